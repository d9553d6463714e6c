"""What does a source document say, line by line? Scanned text with its reading errors corrected.

The texts in ``seeds/`` are as scanned, without the signers' names. Only the errors listed here
are corrected; everything else a pack quotes must stand in the text word for word.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

CORRECTIONS = {
    "s000": {
        "Công dịch vụ công": "Cổng dịch vụ công",
        "Hệ thống thống phần mềm": "Hệ thống phần mềm",
        "Đề án mới việc": "Đề án đổi mới việc",
        "đơn xen": "đan xen",
    },
    "s001": {
        "Chi số": "Chỉ số",
        "Công Thông tin điện tử": "Cổng Thông tin điện tử",
        "Công TTĐT": "Cổng TTĐT",
        "Thủ tướng chính phủ": "Thủ tướng Chính phủ",
        "Chủ tịch UBND tỉnh tỉnh": "Chủ tịch UBND tỉnh",
        "tổ\n\nchức, cá nhân đến thực hiện": "tổ chức, cá nhân đến thực hiện",
    },
    "s004": {
        "Phân đấu đến năm 2020": "Phấn đấu đến năm 2020",
        "phản ánh đến cuối năm 2021": "phấn đấu đến cuối năm 2021",
        "Noi nhận": "Nơi nhận",
        "thẻ lẻ": "thể lệ",
        "bầu Thủ trưởng, Tổ trưởng": "bầu Trưởng thôn, Tổ trưởng",
        "những người hoạt không chuyên trách": "những người hoạt động không chuyên trách",
        "chức, năng nhiệm vụ": "chức năng, nhiệm vụ",
        "đề án cung cấp phát triển": "đề án củng cố, phát triển",
        "d) *Đối với tiêu chí “Cải cách tài chính công”": "đ) *Đối với tiêu chí “Cải cách tài chính công”",
        "d) *Đối với nội dung “Thủ tục hành chính công”": "đ) *Đối với nội dung “Thủ tục hành chính công”",
    },
}


def lines(seed: str) -> list[str]:
    """The non-empty lines of a seed, corrected, without the marks of headings, bold and italics."""
    text = unicodedata.normalize("NFC", (Path(__file__).parent / "seeds" / f"{seed}.txt").read_text("utf-8"))
    for wrong, right in CORRECTIONS[seed].items():
        assert wrong in text, f"{seed}: {wrong!r} is no longer in the text"
        text = text.replace(wrong, right)
    cleaned = (re.sub(r"^#+\s*", "", line).replace("*", "") for line in text.splitlines())
    return [" ".join(line.split()) for line in cleaned if line.strip()]


def without_bullet(line: str) -> str:
    """The line without its leading dash, plus, letter or number."""
    return re.sub(r"^(?:[-+]|[a-zđ]\)|\d+\.)\s+", "", line)
