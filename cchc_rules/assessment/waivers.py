"""Which criteria are left out by decision (miễn đánh giá)?"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.model import Reason, Score, ScoreState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.evidence.model import Evidence, Waiver
    from cchc_rules.packs.pack import RulePack


def spread(pack: RulePack, evidence: Evidence) -> tuple[Waiver, ...]:
    """One waiver for each criterion that has one: a decision on a criterion covers all below it.

    Of several the nearest that has not expired counts, else the nearest.
    """
    own = {waiver.criterion: waiver for waiver in evidence.waivers}
    found = []
    for criterion in pack.criteria:
        decisions = [own[each] for each in _upwards(pack, criterion.id) if each in own]
        if decisions:
            valid = (waiver for waiver in decisions if waiver.expires >= evidence.as_of)
            found.append(replace(next(valid, decisions[0]), criterion=criterion.id))
    return tuple(found)


def left_out(score: Score) -> Score:
    """The score of a waived criterion as its parent sees it: nothing to win and nothing to lose."""
    zero = Fraction(0)
    return score._replace(
        state=ScoreState.NOT_APPLICABLE, points=None, worst=zero, best=zero, reason=Reason.EXCLUDED
    )


def _upwards(pack: RulePack, criterion_id: str) -> Iterator[str]:
    current: str | None = criterion_id
    while current is not None:
        yield current
        current = pack.parent_id(current)
