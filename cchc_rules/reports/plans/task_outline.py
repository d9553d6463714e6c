"""What does a plan say about each task? Heading and lettered points, or a row of the table of tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.criteria import UnitTask
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.clean_text import clean, open_end, sentence
from cchc_rules.scoring.wording import lower_first
from cchc_rules.vietnamese.names import point_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_rules.planning.model import Task, TaskFinding

LETTERS = 22
"""Letters the Vietnamese alphabet has for points."""
AT_RISK_NOTE = "(tiêu chí có nguy cơ bị trừ điểm)"


@dataclass(frozen=True, slots=True)
class PointOutline:
    """A lettered point with its lines: "a) Nội dung thực hiện:"."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskOutline:
    """A task as printed; `section` stands above it where one begins, `reasons` are for a comment."""

    heading: str
    points: tuple[PointOutline, ...]
    section: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a row of a table, each cell as lines; `section` stands in a row of its own above it,
    `reasons` are for a comment."""

    section: str | None
    number: tuple[str, ...]
    title: str
    content: tuple[str, ...]
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    timing: tuple[str, ...]
    product: tuple[str, ...]
    reasons: tuple[str, ...] = ()


def task_outlines(
    tasks: Sequence[Task], *, layout: Literal["by_criterion", "by_unit", "table"], in_pack_order: bool
) -> tuple[TaskOutline, ...]:
    """The tasks one after another, or gathered under the units that carry them out; none where they
    stand in a table."""
    if layout == "table":
        return ()
    if layout == "by_unit":
        return _by_unit(tasks)
    sections = _sections(tasks, in_pack_order=in_pack_order)
    return tuple(_outline(task, section) for task, section in zip(tasks, sections, strict=True))


def task_rows(tasks: Sequence[Task], *, in_pack_order: bool) -> tuple[TaskRow, ...]:
    """The tasks as rows of a table."""
    return tuple(
        TaskRow(
            section=section,
            number=(task.number,),
            title=heading_of(task),
            content=dashed([*task.content, *situation(task)]),
            lead=lead_lines(task) or (BLANK,),
            # A cell without a paragraph is no cell.
            coordinate=tuple(unit_text(unit) for unit in task.coordinate) or ("",),
            timing=(timing_text(task),),
            product=tuple(clean(each) for each in task.product) or ("",),
            reasons=_reasons(task),
        )
        for task, section in zip(tasks, _sections(tasks, in_pack_order=in_pack_order), strict=True)
    )


def heading_of(task: Task) -> str:
    """The title; a task that only answers criteria at risk says so, as S000 does for its task 4."""
    title = open_end(task.title)
    return f"{title} {AT_RISK_NOTE}" if task.status is FindingStatus.AT_RISK else title


def situation(task: Task) -> tuple[str, ...]:
    """The figures behind the task, one line a finding; none where nobody reported a figure.

    A standing task is printed as its source has it: the figures are with the answers to findings.
    """
    if task.standing:
        return ()
    agencies = len({finding.agency.id for finding in task.findings}) > 1
    criteria = len({finding.criterion for finding in task.findings}) > 1
    return tuple(
        _situation_line(finding, several_agencies=agencies, several_criteria=criteria)
        for finding in task.findings
        if finding.situation
    )


def lead_lines(task: Task) -> tuple[str, ...]:
    """Units with a part of their own stand each on a line, the others together."""
    lines, together = [], []
    for unit in task.lead:
        if unit.task:
            lines.append(f"{open_end(unit.task)}: {unit_text(unit)}")
        else:
            together.append(unit_text(unit))
    return (*lines, listed(together)) if together else tuple(lines)


def listed(names: Iterable[str]) -> str:
    """Names one after another; "Các phòng" after a comma is written "các phòng"."""
    first, *others = names
    return ", ".join([first, *(lower_first(name) if name.startswith("Các ") else name for name in others)])


def unit_text(unit: UnitTask) -> str:
    """A unit with its note in brackets."""
    name = open_end(unit.unit)
    return f"{name} ({open_end(unit.note)})" if unit.note else name


def dashed(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines led by a dash; a single one stands without, as in S000."""
    sentences = [sentence(line) for line in lines]
    return tuple(sentences) if len(sentences) == 1 else tuple(f"- {line}" for line in sentences)


def letter_of(place: int) -> str:
    """The letter of a point; past the last letter of the alphabet its number."""
    return point_letter(place) if place <= LETTERS else str(place)


