"""What is different between two packs, by meaning? Criteria are matched by what they are, not only by id.

Says what differs and in which rules; the words are made elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.forms import ByLevelForm, CombineForm, DeadlineForm
from cchc_rules.packs.meaning import goal_of, meaning, units_named
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from cchc_rules.packs.criteria import Criterion, Remedy
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.rules import Kind


class What(StrEnum):
    """What is different about a rule."""

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    RENAMED = "renamed"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    SCORING = "scoring"
    DEADLINE = "deadline"
    POINTS = "points"
    MEASURE = "measure"
    EXCEPTIONS = "exceptions"
    AT_RISK = "at_risk"
    LEVELS = "levels"
    LEAD = "lead"
    COORDINATE = "coordinate"
    TIMING = "timing"
    CONTENT = "content"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. ``old`` and ``new`` are ids; None where the rule is in one pack only.

    ``level`` is given where only the rule of one level differs.
    """

    kind: Kind
    what: What
    old: str | None
    new: str | None
    level: AgencyLevel | None = None


@dataclass(frozen=True, slots=True)
class PackDiff:
    """All differences, criteria first; ``pairs`` maps the criteria of the old pack to those of the new."""

    old: RulePack
    new: RulePack
    pairs: Mapping[str, str]
    differences: tuple[Difference, ...]


def diff_packs(old: RulePack, new: RulePack) -> PackDiff:
    """Everything that differs in meaning, in the order of the new pack; what was removed comes last."""
    pairs = _pairs(old, new)
    return PackDiff(
        old,
        new,
        pairs,
        (
            *_criteria(old, new, pairs),
            *_named("field", old.fields_by_id, new.fields_by_id, _field),
            *_named("measure", old.measures, new.measures, _measure),
            *_named("policy", _by_id(old.policies), _by_id(new.policies), _policy),
            *_named("task", _by_id(old.tasks), _by_id(new.tasks), _task),
        ),
    )


def _by_id(rules: Iterable[Any]) -> dict[str, Any]:
    return {rule.id: rule for rule in rules}


def _pairs(old: RulePack, new: RulePack) -> dict[str, str]:
    """Which criterion of the new pack is which of the old: the surest ways of telling come first."""
    pairs: dict[str, str] = {}
    for same in (
        lambda _, each: (each.id, fold(each.name)),
        lambda pack, each: (each.id, _counted(pack, each)),
        lambda _, each: fold(each.name),
        _counted,
    ):
        _pair_by(same, old, new, pairs)
    for criterion in old.criteria:
        taken = criterion.id in pairs or criterion.id in pairs.values()
        other = new.by_id.get(criterion.id)
        if not taken and other is not None and suggest(other.name, [criterion.name], 0.6):
            pairs[criterion.id] = other.id
    return pairs


