"""Which distances and series does the page list? All of one agency; of many what is nearest to its line."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.overview.headroom import headroom
from cchc_rules.reports.overview.table import NOTHING
from cchc_rules.reports.overview.trends import trends
from cchc_rules.reports.page.agencies import keys_of, labels_of
from cchc_rules.reports.page.marks import FINDINGS, MARKS
from cchc_rules.reports.page.summary import width_of
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.reports.overview.headroom import Room
    from cchc_rules.reports.overview.trends import Trend
    from cchc_rules.reports.page.marks import Mark
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.scoring.series import Moment

MOST: Final = 60
"""Rows of one list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: whose, which criterion, and the cells after them.

    ``width`` is a bar to the left (what is missing) or right (the room left) of the line, in percent
    of half the cell; empty where no common bar can show it.
    """

    agency_key: str
    agency: str
    criterion: str
    name: str
    mark: Mark
    cells: tuple[str, ...]
    width: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines shown, and how many there are."""

    lines: tuple[Line, ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many lines are only to be found at their criteria."""
        return self.total - len(self.lines)


def distances(collection: Collection) -> Listed:
    """How far figures are from their lines: Kết quả, Chỉ tiêu, Khoảng cách. Nearest first."""
    found = [
        (key, label, room)
        for key, label, record in _each(collection)
        for room in headroom(collection, record).rooms
    ]
    if len(collection.agencies) > 1:
        # Of many agencies only what one scale shows can be compared.
        found = [each for each in found if each[2].percent_points is not None]
        found.sort(key=lambda each: _nearness(each[2]))
    shown = found[:MOST]
    widest = max((_nearness(room)[0] for _, _, room in shown), default=Fraction(0))
    return Listed(tuple(_distance(*each, widest) for each in shown), len(found))


def series(collection: Collection) -> Listed:
    """How figures moved: Chỉ tiêu, Đầu, Cuối, Thay đổi. Of many agencies findings come first."""
    found = [
        (key, label, trend)
        for key, label, record in _each(collection)
        for trend in trends(collection, record).series
    ]
    found.sort(key=lambda each: len(collection.agencies) > 1 and each[2].status not in FINDINGS)
    return Listed(tuple(_moved(*each) for each in found[:MOST]), len(found))


def _each(collection: Collection) -> Iterator[tuple[str, str, AgencyRecord]]:
    return zip(keys_of(collection), labels_of(collection), collection.agencies, strict=True)


def _nearness(room: Room) -> tuple[Fraction, bool]:
    return abs(room.percent_points or Fraction(0)), room.distance.reached


def _distance(key: str, label: str, room: Room, widest: Fraction) -> Line:
    points = room.percent_points
    return Line(
        agency_key=key,
        agency=label,
        criterion=room.entry.id,
        name=room.entry.name,
        mark=MARKS[room.status],
        cells=(room.value, room.target, room.sentence),
        width="" if points is None else width_of(abs(points), widest),
        missing=not room.distance.reached,
    )


def _moved(key: str, label: str, trend: Trend) -> Line:
    return Line(
        agency_key=key,
        agency=label,
        criterion=trend.entry.id,
        name=trend.entry.name,
        mark=MARKS[trend.status],
        cells=(
            trend.target or NOTHING,
            _told(trend, trend.moments[0]),
            _told(trend, trend.moments[-1]),
            trend.change,
        ),
    )


def _told(trend: Trend, moment: Moment) -> str:
    return f"{trend.said(moment.value)} (đến {format_date(moment.day)})"
