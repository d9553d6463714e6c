"""The shipped template is what its program makes, and can do no harm."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from cchc_rules.reports.plans import annexes, extract_outline, plan_outline, task_outline
from cchc_rules.reports.plans.extract_outline import ExtractOutline
from cchc_rules.reports.plans.plan_outline import PlanOutline
from cchc_rules.reports.plans.templates import build_ke_hoach, build_phieu_giao_viec
from cchc_rules.reports.selfassessment import explaining, field_table, pictures, score_table
from cchc_rules.reports.selfassessment.report_outline import ReportOutline
from cchc_rules.reports.templates import TEMPLATE_KINDS, places_table, template_kind
from cchc_rules.reports.word.filled_template import environment
from cchc_rules.reports.word.named_styles import STYLES
from cchc_rules.reports.word.template_check import check_template

from .word import found, part, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

OUTLINES = {"plan": PlanOutline, "extract": ExtractOutline, "report": ReportOutline}
NOT_FOR_TEMPLATES = {"because[]"}
"""Pairs for comments, which no template fills in."""
SHIPPED = {module.TEMPLATE.name: module for module in (build_ke_hoach, build_phieu_giao_viec)}


def paths(record: type, before: str = "") -> Iterator[str]:
    """Every name in an outline as a template writes it: "tasks[].points[].heading"."""
    rooms = (
        annexes,
        extract_outline,
        plan_outline,
        task_outline,
        explaining,
        field_table,
        pictures,
        score_table,
    )
    names = {name: kind for room in rooms for name, kind in vars(room).items() if is_dataclass(kind)}
    hints = get_type_hints(record, localns=names)
    for field in fields(record):
        kind: Any = hints[field.name]
        path = f"{before}{field.name}"
        if getattr(kind, "__origin__", None) is tuple:
            kind, path = get_args(kind)[0], f"{path}[]"
        if is_dataclass(kind):
            yield from paths(kind, f"{path}.")  # type: ignore[arg-type]
        else:
            yield path


@pytest.mark.parametrize("made", SHIPPED.values(), ids=SHIPPED)
def test_the_committed_template_is_the_one_its_program_makes(made: ModuleType) -> None:
    new, committed = made.build(), made.TEMPLATE.read_bytes()
    assert new == committed, f"run {made.__name__} and commit the template"


@pytest.mark.parametrize("kind", OUTLINES)
def test_every_name_a_document_fills_in_is_described_for_the_office(kind: str) -> None:
    assert sorted(template_kind(kind).places) == sorted(set(paths(OUTLINES[kind])) - NOT_FOR_TEMPLATES)


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_the_shipped_template_has_nothing_to_find_fault_with(kind: str) -> None:
    shipped = template_kind(kind)
    assert check_template(shipped.shipped(), shipped.file, shipped) == []


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_the_table_of_names_has_a_row_for_each(kind: str) -> None:
    rows = places_table(template_kind(kind)).splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == list(template_kind(kind).places)


@pytest.mark.parametrize("made", SHIPPED.values(), ids=SHIPPED)
def test_every_paragraph_has_a_named_style(made: ModuleType) -> None:
    used = styles_in(made.TEMPLATE.read_bytes())
    assert used <= {style.id for style in STYLES}


def test_names_of_styles_hold_no_comma() -> None:
    assert not [style.name for style in STYLES if "," in style.name]


@pytest.mark.parametrize("made", SHIPPED.values(), ids=SHIPPED)
def test_no_paragraph_has_a_look_of_its_own(made: ModuleType) -> None:
    body = part(made.TEMPLATE.read_bytes(), "word/document.xml")
    for each in found(body, "body/p"):
        looks = [child.tag.rpartition("}")[2] for child in found(each, "pPr")[0]]
        assert looks in (["pStyle"], ["pStyle", "sectPr"])


def styles_in(file: bytes) -> set[str | None]:
    """The styles of all paragraphs of a file."""
    paragraphs = part(file, "word/document.xml").iter()
    return {value(each, "pPr/pStyle") for each in paragraphs if each.tag.endswith("}p")}


def test_the_zip_of_a_template_tells_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(build_ke_hoach.build())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_code_in_a_template_is_refused() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ cycler.__init__.__globals__ }}").render()


def test_a_name_the_program_does_not_fill_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ Trich_yeu }}").render()


def test_marks_in_the_data_are_escaped() -> None:
    assert environment().from_string("{{ x }}").render(x="A & <B>") == "A &amp; &lt;B&gt;"
