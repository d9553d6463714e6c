"""Published results (kết quả thẩm định, công bố) take the place of computed ones."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from .office import RATE, assessed, criterion, over, points, result, rules, status, statuses

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment

TREE = rules(
    criterion("1.1", points=2),
    criterion("1.2", None),
    criterion("1.2.1", "online"),
    criterion("1.2.2", "paid", points=3),
    fields=["1"],
)


def published(root: Path, official: str, figures: str = "on_time: 10%, online: 95%, paid: 95%") -> Assessment:
    """The result with figures and published scores."""
    return assessed(root, TREE, f"figures: {{{figures}}}\nofficial_scores: {official}\n")


def test_published_points_replace_the_computed_ones(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.1": {points: "1,5", source: 57/QĐ-UBND, reason: Ban hành muộn}}')
    one = result(found, "1.1")
    assert (one.score.points, one.score.lost, one.status) == (Fraction(3, 2), Fraction(1, 2), "deducted")
    assert (one.official, one.official_source) == (True, "57/QĐ-UBND")
    assert [signal.text for signal in one.signals] == [
        "Kết quả công bố: bị trừ 0,5/2 điểm (Ban hành muộn; 57/QĐ-UBND)"
    ]
    assert points(found.totals) == (Fraction(11, 2), 0, 0, Fraction(1, 2), 0)


def test_a_published_result_that_lost_nothing_is_met(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.1": 2}')
    assert (status(found, "1.1"), result(found, "1.1").signals) == ("met", ())
    assert found.totals.sure == 6


def test_a_published_deduction_without_points_invents_none(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.1": {status: deducted}}')
    one = result(found, "1.1")
    assert (one.status, one.score.points, one.score.worst, one.score.best) == ("deducted", None, 0, 2)
    assert points(found.totals) == (4, 0, 2, 0, 0)


def test_a_published_risk_without_points_is_at_risk_and_open(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.1": {status: at_risk}}')
    assert (status(found, "1.1"), result(found, "1.1").score.points) == ("at_risk", None)
    assert points(found.totals) == (4, 2, 0, 0, 0)


def test_published_as_met_without_points_is_all_points(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.1": {status: met}}')
    assert (status(found, "1.1"), result(found, "1.1").score.points) == ("met", 2)


@pytest.mark.parametrize("said", ["met", "at_risk"])
def test_points_published_as_lost_are_deducted_whatever_the_status_beside_them(
    tmp_path: Path, said: str
) -> None:
    found = published(tmp_path, f'{{"1.1": {{points: 1, status: {said}}}}}')
    assert status(found, "1.1") == "deducted"
    assert points(found.totals, "sure", "lost") == (5, 1)


def test_a_result_published_for_a_parent_supersedes_what_is_below_it(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.2": "3,5"}')
    assert statuses(found) == {"1.1": "deducted", "1.2": "deducted"}
    assert found.parents == ()
    assert result(found, "1.2").score.max_points == 4
    assert points(found.totals, "maximum", "sure", "lost") == (6, Fraction(7, 2), Fraction(5, 2))


def test_a_result_published_for_a_parent_supersedes_those_published_below_it(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.2": 4, "1.2.2": 0}')
    assert statuses(found) == {"1.1": "deducted", "1.2": "met"}
    assert points(found.totals, "maximum", "lost") == (6, 2)


def test_a_result_published_for_one_child_leaves_the_others_computed(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1.2.2": 1}')
    assert statuses(found) == {"1.1": "deducted", "1.2.1": "met", "1.2.2": "deducted"}
    assert (status(found, "1.2"), result(found, "1.2").score.points) == ("deducted", 2)


def test_points_published_for_a_whole_field_take_no_criterion_away_and_are_told_of(tmp_path: Path) -> None:
    found = published(tmp_path, '{"1": "2,5"}')
    assert statuses(found) == {"1.1": "deducted", "1.2.1": "met", "1.2.2": "met"}
    assert found.totals.maximum == 6
    assert any("lĩnh vực 1 " in warning for warning in found.warnings)


def test_a_result_published_for_a_combined_parent_counts_with_its_points(tmp_path: Path) -> None:
    written = rules(
        criterion("1", None, "{combine: {children: all}}", points=6),
        criterion("1.1"),
        criterion("1.2", "online"),
    )
    found = assessed(tmp_path, written, 'figures: {on_time: 1%}\nofficial_scores: {"1": 5}\n')
    assert statuses(found) == {"1": "deducted"}
    assert points(found.totals) == (5, 0, 0, 1, 0)


@pytest.mark.parametrize("written", ["1", '"-1"'])
def test_a_published_penalty_takes_points_away_with_or_without_a_minus(tmp_path: Path, written: str) -> None:
    penalty = criterion("2", "late", points=2, group="penalty", score=over(">= 1"))
    body = f'figures: {{on_time: 95%, late: 0}}\nofficial_scores: {{"2": {written}}}\n'
    found = assessed(tmp_path, rules(criterion("1", points=10), penalty), body)
    assert status(found, "2") == "deducted"
    assert points(found.totals, "penalty", "worst", "best") == (1, 9, 9)


def test_a_published_bonus_that_is_not_full_is_no_deduction(tmp_path: Path) -> None:
    bonus = criterion("2", "online", points=2, group="bonus", score=RATE)
    body = 'figures: {on_time: 50%}\nofficial_scores: {"2": 1}\n'
    found = assessed(tmp_path, rules(criterion("1", points=10, score=RATE), bonus), body)
    assert status(found, "2") == "met"
    assert points(found.totals, "bonus", "worst") == (1, 6)


def test_last_years_result_is_not_this_years(tmp_path: Path) -> None:
    body = 'figures: {on_time: 95%}\nlast_year: {"1": {status: deducted}}\n'
    found = assessed(tmp_path, rules(criterion("1")), body)
    assert status(found, "1") == "met"
    assert [signal.name for signal in result(found, "1").signals] == ["lost_last_year"]
