"""The policies by definition: every combination of facts of every agency, tried in turn.

Written from the words of program.py alone and sharing none of its code, so slow that it is only
good for a handful of facts. Policies come in tiers: none asks for what its own tier makes.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from cchc_rules.inference.model import Conclusion, Fact, FactKind, Firing, Inferred, StatusChange, TaskOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_rules.packs.policies import Pattern, Policy


def expected(
    tiers: Sequence[Sequence[Policy]],
    facts: Sequence[Fact],
    agencies: Sequence[str],
    parents: Mapping[str, str],
) -> dict[str, Inferred]:
    """What must follow for each agency."""
    known, because = set(facts), {}  # type: set[Fact], dict[Fact, Firing]
    results: list[StatusChange | TaskOrder | Conclusion] = []
    for tier in tiers:
        made: dict[Fact, Firing] = {}
        for policy in tier:
            least: dict[tuple[str, str], Firing] = {}
            for chosen, on in _firings(policy, known, agencies, parents):
                firing = Firing(policy.id, chosen)
                key = (on.agency, on.criterion)
                least[key] = min(firing, least.get(key, firing))
                for fact in _made(policy, on):
                    made[fact] = min(firing, made.get(fact, firing))
            for (agency, criterion), firing in least.items():
                results += _results(policy, agency, criterion, firing, because)
        for fact, firing in made.items():
            because[fact] = min(firing, because.get(fact, firing))
        known.update(made)

    def of(kind: type, agency: str) -> tuple[Any, ...]:
        return tuple(sorted(each for each in results if isinstance(each, kind) and each.agency == agency))

    return {
        agency: Inferred(of(StatusChange, agency), of(TaskOrder, agency), of(Conclusion, agency), "")
        for agency in agencies
    }


def _results(
    policy: Policy, agency: str, criterion: str, firing: Firing, because: Mapping[Fact, Firing]
) -> Iterator[StatusChange | TaskOrder | Conclusion]:
    then = policy.then
    if then.status and criterion:
        yield StatusChange(agency, criterion, then.status, firing)
    if then.task == "remedy" and criterion:
        yield TaskOrder(agency, criterion, policy.id, False, firing)
    if then.task not in (None, "remedy"):
        yield TaskOrder(agency, criterion, policy.id, True, firing)
    if then.conclude:
        chain = tuple(dict.fromkeys(_history(firing, because)))
        yield Conclusion(then.conclude, agency, criterion, policy.id, then.text or "", chain)


def _made(policy: Policy, on: Fact) -> Iterator[Fact]:
    rest = on[3:8]
    if policy.then.status and on.criterion:
        yield Fact(FactKind.FINDING, policy.then.status, on.agency, *rest, "current")
    if policy.then.conclude:
        yield Fact(FactKind.CONCLUSION, policy.then.conclude, on.agency, *rest, "current")


def _history(firing: Firing, because: Mapping[Fact, Firing]) -> Iterator[Firing]:
    for fact in firing.facts:
        if fact in because:
            yield from _history(because[fact], because)
    yield firing


def _firings(
    policy: Policy, known: set[Fact], agencies: Sequence[str], parents: Mapping[str, str]
) -> Iterator[tuple[tuple[Fact, ...], Fact]]:
    for arm in policy.when.any or (None,):
        patterns = [*policy.when.all, *([] if arm is None else [arm])]
        pools = [[fact for fact in known if _fits(pattern, fact)] for pattern in patterns]
        forbidden = [
            (pattern, [fact for fact in known if _fits(pattern, fact)]) for pattern in policy.when.none
        ]
        for chosen in itertools.product(*pools):
            named = {pattern.as_: fact for pattern, fact in zip(patterns, chosen, strict=True) if pattern.as_}
            first = _first(policy, patterns, chosen)
            for agency in agencies:
                if not all(
                    _belongs(policy, pattern, fact, agency, parents, named, first if at != first[0] else None)
                    for at, (pattern, fact) in enumerate(zip(patterns, chosen, strict=True))
                ):
                    continue
                if any(
                    _belongs(policy, pattern, fact, agency, parents, named, first)
                    for pattern, facts in forbidden
                    for fact in facts
                ):
                    continue
                yield chosen, _on(policy, named, chosen, first)


def _fits(pattern: Pattern, fact: Fact) -> bool:
    about = pattern.finding or pattern.of
    if pattern.signal:
        called = fact.kind == "signal" and fact.name == pattern.signal
    elif pattern.finding:
        called = fact.kind == "finding" and pattern.finding.status in (None, fact.name)
    elif pattern.document:
        called = fact.kind == "document" and fact.name == pattern.document
    else:
        called = fact.kind == "conclusion" and fact.name == pattern.conclusion
    if not called or fact.period != pattern.period or pattern.level not in (None, fact.level):
        return False
    return about is None or (
        (about.criterion is None or f"{fact.criterion}.".startswith(f"{about.criterion}."))
        and (about.field is None or f"{fact.field}.".startswith(f"{about.field}."))
        and about.measure in (None, fact.measure)
        and about.scope in (None, fact.scope)
    )


def _first(policy: Policy, patterns: Sequence[Pattern], chosen: Sequence[Fact]) -> tuple[int, Fact | None]:
    """The first positive signal or finding, where the policy holds criteria together."""
    if policy.then.status is None and policy.then.task != "remedy":
        return -1, None
    for at, pattern in enumerate(patterns):
        if pattern.signal or pattern.finding:
            return at, chosen[at]
    return -1, None


def _belongs(
    policy: Policy,
    pattern: Pattern,
    fact: Fact,
    agency: str,
    parents: Mapping[str, str],
    named: Mapping[str, Fact],
    first: tuple[int, Fact | None] | None,
) -> bool:
    if pattern.agency == "same" and "agency" not in pattern.same and fact.agency != agency:
        return False
    if pattern.agency == "parent" and parents.get(agency) != fact.agency:
        return False
    if pattern.agency == "child" and parents.get(fact.agency) != agency:
        return False
    if any(getattr(fact, key) != getattr(named[alias], key) for key, alias in pattern.same.items()):
        return False
    about = pattern.finding or pattern.of
    free = (
        pattern.document
        or pattern.conclusion
        or (about and about.criterion)
        or set(pattern.same) - {"agency"}
    )
    return bool(free or first is None or first[1] is None or fact.criterion == first[1].criterion)


def _on(
    policy: Policy, named: Mapping[str, Fact], chosen: Sequence[Fact], first: tuple[int, Fact | None]
) -> Fact:
    if policy.then.on:
        return named[policy.then.on]
    return first[1] or chosen[0]
