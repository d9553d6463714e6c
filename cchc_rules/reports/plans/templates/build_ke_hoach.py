"""How is the shipped template of a remediation plan made? Run this module to write ke-hoach.docx anew.

The layout follows Decree 30/2020/NĐ-CP, Annex I, and the plan of the Quảng Ngãi Office of August 2021.
Knows the places of the texts only: the texts come from `plan_docx` when a plan is drafted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from cchc_rules.reports.plans.fixed_zip import fixed_zip
from cchc_rules.reports.plans.templates.named_styles import (
    HEAD_LEFT,
    HEAD_RIGHT,
    TEXT_WIDTH,
    element,
    parent,
    write_styles,
)
from cchc_rules.reports.plans.templates.template_parts import each, paragraph, table, when

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATE = Path(__file__).with_name("ke-hoach.docx")

# The blank python-docx document carries a thumbnail, an English customXml and a theme with other fonts.
_UNWANTED_IN_DOCUMENT = ("customXml", "stylesWithEffects", "webSettings", "theme", "numbering", "fontTable")
_UNWANTED_IN_PACKAGE = ("thumbnail", "extended-properties")

_BLANK = "\N{NO-BREAK SPACE}"
_COLUMNS = (
    ("TT", 9),
    ("Nhiệm vụ", 52),
    ("Chủ trì", 28),
    ("Phối hợp", 24),
    ("Thời gian", 25),
    ("Sản phẩm", 22),
)


def build() -> bytes:
    """The template as a .docx file; the same bytes every time."""
    document = Document()
    _strip(document)
    write_styles(document.styles.element)
    _write_settings(document)
    _page(document)
    body = document.element.body
    for piece in (
        *_head(),
        *_title(),
        *_purpose(),
        *_solutions(),
        *_conclusions(),
        *_organisation(),
        *_foot(),
    ):
        body.insert(len(body) - 1, piece)
    return fixed_zip(document)


def _strip(document: WordDocument) -> None:
    for relations, unwanted in (
        (document.part.rels, _UNWANTED_IN_DOCUMENT),
        (document.part.package.rels, _UNWANTED_IN_PACKAGE),
    ):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in unwanted:
                del relations[key]


def _write_settings(document: WordDocument) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(
        [
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            parent(
                "compat",
                # Without it Word opens the document in compatibility mode.
                element(
                    "compatSetting",
                    name="compatibilityMode",
                    uri="http://schemas.microsoft.com/office/word",
                    val=15,
                ),
            ),
            element("themeFontLang", val="vi-VN"),
            element("decimalSymbol", val=","),
            element("listSeparator", val=";"),
        ]
    )


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    for header in (section.first_page_header, section.header):
        for empty in header.paragraphs:
            empty._p.getparent().remove(empty._p)  # noqa: SLF001 - python-docx has no public way
    section.first_page_header._element.append(paragraph("SoTrang"))  # noqa: SLF001
    section.header._element.append(_page_number())  # noqa: SLF001


def _page_number() -> BaseOxmlElement:
    made = paragraph("SoTrang")
    instruction = element("instrText")
    instruction.text = " PAGE "
    shown = element("t")
    shown.text = "2"
    for piece in (
        element("fldChar", fldCharType="begin"),
        instruction,
        element("fldChar", fldCharType="separate"),
        shown,
        element("fldChar", fldCharType="end"),
    ):
        made.append(parent("r", piece))
    return made


def _head() -> tuple[BaseOxmlElement, ...]:
    left = [
        *each("line in parent_body", paragraph("CoQuanChuQuan", "{{ line }}")),
        *each("line in issuing_body", paragraph("CoQuanBanHanh", "{{ line }}")),
        paragraph("KeCoQuan"),
    ]
    right = [
        paragraph("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        paragraph("KeTieuNgu"),
    ]
    number = [paragraph("SoKyHieu", f"Số:{_BLANK * 8}/{{{{ symbol }}}}")]
    blank_day = f"ngày{_BLANK * 6}tháng{_BLANK * 6}năm{_BLANK}{{{{ year }}}}"
    place = [paragraph("DiaDanh", "{{ place }}, " + blank_day)]
    return (table((HEAD_LEFT, HEAD_RIGHT), [[left, right], [number, place]]),)


def _title() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("TenLoai", "KẾ HOẠCH"),
        paragraph("TrichYeu", "{{ title }}"),
        paragraph("KeTrichYeu"),
        *each(
            "ground in grounds",
            *when("ground.italic", paragraph("CanCu", "{{ ground.text }}")),
            *when("not ground.italic", paragraph("NoiDung", "{{ ground.text }}")),
        ),
    )


def _purpose() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "{{ purpose_number }}. MỤC ĐÍCH, YÊU CẦU"),
        paragraph("Khoan", "1. Mục đích"),
        *each("point in purpose", paragraph("Diem", "{{ point }}")),
        paragraph("Khoan", "2. Yêu cầu"),
        *each("point in requirements", paragraph("Diem", "{{ point }}")),
    )


def _solutions() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "{{ solutions_number }}. {{ solutions_title }}"),
        *each("text in solutions_intro", paragraph("NoiDung", "{{ text }}")),
        *when("not as_table", *_task_paragraphs()),
        *when("as_table", _task_table()),
    )


def _task_paragraphs() -> tuple[BaseOxmlElement, ...]:
    return each(
        "task in tasks",
        *when("task.section", paragraph("NhomNhiemVu", "{{ task.section }}")),
        paragraph("Khoan", "{{ task.heading }}"),
        *each(
            "point in task.points",
            *when("point.lines", paragraph("DiemTieuDe", "{{ point.heading }}")),
            *when("not point.lines", paragraph("Diem", "{{ point.heading }}")),
            *each("line in point.lines", paragraph("GachDauDong", "{{ line }}")),
        ),
    )


def _task_table() -> BaseOxmlElement:
    widths = tuple(float(width) for _, width in _COLUMNS)
    head = [[paragraph("DauBang", name)] for name, _ in _COLUMNS]
    cells = ("number", "content", "lead", "coordinate", "timing", "product")
    row = [
        list(
            each(
                f"line in row.{cell}",
                paragraph("OBangGiua" if cell in ("number", "timing") else "OBang", "{{ line }}"),
            )
        )
        for cell in cells
    ]
    row[1].insert(0, paragraph("OBangDam", "{{ row.title }}"))
    rows = [
        head,
        _steering_row("for row in rows"),
        _steering_row("if row.section"),
        [[paragraph("NhomBang", "{{ row.section }}")]],
        _steering_row("endif"),
        row,
        _steering_row("endfor"),
    ]
    return table(widths, rows, borders=True)


def _steering_row(tag: str) -> list[list[BaseOxmlElement]]:
    return [
        [paragraph("OBang", "{%tr " + tag + " %}")],
        *([paragraph("OBang")] for _ in _COLUMNS[1:]),
    ]


def _conclusions() -> tuple[BaseOxmlElement, ...]:
    return when(
        "conclusions",
        paragraph("Muc", "{{ conclusions_number }}. KIẾN NGHỊ"),
        *each("text in conclusions", paragraph("NoiDung", "{{ text }}")),
    )


def _organisation() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "{{ organisation_number }}. TỔ CHỨC THỰC HIỆN"),
        *each("text in organisation", paragraph("NoiDung", "{{ text }}")),
        paragraph("DoanKet", "{{ closing }}"),
    )


def _foot() -> tuple[BaseOxmlElement, ...]:
    note = "{{ line.note }}"
    line = paragraph(
        "DongNoiNhan", "- {{ line.to }}{% if line.note %} (", note, "){% endif %}{{ line.end }}", italic=note
    )
    left = [paragraph("NoiNhan", "Nơi nhận:"), *each("line in recipients", line)]
    # A cell must not end with a paragraph that steers.
    left.append(paragraph("DongNoiNhan", "- Lưu: {{ archive }}."))
    right = [*each("line in signer_title", paragraph("ChucVu", "{{ line }}")), paragraph("HoTen")]
    half = TEXT_WIDTH / 2
    return (table((half, half), [[left, right]]),)


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
