"""The report of an agency in Word, read from the file itself."""

from __future__ import annotations

import io
import struct
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning.office import agency, online

from cchc_rules.reports.selfassessment import report_charts
from cchc_rules.reports.selfassessment.pictures import NO_CHARTS
from cchc_rules.reports.selfassessment.report_docx import write
from cchc_rules.reports.selfassessment.score_table import score_table

from ..plans.word import found, lines, opened, part, texts, value
from .runs import CASES, LONG, MARKS, fixture_run, large_run, run_of, small_pack

if TYPE_CHECKING:
    from docx.table import Table

TWIPS = 1440 / 25.4
EMU_PER_MM = 36000
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra that draws charts is not installed."""
    monkeypatch.setattr(report_charts, "can_draw", lambda: False)


def score_annex(file: bytes) -> Table:
    """The table of points: the last one."""
    return opened(file).tables[-1]


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
@pytest.mark.usefixtures("no_charts")
def test_the_annex_holds_the_table_of_points_cell_by_cell(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    for each in run.agencies:
        rows = score_table(run, each).rows
        # Straight from the XML: python-docx takes seconds for the cells of a large table.
        table = found(part(write(run, each), "word/document.xml"), "body/tbl")[-1]
        shown = [[cell_text(cell) for cell in found(row, "tc")] for row in found(table, "tr")]
        assert shown[0][:3] == ["STT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Điểm tối đa"]
        expected = [
            [
                row.number,
                row.name,
                row.maximum,
                row.self_score,
                row.computed,
                row.difference,
                row.status,
                "".join(row.proof),
            ]
            for row in rows
        ]
        assert shown[1:] == expected


def cell_text(cell: object) -> str:
    """All text of a cell."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(each.text or "" for each in cell.iter(f"{w}t"))  # type: ignore[attr-defined]


def test_the_annex_lies_and_counts_its_pages_anew() -> None:
    run = run_of(small_pack(), online(100, 40))
    body = part(write(run, run.agencies[0]), "word/document.xml")
    upright, lying = found(body, "body/p/pPr/sectPr")[0], found(body, "body/sectPr")[0]
    assert value(upright, "pgSz", "orient") in (None, "portrait")
    assert value(lying, "pgSz", "orient") == "landscape"
    assert value(lying, "pgNumType", "start") == "1"
    assert round(int(value(lying, "pgSz", "w") or 0) / TWIPS) == 297


def test_tables_repeat_their_heads_keep_their_rows_and_fill_the_page() -> None:
    run = run_of(small_pack(), online(100, 20))
    tables = found(part(write(run, run.agencies[0]), "word/document.xml"), "body/tbl")
    bordered = [table for table in tables if found(table, "tblPr/tblBorders")]
    assert len(bordered) == 4
    for table, width in zip(bordered, (160, 160, 160, 247), strict=True):
        rows = found(table, "tr")
        assert found(rows[0], "trPr/tblHeader")
        assert all(found(row, "trPr/cantSplit") for row in rows)
        cells = found(rows[-1], "tc")
        assert round(sum(int(value(cell, "tcPr/tcW", "w") or 0) for cell in cells) / TWIPS) == width


def test_the_parts_stand_in_the_order_the_ministry_asks_for() -> None:
    run = run_of(small_pack(), online(100, 20))
    file = write(run, run.agencies[0])
    assert texts(file, "TenLoai") == ["BÁO CÁO"]
    assert texts(file, "Muc") == [
        "I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM",
        "II. GIẢI TRÌNH",
        "III. KHÓ KHĂN, KIẾN NGHỊ",
    ]
    assert texts(file, "KinhGui") == ["Kính gửi: Sở Nội vụ tỉnh Thử"]
    assert texts(file, "DoanKet")[0].endswith("./.")
    assert texts(file, "PhuLuc") == ["Phụ lục"]
    assert [text[:2] for text in texts(file, "KhoanSauBang")] == ["1.", "2.", "3."]


def test_number_and_day_are_left_blank() -> None:
    run = run_of(small_pack(), online(100, 20))
    file = write(run, run.agencies[0])
    assert texts(file, "SoKyHieu")[0].replace("\N{NO-BREAK SPACE}", "") == "Số:/BC-…"
    assert texts(file, "DiaDanh")[0].replace("\N{NO-BREAK SPACE}", " ").split() == [
        "…,",
        "ngày",
        "tháng",
        "năm",
        "2021",
    ]


def test_charts_stand_with_caption_and_words_for_those_who_cannot_see_them() -> None:
    run = run_of(small_pack(), online(100, 20))
    file = write(run, run.agencies[0])
    shapes = opened(file).inline_shapes
    captions = texts(file, "TenHinh")
    assert [caption.partition(".")[0] for caption in captions] == ["Biểu đồ 1", "Biểu đồ 2"]
    assert len(shapes) == len(captions)
    for shape in shapes:
        assert shape.width <= 160 * EMU_PER_MM
        assert shape.height <= 215 * EMU_PER_MM
        assert shape._inline.docPr.get("descr").startswith("Biểu đồ")
    ids = [shape._inline.docPr.id for shape in shapes]
    assert len(set(ids)) == len(ids)
    assert NO_CHARTS not in texts(file, "NoiDung")


