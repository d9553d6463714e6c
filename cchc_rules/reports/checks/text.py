"""The faults of rule packs for people: by file, each with its line and a caret."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.checks.interface import CheckOptions, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.sources.faults import Fault

SEVERITY_WORDS: Final = {"error": "lỗi", "warning": "cảnh báo"}
_INDENT: Final = "    "


def write(packs: Sequence[Checked], options: CheckOptions) -> str:  # noqa: ARG001 - the signature of all formats
    """Every fault of every pack; nothing at all where there is none."""
    return "".join(line + "\n" for checked in packs for line in _of_pack(checked))


def _of_pack(checked: Checked) -> Iterator[str]:
    for file, faults in groupby(checked.faults, key=lambda fault: fault.place.file):
        yield file
        for fault in faults:
            yield from _of_fault(checked, fault)
        yield ""


def _of_fault(checked: Checked, fault: Fault) -> Iterator[str]:
    place = f"{fault.place.line}:{fault.place.column}: " if fault.place.line else ""
    yield f"  {place}{SEVERITY_WORDS[fault.severity]} {fault.code}: {fault.message}"
    yield from (_INDENT + line for line in excerpt(checked, fault).splitlines())
    if fault.expected:
        yield f"{_INDENT}cần: {fault.expected}"
    if fault.did_you_mean:
        yield f"{_INDENT}có phải ý là “{fault.did_you_mean}”?"
    if fault.fix:
        yield f"{_INDENT}cách sửa: {fault.fix}"


def summary(packs: Sequence[Checked]) -> Iterator[str]:
    """One line per pack: how many errors, warnings, and warnings set aside by a note."""
    for checked in packs:
        parts = [f"{checked.errors} lỗi", f"{checked.warnings} cảnh báo"]
        if checked.ignored:
            parts.append(f"{len(checked.ignored)} cảnh báo bỏ qua theo ghi chú")
        yield f"{checked.name}: {', '.join(parts)}"
