"""Which rules does a pack hold, each with its place? The merged layers, ready to be checked.

A rule whose entry did not fit the model is kept without entry: its id is known, so that
nobody is told it were not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from cchc_rules.packs import codes
from cchc_rules.packs.pack import Manifest, PackFile, Totals
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.sources.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_rules.packs.criteria import Criterion, Field, StandingTask
    from cchc_rules.packs.measures import AnyMeasure
    from cchc_rules.packs.policies import Policy
    from cchc_rules.sources.tree import Step, Tree

E_co = TypeVar("E_co", covariant=True)

Kind = Literal["measure", "field", "criterion", "policy", "task"]

SECTIONS: Final[dict[Kind, str]] = {
    "measure": "measures",
    "field": "fields",
    "criterion": "criteria",
    "policy": "policies",
    "task": "tasks",
}
WORDS: Final[dict[Kind, str]] = {
    "measure": "số liệu",
    "field": "lĩnh vực",
    "criterion": "tiêu chí",
    "policy": "quy tắc suy luận",
    "task": "nhiệm vụ",
}
"""What users call them."""


@dataclass(frozen=True, slots=True)
class Located(Generic[E_co]):
    """An entry of a file and where it stands. ``entry`` is None where it did not fit the model."""

    id: str
    entry: E_co | None
    layer: str
    tree: Tree
    path: tuple[Step, ...]

    def place(self, *steps: Step) -> Place:
        """Where the value at the steps below the entry stands."""
        return self.tree.place(self._path(steps))

    def key_place(self, *steps: Step) -> Place:
        """Where the key of the last step stands."""
        return self.tree.key_place(self._path(steps))

    def _path(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps without positions in lists that were written as their one item."""
        path = self.path
        for step in steps:
            if isinstance(step, str) or self.tree.holds((*path, step)):
                path = (*path, step)
        return path


@dataclass(slots=True)
class Rules:
    """All rules of a pack by id; a later layer's rule takes the place of an earlier one."""

    manifest: Located[Manifest]
    totals: Located[Totals]
    scopes: dict[str, str] = field(default_factory=dict)
    unit_kinds: dict[str, str] = field(default_factory=dict)
    measures: dict[str, Located[AnyMeasure]] = field(default_factory=dict)
    fields: dict[str, Located[Field]] = field(default_factory=dict)
    criteria: dict[str, Located[Criterion]] = field(default_factory=dict)
    policies: dict[str, Located[Policy]] = field(default_factory=dict)
    tasks: dict[str, Located[StandingTask]] = field(default_factory=dict)

    def put(self, kind: Kind, rule: Located[Any]) -> None:
        """Put a rule in, over the one of an earlier layer if there is one; that one's position stays."""
        rules = self.of(kind)
        older = rules.get(rule.id)
        rules[rule.id] = rule if older is None else overlaid(older, rule)

    def of(self, kind: Kind) -> dict[str, Located[Any]]:
        """The rules of one kind, by id."""
        found: dict[str, Located[Any]] = getattr(self, SECTIONS[kind])
        return found

    def everything(self) -> Iterator[tuple[Kind, Located[Any]]]:
        """Every rule with its kind."""
        for kind in SECTIONS:
            for rule in self.of(kind).values():
                yield kind, rule

    @property
    def known_measures(self) -> Mapping[str, AnyMeasure]:
        """The measures whose entries fit the model."""
        return {name: rule.entry for name, rule in self.measures.items() if rule.entry is not None}


def overlaid(_older: Located[E_co], newer: Located[E_co]) -> Located[E_co]:
    """What holds when a later layer writes a rule of an earlier one again: the newer rule, as a whole."""
    return newer


def rules_in(tree: Tree, layer: str, faults: list[Fault]) -> Iterator[tuple[Kind, Located[Any]]]:
    """Every rule of one file. Entries that do not fit are told in `faults` and come without entry."""
    whole = validate(PackFile, tree, faults)
    if not isinstance(tree.value, dict):
        return
    for kind, section in SECTIONS.items():
        written = tree.value.get(section)
        if isinstance(written, dict):
            for key, value in written.items():
                name = key.strip()
                entry = _entry(whole, tree, section, value, name)
                yield kind, Located(name, entry, layer, tree, (section, key))
        elif isinstance(written, list):
            for index, value in enumerate(written):
                entry = _entry(whole, tree, section, value, index)
                written_id = value.get("id") if isinstance(value, dict) else None
                if entry is not None or isinstance(written_id, str):
                    name = str(written_id).strip() if entry is None else entry.id
                    yield kind, Located(name, entry, layer, tree, (section, index))


def _entry(whole: PackFile | None, tree: Tree, section: str, value: Any, at: str | int) -> Any:
    """The entry itself; where the file as a whole does not fit, by trying this one alone."""
    if whole is not None:
        return getattr(whole, section)[at]
    alone = {section: {at: value} if isinstance(at, str) else [value]}
    tried = validate(PackFile, tree, [], value=alone)
    return None if tried is None else getattr(tried, section)[at if isinstance(at, str) else 0]


def duplicate(kind: Kind, first: Located[Any], second: Located[Any]) -> Fault:
    """The fault that two rules of one layer have the same id."""
    place, other = (
        (second.key_place(), first.key_place())
        if kind == "measure"
        else (second.place("id"), first.place("id"))
    )
    return Fault(
        place,
        codes.DUPLICATE_ID,
        f"{WORDS[kind]} “{second.id}” đã có ở {other}",
        fix="đổi mã, hoặc xóa một trong hai",
    )
