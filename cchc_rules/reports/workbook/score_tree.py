"""Which rows does the score table of an agency have, and which rows does each add up?

Fields, criteria with sub-criteria and criteria in the order of the pack, with exact points. It
knows nothing of cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cchc_rules.assessment.totals import is_sum
from cchc_rules.packs.policies import FindingStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_rules.assessment.model import Totals
    from cchc_rules.packs.criteria import Field
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord

RowKind = Literal["field", "parent", "criterion", "total"]


@dataclass(slots=True)
class ScoreRow:
    """One row. ``adds`` are the places of the rows it is the sum of; None where its points are its own.

    Points are None where nothing is known, ``maximum`` where nothing counts (not assessed).
    ``difference`` is computed minus self-scored, over the criteria that have both.
    """

    kind: RowKind
    id: str
    name: str
    maximum: Fraction | None = None
    self_score: Fraction | None = None
    points: Fraction | None = None
    difference: Fraction | None = None
    adds: list[int] | None = None
    entry: CriterionEntry | None = None
    record: CriterionRecord | None = None
    below: list[CriterionRecord] = field(default_factory=list)
    """The criteria below it."""


def score_rows(pack: RulePack, entries: Iterable[CriterionEntry], agency: AgencyRecord) -> list[ScoreRow]:
    """The rows of an agency, the total last. Criteria that are not for its level have none."""
    return _Tree(pack, agency).rows(entries)


class _Tree:
    def __init__(self, pack: RulePack, agency: AgencyRecord) -> None:
        self._pack = pack
        self._agency = agency
        self._leaves = {each.id: each for each in agency.criteria}
        self._parents = {each.id: each for each in agency.parents}
        self._rows: list[ScoreRow] = []
        self._places: dict[str, int] = {}

    def rows(self, entries: Iterable[CriterionEntry]) -> list[ScoreRow]:
        by_field: dict[str, list[CriterionEntry]] = {}
        for entry in entries:
            if entry.id in self._leaves or entry.id in self._parents:
                by_field.setdefault(entry.field, []).append(entry)
        parts: list[int] = []
        for each in self._pack.fields:
            below = by_field.pop(each.id, [])
            if below:
                parts.append(self._field(each, below))
            elif (totals := self._agency.field_totals.get(each.id)) is not None:
                parts.append(self._open_field(each, totals))
        for below in by_field.values():
            parts += self._criteria(below)
        self._rows.append(ScoreRow("total", "", "Tổng cộng", adds=parts, below=list(self._agency.criteria)))
        for row in reversed(self._rows[:-1]):
            self._sum_up(row)
        self._sum_up(self._rows[-1])
        return self._rows

    def _field(self, each: Field, below: Sequence[CriterionEntry]) -> int:
        place = len(self._rows)
        leaves = [self._leaves[entry.id] for entry in below if entry.id in self._leaves]
        row = ScoreRow("field", each.id, each.name, below=leaves)
        self._rows.append(row)
        row.adds = self._criteria(below)
        return place

    def _open_field(self, each: Field, totals: Totals) -> int:
        """A field that has points and no criteria yet: unknown unless its points were published."""
        points = totals.sure if not totals.unknown else None
        self._rows.append(ScoreRow("field", each.id, each.name, totals.maximum, None, points))
        return len(self._rows) - 1

    def _criteria(self, entries: Sequence[CriterionEntry]) -> list[int]:
        """Write the criteria down; the places of those that count in the sum above them."""
        tops: list[int] = []
        for entry in entries:
            place = self._places[entry.id] = len(self._rows)
            self._rows.append(self._criterion(entry))
            above = self._places.get(self._pack.parent_id(entry.id) or "")
            if above is None:
                if entry.group == "ordinary":
                    tops.append(place)
            elif (adds := self._rows[above].adds) is not None:
                adds.append(place)
        return tops

    def _criterion(self, entry: CriterionEntry) -> ScoreRow:
        leaf = self._leaves.get(entry.id)
        record = leaf or self._parents[entry.id]
        plain_sum = leaf is None and is_sum(self._pack.by_id[entry.id])
        row = ScoreRow(
            "criterion" if leaf else "parent",
            entry.id,
            entry.name,
            None if record.status is FindingStatus.NOT_APPLICABLE else record.maximum,
            record.self_score,
            record.points,
            entry=entry,
            record=record,
            adds=[] if plain_sum else None,
        )
        if row.points is not None and row.self_score is not None:
            row.difference = row.points - row.self_score
        return row

    def _sum_up(self, row: ScoreRow) -> None:
        if row.adds is None:
            return
        below = [self._rows[place] for place in row.adds]
        row.maximum = _sum(each.maximum for each in below) or Fraction(0)
        row.self_score = _sum(each.self_score for each in below)
        row.points = _sum(each.points for each in below)
        row.difference = _sum(each.difference for each in below)


def _sum(parts: Iterable[Fraction | None]) -> Fraction | None:
    known = [each for each in parts if each is not None]
    return sum(known, Fraction(0)) if known else None


def kept_in_open(agency: AgencyRecord, total: ScoreRow) -> Fraction:
    """Points an agency holds or may hold in criteria that have no final points yet.

    They are among its sure and at-risk points and not in the column of computed points.
    """
    return agency.totals.sure + agency.totals.at_risk - (total.points or Fraction(0))


def counts_of(records: Iterable[CriterionRecord]) -> Mapping[FindingStatus, int]:
    """How many criteria have which status."""
    found: dict[FindingStatus, int] = {}
    for each in records:
        found[each.status] = found.get(each.status, 0) + 1
    return found
