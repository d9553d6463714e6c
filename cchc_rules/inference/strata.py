"""In which order can policies run, so that each sees everything it waits for?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.inference.faults import CircularPoliciesError
from cchc_rules.inference.model import FactKind
from cchc_rules.inference.patterns import Filter, Outcome, Rule, is_within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Compiled(NamedTuple):
    """One policy: its rules and what follows from them."""

    id: str
    rules: tuple[Rule, ...]
    outcome: Outcome

    @property
    def looks_across(self) -> bool:
        """Whether some pattern reads facts of another agency."""
        return any(each.shape.relation != "same" for rule in self.rules for each in rule.patterns)

    def made(self) -> list[Filter]:
        """What the facts this policy adds look like, as far as one can tell without facts."""
        made = []
        for rule in self.rules:
            about = rule.positive[rule.on].shape.filter
            if self.outcome.status is not None:
                made.append(
                    about._replace(kind=FactKind.FINDING.value, name=self.outcome.status, period="current")
                )
            if self.outcome.conclude is not None:
                made.append(
                    about._replace(
                        kind=FactKind.CONCLUSION.value, name=self.outcome.conclude, period="current"
                    )
                )
        return made

    def asked(self) -> list[Filter]:
        """What the facts that other policies add must look like for this one to see them."""
        derived = (FactKind.FINDING.value, FactKind.CONCLUSION.value)
        filters = {each.shape.filter for rule in self.rules for each in rule.patterns}
        return [each for each in filters if each.kind in derived and each.period == "current"]


def may_match(made: Filter, asked: Filter) -> bool:
    """Whether a fact made to one description can be what another one asks for."""
    return (
        made.kind == asked.kind
        and asked.name in (None, made.name)
        and made.period == asked.period
        and _overlap(made.criterion, asked.criterion)
        and _overlap(made.field, asked.field)
        and _agree(made.measure, asked.measure)
        and _agree(made.scope, asked.scope)
        and _agree(made.level, asked.level)
    )


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _overlap(one: str | None, other: str | None) -> bool:
    return one is None or other is None or is_within(one, other) or is_within(other, one)


class Strata(NamedTuple):
    """Policies in the order they run. ``early`` ones need one agency's facts only and can run
    while the others are still being read; ``late`` ones look across agencies, or wait for those."""

    early: tuple[tuple[Compiled, ...], ...]
    late: tuple[tuple[Compiled, ...], ...]


def stratify(policies: Sequence[Compiled]) -> Strata:
    """Put policies into strata; raise CircularPoliciesError when they wait for each other."""
    by_id = {each.id: each for each in policies}
    waits = {each.id: _waits_for(each, policies) for each in policies}
    depth: dict[str, int] = {}
    for each in sorted(by_id):
        _measure(each, waits, depth, ())
    late: set[str] = set()
    for each in sorted(by_id, key=lambda id_: depth[id_]):
        if by_id[each].looks_across or late.intersection(waits[each]):
            late.add(each)

    def layers(ids: set[str]) -> tuple[tuple[Compiled, ...], ...]:
        depths = sorted({depth[each] for each in ids})
        return tuple(tuple(by_id[each] for each in sorted(ids) if depth[each] == level) for level in depths)

    return Strata(layers(set(by_id) - late), layers(late))


def _waits_for(policy: Compiled, policies: Sequence[Compiled]) -> list[str]:
    asked = policy.asked()
    if not asked:
        return []
    return sorted(
        other.id
        for other in policies
        if any(may_match(made, each) for made in other.made() for each in asked)
    )


def _measure(
    policy: str, waits: Mapping[str, list[str]], depth: dict[str, int], path: tuple[str, ...]
) -> int:
    if policy in path:
        raise CircularPoliciesError((*path[path.index(policy) :], policy))
    if policy not in depth:
        below = [_measure(each, waits, depth, (*path, policy)) for each in waits[policy]]
        depth[policy] = 1 + max(below, default=-1)
    return depth[policy]
