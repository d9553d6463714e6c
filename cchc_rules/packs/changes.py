"""What holds after the changes of a pack to what it extends? Each rule again, with the place of each part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.packs import codes
from cchc_rules.packs.amendments import Amendment, Change
from cchc_rules.packs.pack import PackFile
from cchc_rules.packs.rules import SECTIONS, WORDS, Kind, Located, Rules
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.sources.tree import Step, Tree
from cchc_rules.sources.validation import validate
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from cchc_rules.packs.layers import Layer

CHANGES: Final = "changes"
_ALL: Final = "drop"
"""Stands among the changed keys for the rule as a whole."""
_KEY_BY_KEY: Final = "remedy"
"""The one key whose inner keys are changed one by one: a plan often changes only who or when."""

_Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ChangedTree(Tree):
    """A rule as if it were a file of its own, whose parts stand in several files.

    ``whole`` is the path of the rule, ``parts`` where each part stands: the longest path counts.
    """

    whole: _Path = ()
    change: Place = field(default_factory=lambda: Place(""))
    parts: Mapping[_Path, tuple[Tree, _Path]] = field(default_factory=dict)

    def place(self, path: Sequence[Step]) -> Place:
        """Where the value at the path stands; the rule as a whole stands where it was changed."""
        tree, inner = self._home(path)
        return self.change if tuple(path) == self.whole else tree.place(inner)

    def key_place(self, path: Sequence[Step]) -> Place:
        """Where the key of the path's last step stands."""
        tree, inner = self._home(path)
        return self.change if tuple(path) == self.whole else tree.key_place(inner)

    def holds(self, path: Sequence[Step]) -> bool:
        """Whether the rule has a value at the path."""
        if len(path) <= len(self.whole):
            return tuple(path) == self.whole[: len(path)]
        tree, inner = self._home(path)
        return tree.holds(inner)

    def is_broken(self, path: Sequence[Step]) -> bool:
        """Whether a fault has already been reported for the value at the path."""
        tree, inner = self._home(path)
        return tree.is_broken(inner)

    def excerpt(self, place: Place) -> str:
        """The line of the place, from whichever file it is in."""
        shown = (tree.excerpt(place) for tree, _ in self.parts.values())
        return next((text for text in shown if text), "")

    def _home(self, path: Sequence[Step]) -> tuple[Tree, _Path]:
        wanted = tuple(path)
        for length in range(len(wanted), len(self.whole), -1):
            if wanted[:length] in self.parts:
                tree, start = self.parts[wanted[:length]]
                return tree, (*start, *wanted[length:])
        tree, start = self.parts[self.whole]
        return tree, (*start, *wanted[len(self.whole) :])


def apply_changes(
    layer: Layer, rules: Rules, own: Container[tuple[Kind, str]], faults: list[Fault], *, complete: bool
) -> Iterator[Amendment]:
    """Change the rules of earlier layers as a layer says; every change that was made comes back.

    `own` are the rules the layer writes itself. Where a pack could not be read whole, nothing is said
    of targets that are not there.
    """
    told: dict[tuple[Kind, str], dict[str, Place]] = {}
    for tree in layer.trees:
        for change, path in _changes_in(tree):
            kind, target = change.kind, change.target
            place, keys = tree.place((*path, kind)), tuple(_keys(change))
            before = told.setdefault((kind, target), {})
            older = rules.of(kind).get(target)
            if (kind, target) in own:
                faults.append(_own(place, kind, target))
            elif twice := next((key for key in keys or before if key in before), None):
                faults.append(_twice(place, twice, before[twice]))
            elif older is not None:
                before.update(dict.fromkeys(keys or (_ALL,), place))
                if change.drop:
                    _drop(rules, kind, target)
                else:
                    rules.of(kind)[target] = _changed(kind, older, layer.name, tree, path, faults)
                yield Amendment(kind, target, layer.name, tree.place(path), change.basis, keys, change.note)
            elif _ALL in before:
                faults.append(_twice(place, _ALL, before[_ALL]))
            elif complete:
                faults.append(_unknown(place, kind, target, rules))


def _changes_in(tree: Tree) -> Iterator[tuple[Change, _Path]]:
    """Every change of one file that fits the model; what does not fit is told with the file."""
    written = tree.value.get(CHANGES) if isinstance(tree.value, dict) else None
    if not isinstance(written, list):
        return
    for index, value in enumerate(written):
        tried = validate(PackFile, tree, [], value={CHANGES: [value]})
        if tried is not None:
            yield tried.changes[0], (CHANGES, index)


def _keys(change: Change) -> Iterator[str]:
    for key, value in change.set_.items():
        if key == _KEY_BY_KEY and isinstance(value, dict):
            yield from (f"{key}.{inner}" for inner in value)
        else:
            yield key


def _changed(
    kind: Kind, older: Located[Any], layer: str, tree: Tree, path: _Path, faults: list[Fault]
) -> Located[Any]:
    section, written = SECTIONS[kind], older.tree.get(older.path)
    if not isinstance(written, dict):  # told of already
        return older
    whole: _Path = (section, older.id) if kind == "measure" else (section, 0)
    value = dict(written)
    parts: dict[_Path, tuple[Tree, _Path]] = {whole: (older.tree, older.path)}
    for key, new in tree.get((*path, "set")).items():
        before = value.get(key)
        if key == _KEY_BY_KEY and isinstance(new, dict) and isinstance(before, dict):
            value[key] = {**before, **new}
            parts.update({(*whole, key, inner): (tree, (*path, "set", key, inner)) for inner in new})
        else:
            value[key] = new
            parts[*whole, key] = (tree, (*path, "set", key))
        if new is None:
            del value[key]
    file = {section: {older.id: value} if kind == "measure" else [value]}
    changed = ChangedTree(file, tree.file, tree.text, tree.root, whole, tree.place(path), parts)
    # What was wrong before the change has been told of at its own place.
    known = [] if older.entry is None else faults
    entry = validate(PackFile, changed, known)
    found = None if entry is None else getattr(entry, section)[whole[1]]
    return Located(older.id, found, layer, changed, whole)


def _drop(rules: Rules, kind: Kind, target: str) -> None:
    del rules.of(kind)[target]
    if kind in ("criterion", "field"):
        for other in [each for each in rules.criteria if each.startswith(f"{target}.")]:
            del rules.criteria[other]


def _own(place: Place, kind: Kind, target: str) -> Fault:
    return Fault(
        place,
        codes.OWN_TARGET,
        f"{WORDS[kind]} “{target}” do chính bộ quy tắc này viết",
        fix=f"sửa thẳng ở mục {SECTIONS[kind]}; changes chỉ để thay đổi bộ quy tắc kế thừa",
    )


def _unknown(place: Place, kind: Kind, target: str, rules: Rules) -> Fault:
    return Fault(
        place,
        codes.UNKNOWN_TARGET,
        f"không có {WORDS[kind]} “{target}” trong bộ quy tắc kế thừa",
        did_you_mean=suggest(target, rules.of(kind)),
    )


def _twice(place: Place, key: str, first: Place) -> Fault:
    what = "mục này đã được bỏ" if key == _ALL else f"khóa “{key}” của mục này đã được thay đổi"
    return Fault(place, codes.CHANGED_TWICE, f"{what} ở {first}", fix="giữ một thay đổi")
