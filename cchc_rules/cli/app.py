"""The group `cchc` and its commands; a command's module is imported only when it is run."""

from __future__ import annotations

import click

from cchc_rules.cli.lazy import LazyGroup
from cchc_rules.version import VERSION


@click.group(
    cls=LazyGroup,
    package="cchc_rules.cli",
    short_helps={
        "assess": "Tự đánh giá: tiêu chí bị trừ điểm, có nguy cơ, chưa rõ; vì sao",
        "plan": "Dự thảo kế hoạch khắc phục",
        "explain": "Giải thích kết quả một tiêu chí của một cơ quan",
        "report": "Báo cáo tự chấm điểm và tổng hợp: Word, Excel, HTML",
        "template": "Mẫu Word của kế hoạch và báo cáo: lấy ra, kiểm tra",
        "evidence": "Biểu Excel, danh sách hồ sơ, đối chiếu số liệu",
        "rules": "Kiểm tra, thử, so sánh, tạo mới và xem bộ quy tắc",
    },
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Ví dụ: cchc assess quang-ngai-2021 so-lieu/van-phong.yaml",
)
@click.version_option(VERSION, prog_name="cchc")
def cchc() -> None:
    """Tự đánh giá Chỉ số cải cách hành chính theo bộ quy tắc, chỉ ra tiêu chí bị trừ điểm và có nguy cơ bị
    trừ điểm, và dự thảo kế hoạch khắc phục.

    Kết thúc với mã 0: không có phát hiện từ mức --fail-on; 1: có; 2: sai cách dùng lệnh; 3: bộ quy tắc không
    dùng được; 4: số liệu không dùng được; 5: lỗi của chương trình.
    """
