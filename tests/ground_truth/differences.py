"""In what does the carrier of a fact differ from the table? One check per key of `expect`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_rules.evidence.model import OfficialResult
from cchc_rules.packs.criteria import Criterion, StandingTask
from cchc_rules.packs.pack import RulePack
from cchc_rules.packs.policies import Policy
from cchc_rules.vietnamese.numbers import parse_quantity

from .carriers import (
    Carrier,
    FigureAt,
    about,
    carrier_of,
    deadline_of,
    levels_of,
    line_of,
    pack_of,
    remedy_of,
    same_number,
    share_of_units,
    timing_of,
    words_of,
)

if TYPE_CHECKING:
    from .tables import Row

Check = Callable[[Carrier, RulePack, Any], str | None]


def differences(row: Row) -> list[str]:
    """Everything in which the carrier differs from the row; empty when it carries the fact."""
    try:
        carrier = carrier_of(row)
    except LookupError as error:
        return [f"{row}: nothing carries it: {error}"]
    return [f"{row}: {found}" for found in _found(row, carrier)]


def _found(row: Row, carrier: Carrier) -> Iterator[str]:
    pack = pack_of(row.pack)
    for key, wanted in row.expect.items():
        check = CHECKS.get(key)
        if check is None:
            yield f"no check is called {key!r}; known: {', '.join(CHECKS)}"
            continue
        try:
            found = check(carrier, pack, wanted)
        except (LookupError, TypeError, AttributeError) as error:
            found = f"cannot be compared: {error}"
        if found is not None:
            yield f"{key}: {found}"


def _differ(found: Any, wanted: Any) -> str | None:
    return None if found == wanted else f"the source has {wanted!r}, the carrier {found!r}"


def _criterion(carrier: Carrier) -> Criterion:
    if not isinstance(carrier, Criterion):
        raise TypeError(f"only a criterion has this, not {type(carrier).__name__}")
    return carrier


def _operator(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    criterion = _criterion(carrier)
    levels = [None] if not hasattr(criterion.score, "by_level") else list(criterion.score.by_level)
    found = {line_of(criterion, level).operator for level in levels}
    return _differ(found, {wanted})


def _number(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    criterion = _criterion(carrier)
    if isinstance(wanted, Mapping):
        by_level = getattr(criterion.score, "by_level", {})
        if set(by_level) != set(wanted):
            return f"the source has {sorted(wanted)}, the carrier {sorted(by_level)}"
        wrong = {level: line_of(criterion, level).number for level in wanted}
        same = all(same_number(wrong[level], wanted[level]) for level in wanted)
        return None if same else _differ(wrong, dict(wanted))
    found = line_of(criterion).number
    return None if same_number(found, wanted) else f"the source has {wanted!r}, the carrier {found!r}"


def _level(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    listed = [wanted] if isinstance(wanted, str) else list(wanted or ())
    return _differ(sorted(levels_of(carrier)), sorted(listed))


def _scope(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    found = carrier.scope if isinstance(carrier, FigureAt) else _criterion(carrier).scope
    return _differ(found, wanted)


def _units(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    return _differ(share_of_units(_criterion(carrier), pack).units, wanted)


def _each(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    where = share_of_units(_criterion(carrier), pack).where
    return _differ({measure: condition.text for measure, condition in where.items()}, dict(wanted))


def _deadline(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(deadline_of(_criterion(carrier)), wanted)


def _obligation(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(_criterion(carrier).obligation, wanted)


def _lead(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    return _differ([unit.unit for unit in remedy_of(carrier, pack).lead], _list(wanted))


def _coordinate(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    return _differ([unit.unit for unit in remedy_of(carrier, pack).coordinate], _list(wanted))


def _product(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    return _differ(list(remedy_of(carrier, pack).product or ()), _list(wanted))


def _timing(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    return _differ(timing_of(remedy_of(carrier, pack)), wanted)


def _section(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(carrier.section if isinstance(carrier, StandingTask) else None, wanted)


def _says(carrier: Carrier, pack: RulePack, wanted: Any) -> str | None:
    words = _folded(words_of(carrier, pack))
    missing = [each for each in _list(wanted) if _folded(each) not in words]
    return f"the carrier does not say {missing!r}" if missing else None


def _notes(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    note = _folded(getattr(carrier, "note", None) or "")
    missing = [each for each in _list(wanted) if _folded(each) not in note]
    return f"the note does not say {missing!r}" if missing else None


def _about(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(about(carrier) if isinstance(carrier, Policy) else None, sorted(_list(wanted)))


def _conclude(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(carrier.then.conclude if isinstance(carrier, Policy) else None, wanted)


def _status(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    found = carrier.status if isinstance(carrier, OfficialResult) else None
    return _differ(carrier.then.status if isinstance(carrier, Policy) else found, wanted)


def _points(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    if not isinstance(carrier, OfficialResult):
        return "only an official result has points"
    return _differ(None if carrier.points is None else str(carrier.points), wanted)


def _value(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    found = _figure(carrier).observation.value
    same = found == parse_quantity(wanted).value
    return None if same else f"the source has {wanted!r}, the carrier {found}"


def _qualifier(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(_figure(carrier).observation.qualifier.value, wanted)


def _as_of(carrier: Carrier, _pack: RulePack, wanted: Any) -> str | None:
    return _differ(str(_figure(carrier).observation.as_of), wanted)


def _figure(carrier: Carrier) -> FigureAt:
    if not isinstance(carrier, FigureAt):
        raise TypeError(f"only a figure has this, not {type(carrier).__name__}")
    return carrier


def _list(wanted: Any) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted or ())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


CHECKS: dict[str, Check] = {
    "operator": _operator,
    "number": _number,
    "level": _level,
    "scope": _scope,
    "units": _units,
    "each": _each,
    "deadline": _deadline,
    "obligation": _obligation,
    "lead": _lead,
    "coordinate": _coordinate,
    "timing": _timing,
    "product": _product,
    "section": _section,
    "says": _says,
    "notes": _notes,
    "about": _about,
    "conclude": _conclude,
    "status": _status,
    "points": _points,
    "value": _value,
    "qualifier": _qualifier,
    "as_of": _as_of,
}
