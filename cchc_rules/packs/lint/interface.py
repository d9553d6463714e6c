"""What does every lint look at, and what does it give back?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_rules.packs.lint.codes import TITLES
from cchc_rules.sources.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_rules.packs.checks.measures import KnownMeasures
    from cchc_rules.packs.rules import Kind, Rules
    from cchc_rules.packs.units import Units
    from cchc_rules.sources.tree import Tree


class Found(NamedTuple):
    """One doubt: where, what, how to mend it; what it is called is the lint's to say."""

    place: Place
    message: str
    expected: str | None = None
    fix: str | None = None
    did_you_mean: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A pack to look at. Only its own files are looked at: what it extends is checked on its own."""

    rules: Rules
    measures: KnownMeasures
    units: Units
    layer: str
    trees: tuple[Tree, ...]
    other_trees: tuple[Tree, ...] = ()
    """Files of other readers (units.yaml): looked at as text only."""

    def own(self, kind: Kind) -> Iterator[Any]:
        """The pack's own rules of a kind whose entries fit the model (`Located`, never without entry)."""
        for rule in self.rules.of(kind).values():
            if rule.layer == self.layer and rule.entry is not None:
                yield rule

    def leaves(self) -> Iterator[Any]:
        """The pack's own criteria that are scored themselves."""
        parents = {name.rpartition(".")[0] for name in self.rules.criteria}
        for rule in self.own("criterion"):
            if rule.id not in parents:
                yield rule


@dataclass(frozen=True, slots=True)
class Lint:
    """One kind of doubt: its code, how bad it is, and the function that finds it.

    One that `needs_sound_rules` is not asked where a pack has errors: it would doubt what follows from them.
    """

    code: str
    find: Callable[[Subject], Iterator[Found]]
    severity: Severity = Severity.WARNING
    needs_sound_rules: bool = True

    @property
    def title(self) -> str:
        """What it is called in one line."""
        return TITLES[self.code]

    def faults(self, subject: Subject) -> Iterator[Fault]:
        """Every doubt of this kind."""
        for found in self.find(subject):
            yield Fault(
                found.place,
                self.code,
                found.message,
                expected=found.expected,
                fix=found.fix,
                did_you_mean=found.did_you_mean,
                severity=self.severity,
            )
