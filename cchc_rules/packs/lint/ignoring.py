"""Which warnings has the office looked at and left as they are? A note says so, with the reason.

    at_risk: {margin: 5%}  # bỏ qua CC316: cố ý cảnh báo mọi kết quả

A note on a line of its own speaks of the lines below it, up to the first empty one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.lint import codes
from cchc_rules.sources.builder import LINE_BREAK
from cchc_rules.sources.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cchc_rules.sources.tree import Tree

_NOTE = re.compile(r"(?:^|\s)#\s*bỏ qua\s+((?:CC\d{3})(?:\s*,\s*CC\d{3})*)\s*:?\s*(.*)$")
_CODE = re.compile(r"CC\d{3}")


class Kept(NamedTuple):
    """What is told, and what a note says to leave out, with its reason."""

    faults: list[Fault]
    ignored: list[tuple[Fault, str]]


class _Note(NamedTuple):
    """A note, and the lines it speaks of."""

    place: Place
    code: str
    reason: str
    lines: range


def sort_out(faults: Iterable[Fault], trees: Iterable[Tree], doubted: Collection[str]) -> Kept:
    """Set aside the warnings some note speaks of; errors cannot be set aside.

    Only notes in the `doubted` files are held to be of use: elsewhere not every lint was asked.
    """
    notes = [note for tree in trees if "bỏ qua" in tree.text for note in _notes(tree)]
    kept: list[Fault] = []
    ignored: list[tuple[Fault, str]] = []
    used: set[_Note] = set()
    for fault in faults:
        note = next((note for note in notes if _speaks_of(note, fault)), None)
        if note is None:
            kept.append(fault)
        else:
            used.add(note)
            ignored.append((fault, note.reason))
    for note in notes:
        if note.place.file not in doubted:
            continue
        if note not in used:
            kept.append(_useless(note.place, note.code))
        elif not note.reason:
            kept.append(_no_reason(note.place, note.code))
    return Kept(kept, ignored)


def _notes(tree: Tree) -> Iterator[_Note]:
    lines = LINE_BREAK.split(tree.text)
    for number, line in enumerate(lines, start=1):
        match = _NOTE.search(line)
        if match is None:
            continue
        end = number + 1
        if line.lstrip().startswith("#"):
            end = next(
                (n for n, text in enumerate(lines[number:], number + 1) if not text.strip()), len(lines) + 1
            )
        place = Place(tree.file, number, match.start(1) + 1)
        for code in _CODE.findall(match[1]):
            yield _Note(place, code, match[2].strip(), range(number, end))


def _speaks_of(note: _Note, fault: Fault) -> bool:
    return (
        fault.severity is Severity.WARNING
        and note.code == fault.code
        and note.place.file == fault.place.file
        and fault.place.line in note.lines
    )


def _useless(place: Place, code: str) -> Fault:
    return Fault(
        place,
        codes.NOTHING_IGNORED,
        f"ghi chú bỏ qua {code} mà dòng này không có cảnh báo {code}",
        fix="xóa ghi chú này, hoặc đặt nó ở đúng dòng có cảnh báo",
        severity=Severity.WARNING,
    )


def _no_reason(place: Place, code: str) -> Fault:
    return Fault(
        place,
        codes.IGNORED_WITHOUT_REASON,
        f"ghi chú bỏ qua {code} không nêu lý do",
        expected=f"“# bỏ qua {code}: lý do”",
        severity=Severity.WARNING,
    )
