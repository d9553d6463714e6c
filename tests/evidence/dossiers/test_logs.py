"""Is a log read whatever an office exports, and is a broken one refused with its place?"""

from __future__ import annotations

import unicodedata
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.model import Bucket
from cchc_rules.evidence.dossiers.quality import bucket_counts
from cchc_rules.sources.faults import Fault, UnusableEvidence

from .office import HEADER, SOUND, computed, log_map, log_text

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [{}, {"returned": "16/03/2021"}, {"received": "31/2/2021"}]
EXPECTED = {Bucket.ON_TIME: 1, Bucket.LATE: 1, Bucket.RECEIVED_UNREADABLE: 1}


def fault_of(path: Path, **more: object) -> Fault:
    """The one fault a log is refused for."""
    with pytest.raises(UnusableEvidence) as refused:
        computed(path, log_map(**more))
    (fault,) = refused.value.faults
    return fault


def parquet(path: Path, columns: dict[str, list[object]]) -> Path:
    """A Parquet file with the columns of these logs."""
    pq.write_table(pa.table({HEADER[name]: values for name, values in columns.items()}), path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_any_character_set_and_with_any_separator(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = log_text(ROWS, delimiter)
    if encoding == "cp1258":  # Windows-1258 has the tones as marks of their own
        text = "".join(_as_windows(letter) for letter in text)
    path = tmp_path / "nhật ký [1]'*.csv"
    path.write_bytes(text.encode(encoding))
    assert bucket_counts(computed(path)) == EXPECTED


def _as_windows(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return letter


def test_decomposed_letters_of_a_mac_mean_the_same(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.csv"
    path.write_text(unicodedata.normalize("NFD", log_text(ROWS)), encoding="utf-8")
    assert bucket_counts(computed(path)) == EXPECTED


def test_a_parquet_file_of_dates_and_numbers_is_read_like_one_of_texts(tmp_path: Path) -> None:
    # 23:30 in Vietnam on 9 March is still 9 March, although it is 16:30 in UTC.
    instant = datetime(2021, 3, 9, 16, 30, tzinfo=UTC)
    path = parquet(
        tmp_path / "nhat-ky.parquet",
        {
            "number": ["H1", "H2"],
            "agency": ["Sở Nội vụ", "Sở Nội vụ"],
            "received": [date(2021, 3, 1), date(2021, 3, 1)],
            "due": [datetime(2021, 3, 9, 17, 0), datetime(2021, 3, 9, 17, 0)],  # noqa: DTZ001 - a wall clock's
            "returned": pa.array([instant, datetime(2021, 3, 9, 17, 30, tzinfo=UTC)]),
            "fee": [15000.0, None],
            "digitised": [True, False],
        },
    )
    few = {
        name: HEADER[name] for name in ("number", "agency", "received", "due", "returned", "fee", "digitised")
    }
    found = computed(path, log_map(columns=few))
    assert bucket_counts(found) == {Bucket.ON_TIME: 1, Bucket.LATE: 1}
    assert sum(found.cells["with_fee"].to_pylist()) == 1
    assert sum(found.cells["digitised"].to_pylist()) == 1


def test_an_excel_file_is_read_from_the_row_the_map_names(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Bìa")
        sheet = book.add_worksheet("Hồ sơ")
        sheet.write("A2", "DANH SÁCH HỒ SƠ")
        sheet.write_row("A4", HEADER.values())
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(ROWS):
            cells = {"number": f"H{line}"} | SOUND | row
            for column, name in enumerate(HEADER):
                sheet.write(4 + line, column, cells.get(name, ""))
        sheet.write_datetime(4, list(HEADER).index("received"), datetime(2021, 3, 1), day)  # noqa: DTZ001 - Excel
    found = computed(path, log_map(excel={"sheet": "Hồ sơ", "header_row": 4}))
    assert bucket_counts(found) == EXPECTED
    assert found.listed[0].line == 7


def test_a_header_in_another_order_is_the_same_log(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.csv"
    names = list(HEADER)[::-1]
    rows = [
        {"number": f"H{i}"} | SOUND | {"fee": "", "returned": r}
        for i, r in enumerate(["10/03/2021", "16/03/2021"])
    ]
    text = ";".join(HEADER[name] for name in names) + "\n"
    text += "".join(";".join(row.get(name, "") for name in names) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    assert bucket_counts(computed(path)) == {Bucket.ON_TIME: 1, Bucket.LATE: 1}


def test_a_stray_quote_is_refused_with_its_line(tmp_path: Path) -> None:
    rows = log_text([{} for _ in range(70_000)]).splitlines()
    rows[60_000] = rows[60_000].replace("Sở Nội vụ", '"Sở Nội vụ')
    path = tmp_path / "nhat-ky.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    fault = fault_of(path)
    assert (fault.code, fault.place.line) == (codes.CSV_ROW, 60_001)
    assert "nháy" in fault.message


def test_a_row_with_a_cell_too_many_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.csv"
    path.write_text(log_text([{}, {}]) + "H9,thừa\r\n", encoding="utf-8")
    fault = fault_of(path)
    assert (fault.code, fault.place.line) == (codes.CSV_ROW, 4)
    assert "2 cột" in fault.message


def test_bytes_of_another_character_set_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.csv"
    path.write_bytes(log_text([{} for _ in range(20_000)]).encode() + b"H\xff\xfe,x\n")
    assert fault_of(path, csv={"encoding": "utf-8"}).code in (codes.CSV_ENCODING, codes.CSV_ROW)


def test_a_truncated_parquet_file_is_refused(tmp_path: Path) -> None:
    path = parquet(tmp_path / "nhat-ky.parquet", {"number": ["H1"] * 1000, "agency": ["Sở Nội vụ"] * 1000})
    path.write_bytes(path.read_bytes()[:-20])
    fault = fault_of(path)
    assert (fault.code, fault.place.file) == (codes.LOG_BROKEN, path.as_posix())


def test_a_parquet_file_with_a_broken_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.parquet"
    few = ("number", "agency", "received", "due", "returned")
    rows = {HEADER[name]: [f"{SOUND.get(name, 'H')}{i}" for i in range(5000)] for name in few}
    pq.write_table(pa.table(rows), path, compression="zstd")
    broken = bytearray(path.read_bytes())
    broken[200:4000] = b"\0" * 3800
    path.write_bytes(bytes(broken))
    assert fault_of(path, columns={name: HEADER[name] for name in few}).code == codes.LOG_BROKEN


def test_a_missing_column_is_named_with_the_nearest_of_the_header(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.csv"
    path.write_text(log_text([{}]).replace("Ngày hẹn trả", "Ngày hẹn trả KQ"), encoding="utf-8")
    fault = fault_of(path)
    assert (fault.code, fault.place.line, fault.did_you_mean) == (codes.COLUMN_MISSING, 1, "Ngày hẹn trả KQ")


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.csv"
    path.write_text(log_text([{}]).replace("Lĩnh vực", "Cấp"), encoding="utf-8")
    assert fault_of(path).code == codes.HEADER_TWICE


def test_an_excel_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    assert fault_of(path).code == codes.EXCEL_TOO_LARGE


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("khong-co.csv", None, codes.LOG_NOT_FOUND),
        ("rong.csv", b"", codes.LOG_EMPTY),
        ("chi-tieu-de.csv", log_text([]).encode(), codes.LOG_EMPTY),
        ("gia.xlsx", b"not a zip", codes.LOG_BROKEN),
        ("nhat-ky.docx", b"x", codes.LOG_KIND),
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert fault_of(path).code == code


def test_a_column_of_numbers_taken_for_dates_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.parquet"
    texts = [f"h{n:08d}" for n in range(200_050)]
    pq.write_table(
        pa.table(
            {HEADER[n]: texts for n in ("number", "received", "due", "returned")} | {"A": texts[:1] * 200_050}
        ),
        path,
    )
    columns = {name: HEADER[name] for name in ("number", "received", "due", "returned")} | {"agency": "A"}
    with pytest.raises(UnusableEvidence) as refused:
        computed(path, log_map(columns=columns))
    assert {fault.code for fault in refused.value.faults} == {codes.COLUMN_TOO_VARIED}


def test_several_logs_are_counted_together_and_duplicates_found_across_them(tmp_path: Path) -> None:
    from cchc_rules.evidence.dossiers import computing
    from cchc_rules.evidence.dossiers.engines.duckdb_engine import DuckDbEngine, session
    from cchc_rules.evidence.dossiers.logs.opening import open_logs
    from cchc_rules.sources.faults import Place

    from .office import AS_OF, START

    paths = []
    for name in ("quy-1.csv", "quy-2.csv"):
        path = tmp_path / name
        path.write_text(log_text([{"number": "H1"}, {"number": name}]), encoding="utf-8")
        paths.append(path)
    own = log_map()
    with session(tmp_path) as reading:
        logs = open_logs(paths, own.csv, own.excel, tmp_path, reading)
    engine = DuckDbEngine(tmp_path)
    found = computing.compute(logs, own, (START, AS_OF), engine, Place("ban-do.yaml"))
    assert bucket_counts(found) == {Bucket.ON_TIME: 3, Bucket.DUPLICATE_IDENTICAL: 1}
    (listed,) = found.listed
    assert (listed.log, listed.line) == (paths[1].as_posix(), 2)


def test_the_engine_reads_nothing_but_the_logs_once_it_is_locked(tmp_path: Path) -> None:
    import duckdb

    from cchc_rules.evidence.dossiers.engines.duckdb_engine import DuckDbEngine

    path = parquet(tmp_path / "nhat-ky.parquet", {"number": ["H1"]})
    other = tmp_path / "khac.csv"
    other.write_text("a\n1\n", encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    engine = DuckDbEngine(work)
    table = engine.log_table(path, 0)
    engine.lock()
    assert len(engine.run(table)) == 1
    for statement in (
        f"SELECT * FROM '{other}'",
        "SET enable_external_access = true",
        "SET memory_limit = '9GB'",
    ):
        with pytest.raises(duckdb.Error):
            engine._ibis.raw_sql(statement)
