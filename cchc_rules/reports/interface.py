"""Which outputs are there, and how is one asked for?

Results of assessments are texts, plans are files. A writer's module is imported when its output
is first asked for, so that a table does not wait for the libraries of Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.words import Language


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a result is shown; an output ignores what does not concern it."""

    language: Language = "vi"
    width: int = 100
    """Columns of the terminal."""
    show_all: bool = False
    """Also the criteria that are met or not assessed."""


class AssessmentReport(Protocol):
    """Writes results of assessments as a text."""

    def __call__(self, assessments: Sequence[Assessment], options: ReportOptions) -> str:
        """The whole text, ending with a newline."""


class PlanReport(Protocol):
    """Writes a plan as the bytes of a file."""

    def __call__(self, plan: Plan) -> bytes:
        """The whole file."""


class UnknownOutputError(ValueError):
    """An output nobody writes; the message is a Vietnamese sentence that names those there are."""


_ASSESSMENT_MODULES = {
    "table": "cchc_rules.reports.results.table",
    "json": "cchc_rules.reports.results.json_report",
    "csv": "cchc_rules.reports.results.csv_report",
    "md": "cchc_rules.reports.results.markdown",
}
_PLAN_MODULES = {
    "docx": "cchc_rules.reports.plans.plan_docx",
    "md": "cchc_rules.reports.plans.plan_markdown",
    "json": "cchc_rules.reports.plans.plan_json",
}
# Excel takes a CSV file for the system's old code page unless it begins with a byte order mark.
_FILE_ENCODINGS = {"csv": "utf-8-sig"}

ASSESSMENT_FORMATS = tuple(_ASSESSMENT_MODULES)
"""Names for `cchc assess --format`."""
PLAN_FORMATS = tuple(_PLAN_MODULES)
"""Suffixes a plan can be written to, without the dot."""


def assessment_report(name: str) -> AssessmentReport:
    """The writer of an output of `cchc assess`.

    Raises:
        UnknownOutputError: when there is no such output.
    """
    return cast("AssessmentReport", import_module(_module(name, _ASSESSMENT_MODULES)).write)


def plan_report(name: str) -> PlanReport:
    """The writer of a kind of plan file.

    Raises:
        UnknownOutputError: when there is no such kind.
    """
    return cast("PlanReport", import_module(_module(name, _PLAN_MODULES)).write)


def plan_format(file: PurePath) -> str:
    """The kind of plan a file name asks for by its suffix.

    Raises:
        UnknownOutputError: when no plan is written with that suffix.
    """
    name = file.suffix.lower().removeprefix(".")
    _module(name, _PLAN_MODULES)
    return name


def file_encoding(name: str) -> str:
    """How the text of an output is encoded in a file; on the screen it is always UTF-8."""
    return _FILE_ENCODINGS.get(name, "utf-8")


def _module(name: str, modules: dict[str, str]) -> str:
    if name not in modules:
        raise UnknownOutputError(
            f"không có dạng kết quả “{name}”; các dạng có thể chọn: {', '.join(modules)}"
        )
    return modules[name]
