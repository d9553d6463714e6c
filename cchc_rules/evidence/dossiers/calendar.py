"""Which day comes before which deadline? A table of days with their place among working days.

Every day has a `place`: working day number n has place 2n, the days off after it 2n + 1. A deadline that
falls on a day off moves to the next working day (Civil Code 2015, article 148, clause 5); moving it by
k working days adds 2k. What was returned at a place after the deadline's is late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.evidence.dossiers.log_map import WorkingCalendar

_SATURDAY: Final = 5


class Day(NamedTuple):
    """One day: its ordinal, its month (year x 12 + month - 1), its place, the place as a deadline."""

    ordinal: int
    month: int
    place: int
    deadline: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of whole years, first to last."""

    first: int
    """Ordinal of the first day."""
    days: tuple[Day, ...]

    def day(self, when: date) -> Day:
        """The day in the table.

        Raises:
            IndexError: for a day outside the years of the table.
        """
        index = when.toordinal() - self.first
        if index < 0:
            raise IndexError(when)
        return self.days[index]


def month_of(when: date) -> int:
    """The month as a running number: year x 12 + month - 1."""
    return when.year * 12 + when.month - 1


def month_name(month: int) -> str:
    """A running month as people write it: 02/2024, 3/2024 (Decree 30/2020/NĐ-CP)."""
    year, index = divmod(month, 12)
    return f"{index + 1:02d}/{year}" if index < 2 else f"{index + 1}/{year}"


def month_end(month: int) -> date:
    """The last day of a running month."""
    year, index = divmod(month + 1, 12)
    return date(year, index + 1, 1) - timedelta(days=1)


def calendar_of(dates: Iterable[date], own: WorkingCalendar) -> Calendar:
    """The table for all years the dates lie in, with the holidays of Vietnam and the office's own days."""
    years = {day.year for day in dates}
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    off, worked = _holidays(first.year, last.year)
    off = (off | set(own.holidays)) - set(own.working_days)
    worked = (worked | set(own.working_days)) - set(own.holidays)
    days: list[Day] = []
    number = 0
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        is_worked = day in worked or (day.weekday() < _SATURDAY and day not in off)
        number += is_worked
        place = 2 * number + (not is_worked)
        days.append(Day(ordinal, month_of(day), place, place + place % 2))
    return Calendar(first.toordinal(), tuple(days))


def _holidays(first: int, last: int) -> tuple[set[date], set[date]]:
    """Public holidays with the days off in lieu, and the Saturdays worked instead."""
    from holidays import country_holidays

    found = country_holidays("VN", years=range(first, last + 1))
    return set(found), {day for day in found.weekend_workdays if first <= day.year <= last}
