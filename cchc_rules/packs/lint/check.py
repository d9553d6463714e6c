"""What is wrong with a pack, and what is probably wrong with it? Everything at once, errors and doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.checks.measures import KnownMeasures
from cchc_rules.packs.folders import shown
from cchc_rules.packs.lint import (
    margins,
    measures,
    periods,
    policies,
    remedies,
    steps,
    targets,
    texts,
    unit_names,
)
from cchc_rules.packs.lint.ignoring import sort_out
from cchc_rules.packs.lint.interface import Lint, Subject
from cchc_rules.packs.loader import Reading, read_pack
from cchc_rules.sources.faults import Fault, Severity
from cchc_rules.sources.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cchc_rules.packs.layers import Layer
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.tree import Tree

LINTS: Final[tuple[Lint, ...]] = (
    *measures.LINTS,
    *steps.LINTS,
    *margins.LINTS,
    *remedies.LINTS,
    *targets.LINTS,
    *periods.LINTS,
    *policies.LINTS,
    *texts.LINTS,
    *unit_names.LINTS,
)
"""Every lint, by subject."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack with all that was found, in order of place; `ignored` are warnings set aside by a note."""

    name: str
    faults: tuple[Fault, ...]
    ignored: tuple[tuple[Fault, str], ...]
    pack: RulePack | None
    trees: Mapping[str, Tree]
    """The files that could be read, by the name they have in faults."""

    @property
    def errors(self) -> int:
        """How many faults make the pack unusable or are certainly mistakes."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)

    @property
    def warnings(self) -> int:
        """How many faults are doubts."""
        return len(self.faults) - self.errors


def check_pack(reference: str | Path, *, search: Sequence[Path] = ()) -> Checked:
    """Read a pack and look at it with every lint.

    Raises:
        UnusableRules: when there is no such pack.
    """
    return examine(read_pack(reference, search=search))


def examine(reading: Reading) -> Checked:
    """Look at a pack that was read with every lint."""
    own = reading.layers[-1]
    trees = _trees(reading.layers)
    subject = _subject(reading, own, trees)
    faults = list(reading.faults)
    for lint in LINTS:
        if reading.pack is not None or not lint.needs_sound_rules:
            faults.extend(lint.faults(subject))
    found = sorted(set(faults), key=Fault.sort_key)
    doubted = {tree.file for tree in subject.trees} if reading.pack is not None else set()
    kept, ignored = sort_out(found, trees.values(), doubted)
    return Checked(
        own.name,
        tuple(sorted(kept, key=Fault.sort_key)),
        tuple(ignored),
        reading.pack,
        trees,
    )


def _trees(layers: Sequence[Layer]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for layer in layers:
        trees = [] if layer.manifest_tree is None else [layer.manifest_tree]
        # What cannot be read there has been told of already.
        others = (read_tree(path, display=shown(path), faults=[]) for path in layer.files.others)
        trees += [*layer.trees, *(tree for tree in others if tree is not None)]
        found.update((tree.file, tree) for tree in trees)
    return found


def _subject(reading: Reading, own: Layer, trees: Mapping[str, Tree]) -> Subject:
    read = (*([] if own.manifest_tree is None else [own.manifest_tree]), *own.trees)
    return Subject(
        rules=reading.rules,
        measures=KnownMeasures.of(reading.rules),
        units=reading.units,
        layer=own.name,
        trees=read,
        other_trees=tuple(trees[name] for path in own.files.others if (name := shown(path)) in trees),
    )
