"""What depends on the length of the texts: widths, rules, parts left empty, cells left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_rules.reports.plans.plan_docx import write
from cchc_rules.reports.word.text_width import bold_width

from ..drafts import plan_of, task
from ..plans.word import part
from .office import changed, paragraphs, written

if TYPE_CHECKING:
    from docx.document import Document


@pytest.mark.parametrize(
    ("text", "size", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.0),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 87.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.4),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 12, 89),
    ],
)
def test_widths_are_those_of_the_printed_line(text: str, size: float, width: float) -> None:
    assert abs(bold_width(text, size) - width) < width * 0.01


def test_nothing_is_as_wide_as_nothing() -> None:
    assert bold_width("", 14) == 0


def test_an_indent_the_office_gave_a_rule_stays() -> None:
    def change(document: Document) -> None:
        rule = next(each for each in paragraphs(document) if each.pPr.pStyle.val == "KeTrichYeu")
        rule.pPr.get_or_add_ind().set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}left", "1000"
        )

    file = write(plan_of(task()), changed(change))
    xml = part(file, "word/document.xml")
    assert [each for each in xml.iter() if each.tag.endswith("}ind") and "1000" in each.attrib.values()]


def test_a_cell_in_which_a_loop_printed_nothing_still_has_its_paragraph() -> None:
    template = changed(written("{{ row.title }}", "{{ row.title }}"))
    file = write(plan_of(task(coordinate=[], product=[]), layout="table"), template)
    for cell in part(file, "word/document.xml").iter():
        if cell.tag.endswith("}tc"):
            assert cell[-1].tag.endswith("}p")
