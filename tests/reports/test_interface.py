"""Asking for an output by its name."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from decimal import Decimal
from pathlib import PurePath

import pyarrow.parquet as pq
import pytest
from planning.office import assessed, criterion, online, pack_of

from cchc_rules.reports.interface import (
    ASSESSMENT_FORMATS,
    FILES_ONLY,
    PLAN_FORMATS,
    ReportOptions,
    UnknownOutputError,
    assessment_output,
    file_encoding,
    plan_format,
    plan_report,
    results_text,
)
from cchc_rules.reports.results.criterion_view import explained

from .drafts import plan_of, task


@pytest.mark.parametrize("name", ASSESSMENT_FORMATS)
def test_every_result_can_be_written_and_ends_with_a_newline(name: str) -> None:
    results = assessed(pack_of(criterion("1")), online(100, 10))
    if name in FILES_ONLY:
        with pytest.raises(UnknownOutputError, match="chỉ ghi được vào tệp"):
            results_text(name, results, ReportOptions())
    else:
        assert results_text(name, results, ReportOptions()).endswith("\n")


def test_parquet_holds_the_rows_of_the_csv_file_with_types() -> None:
    results = assessed(pack_of(criterion("1", points="0,5"), criterion("2")), online(15430, 4342))
    output = assessment_output("parquet")
    parts = [output.part(each, ReportOptions()) for each in explained(results)]
    table = pq.read_table(io.BytesIO(b"".join(output.whole(parts, ReportOptions()))))
    told = list(csv.DictReader(io.StringIO(results_text("csv", results, ReportOptions(language="en")))))
    assert table.num_rows == len(told)
    for row, text in zip(table.to_pylist(), told, strict=True):
        assert row["points"] == (Decimal(text["points"]) if text["points"] else None)
        assert row["as_of"].isoformat() == text["as_of"]
        assert (row["agency"], row["status"], row["criterion"]) == (
            text["agency"],
            text["status"],
            text["criterion"],
        )


def test_a_parquet_file_of_no_agency_has_its_columns() -> None:
    output = assessment_output("parquet")
    table = pq.read_table(io.BytesIO(b"".join(output.whole([], ReportOptions()))))
    assert table.num_rows == 0
    assert "criterion" in table.column_names


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_every_plan_can_be_written_twice_with_the_same_bytes(name: str) -> None:
    plan = plan_of(task(), conclusions=["Phê bình Sở A"], warnings=["Số liệu giả định"])
    assert plan_report(name)(plan) == plan_report(name)(plan)


def test_an_output_nobody_writes_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownOutputError, match=r"“pdf”; các dạng có thể chọn: docx, xlsx, html, md, json"):
        plan_format(PurePath("ke-hoach.pdf"))
    with pytest.raises(UnknownOutputError, match="table, json, jsonl, csv, parquet, md"):
        assessment_output("xml")


def test_the_suffix_of_a_file_says_what_is_wanted() -> None:
    assert plan_format(PurePath("Kế hoạch.DOCX")) == "docx"


def test_a_csv_file_tells_excel_its_encoding() -> None:
    assert file_encoding("csv") == "utf-8-sig"
    assert file_encoding("json") == "utf-8"


def test_the_libraries_of_word_are_not_loaded_for_a_table() -> None:
    program = (
        "import sys; from cchc_rules.reports.interface import assessment_output; assessment_output('table');"
        "print([name for name in ('docx', 'docxtpl', 'lxml', 'jinja2') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
