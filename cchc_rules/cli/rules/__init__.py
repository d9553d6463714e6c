"""`cchc rules ...`: everything about rule packs themselves. One module per command, imported when run."""

from __future__ import annotations

import click

from cchc_rules.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    package="cchc_rules.cli.rules",
    short_helps={},
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    epilog="Ví dụ: cchc rules check quang-ngai-2021",
)
def rules() -> None:
    """Kiểm tra, thử, so sánh, tạo mới và xem bộ quy tắc."""
