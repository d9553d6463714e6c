"""How does an assessment become a record? Once per agency, where it was assessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_rules.assessment.stakes import points_at_stake
from cchc_rules.planning.contribution import contribution_of
from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord
from cchc_rules.reports.records.proof import proof_of
from cchc_rules.reports.results.criterion_view import explainer_of
from cchc_rules.reports.results.reasons import leading_reason, missing_names, policy_lines, signal_lines
from cchc_rules.scoring.series import series_of

if TYPE_CHECKING:
    from cchc_rules.assessment.figures import Explainer
    from cchc_rules.assessment.model import Assessment, CriterionResult


def record_of(assessment: Assessment) -> AgencyRecord:
    """Everything reports of many agencies say of one."""
    explainer = explainer_of(assessment)
    return AgencyRecord(
        agency=assessment.agency,
        period_from=assessment.period_from,
        period_to=assessment.period_to,
        as_of=assessment.as_of,
        totals=assessment.totals,
        field_totals=assessment.field_totals,
        criteria=tuple(_criterion(result, explainer) for result in assessment.results),
        parents=tuple(_criterion(result, explainer) for result in assessment.parents),
        conclusions=assessment.conclusions,
        warnings=assessment.warnings,
        contribution=contribution_of(assessment, explainer),
        provenance=assessment.provenance,
    )


def _criterion(result: CriterionResult, explainer: Explainer) -> CriterionRecord:
    result = replace(result, score=result.score.with_reading())
    score, pack = result.score, explainer.pack
    reading, figures, proof = score.reading, explainer.figures(result), proof_of(result, pack)
    return CriterionRecord(
        id=score.criterion.id,
        status=result.status,
        points=score.points,
        worst=score.worst,
        best=score.best,
        maximum=score.max_points,
        lost=score.lost,
        at_stake=points_at_stake(result),
        self_score=result.self_score,
        number=reading.value if reading is not None and reading.document is None else None,
        value=figures.value,
        target=figures.target,
        distance=figures.distance,
        sentence=leading_reason(result, figures, pack, "vi"),
        signals=signal_lines(result, "vi"),
        policies=policy_lines(result, pack),
        reason=score.reason,
        missing=missing_names(score, pack),
        proof=proof.lines,
        lacks_proof=not proof.complete,
        series=series_of(explainer.compiled, score),
        official=result.official,
    )
