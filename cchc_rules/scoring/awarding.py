"""How does a form turn a value into points? What every scoring form answers.

A form knows one criterion's terms; it knows no evidence beyond the reading it is given.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.vietnamese.numbers import round_half_up

if TYPE_CHECKING:
    from cchc_rules.packs.dimensions import Dimension
    from cchc_rules.scoring.cells import Span
    from cchc_rules.scoring.intervals import Bounds
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.measures import MeasureReaders
    from cchc_rules.scoring.model import Faulty, Missing, Reading, Reason

_ZERO, _HALF = Fraction(0), Fraction(1, 2)


class RuleFaultError(ValueError):
    """A rule that cannot be applied; the message is a Vietnamese sentence."""


class NoStepHoldsError(Exception):
    """A table of steps says nothing about a value."""


class Award(NamedTuple):
    """Points for a reading, and what they may still turn out to be."""

    points: Fraction
    worst: Fraction
    best: Fraction
    step: int | None = None
    reason: Reason | None = None
    reading: Reading | None = None
    """The reading with what the form found out about it (due date, rank), where it did."""


class Terms(NamedTuple):
    """What a form has to know about its criterion."""

    max_points: Fraction
    is_penalty: bool
    places: int | None
    """Decimals the pack rounds criteria to; None where only totals are rounded."""
    bounds: Bounds
    """The interval the measure's values lie in by their kind."""
    dimension: Dimension | None
    scope: str | None
    measure: str | None
    criterion: str
    readers: MeasureReaders
    none_excludes: bool = False
    """An explicit "không" leaves the criterion out."""

    @property
    def goal(self) -> Fraction:
        """The points an agency wants: all, and of a penalty none."""
        return _ZERO if self.is_penalty else self.max_points

    def fixed(self, points: Fraction | str) -> Fraction:
        """The number that `max`, `half` or a number stands for."""
        if isinstance(points, str):
            return self.max_points if points == "max" else self.max_points * _HALF
        return Fraction(points)

    def rounded(self, points: Fraction) -> Fraction:
        """Rounded half up, where the pack rounds criteria."""
        return points if self.places is None else round_half_up(points, self.places)


class FormRule(ABC):  # noqa: B024 - its two kinds below have the abstract methods
    """A scoring form compiled for one criterion."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    @property
    def direction(self) -> int:
        """1 where higher values are better, -1 where lower ones are, 0 where it depends."""
        return 0


class ReadingRule(FormRule):
    """A form that turns the value of the criterion's measure into points."""

    @abstractmethod
    def award(self, reading: Reading, ledger: Ledger) -> Award | Missing | Faulty:
        """The points for a reading; why not, where the reading alone is not enough."""


class DirectRule(FormRule):
    """A form that looks at the ledger itself."""

    @abstractmethod
    def decide(self, ledger: Ledger) -> Award | Missing | Faulty:
        """The points of an agency; why not, where there are none yet."""


class NumericRule(ReadingRule):
    """A form whose points depend on the number alone.

    ``goal_spans`` are the values that get the points an agency wants (lowest first).
    """

    goal_spans: tuple[Span, ...] = ()

    @abstractmethod
    def points_at(self, num: int, den: int) -> tuple[Fraction, int | None]:
        """Exact points of num/den, and the step that held.

        Raises:
            NoStepHoldsError: when the rule says nothing about this value.
        """

    @abstractmethod
    def range_of(self, bounds: Bounds) -> tuple[Fraction, Fraction]:
        """The fewest and most points of any value within the bounds."""

    def award(self, reading: Reading, ledger: Ledger) -> Award | Missing | Faulty:  # noqa: ARG002
        """Points at the reported value, worst and best over its bounds."""
        return self.award_value(reading)

    def award_value(self, reading: Reading) -> Award:
        """Points at the reported value, worst and best over its bounds."""
        rounded = self.terms.rounded
        exact, step = self.points_at(reading.num, reading.den)
        points = rounded(exact)
        if reading.exact:
            return Award(points, points, points, step)
        worst, best = self.range_of((reading.low, reading.high))
        return Award(points, min(points, rounded(worst)), max(points, rounded(best)), step)

    @property
    def direction(self) -> int:
        """1 where higher values are better, -1 where lower ones are, 0 where it depends."""
        if len(self.goal_spans) != 1:
            return 0
        low, high = self.goal_spans[0]
        if (low is None) == (high is None):
            return 0
        return 1 if high is None else -1


class MonotoneRule(NumericRule):
    """A form whose points only ever rise, or only ever fall, with the value."""

    unbounded: tuple[Fraction, Fraction] = (_ZERO, _ZERO)
    """Points of values below and above every number."""

    def range_of(self, bounds: Bounds) -> tuple[Fraction, Fraction]:
        """The points at both ends."""
        low, high = bounds
        at_low = self.unbounded[0] if low is None else self.points_at(low.numerator, low.denominator)[0]
        at_high = self.unbounded[1] if high is None else self.points_at(high.numerator, high.denominator)[0]
        return (min(at_low, at_high), max(at_low, at_high))
