"""Points by steps: the first condition that holds wins."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.conditions import Condition
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.points import ProportionalPoints
from cchc_rules.scoring.awarding import Award, NoStepHoldsError, NumericRule, ReadingRule, Terms
from cchc_rules.scoring.cells import Cell, Span, at_least, cells_of, joined, possible
from cchc_rules.scoring.intervals import Bounds, within
from cchc_rules.vietnamese.names import fold
from cchc_rules.vietnamese.numbers import Quantity, QuantityUnit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.forms import Step
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.model import Faulty, Missing, Reading

_ZERO, _ONE = Fraction(0), Fraction(1)
_FLAGS = {flag: Quantity(Fraction(flag), QuantityUnit.NUMBER, str(int(flag)), _ONE) for flag in (False, True)}


class InProportion(NamedTuple):
    """Points of a step that grow with the value up to ``full_at``, never below 0 nor above ``points``."""

    points: Fraction
    full_at: Fraction

    def at(self, num: int, den: int) -> Fraction:
        """The points of num/den."""
        share = Fraction(num * self.full_at.denominator, den * self.full_at.numerator)
        return self.points * min(max(share, _ZERO), _ONE)

    def at_bound(self, value: Fraction | None, *, is_low: bool) -> Fraction:
        """The points at the end of an interval, which may be open."""
        if value is None:
            return _ZERO if is_low else self.points
        return self.at(value.numerator, value.denominator)


StepPoints = Fraction | InProportion


class StepsRule(NumericRule):
    """A table of numeric steps."""

    def __init__(self, terms: Terms, steps: Sequence[Step]) -> None:
        super().__init__(terms)
        self.points_of = tuple(_step_points(step, terms) for step in steps)
        self.cells = cells_of([_condition(step.when) for step in steps])
        # Highest cell first: good values are the common ones and are found at once.
        self._table = tuple((*cell.span.low, cell.step) for cell in reversed(self.cells) if cell.span.low)
        self._lowest = self.cells[0].step
        self.goal_spans = self._goal_spans()

    def step_of(self, num: int, den: int) -> int | None:
        """Index of the step that holds for num/den."""
        for cut_num, cut_den, beyond, step in self._table:
            if num * cut_den - cut_num * den >= beyond:
                return step
        return self._lowest

    def points_at(self, num: int, den: int) -> tuple[Fraction, int | None]:
        """The points of the step that holds."""
        step = self.step_of(num, den)
        if step is None:
            raise NoStepHoldsError
        points = self.points_of[step]
        return (points if isinstance(points, Fraction) else points.at(num, den), step)

    def range_of(self, bounds: Bounds) -> tuple[Fraction, Fraction]:
        """The extremes over every cell the bounds touch; a value no step holds for gets nothing."""
        found: list[Fraction] = []
        for span, step in self.cells:
            if not span.touches(bounds):
                continue
            points = _ZERO if step is None else self.points_of[step]
            if isinstance(points, InProportion):
                # The limit at an open end counts too: the true value can come as near as it likes.
                low, high = within(bounds, *span.lines)
                found += (points.at_bound(low, is_low=True), points.at_bound(high, is_low=False))
            else:
                found.append(points)
        return (min(found), max(found))

    def _goal_spans(self) -> tuple[Span, ...]:
        """Where the wanted points are; where the table never gives them, its best ones."""
        offered = [self._most(cell) for cell in self.cells if cell.step is not None]
        if not offered:
            return ()
        goal = self.terms.goal
        if goal not in offered:
            goal = min(offered) if self.terms.is_penalty else max(offered)
        spans = [span for cell in self.cells if (span := self._span_of(cell, goal)) is not None]
        return tuple(possible(span, self.terms.bounds) for span in joined(spans))

    def _most(self, cell: Cell) -> Fraction:
        """The best points a value in the cell can have."""
        points = self.points_of[cell.step] if cell.step is not None else _ZERO
        if isinstance(points, Fraction):
            return points
        if self.terms.is_penalty:
            return points.at_bound(cell.span.lines[0], is_low=True)
        return points.at_bound(cell.span.lines[1], is_low=False)

    def _span_of(self, cell: Cell, goal: Fraction) -> Span | None:
        """The part of a cell whose values get the goal."""
        if cell.step is None or self._most(cell) != goal:
            return None
        points = self.points_of[cell.step]
        if isinstance(points, Fraction) or self.terms.is_penalty:
            return cell.span
        full = min(points.full_at, cell.span.high.line) if cell.span.high else points.full_at
        if cell.span.low is not None and cell.span.low.line >= full:
            return cell.span
        return Span(at_least(full), cell.span.high)


class ChoiceRule(ReadingRule):
    """A table of words: one of the declared choices."""

    def __init__(self, terms: Terms, steps: Sequence[Step]) -> None:
        super().__init__(terms)
        self.points_of = tuple(_step_points(step, terms) for step in steps)
        self.words = tuple(None if step.when is None else step.when.word for step in steps)

    def award(self, reading: Reading, ledger: Ledger) -> Award | Missing | Faulty:  # noqa: ARG002
        """The points of the first step that names the word."""
        word = None if reading.word is None else fold(reading.word)
        for index, (wanted, points) in enumerate(zip(self.words, self.points_of, strict=True)):
            if wanted is None or fold(wanted) == word:
                exact = self.terms.rounded(points if isinstance(points, Fraction) else points.points)
                return Award(exact, exact, exact, index)
        raise NoStepHoldsError

    @property
    def goal_words(self) -> tuple[str, ...]:
        """The words that get the most points."""
        named = [
            (points if isinstance(points, Fraction) else points.points, word)
            for word, points in zip(self.words, self.points_of, strict=True)
            if word is not None
        ]
        if not named:
            return ()
        pick = min if self.terms.is_penalty else max
        goal = pick(points for points, _ in named)
        return tuple(word for points, word in named if points == goal)


def compile_steps(terms: Terms, steps: Sequence[Step]) -> StepsRule | ChoiceRule:
    """The rule of a table of steps for a measure of this kind."""
    if terms.dimension is Dimension.CHOICE:
        return ChoiceRule(terms, steps)
    return StepsRule(terms, steps)


def _condition(condition: Condition | None) -> Condition | None:
    """`= có` and `= không` as the numbers 1 and 0 that flags and documents are."""
    if condition is None or condition.flag is None:
        return condition
    number = _FLAGS[condition.flag]
    return Condition(condition.text, low=number, high=number)


def _step_points(step: Step, terms: Terms) -> StepPoints:
    if isinstance(step.points, ProportionalPoints):
        full_at = step.points.full_at
        return InProportion(Fraction(step.points.proportional), full_at.value if full_at else _ONE)
    return terms.fixed(step.points)
