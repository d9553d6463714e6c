"""What does one agency put into a plan? Drafts of its tasks, its conclusions, what is to be said of it.

Small enough to travel between processes: the plan of a whole province is made of contributions,
not of assessments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.model import PlanConclusion
from cchc_rules.planning.order import standing_task_id
from cchc_rules.planning.tasks import Answered, TaskDraft, answer, basis_text, drafts_of, period_filling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc_rules.assessment.figures import Explainer
    from cchc_rules.assessment.filling import Filling
    from cchc_rules.assessment.model import Assessment
    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.criteria import StandingTask

_FOUND = frozenset({FindingStatus.DEDUCTED, FindingStatus.AT_RISK})
_ANSWERS = "Giải pháp khắc phục các tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm"
_OPEN = {
    FindingStatus.UNKNOWN: "chưa có số liệu, tài liệu nên chưa xác định được có bị trừ điểm hay không",
    FindingStatus.RULE_ERROR: "chưa chấm được do lỗi trong bộ quy tắc",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one agency puts into a plan; ``drafts`` include those of standing tasks, even empty ones."""

    pack_id: str
    pack_digest: str
    agency: AgencyRef
    period_from: date
    period_to: date
    as_of: date
    filling: Filling
    """What the agency as a whole puts into the texts of a standing task."""
    drafts: tuple[TaskDraft, ...]
    conclusions: tuple[PlanConclusion, ...]
    warnings: tuple[str, ...]
    left_open: tuple[str, ...]
    """Criteria the plan says nothing about because nothing is known about them."""


def contribution_of(assessment: Assessment, explainer: Explainer) -> Contribution:
    """What this agency puts into a plan; for many agencies of one pack hand in the same explainer."""
    pack = assessment.pack
    drafts = drafts_of(assessment, explainer)
    if pack.tasks:
        # Beside the tasks its source lists, what findings call for is a part of its own.
        drafts = tuple(replace(draft, section=_ANSWERS) for draft in drafts)
    standing = tuple(_standing(task, assessment, explainer) for task in pack.tasks)
    return Contribution(
        pack_id=pack.id,
        pack_digest=pack.digest,
        agency=assessment.agency,
        period_from=assessment.period_from,
        period_to=assessment.period_to,
        as_of=assessment.as_of,
        filling=period_filling(assessment),
        drafts=(*drafts, *standing),
        conclusions=tuple(
            PlanConclusion(each.id, assessment.agency, each.criterion, each.text, each.because)
            for each in assessment.conclusions
        ),
        warnings=assessment.warnings,
        left_open=tuple(_left_open(assessment)),
    )


def _standing(task: StandingTask, assessment: Assessment, explainer: Explainer) -> TaskDraft:
    return TaskDraft(
        id=standing_task_id(explainer.pack, task.id),
        title=task.remedy.title or (task.remedy.content[0] if task.remedy.content else task.id),
        remedy=task.remedy,
        answered=tuple(_contributed(task, assessment, explainer)),
        section=task.section,
        basis=basis_text(task.remedy.basis),
        standing=True,
    )


def _contributed(task: StandingTask, assessment: Assessment, explainer: Explainer) -> Iterable[Answered]:
    """The findings under the criteria that a standing task contributes to."""
    below = tuple(f"{criterion}." for criterion in task.criteria)
    for result in assessment.results:
        concerned = result.criterion_id in task.criteria or result.criterion_id.startswith(below)
        if concerned and result.status in _FOUND:
            yield answer(assessment, result, explainer)


def _left_open(assessment: Assessment) -> Iterable[str]:
    for status, why in _OPEN.items():
        ids = [result.criterion_id for result in assessment.results if result.status is status]
        if ids:
            yield f"{len(ids)} tiêu chí {why}, kế hoạch chưa có giải pháp: {', '.join(ids)}"
