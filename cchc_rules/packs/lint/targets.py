"""Does one criterion ask for something else than another, of the same figure of the same agencies?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.forms import DeadlineForm, DueAfter, DueBefore, ProportionalForm
from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.forms import forms_of, points_of, tables_of
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.packs.lint.margins import full_bands
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.deadlines import DeadlineRule
    from cchc_rules.packs.lint.forms import Placed
    from cchc_rules.packs.rules import Located
    from cchc_rules.sources.faults import Place

_ALL_LEVELS = frozenset(AgencyLevel)


class _Target(NamedTuple):
    """What gets all points: which form says it, the values themselves to compare, in words, where."""

    form: str
    wanted: Any
    words: str
    place: Place
    rule: Located[Criterion]
    levels: frozenset[str]


def _contradictions(subject: Subject) -> Iterator[Found]:
    groups: dict[tuple[str, str | None, str], list[_Target]] = {}
    for rule in subject.leaves():
        entry = rule.entry
        if entry.measure is not None and entry.points:
            key = (entry.measure, entry.scope, entry.group)
            groups.setdefault(key, []).extend(_targets(rule, subject))
    for (measure, scope, _), targets in groups.items():
        for first, second in combinations(targets, 2):
            if _contradict(first, second):
                of = f"“{measure}”" if scope is None else f"“{measure}” (phạm vi “{scope}”)"
                yield Found(
                    second.place,
                    f"cùng số liệu {of} mà tiêu chí “{second.rule.id}” đòi “{second.words}”, tiêu chí "
                    f"“{first.rule.id}” đòi “{first.words}” ({first.place})",
                    fix=(
                        "đối chiếu với văn bản gốc; nếu văn bản gốc tự mâu thuẫn thì giữ cả hai và "
                        "ghi chú (note)"
                    ),
                )


def _contradict(first: _Target, second: _Target) -> bool:
    return (
        first.rule.id != second.rule.id
        and first.form == second.form
        and first.wanted != second.wanted
        and not first.levels.isdisjoint(second.levels)
    )


def _targets(rule: Located[Criterion], subject: Subject) -> Iterator[_Target]:
    assert rule.entry is not None
    maximum = rule.entry.points
    assert maximum is not None
    for placed in forms_of(rule.entry.score):
        levels = (
            {placed.level} if placed.level else {level.value for level in rule.entry.levels or _ALL_LEVELS}
        )
        found = _target(placed, rule, subject, maximum)
        if found is not None:
            yield found._replace(levels=frozenset(levels))


def _target(placed: Placed, rule: Located[Criterion], subject: Subject, maximum: Fraction) -> _Target | None:
    none: frozenset[str] = frozenset()
    match placed.form:
        case DeadlineForm(deadline=deadline):
            place = rule.place(*placed.path, "deadline", "due")
            wanted, words = _due(deadline)
            return _Target("deadline", wanted, words, place, rule, none)
        case ProportionalForm(proportional=proportional):
            full = proportional.full_at
            words = "100%" if full is None else str(full)
            value = 1 if full is None else full.value
            return _Target("proportional", value, words, rule.place(*placed.path), rule, none)
    for table in tables_of(rule, subject):
        if table.path[: len(placed.path)] == placed.path:
            bands = full_bands(table, maximum)
            best = [
                index for index, step in enumerate(table.steps) if points_of(step.points, maximum) >= maximum
            ]
            if bands and best:
                step = table.steps[best[0]]
                words = table.scale.words(bands[0]) if step.when is None else step.when.text
                place = rule.place(*table.path, best[0], "when")
                return _Target(str(table.path[-2]), tuple(bands), words, place, rule, none)
    return None


def _due(rule: DeadlineRule) -> tuple[Any, str]:
    due = rule.due
    if isinstance(due, DueAfter):
        return (due.days, due.after), f"{due.days} ngày sau {due.after}"
    if isinstance(due, DueBefore):
        return ("before", due.before), f"trước {format_date(due.before)}"
    return ("by", due), f"đến hết {format_date(due)}"


LINTS = (Lint(codes.TARGETS_CONTRADICT, _contradictions),)
