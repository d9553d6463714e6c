"""What a criterion got: the verdict, and the score of one agency that carries it."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_rules.evidence.model import DocumentRecord
    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.scoring.readings import Reading, Reason
    from cchc_rules.scoring.rules import Rule

_ZERO = Fraction(0)
_NO_DOCUMENTS: Mapping[str, DocumentRecord] = MappingProxyType({})


class ScoreState(StrEnum):
    """Whether a criterion could be scored."""

    SCORED = "scored"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


class Verdict:
    """What was found about one criterion, apart from the agency it was found for.

    Most verdicts (all points, no points, no figure) are ``shared``: the same object for every
    agency; that is what makes scoring fast. A ``lazy`` verdict holds no reading: its rule derives
    it from the agency's ledger when somebody asks.
    """

    __slots__ = (
        "_lost",
        "best",
        "criterion",
        "due",
        "lazy",
        "level",
        "max_points",
        "message",
        "missing",
        "points",
        "reading",
        "reason",
        "rule",
        "settled",
        "shared",
        "state",
        "step",
        "worst",
    )

    def __init__(
        self,
        criterion: Criterion,
        state: ScoreState,
        points: Fraction | None,
        worst: Fraction,
        best: Fraction,
        max_points: Fraction,
        reading: Reading | None = None,
        reason: Reason | None = None,
        step: int | None = None,
        message: str | None = None,
        missing: tuple[str, ...] = (),
        level: AgencyLevel | None = None,
        due: date | None = None,
        rule: Rule | None = None,
    ) -> None:
        self.criterion = criterion
        self.state = state
        self.points = points
        self.worst = worst
        self.best = best
        self.max_points = max_points
        self.reading = reading
        self.reason = reason
        self.step = step
        self.message = message
        self.missing = missing
        self.level = level
        self.due = due
        self.rule = rule
        self.lazy = False
        self.shared = False
        self.settled = False
        """All points, for certain, on plain figures: nothing to look into."""
        self._lost: Fraction | None = None

    @property
    def lost(self) -> Fraction:
        """Points certainly lost; a bonus not won is not lost, a penalty given is."""
        if self._lost is None:
            self._lost = self._points_lost()
        return self._lost

    def _points_lost(self) -> Fraction:
        if self.points is None or self.criterion.group == "bonus":
            return _ZERO
        return self.points if self.criterion.group == "penalty" else self.max_points - self.points


class Score(tuple[Any, Any]):
    """Points of one criterion for one agency.

    ``points`` is None unless state is SCORED; ``worst``/``best`` bound what the points may
    still turn out to be (equal to points when certain; 0 and max when unknown). ``step`` is the
    index of the step that held. ``missing`` names what an unknown score lacks. All points are
    exact fractions. ``max_points`` of a criterion that does not apply is what it would have been.
    """

    # A verdict and the ledger it was reached on: two pointers, made without a Python frame.
    __slots__ = ()

    def __new__(
        cls,
        criterion: Criterion,
        state: ScoreState,
        points: Fraction | None,
        worst: Fraction,
        best: Fraction,
        max_points: Fraction,
        reading: Reading | None = None,
        reason: Reason | None = None,
        step: int | None = None,
        message: str | None = None,
        missing: tuple[str, ...] = (),
        level: AgencyLevel | None = None,
        due: date | None = None,
    ) -> Self:
        verdict = Verdict(
            criterion,
            state,
            points,
            worst,
            best,
            max_points,
            reading,
            reason,
            step,
            message,
            missing,
            level,
            due,
        )
        return tuple.__new__(cls, (verdict, None))

    verdict: Verdict = property(itemgetter(0))  # type: ignore[assignment]
    """Everything but the reading; shared with other agencies where nothing is particular to this one."""

    @property
    def criterion(self) -> Criterion:
        """The criterion that was scored."""
        return self.verdict.criterion

    @property
    def state(self) -> ScoreState:
        """Whether it could be scored."""
        return self.verdict.state

    @property
    def points(self) -> Fraction | None:
        """The points; None unless scored."""
        return self.verdict.points

    @property
    def worst(self) -> Fraction:
        """The fewest points it may still turn out to be."""
        return self.verdict.worst

    @property
    def best(self) -> Fraction:
        """The most points it may still turn out to be."""
        return self.verdict.best

    @property
    def max_points(self) -> Fraction:
        """The points that could be had."""
        return self.verdict.max_points

    @property
    def reading(self) -> Reading | None:
        """The value it was scored on; None where there is none."""
        verdict: Verdict = self[0]
        if verdict.lazy and verdict.rule is not None and self[1] is not None:
            return verdict.rule.reread(self[1])
        return verdict.reading

    @property
    def reason(self) -> Reason | None:
        """Why, where points alone do not say it."""
        return self.verdict.reason

    @property
    def step(self) -> int | None:
        """Index of the step that held."""
        return self.verdict.step

    @property
    def message(self) -> str | None:
        """For state ERROR: what went wrong, in Vietnamese."""
        return self.verdict.message

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the measures, documents, criteria or units an unknown score lacks."""
        return self.verdict.missing

    @property
    def level(self) -> AgencyLevel | None:
        """The level of the agency, which decides the rule of a `by_level` criterion."""
        return self.verdict.level

    @property
    def due(self) -> date | None:
        """The last day in time of a `deadline`, where it is known."""
        verdict: Verdict = self[0]
        if verdict.due is not None:
            return verdict.due
        reading = self.reading
        return reading.due if reading is not None else None

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """What the agency said of its documents; empty where the score was made without its evidence."""
        return self[1].documents if self[1] is not None else _NO_DOCUMENTS

    @property
    def lost(self) -> Fraction:
        """Points certainly lost against the maximum; 0 when not scored."""
        return self.verdict.lost

    def with_reading(self) -> Score:
        """The same score with its reading worked out, for whoever asks for it more than once."""
        verdict: Verdict = self[0]
        if not verdict.lazy:
            return self
        found = Verdict(
            verdict.criterion,
            verdict.state,
            verdict.points,
            verdict.worst,
            verdict.best,
            verdict.max_points,
            self.reading,
            verdict.reason,
            verdict.step,
            verdict.message,
            verdict.missing,
            verdict.level,
            verdict.due,
            verdict.rule,
        )
        return tuple.__new__(Score, (found, self[1]))

    def _asdict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _SCORE_FIELDS}

    def _replace(self, **changes: Any) -> Score:
        """The same score with some attributes changed."""
        return Score(**{**self._asdict(), **changes})

    def __reduce__(self) -> tuple[Any, ...]:
        # A ledger holds everything an agency reported, and a verdict may point at compiled rules.
        return (Score, tuple(self._asdict().values()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Score):
            return NotImplemented
        return tuple.__eq__(self, other) or self._asdict() == other._asdict()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.criterion.id, self.state, self.points, self.reason))

    def __repr__(self) -> str:
        parts = (f"{name}={value!r}" for name, value in self._asdict().items() if name != "criterion")
        return f"Score({self.criterion.id!r}, {', '.join(parts)})"


_SCORE_FIELDS = (
    "criterion",
    "state",
    "points",
    "worst",
    "best",
    "max_points",
    "reading",
    "reason",
    "step",
    "message",
    "missing",
    "level",
    "due",
)
