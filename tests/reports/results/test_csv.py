"""The result as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning.office import agency, assessed, criterion, evidence, online, pack_of

from cchc_rules.reports.interface import ReportOptions, results_text
from cchc_rules.reports.results.csv_report import guarded


def rows(text: str) -> list[dict[str, str]]:
    """The rows by the names of their columns."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_one_row_per_criterion_and_agency() -> None:
    pack = pack_of(criterion("1"), criterion("2", "on_time_rate", ">= 95%"))
    results = assessed(pack, online(100, 10), online(100, 90, agency("so-b", "Sở B")))
    told = rows(results_text("csv", results, ReportOptions()))
    assert [(row["Mã cơ quan"], row["Mã tiêu chí"]) for row in told] == [
        ("so-a", "1"),
        ("so-a", "2"),
        ("so-b", "1"),
        ("so-b", "2"),
    ]


def test_numbers_are_for_machines_and_texts_for_people() -> None:
    (row,) = rows(
        results_text(
            "csv", assessed(pack_of(criterion("1", points="0,5")), online(15430, 4342)), ReportOptions()
        )
    )
    assert (row["Điểm"], row["Điểm mất"], row["Điểm tối đa"]) == ("0", "0.5", "0.5")
    assert (row["Kết quả"], row["Chỉ tiêu"], row["Trạng thái"]) == ("28,14%", "trên 30%", "Bị trừ điểm")
    assert row["Mã trạng thái"] == "deducted"
    assert row["Số liệu đến ngày"] == "2021-08-31"


def test_unknown_points_are_empty_not_zero() -> None:
    (row,) = rows(results_text("csv", assessed(pack_of(criterion("1")), evidence()), ReportOptions()))
    assert (row["Điểm"], row["Điểm mất"]) == ("", "")


def test_english_columns_are_plain_identifiers() -> None:
    told = results_text(
        "csv", assessed(pack_of(criterion("1")), online(100, 10)), ReportOptions(language="en")
    )
    assert told.startswith("agency_id,agency,period_from,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_guarded(start: str) -> None:
    assert guarded(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_a_name_that_looks_like_a_formula_is_guarded_in_its_row() -> None:
    who = agency("so-x", "=cmd|' /C calc'!A0")
    (row,) = rows(
        results_text("csv", assessed(pack_of(criterion("1")), online(100, 10, who)), ReportOptions())
    )
    assert row["Cơ quan"].startswith("'=cmd")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_name_comes_back_from_the_file(name: str) -> None:
    (result,) = assessed(pack_of(criterion("1")), online(100, 10))
    result.agency = result.agency._replace(name=name)
    (row,) = rows(results_text("csv", [result], ReportOptions()))
    assert row["Cơ quan"] == guarded(name)
