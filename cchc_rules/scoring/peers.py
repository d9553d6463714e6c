"""What did the other agencies of the group report? Collected in one pass, for `relative` rules.

Knows readings, no points: an agency without a figure, or left out of the criterion, has no rank.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_rules.scoring.ledger import GroupKey, ledger_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_rules.evidence.model import Evidence
    from cchc_rules.scoring.compiled import CompiledPack

_Pair = tuple[int, int]


class PeerGroup:
    """The values of one criterion in one group, sorted; exact."""

    def __init__(self, values: Iterable[Fraction]) -> None:
        self.values = tuple(sorted(values))

    @property
    def size(self) -> int:
        """How many agencies have a figure."""
        return len(self.values)

    @cached_property
    def total(self) -> _Pair:
        """The sum of all values, as a numerator over a denominator that need not be in lowest terms."""
        return _sum([(value.numerator, value.denominator) for value in self.values])

    @cached_property
    def average(self) -> Fraction:
        """The exact average."""
        num, den = self.total
        return Fraction(num, den * self.size)

    @cached_property
    def shown_average(self) -> Fraction:
        """The average to eight decimals, for texts."""
        num, den = self.total
        return Fraction((2 * num * 10**8 + den * self.size) // (2 * den * self.size), 10**8)

    def rank(self, value: Fraction, own: Fraction, *, lower_is_better: bool) -> int:
        """The rank a value would have in place of the agency's own: 1 plus how many others are better.

        Equal values share a rank: 1, 1, 3.
        """
        if lower_is_better:
            return 1 + bisect_left(self.values, value) - (own < value)
        return 1 + len(self.values) - bisect_right(self.values, value) - (own > value)


class Peers:
    """The groups of a run, by criterion and group."""

    def __init__(self, groups: Mapping[tuple[str, GroupKey], PeerGroup]) -> None:
        self._groups = groups

    def group(self, criterion: str, key: GroupKey) -> PeerGroup | None:
        """The values of a criterion in a group; None where nobody of it has a figure."""
        return self._groups.get((criterion, key))


def collect_peers(compiled: CompiledPack, evidences: Iterable[Evidence]) -> Peers:
    """The values of all agencies of a run for every criterion that is scored against the group."""
    found: dict[tuple[str, GroupKey], list[Fraction]] = {}
    for evidence in evidences:
        rules = compiled.at(evidence.agency.level).relative
        if not rules:
            continue
        ledger = ledger_of(evidence)
        for rule in rules:
            try:
                value = rule.compared_value(ledger)
            except Exception:  # noqa: BLE001 - the agency's own score will tell; the others are compared
                continue
            if value is not None:
                found.setdefault((rule.criterion.id, ledger.group), []).append(value)
    return Peers({key: PeerGroup(values) for key, values in found.items()})


def _sum(pairs: list[_Pair]) -> _Pair:
    """Sums by halves: adding one by one would carry an ever longer denominator through every step."""
    if len(pairs) <= 1:
        return pairs[0] if pairs else (0, 1)
    middle = len(pairs) // 2
    (left_num, left_den), (right_num, right_den) = _sum(pairs[:middle]), _sum(pairs[middle:])
    if left_den == right_den:
        return (left_num + right_num, left_den)
    return (left_num * right_den + right_num * left_den, left_den * right_den)
