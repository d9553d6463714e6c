"""What can be mended without thinking? Edits of the text itself, so that all else stays byte for byte.

Characters that are not what they seem, quotes that are missing, abbreviated unit names. Works on the
text, not on what was read from it: comments, order, line ends and line widths are nobody's to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.characters import LOOK_ALIKES, look_alikes_in
from cchc_rules.packs.lint.texts import scalars, spot_of
from cchc_rules.sources import codes as source_codes
from cchc_rules.sources.builder import LINE_BREAK
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.packs.units import Units
    from cchc_rules.sources.faults import Fault, Place
    from cchc_rules.sources.tree import Tree

MENDABLE: Final = frozenset(
    {
        codes.NOT_NFC,
        codes.LOOK_ALIKE_IN_ID,
        codes.LOOK_ALIKE_IN_TEXT,
        codes.ID_WITHOUT_QUOTES,
        codes.UNIT_SHORTENED,
        source_codes.NEEDS_QUOTES,
    }
)
"""The faults `mended` knows what to do about."""

_VALUE_IN_BRACES = re.compile(r"[^,}\]\"']*[^,}\]\"'\s]")
_VALUE_OF_LINE = re.compile(r"[^\"'#]*[^\"'#\s]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters from `start` to `end` of a text, and what to write instead."""

    start: int
    end: int
    instead: str
    code: str


def mended(text: str, faults: Iterable[Fault], tree: Tree | None, units: Units) -> tuple[str, list[Edit]]:
    """The text of one file with everything mended that can be, and the edits made."""
    edits: dict[int, Edit] = {}
    starts = _starts(text)
    for fault in sorted(faults, key=lambda fault: fault.sort_key()):
        for edit in _edits(fault, text, starts, tree, units):
            edits.setdefault(edit.start, edit)
    made: list[Edit] = []
    for edit in sorted(edits.values()):
        if not made or edit.start >= made[-1].end:
            made.append(edit)
    for edit in reversed(made):
        text = text[: edit.start] + edit.instead + text[edit.end :]
    return text, made


def _edits(fault: Fault, text: str, starts: list[int], tree: Tree | None, units: Units) -> Iterator[Edit]:
    place = fault.place
    if not 0 < place.line <= len(starts):
        return
    at = starts[place.line - 1] + place.column - 1
    end_of_line = _end_of_line(text, at)
    if fault.code == codes.NOT_NFC:
        start = starts[place.line - 1]
        yield Edit(start, end_of_line, nfc(text[start:end_of_line]), fault.code)
    elif fault.code in (codes.LOOK_ALIKE_IN_ID, codes.LOOK_ALIKE_IN_TEXT) and tree is not None:
        yield from _look_alikes(fault, tree, starts)
    elif fault.code == codes.ID_WITHOUT_QUOTES and (match := _NUMBER.match(text, at)):
        yield Edit(at, match.end(), f'"{match[0]}"', fault.code)
    elif fault.code == codes.UNIT_SHORTENED:
        yield from _full_name(text, at, units)
    elif fault.code == source_codes.NEEDS_QUOTES:
        yield from _quoted(text, starts[place.line - 1], at, end_of_line)


def _look_alikes(fault: Fault, tree: Tree, starts: list[int]) -> Iterator[Edit]:
    """Every look-alike of the value in which the fault found the first one."""
    for place, value, is_id in scalars(tree):
        found = look_alikes_in(value, is_id=is_id)
        if not found or spot_of(tree, place, value[found[0]]) != fault.place:
            continue
        here: Place = place
        for index in found:
            here = spot_of(tree, here, value[index])
            start = starts[here.line - 1] + here.column - 1
            if tree.text[start : start + 1] == value[index]:
                yield Edit(start, start + 1, LOOK_ALIKES[value[index]], fault.code)
            here = type(here)(here.file, here.line, here.column + 1)


def _full_name(text: str, at: int, units: Units) -> Iterator[Edit]:
    quoted = text[at : at + 1] in ('"', "'")
    match = (re.compile(r"([\"'])(.*?)\1") if quoted else _VALUE_IN_BRACES).match(
        text, at, _end_of_line(text, at)
    )
    written = None if match is None else match[2] if quoted else match[0]
    unit = None if written is None else units.unit(written)
    if match is not None and unit is not None:
        name = f'"{unit.name}"' if quoted or "," in unit.name else unit.name
        yield Edit(match.start(), match.end(), name, codes.UNIT_SHORTENED)


def _quoted(text: str, start_of_line: int, at: int, end_of_line: int) -> Iterator[Edit]:
    """The value in quotes, where it holds none: up to the comma or bracket in braces, else the whole line."""
    before = text[start_of_line:at]
    in_braces = before.count("{") + before.count("[") > before.count("}") + before.count("]")
    match = (_VALUE_IN_BRACES if in_braces else _VALUE_OF_LINE).match(text, at, end_of_line)
    if match is not None and not match[0].startswith(("|", "&")) and "\\" not in match[0]:
        yield Edit(at, match.end(), f'"{match[0]}"', source_codes.NEEDS_QUOTES)


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_BREAK.finditer(text))]


def _end_of_line(text: str, at: int) -> int:
    found = LINE_BREAK.search(text, at)
    return len(text) if found is None else found.start()
