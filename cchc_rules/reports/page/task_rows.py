"""What does the page say of each task? A row: what, who leads, who helps, by when, with which product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean, open_end, sentence
from cchc_rules.reports.page.marks import MARKS
from cchc_rules.reports.plans.task_outline import heading_of, lead_lines, situation, unit_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.planning.model import Plan, Task
    from cchc_rules.reports.page.marks import Mark
    from cchc_rules.reports.records.collection import Collection

_LISTED = 30
"""More situations than these are counted, and listed in the results of each agency."""
_NOBODY = "chưa phân công"
_NO_TIME = "chưa định thời gian"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as printed; ``agencies`` is the number of agencies it answers findings of."""

    number: str
    title: str
    mark: Mark | None
    content: tuple[str, ...]
    situation: tuple[str, ...]
    criteria: tuple[str, ...]
    agencies: int
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    timing: str
    product: tuple[str, ...]


def task_lines(plan: Plan) -> tuple[TaskLine, ...]:
    """The tasks of a plan in its order."""
    return tuple(_line(task) for task in plan.tasks)


def left_open(collection: Collection) -> tuple[str, ...]:
    """What the plan says nothing about, because nothing is known about it."""
    several = len(collection.agencies) > 1
    return tuple(
        sentence(f"{record.agency.name}: {line}" if several else line)
        for record in collection.agencies
        for line in record.contribution.left_open
    )


def _line(task: Task) -> TaskLine:
    told = situation(task)
    return TaskLine(
        number=task.number,
        title=heading_of(task),
        mark=MARKS[task.status] if task.status else None,
        content=_sentences(task.content),
        situation=_sentences(told) if len(told) <= _LISTED else (),
        criteria=tuple(dict.fromkeys(finding.criterion for finding in task.findings)),
        agencies=len({finding.agency for finding in task.findings}),
        lead=lead_lines(task) or (_NOBODY,),
        coordinate=tuple(unit_text(unit) for unit in task.coordinate),
        timing=open_end(task.timing or ("" if task.standing else _NO_TIME)),
        product=tuple(clean(each) for each in task.product),
    )


def _sentences(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sentence(text) for text in texts)
