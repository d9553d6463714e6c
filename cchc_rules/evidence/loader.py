"""What evidence does a run rest on? Files to one evidence per agency, earlier periods beside it.

A file with faults is left out as a whole and the others stay usable; nothing depends on the order in
which files are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence import codes
from cchc_rules.evidence.choice import Choice
from cchc_rules.evidence.files import FoundFiles, find_files, is_form
from cchc_rules.evidence.reading import EvidenceReader, LoadedFile
from cchc_rules.sources.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc_rules.evidence.model import EvidenceSet
    from cchc_rules.packs.pack import RulePack

__all__ = ["EvidenceReader", "LoadedFile", "iter_evidence", "load_evidence", "load_one"]


def load_evidence(paths: Sequence[str | Path], pack: RulePack, *, as_of: date | None = None) -> EvidenceSet:
    """Load all evidence the paths name, files or folders.

    `as_of` hides what is later than that day and becomes the as-of date of the evidence.
    """
    choice = Choice(pack, as_of)
    for loaded in iter_evidence(paths, pack, as_of):
        choice.add(loaded)
    return choice.made()


def iter_evidence(
    paths: Sequence[str | Path], pack: RulePack, as_of: date | None = None
) -> Iterator[LoadedFile]:
    """Read file after file in the order of their names, keeping none; faults of paths come first."""
    found = find_files(paths)
    yield from _about_paths(found)
    reader = EvidenceReader(pack, as_of=as_of)
    for name, path in found.in_order():
        if is_form(path) and path.exists():
            yield from _of_form(path, name, reader, in_folder=name in found.in_folders)
        else:
            yield reader.read(path, name=name)


def load_one(path: str | Path, pack: RulePack, as_of: date | None = None) -> LoadedFile:
    """Read one file; for many files against one pack an `EvidenceReader` is faster."""
    return EvidenceReader(pack, as_of=as_of).read(path)


def _of_form(path: Path, name: str, reader: EvidenceReader, *, in_folder: bool) -> Iterator[LoadedFile]:
    """The agencies of a form; in a folder other workbooks may stand, which is told and no fault."""
    from cchc_rules.evidence.workbook.reader import read_form

    try:
        form = read_form(path, name, reader)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cchc_rules"):
            raise
        message = f"chưa cài thành phần “excel” để đọc biểu (thiếu {error.name})"
        fix = 'cài bằng lệnh, tại thư mục của chương trình: pip install ".[excel]"'
        yield LoadedFile(name, faults=(Fault(Place(name), codes.WORKBOOK_NOT_READ, message, fix=fix),))
        return
    if form.is_form or not in_folder:
        yield from form.loaded
        return
    message = "bảng tính trong thư mục không phải là biểu số liệu nên không được đọc"
    warning = Fault(Place(name), codes.WORKBOOK_NOT_READ, message, severity=Severity.WARNING)
    yield LoadedFile(name, warnings=(warning,))


def _about_paths(found: FoundFiles) -> Iterator[LoadedFile]:
    for fault in found.faults:
        yield LoadedFile(fault.place.file, faults=(fault,))
    for warning in found.warnings:
        yield LoadedFile(warning.place.file, warnings=(warning,))
