"""Which tasks answer the findings of an assessment? One per remedy, however many findings it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from cchc_rules.assessment.figures import Explainer, period_text
from cchc_rules.assessment.filling import BLANK, Filling, fill
from cchc_rules.assessment.stakes import points_at_stake
from cchc_rules.packs.criteria import Basis, Remedy, UnitTask
from cchc_rules.packs.policies import FindingStatus, Policy
from cchc_rules.planning.model import Task, TaskFinding
from cchc_rules.planning.order import criterion_task_id, ordered, policy_task_id, standing_number
from cchc_rules.planning.timing import timing_text
from cchc_rules.vietnamese.names import SortKey, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_rules.assessment.model import Assessment, CriterionResult
    from cchc_rules.inference.model import TaskOrder
    from cchc_rules.packs.pack import RulePack

_SEVERITY = (FindingStatus.DEDUCTED, FindingStatus.AT_RISK)
_NO_TASK = frozenset({FindingStatus.WAIVED, FindingStatus.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding, with what it puts into the texts of the task that answers it."""

    finding: TaskFinding
    filling: Filling


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task whose texts still hold their placeholders, so that drafts of many agencies can be merged."""

    id: str
    title: str
    remedy: Remedy
    answered: tuple[Answered, ...] = ()
    section: str | None = None
    basis: str | None = None
    standing: bool = False


def tasks_of(assessment: Assessment, explainer: Explainer | None = None) -> tuple[Task, ...]:
    """The tasks the findings of one agency call for, in the order of a plan.

    For many agencies of one pack hand in the same explainer.
    """
    drafts = drafts_of(assessment, explainer or Explainer(assessment.pack, assessment.rules))
    tasks = [written(draft, assessment.pack) for draft in drafts]
    return numbered(ordered(tasks, assessment.pack))


def drafts_of(assessment: Assessment, explainer: Explainer) -> tuple[TaskDraft, ...]:
    """One draft per remedy that was ordered, with all findings of this agency that it answers."""
    results = {result.criterion_id: result for result in (*assessment.parents, *assessment.results)}
    policies = {policy.id: policy for policy in assessment.pack.policies}
    drafts = []
    for order in assessment.task_orders:
        result = results.get(order.criterion)
        if result is None or result.status in _NO_TASK:
            continue
        answered = answer(assessment, result, explainer)
        drafts.append(_draft(assessment.pack, order, answered, policies.get(order.policy)))
    return merged(drafts)


def merged(drafts: Iterable[TaskDraft]) -> tuple[TaskDraft, ...]:
    """Drafts of the same remedy become one; a finding ordered by several policies stands once."""
    found: dict[str, TaskDraft] = {}
    for draft in drafts:
        same = found.get(draft.id)
        found[draft.id] = draft if same is None else replace(same, answered=(*same.answered, *draft.answered))
    return tuple(
        replace(draft, answered=tuple(dict.fromkeys(draft.answered))) for _, draft in sorted(found.items())
    )


def written(draft: TaskDraft, pack: RulePack, *, everyone: Sequence[Filling] = ()) -> Task:
    """The task with its texts filled in; `everyone` fills a standing task that answers no finding."""
    places = {criterion.id: index for index, criterion in enumerate(pack.criteria)}
    answered = sorted(draft.answered, key=lambda each: _reading_order(each.finding, places))
    fillings = [each.filling for each in answered] or everyone
    findings = tuple(each.finding for each in answered)
    remedy, timing = draft.remedy, timing_text(draft.remedy.timing)
    stake = Fraction(0) if draft.standing else sum((each.points_at_stake for each in findings), Fraction(0))
    return Task(
        id=draft.id,
        number="",
        title=fill(draft.title, fillings),
        content=tuple(fill(line, fillings) for line in remedy.content),
        lead=tuple(_filled_unit(unit, fillings) for unit in remedy.lead),
        coordinate=tuple(_filled_unit(unit, fillings) for unit in remedy.coordinate),
        timing=fill(timing.text, fillings) if timing else None,
        due=timing.due if timing else None,
        product=tuple(fill(line, fillings) for line in remedy.product or ()),
        status=None if draft.standing else _worst(findings),
        findings=findings,
        points_at_stake=stake,
        section=draft.section,
        basis=draft.basis,
        standing=draft.standing,
    )


def numbered(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks numbered as they stand, from 1; a standing task keeps the number its source gives it."""
    numbers = count(1)
    return tuple(
        replace(task, number=standing_number(task.id) if task.standing else str(next(numbers)))
        for task in tasks
    )


def period_filling(assessment: Assessment) -> Filling:
    """What an agency as a whole puts into the texts of a standing task."""
    return Filling(
        agency=assessment.agency.name,
        criterion=BLANK,
        period=period_text(assessment.period_from, assessment.period_to),
    )


def answer(assessment: Assessment, result: CriterionResult, explainer: Explainer) -> Answered:
    """A result as a finding that a task answers."""
    pack, criterion = assessment.pack, result.score.criterion
    figures = explainer.figures(result)
    finding = TaskFinding(
        agency=assessment.agency,
        criterion=criterion.id,
        criterion_name=criterion.name,
        status=result.status,
        sentence=figures.sentence,
        points_at_stake=points_at_stake(result),
        value=figures.value,
        target=figures.target,
        distance=figures.distance.sentence if figures.distance else None,
        situation=figures.situation,
        scope=pack.manifest.scopes.get(criterion.scope or ""),
    )
    period = period_text(assessment.period_from, assessment.period_to)
    return Answered(finding, figures.filling(assessment.agency.name, criterion.name, period))


def basis_text(basis: Basis | None) -> str | None:
    """The number of a document, and where in it."""
    if basis is None:
        return None
    return f"{basis.symbol}, {basis.clause}" if basis.clause else basis.symbol


def _draft(pack: RulePack, order: TaskOrder, answered: Answered, policy: Policy | None) -> TaskDraft:
    if order.own and policy is not None and isinstance(policy.then.task, Remedy):
        remedy = policy.then.task
        return TaskDraft(
            id=policy_task_id(pack, policy.id),
            title=remedy.title or policy.label or "{criterion}",
            remedy=remedy,
            answered=(answered,),
            basis=basis_text(remedy.basis) or policy.basis,
        )
    # A criterion without a remedy still gets its task: an empty one shows, a missing one does not.
    owner = pack.by_id[pack.remedy_owner(order.criterion) or order.criterion]
    remedy = owner.remedy or Remedy()
    field = pack.field_of(owner.id)
    return TaskDraft(
        id=criterion_task_id(pack, owner.id),
        title=remedy.title or owner.name,
        remedy=remedy,
        answered=(answered,),
        section=field.name if field else None,
        basis=basis_text(remedy.basis or owner.basis),
    )


def _filled_unit(unit: UnitTask, fillings: Sequence[Filling]) -> UnitTask:
    task, note = (fill(text, fillings) if text else None for text in (unit.task, unit.note))
    return UnitTask(unit=fill(unit.unit, fillings), task=task, note=note)


def _worst(findings: Iterable[TaskFinding]) -> FindingStatus | None:
    statuses = {finding.status for finding in findings}
    return next((status for status in _SEVERITY if status in statuses), None)


def _reading_order(finding: TaskFinding, places: Mapping[str, int]) -> tuple[SortKey, str, int]:
    return sort_key(finding.agency.name), finding.agency.id, places[finding.criterion]
