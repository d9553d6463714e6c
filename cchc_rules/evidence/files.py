"""Which files are meant? Paths a user names, files or folders, become evidence files in one fixed order."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence import codes
from cchc_rules.sources.faults import Fault, Place, Severity
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS: Final = frozenset({".yaml", ".yml", ".json"})
_FORMS: Final = frozenset({".xlsx", ".xlsm"})
_TABLES: Final = frozenset({".xls", ".ods", ".csv", ".parquet"})
_EXPECTED: Final = "tệp .yaml, .yml, .json, biểu Excel .xlsx hoặc một thư mục chứa các tệp đó"
_IMPORT: Final = "chuyển sang tệp số liệu bằng lệnh “cchc evidence import” rồi dùng tệp đó"


@dataclass(slots=True)
class FoundFiles:
    """Evidence files by the name they are shown under, and what was wrong with the paths."""

    paths: dict[str, Path] = field(default_factory=dict)
    in_folders: set[str] = field(default_factory=set)
    """Names of files nobody named: they stood in a folder."""
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def in_order(self) -> list[tuple[str, Path]]:
        """Names and paths, sorted by name; a file that was named twice stands there once."""
        seen: set[Path] = set()
        ordered = []
        for name in sorted(self.paths):
            real = self.paths[name].resolve()
            if real not in seen:
                seen.add(real)
                ordered.append((name, self.paths[name]))
        return ordered


def is_form(path: Path) -> bool:
    """Whether a file by its name can be a form in Excel."""
    return path.suffix.lower() in _FORMS


def find_files(paths: Sequence[str | Path]) -> FoundFiles:
    """All evidence files the paths mean, whatever the order they are named in."""
    found = FoundFiles()
    for each in paths:
        path = Path(each)
        if path.is_dir():
            _add_folder(path, found)
        else:
            _add_named(path, found)
    return found


def _add_named(path: Path, found: FoundFiles) -> None:
    if path.suffix.lower() in _KINDS or is_form(path) or not path.exists():
        found.paths[_shown(path)] = path
        return
    is_table = path.suffix.lower() in _TABLES
    found.faults.append(
        Fault(
            Place(_shown(path)),
            codes.NOT_AN_EVIDENCE_FILE,
            f"tệp loại “{path.suffix}” không phải là tệp số liệu",
            expected=_EXPECTED,
            fix=_IMPORT if is_table else None,
        )
    )


def _add_folder(folder: Path, found: FoundFiles) -> None:
    count = 0

    def refused(error: OSError) -> None:
        place = Place(_shown(Path(error.filename or folder)))
        message = "không mở được thư mục để đọc"
        found.faults.append(Fault(place, codes.FOLDER_UNREADABLE, message, fix="kiểm tra quyền đọc thư mục"))

    for here, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(here, name)
            if name.startswith((".", "~$")) or path.stem.casefold() == "readme":
                continue
            if path.suffix.lower() in _KINDS or is_form(path):
                found.paths.setdefault(_shown(path), path)
                found.in_folders.add(_shown(path))
                count += 1
            elif path.suffix.lower() in _TABLES:
                message = f"tệp loại “{path.suffix}” trong thư mục không được đọc"
                found.warnings.append(
                    Fault(
                        Place(_shown(path)),
                        codes.WORKBOOK_NOT_READ,
                        message,
                        fix=_IMPORT,
                        severity=Severity.WARNING,
                    )
                )
    if not count and not found.faults:
        place = Place(_shown(folder))
        message = "thư mục không có tệp số liệu nào"
        found.faults.append(Fault(place, codes.EMPTY_FOLDER, message, expected=_EXPECTED))


def _shown(path: Path) -> str:
    # macOS hands out decomposed names; the same folder has to sort and read the same everywhere.
    return nfc(path.as_posix())
