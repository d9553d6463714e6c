"""How does a result become a table for other programs? One row per criterion and agency.

Numbers are written for machines (decimal point, no unit); what is written for people stands in
columns of text.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from cchc_rules.reports.exact import decimal_text
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.results.criterion_view import CriterionView, explained, views_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.reports.interface import ReportOptions

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(assessments: Sequence[Assessment], options: ReportOptions) -> str:
    """The results as CSV (RFC 4180): one row per criterion of each agency, in pack order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(LABELS[options.language].csv_heads)
    for each in explained(assessments):
        for view in views_of(each, options.language):
            writer.writerow(_row(each.assessment, view))
    return text.getvalue()


def guarded(text: str) -> str:
    """A text a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _row(assessment: Assessment, view: CriterionView) -> list[str]:
    score = view.result.score
    texts = (
        assessment.agency.id,
        assessment.agency.name,
        assessment.period_from.isoformat(),
        assessment.period_to.isoformat(),
        assessment.as_of.isoformat(),
        view.id,
        view.name,
        view.result.status.value,
        view.status,
    )
    numbers = (
        "" if score.points is None else decimal_text(score.points),
        "" if score.points is None else decimal_text(score.lost),
        decimal_text(score.max_points),
    )
    last = (view.value or "", view.target or "", view.distance or "", view.why)
    return [*map(guarded, texts), *numbers, *map(guarded, last)]
