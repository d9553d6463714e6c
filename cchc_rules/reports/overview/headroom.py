"""How far is an agency from the lines of its criteria? Nearest first, as many on either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.overview.table import NOTHING, Table
from cchc_rules.reports.words import STATUS
from cchc_rules.scoring.wording import upper_first

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.scoring.model import Distance

_HEADS = ("Mã", "Tiêu chí", "Kết quả", "Chỉ tiêu", "Khoảng cách", "Trạng thái")
_PLACES_IN_GROUP: Final = "bậc"


@dataclass(frozen=True, slots=True)
class Room:
    """One criterion and its line. ``distance`` has the gap in the measure's own unit.

    ``percent_points`` is the same for a bar, in percent points: above 0 so much room, below 0 so much
    missing; None where the criterion counts something else, which no common bar can show.
    """

    entry: CriterionEntry
    status: FindingStatus
    value: str
    target: str
    distance: Distance
    percent_points: Fraction | None

    @property
    def sentence(self) -> str:
        """The distance in words, whole files included."""
        return upper_first(self.distance.sentence)


@dataclass(frozen=True, slots=True)
class Headroom:
    """Rates first, nearest to the line first; then what counts something else, the same way."""

    title: str
    rooms: tuple[Room, ...]

    def table(self) -> Table:
        """A row for each criterion that has a line."""
        rows = tuple(_row(each) for each in self.rooms)
        return Table(f"Khoảng cách đến mức yêu cầu: {self.title}", _HEADS, rows)


def headroom(collection: Collection, record: AgencyRecord) -> Headroom:
    """The distances of one agency; criteria without a figure or without a line have none."""
    entries = {entry.id: entry for entry in collection.entries}
    rooms = [
        Room(
            entry=entries[each.id],
            status=each.status,
            value=each.value or NOTHING,
            target=each.target or each.distance.target or NOTHING,
            distance=each.distance,
            percent_points=_percent_points(entries[each.id], each.distance),
        )
        for each in record.criteria
        if each.distance is not None
    ]
    rooms.sort(key=_nearness)
    return Headroom(record.agency.name, tuple(rooms))


def _percent_points(entry: CriterionEntry, distance: Distance) -> Fraction | None:
    """Against the group's average a distance is in percent points too, against its ranks it is not."""
    if not entry.is_rate or distance.whole_unit == _PLACES_IN_GROUP:
        return None
    return -distance.gap * 100


def _nearness(room: Room) -> tuple[bool, Fraction, bool]:
    """Of two equally near, the one that misses its line comes first."""
    return room.percent_points is None, abs(room.distance.gap), room.distance.reached


def _row(room: Room) -> tuple[str, ...]:
    status = STATUS["vi"][room.status]
    return (room.entry.id, room.entry.name, room.value, room.target, room.sentence, status)
