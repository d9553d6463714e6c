"""How does a CSV file become Parquet? DuckDB reads it strictly, every column as text, in bounded memory."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

import duckdb

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.header import columns_of
from cchc_rules.evidence.dossiers.logs.model import refuse
from cchc_rules.evidence.dossiers.logs.text_encoding import encoding_of, transcode
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

    from cchc_rules.evidence.dossiers.log_map import CsvForm
    from cchc_rules.evidence.dossiers.logs.model import Column

_DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_BYTES: Final = 1 << 16
_LINE: Final = re.compile(r"CSV Error on Line: (\d+)")
_COUNTS: Final = re.compile(r"Expected Number of Columns: (\d+) Found: (\d+)")
_LONGEST_LINE: Final = 1 << 20
"""An unclosed quote swallows lines up to here, then it is a fault: no row of a log is that long."""


def csv_to_parquet(
    path: Path, name: str, form: CsvForm, target: Path, session: duckdb.DuckDBPyConnection
) -> tuple[tuple[Column, ...], int]:
    """Write the rows of a CSV file, in their order, as texts c0, c1, ...; return columns and rows.

    `path` has a name of our own: DuckDB takes * and [ in a name for patterns.

    Raises:
        UnusableEvidence: for a broken row, with its line; for a wrong character set; for an empty file.
    """
    encoding = encoding_of(path, form.encoding)
    if encoding != "utf-8" or _is_decomposed(path):
        made = target.with_suffix(".csv")
        transcode(path, encoding, made, name)
        path = made
    header, delimiter = _header(path, name, form)
    columns = columns_of(header, Place(name, 1, 1))
    try:
        rows = session.read_csv(
            str(path),
            header=True,
            sep=delimiter,
            quotechar='"',
            escapechar='"',
            columns={column.stored: "VARCHAR" for column in columns},
            auto_detect=False,
            strict_mode=True,
            max_line_size=_LONGEST_LINE,
            null_padding=False,
        )
        # Takes as long as no compression, and half the room on the disk.
        rows.write_parquet(str(target), compression="snappy")
    except duckdb.Error as error:
        _refuse_row(error, name, len(columns))
    counted = session.read_parquet(str(target)).count("*").fetchone()
    return columns, int(counted[0]) if counted else 0


def _header(path: Path, name: str, form: CsvForm) -> tuple[list[str], str]:
    with path.open("rb") as file:
        start = file.read(_HEADER_BYTES)
    text = start.decode("utf-8-sig", errors="ignore")
    if not text.strip():
        refuse(Place(name), codes.LOG_EMPTY, "tệp không có nội dung")
    declared = {"tab": "\t"}.get(form.delimiter or "", form.delimiter)
    delimiter = declared or max(_DELIMITERS, key=lambda each: len(_first_row(text, each)))
    return _first_row(text, delimiter), delimiter


def _first_row(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter), [])


def _is_decomposed(path: Path) -> bool:
    """Whether the file begins with decomposed letters, as systems on macOS write them."""
    with path.open("rb") as file:
        start = file.read(_HEADER_BYTES).decode("utf-8", errors="ignore")
    return re.search("[\u0300-\u036f]", start) is not None


def _refuse_row(error: duckdb.Error, name: str, columns: int) -> NoReturn:
    said = str(error)
    found = _LINE.search(said)
    place = Place(name, int(found[1]), 1) if found else Place(name)
    counts = _COUNTS.search(said)
    if counts:
        message = f"dòng có {counts[2]} cột trong khi dòng tiêu đề có {columns} cột"
        fix = "đặt giá trị có dấu phân cách trong dấu nháy kép, hoặc xuất lại từ hệ thống"
        refuse(place, codes.CSV_ROW, message, fix=fix)
    if "quote" in said.lower() or "line size" in said.lower():
        message = 'dấu nháy kép (") mở ra mà không đóng lại đúng chỗ'
        fix = 'sửa dòng này: xóa dấu nháy thừa hoặc viết đôi nó (“""”); hoặc xuất lại từ hệ thống'
        refuse(place, codes.CSV_ROW, message, fix=fix)
    if "unicode" in said.lower() or "utf-8" in said.lower():
        refuse(
            place,
            codes.CSV_ENCODING,
            "có ký tự không thuộc bảng mã UTF-8",
            fix="khai csv.encoding trong bản đồ cột (windows-1258, utf-16) hoặc lưu lại dạng CSV UTF-8",
        )
    refuse(place, codes.LOG_BROKEN, "không đọc được tệp CSV từ chỗ này", fix="xuất lại từ hệ thống")
