"""A real Spark session assesses as one machine does."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from cchc_rules.assessment.bulk import BulkRun
from cchc_rules.reports.interface import MakePart, ReportOptions

from .test_bulk import AGENCIES, PLAIN, many

if TYPE_CHECKING:
    from pathlib import Path

MASTER = "local[2]"


def test_spark_gives_the_results_of_one_machine_in_the_same_order(tmp_path: Path) -> None:
    found = many(tmp_path, *PLAIN)
    line = MakePart("jsonl", ReportOptions())
    here = [each.made for each in BulkRun(found.pack, [found.root / "so-lieu"], line)]
    there = [each.made for each in BulkRun(found.pack, [found.root / "so-lieu"], line, spark=MASTER)]
    assert there == here
    assert len(there) == AGENCIES


def test_agencies_the_program_fails_on_are_listed_one_by_one_on_spark(tmp_path: Path) -> None:
    found = many(tmp_path, *PLAIN)
    outcomes = list(BulkRun(found.pack, [found.root / "so-lieu"], attrgetter("khong_co"), spark=MASTER))
    assert len(outcomes) == AGENCIES
    assert all(each.crash and each.crash.told.startswith("AttributeError") for each in outcomes)
