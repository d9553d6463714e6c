"""How does a plan become a Word document? The outline put into a template of the office."""

from __future__ import annotations

import io
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_rules.reports.plans.plan_comments import remarks
from cchc_rules.reports.plans.plan_outline import plan_outline
from cchc_rules.reports.word.comments import comment_on
from cchc_rules.reports.word.filled_template import filled, name
from cchc_rules.reports.word.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan


def write(plan: Plan, template: bytes | None = None) -> bytes:
    """The plan as a .docx file, in the office's own template where it has one; the same plan gives the
    same bytes."""
    outline = plan_outline(plan)
    document = filled(io.BytesIO(shipped() if template is None else template), asdict(outline))
    comment_on(document.docx, remarks(outline))
    name(document, f"Kế hoạch {outline.title}", plan.as_of)
    return fixed_zip(document)


def shipped() -> bytes:
    """The template that comes with the program."""
    return files("cchc_rules.reports.plans").joinpath("templates", "ke-hoach.docx").read_bytes()
