"""Asking for an output by its name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import PurePath

import pytest
from planning.office import assessed, criterion, online, pack_of

from cchc_rules.reports.interface import (
    ASSESSMENT_FORMATS,
    PLAN_FORMATS,
    ReportOptions,
    UnknownOutputError,
    assessment_report,
    file_encoding,
    plan_format,
    plan_report,
)

from .drafts import plan_of, task


@pytest.mark.parametrize("name", ASSESSMENT_FORMATS)
def test_every_result_can_be_written_and_ends_with_a_newline(name: str) -> None:
    results = assessed(pack_of(criterion("1")), online(100, 10))
    assert assessment_report(name)(results, ReportOptions()).endswith("\n")


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_every_plan_can_be_written_twice_with_the_same_bytes(name: str) -> None:
    plan = plan_of(task(), conclusions=["Phê bình Sở A"], warnings=["Số liệu giả định"])
    assert plan_report(name)(plan) == plan_report(name)(plan)


def test_an_output_nobody_writes_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownOutputError, match=r"“pdf”; các dạng có thể chọn: docx, md, json"):
        plan_format(PurePath("ke-hoach.pdf"))
    with pytest.raises(UnknownOutputError, match="table, json, csv, md"):
        assessment_report("xml")


def test_the_suffix_of_a_file_says_what_is_wanted() -> None:
    assert plan_format(PurePath("Kế hoạch.DOCX")) == "docx"


def test_a_csv_file_tells_excel_its_encoding() -> None:
    assert file_encoding("csv") == "utf-8-sig"
    assert file_encoding("json") == "utf-8"


def test_the_libraries_of_word_are_not_loaded_for_a_table() -> None:
    program = (
        "import sys; from cchc_rules.reports.interface import assessment_report; assessment_report('table');"
        "print([name for name in ('docx', 'docxtpl', 'lxml', 'jinja2') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
