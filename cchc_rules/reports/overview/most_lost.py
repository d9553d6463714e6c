"""Which criteria cost a province most? By how many agencies lose points there, and how many points."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.assessment.totals import combined_whole
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.overview.table import Table, points_note
from cchc_rules.vietnamese.numbers import format_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import CriterionRecord

_ZERO = Fraction(0)
_HEADS = (
    "Mã",
    "Tiêu chí",
    "Lĩnh vực",
    "Số cơ quan bị trừ điểm",
    "Số cơ quan có nguy cơ",
    "Số cơ quan được chấm",
    "Điểm đã mất",
    "Điểm nguy cơ",
)


@dataclass(frozen=True, slots=True)
class CriterionLoss:
    """What a criterion costs all agencies of a run. ``at_risk`` are points held that may still be lost."""

    entry: CriterionEntry
    agencies_deducted: int
    agencies_at_risk: int
    agencies: int
    """How many agencies are assessed by it."""
    lost: Fraction
    at_risk: Fraction


@dataclass(frozen=True, slots=True)
class MostLost:
    """Criteria that cost or may cost points: most points lost first, then most agencies, then pack order."""

    criteria: tuple[CriterionLoss, ...]
    note: str

    def table(self, most: int | None = None) -> Table:
        """The first ``most`` criteria, all by default."""
        rows = tuple(_row(each) for each in self.criteria[:most])
        return Table("Tiêu chí mất nhiều điểm nhất", _HEADS, rows, frozenset(range(3, len(_HEADS))))


def most_lost(collection: Collection) -> MostLost:
    """The criteria that cost points. Of a parent that is no plain sum, the parent counts, not its parts."""
    wholes = combined_whole(collection.pack)
    by_entry: defaultdict[str, list[CriterionRecord]] = defaultdict(list)
    for record in collection.agencies:
        own = {each.id: each for each in record.parents if wholes.get(each.id) == each.id}
        own.update((each.id, each) for each in record.criteria if wholes.get(each.id, each.id) == each.id)
        for each in own.values():
            by_entry[each.id].append(each)
    found = (_loss(entry, by_entry[entry.id]) for entry in collection.entries if entry.id in by_entry)
    costly = [each for each in found if each.agencies_deducted or each.agencies_at_risk or each.lost]
    costly.sort(key=lambda each: (-each.lost, -each.agencies_deducted, -each.at_risk, -each.agencies_at_risk))
    return MostLost(tuple(costly), points_note(collection.pack))


def _loss(entry: CriterionEntry, records: Sequence[CriterionRecord]) -> CriterionLoss:
    statuses = [each.status for each in records]
    return CriterionLoss(
        entry=entry,
        agencies_deducted=statuses.count(FindingStatus.DEDUCTED),
        agencies_at_risk=statuses.count(FindingStatus.AT_RISK),
        agencies=len(records) - statuses.count(FindingStatus.NOT_APPLICABLE),
        lost=sum((each.lost for each in records), _ZERO),
        at_risk=sum((_may_be_lost(each) for each in records), _ZERO),
    )


def _may_be_lost(record: CriterionRecord) -> Fraction:
    """What is at stake beyond what is lost already."""
    if record.status not in (FindingStatus.DEDUCTED, FindingStatus.AT_RISK):
        return _ZERO
    return record.at_stake if record.points is None else record.at_stake - record.lost


def _row(each: CriterionLoss) -> tuple[str, ...]:
    counts = (each.agencies_deducted, each.agencies_at_risk, each.agencies)
    points = (each.lost, each.at_risk)
    names = (each.entry.id, each.entry.name, each.entry.field_name)
    return (*names, *map(str, counts), *map(format_points, points))
