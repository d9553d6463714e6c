"""Bảng tổng hợp điểm: a row for every field and criterion of an agency, the total, the index.

The first of the three parts the ministry asks of a self-assessment report (383, 384/BNV-CCHC, 28/01/2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.selfassessment.points_text import (
    difference,
    percent_span,
    points,
    points_range,
    signed_range,
)
from cchc_rules.reports.selfassessment.self_scores import (
    ORDINARY,
    claimed_text,
    group_of,
    is_self_scored,
    self_scored,
    self_scores_of,
)
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord

TOTAL = "TỔNG ĐIỂM"
INDEX = "CHỈ SỐ"
LOW_END = " (mức thấp: mất hết điểm có nguy cơ và điểm chưa rõ)"
OUTSIDE = (
    "Điểm tối đa trong ngoặc không cộng vào tổng: tiêu chí không đánh giá, tiêu chí điểm thưởng, điểm phạt."
)
PUBLISHED = "(theo kết quả thẩm định)"
_GROUPS = {"bonus": "điểm thưởng", "penalty": "điểm phạt"}
_NOT_COMPUTED = frozenset({FindingStatus.NOT_APPLICABLE, FindingStatus.WAIVED})


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row as printed; `look` tells a field, a criterion with sub-criteria, a leaf, a total."""

    look: Literal["field", "parent", "leaf", "total"]
    number: str
    name: str
    maximum: str
    self_score: str
    computed: str
    difference: str
    status: str
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The rows, and what has to be said above them."""

    rows: tuple[ScoreRow, ...]
    notes: tuple[str, ...]


def score_table(collection: Collection, agency: AgencyRecord) -> ScoreTable:
    """Fields with their subtotals, under each its criteria in the order of the pack; total and index."""
    sheet = _Sheet(collection, agency)
    rows = sheet.rows()
    outside = any(row.maximum.startswith("(") for row in rows)
    return ScoreTable(rows, (OUTSIDE,) if outside else ())


class _Sheet:
    """What the rows of one agency are made from."""

    def __init__(self, collection: Collection, agency: AgencyRecord) -> None:
        self._pack, self._agency = collection.pack, agency
        self._records = {record.id: record for record in (*agency.parents, *agency.criteria)}
        self._entries = [entry for entry in collection.entries if entry.id in self._records]
        self._groups = {entry.id: group_of(self._pack, entry.id) for entry in self._entries}
        self._own = {unit.id for unit in self_scored(agency.criteria, agency.parents)}

    def rows(self) -> tuple[ScoreRow, ...]:
        found: list[ScoreRow] = []
        for field in self._pack.fields:
            inside = [entry for entry in self._entries if entry.field == field.id]
            if field.id in self._agency.field_totals or inside:
                found.append(self._field_row(field.id, field.name, inside))
                found += map(self._criterion_row, inside)
        found += (self._criterion_row(entry) for entry in self._entries if not entry.field)
        return (*found, self._total_row(), self._index_row())

    def _field_row(self, field: str, name: str, inside: Sequence[CriterionEntry]) -> ScoreRow:
        totals = self._agency.field_totals.get(field)
        worst, best = self._sum(inside) if inside or totals is None else (totals.worst, totals.best)
        return self._sum_row(field, name, totals.maximum if totals else Fraction(0), (worst, best), inside)

    def _total_row(self) -> ScoreRow:
        worst, best = self._sum(self._entries)
        held = {entry.field for entry in self._entries}
        for field, totals in self._agency.field_totals.items():
            # A field of a template has points and no criteria yet.
            if field not in held:
                worst, best = worst + totals.worst, best + totals.best
        return self._sum_row("", TOTAL, self._agency.totals.maximum, (worst, best), self._entries)

    def _index_row(self) -> ScoreRow:
        totals = self._agency.totals
        told = percent_span(totals.percent_worst, totals.percent_best) if totals.scale else BLANK
        name = INDEX if totals.worst == totals.best else INDEX + LOW_END
        return ScoreRow("total", "", name, "", "", told, "", "", ("",))

    def _sum_row(
        self,
        number: str,
        name: str,
        maximum: Fraction,
        computed: tuple[Fraction, Fraction],
        inside: Sequence[CriterionEntry],
    ) -> ScoreRow:
        units = [
            self._records[entry.id]
            for entry in inside
            if entry.id in self._own and self._groups[entry.id] == ORDINARY
        ]
        own = self_scores_of(units)
        return ScoreRow(
            look="field" if number else "total",
            number=number,
            name=clean(name),
            maximum=points(maximum),
            self_score=claimed_text(own),
            computed=points_range(*computed),
            difference=signed_range(own.total - own.best, own.total - own.worst) if own.given else "",
            status="",
            proof=("",),
        )

    def _sum(self, inside: Sequence[CriterionEntry]) -> tuple[Fraction, Fraction]:
        """Computed points from worst to best: of the topmost criteria, which know how theirs add up."""
        worst = best = Fraction(0)
        for entry in inside:
            if self._pack.parent_id(entry.id) in self._records:
                continue
            record = self._records[entry.id]
            if self._groups[entry.id] == "penalty":
                worst, best = worst - record.best, best - record.worst
            else:
                worst, best = worst + record.worst, best + record.best
        return worst, best

    def _criterion_row(self, entry: CriterionEntry) -> ScoreRow:
        record, group = self._records[entry.id], self._groups[entry.id]
        outside = record.status is FindingStatus.NOT_APPLICABLE or group != ORDINARY
        suffix = f" ({_GROUPS[group]})" if group in _GROUPS else ""
        return ScoreRow(
            look="leaf" if entry.is_leaf else "parent",
            number=record.id,
            name=clean(entry.name) + suffix,
            maximum=f"({points(record.maximum)})" if outside else points(record.maximum),
            self_score=self._self_score(record),
            computed="" if record.status in _NOT_COMPUTED else points_range(record.worst, record.best),
            difference=difference(record),
            status=_status(record),
            proof=_proof(record) if entry.is_leaf else ("",),
        )

    def _self_score(self, record: CriterionRecord) -> str:
        if record.self_score is not None:
            return points(record.self_score)
        return BLANK if record.id in self._own else ""


def proof_lines(record: CriterionRecord) -> Iterator[str]:
    """What is there, a line each."""
    return (clean(line) for line in record.proof)


def _status(record: CriterionRecord) -> str:
    said = STATUS["vi"][record.status]
    return f"{said} {PUBLISHED}" if record.official else said


def _proof(record: CriterionRecord) -> tuple[str, ...]:
    """The proof, and a blank to write in where something is still missing."""
    missing = (BLANK,) if record.lacks_proof and is_self_scored(record) else ()
    return (*proof_lines(record), *missing) or ("",)
