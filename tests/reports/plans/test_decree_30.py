"""A drafted plan against Decree 30/2020/NĐ-CP, Annex I and III: one row of the decree, one test.

`ROWS` holds every row of the decree that concerns a plan; a row without a test, or a test without a
row, is seen.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules.reports.plans.plan_docx import write
from cchc_rules.reports.word.text_width import bold_width

from ..drafts import finding, plan_of, task
from .word import found, lines, opened, part, style, texts, value

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = {
    "6.1 paper": "A4, upright; lying for annexes with wide tables",
    "6.1 margins": "top and bottom 20-25 mm, left 30-35, right 15-20",
    "6.1 font": "Times New Roman, Unicode, black",
    "6.1 page number": "from 1, Arabic, 13-14, upright, centred in the top margin, none on page 1",
    "6.1 annex pages": "each annex numbered separately",
    "6.2 1 national name": "capitals 12-13 bold upright",
    "6.2 1 motto": "13-14 bold upright, rule below of the same length, single spacing",
    "6.2 2 parent body": "capitals 12-13 upright",
    "6.2 2 issuing body": "capitals 12-13 bold, rule a third to a half of the line",
    "6.2 3 number": "13, no blank beside / and -, number left blank",
    "6.2 4 place and date": "13-14 italic, comma after the place, day and month left blank",
    "6.2 5a type": "capitals 13-14 bold, centred",
    "6.2 5a abstract": "13-14 bold, centred, directly below, rule a third to a half",
    "6.2 5b official letter": "V/v is of official letters only",
    "6.2 6 grounds": "13-14 italic, one a line, ending ; and the last .",
    "6.2 6 body": "13-14 upright, justified, first line 1 or 1.27 cm, 6 pt or more, single to 1.5",
    "6.2 7a title of the signer": "capitals 13-14 bold, TM. KT. TL. TUQ. as the pack has them",
    "6.2 7b name of the signer": "13-14 bold, centred, blank in a draft",
    "6.2 7c signature": "no picture in a draft",
    "6.2 8 seal": "none in a draft",
    "6.2 9a addressee": "Kính gửi is not of plans",
    "6.2 9b recipients head": "12 italic bold, level with 7a, flush left",
    "6.2 9b recipients": "11 upright, - ...; each on its line, last - Lưu: VT, ... .",
    "6.2 annex head": "Phụ lục I: 14 bold, centred, own line; Roman numbers where two or more",
    "6.2 annex name": "capitals 13-14 bold, centred",
    "6.2 annex of": "(Kèm theo ...) 13-14 italic, centred below, blanks",
    "6.3 sections": "I. in capitals bold, 1. bold with a title, a) upright by the Vietnamese alphabet",
    "6.4 tables": "head and foot are tables of two columns without borders",
    "6.4 abbreviation": "KH for a plan",
    "6.4 end": "the body ends with ./.",
    "6.5 draft": "no number, no day, no name is invented",
}  # fmt: skip
CHECKS: dict[str, Callable[[], None]] = {}
TWIPS = 1440 / 25.4
NBSP = "\N{NO-BREAK SPACE}"
SIGNER = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
FIGURE = replace(finding("28,14%"), value="28,14%", target="trên 30%")
BY_TEXT = write(
    plan_of(
        *(task(f"Nhiệm vụ {place}", number=place, findings=[FIGURE]) for place in range(1, 8)),
        grounds=[
            "Căn cứ Nghị quyết số 76/NQ-CP",
            "Căn cứ Chỉ thị số 09/CT-UBND;",
            "Văn phòng xây dựng Kế hoạch:",
        ],
        requirements=[f"Yêu cầu {place}" for place in range(9)],
        signer_title=SIGNER,
        conclusions=["Phê bình Sở A"],
    )
)
BY_TABLE = write(plan_of(task(findings=[FIGURE]), layout="table", title="Khắc phục " * 20))


def row(name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Marks the check of a row of the decree."""

    def mark(check: Callable[[], None]) -> Callable[[], None]:
        assert name not in CHECKS
        CHECKS[name] = check
        return check

    return mark


