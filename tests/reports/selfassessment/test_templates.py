"""The shipped templates of the reports are what their programs make, and ask for nothing unknown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docxtpl import DocxTemplate

from cchc_rules.reports.selfassessment import report_docx, summary_docx
from cchc_rules.reports.selfassessment.templates import build_bao_cao, build_bao_cao_tong_hop
from cchc_rules.reports.word.filled_template import environment
from cchc_rules.reports.word.named_styles import STYLES

from ..plans.word import found, part, value

if TYPE_CHECKING:
    from types import ModuleType

MADE = {"report": (build_bao_cao, report_docx), "summary": (build_bao_cao_tong_hop, summary_docx)}
KINDS = pytest.mark.parametrize(("builder", "writer"), MADE.values(), ids=MADE)


@KINDS
def test_the_committed_template_is_the_one_its_program_makes(builder: ModuleType, writer: ModuleType) -> None:
    assert builder.build() == builder.TEMPLATE.read_bytes(), f"run {builder.__name__} and commit the template"


@KINDS
def test_every_name_in_the_template_is_filled_and_every_text_of_the_outline_printed(
    builder: ModuleType, writer: ModuleType
) -> None:
    asked = DocxTemplate(io.BytesIO(builder.TEMPLATE.read_bytes())).get_undeclared_template_variables(
        environment()
    )
    assert asked <= writer.context_names()
    assert writer.context_names() - asked <= {"notes", "because"}


@KINDS
def test_every_paragraph_has_a_named_style_and_no_look_of_its_own(
    builder: ModuleType, writer: ModuleType
) -> None:
    body = part(builder.TEMPLATE.read_bytes(), "word/document.xml")
    paragraphs = [each for each in body.iter() if each.tag.endswith("}p")]
    assert {value(each, "pPr/pStyle") for each in paragraphs} <= {style.id for style in STYLES}
    for each in paragraphs:
        looks = [child.tag.rpartition("}")[2] for child in found(each, "pPr")[0]]
        assert looks in (["pStyle"], ["pStyle", "sectPr"])
