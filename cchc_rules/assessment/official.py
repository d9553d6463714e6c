"""What did the appraisal publish? Published results take the place of computed ones.

A result published for a criterion with sub-criteria supersedes the scores below it. A
status without points ("bị trừ điểm", no figure) leaves the points open: nothing is invented.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs.policies import SignalName
from cchc_rules.scoring.model import Reason, Score, ScoreState, Signal
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.evidence.model import Evidence, OfficialResult
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack


def superseded(pack: RulePack, evidence: Evidence) -> frozenset[str]:
    """Ids of the criteria below a criterion whose result was published.

    Points of a whole field say nothing about which of its criteria lost them: they supersede none.
    """
    found: set[str] = set()
    for criterion_id in evidence.official:
        waiting = list(pack.children.get(criterion_id, ())) if criterion_id in pack.by_id else []
        while waiting:
            child = waiting.pop()
            found.add(child.id)
            waiting.extend(pack.children.get(child.id, ()))
    return frozenset(found)


def published_fields(pack: RulePack, evidence: Evidence) -> dict[str, Fraction]:
    """The points published for whole fields, by field id."""
    return {
        field.id: found.points
        for field in pack.fields
        if (found := evidence.official.get(field.id)) is not None and found.points is not None
    }


def official_score(criterion: Criterion, maximum: Fraction, published: OfficialResult) -> Score:
    """The published result as a score of this criterion."""
    if published.points is not None:
        # The points of a penalty are published as often with a minus as without.
        points = abs(published.points) if criterion.group == "penalty" else published.points
        return Score(criterion, ScoreState.SCORED, points, points, points, maximum)
    if published.status == "met":
        return Score(criterion, ScoreState.SCORED, maximum, maximum, maximum, maximum)
    return Score(
        criterion, ScoreState.UNKNOWN, None, Fraction(0), maximum, maximum, reason=Reason.NOT_SELF_SCORED
    )


def official_signals(criterion: Criterion, score: Score, published: OfficialResult) -> tuple[Signal, ...]:
    """The facts a published result states: that points were deducted, or that they may be."""
    if published.status == "deducted" or score.lost > 0:
        name, words = SignalName.OFFICIAL_DEDUCTED, "bị trừ điểm"
    elif published.status == "at_risk":
        name, words = SignalName.OFFICIAL_AT_RISK, "nguy cơ bị trừ điểm"
    else:
        return ()
    if score.lost:
        words = f"bị trừ {format_number(score.lost)}/{format_number(score.max_points)} điểm"
    text = f"Kết quả công bố: {words}"
    because = "; ".join(part for part in (published.reason, published.source) if part)
    if because:
        text = f"{text} ({because})"
    return (Signal(name, criterion.id, text, score.lost),)


def maxima(pack: RulePack) -> Mapping[str, Fraction]:
    """Maximum points of every criterion: its own, else the sum of its children's."""
    found: dict[str, Fraction] = {}

    def maximum(criterion: Criterion) -> Fraction:
        if criterion.id not in found:
            own = criterion.points
            found[criterion.id] = (
                Fraction(own)
                if own is not None
                else sum((maximum(child) for child in pack.children.get(criterion.id, ())), Fraction(0))
            )
        return found[criterion.id]

    for criterion in pack.criteria:
        maximum(criterion)
    return found
