"""How does a plan become a Word document? The outline put into a template of the office."""

from __future__ import annotations

from dataclasses import asdict, fields
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_rules.reports.plans.plan_comments import add_comments
from cchc_rules.reports.plans.plan_outline import PlanOutline, plan_outline
from cchc_rules.reports.word.filled_template import filled, name
from cchc_rules.reports.word.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan


def write(plan: Plan) -> bytes:
    """The plan as a .docx file; the same plan gives the same bytes."""
    outline = plan_outline(plan)
    with files("cchc_rules.reports.plans").joinpath("templates", "ke-hoach.docx").open("rb") as template:
        document = filled(template, asdict(outline))
    add_comments(document.docx, outline)
    name(document, f"Kế hoạch {outline.title}", plan.as_of)
    return fixed_zip(document)


def context_names() -> frozenset[str]:
    """The names a template may use."""
    return frozenset(field.name for field in fields(PlanOutline))
