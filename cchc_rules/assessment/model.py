"""Kết quả tự đánh giá of one agency: the result model, plain typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.model import AgencyRef, SourceFile, Waiver
    from cchc_rules.inference.model import Firing, TaskOrder
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.scoring.compiled import CompiledPack
    from cchc_rules.scoring.model import Score, Signal


@dataclass(slots=True)
class CriterionResult:
    """One leaf criterion of one agency. Where the appraisal published a result, ``official``
    is True and the score holds the published points."""

    score: Score
    status: FindingStatus
    signals: tuple[Signal, ...] = ()
    firings: tuple[Firing, ...] = ()
    waiver: Waiver | None = None
    official: bool = False
    official_source: str | None = None
    self_score: Fraction | None = None

    @property
    def criterion_id(self) -> str:
        """Dotted id of the criterion."""
        return self.score.criterion.id


@dataclass(frozen=True, slots=True)
class Totals:
    """Points of an agency or of one field, all exact.

    sure + at_risk + unknown + lost + waived = maximum. The index lies between ``worst`` and
    ``best`` (points after bonus, penalty, clamp and rescale) over ``scale``.
    """

    maximum: Fraction
    sure: Fraction
    at_risk: Fraction
    unknown: Fraction
    lost: Fraction
    waived: Fraction
    excluded: Fraction
    bonus: Fraction
    penalty: Fraction
    worst: Fraction
    best: Fraction
    scale: Fraction
    band_worst: str | None = None
    band_best: str | None = None

    @property
    def percent_worst(self) -> Fraction:
        """The index if everything uncertain is lost, as a fraction of 1."""
        return self.worst / self.scale if self.scale else Fraction(0)

    @property
    def percent_best(self) -> Fraction:
        """The index if everything uncertain is won, as a fraction of 1."""
        return self.best / self.scale if self.scale else Fraction(0)


@dataclass(frozen=True, slots=True)
class ConclusionResult:
    """Kiến nghị with its text filled in and the sentences of the facts that led to it."""

    id: str
    criterion: str
    policy: str
    text: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the result rests on; the same provenance gives the same bytes."""

    pack_id: str
    pack_digest: str
    version: str
    engine: str
    sources: tuple[SourceFile, ...]


@dataclass(slots=True)
class Assessment:
    """Everything about one agency at one as-of date. ``results`` are the leaves in pack order,
    ``parents`` the scores of criteria with children, ``field_totals`` by field id."""

    pack: RulePack
    rules: CompiledPack = field(repr=False, compare=False)
    """The pack compiled, for whoever puts the scores into words."""
    agency: AgencyRef
    as_of: date
    period_from: date
    period_to: date
    results: tuple[CriterionResult, ...]
    parents: tuple[CriterionResult, ...]
    totals: Totals
    field_totals: dict[str, Totals]
    task_orders: tuple[TaskOrder, ...]
    conclusions: tuple[ConclusionResult, ...]
    warnings: tuple[str, ...]
    provenance: Provenance
