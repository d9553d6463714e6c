"""Which annexes does a plan have, and what stands in their tables? The tasks, the results.

Annexes are numbered in Roman numbers where there are two or more (Decree 30/2020/NĐ-CP, Annex I, III.1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from cchc_rules.assessment.filling import BLANK
from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.plans.task_outline import TaskRow, task_rows
from cchc_rules.reports.words import STATUS
from cchc_rules.scoring.wording import say_points
from cchc_rules.vietnamese.names import roman, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.planning.model import Plan, TaskFinding
    from cchc_rules.vietnamese.names import SortKey

LABEL = "Phụ lục"
ANSWERS = "Giải pháp khắc phục các tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm"
RESULTS = "Tổng hợp kết quả tự đánh giá các tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm"

RESULT_HEADS = ("Mã", "Tiêu chí", "Kết quả", "Chỉ tiêu", "Khoảng cách", "Đánh giá", "Nhiệm vụ")


@dataclass(frozen=True, slots=True)
class TaskAnnex:
    """An annex with a table of tasks."""

    label: str
    title: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A criterion that lost points or may lose some, each cell as lines; `agency` stands in a row of its
    own above it where another agency begins."""

    agency: str | None
    criterion: str
    name: str
    value: str
    target: str
    distance: str
    judgement: tuple[str, ...]
    tasks: str


@dataclass(frozen=True, slots=True)
class ResultAnnex:
    """The annex with the results the tasks answer."""

    label: str
    title: str
    rows: tuple[ResultRow, ...]


_Annex = TypeVar("_Annex", TaskAnnex, ResultAnnex)


def task_annexes(plan: Plan) -> tuple[TaskAnnex, ...]:
    """The tables of tasks: the answers to findings apart from the tasks the source of the pack lists."""
    answers = [task for task in plan.tasks if not task.standing]
    listed = [task for task in plan.tasks if task.standing]
    if answers and listed:
        answers = [replace(task, section=None) for task in answers]
        parts = [(ANSWERS, answers), (plan.text.solutions_title, listed)]
    else:
        parts = [(plan.text.solutions_title, list(plan.tasks))]
    return tuple(
        TaskAnnex("", clean(title).upper(), task_rows(tasks, in_pack_order=plan.nominal_points))
        for title, tasks in parts
        if tasks
    )


def result_annexes(plan: Plan) -> tuple[ResultAnnex, ...]:
    """The table of results, where it says more than the tasks do: figures or points."""
    found = _findings(plan)
    if not any(finding.value for finding, _ in found) and plan.nominal_points:
        return ()
    several = len(plan.agencies) > 1
    rows: list[ResultRow] = []
    before = None
    for finding, numbers in found:
        begins = several and finding.agency.id != before
        before = finding.agency.id
        rows.append(_row(finding, numbers, plan, agency=finding.agency.name if begins else None))
    return (ResultAnnex("", clean(RESULTS).upper(), tuple(rows)),) if rows else ()


def labelled(
    by_tasks: Sequence[TaskAnnex], of_results: Sequence[ResultAnnex]
) -> tuple[tuple[TaskAnnex, ...], tuple[ResultAnnex, ...]]:
    """The annexes with their labels: "Phụ lục", or "Phụ lục I", "Phụ lục II" ... where there are several."""
    count = len(by_tasks) + len(of_results)
    labels = iter([LABEL] if count == 1 else [f"{LABEL} {roman(place)}" for place in range(1, count + 1)])
    return _with_labels(by_tasks, labels), _with_labels(of_results, labels)


def annex_notes(by_tasks: Sequence[TaskAnnex], of_results: Sequence[ResultAnnex]) -> tuple[str, ...]:
    """Where the text of the plan points to its annexes."""
    notes = []
    if by_tasks:
        notes.append(
            "Nội dung nhiệm vụ, đơn vị chủ trì, đơn vị phối hợp, sản phẩm và thời gian thực hiện: chi tiết "
            f"tại {_labels(by_tasks)} kèm theo Kế hoạch này."
        )
    if of_results:
        notes.append(
            "Kết quả tự đánh giá các tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm: tổng hợp tại "
            f"{_labels(of_results)} kèm theo Kế hoạch này."
        )
    return tuple(notes)


def _with_labels(annexes: Sequence[_Annex], labels: Iterator[str]) -> tuple[_Annex, ...]:
    return tuple(replace(annex, label=label) for annex, label in zip(annexes, labels, strict=False))


def _labels(annexes: Sequence[TaskAnnex] | Sequence[ResultAnnex]) -> str:
    return ", ".join(annex.label for annex in annexes)


def _findings(plan: Plan) -> list[tuple[TaskFinding, tuple[str, ...]]]:
    """Each finding of an agency once, with the numbers of the tasks that answer it."""
    found: dict[tuple[str, str], tuple[TaskFinding, list[str]]] = {}
    for task in plan.tasks:
        for finding in task.findings:
            known = found.setdefault((finding.agency.id, finding.criterion), (finding, []))
            known[1].append(task.number)
    places = {agency.id: place for place, agency in enumerate(plan.agencies)}
    ordered = sorted(found.values(), key=lambda each: _reading_order(each[0], places))
    return [(finding, tuple(dict.fromkeys(numbers))) for finding, numbers in ordered]


def _reading_order(finding: TaskFinding, places: dict[str, int]) -> tuple[int, SortKey]:
    return places.get(finding.agency.id, len(places)), sort_key(finding.criterion)


def _row(finding: TaskFinding, numbers: Sequence[str], plan: Plan, *, agency: str | None) -> ResultRow:
    judgement = [STATUS["vi"][finding.status]]
    if not plan.nominal_points and finding.points_at_stake:
        judgement.append(f"{say_points(finding.points_at_stake)} điểm")
    scope = f" ({clean(finding.scope)})" if finding.scope else ""
    return ResultRow(
        agency=clean(agency) if agency else None,
        criterion=finding.criterion,
        name=clean(finding.criterion_name) + scope,
        value=clean(finding.value or BLANK),
        target=clean(finding.target or BLANK),
        distance=clean(finding.distance or ""),
        judgement=tuple(judgement),
        tasks=", ".join(numbers),
    )
