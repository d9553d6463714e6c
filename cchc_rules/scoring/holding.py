"""Does a condition hold for a measure? Three answers: yes, no, and nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.scoring.model import Faulty, NothingArose, Reading
from cchc_rules.scoring.values import values_of
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.readers import Reader


def truth(condition: Condition, reading: Reading) -> bool | None:
    """Whether the condition holds for the true value, whatever it is within its bounds."""
    if condition.word is not None:
        if condition.flag is not None and reading.word is None:
            return condition.flag == (reading.num != 0)
        return reading.word is not None and fold(reading.word) == fold(condition.word)
    low, high = reading.low, reading.high
    if _inside(condition, low, is_low=True) and _inside(condition, high, is_low=False):
        return True
    return False if _apart(condition, low, high) else None


class Holding:
    """A condition on one measure, ready to be asked of any ledger.

    ``readers`` are tried in order until one finds something: the figure of the scope, then of
    the whole. ``nothing`` is the answer where nothing arose.
    """

    def __init__(self, readers: Sequence[Reader], condition: Condition, *, nothing: bool | None) -> None:
        self.readers = tuple(readers)
        self.condition = condition
        self._nothing = nothing

    def holds(self, ledger: Ledger) -> bool | Faulty | None:
        """Three-valued; sources that disagree make it unknown."""
        for reader in self.readers:
            answers: set[bool | None] = set()
            found = values_of(reader, ledger)
            for each in found:
                if isinstance(each, Faulty):
                    return each
                if isinstance(each, Reading):
                    answers.add(truth(self.condition, each))
                elif isinstance(each, NothingArose):
                    answers.add(self._nothing)
            if answers:
                return answers.pop() if len(answers) == 1 else None
        return None


def all_hold(holdings: Sequence[Holding], ledger: Ledger) -> bool:
    """Whether every condition certainly holds: one that is unknown leaves a criterion in."""
    return all(holding.holds(ledger) is True for holding in holdings)


def _inside(condition: Condition, bound: Fraction | None, *, is_low: bool) -> bool:
    if bound is None:
        return (condition.low if is_low else condition.high) is None
    return condition.holds(bound.numerator, bound.denominator)


def _apart(condition: Condition, low: Fraction | None, high: Fraction | None) -> bool:
    """Whether the interval of the condition and the bounds have no value in common."""
    if condition.low is not None and high is not None:
        line = condition.low.value
        if high < line or (high == line and not condition.low_closed):
            return True
    if condition.high is not None and low is not None:
        line = condition.high.value
        if low > line or (low == line and not condition.high_closed):
            return True
    return False
