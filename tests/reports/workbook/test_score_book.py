"""The score book says what the engine says: every criterion, every sum, nothing unknown as zero."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc_rules.evidence.model import AgencyRef
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.records.catalogue import catalogue
from cchc_rules.reports.words import STATUS
from cchc_rules.reports.workbook.score_book import OWN_SHEET_UP_TO, write
from cchc_rules.reports.workbook.score_tree import kept_in_open, score_rows
from tests.reports.workbook.books import (
    CASES,
    SOFFICE,
    book_of,
    opened,
    recalculated,
    rows_of,
    run_of,
    table_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.reports.records.model import AgencyRecord

WORDS = STATUS["vi"]


def renamed(record: AgencyRecord, number: int, name: str | None = None) -> AgencyRecord:
    agency = record.agency._replace(id=f"co-quan-{number}", name=name or f"Cơ quan {number:03}")
    return replace(record, agency=agency, contribution=replace(record.contribution, agency=agency))


def with_self_scores(record: AgencyRecord) -> AgencyRecord:
    """Every other criterion scored in full by the agency itself."""
    criteria = tuple(
        each._replace(self_score=each.maximum) if place % 2 else each
        for place, each in enumerate(record.criteria)
    )
    return replace(record, criteria=criteria)


@pytest.mark.parametrize("case", CASES)
def test_what_is_put_on_the_width_of_a_page_prints_at_eight_points_or_more(case: str) -> None:
    for sheet in opened(book_of(*run_of(case))):
        if not sheet.page_setup.fitToWidth or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            continue
        columns = sheet.column_dimensions.values()
        width = sum(each.width * (each.max - each.min + 1) for each in columns)
        # A character of the common font is 1.95 mm wide; margins take 25 mm of A4 (9) and A3 (8).
        paper = {9: 297, 8: 420}[int(sheet.page_setup.paperSize)] - 25
        assert 11 * min(1, paper / (width * 1.95)) >= 7.9, (sheet.title, width)


@pytest.mark.parametrize("case", CASES)
def test_the_sums_of_the_sheet_are_the_totals_of_the_engine(case: str) -> None:
    pack, records = run_of(case)
    for record in records:
        rows = score_rows(pack, catalogue(pack), record)
        total = rows[-1]
        assert total.maximum == record.totals.maximum
        points = (total.points or Fraction(0)) + kept_in_open(record, total)
        assert points == record.totals.sure + record.totals.at_risk
        for row in rows:
            if row.kind == "field" and row.id in record.field_totals:
                assert row.maximum == record.field_totals[row.id].maximum


@pytest.mark.parametrize("case", CASES)
def test_every_criterion_of_every_agency_stands_in_the_book(case: str) -> None:
    pack, records = run_of(case)
    book = opened(book_of(pack, records))
    sheets = [name for name in book.sheetnames if name == "Sổ chấm điểm" or name[0].isdigit()]
    assert len(sheets) == len(records)
    for name, record in zip(sheets, records, strict=True):
        rows = {row["STT"]: row for row in table_of(book[name], "STT") if row["STT"]}
        for each in (*record.criteria, *record.parents):
            row = rows[each.id]
            assert row["Trạng thái"] == WORDS[each.status]
            if each.points is None and each in record.criteria:
                assert row["Điểm máy tính"] is None
            elif each.points is not None:
                assert row["Điểm máy tính"] == pytest.approx(float(each.points))


def test_what_is_unknown_is_empty_and_never_zero() -> None:
    pack, (record,) = run_of("one")
    rows = {row["STT"]: row for row in table_of(opened(book_of(pack, (record,)))["Sổ chấm điểm"], "STT")}
    unknown = [each for each in record.criteria if each.status is FindingStatus.UNKNOWN]
    assert unknown
    for each in unknown:
        assert rows[each.id]["Điểm máy tính"] is None
        assert rows[each.id]["Chênh lệch"] is None


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("case", ["one", "several", "parents_that_are_no_sums", "fields_without_criteria"])
def test_libreoffice_works_out_the_same_numbers(case: str, tmp_path: Path) -> None:
    pack, records = run_of(case)
    book = book_of(pack, tuple(with_self_scores(each) for each in records))
    ours, theirs = opened(book), opened(recalculated(book, tmp_path))
    formulas = 0
    for name in ours.sheetnames:
        for row in opened(book, values=False)[name].iter_rows():
            for cell in row:
                if not (isinstance(cell.value, str) and cell.data_type == "f"):
                    continue
                formulas += 1
                mine, found = ours[name][cell.coordinate].value, theirs[name][cell.coordinate].value
                where = f"{name}!{cell.coordinate} {cell.value}"
                if mine in (None, ""):
                    assert found in (None, ""), where
                else:
                    assert found == pytest.approx(mine, abs=1e-9), where
    assert formulas > 10


def test_a_self_score_above_the_computed_one_shows_as_a_negative_difference() -> None:
    pack, (record,) = run_of("one")
    scored = with_self_scores(record)
    rows = {row["STT"]: row for row in table_of(opened(book_of(pack, (scored,)))["Sổ chấm điểm"], "STT")}
    lost = next(each for each in scored.criteria if each.lost and each.self_score and each.points is not None)
    assert rows[lost.id]["Chênh lệch"] == pytest.approx(-float(lost.lost))


def test_the_same_records_give_the_same_bytes() -> None:
    pack, records = run_of("several")
    assert book_of(pack, records) == book_of(pack, records)


def test_the_ranking_compares_agencies_of_one_level_only() -> None:
    pack, records = run_of("parents_that_are_no_sums")
    ranks = table_of(opened(book_of(pack, records))["Tổng hợp"], "Hạng")
    named = [row for row in ranks if isinstance(row["Hạng"], int)]
    assert len(named) == len(records)
    districts = [row for row in named if row["Nhóm"] == "Cấp huyện"]
    assert sorted(row["Hạng"] for row in districts) in ([1, 1], [1, 2])
    for row in named:
        parts = ("chắc chắn", "nguy cơ", "chưa rõ", "đã mất", "được miễn")
        assert sum(row[f"Điểm {part}"] for part in parts) == pytest.approx(row["Điểm tối đa"])


def test_the_name_of_an_agency_leads_to_its_sheet() -> None:
    pack, records = run_of("several")
    book = opened(book_of(pack, records))
    links = [cell.hyperlink for row in book["Tổng hợp"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == len(records)
    for link in links:
        sheet, _, cell = link.location.rpartition("!")
        assert sheet.strip("'") in book.sheetnames
        assert cell == "A1"


def test_agencies_with_long_like_and_odd_names_have_sheets_of_their_own() -> None:
    pack, records = run_of("several")
    odd = "Ủy ban nhân dân xã [A/B]: 'Đức Phổ' *?\\ và các đơn vị trực thuộc"
    several = tuple(renamed(records[0], number, odd) for number in range(3))
    names = [name for name in opened(book_of(pack, several)).sheetnames if name[0].isdigit()]
    assert len(names) == len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 for name in names)


def test_many_agencies_stand_in_one_list_with_every_criterion() -> None:
    pack, records = run_of("several")
    many = tuple(renamed(records[0], number) for number in range(OWN_SHEET_UP_TO + 1))
    book = opened(book_of(pack, many))
    assert not [name for name in book.sheetnames if name[0].isdigit()]
    listed = table_of(book["Sổ chấm điểm"], "Cơ quan")
    assert [(row["Cơ quan"], row["STT tiêu chí"]) for row in listed] == [
        (record.agency.name, each.id) for record in many for each in record.criteria
    ]
    described = {row["STT"] for row in table_of(book["Tiêu chí"], "STT")}
    assert described == {entry.id for entry in catalogue(pack)}
    assert len(rows_of(book["Ma trận"])) >= len(many)


@pytest.mark.parametrize("case", CASES)
def test_the_findings_are_those_that_call_for_attention(case: str) -> None:
    pack, records = run_of(case)
    pressing = {
        FindingStatus.DEDUCTED,
        FindingStatus.AT_RISK,
        FindingStatus.UNKNOWN,
        FindingStatus.RULE_ERROR,
    }
    expected = sorted(each.id for record in records for each in record.criteria if each.status in pressing)
    found = table_of(opened(book_of(pack, records))["Cần chú ý"], "STT" if len(records) == 1 else "Cơ quan")
    assert sorted(row["STT"] for row in found if row["Tiêu chí"]) == expected


def test_the_matrix_tells_the_status_without_colour() -> None:
    pack, records = run_of("several")
    sheet = opened(book_of(pack, records))["Ma trận"]
    rows = rows_of(sheet)
    head = next(row for row in rows if row[0] == "Cơ quan")
    at = rows.index(head)
    for place, record in enumerate(records, start=at + 2):
        for column, name in enumerate(head[1:], start=2):
            criterion = name.split(" ")[0]
            found = next((each for each in record.criteria if each.id == criterion), None)
            if found is None:
                continue
            cell = sheet.cell(place, column)
            if found.status is FindingStatus.UNKNOWN:
                assert cell.value == "?"
            elif found.status is FindingStatus.DEDUCTED and found.points is not None:
                assert cell.value == pytest.approx(float(found.points))
                assert cell.number_format.endswith('" T"')


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    pack, records = run_of("several")
    names = ("=1+1", "+84", "-5%", "@ai", "<r>x</r>", "https://a.vn", "_x0041_ & <b>")
    tricky = tuple(renamed(records[0], number, name) for number, name in enumerate(names))
    book = opened(book_of(pack, tricky), values=False)
    for name in ("Tổng hợp", "Ma trận", "Cần chú ý"):
        cells = [cell for row in book[name].iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
    found = {row[0] for row in rows_of(book["Ma trận"])}
    # openpyxl does not undo the escape of "_x0041_".
    assert {name for name in names if "_x" not in name} <= {str(each).strip() for each in found}


def test_the_sources_and_warnings_stand_in_the_book() -> None:
    pack, records = run_of("units")
    text = "\n".join(
        str(cell) for row in rows_of(opened(book_of(pack, records))["Thông tin"]) for cell in row
    )
    assert pack.digest in text
    for record in records:
        assert all(warning in text for warning in record.warnings)
        assert all(source.sha256 in text for source in record.provenance.sources)


def test_nothing_is_written_when_a_record_cannot_be_made(tmp_path: Path) -> None:
    pack, records = run_of("several")

    def broken() -> object:
        yield records[0]
        raise RuntimeError("đứt giữa chừng")

    with pytest.raises(RuntimeError):
        write(pack, broken(), tmp_path / "so.xlsx")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_a_book_of_nobody_is_refused() -> None:
    pack, _ = run_of("one")
    with pytest.raises(ValueError, match="không có kết quả"):
        write(pack, [], io.BytesIO())


@pytest.mark.parametrize("case", ["one", "several"])
def test_every_sheet_prints_landscape_with_its_head_on_every_page(case: str) -> None:
    pack, records = run_of(case)
    book = opened(book_of(pack, records))
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert "&P/&N" in sheet.oddFooter.right.text


def test_the_parts_of_the_zip_have_one_time() -> None:
    pack, records = run_of("one")
    with zipfile.ZipFile(io.BytesIO(book_of(pack, records))) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}


def test_levels_are_never_mixed_in_a_rank() -> None:
    pack, records = run_of("several")
    commune = AgencyRef("x", "Xã một", AgencyLevel.COMMUNE)
    first = replace(records[0], agency=commune, contribution=replace(records[0].contribution, agency=commune))
    named = [
        row
        for row in table_of(opened(book_of(pack, (first, *records)))["Tổng hợp"], "Hạng")
        if isinstance(row["Hạng"], int)
    ]
    assert {row["Nhóm"] for row in named} == {"Sở, ban, ngành", "Cấp huyện", "Cấp xã"}
