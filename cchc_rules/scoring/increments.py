"""Points that add up: every full `each` above `from` adds so many points, up to a cap."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import NumericRule, Terms
from cchc_rules.scoring.cells import Span, at_least, possible

if TYPE_CHECKING:
    from cchc_rules.packs.forms import IncrementsRule as IncrementsTerms
    from cchc_rules.scoring.intervals import Bounds


class IncrementsRule(NumericRule):
    """``start`` at ``from``, plus ``adds`` for every whole ``each`` beyond it."""

    def __init__(self, terms: Terms, rule: IncrementsTerms) -> None:
        super().__init__(terms)
        self.start = Fraction(rule.start)
        self.line = rule.from_.value
        self.each = rule.each.value
        self.adds = Fraction(rule.adds)
        self.below = Fraction(rule.below)
        self.cap = terms.max_points if rule.cap is None else Fraction(rule.cap)
        self.goal_spans = tuple(possible(span, terms.bounds) for span in self._goal_spans())

    def points_at(self, num: int, den: int) -> tuple[Fraction, int | None]:
        """The points with every whole increment counted."""
        line, each = self.line, self.each
        beyond = num * line.denominator - line.numerator * den
        if beyond < 0:
            return (self.below, None)
        times = beyond * each.denominator // (den * line.denominator * each.numerator)
        return (min(self.start + times * self.adds, self.cap), None)

    def range_of(self, bounds: Bounds) -> tuple[Fraction, Fraction]:
        """The extremes: at both ends, and on both sides of ``from`` where the bounds enclose it."""
        low, high = bounds
        found: list[Fraction] = []
        if low is None or low < self.line:
            found.append(self.below)
        if low is not None and low >= self.line:
            found.append(self.points_at(low.numerator, low.denominator)[0])
        elif high is None or high >= self.line:
            found.append(min(self.start, self.cap))
        if high is None:
            found.append(self.cap if self.adds > 0 else min(self.start, self.cap))
        elif high >= self.line:
            found.append(self.points_at(high.numerator, high.denominator)[0])
        return (min(found), max(found))

    def _goal_spans(self) -> tuple[Span, ...]:
        if self.terms.is_penalty:
            return (Span(None, at_least(self.line)),)
        missing = self.cap - self.start
        if missing <= 0 or self.adds <= 0:
            return (Span(at_least(self.line), None),)
        times = -(-missing // self.adds)
        return (Span(at_least(self.line + times * self.each), None),)
