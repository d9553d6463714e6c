"""How does an office write a date or a period, and which day does it mean?

The day always comes first; nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from cchc_rules.vietnamese.names import fold

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside are typing accidents (0021, 20211)."""

_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
        r"(?:ngay )?(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})",
        r"(?:ngay )?(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})",
        r"(?:ngay )?(?P<day>[0-9]{1,2}) thang (?P<month>[0-9]{1,2}) nam (?P<year>[0-9]{4})",
    )
)
_YEAR = r"(?: ?/ ?| nam )(?P<year>[0-9]{4})"
_JOIN = r"(?: ?, ?| ?- ?| va )"
_QUARTER = re.compile(
    rf"(?:trong )?quy (?P<list>(?:[1-4]|iv|i{{1,3}})(?:{_JOIN}(?:[1-4]|iv|i{{1,3}}))*){_YEAR}"
)
_MONTH = re.compile(rf"(?:trong )?thang (?P<list>[0-9]{{1,2}}(?:{_JOIN}[0-9]{{1,2}})*){_YEAR}")
_WHOLE_YEAR = re.compile(r"(?:trong |ca )?nam (?P<year>[0-9]{4})")
_FIRST_MONTHS = re.compile(r"(?:trong )?(?P<count>[0-9]{1,2}) thang (?:dau )?nam (?P<year>[0-9]{4})")
_LAST_MONTHS = re.compile(r"(?:trong )?[0-9]{1,2} thang cuoi nam (?P<year>[0-9]{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS_IN_QUARTER, _MONTHS_IN_YEAR = 3, 12


class DateFormatError(ValueError):
    """A text that is not a date or a period; the message is a Vietnamese sentence for the user."""


def parse_date(text: str) -> date:
    """Read 2021-09-30, 06/8/2021, 6-8-2021 or "ngày 06 tháng 8 năm 2021"; the day comes first."""
    folded = fold(text)
    for pattern in _DATES:
        if match := pattern.fullmatch(folded):
            return _real_date(int(match["day"]), int(match["month"]), int(match["year"]), text)
    raise DateFormatError(
        f"“{_shown(text)}” không phải là ngày; hãy viết như 30/9/2021, 2021-09-30 "
        "hoặc ngày 30 tháng 9 năm 2021"
    )


def parse_period_end(text: str) -> date:
    """The last day of a written period: "Quý III/2022", "Tháng 6 năm 2022", "6 tháng đầu năm 2024"."""
    folded = fold(text)
    if match := _QUARTER.fullmatch(folded):
        quarter = max(_QUARTERS[name] for name in re.split(_JOIN, match["list"]))
        return _month_end(quarter * _MONTHS_IN_QUARTER, match["year"], text)
    if match := _MONTH.fullmatch(folded):
        return _month_end(max(int(name) for name in re.split(_JOIN, match["list"])), match["year"], text)
    if match := _FIRST_MONTHS.fullmatch(folded):
        return _month_end(int(match["count"]), match["year"], text)
    if match := _WHOLE_YEAR.fullmatch(folded) or _LAST_MONTHS.fullmatch(folded):
        return _month_end(_MONTHS_IN_YEAR, match["year"], text)
    raise DateFormatError(
        f"“{_shown(text)}” không phải là một kỳ; hãy viết như Quý III/2022, Tháng 6/2022, "
        "6 tháng đầu năm 2022 hoặc năm 2022"
    )


def format_date(day: date) -> str:
    """Write 06/8/2021: a zero before days below 10 and before months 1 and 2 (Decree 30/2020/NĐ-CP)."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def format_date_long(day: date) -> str:
    """Write "ngày 06 tháng 8 năm 2021"."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"0{day.month}" if day.month in (1, 2) else str(day.month)


def _real_date(day: int, month: int, year: int, text: str) -> date:
    _check_year(year, text)
    if not 1 <= month <= _MONTHS_IN_YEAR:
        raise DateFormatError(f"“{_shown(text)}”: không có tháng {month}; viết ngày trước, tháng sau")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DateFormatError(
            f"“{_shown(text)}”: tháng {month} năm {year} không có ngày {day}, chỉ có từ 1 đến {last}"
        )
    return date(year, month, day)


def _month_end(month: int, year_text: str, text: str) -> date:
    year = int(year_text)
    _check_year(year, text)
    if not 1 <= month <= _MONTHS_IN_YEAR:
        raise DateFormatError(f"“{_shown(text)}”: không có tháng {month}")
    return date(year, month, calendar.monthrange(year, month)[1])


def _check_year(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateFormatError(f"“{_shown(text)}”: năm phải trong khoảng từ {FIRST_YEAR} đến {LAST_YEAR}")


def _shown(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else shown[:40] + "…"
