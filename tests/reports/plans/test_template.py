"""The shipped template is what its program makes, and can do no harm."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

import pytest
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, UndefinedError

from cchc_rules.reports.plans.plan_docx import context_names
from cchc_rules.reports.plans.plan_outline import PlanOutline
from cchc_rules.reports.plans.templates.build_ke_hoach import TEMPLATE, build
from cchc_rules.reports.word.filled_template import environment
from cchc_rules.reports.word.named_styles import STYLES

from .word import found, part, value


def test_the_committed_template_is_the_one_its_program_makes() -> None:
    made, committed = build(), TEMPLATE.read_bytes()
    for name in ("word/document.xml", "word/styles.xml", "word/settings.xml"):
        with zipfile.ZipFile(io.BytesIO(made)) as new, zipfile.ZipFile(io.BytesIO(committed)) as old:
            assert new.read(name) == old.read(name), f"{name}: run build_ke_hoach.py and commit the template"


def test_every_name_in_the_template_is_filled_by_the_program() -> None:
    asked = DocxTemplate(io.BytesIO(TEMPLATE.read_bytes())).get_undeclared_template_variables(environment())
    assert asked <= context_names()
    assert context_names() == {each.name for each in fields(PlanOutline)}


def test_every_paragraph_has_a_named_style_and_every_style_is_used() -> None:
    known = {style.id for style in STYLES}
    file = TEMPLATE.read_bytes()
    used = {
        value(each, "pPr/pStyle")
        for each in part(file, "word/document.xml").iter()
        if each.tag.endswith("}p")
    }
    assert used <= known
    assert known - used == {"SoTrang", "CommentText"}


def test_names_of_styles_hold_no_comma() -> None:
    assert not [style.name for style in STYLES if "," in style.name]


def test_no_paragraph_has_a_look_of_its_own() -> None:
    body = part(TEMPLATE.read_bytes(), "word/document.xml")
    for each in found(body, "body/p"):
        assert [child.tag.rpartition("}")[2] for child in found(each, "pPr")[0]] == ["pStyle"]


def test_code_in_a_template_is_refused() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ cycler.__init__.__globals__ }}").render()


def test_a_name_the_program_does_not_fill_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ Trich_yeu }}").render()


def test_marks_in_the_data_are_escaped() -> None:
    assert environment().from_string("{{ x }}").render(x="A & <B>") == "A &amp; &lt;B&gt;"
