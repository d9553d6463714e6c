"""A ranking says who stands where for certain, and where each may still end."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.overview.ranking import RULE, ranking
from tests.reports.overview.runs import CASES, agency, run_of, together, totals

if TYPE_CHECKING:
    from cchc_rules.reports.records.model import AgencyRecord


def scored(name: str, sure: int, still_open: int = 0) -> AgencyRecord:
    lost = 10 - sure - still_open
    return agency(name, totals(Fraction(sure), unknown=Fraction(still_open), lost=Fraction(lost)))


def test_equal_agencies_share_a_rank_and_the_next_one_is_left_out() -> None:
    (group,) = ranking(together(scored("A", 5), scored("B", 7), scored("C", 7), scored("D", 9)))
    assert [(each.agency.name, each.rank) for each in group.agencies] == [
        ("D", 1),
        ("B", 2),
        ("C", 2),
        ("A", 4),
    ]
    assert group.rule == RULE


def test_agencies_are_ranked_by_what_is_certain_and_not_by_what_may_come() -> None:
    (group,) = ranking(together(scored("Chưa có số liệu", 0, 10), scored("Đã chấm", 6)))
    assert [each.agency.name for each in group.agencies] == ["Đã chấm", "Chưa có số liệu"]
    assert [each.rank_range for each in group.agencies] == ["1–2", "1–2"]


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted), min_size=1, max_size=12))
def test_the_range_of_a_rank_is_that_of_everything_turning_out_best_or_worst(ends: list[list[int]]) -> None:
    run = together(*(scored(f"CQ {n:02}", low, high - low) for n, (low, high) in enumerate(ends)))
    (group,) = ranking(run)
    by_name = {each.agency.name: each for each in group.agencies}
    for number, (low, high) in enumerate(ends):
        others = [each for position, each in enumerate(ends) if position != number]
        found = by_name[f"CQ {number:02}"]
        assert found.rank_best == 1 + sum(1 for other_low, _ in others if other_low > high)
        assert found.rank_worst == 1 + sum(1 for _, other_high in others if other_high > low)
        assert found.rank == 1 + sum(1 for other_low, _ in others if other_low > low)
        assert found.rank_best <= found.rank <= found.rank_worst


def test_an_agency_with_nothing_to_score_has_no_rank_and_stands_last() -> None:
    (group,) = ranking(together(agency("A không chấm", totals()), scored("B", 0)))
    assert [(each.agency.name, each.rank, each.rank_range) for each in group.agencies] == [
        ("B", 1, "1"),
        ("A không chấm", None, ""),
    ]
    assert group.table().rows[1][:2] == ("–", "–")


def test_agencies_are_compared_inside_their_group_only() -> None:
    half = totals(Fraction(1), lost=Fraction(1))
    run = together(
        agency("A", half, group="sở"), agency("B", half, group="huyện"), agency("C", half, group=None)
    )
    groups = {group.name: [each.agency.name for each in group.agencies] for group in ranking(run)}
    assert groups == {"Nhóm “sở”": ["A"], "Nhóm “huyện”": ["B"], "Cấp tỉnh": ["C"]}


def test_years_are_not_ranked_against_one_another() -> None:
    half = totals(Fraction(1), lost=Fraction(1))
    names = [group.name for group in ranking(together(agency("A", half), agency("A", half, year=2023)))]
    assert names == ["Nhóm “so”, kỳ 01/01/2022–31/12/2022", "Nhóm “so”, kỳ 01/01/2023–31/12/2023"]


@pytest.mark.parametrize("case", CASES)
def test_every_agency_of_a_run_stands_in_one_group_with_all_its_criteria(case: tuple[str, str]) -> None:
    run = run_of(*case)
    ranked = [each for group in ranking(run) for each in group.agencies]
    assert sorted(each.agency.id for each in ranked) == sorted(each.agency.id for each in run.agencies)
    criteria = {each.agency.id: len(each.criteria) for each in run.agencies}
    assert {each.agency.id: sum(each.counts.values()) for each in ranked} == criteria
    for group in ranking(run):
        table = group.table()
        assert {len(row) for row in table.rows} == {len(table.heads)}
        waived = any(each.counts[FindingStatus.WAIVED] for each in group.agencies)
        assert ("Số tiêu chí được miễn" in table.heads) == waived


def test_a_reader_is_told_that_nominal_points_are_no_published_points() -> None:
    assert "điểm quy ước" in ranking(run_of(*CASES[0]))[0].note
