"""What do the packs and fixtures say about the carrier of a fact, in the words of the tables?

Each reader answers one key of `expect` for one carrier; a carrier that is not there is a LookupError.
"""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_rules.evidence.loader import load_evidence
from cchc_rules.evidence.model import Evidence, FigureKey, Observation, OfficialResult
from cchc_rules.packs.criteria import Criterion, DueBy, DueIn, Remedy, StandingTask
from cchc_rules.packs.forms import (
    ByLevelForm,
    DeadlineForm,
    DeductForm,
    DueAfter,
    DueBefore,
    IncrementsForm,
    ProportionalForm,
    StepsForm,
)
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.measures import ShareOfUnitsMeasure
from cchc_rules.packs.policies import Pattern, Policy
from cchc_rules.vietnamese.numbers import parse_quantity

if TYPE_CHECKING:
    from cchc_rules.packs.conditions import Condition
    from cchc_rules.packs.pack import RulePack

    from .tables import Row

ROOT = Path(__file__).parents[2]


class Line(NamedTuple):
    """Where full points begin."""

    operator: str | None
    number: str | None


class FigureAt(NamedTuple):
    """A reported figure with the evidence it stands in."""

    evidence: Evidence
    observation: Observation
    scope: str | None


Carrier = Criterion | StandingTask | Policy | FigureAt | OfficialResult


@functools.cache
def pack_of(name: str) -> RulePack:
    """A pack of the checkout."""
    return load_pack(ROOT / "rules" / name)


def carrier_of(row: Row) -> Carrier:
    """What carries the fact of a row."""
    pack = pack_of(row.pack)
    if row.what == "figure":
        return _figure(row, pack)
    if row.what == "official":
        return _official(row, pack)
    found: dict[str, Any] = {
        "criterion": pack.by_id,
        "task": {task.id: task for task in pack.tasks},
        "policy": {policy.id: policy for policy in pack.policies},
    }[row.what]
    if row.name not in found:
        raise LookupError(f"{row.pack} has no {row.what} {row.name}")
    carrier: Carrier = found[row.name]
    return carrier


def _figure(row: Row, pack: RulePack) -> FigureAt:
    scope = row.carrier.get("scope")
    for evidence in _evidence(row.carrier["evidence"], pack.id):
        series = evidence.figures.get(FigureKey(row.name, scope), ())
        if "as_of" in row.carrier:
            series = tuple(each for each in series if str(each.as_of) == row.carrier["as_of"])
        if series:
            return FigureAt(evidence, series[-1], scope)
    raise LookupError(f"{row.carrier['evidence']} has no figure {row.name}, scope {scope}")


def _official(row: Row, pack: RulePack) -> OfficialResult:
    for evidence in _evidence(row.carrier["evidence"], pack.id):
        if row.name in evidence.official:
            return evidence.official[row.name]
    raise LookupError(f"{row.carrier['evidence']} has no official result of {row.name}")


@functools.cache
def _evidence(path: str, pack: str) -> tuple[Evidence, ...]:
    found = load_evidence([ROOT / path], pack_of(pack))
    if found.faults:
        raise LookupError("; ".join(map(str, found.faults)))
    return (*found.current, *found.previous)


def line_of(criterion: Criterion, level: str | None = None) -> Line:
    """Where a criterion has all its points from; no operator and number for yes or no, or a deadline."""
    form = criterion.score
    if isinstance(form, ByLevelForm):
        if level not in form.by_level:
            raise LookupError(f"criterion {criterion.id} says nothing for level {level}")
        form = form.by_level[level]
    match form:
        case StepsForm(steps=steps):
            full = [step for step in steps if step.when and step.points in ("max", criterion.points)]
            return _line(full[0].when) if full and full[0].when else Line(None, None)
        case ProportionalForm(proportional=rule):
            return Line("<=" if rule.falling else ">=", str(rule.full_at or "100%"))
        case IncrementsForm(increments=rule):
            return Line(">=", str(rule.from_))
        case DeductForm():
            return Line("=", "0")
    return Line(None, None)


def _line(condition: Condition) -> Line:
    low, high = condition.low, condition.high
    if low is None and high is None:
        return Line(None, None)
    if low is not None and high is not None:
        return Line("=", str(low)) if low == high else Line("..", condition.text)
    if low is not None:
        return Line(">=" if condition.low_closed else ">", str(low))
    return Line("<=" if condition.high_closed else "<", str(high))


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two written numbers are equal in value and unit."""
    if one is None or other is None:
        return one is other
    left, right = parse_quantity(one), parse_quantity(other)
    return (left.value, left.unit) == (right.value, right.unit)


def deadline_of(criterion: Criterion) -> dict[str, str] | None:
    """The deadline in the words of a table."""
    form = criterion.score
    if not isinstance(form, DeadlineForm):
        return None
    match form.deadline.due:
        case DueBefore(before=day):
            return {"before": day.isoformat()}
        case DueAfter(days=days, after=after):
            return {"days": str(days), "after": after}
        case date() as day:
            return {"by": day.isoformat()}


def remedy_of(carrier: Carrier, pack: RulePack) -> Remedy:
    """The remedy of a criterion (own or inherited), of a standing task, or written in a policy."""
    if isinstance(carrier, StandingTask):
        return carrier.remedy
    if isinstance(carrier, Criterion):
        return pack.remedy_of(carrier.id) or Remedy()
    if isinstance(carrier, Policy) and isinstance(carrier.then.task, Remedy):
        return carrier.then.task
    return Remedy()


def timing_of(remedy: Remedy) -> Any:
    """The timing as a rule file writes it."""
    match remedy.timing:
        case DueBy(by=day):
            return {"by": day.isoformat()}
        case DueIn(in_=period):
            return {"in": period}
        case other:
            return other


def words_of(carrier: Carrier, pack: RulePack) -> str:
    """Everything a carrier says that comes from the source."""
    remedy = remedy_of(carrier, pack)
    words = [remedy.title or "", *remedy.content]
    match carrier:
        case Criterion():
            words += [carrier.name, (carrier.basis.quote if carrier.basis else None) or ""]
        case Policy():
            words += [carrier.then.text or "", carrier.label or ""]
    return " ".join(words)


def levels_of(carrier: Carrier) -> list[str]:
    """The levels a criterion or a policy speaks of, or the level of the agency of a figure."""
    match carrier:
        case Criterion():
            return [level.value for level in carrier.levels]
        case Policy():
            return sorted({pattern.level.value for pattern in _positive(carrier) if pattern.level})
        case FigureAt():
            return [carrier.evidence.agency.level.value]
    return []


def about(policy: Policy) -> list[str]:
    """The criteria, measures, fields and documents whose facts make a policy fire."""
    found: set[str] = set()
    for pattern in _positive(policy):
        about_what = pattern.finding or pattern.of
        for key in ("criterion", "measure", "field", "scope"):
            if name := getattr(about_what, key, None):
                found.add(f"{key} {name}")
        if pattern.document:
            found.add(f"document {pattern.document}")
    return sorted(found)


def _positive(policy: Policy) -> tuple[Pattern, ...]:
    return (*policy.when.all, *policy.when.any)


def share_of_units(criterion: Criterion, pack: RulePack) -> ShareOfUnitsMeasure:
    """The nested measure of a criterion."""
    measure = pack.measures[criterion.measure or ""]
    if not isinstance(measure, ShareOfUnitsMeasure):
        raise TypeError(f"{criterion.measure} is no share of units")
    return measure
