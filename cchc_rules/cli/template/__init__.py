"""`cchc template ...`: the office's own Word templates. One module per command, imported when run."""

from __future__ import annotations

import click

from cchc_rules.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    package="cchc_rules.cli.template",
    short_helps={
        "export": "Lấy mẫu Word kèm theo chương trình để sửa",
        "check": "Kiểm tra mẫu Word trước khi dùng: nêu mọi chỗ sai",
        "names": "Danh sách tên các chỗ điền trong mẫu",
    },
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    epilog="Ví dụ: cchc template check mau-cua-toi.docx",
)
def template() -> None:
    """Mẫu Word của kế hoạch và các văn bản khác: lấy ra, sửa trong Word, kiểm tra trước khi dùng."""