def _pair_by(
    same: Callable[[RulePack, Criterion], Hashable | None],
    old: RulePack,
    new: RulePack,
    pairs: dict[str, str],
) -> None:
    """Pair what only one criterion of each pack has."""
    found: dict[Hashable, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    taken = set(pairs.values())
    for side, pack in enumerate((old, new)):
        for criterion in pack.criteria:
            key = same(pack, criterion)
            done = criterion.id in (taken if side else pairs)
            if not done and key is not None and (not isinstance(key, tuple) or None not in key):
                found[key][side].append(criterion.id)
    for before, after in found.values():
        if len(before) == len(after) == 1:
            pairs[before[0]] = after[0]


def _counted(pack: RulePack, criterion: Criterion) -> tuple[str, str] | None:
    """The figure that is scored, by its name, since another office may give it another code."""
    if criterion.measure is None:
        return None
    return fold(pack.measures[criterion.measure].label), criterion.scope or ""


def _criteria(old: RulePack, new: RulePack, pairs: Mapping[str, str]) -> Iterator[Difference]:
    back = {after: before for before, after in pairs.items()}
    for criterion in new.criteria:
        before = back.get(criterion.id)
        if before is None:
            yield Difference("criterion", What.ADDED, None, criterion.id)
        else:
            for what, level in _criterion(old, old.by_id[before], new, criterion):
                yield Difference("criterion", what, before, criterion.id, level)
    for criterion in old.criteria:
        if criterion.id not in pairs:
            yield Difference("criterion", What.REMOVED, criterion.id, None)


def _criterion(
    old: RulePack, before: Criterion, new: RulePack, after: Criterion
) -> Iterator[tuple[What, AgencyLevel | None]]:
    if before.id != after.id:
        yield What.RENUMBERED, None
    yield from _scoring(before, after)
    told = {
        What.RENAMED: fold(before.name) != fold(after.name),
        What.POINTS: (before.points, before.group) != (after.points, after.group),
        What.MEASURE: _counted(old, before) != _counted(new, after),
        What.EXCEPTIONS: _of(before, "not_applicable", "none") != _of(after, "not_applicable", "none"),
        What.AT_RISK: _of(before, "at_risk", "obligation", "documents")
        != _of(after, "at_risk", "obligation", "documents"),
        What.LEVELS: set(before.levels) != set(after.levels),
    }
    yield from ((what, None) for what, differs in told.items() if differs)
    yield from ((what, None) for what in _remedy(before.remedy, after.remedy))


def _of(criterion: Criterion, *names: str) -> Any:
    return [meaning(getattr(criterion, name), criterion.points, "points") for name in names]


def _scoring(before: Criterion, after: Criterion) -> Iterator[tuple[What, AgencyLevel | None]]:
    one, other = before.score, after.score
    if isinstance(one, ByLevelForm) and isinstance(other, ByLevelForm):
        for level in AgencyLevel:
            pair = (one.by_level.get(level.value), other.by_level.get(level.value))
            for what in _form(*pair, before.points, after.points):
                yield what, level
        return
    for what in _form(one, other, before.points, after.points):
        yield what, None


def _form(one: Any, other: Any, before: Fraction | None, after: Fraction | None) -> Iterator[What]:
    # A parent without a rule of its own is the sum of its parts.
    if meaning(one or _SUM, before) == meaning(other or _SUM, after):
        return
    if isinstance(one, DeadlineForm) and isinstance(other, DeadlineForm):
        yield from _deadline(one, other, before, after)
        return
    goals = (goal_of(one, before), goal_of(other, after))
    if goals[0] is None or goals[1] is None or goals[0] == goals[1]:
        yield What.SCORING
    elif goals[1].within(goals[0]):
        yield What.TIGHTENED
    elif goals[0].within(goals[1]):
        yield What.LOOSENED
    else:
        yield What.SCORING


def _deadline(
    one: DeadlineForm, other: DeadlineForm, before: Fraction | None, after: Fraction | None
) -> Iterator[What]:
    days = ("due", "refused_after")
    if any(getattr(one.deadline, day) != getattr(other.deadline, day) for day in days):
        yield What.DEADLINE
    same = {day: getattr(one.deadline, day) for day in days}
    if meaning(one.deadline, before) != meaning(other.deadline.model_copy(update=same), after):
        yield What.SCORING


def _remedy(one: Remedy | None, other: Remedy | None) -> Iterator[What]:
    if one is None or other is None:
        if one is not other:
            yield What.CONTENT
        return
    if units_named(one.lead) != units_named(other.lead):
        yield What.LEAD
    if units_named(one.coordinate) != units_named(other.coordinate):
        yield What.COORDINATE
    if meaning(one.timing) != meaning(other.timing):
        yield What.TIMING
    names = ("title", "content", "product")
    if any(meaning(getattr(one, name)) != meaning(getattr(other, name)) for name in names):
        yield What.CONTENT


def _named(
    kind: Kind,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    differences: Callable[[Any, Any], Iterator[What]],
) -> Iterator[Difference]:
    for name, after in new.items():
        if name not in old:
            yield Difference(kind, What.ADDED, None, name)
        else:
            for what in differences(old[name], after):
                yield Difference(kind, what, name, name)
    for name in old:
        if name not in new:
            yield Difference(kind, What.REMOVED, name, None)


def _field(one: Any, other: Any) -> Iterator[What]:
    if fold(one.name) != fold(other.name):
        yield What.RENAMED
    if one.points != other.points:
        yield What.POINTS


def _measure(one: Any, other: Any) -> Iterator[What]:
    if fold(one.label) != fold(other.label):
        yield What.RENAMED
    if meaning(one) != meaning(other):
        yield What.CHANGED


def _policy(one: Any, other: Any) -> Iterator[What]:
    if meaning(one.when) != meaning(other.when) or meaning(one.then) != meaning(other.then):
        yield What.CHANGED


def _task(one: Any, other: Any) -> Iterator[What]:
    yield from _remedy(one.remedy, other.remedy)
    if set(one.criteria) != set(other.criteria):
        yield What.CHANGED


def rules_touched(differences: Sequence[Difference]) -> int:
    """How many rules differ, however much."""
    return len({(each.kind, each.old, each.new) for each in differences})


_SUM = CombineForm.model_validate({"combine": {"children": "sum"}})
