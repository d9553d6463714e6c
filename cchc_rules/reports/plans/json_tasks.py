"""How do tasks and agencies stand in JSON? The same in a result and in a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.exact import decimal_text
from cchc_rules.reports.json_model import AgencyJson, Record, TaskFindingJson, TaskJson, UnitJson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.criteria import UnitTask
    from cchc_rules.planning.model import Task, TaskFinding


def agency_json(agency: AgencyRef) -> AgencyJson:
    """An agency."""
    return AgencyJson(
        id=agency.id, name=agency.name, level=agency.level.value, group=agency.group, parent=agency.parent
    )


def task_json(task: Task) -> TaskJson:
    """A task with its findings."""
    return TaskJson(
        id=task.id,
        number=task.number,
        title=task.title,
        content=task.content,
        lead=_units(task.lead),
        coordinate=_units(task.coordinate),
        timing=task.timing,
        due=task.due.isoformat() if task.due else None,
        product=task.product,
        status=task.status.value if task.status else None,
        standing=task.standing,
        section=task.section,
        basis=task.basis,
        points_at_stake=decimal_text(task.points_at_stake),
        findings=tuple(_finding(finding) for finding in task.findings),
    )


def json_text(record: Record) -> str:
    """The record as JSON: the same record gives the same bytes, in the order the schema documents."""
    return record.model_dump_json(indent=2) + "\n"


def _units(units: Iterable[UnitTask]) -> tuple[UnitJson, ...]:
    return tuple(UnitJson(unit=unit.unit, task=unit.task, note=unit.note) for unit in units)


def _finding(finding: TaskFinding) -> TaskFindingJson:
    return TaskFindingJson(
        agency=finding.agency.id,
        criterion=finding.criterion,
        criterion_name=finding.criterion_name,
        status=finding.status.value,
        scope=finding.scope,
        sentence=finding.sentence,
        value=finding.value,
        target=finding.target,
        distance=finding.distance,
        situation=finding.situation,
        points_at_stake=decimal_text(finding.points_at_stake),
    )