def timing_text(task: Task) -> str:
    """When, without a full stop; blank where the pack does not say, unless its source leaves it open."""
    return open_end(task.timing or ("" if task.standing else BLANK))


def _outline(task: Task, section: str | None) -> TaskOutline:
    content = dashed([*(task.content or (BLANK,)), *situation(task)])
    coordinate = (
        [f"Đơn vị phối hợp: {listed(_helper(unit) for unit in task.coordinate)}"] if task.coordinate else []
    )
    units = dashed([*(lead_lines(task) or (BLANK,)), *coordinate])
    points = [
        ("Nội dung thực hiện:", content),
        ("Đơn vị thực hiện:", units),
        (f"Thời gian: {sentence(task.timing or BLANK)}", ()),
    ]
    if task.product:
        points.append(_product_point(task.product))
    return TaskOutline(
        heading=f"{task.number}. {heading_of(task)}",
        points=_lettered(points),
        section=section,
        reasons=_reasons(task),
    )


def _product_point(product: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    if len(product) == 1:
        return f"Sản phẩm: {sentence(product[0])}", ()
    return "Sản phẩm:", dashed(product)


def _helper(unit: UnitTask) -> str:
    return f"{unit_text(unit)} ({open_end(unit.task)})" if unit.task else unit_text(unit)


def _situation_line(finding: TaskFinding, *, several_agencies: bool, several_criteria: bool) -> str:
    label = "Hiện trạng"
    if several_agencies:
        label += f" của {clean(finding.agency.name)}"
    if several_criteria:
        label += f", {lower_first(clean(finding.scope or finding.criterion_name))}"
    return f"{label}: {finding.situation}"


def _reasons(task: Task) -> tuple[str, ...]:
    """Why the task stands in the plan: each finding in a sentence."""
    several = len({finding.agency.id for finding in task.findings}) > 1
    return tuple(
        sentence(f"{finding.agency.name}, tiêu chí {finding.criterion}: {finding.sentence}")
        if several
        else sentence(f"Tiêu chí {finding.criterion}: {finding.sentence}")
        for finding in task.findings
    )


def _sections(tasks: Sequence[Task], *, in_pack_order: bool) -> list[str | None]:
    """The section above each task where one begins; none where all tasks are of one section.

    Only where the tasks stand in the order of the rule files: ordered by points at stake the
    sections are scattered.
    """
    if not in_pack_order or len({task.section for task in tasks}) < 2:
        return [None] * len(tasks)
    before = [None, *(task.section for task in tasks)]
    return [
        task.section if task.section != above else None for task, above in zip(tasks, before, strict=False)
    ]


def _by_unit(tasks: Sequence[Task]) -> tuple[TaskOutline, ...]:
    """Under each unit the tasks it leads, then the titles of those it helps with."""
    leading: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    helping: dict[str, list[str]] = {}
    for task in tasks:
        for unit in task.lead or (UnitTask(unit=BLANK),):
            leading.setdefault(open_end(unit.unit) or BLANK, []).append(_led(task, unit))
        for unit in task.coordinate:
            helping.setdefault(open_end(unit.unit), []).append(_helped(task, unit))
    outlines = []
    for place, name in enumerate(dict.fromkeys([*leading, *helping]), start=1):
        points = list(leading.get(name, ()))
        if name in helping:
            points.append(("Phối hợp thực hiện:", dashed(helping[name])))
        outlines.append(TaskOutline(heading=f"{place}. {name}", points=_lettered(points)))
    return tuple(outlines)


def _lettered(points: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[PointOutline, ...]:
    return tuple(
        PointOutline(f"{letter_of(place)}) {heading}", lines)
        for place, (heading, lines) in enumerate(points, start=1)
    )


def _led(task: Task, unit: UnitTask) -> tuple[str, tuple[str, ...]]:
    lines = [*(task.content or (BLANK,)), *situation(task)]
    if unit.task:
        lines.append(f"Phần việc: {unit.task}")
    if task.timing:
        lines.append(f"Thời gian: {task.timing}")
    if task.product:
        lines.append(f"Sản phẩm: {'; '.join(open_end(each) for each in task.product)}")
    return f"{heading_of(task)}:", dashed(lines)


def _helped(task: Task, unit: UnitTask) -> str:
    return f"{heading_of(task)} ({open_end(unit.note)})" if unit.note else heading_of(task)
