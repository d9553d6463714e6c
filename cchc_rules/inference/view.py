"""What does one agency see, and what must an engine be able to do with it?

Every engine answers the same question: for one agency, which rules of a phase match which
facts. It returns at least the least match (facts compared as tuples) for every rule and every
fact the rule concludes about; more matches of the same do no harm, the least one is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.inference.model import Fact
    from cchc_rules.inference.patterns import Relation, Rule


class View(NamedTuple):
    """The facts one agency's policies may look at; each group sorted, without repetitions."""

    own: Sequence[Fact]
    parent: Sequence[Fact] = ()
    children: Sequence[Fact] = ()
    everyone: Sequence[Fact] = ()

    def of(self, relation: Relation) -> Sequence[Fact]:
        """The facts of the agencies that stand in a relation to this one."""
        if relation == "same":
            return self.own
        if relation == "parent":
            return self.parent
        return self.children if relation == "child" else self.everyone


class Match(NamedTuple):
    """A rule and the facts that make it fire, one for each positive pattern, in their order."""

    rule: Rule
    facts: tuple[Fact, ...]


class Phase(NamedTuple):
    """Rules that can run at the same time: none of them waits for another.

    ``id`` is a digest of the rules; equal rules have equal ids.
    """

    id: str
    rules: tuple[Rule, ...]
    relations: tuple[Relation, ...]


class Engine(Protocol):
    """Something that can match rules with facts."""

    @property
    def name(self) -> str:
        """What stands in the provenance of a result."""

    def run(self, phase: Phase, view: View) -> list[Match]:
        """All matches of the phase's rules in one agency's view."""
