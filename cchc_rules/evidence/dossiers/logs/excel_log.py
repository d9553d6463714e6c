"""How does an Excel sheet become Parquet? calamine reads it after its sizes were checked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.header import columns_of
from cchc_rules.evidence.dossiers.logs.model import refusal, refuse
from cchc_rules.evidence.dossiers.logs.zip_check import check_workbook
from cchc_rules.sources.faults import Place
from cchc_rules.vietnamese.names import nfc, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet

    from cchc_rules.evidence.dossiers.log_map import ExcelForm
    from cchc_rules.evidence.dossiers.logs.model import Column

_PIECE: Final = 20_000


def excel_to_parquet(path: Path, name: str, form: ExcelForm, target: Path) -> tuple[tuple[Column, ...], int]:
    """Write the rows below the header as texts c0, c1, ...; return columns and rows.

    Raises:
        UnusableEvidence: for a zip bomb, a broken file, a sheet there is not, an empty sheet.
    """
    check_workbook(path, name)
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheet = _sheet(workbook, form, name)
        rows = sheet.iter_rows()
    except (CalamineError, OSError, ValueError) as error:
        refuse(
            Place(name), codes.LOG_BROKEN, f"không đọc được tệp Excel ({error})", fix="xuất lại từ hệ thống"
        )
    header = next(islice(rows, form.header_row - 1, None), None)  # empty rows above the first are given too
    if header is None:
        refuse(Place(name), codes.LOG_EMPTY, f"trang “{sheet.name}” không có dòng tiêu đề")
    columns = columns_of([_text(cell) or "" for cell in header], Place(name, form.header_row, 1))
    return columns, _write(rows, columns, target)


def _sheet(workbook: CalamineWorkbook, form: ExcelForm, name: str) -> CalamineSheet:
    names = [nfc(each) for each in workbook.sheet_names]
    if form.sheet is not None:
        if form.sheet not in names:
            refuse(
                Place(name),
                codes.LOG_BROKEN,
                f"tệp Excel không có trang “{form.sheet}”",
                expected="một trong: " + ", ".join(names),
                did_you_mean=suggest(form.sheet, names),
            )
        return workbook.get_sheet_by_index(names.index(form.sheet))
    for index in range(len(names)):
        sheet = workbook.get_sheet_by_index(index)
        if sheet.height:
            return sheet
    raise refusal(Place(name), codes.LOG_EMPTY, "tệp Excel không có trang nào có dữ liệu")


def _write(rows: Iterator[Sequence[Any]], columns: Sequence[Column], target: Path) -> int:
    schema = pa.schema([(column.stored, pa.string()) for column in columns])
    count = 0
    with pq.ParquetWriter(target, schema) as writer:
        while piece := [[_text(cell) for cell in row] for row in islice(rows, _PIECE)]:
            arrays = [pa.array([row[i] for row in piece], pa.string()) for i in range(len(columns))]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(piece)
    return count


def _text(cell: Any) -> str | None:
    """A cell as text: dates year first, whole numbers without a point."""
    match cell:
        case None | "":
            return None
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case time() | timedelta():
            return str(cell)
    return nfc(str(cell))
