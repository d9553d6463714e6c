"""Which day does the text of a date cell mean? The forms the map names, and nothing else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.dossiers.log_map import DateFormat

KEY_LENGTH: Final = 11
"""A date takes ten characters; the eleventh shows whether something else follows it."""

FIRST_YEAR: Final = 1990
"""No one-stop system is older; year 0022 and its like are typing accidents."""

_TIME: Final = r"(?:[ T].*)?"
_PATTERNS: Final[dict[str, re.Pattern[str]]] = {
    "d/m/y": re.compile(
        rf"(?P<day>[0-9]{{1,2}})[/.-](?P<month>[0-9]{{1,2}})[/.-](?P<year>[0-9]{{4}}){_TIME}"
    ),
    "m/d/y": re.compile(
        rf"(?P<month>[0-9]{{1,2}})[/.-](?P<day>[0-9]{{1,2}})[/.-](?P<year>[0-9]{{4}}){_TIME}"
    ),
    "y-m-d": re.compile(
        rf"(?P<year>[0-9]{{4}})[/.-](?P<month>[0-9]{{1,2}})[/.-](?P<day>[0-9]{{1,2}}){_TIME}"
    ),
    "ymd": re.compile(rf"(?P<year>[0-9]{{4}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}}){_TIME}"),
}
_EXCEL: Final = re.compile(r"(?P<serial>[0-9]{5})(?:[.,][0-9]*)?")
_EXCEL_ZERO: Final = date(1899, 12, 30)


class DateReader:
    """Reads the first characters of date cells."""

    def __init__(self, formats: Sequence[DateFormat], last_year: int) -> None:
        self.formats = formats
        self.last_year = last_year

    def read(self, text: str) -> date | None:
        """The day, or None where there is no such day or the text is no date in these forms."""
        written = text.strip()
        for name in self.formats:
            found = self._excel(written) if name == "excel" else self._written(_PATTERNS[name], written)
            if found is not None:
                return found
        return None

    def _written(self, pattern: re.Pattern[str], text: str) -> date | None:
        match = pattern.fullmatch(text)
        if match is None or not FIRST_YEAR <= int(match["year"]) <= self.last_year:
            return None
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None

    def _excel(self, text: str) -> date | None:
        match = _EXCEL.fullmatch(text)
        if match is None:
            return None
        day = _EXCEL_ZERO + timedelta(days=int(match["serial"]))
        return day if FIRST_YEAR <= day.year <= self.last_year else None
