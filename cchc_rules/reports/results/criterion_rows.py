"""What stands in a table for other programs? One row per criterion and agency, numbers for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.exact import decimal_text
from cchc_rules.reports.results.criterion_view import views_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.reports.results.criterion_view import Explained
    from cchc_rules.reports.words import Language

NUMBERS = frozenset({9, 10, 11})
"""Columns that hold numbers: points, points lost, most points; the others hold texts."""


def criterion_rows(each: Explained, language: Language) -> Iterator[tuple[str, ...]]:
    """The criteria of one agency in pack order, under `Labels.csv_heads`; an open number is empty."""
    assessment = each.assessment
    agency = (
        assessment.agency.id,
        assessment.agency.name,
        assessment.period_from.isoformat(),
        assessment.period_to.isoformat(),
        assessment.as_of.isoformat(),
    )
    for view in views_of(each, language):
        score = view.result.score
        yield (
            *agency,
            view.id,
            view.name,
            view.result.status.value,
            view.status,
            "" if score.points is None else decimal_text(score.points),
            "" if score.points is None else decimal_text(score.lost),
            decimal_text(score.max_points),
            view.value or "",
            view.target or "",
            view.distance or "",
            view.why,
        )
