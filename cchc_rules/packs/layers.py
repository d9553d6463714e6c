"""Which packs make up a pack? Reads its folder and the folders it extends, base first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_rules.packs import codes
from cchc_rules.packs.folders import (
    PackFiles,
    files_of,
    find_layer,
    layer_names,
    shown,
)
from cchc_rules.packs.pack import Manifest
from cchc_rules.sources import codes as source_codes
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.sources.tree import Tree, read_tree
from cchc_rules.sources.validation import validate
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layer:
    """One pack folder as read. ``manifest`` is None where there is none or it does not fit the model."""

    name: str
    files: PackFiles
    manifest: Manifest | None
    manifest_tree: Tree | None
    trees: tuple[Tree, ...]


@dataclass(slots=True)
class Layers:
    """Collects the layers of a pack. ``complete`` turns False when something could not be read at all."""

    search: Sequence[Path]
    faults: list[Fault]
    found: list[Layer] = field(default_factory=list)
    complete: bool = True
    _names: dict[Path, str] = field(default_factory=dict)
    _open: list[Path] = field(default_factory=list)

    def read(self, folder: Path) -> None:
        """Read a pack and, before it, what it extends; each folder once."""
        self._read(folder.resolve(), folder)

    def _read(self, key: Path, folder: Path) -> None:
        files = files_of(folder)
        manifest_tree = self._tree(files.manifest)
        manifest = None
        if manifest_tree is not None:
            manifest = validate(Manifest, manifest_tree, self.faults)
        self._names[key] = folder.name if manifest is None else manifest.id
        self._open.append(key)
        if manifest_tree is not None:
            self._read_extended(manifest_tree, folder)
        self._open.pop()
        trees = [self._tree(path) for path in files.rules]
        self.faults.extend(_nested(path) for path in files.nested)
        self.faults.extend(unreadable(path) for path in files.closed)
        self.complete = self.complete and not files.closed
        read = tuple(tree for tree in trees if tree is not None)
        self.found.append(Layer(self._names[key], files, manifest, manifest_tree, read))

    def _read_extended(self, tree: Tree, folder: Path) -> None:
        for place, name in _extends(tree):
            base = find_layer(name, folder, self.search)
            key = None if base is None else base.resolve()
            if base is None or key is None:
                self.complete = False
                self.faults.append(_unknown(place, name, layer_names(folder, self.search)))
            elif key in self._open:
                circle = [self._names[each] for each in self._open[self._open.index(key) :]]
                self.faults.append(_circle(place, [*circle, circle[0]]))
            elif key not in self._names:
                self._read(key, base)

    def _tree(self, path: Path | None) -> Tree | None:
        if path is None:
            return None
        tree = read_tree(path, display=shown(path), faults=self.faults)
        if tree is None:
            self.complete = False
        return tree


def _extends(tree: Tree) -> list[tuple[Place, str]]:
    """What a manifest extends, read from the file itself: a fault elsewhere in it must not hide the base."""
    written: Any = tree.value.get("extends") if isinstance(tree.value, dict) else None
    if isinstance(written, str):
        return [(tree.place(("extends",)), written.strip())]
    if not isinstance(written, list):
        return []
    return [
        (tree.place(("extends", index)), name.strip())
        for index, name in enumerate(written)
        if isinstance(name, str)
    ]


def _unknown(place: Place, name: str, known: list[str]) -> Fault:
    return Fault(
        place,
        codes.UNKNOWN_PACK,
        f"không tìm thấy bộ quy tắc được kế thừa “{name}”",
        expected="một trong: " + ", ".join(known) if known else None,
        did_you_mean=suggest(name, known),
    )


def _circle(place: Place, names: list[str]) -> Fault:
    return Fault(
        place,
        codes.EXTENDS_CIRCLE,
        "các bộ quy tắc kế thừa lẫn nhau thành vòng tròn: " + " → ".join(names),
        fix="bỏ một mục extends trong vòng",
    )


def unreadable(path: Path) -> Fault:
    """The fault that a file or folder of a pack may not be read."""
    return Fault(
        Place(shown(path)),
        source_codes.UNREADABLE,
        "không mở được",
        fix="kiểm tra quyền đọc của tệp, thư mục; đóng chương trình đang giữ tệp",
    )


def _nested(path: Path) -> Fault:
    return Fault(
        Place(shown(path)),
        codes.NESTED_PACK,
        "bộ quy tắc này nằm trong thư mục của một bộ quy tắc khác",
        fix="chuyển thư mục này ra ngoài, ngang cấp với bộ quy tắc kia",
    )
