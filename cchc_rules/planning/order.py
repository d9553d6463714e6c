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
_Key = tuple[bool, Fraction, date, int, _Position, SortKey]
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


def standing_number(task_id: str) -> str:
    """The number a standing task has in its source."""
    return task_id.rpartition("/")[2]


def _key(task: Task, positions: Mapping[str, _Position], *, nominal: bool) -> _Key:
    position = positions[task.id]
    if nominal or task.standing:
        return task.standing, Fraction(0), date.min, 0, position, sort_key(task.id)
    recurring = _RECURRING_RANK.get(task.timing or "", len(_RECURRING_RANK))
    return False, -task.points_at_stake, task.due or date.max, recurring, position, sort_key(task.id)


def _positions(pack: RulePack) -> Mapping[str, _Position]:
    """Where each task stands in the rule files: what answers findings by field, then the tasks of
    policies, then the standing tasks as the source lists them."""
    fields = {field.id: index for index, field in enumerate(pack.fields)}
    found: dict[str, _Position] = {}
    for index, criterion in enumerate(pack.criteria):
        field = pack.field_of(criterion.id)
        found[criterion_task_id(pack, criterion.id)] = (0, fields[field.id] if field else _BEFORE_ALL, index)
    for index, policy in enumerate(pack.policies):
        found[policy_task_id(pack, policy.id)] = (1, 0, index)
    for index, task in enumerate(pack.tasks):
        found[standing_task_id(pack, task.id)] = (2, 0, index)
    return found
