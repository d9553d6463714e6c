"""The policies in plain Python, as simple as can be: what an engine's answers are held against.

It also serves where durable-rules cannot be installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.inference.model import Fact
from cchc_rules.inference.view import Match, Phase, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.inference.patterns import Premise, Rule, Shape

NAME: Final = "reference"

_Named = dict[tuple[str, str, str], list[Fact]]


class ReferenceEngine:
    """Tries every fact for every pattern."""

    name: Final = NAME

    def run(self, phase: Phase, view: View) -> list[Match]:
        """The least match for each rule and each fact it concludes about."""
        pools = _Pools(view)
        return [Match(rule, facts) for rule in phase.rules for facts in _matches(rule, pools)]


class _Pools:
    """The facts of a view by what they are called, and by pattern."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._named: dict[str, _Named] = {}
        self._pools: dict[Shape, list[Fact]] = {}

    def of(self, premise: Premise) -> list[Fact]:
        """The facts a pattern admits, looked at alone, in order."""
        shape = premise.shape
        if shape not in self._pools:
            asked = shape.filter
            self._pools[shape] = [each for each in self._candidates(shape) if asked.admits(each)]
        return self._pools[shape]

    def _candidates(self, shape: Shape) -> Sequence[Fact]:
        asked, facts = shape.filter, self._view.of(shape.relation)
        if asked.name is None:
            return facts
        if shape.relation not in self._named:
            named: _Named = {}
            for fact in facts:
                named.setdefault((fact.kind, fact.name, fact.period), []).append(fact)
            self._named[shape.relation] = named
        return self._named[shape.relation].get((asked.kind, asked.name, asked.period), ())


def _matches(rule: Rule, pools: _Pools) -> list[tuple[Fact, ...]]:
    """Facts are tried in order, so the first match found for a fact the rule concludes about is its least."""
    positive = [pools.of(each) for each in rule.positive]
    negative = [pools.of(each) for each in rule.negative]
    found: dict[Fact, tuple[Fact, ...]] = {}

    def search(chosen: tuple[Fact, ...]) -> None:
        at = len(chosen)
        if at == len(positive):
            if not any(
                _fits(each, fact, chosen)
                for each, pool in zip(rule.negative, negative, strict=True)
                for fact in pool
            ):
                found[chosen[rule.on]] = chosen
            return
        for fact in positive[at]:
            if at == rule.on and fact in found:
                continue
            if _fits(rule.positive[at], fact, chosen):
                search((*chosen, fact))
                if at > rule.on and chosen[rule.on] in found:
                    return

    if all(positive):
        search(())
    return list(found.values())


def _fits(premise: Premise, fact: Fact, chosen: tuple[Fact, ...]) -> bool:
    return all(getattr(fact, join.key) == getattr(chosen[join.other], join.key) for join in premise.joins)
