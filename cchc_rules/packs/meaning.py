"""Do two rules mean the same, however they are written? What counts of a rule, as values to compare.

Points are counted in shares of the maximum, so that a criterion that only weighs more has not
changed the way it is scored.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cchc_rules.packs.conditions import Condition
from cchc_rules.packs.criteria import UnitTask
from cchc_rules.packs.forms import AnyLeafForm, IncrementsForm, IncrementsRule, ProportionalForm, StepsForm
from cchc_rules.packs.units import key_of
from cchc_rules.sources.model import Entry
from cchc_rules.vietnamese.numbers import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINT_KEYS: Final = frozenset(
    {"points", "on_time", "late", "not_issued", "per_day", "each", "adds", "start", "below", "cap", "floor"}
) | {"proportional"}
_WORDS: Final = {"max": Fraction(1), "half": Fraction(1, 2)}
_TEXTS: Final = frozenset({"note", "basis", "sources", "label", "help", "unit"})
"""Keys that do not change what a rule does."""
_ONE: Final = Fraction(1)


class Goal(NamedTuple):
    """The values that get all points; None is open-ended."""

    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool

    def within(self, other: Goal) -> bool:
        """Whether all these values lie in the other goal too."""
        return _reaches(other.low, other.low_closed, self.low, self.low_closed, -1) and _reaches(
            other.high, other.high_closed, self.high, self.high_closed, 1
        )


def goal_of(form: AnyLeafForm, points: Fraction | None) -> Goal | None:
    """Which values get all points; None where that is not one interval of numbers."""
    match form:
        case StepsForm(steps=steps):
            full = [step.when for step in steps if _share(step.points, points) == 1]
            condition = full[0] if len(full) == 1 else None
            return None if condition is None else _interval(condition)
        case ProportionalForm(proportional=rule):
            line = rule.full_at.value if rule.full_at else _ONE
            return Goal(None, True, line, True) if rule.falling else Goal(line, True, None, True)
        case IncrementsForm(increments=rule):
            start = _reached(rule, points)
            return None if start is None else Goal(start, True, None, True)
        case _:
            return None


def meaning(value: Any, points: Fraction | None = None, key: str = "") -> Any:
    """What a rule, or a part of it, does: equal values do the same."""
    match value:
        case Condition():
            goal = _interval(value)
            flag = value.flag
            return goal or (flag if flag is not None else key_of(value.word or ""))
        case Quantity():
            return value.value
        case UnitTask():
            return key_of(value.unit), key_of(value.task or "")
        case Entry():
            names = [name for name in type(value).model_fields if name not in _TEXTS]
            return (
                type(value).__name__,
                *((name, meaning(getattr(value, name), points, name)) for name in names),
            )
        case dict():
            return {name: meaning(inner, points) for name, inner in value.items()}
        case list() | tuple():
            return tuple(meaning(inner, points, key) for inner in value)
        case Fraction() | "max" | "half" if key in _POINT_KEYS:
            return _share(value, points)
        case str():
            return key_of(value)
        case _:
            return value


def units_named(units: Sequence[UnitTask]) -> frozenset[Any]:
    """The units of a remedy, in whatever order and spelling."""
    return frozenset(meaning(unit) for unit in units)


def _share(value: Any, points: Fraction | None) -> Fraction | None:
    if isinstance(value, str):
        return _WORDS.get(value)
    return Fraction(value) / (points or _ONE) if isinstance(value, int | Fraction) else None


def _interval(condition: Condition) -> Goal | None:
    if condition.word is not None:
        return None
    low, high = condition.low, condition.high
    return Goal(
        low.value if low else None,
        condition.low_closed if low else True,
        high.value if high else None,
        condition.high_closed if high else True,
    )


def _reached(rule: IncrementsRule, points: Fraction | None) -> Fraction | None:
    """The first value at which increments add up to all points."""
    most = points if rule.cap is None else rule.cap
    if most is None or rule.adds <= 0:
        return None
    times = -(-(most - rule.start) // rule.adds)
    return Fraction(rule.from_.value + max(times, 0) * rule.each.value)


def _reaches(
    outer: Fraction | None, outer_closed: bool, inner: Fraction | None, inner_closed: bool, side: int
) -> bool:
    """Whether an end of the outer interval lies at or beyond that of the inner one."""
    if outer is None or inner is None:
        return outer is None
    if outer == inner:
        return outer_closed or not inner_closed
    return (outer - inner) * side > 0
