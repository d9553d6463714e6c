"""Which files of a pack change when everything mechanical is mended? Writes none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.folders import shown
from cchc_rules.packs.lint.fixes import MENDABLE, mended
from cchc_rules.packs.loader import Reading, read_pack
from cchc_rules.sources.tree import read_text, tree_of_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.sources.faults import Fault

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its new text, and which faults were mended how often."""

    path: Path
    name: str
    text: str
    codes: tuple[str, ...]


def mend(reading: Reading, checked: Checked) -> list[Mended]:
    """The files of the pack itself that change; what it extends is mended on its own."""
    files = reading.layers[-1].files
    by_file: dict[str, list[Fault]] = {}
    for fault in checked.faults:
        if fault.code in MENDABLE:
            by_file.setdefault(fault.place.file, []).append(fault)
    found = (_mended(path, by_file.get(shown(path), []), reading) for path in files.all)
    return [each for each in found if each is not None]


def _mended(path: Path, faults: list[Fault], reading: Reading) -> Mended | None:
    text = read_text(path, faults=[]) if faults else None
    if text is None:
        return None
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    name = shown(path)
    new, edits = mended(body, faults, tree_of_text(body, file=name, faults=[]), reading.units)
    if new == body:
        return None
    return Mended(path, name, bom + new, tuple(edit.code for edit in edits))


_ROUNDS: Final = 50
"""A file that cannot be parsed shows one fault at a time."""


def mend_all(
    reference: str | Path,
    examine: Callable[[Reading], Checked],
    write: Callable[[Mended], None],
    *,
    search: Sequence[Path] = (),
) -> tuple[Checked, list[Mended]]:
    """Mend and write, again and again until nothing mechanical is left; the last look at the pack."""
    done: list[Mended] = []
    reading = read_pack(reference, search=search)
    checked = examine(reading)
    for _ in range(_ROUNDS):
        files = mend(reading, checked)
        if not files:
            break
        for file in files:
            write(file)
        done += files
        reading = read_pack(reference, search=search)
        checked = examine(reading)
    return checked, done
