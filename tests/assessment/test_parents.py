"""Criteria with sub-criteria (sum, all, any, min, max, weighted): points in the totals, and their status."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from .office import AT_RISK, DEDUCTED, assessed, criterion, number, over, points, result, rules, status

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment

CHILDREN = (
    criterion("1.1", "on_time"),
    criterion("1.2", "online", points=2),
    criterion("1.3", "paid", points=3, not_applicable='{when: {received: "= 0"}, as: exclude}'),
)


def whole(root: Path, kind: str, body: str, weights: str = "", policies: str = DEDUCTED) -> Assessment:
    """A parent of three, worth 6 points."""
    combine = f"{{combine: {{children: {kind}{weights}}}}}"
    parent = criterion("1", None, combine, points=6)
    return assessed(root, rules(parent, *CHILDREN, policies=policies), body)


ALL_MET = "figures: {on_time: 95%, online: 95%, paid: 95%}\n"
TWO_MET = "figures: {on_time: 95%, online: 95%, paid: 1%}\n"
ONE_MET = "figures: {on_time: 95%, online: 1%, paid: 1%}\n"
ONE_OPEN = "figures: {on_time: 95%, online: 95%}\n"
ONE_LOST_ONE_OPEN = "figures: {on_time: 95%, online: 1%}\n"
WEIGHTS = ', weights: {"1.1": 50, "1.2": 30, "1.3": 20}'


@pytest.mark.parametrize(
    ("kind", "body", "sure", "unknown", "lost"),
    [
        ("sum", ALL_MET, 6, 0, 0),
        ("sum", TWO_MET, 3, 0, 3),
        ("sum", ONE_OPEN, 3, 3, 0),
        ("all", ALL_MET, 6, 0, 0),
        ("all", TWO_MET, 0, 0, 6),
        ("all", ONE_OPEN, 0, 6, 0),
        ("all", ONE_LOST_ONE_OPEN, 0, 0, 6),
        ("any", TWO_MET, 6, 0, 0),
        ("any", ONE_OPEN, 6, 0, 0),
        ("any", "figures: {on_time: 1%, online: 1%, paid: 1%}\n", 0, 0, 6),
        ("any", "figures: {on_time: 1%, online: 1%}\n", 0, 6, 0),
        ("min", TWO_MET, 0, 0, 6),
        ("max", ONE_MET, 6, 0, 0),
        ("weighted" + WEIGHTS, TWO_MET, "4,8", 0, "1,2"),
        ("weighted" + WEIGHTS, ONE_OPEN, "4,8", "1,2", 0),
    ],
)
def test_what_a_parent_of_three_adds_to_the_totals(
    tmp_path: Path, kind: str, body: str, sure: int | str, unknown: int, lost: int | str
) -> None:
    found = whole(tmp_path, kind, body).totals
    assert points(found) == (number(str(sure)), 0, number(str(unknown)), number(str(lost)), 0)
    assert found.maximum == 6


def test_a_parent_without_a_form_is_the_sum_of_its_children(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(criterion("1", None), *CHILDREN), TWO_MET)
    assert result(found, "1").score.points == 3
    assert points(found.totals) == (3, 0, 0, 3, 0)


@pytest.mark.parametrize("kind", ["all", "any", "min", "max"])
def test_a_child_left_out_leaves_the_decision_to_the_others(tmp_path: Path, kind: str) -> None:
    found = whole(tmp_path, kind, "figures: {on_time: 95%, online: 95%, received: 0}\n")
    assert points(found.totals) == (6, 0, 0, 0, 0)
    assert found.totals.excluded == 0


def test_a_parent_all_of_whose_children_are_left_out_is_excluded_as_a_whole(tmp_path: Path) -> None:
    rule = '{when: {received: "= 0"}, as: exclude}'
    kids = [criterion(each, not_applicable=rule) for each in ("1.1", "1.2")]
    parent = criterion("1", None, "{combine: {children: all}}", points=6)
    found = assessed(tmp_path, rules(parent, *kids, criterion("2")), "figures: {on_time: 95%, received: 0}\n")
    assert status(found, "1") == "not_applicable"
    assert points(found.totals, "maximum", "excluded") == (1, 6)


def test_a_sum_counts_its_children_and_leaves_out_what_does_not_apply(tmp_path: Path) -> None:
    found = whole(tmp_path, "sum", "figures: {on_time: 95%, online: 95%, received: 0}\n")
    assert points(found.totals, "maximum", "sure", "excluded") == (3, 3, 3)


def test_points_of_a_parent_are_at_risk_when_a_child_is(tmp_path: Path) -> None:
    kids = (criterion("1.1", obligation="late"), criterion("1.2", "online"))
    parent = criterion("1", None, "{combine: {children: all}}", points=4)
    found = assessed(
        tmp_path,
        rules(parent, *kids, policies=DEDUCTED + AT_RISK),
        "figures: {on_time: 95%, online: 95%, late: 2}\n",
    )
    assert status(found, "1") == "at_risk"
    assert points(found.totals) == (0, 4, 0, 0, 0)


def test_parents_within_parents_are_counted_once(tmp_path: Path) -> None:
    written = rules(
        criterion("1", None, "{combine: {children: max}}", points=10),
        criterion("1.1", None, "{combine: {children: all}}", points=4),
        criterion("1.1.1"),
        criterion("1.1.2", "online"),
        criterion("1.2", "paid", points=4, score=over(">= 1%", "2")),
    )
    found = assessed(tmp_path, written, "figures: {on_time: 95%, online: 1%, paid: 50%}\n")
    assert result(found, "1.1").score.points == 0
    assert result(found, "1").score.points == 5
    assert points(found.totals) == (5, 0, 0, 5, 0)


# The status of a parent


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("sum", TWO_MET, "deducted"),
        ("sum", ONE_LOST_ONE_OPEN, "deducted"),
        ("sum", ONE_OPEN, "unknown"),
        ("sum", ALL_MET, "met"),
        ("all", TWO_MET, "deducted"),
        ("all", ONE_OPEN, "unknown"),
        ("any", TWO_MET, "met"),
        ("any", "figures: {on_time: 1%, online: 1%}\n", "unknown"),
        ("any", "figures: {on_time: 1%, online: 1%, paid: 1%}\n", "deducted"),
        ("max", ONE_MET, "met"),
        ("min", ONE_MET, "deducted"),
    ],
)
def test_a_parent_is_deducted_only_when_it_lost_points_itself(
    tmp_path: Path, kind: str, body: str, expected: str
) -> None:
    assert status(whole(tmp_path, kind, body), "1") == expected


def test_a_parent_that_cannot_be_combined_is_a_rule_error_and_not_met(tmp_path: Path) -> None:
    weights = ', weights: {"1.1": 0, "1.2": 0, "1.3": 1}'
    found = whole(tmp_path, "weighted" + weights, "figures: {on_time: 95%, online: 95%, received: 0}\n")
    assert status(found, "1") == "rule_error"
    assert points(found.totals, "sure", "unknown") == (0, 6)


def test_a_parent_shows_the_points_the_agency_claims_for_it(tmp_path: Path) -> None:
    found = whole(tmp_path, "sum", f'{ALL_MET}self_scores: {{"1": "5,5"}}\n')
    assert result(found, "1").self_score == Fraction(11, 2)
