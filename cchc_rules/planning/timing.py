"""When must a task be done? The words an office prints and the last day, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.criteria import DueBy, DueIn, Timing
from cchc_rules.vietnamese.dates import DateFormatError, format_date, parse_period_end

if TYPE_CHECKING:
    from datetime import date

RECURRING = {
    "regular": "Thường xuyên",
    "monthly": "Hằng tháng",
    "quarterly": "Hằng quý",
    "yearly": "Hằng năm",
}
"""Work without a last day, from the most frequent to the rarest."""


class TimingText(NamedTuple):
    """The timing as printed, and its last day; None where it has none."""

    text: str
    due: date | None = None


def timing_text(timing: Timing | None) -> TimingText | None:
    """The words and the last day of a remedy's timing; None where the source gives no timing."""
    match timing:
        case None:
            return None
        case DueBy(by=day):
            return TimingText(f"Chậm nhất ngày {format_date(day)}", day)
        case DueIn(in_=written):
            return TimingText(_capital(written), _end_of(written))
        case str() if timing in RECURRING:
            return TimingText(RECURRING[timing])
        case str():
            return TimingText(_capital(timing), _end_of(timing))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _end_of(text: str) -> date | None:
    """The last day of a written period; free words such as "ngay khi phát sinh" have none."""
    try:
        return parse_period_end(text.rstrip(". "))
    except DateFormatError:
        return None
