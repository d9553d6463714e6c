"""`cchc rules ...`: everything about rule packs themselves. One module per command, imported when run."""

from __future__ import annotations

import click

from cchc_rules.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    package="cchc_rules.cli.rules",
    short_helps={
        "check": "Kiểm tra bộ quy tắc: lỗi và những chỗ có thể sai",
        "test": "Thử bộ quy tắc bằng các tình huống; tìm chỗ đổi mà không tình huống nào phát hiện",
        "diff": "So sánh hai bộ quy tắc theo nội dung, và kết quả theo hai bộ",
        "new": "Tạo bộ quy tắc của năm mới từ một bộ có sẵn",
        "show": "Xem bộ quy tắc hoặc một tiêu chí bằng lời",
        "schema": "Ghi mô tả các loại tệp cho trình soạn thảo (JSON Schema)",
    },
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    epilog="Ví dụ: cchc rules check quang-ngai-2021",
)
def rules() -> None:
    """Kiểm tra, thử, so sánh, tạo mới và xem bộ quy tắc."""
