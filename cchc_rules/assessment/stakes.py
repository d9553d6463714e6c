"""How many points of a result are lost or may still be lost?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus

if TYPE_CHECKING:
    from cchc_rules.assessment.model import CriterionResult

_ZERO = Fraction(0)
_FOUND = frozenset({FindingStatus.DEDUCTED, FindingStatus.AT_RISK})


def points_at_risk(result: CriterionResult) -> Fraction:
    """Points held that may still be lost: what the bounds leave open; for an at-risk criterion
    what its signals name, else all of them. 0 for a criterion without points."""
    score = result.score
    if score.points is None:
        return _ZERO
    at_risk = score.points - score.worst
    if result.status is FindingStatus.AT_RISK:
        named = max((signal.points_at_stake for signal in result.signals), default=_ZERO)
        at_risk = max(at_risk, min(named, score.points) if named else score.points)
    return at_risk


def points_at_stake(result: CriterionResult) -> Fraction:
    """Points a finding costs or may cost; 0 for a result that is no finding."""
    if result.status not in _FOUND:
        return _ZERO
    if result.score.points is None:
        return result.score.best - result.score.worst
    return result.score.lost + points_at_risk(result)
