"""What does each unit have to do? An extract of the plan (phiếu giao việc) for every unit that leads a task.

Units are brought together under their full names by the pack's list of names. Knows texts; no file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.packs.units import key_of
from cchc_rules.reports.clean_text import clean, open_end
from cchc_rules.reports.plans.plan_outline import plan_outline
from cchc_rules.reports.plans.task_outline import (
    dashed,
    heading_of,
    lead_lines,
    situation,
    timing_text,
    unit_text,
)
from cchc_rules.reports.word.letterhead import Letterhead, RecipientLine
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc_rules.packs.criteria import UnitTask
    from cchc_rules.planning.model import Plan, Task
    from cchc_rules.reports.plans.plan_outline import PlanOutline


@dataclass(frozen=True, slots=True)
class LedRow:
    """A task the unit leads, cells of several lines as lines."""

    number: str
    title: str
    content: tuple[str, ...]
    part: tuple[str, ...]
    coordinate: tuple[str, ...]
    product: tuple[str, ...]
    timing: str


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """A task the unit coordinates in."""

    number: str
    title: str
    part: str
    lead: tuple[str, ...]
    timing: str


@dataclass(frozen=True, slots=True)
class ExtractOutline(Letterhead):
    """An extract, every text as it is printed."""

    year: int
    unit: str
    plan_title: str
    led: tuple[LedRow, ...]
    helped: tuple[HelpedRow, ...]
    due: tuple[str, ...]


def extract_outlines(plan: Plan, full_name: Callable[[str], str]) -> tuple[ExtractOutline, ...]:
    """One extract for each unit that leads a task, by name; `full_name` brings together the ways a
    unit is written."""
    head = plan_outline(plan)
    units: dict[str, str] = {}
    for task in plan.tasks:
        for unit in task.lead:
            name = _name(unit, full_name)
            if name:
                units.setdefault(key_of(name), name)
    names = sorted(units.values(), key=lambda name: (sort_key(name), name))
    return tuple(_extract(name, plan, head, full_name) for name in names)


def without_lead(plan: Plan) -> tuple[str, ...]:
    """The numbers of tasks that stand in no extract, since nobody leads them."""
    return tuple(task.number for task in plan.tasks if not any(open_end(unit.unit) for unit in task.lead))


def _extract(name: str, plan: Plan, head: PlanOutline, full_name: Callable[[str], str]) -> ExtractOutline:
    def parts(units: Iterable[UnitTask]) -> list[UnitTask]:
        return [unit for unit in units if key_of(_name(unit, full_name)) == key_of(name)]

    led = [(task, own) for task in plan.tasks if (own := parts(task.lead))]
    leads = {task.id for task, _ in led}
    helped = [(task, own) for task in plan.tasks if task.id not in leads and (own := parts(task.coordinate))]
    due = sorted({(task.due, task.number) for task, _ in led if task.due is not None})
    return ExtractOutline(
        parent_body=head.parent_body,
        issuing_body=head.issuing_body,
        symbol=head.symbol,
        place=head.place,
        year=head.year,
        unit=name,
        plan_title=head.title,
        led=tuple(_led(task, own) for task, own in led),
        helped=tuple(_helped(task, own) for task, own in helped),
        due=tuple(f"- Nhiệm vụ {number}: chậm nhất ngày {format_date(day)}." for day, number in due),
        recipients=(RecipientLine(to=name, note="thực hiện", end=";"),),
        archive=head.archive,
        signer_title=head.signer_title,
    )


def _name(unit: UnitTask, full_name: Callable[[str], str]) -> str:
    return open_end(full_name(open_end(unit.unit)))


def _led(task: Task, own: list[UnitTask]) -> LedRow:
    parts = [f"Phần việc: {open_end(unit.task)}" for unit in own if unit.task]
    others = [unit for unit in task.lead if unit not in own]
    if others:
        together = "; ".join(_with_parts(others))
        parts.append(f"Cùng chủ trì: {together}")
    return LedRow(
        number=task.number,
        title=heading_of(task),
        content=dashed([*task.content, *situation(task)]),
        part=dashed(parts),
        coordinate=tuple(unit_text(unit) for unit in task.coordinate),
        product=tuple(clean(each) for each in task.product),
        timing=timing_text(task),
    )


def _with_parts(units: Iterable[UnitTask]) -> tuple[str, ...]:
    """Units with the parts they have."""
    return tuple(
        f"{unit_text(unit)} ({open_end(unit.task)})" if unit.task else unit_text(unit) for unit in units
    )


def _helped(task: Task, own: list[UnitTask]) -> HelpedRow:
    parts = [text for unit in own for text in (unit.task, unit.note) if text]
    return HelpedRow(
        number=task.number,
        title=heading_of(task),
        part="; ".join(map(open_end, parts)),
        lead=lead_lines(task),
        timing=timing_text(task),
    )
