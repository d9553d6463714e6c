"""What does each criterion of a pack say, as a table of points that any rule language can express?

Steps over a rate of two counts, a percent, a count or a flag. Criteria of other forms are named
with the reason, never dropped in silence.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.evidence.model import FigureKey
from cchc_rules.packs.forms import StepsForm
from cchc_rules.packs.measures import RatioMeasure

if TYPE_CHECKING:
    from cchc_rules.packs.conditions import Condition
    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.packs.measures import AnyMeasure
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.points import ProportionalPoints

LEFT_OUT = -1
"""What the peers answer for a criterion that does not apply."""
PLAIN_KINDS = ("percent", "count", "flag")


class Step(NamedTuple):
    """Points of the values in an interval; an open end is None."""

    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool
    points: Fraction

    @property
    def tests(self) -> list[tuple[str, Fraction]]:
        """Comparisons of the value that all hold: ``[(">=", 19/20)]``."""
        if self.low is not None and self.low == self.high:
            return [("==", self.low)]
        low = [] if self.low is None else [(">=" if self.low_closed else ">", self.low)]
        return low if self.high is None else [*low, ("<=" if self.high_closed else "<", self.high)]


class Table(NamedTuple):
    """The first step that holds gives the points, ``otherwise`` where none does."""

    criterion: str
    kind: str
    """rate, percent, count or flag."""
    figures: tuple[FigureKey, ...]
    """The two counts of a rate, or the one figure."""
    steps: tuple[Step, ...]
    otherwise: Fraction
    leave_out: bool
    """Whether the criterion does not apply where the count below the line is 0."""

    @property
    def is_rate(self) -> bool:
        """Whether two counts are compared."""
        return self.kind == "rate"


class Untold(Exception):  # noqa: N818  # no fault: a reason
    """Why a criterion cannot be told as such a table."""


def tables_of(pack: RulePack, level: AgencyLevel) -> tuple[RulePack, list[Table], dict[str, str]]:
    """The pack of the criteria that can be told, their tables, and the reason for each other criterion."""
    told: dict[str, Table] = {}
    left: dict[str, str] = {}
    for criterion in pack.leaves:
        if criterion.levels and level not in criterion.levels:
            continue
        try:
            told[criterion.id] = _table(pack, criterion)
        except Untold as reason:
            left[criterion.id] = str(reason)
    kept = tuple(each for each in pack.leaves if each.id in told)
    return replace(pack, criteria=kept), list(told.values()), left


def decimal(number: Fraction) -> str:
    """A number as all these languages write it, with a point."""
    value = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(value) != number:
        raise Untold(f"{number} is no decimal number")
    return f"{value:f}" if "." in f"{value:f}" else f"{value:f}.0"


def _table(pack: RulePack, criterion: Criterion) -> Table:
    if not isinstance(criterion.score, StepsForm):
        raise Untold(type(criterion.score).__name__)
    kind, figures = _figures(pack.measures[str(criterion.measure)], criterion)
    found = [(each.when, _points(each.points, criterion)) for each in criterion.score.steps]
    steps = tuple(_step(when, points) for when, points in found if when is not None)
    rest = [points for when, points in found if when is None]
    if not rest:
        raise Untold("no step for all other values")
    return Table(criterion.id, kind, figures, steps, rest[0], _leaves_out(criterion, figures))


def _figures(measure: AnyMeasure, criterion: Criterion) -> tuple[str, tuple[FigureKey, ...]]:
    if isinstance(measure, RatioMeasure):
        return "rate", (FigureKey(measure.of, criterion.scope), FigureKey(measure.over, criterion.scope))
    if measure.kind not in PLAIN_KINDS:
        raise Untold(f"measure of kind {measure.kind}")
    return str(measure.kind), (FigureKey(str(criterion.measure), criterion.scope),)


def _step(when: Condition, points: Fraction) -> Step:
    if when.flag is not None:
        flag = Fraction(when.flag)
        return Step(flag, True, flag, True, points)
    if when.word is not None:
        raise Untold("a choice of words")
    low, high = (None if bound is None else bound.value for bound in (when.low, when.high))
    return Step(low, when.low_closed, high, when.high_closed, points)


def _points(points: str | Fraction | ProportionalPoints, criterion: Criterion) -> Fraction:
    most = Fraction(criterion.points or 0)
    if points in ("max", "half"):
        return most if points == "max" else most / 2
    if not isinstance(points, Fraction | int):
        raise Untold("points in proportion")
    return Fraction(points)


def _leaves_out(criterion: Criterion, figures: tuple[FigureKey, ...]) -> bool:
    rule = criterion.not_applicable
    if rule is None:
        return False
    zero = [(name, when.low, when.high) for name, when in rule.when.items()]
    if rule.as_ == "exclude" and len(zero) == 1 and len(figures) == 2 and zero[0][0] == figures[1].measure:
        bounds = {None if bound is None else bound.value for bound in zero[0][1:]}
        if bounds == {0}:
            return True
    raise Untold("left out by another condition than no cases")
