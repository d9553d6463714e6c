"""Points taken off: every full `per` units of a count cost `each` points, down to a floor."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import MonotoneRule, Terms
from cchc_rules.scoring.cells import Span, at_least, possible

if TYPE_CHECKING:
    from cchc_rules.packs.forms import DeductRule as DeductTerms


class DeductRule(MonotoneRule):
    """All points less ``each`` per occurrence; of a penalty, ``each`` per occurrence up to all of it."""

    def __init__(self, terms: Terms, rule: DeductTerms) -> None:
        super().__init__(terms)
        self.each = Fraction(rule.each)
        self.per = Fraction(rule.per)
        self.floor = min(Fraction(rule.floor), terms.max_points)
        most = terms.max_points
        # A penalty is counted in the points it takes, so it grows with every occurrence.
        self.unbounded = (Fraction(0), most - self.floor) if terms.is_penalty else (most, self.floor)
        self.goal_spans = (possible(Span(None, at_least(self.per)), terms.bounds),)

    def points_at(self, num: int, den: int) -> tuple[Fraction, int | None]:
        """What is left after every whole occurrence; a negative count takes nothing off."""
        times = max(0, num * self.per.denominator // (den * self.per.numerator))
        left = max(self.terms.max_points - times * self.each, self.floor)
        return (self.terms.max_points - left if self.terms.is_penalty else left, None)
