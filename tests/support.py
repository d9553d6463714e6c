"""Rule packs written to a folder, and the faults they have, for the tests of any room."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import Fault, Place, UnusableRules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MARK = "«"
"""Stands in a text before the value at which a fault is expected; it is not written to the file."""

MANIFEST = {
    "format": "1",
    "title": "Bộ quy tắc thử",
    "year": "2021",
    "period": "{from: 2021-01-01, to: 2021-12-31}",
    "issuer": "Sở Nội vụ",
    "origin": "template",
}


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack folder, and where the marks stood."""

    folder: Path
    marks: Mapping[str, tuple[tuple[int, int], ...]]

    def place(self, file: str = "rules.yaml", mark: int = 0) -> tuple[str, int, int]:
        """File name, line and column of a mark."""
        return (file, *self.marks[file][mark])


def write_pack(
    root: Path,
    rules: str = "",
    *,
    id: str = "thu-2021",  # noqa: A002 - it is the key of the manifest
    manifest: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
) -> WrittenPack:
    """Write `root/id/`: a manifest (keys of `manifest` added or replaced), `rules.yaml`, other files."""
    keys = {"format": MANIFEST["format"], "id": id, **MANIFEST, **(manifest or {})}
    texts = {"pack.yaml": "".join(f"{key}: {value}\n" for key, value in keys.items())}
    if rules:
        texts["rules.yaml"] = dedent(rules)
    texts.update({name: dedent(text) for name, text in (files or {}).items()})
    for name, text in texts.items():
        path = root / id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(MARK, ""), encoding="utf-8")
    return WrittenPack(root / id, {name: _marks(text) for name, text in texts.items()})


def faults_of(pack: WrittenPack, search: Sequence[Path] = ()) -> list[Fault]:
    """The faults a pack is refused for; an empty list when it loads."""
    try:
        load_pack(pack.folder, search=search)
    except UnusableRules as refused:
        return list(refused.faults)
    return []


def spot(fault: Fault) -> tuple[str, int, int]:
    """File name, line and column of a fault."""
    return at(fault.place)


def at(place: Place) -> tuple[str, int, int]:
    """File name, line and column."""
    return (place.file.rpartition("/")[2], place.line, place.column)


def _marks(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for line, written in enumerate(text.split("\n"), start=1):
        pieces = written.split(MARK)
        column = 1
        for piece in pieces[:-1]:
            column += len(piece)
            found.append((line, column))
    return tuple(found)
