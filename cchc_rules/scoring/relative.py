"""Points against the agency's group: the value over the average, or the rank.

What the others reported comes from the peers of the run; only the agency's own value has bounds.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import Award, ReadingRule, Terms
from cchc_rules.scoring.model import Faulty, Missing, Reading, Reason
from cchc_rules.scoring.steps import StepsRule

if TYPE_CHECKING:
    from cchc_rules.packs.forms import RelativeRule as RelativeTerms
    from cchc_rules.scoring.intervals import Bounds
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.peers import PeerGroup

_SHOWN = 10**6


class RelativeRule(ReadingRule):
    """Steps over the share of the average (100% is the average), or over the rank."""

    def __init__(self, terms: Terms, rule: RelativeTerms) -> None:
        super().__init__(terms)
        self.by_rank = rule.against == "rank"
        self.lower_is_better = rule.lower_is_better
        bounds: Bounds = (Fraction(1), None) if self.by_rank else (Fraction(0), None)
        self.steps = StepsRule(terms._replace(bounds=bounds, dimension=None), rule.steps)

    @property
    def direction(self) -> int:
        """Of the measure's own value."""
        if self.by_rank:
            return -1 if self.lower_is_better else 1
        return self.steps.direction

    def award(self, reading: Reading, ledger: Ledger) -> Award | Missing | Faulty:
        """The points of the step that holds for the agency's place in its group."""
        group = ledger.peers.group(self.terms.criterion, ledger.group) if ledger.peers else None
        if group is None or group.size < 2:
            return Missing(Reason.NO_GROUP)
        if self.by_rank:
            return self._by_rank(reading, group)
        return self._by_average(reading, group)

    def _by_rank(self, reading: Reading, group: PeerGroup) -> Award:
        own, lower = reading.value, self.lower_is_better
        rank = group.rank(own, own, lower_is_better=lower)
        award = self._award(rank, 1, reading, group)
        if reading.exact:
            return award
        ends = (reading.low, reading.high)
        better, worse = ends if lower else ends[::-1]
        bounds = (
            Fraction(1 if better is None else group.rank(better, own, lower_is_better=lower)),
            Fraction(group.size if worse is None else group.rank(worse, own, lower_is_better=lower)),
        )
        return self._widened(award, bounds)

    def _by_average(self, reading: Reading, group: PeerGroup) -> Award | Faulty:
        total_num, total_den = group.total
        if total_num <= 0:
            if reading.num == 0 and total_num == 0:
                # Everyone has nothing: nobody is above or below the average.
                return self._award(1, 1, reading, group)
            return Faulty("Trung bình của nhóm không lớn hơn 0 nên không so sánh được")
        award = self._award(reading.num * group.size * total_den, reading.den * total_num, reading, group)
        if reading.exact:
            return award
        others = group.average * group.size - reading.value

        def share(value: Fraction | None) -> Fraction | None:
            # The agency's own value is part of the average it is held against.
            if value is None or others + value <= 0:
                return None
            return value * group.size / (others + value)

        return self._widened(award, (share(reading.low), share(reading.high)))

    def _award(self, num: int, den: int, reading: Reading, group: PeerGroup) -> Award:
        exact, step = self.steps.points_at(num, den)
        # Exact averages of thousands of rates have numerators of thousands of digits.
        shown = Fraction((2 * num * _SHOWN + den) // (2 * den), _SHOWN)
        placed = reading._replace(compared=shown, group_size=group.size)
        points = self.terms.rounded(exact)
        return Award(points, points, points, step, reading=placed)

    def _widened(self, award: Award, bounds: Bounds) -> Award:
        worst, best = (self.terms.rounded(each) for each in self.steps.range_of(bounds))
        return award._replace(worst=min(worst, award.points), best=max(best, award.points))
