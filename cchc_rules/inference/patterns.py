"""What does one pattern of a policy ask of a fact, and what do patterns ask of each other?

The compiled form, words and numbers only: it knows neither the file the policy came from nor
any engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_rules.inference.model import Fact

Relation: TypeAlias = Literal["same", "parent", "child", "any"]
"""Whose facts a pattern reads, seen from the agency the policy is being asked about."""

Key: TypeAlias = Literal["agency", "criterion", "measure", "scope", "field"]
"""The parts of a fact that two patterns may have in common."""


def is_within(dotted: str, ancestor: str) -> bool:
    """Whether a dotted id is another one or stands below it: 1.3.1 is within 1.3, 1.30 is not."""
    return dotted == ancestor or dotted.startswith(ancestor + ".")


class Filter(NamedTuple):
    """What a fact must be, looked at alone; None where anything will do."""

    kind: str
    name: str | None
    period: str
    criterion: str | None = None
    measure: str | None = None
    scope: str | None = None
    field: str | None = None
    level: str | None = None

    def admits(self, fact: Fact) -> bool:
        """Whether the fact is what the filter asks for."""
        return (
            self.kind == fact.kind
            and self.name in (None, fact.name)
            and self.period == fact.period
            and (self.criterion is None or is_within(fact.criterion, self.criterion))
            and self.measure in (None, fact.measure)
            and self.scope in (None, fact.scope)
            and (self.field is None or is_within(fact.field, self.field))
            and self.level in (None, fact.level)
        )


class Shape(NamedTuple):
    """All that a policy can see of a fact: two facts that look the same in it are interchangeable.

    ``keys`` are the parts that joins compare. ``whole`` marks the fact the policy concludes
    about: there every fact counts for itself.
    """

    relation: Relation
    filter: Filter
    keys: tuple[Key, ...] = ()
    whole: bool = False


class Join(NamedTuple):
    """A part that must equal the same part of an earlier positive pattern."""

    key: Key
    other: int


class Premise(NamedTuple):
    """One compiled pattern."""

    shape: Shape
    joins: tuple[Join, ...] = ()


class Rule(NamedTuple):
    """One way for a policy to fire: its `all`, one arm of its `any`, its `none`.

    ``on`` is the index, among ``positive``, of the fact the policy concludes about.
    """

    policy: str
    positive: tuple[Premise, ...]
    negative: tuple[Premise, ...]
    on: int

    @property
    def patterns(self) -> tuple[Premise, ...]:
        """Every pattern, positive ones first."""
        return self.positive + self.negative


class Outcome(NamedTuple):
    """What follows when a policy fires."""

    status: str | None = None
    task: Literal["remedy", "own"] | None = None
    """remedy: the criterion's; own: the one written in the policy."""
    conclude: str | None = None
    text: str = ""


class Sieve:
    """Many filters at once: does any of them admit a fact?"""

    def __init__(self, filters: Iterable[Filter]) -> None:
        grouped: dict[tuple[str, str | None, str], list[Filter]] = {}
        for each in sorted(set(filters), key=repr):
            grouped.setdefault((each.kind, each.name, each.period), []).append(each)
        self._filters: Mapping[tuple[str, str | None, str], list[Filter]] = grouped

    def __bool__(self) -> bool:
        return bool(self._filters)

    def asks(self, kind: str, name: str, period: str) -> bool:
        """Whether facts of this name are of any use, whatever they are about."""
        return (kind, name, period) in self._filters or (kind, None, period) in self._filters

    def admits(self, fact: Fact) -> bool:
        """Whether some filter admits the fact."""
        for name in (fact.name, None):
            for each in self._filters.get((fact.kind, name, fact.period), ()):
                if each.admits(fact):
                    return True
        return False
