"""What is said beside the plan, so that its text stays clean? Warnings, and why each task stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_rules.reports.plans.plan_outline import PlanOutline


def remarks(outline: PlanOutline) -> dict[str, tuple[str, ...]]:
    """What is to be said, by the text of the paragraph it is about, wherever a template has that."""
    found = {outline.title: outline.notes} if outline.notes else {}
    for task in outline.tasks:
        if task.reasons:
            found.setdefault(task.heading, task.reasons)
    for annex in outline.task_annexes:
        for row in annex.rows:
            if row.reasons:
                found.setdefault(row.title, row.reasons)
    return found
