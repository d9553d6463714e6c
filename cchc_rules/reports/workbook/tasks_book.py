"""How does a plan become an Excel book? Tasks with places for progress, conclusions, what it rests on."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cchc_rules.reports.workbook.about import write_about_plan
from cchc_rules.reports.workbook.book import book_at
from cchc_rules.reports.workbook.task_sheet import write_conclusions, write_task_sheet

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan


def write(plan: Plan) -> bytes:
    """The book of a plan; the same plan gives the same bytes."""
    made = io.BytesIO()
    with book_at(made) as book:
        write_task_sheet(book, plan)
        write_conclusions(book, plan)
        write_about_plan(book, plan)
        book.describe(f"Danh mục nhiệm vụ khắc phục năm {plan.year}", plan.issuer, plan.as_of)
    return made.getvalue()
