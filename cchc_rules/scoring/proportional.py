"""Points in proportion to the value: value / full_at x points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import MonotoneRule, Terms
from cchc_rules.scoring.cells import Span, above, at_least, possible

if TYPE_CHECKING:
    from cchc_rules.packs.forms import ProportionalRule as ProportionalTerms

_ZERO, _ONE = Fraction(0), Fraction(1)


class ProportionalRule(MonotoneRule):
    """Rises to all points at ``full_at``; falling: all at ``full_at``, none from ``zero_below`` on."""

    def __init__(self, terms: Terms, rule: ProportionalTerms) -> None:
        # The rule's own rounding takes the place of the pack's: rounding happens once.
        super().__init__(terms if rule.round is None else terms._replace(places=rule.round))
        self.falling = rule.falling
        self.full_at = rule.full_at.value if rule.full_at else (_ZERO if rule.falling else _ONE)
        self.zero_at = rule.zero_below.value if rule.zero_below else (_ONE if rule.falling else None)
        most = terms.max_points
        self.unbounded = (most, _ZERO) if rule.falling else (_ZERO, most)
        self.goal_spans = (possible(self._goal_span(), terms.bounds),)

    def points_at(self, num: int, den: int) -> tuple[Fraction, int | None]:
        """The share of the points, between none and all."""
        if self.falling:
            return (self._falling(Fraction(num, den)), None)
        if self.zero_at is not None and num * self.zero_at.denominator < self.zero_at.numerator * den:
            return (_ZERO, None)
        share = Fraction(num * self.full_at.denominator, den * self.full_at.numerator)
        return (self.terms.max_points * min(max(share, _ZERO), _ONE), None)

    def _falling(self, value: Fraction) -> Fraction:
        if self.zero_at is None or value >= self.zero_at:
            return _ZERO
        share = (self.zero_at - value) / (self.zero_at - self.full_at)
        return self.terms.max_points * min(share, _ONE)

    def _goal_span(self) -> Span:
        if not self.terms.is_penalty:
            return Span(None, above(self.full_at)) if self.falling else Span(at_least(self.full_at), None)
        # Of a penalty an agency wants none.
        if self.falling:
            return Span(at_least(self.zero_at or _ONE), None)
        return Span(None, at_least(self.zero_at) if self.zero_at is not None else above(_ZERO))
