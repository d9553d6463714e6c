"""Which logs does the user mean, and are they usable? Every file becomes a :class:`Log`, or a fault."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.csv_log import csv_to_parquet
from cchc_rules.evidence.dossiers.logs.model import Log, refusal, refuse
from cchc_rules.evidence.dossiers.logs.parquet_log import parquet_columns
from cchc_rules.sources.digest import sha256_of
from cchc_rules.sources.faults import Fault, Place, UnusableEvidence
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from cchc_rules.evidence.dossiers.log_map import CsvForm, ExcelForm
    from cchc_rules.evidence.dossiers.logs.model import Column

_CSV: Final = frozenset({".csv", ".tsv", ".txt"})
_EXCEL: Final = frozenset({".xlsx", ".xlsm"})
_PARQUET: Final = frozenset({".parquet"})
_EXPECTED: Final = "tệp .csv, .xlsx hoặc .parquet"


def open_logs(
    paths: Sequence[Path], csv: CsvForm, excel: ExcelForm, work: Path, session: duckdb.DuckDBPyConnection
) -> tuple[Log, ...]:
    """Make every log ready in the folder `work`; digests are taken meanwhile.

    Raises:
        UnusableEvidence: with the faults of all logs.
    """
    faults: list[Fault] = []
    opened: list[Log] = []
    with ThreadPoolExecutor(1) as digester:
        for index, path in enumerate(paths):
            try:
                _check_exists(path)
                digest = digester.submit(sha256_of, path)
                columns, rows, parquet = _opened(path, index, csv, excel, work, session)
                first_line = _first_line(path, excel)
                log = Log(_shown(path), parquet, columns, rows, first_line, digest.result())
                if not rows:
                    refuse(
                        log.place(), codes.LOG_EMPTY, "danh sách không có dòng hồ sơ nào dưới dòng tiêu đề"
                    )
                opened.append(log)
            except UnusableEvidence as error:
                faults.extend(error.faults)
    if faults:
        raise UnusableEvidence(faults)
    return tuple(opened)


def _opened(
    path: Path,
    index: int,
    csv: CsvForm,
    excel: ExcelForm,
    work: Path,
    session: duckdb.DuckDBPyConnection,
) -> tuple[tuple[Column, ...], int, Path]:
    kind, name, target = path.suffix.lower(), _shown(path), work / f"log{index}.parquet"
    if kind in _CSV:
        source = named_plainly(path, work / f"source{index}.csv")
        return *csv_to_parquet(source, name, csv, target, session), target
    if kind in _EXCEL:
        from cchc_rules.evidence.dossiers.logs.excel_log import excel_to_parquet

        return *excel_to_parquet(path, name, excel, target), target
    if kind in _PARQUET:
        return *parquet_columns(path, name), path
    raise refusal(Place(name), codes.LOG_KIND, f"không nhận ra loại tệp “{path.suffix}”", expected=_EXPECTED)


def named_plainly(path: Path, link: Path) -> Path:
    """The same file under a name of our own, in which nothing can be taken for a pattern or for SQL."""
    try:
        link.symlink_to(path.resolve())
    except OSError:  # Windows without the right to make symbolic links
        try:
            link.hardlink_to(path.resolve())
        except OSError:
            shutil.copyfile(path, link)
    return link


def _check_exists(path: Path) -> None:
    if not path.is_file():
        what = "đây là một thư mục, không phải một tệp" if path.is_dir() else "không tìm thấy tệp"
        refuse(Place(_shown(path)), codes.LOG_NOT_FOUND, what, expected=_EXPECTED)
    try:
        with path.open("rb"):
            pass
    except OSError:
        refuse(Place(_shown(path)), codes.LOG_BROKEN, "không có quyền đọc tệp")


def _first_line(path: Path, excel: ExcelForm) -> int:
    kind = path.suffix.lower()
    if kind in _CSV:
        return 2
    return excel.header_row + 1 if kind in _EXCEL else 1


def _shown(path: Path) -> str:
    return nfc(path.as_posix())
