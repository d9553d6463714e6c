"""How does a result become a CSV file? One row per criterion and agency, safe to open in Excel."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.results.criterion_rows import NUMBERS, criterion_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.reports.interface import ReportOptions
    from cchc_rules.reports.results.criterion_view import Explained

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def part(each: Explained, options: ReportOptions) -> str:
    """The rows of one agency (RFC 4180), in pack order."""
    return _lines(
        [text if place in NUMBERS else guarded(text) for place, text in enumerate(row)]
        for row in criterion_rows(each, options.language)
    )


def whole(parts: Iterable[str], options: ReportOptions) -> Iterator[str]:
    """Heads, then the rows of each agency."""
    yield _lines([LABELS[options.language].csv_heads])
    yield from parts


def guarded(text: str) -> str:
    """A text a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _lines(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