def test_pictures_keep_their_proportions() -> None:
    run = run_of(small_pack(), online(100, 20))
    document = opened(write(run, run.agencies[0]))
    for shape in document.inline_shapes:
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        png = document.part.related_parts[blip].blob
        width, height = struct.unpack(">II", png[16:24])
        assert abs(shape.width / shape.height - width / height) < 0.01


@pytest.mark.usefixtures("no_charts")
def test_without_the_charts_extra_the_report_is_made_and_says_so() -> None:
    run = run_of(small_pack(), online(100, 20))
    file = write(run, run.agencies[0])
    assert NO_CHARTS in texts(file, "NoiDung")
    assert not opened(file).inline_shapes
    assert not texts(file, "TenHinh")


def test_only_the_charts_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, *rest: object) -> object:
        if name.endswith("charts.render"):
            raise ModuleNotFoundError(name=missing)
        return real(name, *rest)

    import builtins

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", broken)
    missing = "vl_convert"
    assert not report_charts.can_draw()
    missing = "cchc_rules.reports.clean_text"
    with pytest.raises(ModuleNotFoundError):
        report_charts.can_draw()


@pytest.mark.usefixtures("no_charts")
def test_warnings_are_a_comment_on_the_title_and_not_in_the_text() -> None:
    run = fixture_run("quang-ngai-2021", "quang-ngai-vp-2024")
    file = write(run, run.agencies[0])
    (comment,) = opened(file).comments
    assert comment.text.startswith("Minh họa:")
    assert not any("Minh họa:" in line.text for line in lines(file))


@pytest.mark.usefixtures("no_charts")
def test_reasons_of_proposals_are_comments_on_them() -> None:
    run = fixture_run("quang-nam-2022", "quang-nam-2021-co-so")
    each = next(each for each in run.agencies if each.conclusions)
    comments = [comment.text for comment in opened(write(run, each)).comments]
    assert any(text.startswith("Vì:") for text in comments)


def test_the_same_records_give_the_same_bytes() -> None:
    run = fixture_run("quang-ngai-2021", "quang-ngai-vp-2024")
    assert write(run, run.agencies[0]) == write(run, run.agencies[0])


@pytest.mark.usefixtures("no_charts")
def test_marks_in_names_stay_text() -> None:
    run = run_of(small_pack(title=MARKS), online(100, 20, agency("a", MARKS)))
    file = write(run, run.agencies[0])
    assert MARKS.upper() in texts(file, "CoQuanBanHanh")
    assert any(f"“{MARKS}”" in text for text in texts(file, "NoiDung"))


@pytest.mark.usefixtures("no_charts")
def test_names_of_two_hundred_letters_stand_whole() -> None:
    assert len(LONG) >= 200
    run = run_of(small_pack(), online(100, 20, agency("a", LONG)))
    assert any(LONG in text for text in texts(write(run, run.agencies[0]), "NoiDung"))


@pytest.mark.usefixtures("no_charts")
def test_three_hundred_criteria_all_have_their_rows() -> None:
    run = large_run(agencies=2, criteria=300)
    file = write(run, run.agencies[0])
    shown = [line.text for line in lines(file)]
    assert shown.count("Tiêu chí 2.150") >= 1
    table = found(part(file, "word/document.xml"), "body/tbl")[-1]
    assert len(found(table, "tr")) == 1 + 2 + 300 + 2


@pytest.mark.usefixtures("no_charts")
def test_a_row_too_tall_for_a_page_may_break() -> None:
    run = fixture_run("quang-ngai-2021", "quang-ngai-vp-2024")
    (each,) = run.agencies
    tall = each.criteria[0]._replace(proof=tuple(f"Báo cáo số {number}" for number in range(60)))
    file = write(run, replace(each, criteria=(tall, *each.criteria[1:])))
    rows = found(found(part(file, "word/document.xml"), "body/tbl")[-1], "tr")
    whole = [bool(found(row, "trPr/cantSplit")) for row in rows]
    assert whole.count(False) == 1


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_any_name_makes_a_file_that_opens(name: str, title: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_charts, "can_draw", lambda: False)
        run = run_of(small_pack(), online(100, 20, agency("a", name)))
        each = run.agencies[0]
        first = each.criteria[0]._replace(proof=(title,), sentence=title, signals=())
        assert lines(write(run, replace(each, criteria=(first, *each.criteria[1:]))))


@pytest.mark.usefixtures("no_charts")
def test_letters_are_composed() -> None:
    name = unicodedata.normalize("NFD", "Sở Khoa học và Công nghệ")
    run = run_of(small_pack(), online(100, 20, agency("a", name)))
    file = write(run, run.agencies[0])
    assert all(unicodedata.is_normalized("NFC", line.text) for line in lines(file))
    assert opened(file).core_properties.title.startswith("Báo cáo Kết quả")
    assert io.BytesIO(file).read(2) == b"PK"
