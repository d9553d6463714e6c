"""The plan in Word: what Decree 30/2020/NĐ-CP asks for, read from the file itself."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.reports.plans.plan_docx import write

from ..drafts import finding, plan_of, task
from .word import found, lines, opened, part, style, texts, value

TWIPS = 1440 / 25.4
FILE = write(
    plan_of(task(findings=[finding("28,14%")]), conclusions=["Phê bình Sở A"], warnings=["Giả định"])
)
NBSP = "\N{NO-BREAK SPACE}"


def millimetres(twips: str | None) -> int:
    """A length of the file in whole millimetres."""
    assert twips is not None
    return round(int(twips) / TWIPS)


def section(file: bytes = FILE, place: int = 0) -> Any:
    """The page settings of a part: those of the last stand at the end, of the others in a paragraph."""
    body = found(part(file, "word/document.xml"), "body")[0]
    return [*found(body, "p/pPr/sectPr"), *found(body, "sectPr")][place]


def test_the_page_is_a4_upright() -> None:
    assert millimetres(value(section(), "pgSz", "w")) == 210
    assert millimetres(value(section(), "pgSz", "h")) == 297
    assert value(section(), "pgSz", "orient") in (None, "portrait")


@pytest.mark.parametrize(
    ("side", "least", "most"), [("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)]
)
def test_the_margins_are_those_of_the_decree(side: str, least: int, most: int) -> None:
    assert least <= millimetres(value(section(), "pgMar", side)) <= most


def test_every_font_is_times_new_roman_for_every_script() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        fonts = set()
        for name in archive.namelist():
            xml = archive.read(name).decode()
            assert "Theme=" not in xml
            fonts |= set(
                re.findall(
                    r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"(?=[^>]*/>)',
                    "".join(re.findall(r"<w:rFonts[^>]*/>", xml)),
                )
            )
    assert fonts == {"Times New Roman"}
    defaults = found(part(FILE, "word/styles.xml"), "docDefaults/rPrDefault/rPr/rFonts")[0]
    assert len(defaults.attrib) == 4


def test_the_language_is_vietnamese() -> None:
    assert value(part(FILE, "word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == "vi-VN"


@pytest.mark.parametrize(
    ("style_id", "sizes", "bold", "italic"),
    [
        ("QuocHieu", (12, 13), True, False),
        ("TieuNgu", (13, 14), True, False),
        ("CoQuanChuQuan", (12, 13), False, False),
        ("CoQuanBanHanh", (12, 13), True, False),
        ("SoKyHieu", (13, 13), False, False),
        ("DiaDanh", (13, 14), False, True),
        ("TenLoai", (13, 14), True, False),
        ("TrichYeu", (13, 14), True, False),
        ("CanCu", (13, 14), False, True),
        ("NoiDung", (13, 14), False, False),
        ("Muc", (13, 14), True, False),
        ("Khoan", (13, 14), True, False),
        ("Diem", (13, 14), False, False),
        ("DiemTieuDe", (13, 14), False, False),
        ("GachDauDong", (13, 14), False, False),
        ("DoanKet", (13, 14), False, False),
        ("NoiNhan", (12, 12), True, True),
        ("DongNoiNhan", (11, 11), False, False),
        ("ChucVu", (13, 14), True, False),
        ("HoTen", (13, 14), True, False),
        ("SoTrang", (13, 14), False, False),
    ],
)
def test_each_part_has_the_size_and_weight_of_the_decree(
    style_id: str, sizes: tuple[int, int], bold: bool, italic: bool
) -> None:
    look = style(FILE, style_id)
    assert sizes[0] <= int(value(look, "rPr/sz") or 0) / 2 <= sizes[1]
    assert bool(found(look, "rPr/b")) is bold
    assert bool(found(look, "rPr/i")) is italic


@pytest.mark.parametrize(
    "style_id", ["CanCu", "NoiDung", "Muc", "Khoan", "Diem", "DiemTieuDe", "GachDauDong", "DoanKet"]
)
def test_the_body_is_justified_indented_and_spaced(style_id: str) -> None:
    look = style(FILE, style_id)
    assert value(look, "pPr/jc") == "both"
    assert 10 <= millimetres(value(look, "pPr/ind", "firstLine")) <= 13
    assert int(value(look, "pPr/spacing", "after") or 0) >= 120
    assert 240 <= int(value(look, "pPr/spacing", "line") or 0) <= 360


@pytest.mark.parametrize(
    "style_id",
    [
        "QuocHieu",
        "TieuNgu",
        "CoQuanChuQuan",
        "CoQuanBanHanh",
        "SoKyHieu",
        "DiaDanh",
        "TenLoai",
        "TrichYeu",
        "ChucVu",
        "HoTen",
        "SoTrang",
    ],
)
def test_what_is_centred_is_centred(style_id: str) -> None:
    assert value(style(FILE, style_id), "pPr/jc") == "center"


@pytest.mark.parametrize(
    "style_id", ["TenLoai", "TrichYeu", "Muc", "Khoan", "DiemTieuDe", "DoanKet", "ChucVu"]
)
def test_what_belongs_to_the_next_page_goes_there_with_it(style_id: str) -> None:
    assert found(style(FILE, style_id), "pPr/keepNext")


def test_the_page_number_stands_in_the_middle_of_the_top_from_page_two() -> None:
    assert found(section(), "titlePg")
    headers = {}
    relations = {each.get("Id"): each.get("Target") for each in part(FILE, "word/_rels/document.xml.rels")}
    for reference in found(section(), "headerReference"):
        identifier = reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        headers[value(reference, "", "type")] = part(FILE, f"word/{relations[identifier]}")
    assert [each.text for each in found(headers["default"], "p/r/instrText")] == [" PAGE "]
    assert value(headers["default"], "p/pPr/pStyle") == "SoTrang"
    assert found(headers["first"], "p/r") == []


def test_the_head_is_a_table_without_borders_wide_enough_for_the_national_name() -> None:
    head = found(part(FILE, "word/document.xml"), "body/tbl")[0]
    assert found(head, "tblPr/tblBorders") == []
    assert value(head, "tblPr/tblCellMar/left", "w") == "0"
    assert [millimetres(value(each, "tcPr/tcW", "w")) for each in found(head, "tr/tc")] == [62, 98, 62, 98]


def test_the_head_says_who_where_and_leaves_number_and_day_blank() -> None:
    assert [line.text for line in lines(FILE)][:6] == [
        "UBND TỈNH QUẢNG NGÃI",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số:{NBSP * 8}/KH-VP",
        f"Quảng Ngãi, ngày{NBSP * 6}tháng{NBSP * 6}năm{NBSP}2021",
    ]


def test_recipients_stand_with_their_note_in_italics_and_the_archive_last() -> None:
    assert texts(FILE, "NoiNhan") == ["Nơi nhận:"]
    assert texts(FILE, "DongNoiNhan") == ["- CT, PCT UBND tỉnh (báo cáo);", "- Các sở;", "- Lưu: VT, NC."]
    document = opened(FILE)
    runs = [run for row in document.tables[-1].rows for each in row.cells[0].paragraphs for run in each.runs]
    assert [run.text for run in runs if run.italic] == ["báo cáo"]


def test_the_signer_has_a_title_and_no_name() -> None:
    assert texts(FILE, "ChucVu") == ["CHÁNH VĂN PHÒNG"]
    assert texts(FILE, "HoTen") == []


def test_nothing_of_the_template_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        for name in archive.namelist():
            assert "{%" not in archive.read(name).decode()
            assert "{{" not in archive.read(name).decode()


def test_warnings_stand_beside_the_title_and_reasons_beside_the_tasks() -> None:
    assert [comment.text for comment in opened(FILE).comments] == [
        "Giả định.",
        "Tiêu chí 1.7: Đạt 28,14%, chỉ tiêu trên 30%: 0/1 điểm.",
    ]


def test_a_plan_without_warnings_and_findings_has_no_comments() -> None:
    file = write(plan_of(task()))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_no_clock_runs_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "w:date" not in archive.read("word/comments.xml").decode()
    assert opened(FILE).core_properties.created == opened(FILE).core_properties.modified
    assert opened(FILE).core_properties.created.date().isoformat() == "2021-08-31"  # type: ignore[union-attr]


def test_the_file_names_no_author_and_no_program_of_another() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        assert set(archive.namelist()).isdisjoint(
            {"docProps/thumbnail.jpeg", "docProps/app.xml", "customXml/item1.xml"}
        )
        assert "python-docx" not in archive.read("docProps/core.xml").decode()


@pytest.mark.parametrize("text", ["A & B <2025>", "{{ cycler }} {% if x %}", "“nháy” 'đơn' \"kép\"", "a\\b"])
def test_marks_in_the_data_are_shown_as_they_are(text: str) -> None:
    file = write(plan_of(task(title=text, content=[text], findings=[finding(text)])))
    assert f"1. {text}" in texts(file, "Khoan")
    assert any(text in line for line in texts(file, "GachDauDong"))


def test_control_characters_are_gone() -> None:
    file = write(plan_of(task(title="Nâng\x07 cao\x00\ntỷ\tlệ")))
    assert "1. Nâng cao tỷ lệ" in texts(file, "Khoan")


def test_letters_are_composed() -> None:
    file = write(plan_of(task(title=unicodedata.normalize("NFD", "Số hóa hồ sơ"))))
    assert "1. Số hóa hồ sơ" in texts(file, "Khoan")


def test_names_of_two_hundred_letters_stand_whole() -> None:
    long = "Trung tâm " * 20 + "X"
    file = write(plan_of(task(title=long, lead=[long]), issuing_body=long, title=long, place=long))
    assert f"1. {long}" in texts(file, "Khoan")
    assert long in texts(file, "TrichYeu")
    assert len(opened(file).core_properties.title) == 255 or long in opened(file).core_properties.title


@pytest.mark.parametrize("layout", ["by_criterion", "table", "by_unit"])
@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_a_file_that_opens(layout: str, title: str, unit: str) -> None:
    named = task(title=title or "x", lead=[unit] if unit.strip() else [], product=[title] if title else [])
    assert lines(write(plan_of(named, title=f"x{title}", layout=layout)))


def test_three_hundred_tasks_are_all_there() -> None:
    tasks = [task(f"Nhiệm vụ số {place}", number=place) for place in range(1, 301)]
    headings = texts(write(plan_of(*tasks)), "Khoan")[2:]
    assert headings == [f"{place}. Nhiệm vụ số {place}" for place in range(1, 301)]


def table_plan(*tasks: Any, **more: Any) -> bytes:
    """A plan whose tasks stand in a table."""
    return write(plan_of(*tasks, layout="table", **more))


def tables(file: bytes) -> list[Any]:
    """Tables with a head that is repeated: those of annexes."""
    body = found(part(file, "word/document.xml"), "body")[0]
    return [each for each in found(body, "tbl") if found(each, "tr/trPr/tblHeader")]


def test_tasks_in_a_table_stand_in_an_annex_that_repeats_its_head() -> None:
    tasks = [
        task(number=place, section=name, product=["Báo cáo"]) for place, name in enumerate("AAB", start=1)
    ]
    file = table_plan(*tasks)
    (table,) = tables(file)
    rows = found(table, "tr")
    assert found(rows[0], "trPr/tblHeader")
    assert all(found(row, "trPr/cantSplit") for row in rows)
    assert [len(found(row, "tc")) for row in rows] == [6, 1, 6, 6, 1, 6]
    assert all(found(cell, "tcPr/tcW") for row in rows for cell in found(row, "tc"))
    assert texts(file, "NhomBang") == ["A", "B"]
    assert sum(millimetres(value(cell, "tcPr/tcW", "w")) for cell in found(rows[2], "tc")) == 247
    assert texts(file, "DauBang") == [
        "STT",
        "Nội dung nhiệm vụ",
        "Chủ trì",
        "Phối hợp",
        "Kết quả, sản phẩm",
        "Thời gian thực hiện",
    ]


def test_a_row_taller_than_half_a_page_may_break_and_others_stay_whole() -> None:
    tall = task(content=["Trung tâm Phục vụ hành chính công tỉnh"] * 60, number=2)
    (table,) = tables(table_plan(task(), tall, task(number=3)))
    rows = found(table, "tr")[1:]
    assert [bool(found(row, "trPr/cantSplit")) for row in rows] == [True, False, True]


def test_an_annex_lies_and_counts_its_pages_anew() -> None:
    file = table_plan(task())
    assert value(section(file, 0), "pgSz", "orient") in (None, "portrait")
    lying = section(file, -1)
    assert (value(lying, "pgSz", "orient"), value(lying, "pgNumType", "start")) == ("landscape", "1")
    assert millimetres(value(lying, "pgSz", "w")) == 297
    assert found(lying, "titlePg")
    assert len(found(lying, "headerReference")) == 2


def test_a_plan_without_annex_has_one_part_and_no_empty_page() -> None:
    file = write(plan_of(task()))
    body = found(part(file, "word/document.xml"), "body")[0]
    assert not found(body, "p/pPr/sectPr")
    assert value(section(file), "pgSz", "orient") in (None, "portrait")
    assert value(section(file), "pgNumType", "start") is None


def test_answers_to_findings_and_tasks_of_the_source_are_annexes_of_their_own() -> None:
    listed = task("Rà soát", number=2, section="Nhóm", standing=True)
    figure = replace(finding("28,14%"), value="28,14%", target="trên 30%")
    file = table_plan(task(findings=[figure]), listed, solutions_title="Nội dung triển khai")
    assert texts(file, "PhuLuc") == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert texts(file, "TenPhuLuc") == [
        "GIẢI PHÁP KHẮC PHỤC CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM, CÓ NGUY CƠ BỊ TRỪ ĐIỂM",
        "NỘI DUNG TRIỂN KHAI",
        "TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM, CÓ NGUY CƠ BỊ TRỪ ĐIỂM",
    ]
    assert any("tại Phụ lục I, Phụ lục II kèm theo" in text for text in texts(file, "NoiDung"))
    assert any("tại Phụ lục III kèm theo" in text for text in texts(file, "NoiDung"))
    assert len(tables(file)) == 3


def test_results_with_figures_are_an_annex_of_every_layout() -> None:
    figure = replace(finding("28,14%"), value="28,14%", target="trên 30%")
    for layout in ("by_criterion", "by_unit"):
        file = write(plan_of(task(findings=[figure]), layout=layout))
        assert texts(file, "PhuLuc") == ["Phụ lục"]
        cells = [line.text for line in lines(file) if line.style in ("OBang", "OBangGiua")]
        assert cells == ["1.7", "Tỷ lệ 1.7", "28,14%", "trên 30%", "Bị trừ điểm", "1"]


def test_cells_with_nothing_in_them_are_still_cells() -> None:
    file = table_plan(task(content=[], lead=[], timing=None))
    row = found(tables(file)[0], "tr")[1]
    assert all(found(cell, "p") for cell in found(row, "tc"))


def test_reasons_stand_beside_the_tasks_of_a_table_too() -> None:
    file = table_plan(task(findings=[finding()]), warnings=["Giả định"])
    assert len(list(opened(file).comments)) == 2


def test_tables_say_their_margins_before_their_look() -> None:
    for table in found(part(FILE, "word/document.xml"), "body/tbl"):
        order = [each.tag.rpartition("}")[2] for each in found(table, "tblPr")[0]]
        assert "tblLook" not in order or order.index("tblCellMar") < order.index("tblLook")


def test_the_year_is_that_of_the_figures_not_of_the_clock() -> None:
    file = write(replace(plan_of(), as_of=plan_of().as_of.replace(year=2019)))
    assert texts(file, "DiaDanh")[0].endswith("2019")
