"""What an officer typed, pasted, merged or broke: read rightly and told, or refused with the cell."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules.evidence import codes as evidence_codes
from cchc_rules.evidence.model import AgencyRef, FigureKey, Qualifier
from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.layout import Column
from cchc_rules.packs.criteria import AgencyLevel

from .office import AGENCY, TITLES, Form, errors, evidence_in, midnight, observed, told

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "1 Cải cách TTHC"
SERIES = "Số liệu kỳ khác"
PERCENT = "0.00%"


def test_what_is_typed_as_the_form_wants_is_read_and_nothing_is_told(tmp_path: Path) -> None:
    form = Form()
    form.type("files_online", 1247)
    form.type("files_received", 2150)
    form.type("files_received", 0, scope="land")
    form.type("on_time_rate", 0.9995, number_format=PERCENT)
    form.type("software_used", "có")
    form.type("grade", "Khá")
    form.type("assignment", midnight("2024-03-05"))
    form.type("revenue", 32_800_000_000)
    form.type("revenue", "khoảng", Column.QUALIFIER)
    read = form.read(tmp_path)
    figures = evidence_in(read).figures
    assert told(read) == {}
    assert {
        key.measure + (f"@{key.scope}" if key.scope else ""): found[0].value for key, found in figures.items()
    } == {
        "files_online": 1247,
        "files_received": 2150,
        "files_received@land": 0,
        "on_time_rate": Fraction(9995, 10_000),
        "software_used": 1,
        "grade": 0,
        "assignment": date(2024, 3, 5).toordinal(),
        "revenue": 32_800_000_000,
    }
    assert figures[FigureKey("grade")][0].word == "Khá"
    assert figures[FigureKey("revenue")][0].low == 32_750_000_000


@pytest.mark.parametrize(
    ("measure", "typed", "number_format", "value", "said"),
    [
        ("on_time_rate", "81,6%", "@", Fraction(816, 1000), "đọc “81,6%” là 81,6%"),
        ("on_time_rate", "81.6%", "@", Fraction(816, 1000), "đọc “81.6%” là 81,6%"),
        ("on_time_rate", " 81,6 % ", "@", Fraction(816, 1000), "đọc “81,6 %” là 81,6%"),
        ("on_time_rate", 0, "General", Fraction(0), "đọc “0” là 0%"),
        ("files_late", "49.000", "@", Fraction(49_000), "đọc “49.000” là 49.000"),
        (
            "files_late",
            "49\xa0000".replace("\xa0", "."),
            "General",
            Fraction(49_000),
            "đọc “49.000” là 49.000",
        ),
        ("revenue", "32,8 tỷ đồng", "@", Fraction(32_800_000_000), "đọc “32,8 tỷ đồng” là 32.800.000.000"),
        ("handling_days", "30 ngày", "@", Fraction(30), "đọc “30 ngày” là 30"),
        ("software_used", True, "General", Fraction(1), "đọc “TRUE” là “có”"),
        (
            "assignment",
            "5/3/2024",
            "@",
            Fraction(date(2024, 3, 5).toordinal()),
            "đọc “5/3/2024” là ngày 05/3/2024",
        ),
    ],
)
def test_a_value_written_otherwise_is_read_and_told_at_its_cell(
    tmp_path: Path, measure: str, typed: Any, number_format: str, value: Fraction, said: str
) -> None:
    form = Form()
    place = form.type(measure, typed, number_format=number_format)
    read = form.read(tmp_path)
    assert observed(read, measure).value == value
    assert told(read) == {place: said}


@pytest.mark.parametrize(
    ("measure", "typed", "number_format", "code", "remedy"),
    [
        ("on_time_rate", 81.6, "General", evidence_codes.NO_PERCENT_SIGN, "viết “81,6%”"),
        ("on_time_rate", 0.816, "General", evidence_codes.NO_PERCENT_SIGN, "81,6%"),
        ("on_time_rate", 95.4, PERCENT, evidence_codes.RATE_OUT_OF_RANGE, "gõ lại tỷ lệ kèm dấu %"),
        (
            "on_time_rate",
            "khoảng 80%",
            "@",
            evidence_codes.NOT_A_NUMBER,
            "chọn “khoảng” ở cột “Mức chính xác”",
        ),
        ("files_late", "gần 14.000", "@", evidence_codes.NOT_A_NUMBER, "gõ 14.000 ở cột “Giá trị”"),
        ("files_late", 1.5, "General", evidence_codes.NOT_WHOLE, ""),
        ("files_late", -1, "General", evidence_codes.NEGATIVE, ""),
        ("files_late", 0.5, PERCENT, evidence_codes.WRONG_UNIT, ""),
        ("files_late", "nhiều", "@", evidence_codes.NOT_A_NUMBER, ""),
        ("files_late", "#N/A", "General", codes.CELL_ERROR, "để trống ô"),
        ("files_late", "#REF!", "General", codes.CELL_ERROR, "sửa công thức"),
        ("files_late", "=SUM(A1:A2)", "General", codes.NOT_COUNTED, "F9"),
        ("files_late", midnight("2024-05-01"), "dd/mm/yyyy", evidence_codes.NOT_A_NUMBER, "định dạng"),
        ("assignment", 45_356, "General", evidence_codes.NOT_A_DATE, "ngày 05/3/2024"),
        ("assignment", "13/14/2024", "@", evidence_codes.NOT_A_DATE, ""),
        ("grade", "Kém", "@", evidence_codes.UNKNOWN_CHOICE, ""),
        ("software_used", 1, "General", evidence_codes.NOT_A_FLAG, ""),
    ],
)
def test_a_doubtful_value_is_a_fault_at_its_cell(
    tmp_path: Path, measure: str, typed: Any, number_format: str, code: str, remedy: str
) -> None:
    form = Form()
    place = form.type(measure, typed, number_format=number_format)
    if typed in ("#N/A", "#REF!"):
        sheet, row = form.of_figure(measure)
        sheet.cell(row, form.column(sheet, Column.VALUE)).data_type = "e"
    (fault,) = errors(form.read(tmp_path))
    assert (fault.code, str(fault.place)) == (code, place)
    assert remedy in (fault.fix or "")


def test_all_faults_are_told_at_once_and_no_agency_is_left(tmp_path: Path) -> None:
    form = Form()
    places = [form.type("files_late", "nhiều"), form.type("on_time_rate", 81.6, number_format="General")]
    form.type("files_received", 10)
    places.append(form.type("files_online", 20))
    read = form.read(tmp_path)
    assert {str(fault.place) for fault in errors(read)} == set(places)
    assert not [each for each in read.loaded if each.evidence]


def test_a_formula_is_read_by_its_saved_result(tmp_path: Path) -> None:
    """openpyxl saves no results, so the file is made as Excel would: formula and result side by side."""
    form = Form()
    form.type("files_late", 7)
    path = form.save(tmp_path)
    _edit(path, b"<v>7</v>", b"<f>3+4</f><v>7</v>")
    from cchc_rules.evidence.loader import EvidenceReader
    from cchc_rules.evidence.workbook.reader import read_form

    from .office import RULES

    read = read_form(path, "mau.xlsx", EvidenceReader(RULES))
    assert observed(read, "files_late").value == 7
    assert list(told(read).values()) == ["đọc kết quả của công thức: 7"]


def _edit(path: Path, before: bytes, after: bytes) -> None:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert sum(content.count(before) for name, content in members.items() if "worksheets" in name) >= 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(before, after) if "worksheets" in name else content)


def test_what_is_left_blank_is_unknown_and_never_zero(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", "  ")
    assert evidence_in(form.read(tmp_path)).figures == {}


def test_nothing_arose_is_said_beside_the_value(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", "không phát sinh", Column.QUALIFIER)
    form.type("files_received", "không phát sinh")
    read = form.read(tmp_path)
    figures = evidence_in(read).figures
    assert all(figures[FigureKey(name)][0].said_none for name in ("files_late", "files_received"))


def test_nothing_arose_beside_a_value_is_a_fault(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    place = form.type("files_late", "không phát sinh", Column.QUALIFIER)
    (fault,) = errors(form.read(tmp_path))
    assert (fault.code, str(fault.place)) == (codes.CONTRADICTION, place)


def test_details_without_a_value_are_told_and_stay_unknown(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", "Báo cáo quý", Column.SOURCE)
    read = form.read(tmp_path)
    assert evidence_in(read).figures == {}
    (message,) = told(read).values()
    assert "chưa có giá trị" in message


def test_qualifier_tolerance_day_source_and_system_are_read(tmp_path: Path) -> None:
    form = Form()
    for heading, value in (
        (Column.VALUE, 500),
        (Column.QUALIFIER, "khoảng"),
        (Column.TOLERANCE, 20),
        (Column.AS_OF, "31/5/2024"),
        (Column.SOURCE, "Báo cáo 6 tháng, mục 2"),
        (Column.SYSTEM, "Cổng Dịch vụ công quốc gia"),
        (Column.NOTE, "bình quân"),
    ):
        form.type("files_late", value, heading)
    found = observed(form.read(tmp_path), "files_late")
    assert (found.qualifier, found.low, found.high) == (Qualifier.ABOUT, 480, 520)
    assert (found.as_of, found.source) == (date(2024, 5, 31), "Báo cáo 6 tháng, mục 2")
    assert (found.system, found.note) == ("Cổng Dịch vụ công quốc gia", "bình quân")


def test_remedies_speak_of_the_form_not_of_keys(tmp_path: Path) -> None:
    form = Form()
    form.type("grade", "Khá")
    form.type("grade", "hơn", Column.QUALIFIER)
    form.type("files_late", 5)
    form.type("files_late", midnight("2025-06-01"), Column.AS_OF)
    form.type("revenue", 5)
    form.type("revenue", 1, Column.TOLERANCE)
    remedies = [fault.fix or "" for fault in errors(form.read(tmp_path))]
    assert len(remedies) == 3
    assert not [each for each in remedies if "qualifier" in each or "as_of" in each or "tolerance" in each]


def test_a_series_stands_in_the_sheet_of_other_days(tmp_path: Path) -> None:
    form = Form()
    form.type("on_time_rate", 0.9995, number_format=PERCENT)
    form.type("on_time_rate", midnight("2024-05-31"), Column.AS_OF)
    form.put(SERIES, 5, Column.FIGURE, TITLES[FigureKey("on_time_rate")])
    form.put(SERIES, 5, Column.VALUE, 0.9992, PERCENT)
    form.put(SERIES, 5, Column.AS_OF, midnight("2023-12-31"))
    found = evidence_in(form.read(tmp_path)).figures[FigureKey("on_time_rate")]
    assert [(each.as_of, each.value) for each in found] == [
        (date(2023, 12, 31), Fraction(9992, 10_000)),
        (date(2024, 5, 31), Fraction(9995, 10_000)),
    ]


def test_one_figure_twice_for_one_day_is_a_fault(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    form.put(SERIES, 5, Column.FIGURE, TITLES[FigureKey("files_late")])
    form.put(SERIES, 5, Column.VALUE, 6)
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == evidence_codes.SAME_FIGURE_TWICE


# What happens to sheets, rows and columns


def test_inserted_and_deleted_rows_and_columns_change_nothing(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    form.type("files_received", 70)
    sheet = form.book[SHEET]
    sheet.insert_rows(1, 3)
    sheet.insert_rows(form.row(sheet, TITLES[FigureKey("files_received")]), 2)
    sheet.insert_cols(4)
    sheet.cell(form.row(sheet, TITLES[FigureKey("files_received")]), 4).value = "đã đối chiếu"
    sheet.delete_cols(form.column(sheet, Column.HELP))
    sheet.delete_cols(1)  # the hidden keys
    read = form.read(tmp_path)
    figures = evidence_in(read).figures
    assert {key.measure: found[0].value for key, found in figures.items()} == {
        "files_late": 5,
        "files_received": 70,
    }


def test_a_renamed_sheet_is_found_by_its_headings(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    form.book[SHEET].title = "Trang của tôi"
    read = form.read(tmp_path)
    assert observed(read, "files_late").value == 5
    assert told(read) == {}


def test_sorted_rows_are_read_by_their_keys(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    form.type("files_received", 70)
    sheet = form.book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    for number, values in enumerate(reversed(rows), start=5):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value
    figures = evidence_in(form.read(tmp_path)).figures
    assert figures[FigureKey("files_late")][0].value == 5
    assert figures[FigureKey("files_received")][0].value == 70


def test_rows_sorted_without_their_hidden_keys_are_refused(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    sheet, late = form.of_figure("files_late")
    _, received = form.of_figure("files_received")
    key = form.column(sheet, Column.KEY)
    first, second = sheet.cell(late, key).value, sheet.cell(received, key).value
    sheet.cell(late, key).value, sheet.cell(received, key).value = second, first
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.CONTRADICTION


def test_a_changed_heading_is_a_fault_and_a_lost_sheet_is_told(tmp_path: Path) -> None:
    form = Form()
    sheet = form.book[SHEET]
    sheet.cell(4, form.column(sheet, Column.VALUE)).value = "Kết quả 2024"
    del form.book["Tài liệu"]
    read = form.read(tmp_path)
    (fault,) = errors(read)
    assert (fault.code, str(fault.place)) == (codes.MISSING_PART, f"mau.xlsx!{SHEET}")
    assert any("“Tài liệu”" in message for message in told(read).values())


def test_a_lost_column_is_told(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    sheet = form.book[SHEET]
    sheet.delete_cols(form.column(sheet, Column.NOTE))
    read = form.read(tmp_path)
    assert observed(read, "files_late").value == 5
    assert any("cột “Ghi chú”" in message for message in told(read).values())


def test_sheets_and_columns_that_are_not_of_the_form_are_told(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    form.book.create_sheet("Nháp")["A1"] = "tính thử"
    sheet = form.book[SHEET]
    column = sheet.max_column + 1
    sheet.cell(4, column).value = "Người nhập"
    sheet.cell(6, column).value = "An"
    said = told(form.read(tmp_path))
    assert said["mau.xlsx!Nháp"].endswith("không được đọc")
    assert any("“Người nhập”" in message for message in said.values())


def test_a_merged_source_speaks_for_all_its_rows_and_a_merged_value_is_refused(tmp_path: Path) -> None:
    form = Form()
    sheet, first = form.of_figure("files_online")
    source, value = form.column(sheet, Column.SOURCE), form.column(sheet, Column.VALUE)
    form.put(sheet.title, first, Column.VALUE, 1)
    form.put(sheet.title, first + 1, Column.VALUE, 2)
    form.put(sheet.title, first, Column.SOURCE, "Báo cáo năm")
    sheet.merge_cells(start_row=first, end_row=first + 1, start_column=source, end_column=source)
    read = form.read(tmp_path)
    sources = {found[0].source for found in evidence_in(read).figures.values()}
    assert sources == {"Báo cáo năm"}
    assert any("ô gộp 2 dòng" in message for message in told(read).values())
    sheet.merge_cells(start_row=first, end_row=first + 1, start_column=value, end_column=value)
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.MERGED


def test_an_unknown_row_with_a_value_is_a_fault_and_an_empty_one_is_not(tmp_path: Path) -> None:
    form = Form()
    form.put(SERIES, 5, Column.FIGURE, "Hồ sơ tiếp nhậm")
    assert errors(form.read(tmp_path)) == []
    form.put(SERIES, 5, Column.VALUE, 5)
    (fault,) = errors(form.read(tmp_path))
    assert (fault.code, fault.did_you_mean) == (codes.UNKNOWN_ROW, "Hồ sơ tiếp nhận")


def test_a_form_without_its_hidden_part_is_read_by_names(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    del form.book["_bieu_mau"]
    read = form.read(tmp_path)
    assert observed(read, "files_late").value == 5
    assert any("phần ẩn" in message for message in told(read).values())


def test_the_form_of_another_pack_or_of_an_older_one_is_told(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    meta = form.book["_bieu_mau"]
    meta["B3"] = "1" * 64
    read = form.read(tmp_path)
    assert observed(read, "files_late").value == 5
    assert [each.code for one in read.loaded for each in one.warnings] == [codes.OLD_PACK]
    meta["B2"] = "bo-khac-2020"
    assert [each.code for one in form.read(tmp_path).loaded for each in one.warnings] == [codes.OTHER_PACK]


def test_a_row_the_pack_no_longer_has_is_a_fault_where_it_is_filled_in(tmp_path: Path) -> None:
    form = Form()
    sheet, row = form.of_figure("files_late")
    sheet.cell(row, form.column(sheet, Column.KEY)).value = "so-noi-vu|da_bo"
    assert errors(form.read(tmp_path)) == []
    form.put(sheet.title, row, Column.VALUE, 3)
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.UNKNOWN_ROW


# Documents and scores


def _document(form: Form, label: str, **cells: Any) -> int:
    sheet = form.book["Tài liệu"]
    row = form.row(sheet, label, Column.DOCUMENT)
    for heading, value in cells.items():
        form.put("Tài liệu", row, Column[heading], value)
    return row


def test_documents_are_issued_said_to_be_none_or_unknown(tmp_path: Path) -> None:
    form = Form()
    _document(
        form, "Kế hoạch CCHC năm", STATE="đã ban hành", SYMBOL="2697/KH-VP", ISSUED_ON=midnight("2023-12-27")
    )
    _document(form, "Kế hoạch rà soát TTHC", STATE="không ban hành")
    documents = evidence_in(form.read(tmp_path)).documents
    assert documents["reform_plan"].symbol == "2697/KH-VP"
    assert documents["reform_plan"].date == date(2023, 12, 27)
    assert not documents["review_plan"].issued


def test_a_document_said_to_be_none_with_a_number_and_one_issued_without_are_faults(tmp_path: Path) -> None:
    form = Form()
    _document(form, "Kế hoạch CCHC năm", STATE="không ban hành", SYMBOL="1/KH")
    _document(form, "Kế hoạch rà soát TTHC", STATE="đã ban hành")
    found = {fault.code for fault in errors(form.read(tmp_path))}
    assert found == {codes.CONTRADICTION, codes.INCOMPLETE}


def test_a_symbol_that_excel_made_a_date_is_a_fault(tmp_path: Path) -> None:
    form = Form()
    _document(form, "Kế hoạch CCHC năm", SYMBOL=midnight("2024-05-12"))
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.NOT_TEXT


def test_self_scores_keep_1_1_and_1_10_apart(tmp_path: Path) -> None:
    form = Form()
    sheet = form.book["Điểm tự chấm"]
    for criterion, points in (("1.1", 0.25), ("1.10", "0,5")):
        row = form.row(sheet, criterion, Column.CRITERION)
        form.put("Điểm tự chấm", row, Column.SELF_SCORE, points)
    scores = evidence_in(form.read(tmp_path)).self_scores
    assert scores == {"1.1": Fraction(1, 4), "1.10": Fraction(1, 2)}


def test_a_self_score_above_the_maximum_is_a_fault_at_its_cell(tmp_path: Path) -> None:
    form = Form()
    sheet = form.book["Điểm tự chấm"]
    place = form.put("Điểm tự chấm", form.row(sheet, "1.1", Column.CRITERION), Column.SELF_SCORE, 3)
    (fault,) = errors(form.read(tmp_path))
    assert (fault.code, str(fault.place)) == (evidence_codes.SCORE_ABOVE_MAXIMUM, place)


# Who it is of


def test_a_form_used_by_another_agency_is_refused(tmp_path: Path) -> None:
    form = Form()
    form.put("Cơ quan", 5, Column.AGENCY_NAME, "Sở Xây dựng")
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.CONTRADICTION
    assert "“Sở Nội vụ”" in fault.message


def test_an_empty_form_takes_the_name_that_is_typed(tmp_path: Path) -> None:
    form = Form()
    form.put("Cơ quan", 5, Column.AGENCY_ID, None)
    form.put("Cơ quan", 5, Column.AGENCY_NAME, "So Noi vu")
    read = form.read(tmp_path)
    assert evidence_in(read).agency == AGENCY
    assert "đọc “So Noi vu” là “Sở Nội vụ”" in told(read).values()


@pytest.mark.parametrize("typed", ["Mường Lan", "Muong Lan", "Mường Làn"])
def test_a_name_that_could_be_of_two_communes_is_never_guessed(tmp_path: Path, typed: str) -> None:
    known = [("muong-lan-a", "Xã Mường Lạn"), ("muong-lan-b", "Xã Mường Lán")]
    form = Form()
    del form.book["_bieu_mau"]
    form.put("Cơ quan", 5, Column.AGENCY_ID, None)
    form.put("Cơ quan", 5, Column.AGENCY_NAME, f"Xã {typed}")
    (fault,) = errors(form.read(tmp_path, known=known))
    assert fault.code == codes.DOUBTFUL_NAME
    assert "“Xã Mường Lán”" in fault.message
    assert "“Xã Mường Lạn”" in fault.message


def test_many_agencies_share_a_workbook_and_keep_their_rows(tmp_path: Path) -> None:
    others = AgencyRef("so-y-te", "Sở Y tế", AgencyLevel.DEPARTMENT)
    form = Form(AGENCY, others)
    form.type("files_late", 5, agency="Sở Nội vụ")
    form.type("files_late", 8, agency="Sở Y tế")
    form.put(SERIES, 5, Column.AGENCY, "so y te")
    form.put(SERIES, 5, Column.FIGURE, TITLES[FigureKey("files_late")])
    form.put(SERIES, 5, Column.VALUE, 9)
    form.put(SERIES, 5, Column.AS_OF, midnight("2023-12-31"))
    read = form.read(tmp_path)
    assert errors(read) == []
    found = {
        each.evidence.agency.id: [one.value for one in each.evidence.figures[FigureKey("files_late")]]
        for each in read.loaded
        if each.evidence
    }
    assert found == {"so-noi-vu": [5], "so-y-te": [9, 8]}


# Units


def _unit(form: Form, row: int, name: str, rate: Any, **more: str) -> None:
    form.put("Đơn vị trực thuộc", row, Column.UNIT, name)
    form.put("Đơn vị trực thuộc", row, TITLES[FigureKey("on_time_rate")], rate, PERCENT)
    for heading, value in more.items():
        form.put("Đơn vị trực thuộc", row, Column[heading], value)


def test_units_have_a_row_each_and_an_id_from_their_name(tmp_path: Path) -> None:
    form = Form()
    _unit(form, 5, "Chi nhánh số 1", 0.97)
    _unit(form, 6, "Chi nhánh số 2", 0.5, UNIT_ID="cn-2", UNIT_KIND="chi nhanh van phong dang ky dat dai")
    units = evidence_in(form.read(tmp_path)).units
    assert [(each.id, each.kind) for each in units] == [
        ("chi-nhanh-so-1", "land_branch"),
        ("cn-2", "land_branch"),
    ]
    assert units[0].figures[FigureKey("on_time_rate")][0].value == Fraction(97, 100)


def test_units_of_one_name_but_for_marks_need_ids_of_their_own(tmp_path: Path) -> None:
    form = Form()
    _unit(form, 5, "Xã Mường Lan", 0.97)
    _unit(form, 6, "Xã Mường Lạn", 0.5)
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.DOUBTFUL_NAME
    _unit(form, 6, "Xã Mường Lạn", 0.5, UNIT_ID="muong-lan-2")
    form.put(SERIES, 5, Column.UNIT_NAME, "Xa Muong Lan")
    form.put(SERIES, 5, Column.FIGURE, TITLES[FigureKey("files_late")])
    form.put(SERIES, 5, Column.VALUE, 9)
    (fault,) = errors(form.read(tmp_path))
    assert fault.code == codes.DOUBTFUL_NAME
    assert "“Xã Mường Lạn”" in fault.message