def test_every_row_of_the_decree_is_checked() -> None:
    assert list(CHECKS) == list(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_the_plan_is_as_the_decree_has_it(name: str) -> None:
    CHECKS[name]()


def body(file: bytes = BY_TEXT) -> Any:
    """The body of the document."""
    return found(part(file, "word/document.xml"), "body")[0]


def parts(file: bytes) -> list[Any]:
    """The page settings of all parts in order."""
    return [*found(body(file), "p/pPr/sectPr"), *found(body(file), "sectPr")]


def mm(twips: str | None) -> float:
    """Millimetres of a length in the file."""
    return int(twips or 0) / TWIPS


def look(style_id: str, sizes: tuple[float, float], *, bold: bool = False, italic: bool = False) -> None:
    """A style is of that size, weight and slope."""
    found_style = style(BY_TEXT, style_id)
    assert sizes[0] <= int(value(found_style, "rPr/sz") or 0) / 2 <= sizes[1]
    assert bool(found(found_style, "rPr/b")) is bold
    assert bool(found(found_style, "rPr/i")) is italic


def centred(*style_ids: str) -> None:
    """These styles are centred."""
    assert {value(style(BY_TEXT, each), "pPr/jc") for each in style_ids} == {"center"}


def rule_length(file: bytes, style_id: str, within: float) -> float:
    """Millimetres of the rule drawn by the paragraph of a style."""
    paragraphs = [each for each in body(file).iter() if value(each, "pPr/pStyle") == style_id]
    assert len(paragraphs) == 1
    assert found(style(file, style_id), "pPr/pBdr/bottom")
    own = found(paragraphs[0], "pPr/ind") or found(style(file, style_id), "pPr/ind")
    return within - mm(value(own[0], "", "left")) - mm(value(own[0], "", "right"))


def a_third_to_a_half(length: float, line: float) -> bool:
    """Whether a rule is as long as the decree has it below a line."""
    return line / 3 <= length <= line / 2


@row("6.1 paper")
def _paper() -> None:
    for each in parts(BY_TABLE):
        sides = sorted(round(mm(value(each, "pgSz", side))) for side in "wh")
        assert sides == [210, 297]
    turned = [value(each, "pgSz", "orient") == "landscape" for each in parts(BY_TABLE)]
    assert turned == [False, True, True]
    upright = [mm(value(each, "pgSz", "w")) < mm(value(each, "pgSz", "h")) for each in parts(BY_TABLE)]
    assert upright == [True, False, False]


@row("6.1 margins")
def _margins() -> None:
    for each in parts(BY_TABLE):
        for side, least, most in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
            assert least <= round(mm(value(each, "pgMar", side)), 1) <= most


@row("6.1 font")
def _font() -> None:
    with zipfile.ZipFile(io.BytesIO(BY_TEXT)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    fonts = re.findall(r"<w:rFonts[^>]*>", xml)
    assert {name for each in fonts for name in re.findall(r'="([^"]*)"', each)} == {"Times New Roman"}
    assert "<w:color " not in xml
    defaults = found(part(BY_TEXT, "word/styles.xml"), "docDefaults/rPrDefault/rPr/rFonts")[0]
    assert len(defaults.attrib) == 4


@row("6.1 page number")
def _page_number() -> None:
    look("SoTrang", (13, 14))
    centred("SoTrang")
    relations = {each.get("Id"): each.get("Target") for each in part(BY_TEXT, "word/_rels/document.xml.rels")}
    for each in parts(BY_TEXT):
        assert found(each, "titlePg")
        heads = {}
        for reference in found(each, "headerReference"):
            key = next(text for name, text in reference.attrib.items() if name.endswith("}id"))
            heads[value(reference, "", "type")] = part(BY_TEXT, f"word/{relations[key]}")
        assert [one.text for one in found(heads["default"], "p/r/instrText")] == [" PAGE "]
        assert found(heads["first"], "p/r") == []
        assert mm(value(each, "pgMar", "header")) < 20
    assert not found(parts(BY_TEXT)[0], "pgNumType")


@row("6.1 annex pages")
def _annex_pages() -> None:
    starts = [value(each, "pgNumType", "start") for each in parts(BY_TABLE)]
    assert starts == [None, "1", "1"]


@row("6.2 1 national name")
def _national_name() -> None:
    assert texts(BY_TEXT, "QuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    look("QuocHieu", (12, 13), bold=True)
    centred("QuocHieu")


@row("6.2 1 motto")
def _motto() -> None:
    (motto,) = texts(BY_TEXT, "TieuNgu")
    assert motto == "Độc lập - Tự do - Hạnh phúc"
    look("TieuNgu", (13, 14), bold=True)
    assert abs(rule_length(BY_TEXT, "KeTieuNgu", 98) - bold_width(motto, 14)) < 0.5
    assert value(style(BY_TEXT, "QuocHieu"), "pPr/spacing", "line") == "240"
    assert value(style(BY_TEXT, "QuocHieu"), "pPr/spacing", "after") == "0"


@row("6.2 2 parent body")
def _parent_body() -> None:
    assert texts(BY_TEXT, "CoQuanChuQuan") == ["UBND TỈNH QUẢNG NGÃI"]
    look("CoQuanChuQuan", (12, 13))
    centred("CoQuanChuQuan")


@row("6.2 2 issuing body")
def _issuing_body() -> None:
    assert texts(BY_TEXT, "CoQuanBanHanh") == ["VĂN PHÒNG"]
    look("CoQuanBanHanh", (12, 13), bold=True)
    centred("CoQuanBanHanh")
    assert a_third_to_a_half(rule_length(BY_TEXT, "KeCoQuan", 62), bold_width("VĂN PHÒNG", 13))


@row("6.2 3 number")
def _number() -> None:
    assert texts(BY_TEXT, "SoKyHieu") == [f"Số:{NBSP * 8}/KH-VP"]
    look("SoKyHieu", (13, 13))


@row("6.2 4 place and date")
def _place_and_date() -> None:
    (line,) = texts(BY_TEXT, "DiaDanh")
    assert re.fullmatch(r"Quảng Ngãi, ngày\s+tháng\s+năm\s2021", line)
    look("DiaDanh", (13, 14), italic=True)


@row("6.2 5a type")
def _type() -> None:
    assert texts(BY_TEXT, "TenLoai") == ["KẾ HOẠCH"]
    look("TenLoai", (13, 14), bold=True)
    centred("TenLoai")


@row("6.2 5a abstract")
def _abstract() -> None:
    (line,) = texts(BY_TEXT, "TrichYeu")
    look("TrichYeu", (13, 14), bold=True)
    centred("TrichYeu")
    order = [each.style for each in lines(BY_TEXT)]
    assert order[order.index("TenLoai") + 1] == "TrichYeu"
    assert value(style(BY_TEXT, "TenLoai"), "pPr/spacing", "after") == "0"
    assert a_third_to_a_half(rule_length(BY_TEXT, "KeTrichYeu", 160), bold_width(line, 14))
    # An abstract of several lines fills the width of the text.
    assert a_third_to_a_half(rule_length(BY_TABLE, "KeTrichYeu", 160), 160)


@row("6.2 5b official letter")
def _official_letter() -> None:
    assert not [line.text for line in lines(BY_TEXT) if line.text.startswith("V/v")]


@row("6.2 6 grounds")
def _grounds() -> None:
    assert texts(BY_TEXT, "CanCu") == ["Căn cứ Nghị quyết số 76/NQ-CP;", "Căn cứ Chỉ thị số 09/CT-UBND."]
    look("CanCu", (13, 14), italic=True)


@row("6.2 6 body")
def _body() -> None:
    for each in ("CanCu", "NoiDung", "Muc", "Khoan", "Diem", "DiemTieuDe", "GachDauDong", "DoanKet"):
        written = style(BY_TEXT, each)
        assert value(written, "pPr/jc") == "both"
        assert round(mm(value(written, "pPr/ind", "firstLine")), 1) in (10, 12.7)
        assert int(value(written, "pPr/spacing", "after") or 0) >= 6 * 20
        assert 240 <= int(value(written, "pPr/spacing", "line") or 0) <= 360
        assert value(written, "pPr/spacing", "lineRule") == "auto"
    for each in ("NoiDung", "Diem", "DiemTieuDe", "GachDauDong", "DoanKet"):
        look(each, (13, 14))


@row("6.2 7a title of the signer")
def _signer() -> None:
    assert texts(BY_TEXT, "ChucVu") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    look("ChucVu", (13, 14), bold=True)
    centred("ChucVu")
    for title in ("TL. CHỦ TỊCH\nGIÁM ĐỐC", "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG", "Q. GIÁM ĐỐC"):
        assert texts(write(plan_of(signer_title=title)), "ChucVu") == title.split("\n")


@row("6.2 7b name of the signer")
def _name_of_the_signer() -> None:
    look("HoTen", (13, 14), bold=True)
    centred("HoTen")
    assert texts(BY_TEXT, "HoTen") == []
    cell = found(found(body(), "tbl")[1], "tr/tc")[1]
    assert value(found(cell, "p")[-1], "pPr/pStyle") == "HoTen"


@row("6.2 7c signature")
def _signature() -> None:
    with zipfile.ZipFile(io.BytesIO(BY_TEXT)) as archive:
        assert not [name for name in archive.namelist() if "media" in name]


@row("6.2 8 seal")
def _seal() -> None:
    assert not [each for each in body().iter() if each.tag.endswith(("}drawing", "}pict"))]


@row("6.2 9a addressee")
def _addressee() -> None:
    assert not [line.text for line in lines(BY_TEXT) if line.text.startswith("Kính gửi")]


@row("6.2 9b recipients head")
def _recipients_head() -> None:
    assert texts(BY_TEXT, "NoiNhan") == ["Nơi nhận:"]
    look("NoiNhan", (12, 12), bold=True, italic=True)
    assert value(style(BY_TEXT, "NoiNhan"), "pPr/jc") == "left"
    assert value(style(BY_TEXT, "NoiNhan"), "pPr/ind", "firstLine") == "0"
    left, right = found(found(body(), "tbl")[1], "tr/tc")
    assert value(found(left, "p")[0], "pPr/pStyle") == "NoiNhan"
    assert value(found(right, "p")[0], "pPr/pStyle") == "ChucVu"


@row("6.2 9b recipients")
def _recipients() -> None:
    shown = texts(BY_TEXT, "DongNoiNhan")
    assert all(re.fullmatch(r"- .*;", line) for line in shown[:-1])
    assert shown[-1] == "- Lưu: VT, NC."
    look("DongNoiNhan", (11, 11))


@row("6.2 annex head")
def _annex_head() -> None:
    assert texts(BY_TEXT, "PhuLuc") == ["Phụ lục"]
    assert texts(BY_TABLE, "PhuLuc") == ["Phụ lục I", "Phụ lục II"]
    look("PhuLuc", (14, 14), bold=True)
    centred("PhuLuc")


@row("6.2 annex name")
def _annex_name() -> None:
    assert texts(BY_TABLE, "TenPhuLuc")
    assert all(text == text.upper() for text in texts(BY_TABLE, "TenPhuLuc"))
    look("TenPhuLuc", (13, 14), bold=True)
    centred("TenPhuLuc")


@row("6.2 annex of")
def _annex_of() -> None:
    for text in texts(BY_TABLE, "KemTheo"):
        assert re.fullmatch(r"\(Kèm theo Kế hoạch số\s+/KH-VP ngày\s+tháng\s+năm\s2021\)", text)
    look("KemTheo", (13, 14), italic=True)
    centred("KemTheo")


@row("6.3 sections")
def _sections() -> None:
    heads = texts(BY_TEXT, "Muc")
    assert [head.partition(". ")[0] for head in heads] == ["I", "II", "III", "IV"]
    assert all(head == head.upper() for head in heads)
    look("Muc", (13, 14), bold=True)
    look("Khoan", (13, 14), bold=True)
    assert [text[:2] for text in texts(BY_TEXT, "Diem")[2:11]] == [
        "a)",
        "b)",
        "c)",
        "d)",
        "đ)",
        "e)",
        "g)",
        "h)",
        "i)",
    ]


@row("6.4 tables")
def _tables() -> None:
    head, foot = found(body(), "tbl")[:2]
    for each in (head, foot):
        assert found(each, "tblPr/tblBorders") == []
        assert len(found(each, "tblGrid/gridCol")) == 2
    assert len(found(head, "tr")) == 2


@row("6.4 abbreviation")
def _abbreviation() -> None:
    assert "/KH-" in texts(BY_TEXT, "SoKyHieu")[0]
    assert "/KH-" in texts(write(plan_of(symbol=None)), "SoKyHieu")[0]


@row("6.4 end")
def _end() -> None:
    assert texts(BY_TEXT, "DoanKet")[-1].endswith("./.")
    assert not texts(BY_TEXT, "DoanKet")[-1].endswith("../.")


@row("6.5 draft")
def _draft() -> None:
    bare = write(plan_of(symbol=None, place=None, signer_title=None, recipients=[], archive=None))
    assert re.fullmatch(r"Số:\s+/KH-…", texts(bare, "SoKyHieu")[0])
    assert texts(bare, "DiaDanh")[0].startswith("…, ngày")
    assert texts(bare, "ChucVu") == ["…"]
    assert opened(bare).core_properties.author == ""
