"""What may a sheet be called? At most 31 characters, none that Excel forbids, no name twice."""

from __future__ import annotations

import re
from typing import Final

from cchc_rules.reports.clean_text import clean

_END: Final = 31
"""In UTF-16, as Excel counts."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']+")

SUMMARY, SCORES, ATTENTION, MATRIX = "Tổng hợp", "Sổ chấm điểm", "Cần chú ý", "Ma trận"
TASKS, CONCLUSIONS, CRITERIA, ABOUT = "Nhiệm vụ", "Kiến nghị", "Tiêu chí", "Thông tin"


def sheet_name(number: int, name: str) -> str:
    """The name of the sheet of an agency: its number makes it the only one, its name follows cut at a word.

    >>> sheet_name(3, "Sở Kế hoạch và Đầu tư: Phòng 1/2")
    '3. Sở Kế hoạch và Đầu tư Phòng'
    """
    full = f"{number}. {clean(_FORBIDDEN.sub(' ', name))}"
    if _size(full) <= _END:
        return full
    kept = full.encode("utf-16-le")[: 2 * _END].decode("utf-16-le", errors="ignore")
    whole_words, blank, _ = kept.rpartition(" ")
    if full[len(kept)] == " ":
        return kept
    return whole_words if blank and " " in whole_words else kept


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
