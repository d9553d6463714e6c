"""What moved, from when to when, and against which line."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.reports.overview.trends import trends
from tests.reports.overview.runs import CASES, run_of

RUN = run_of(*CASES[3])
FOUND = trends(RUN, RUN.agencies[0])


def test_only_what_has_two_moments_is_a_trend() -> None:
    series = {each.id for each in RUN.agencies[0].criteria if len(each.series) > 1}
    assert {each.entry.id for each in FOUND.series} == series
    assert series


def test_the_line_to_reach_is_known_where_it_is_a_number() -> None:
    lines = {each.entry.id: each.line for each in FOUND.series}
    assert lines["1.3.1"] == Fraction(95, 100)
    assert lines["1.7.3"] == Fraction(30, 100)


def test_a_change_is_said_in_percent_points() -> None:
    rows = {row[0]: row for row in FOUND.table().rows}
    assert rows["1.7.3"][2:] == (
        "trên 30%",
        "31/12/2023",
        "11,43%",
        "31/5/2024",
        "28,14%",
        "tăng 16,71 điểm phần trăm",
        "Bị trừ điểm",
    )


def test_every_moment_stands_in_the_table_of_moments() -> None:
    assert len(FOUND.moments_table().rows) == sum(len(each.moments) for each in FOUND.series)
