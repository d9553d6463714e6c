"""Which outputs are there, and how is one asked for?

Results of assessments are made of parts, one per agency, so that any number of agencies can be
written as they are assessed, on several cores; plans are files. A writer's module is imported when
its output is first asked for, so that a table does not wait for the libraries of Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePath

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.results.criterion_view import Explained
    from cchc_rules.reports.words import Language


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a result is shown; an output ignores what does not concern it."""

    language: Language = "vi"
    width: int = 100
    """Columns of the terminal."""
    show_all: bool = False
    """Also the criteria that are met or not assessed."""


class AssessmentOutput(Protocol):
    """Writes results of assessments: a module of `reports.results`.

    A part is a plain value that can travel between processes.
    """

    def part(self, each: Explained, options: ReportOptions) -> Any:
        """What one agency puts into the whole."""

    def whole(self, parts: Iterable[Any], options: ReportOptions) -> Iterator[str] | Iterator[bytes]:
        """The text (ending with a newline) or the bytes of a file, piece by piece, of parts in order."""


class PlanReport(Protocol):
    """Writes a plan as the bytes of a file."""

    def __call__(self, plan: Plan) -> bytes:
        """The whole file."""


class UnknownOutputError(ValueError):
    """An output nobody writes; the message is a Vietnamese sentence that names those there are."""


_ASSESSMENT_MODULES = {
    "table": "cchc_rules.reports.results.table",
    "json": "cchc_rules.reports.results.json_report",
    "jsonl": "cchc_rules.reports.results.json_lines",
    "csv": "cchc_rules.reports.results.csv_report",
    "parquet": "cchc_rules.reports.results.parquet_report",
    "md": "cchc_rules.reports.results.markdown",
}
_PLAN_MODULES = {
    "docx": "cchc_rules.reports.plans.plan_docx",
    "xlsx": "cchc_rules.reports.workbook.tasks_book",
    "html": "cchc_rules.reports.plans.plan_html",
    "md": "cchc_rules.reports.plans.plan_markdown",
    "json": "cchc_rules.reports.plans.plan_json",
}
# Excel takes a CSV file for the system's old code page unless it begins with a byte order mark.
_FILE_ENCODINGS = {"csv": "utf-8-sig"}

ASSESSMENT_FORMATS = tuple(_ASSESSMENT_MODULES)
"""Names for `cchc assess --format`."""
PLAN_FORMATS = tuple(_PLAN_MODULES)
"""Suffixes a plan can be written to, without the dot."""
FILES_ONLY = frozenset({"parquet"})
"""Outputs that are bytes, not text, and have no place on a screen."""


def assessment_output(name: str) -> AssessmentOutput:
    """The writer of an output of `cchc assess`.

    Raises:
        UnknownOutputError: when there is no such output.
    """
    return cast("AssessmentOutput", import_module(_module(name, _ASSESSMENT_MODULES)))


def results_text(name: str, assessments: Iterable[Assessment], options: ReportOptions) -> str:
    """The results as a text, agencies by name whatever order they come in.

    Raises:
        UnknownOutputError: when there is no such output, or it is no text.
    """
    from cchc_rules.reports.results.criterion_view import explained

    if name in FILES_ONLY:
        raise UnknownOutputError(f"dạng kết quả “{name}” chỉ ghi được vào tệp")
    output = assessment_output(name)
    parts = (output.part(each, options) for each in explained(assessments))
    return "".join(cast("Iterator[str]", output.whole(parts, options)))


@dataclass(frozen=True, slots=True)
class MakePart:
    """Makes the part of one assessment where it was assessed, in whichever process that is."""

    output: str
    options: ReportOptions

    def __call__(self, assessment: Assessment) -> Any:
        """The part; a plain value."""
        from cchc_rules.reports.results.criterion_view import Explained, explainer_of

        return assessment_output(self.output).part(
            Explained(assessment, explainer_of(assessment)), self.options
        )


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
