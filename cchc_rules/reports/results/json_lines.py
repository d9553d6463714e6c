"""How does a result become JSON lines? One line per agency, each a whole result of the documented model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.results import json_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.reports.interface import ReportOptions
    from cchc_rules.reports.results.criterion_view import Explained


def part(each: Explained, options: ReportOptions) -> str:
    """The line of one agency."""
    return json_report.result_json([json_report.part(each, options)]).model_dump_json() + "\n"


def whole(parts: Iterable[str], options: ReportOptions) -> Iterator[str]:  # noqa: ARG001 - as the others
    """The lines as they come."""
    yield from parts
