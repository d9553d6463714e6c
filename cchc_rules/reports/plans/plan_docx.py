"""How does a plan become a Word document? The outline put into the shipped template.

The template is the office's own file, so it runs in a sandbox: names, loops and conditions, no code.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from cchc_rules.reports.plans.fixed_zip import fixed_zip
from cchc_rules.reports.plans.plan_comments import add_comments
from cchc_rules.reports.plans.plan_outline import PlanOutline, plan_outline

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

    from cchc_rules.planning.model import Plan

_TITLE_LIMIT = 255
"""Longest core property Word accepts."""


def write(plan: Plan) -> bytes:
    """The plan as a .docx file; the same plan gives the same bytes."""
    outline = plan_outline(plan)
    with files("cchc_rules.reports.plans").joinpath("templates", "ke-hoach.docx").open("rb") as template:
        document = DocxTemplate(template)
        document.render(_context(outline), environment(), autoescape=True)
    add_comments(document.docx, outline)
    _name(document.core_properties, outline, plan.as_of)
    return fixed_zip(document)


def _context(outline: PlanOutline) -> dict[str, Any]:
    return asdict(outline)


def context_names() -> frozenset[str]:
    """The names a template may use."""
    return frozenset(field.name for field in fields(PlanOutline))


def environment() -> SandboxedEnvironment:
    """Where templates run: no code, no name left unfilled in silence, no mark of the data taken for XML."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _name(properties: CoreProperties, outline: PlanOutline, as_of: date) -> None:
    properties.title = f"Kế hoạch {outline.title}"[:_TITLE_LIMIT]
    properties.author = ""
    properties.comments = ""
    properties.language = "vi-VN"
    # Not the clock: the same plan must give the same bytes.
    properties.created = properties.modified = datetime.combine(as_of, time(), UTC)
