"""Which plan follows from the assessments? Tasks of all agencies merged, standing tasks, conclusions."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from cchc_rules.assessment.figures import Explainer
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.general_text import plan_text
from cchc_rules.planning.model import Plan, PlanConclusion, Task
from cchc_rules.planning.order import ordered, standing_task_id
from cchc_rules.planning.tasks import (
    Answered,
    TaskDraft,
    answer,
    basis_text,
    drafts_of,
    merged,
    numbered,
    period_filling,
    written,
)
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.criteria import StandingTask
    from cchc_rules.packs.pack import RulePack

_FOUND = frozenset({FindingStatus.DEDUCTED, FindingStatus.AT_RISK})
_ANSWERS = "Giải pháp khắc phục các tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm"
_OPEN = {
    FindingStatus.UNKNOWN: "chưa có số liệu, tài liệu nên chưa xác định được có bị trừ điểm hay không",
    FindingStatus.RULE_ERROR: "chưa chấm được do lỗi trong bộ quy tắc",
}


def draft_plan(assessments: Iterable[Assessment], *, agencies: Collection[str] | None = None) -> Plan:
    """The plan for one or many agencies assessed by the same pack.

    The order of the assessments does not matter. `agencies` names the ids of the agencies the
    plan is for; all of them where it is left out.

    Raises:
        ValueError: when there is nothing to plan for, or the assessments rest on different packs.
    """
    chosen = _chosen(assessments, agencies)
    pack = chosen[0].pack
    tasks = numbered(ordered(_tasks(chosen, pack), pack))
    manifest = pack.manifest
    who = tuple(dict.fromkeys(assessment.agency for assessment in chosen))
    return Plan(
        pack_id=pack.id,
        pack_title=manifest.title,
        year=manifest.year,
        issuer=manifest.issuer,
        nominal_points=manifest.points == "nominal",
        text=plan_text(manifest, who),
        agencies=who,
        tasks=tasks,
        conclusions=tuple(chain.from_iterable(_conclusions(assessment) for assessment in chosen)),
        as_of=max(assessment.as_of for assessment in chosen),
        warnings=_warnings(chosen, tasks),
    )


def _chosen(assessments: Iterable[Assessment], agencies: Collection[str] | None) -> tuple[Assessment, ...]:
    given = tuple(assessments)
    if len({(each.pack.id, each.pack.digest) for each in given}) > 1:
        raise ValueError(
            "các kết quả đánh giá theo nhiều bộ quy tắc khác nhau, không lập chung một kế hoạch được"
        )
    if agencies is not None:
        known = {each.agency.id for each in given}
        if missing := sorted(set(agencies) - known):
            raise ValueError(f"không có kết quả đánh giá của cơ quan: {', '.join(missing)}")
        given = tuple(each for each in given if each.agency.id in agencies)
    if not given:
        raise ValueError("không có kết quả đánh giá nào để lập kế hoạch")
    return tuple(
        sorted(
            given,
            key=lambda each: (sort_key(each.agency.name), each.agency.id, each.period_from, each.period_to),
        )
    )


def _tasks(assessments: Sequence[Assessment], pack: RulePack) -> list[Task]:
    everyone = [period_filling(assessment) for assessment in assessments]
    explainer = Explainer(pack, assessments[0].rules)
    drafts = merged(chain.from_iterable(drafts_of(assessment, explainer) for assessment in assessments))
    if pack.tasks:
        # Beside the tasks its source lists, what findings call for is a part of its own.
        drafts = tuple(replace(draft, section=_ANSWERS) for draft in drafts)
    standing = (_standing(task, assessments, explainer) for task in pack.tasks)
    return [written(draft, pack, everyone=everyone) for draft in (*drafts, *standing)]


def _standing(task: StandingTask, assessments: Sequence[Assessment], explainer: Explainer) -> TaskDraft:
    return TaskDraft(
        id=standing_task_id(explainer.pack, task.id),
        title=task.remedy.title or (task.remedy.content[0] if task.remedy.content else task.id),
        remedy=task.remedy,
        answered=tuple(_contributions(task, assessments, explainer)),
        section=task.section,
        basis=basis_text(task.remedy.basis),
        standing=True,
    )


def _contributions(
    task: StandingTask, assessments: Sequence[Assessment], explainer: Explainer
) -> Iterable[Answered]:
    """The findings under the criteria that a standing task contributes to."""
    below = tuple(f"{criterion}." for criterion in task.criteria)
    for assessment in assessments:
        for result in assessment.results:
            concerned = result.criterion_id in task.criteria or result.criterion_id.startswith(below)
            if concerned and result.status in _FOUND:
                yield answer(assessment, result, explainer)


def _conclusions(assessment: Assessment) -> Iterable[PlanConclusion]:
    for each in assessment.conclusions:
        yield PlanConclusion(each.id, assessment.agency, each.criterion, each.text, each.because)


def _warnings(assessments: Sequence[Assessment], tasks: Sequence[Task]) -> tuple[str, ...]:
    pack, several = assessments[0].pack, len(assessments) > 1
    found: list[str] = []
    if not pack.manifest.verified:
        found.append(f"Bộ quy tắc “{pack.manifest.title}” chưa được đối chiếu với văn bản gốc")
    shared = set.intersection(*(set(assessment.warnings) for assessment in assessments))
    found.extend(warning for warning in assessments[0].warnings if warning in shared)
    for assessment in assessments:
        own = [warning for warning in assessment.warnings if warning not in shared]
        own.extend(_left_open(assessment))
        found.extend(f"{assessment.agency.name}: {warning}" if several else warning for warning in own)
    empty = [task.number for task in tasks if not task.content and not task.standing]
    if empty:
        found.append(f"Bộ quy tắc không ghi giải pháp cho nhiệm vụ {', '.join(empty)}; nội dung để trống")
    return tuple(dict.fromkeys(found))


def _left_open(assessment: Assessment) -> Iterable[str]:
    """Criteria the plan says nothing about because nothing is known about them."""
    for status, why in _OPEN.items():
        ids = [result.criterion_id for result in assessment.results if result.status is status]
        if ids:
            yield f"{len(ids)} tiêu chí {why}, kế hoạch chưa có giải pháp: {', '.join(ids)}"
