"""`cchc evidence ...`: where the figures come from. One module per command, imported when run."""

from __future__ import annotations

import click

from cchc_rules.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    package="cchc_rules.cli.evidence",
    short_helps={
        "form": "Tạo biểu Excel để các cơ quan điền số liệu",
        "import": "Đọc biểu Excel đã điền thành tệp số liệu",
        "dossiers": "Tính số liệu từ danh sách hồ sơ của hệ thống một cửa",
        "compare": "Đối chiếu số liệu của hai nguồn",
        "check": "Kiểm tra tệp số liệu, chưa đánh giá",
    },
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    epilog="Ví dụ: cchc evidence form quang-ngai-2021 --level province -o mau.xlsx",
)
def evidence() -> None:
    """Lập, nhập, tổng hợp và kiểm tra số liệu của các cơ quan."""
