"""In which order do tasks stand in a plan?

Official points speak: what costs most comes first, then what is due first. Nominal points say
nothing about weight, so there the order of the rule files stands.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.planning.timing import RECURRING
from cchc_rules.vietnamese.names import SortKey, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.planning.model import Task

_Position = tuple[int, int, int]
_Key = tuple[Fraction, date, int, _Position, SortKey]
_BEFORE_ALL = -1
_RECURRING_RANK = {text: rank for rank, text in enumerate(RECURRING.values())}


def ordered(tasks: Iterable[Task], pack: RulePack) -> tuple[Task, ...]:
    """The tasks in the order of the plan; whatever order they come in, the same order goes out."""
    positions = _positions(pack)
    nominal = pack.manifest.points == "nominal"
    return tuple(sorted(tasks, key=lambda task: _key(task, positions, nominal=nominal)))


def criterion_task_id(pack: RulePack, criterion: str) -> str:
    """The lasting id of the task that carries out a criterion's remedy."""
    return f"{pack.id}/criterion/{criterion}"


def policy_task_id(pack: RulePack, policy: str) -> str:
    """The lasting id of a task written in a policy."""
    return f"{pack.id}/policy/{policy}"


def standing_task_id(pack: RulePack, task: str) -> str:
    """The lasting id of a standing task."""
    return f"{pack.id}/task/{task}"


def _key(task: Task, positions: Mapping[str, _Position], *, nominal: bool) -> _Key:
    position = positions[task.id]
    if nominal:
        return Fraction(0), date.min, 0, position, sort_key(task.id)
    recurring = _RECURRING_RANK.get(task.timing or "", len(_RECURRING_RANK))
    return -task.points_at_stake, task.due or date.max, recurring, position, sort_key(task.id)


def _positions(pack: RulePack) -> Mapping[str, _Position]:
    """Where each task stands in the rule files: by section, in it criteria before standing tasks.

    A section of standing tasks that bears the name of a field is that field, so that the
    remedies and the standing work of one field stand together.
    """
    sections = _sections(pack)
    last = len(sections)
    found: dict[str, _Position] = {}
    for index, criterion in enumerate(pack.criteria):
        field = pack.field_of(criterion.id)
        section = sections[field.name] if field else _BEFORE_ALL
        found[criterion_task_id(pack, criterion.id)] = (section, 0, index)
    for index, task in enumerate(pack.tasks):
        found[standing_task_id(pack, task.id)] = (sections[task.section] if task.section else last, 1, index)
    for index, policy in enumerate(pack.policies):
        found[policy_task_id(pack, policy.id)] = (last, 2, index)
    return found


def _sections(pack: RulePack) -> Mapping[str, int]:
    names = [field.name for field in pack.fields]
    names += [task.section for task in pack.tasks if task.section]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}
