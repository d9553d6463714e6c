"""What does every document of an office begin and end with? Blank A4 page, two-column head, foot.

Decree 30/2020/NĐ-CP, Annex I. Knows the places of the texts only: `line`, `symbol`, ... are filled
in when a document is drafted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from cchc_rules.reports.word.named_styles import (
    HEAD_LEFT,
    HEAD_RIGHT,
    TEXT_WIDTH,
    element,
    parent,
    write_styles,
)
from cchc_rules.reports.word.sections import complete_sections
from cchc_rules.reports.word.template_parts import each, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from cchc_rules.reports.word.sections import Page

# The blank python-docx document carries a thumbnail, an English customXml and a theme with other fonts.
_UNWANTED_IN_DOCUMENT = ("customXml", "stylesWithEffects", "webSettings", "theme", "numbering", "fontTable")
_UNWANTED_IN_PACKAGE = ("thumbnail", "extended-properties")

_BLANK = "\N{NO-BREAK SPACE}"
BLANK_NUMBER = _BLANK * 8
"""Room for a number that the office gives when it issues the document."""
BLANK_DAY = f"ngày{_BLANK * 6}tháng{_BLANK * 6}năm{_BLANK}{{{{ year }}}}"


def template_of(pieces: Iterable[BaseOxmlElement], *, last: Page = "upright") -> WordDocument:
    """A document with the styles and the page of the decree, holding these pieces.

    `last` are the pages after the last `section_end` among them.
    """
    document = Document()
    _strip(document)
    write_styles(document.styles.element)
    _write_settings(document)
    _page(document)
    body = document.element.body
    for piece in pieces:
        body.insert(len(body) - 1, piece)
    complete_sections(document, last)
    return document


def head() -> tuple[BaseOxmlElement, ...]:
    """Ô 1 to 4: issuing body, national name, number and place with a blank day."""
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
    number = [paragraph("SoKyHieu", f"Số:{BLANK_NUMBER}/{{{{ symbol }}}}")]
    place = [paragraph("DiaDanh", "{{ place }}, " + BLANK_DAY)]
    return (table((HEAD_LEFT, HEAD_RIGHT), [[left, right], [number, place]]),)


def foot() -> tuple[BaseOxmlElement, ...]:
    """Ô 7 and 9b: recipients on the left, signature on the right."""
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


def annex_head(kind: str, label: str, title: str) -> tuple[BaseOxmlElement, ...]:
    """Ô of an annex: its number and name, and which document it belongs to, with a blank number and day."""
    return (
        paragraph("PhuLuc", label),
        paragraph("TenPhuLuc", title),
        paragraph("KemTheo", f"(Kèm theo {kind} số{BLANK_NUMBER}/{{{{ symbol }}}} {BLANK_DAY})"),
    )


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
