"""Which criteria does an agency score itself, and how do its scores differ from the computed ones?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.selfassessment.points_text import points
from cchc_rules.scoring.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord

ORDINARY = "ordinary"
"""The group whose points add up to the maximum."""
_LEFT_OUT = frozenset({FindingStatus.NOT_APPLICABLE, FindingStatus.WAIVED})
_BY_OTHERS = frozenset({Reason.SURVEY, Reason.NOT_SELF_SCORED})


class SelfScores(NamedTuple):
    """``expected`` criteria the agency has to score; of ``given`` ones their sum beside the computed one."""

    expected: int
    given: int
    total: Fraction
    worst: Fraction
    best: Fraction
    above: tuple[CriterionRecord, ...]
    below: tuple[CriterionRecord, ...]
    undecided: tuple[CriterionRecord, ...]
    """Self-scored criteria whose computed score may still come out on either side."""


def is_self_scored(record: CriterionRecord) -> bool:
    """Whether the agency has to score it and to prove its score: no survey, and not left out."""
    return record.status not in _LEFT_OUT and record.reason not in _BY_OTHERS


def self_scored(
    leaves: Iterable[CriterionRecord], parents: Sequence[CriterionRecord]
) -> tuple[CriterionRecord, ...]:
    """The criteria the agency scores: leaves, or the one above them that it scored as a whole."""
    own = [leaf for leaf in leaves if is_self_scored(leaf)]
    covering = _scored_as_a_whole(own, parents)
    units = {unit.id: unit for leaf in own for unit in [_covering(leaf, covering) or leaf]}
    return tuple(units.values())


def self_scores_of(units: Iterable[CriterionRecord]) -> SelfScores:
    """The self-scores beside the computed scores of the same criteria."""
    own = list(units)
    given = [(record, record.self_score) for record in own if record.self_score is not None]
    return SelfScores(
        expected=len(own),
        given=len(given),
        total=sum((score for _, score in given), Fraction(0)),
        worst=sum((record.worst for record, _ in given), Fraction(0)),
        best=sum((record.best for record, _ in given), Fraction(0)),
        above=tuple(record for record, score in given if score > record.best),
        below=tuple(record for record, score in given if score < record.worst),
        undecided=tuple(
            record
            for record, score in given
            if record.worst != record.best and record.worst <= score <= record.best
        ),
    )


def scores_beside(pack: RulePack, agency: AgencyRecord) -> SelfScores:
    """The self-scores of an agency beside the computed ones; bonus and penalty stand outside the sum."""
    units = self_scored(agency.criteria, agency.parents)
    return self_scores_of(unit for unit in units if group_of(pack, unit.id) == ORDINARY)


def group_of(pack: RulePack, criterion: str) -> str:
    """The group of a criterion: that of the topmost one above it."""
    topmost = criterion
    while (above := pack.parent_id(topmost)) in pack.by_id and above is not None:
        topmost = above
    return pack.by_id[topmost].group


def claimed_text(own: SelfScores) -> str:
    """The sum of the self-scores, of how many criteria where not of all; a blank if there is none yet."""
    if not own.given:
        return BLANK if own.expected else ""
    partly = "" if own.given == own.expected else f" ({own.given}/{own.expected} tiêu chí)"
    return f"{points(own.total)}{partly}"


def _scored_as_a_whole(
    leaves: Sequence[CriterionRecord], parents: Sequence[CriterionRecord]
) -> tuple[CriterionRecord, ...]:
    return tuple(
        parent
        for parent in parents
        if parent.self_score is not None
        and not any(leaf.self_score is not None for leaf in leaves if _is_below(leaf, parent))
    )


def _covering(leaf: CriterionRecord, covering: Sequence[CriterionRecord]) -> CriterionRecord | None:
    """The topmost: parents stand in the order of the pack."""
    return next((parent for parent in covering if _is_below(leaf, parent)), None)


def _is_below(leaf: CriterionRecord, parent: CriterionRecord) -> bool:
    return leaf.id.startswith(f"{parent.id}.")
