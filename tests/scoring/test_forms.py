"""Proportional, increments, deduct, survey, by level."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.model import Reason, ScoreState

from .office import NONE, ONLINE, over, score_of

LATE = {"late_reports": {"label": "Báo cáo chậm", "kind": "count", "unit": "báo cáo"}}


@pytest.mark.parametrize(
    ("rate", "points"),
    [("100%", 1), ("85%", 1), ("42,5%", Fraction(1, 2)), ("30%", Fraction(30, 85)), ("29,9%", 0), ("0%", 0)],
)
def test_proportional_points_run_from_the_floor_to_the_full_level(rate, points):
    form = {"proportional": {"full_at": "85%", "zero_below": "30%"}}
    assert score_of(form, {"online_rate": rate}).points == points


def test_proportional_points_are_full_at_100_percent_unless_said():
    assert score_of({"proportional": {}}, {"online_rate": "66%"}, points="2").points == Fraction(132, 100)


@pytest.mark.parametrize(
    ("rate", "points"), [("0%", 1), ("2%", 1), ("6%", Fraction(1, 2)), ("10%", 0), ("50%", 0)]
)
def test_falling_points_are_full_at_the_low_level_and_none_from_the_high_one(rate, points):
    form = {"proportional": {"full_at": "2%", "zero_below": "10%", "falling": True}}
    assert score_of(form, {"online_rate": rate}).points == points


def test_a_rule_rounds_half_up_once_by_its_own_decimals():
    form = {"proportional": {"full_at": "80%", "round": 2}}
    assert score_of(form, {"online_rate": "10%"}).points == Fraction(13, 100)
    pack = {"totals": {"rounding": {"places": "1", "at": "criterion"}}}
    assert score_of(form, {"online_rate": "10%"}, manifest=pack).points == Fraction(13, 100)


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("19,99%", 0),
        ("20%", Fraction(1, 2)),
        ("20,4%", Fraction(1, 2)),
        ("20,5%", Fraction(3, 4)),
        ("21%", 1),
        ("21,5%", Fraction(5, 4)),
        ("90%", Fraction(3, 2)),
    ],
)
def test_every_full_half_percent_above_20_adds_a_quarter_point_up_to_the_cap(rate, points):
    rule = {"start": "0,5", "from": "20%", "each": "0,5%", "adds": "0,25", "cap": "1,5"}
    assert score_of({"increments": rule}, {"online_rate": rate}, points="2").points == points


def test_increments_stop_at_the_criterion_maximum_and_below_the_level_get_what_the_rule_says():
    rule = {"from": "10%", "each": "1%", "adds": "1", "below": "0,1"}
    assert score_of({"increments": rule}, {"online_rate": "90%"}, points="3").points == 3
    assert score_of({"increments": rule}, {"online_rate": "9%"}, points="3").points == Fraction(1, 10)


@pytest.mark.parametrize(
    ("late", "points"), [(0, 1), (1, Fraction(3, 4)), (3, Fraction(1, 4)), (4, 0), (9, 0)]
)
def test_every_late_report_costs_a_quarter_point_down_to_the_floor(late, points):
    form = {"deduct": {"each": "0,25"}}
    assert score_of(form, {"late_reports": late}, measures=LATE, measure="late_reports").points == points


def test_only_full_batches_are_deducted():
    form = {"deduct": {"each": "0,5", "per": "3", "floor": "0,2"}}
    keys = {"measures": LATE, "measure": "late_reports"}
    found = [score_of(form, {"late_reports": late}, **keys).points for late in (2, 3, 5, 6, 60)]
    assert found == [1, Fraction(1, 2), Fraction(1, 2), Fraction(1, 5), Fraction(1, 5)]


def test_a_penalty_counts_the_points_it_takes():
    keys = {"measures": LATE, "measure": "late_reports", "group": "penalty", "points": "2"}
    form = {"deduct": {"each": "0,5"}}
    found = [score_of(form, {"late_reports": late}, **keys) for late in (0, 1, 9)]
    assert [score.points for score in found] == [0, Fraction(1, 2), 2]
    assert [score.lost for score in found] == [0, Fraction(1, 2), 2]


def test_a_bonus_not_won_is_not_lost():
    score = score_of(over("> 90%"), {"online_rate": "50%"}, group="bonus")
    assert (score.points, score.lost) == (0, 0)


def test_a_survey_criterion_is_unknown_between_none_and_all_whatever_is_reported():
    score = score_of("survey", {"online_rate": "99%"}, points="3")
    assert (score.state, score.reason) == (ScoreState.UNKNOWN, Reason.SURVEY)
    assert (score.points, score.worst, score.best) == (None, 0, 3)


def test_a_survey_figure_that_was_not_published_is_told_from_a_missing_figure():
    measures = {"sipas": {"label": "Mức độ hài lòng", "kind": "survey"}}
    missing = score_of(over(">= 85%"), {}, measures=measures, measure="sipas")
    assert missing.reason is Reason.SURVEY
    assert score_of(over(">= 85%"), {"sipas": "86%"}, measures=measures, measure="sipas").points == 1


@pytest.mark.parametrize(
    ("level", "rate", "points"),
    [
        (AgencyLevel.PROVINCE, "69,9%", 0),
        (AgencyLevel.PROVINCE, "70%", 1),
        (AgencyLevel.DISTRICT, "20%", 1),
        (AgencyLevel.DISTRICT, "19%", 0),
        (AgencyLevel.COMMUNE, "10%", 1),
    ],
)
def test_each_level_has_its_own_line(level, rate, points):
    form = {"by_level": {"province": over(">= 70%"), "district": over(">= 20%"), "commune": over(">= 10%")}}
    assert score_of(form, {"online_rate": rate}, level=level).points == points


def test_a_level_the_rule_does_not_speak_of_is_unknown():
    score = score_of(
        {"by_level": {"province": over(">= 70%")}}, {"online_rate": "80%"}, level=AgencyLevel.UNIT
    )
    assert (score.state, score.reason) == (ScoreState.UNKNOWN, Reason.NO_RULE_FOR_LEVEL)


def test_a_criterion_without_a_way_to_score_is_not_self_scored():
    assert score_of(None, {"online_rate": "80%"}).reason is Reason.NOT_SELF_SCORED


@pytest.mark.parametrize(
    ("worth", "state", "points"),
    [
        ("max", ScoreState.SCORED, 1),
        ("half", ScoreState.SCORED, Fraction(1, 2)),
        ("0,3", ScoreState.SCORED, Fraction(3, 10)),
        ("exclude", ScoreState.NOT_APPLICABLE, None),
    ],
)
def test_an_explicit_none_is_worth_what_the_criterion_says(worth, state, points):
    score = score_of(over("> 3"), {"files_online": NONE}, measure="files_online", none=worth)
    assert (score.state, score.points, score.reason) == (state, points, Reason.SAID_NONE)


def test_an_explicit_none_is_zero_where_the_criterion_says_nothing():
    score = score_of(over("= 0"), {"files_online": NONE}, measure="files_online")
    assert (score.points, score.reason) == (1, Reason.SAID_NONE)
    assert score.reading is not None
    assert score.reading.said_none


def test_a_rule_that_cannot_be_applied_is_an_error_of_this_criterion_only():
    score = score_of(over("> 3"), {}, measure=None)
    assert score.state is ScoreState.ERROR
    assert score.message == "chưa khai báo số liệu được chấm"
    unknown = score_of(over("> 3"), {}, measure="nothing")
    assert unknown.message == "chưa khai báo số liệu “nothing”"


def test_a_measure_made_from_itself_is_an_error():
    measures = {**ONLINE, "loop": {"label": "Vòng", "kind": "complement", "of": "loop"}}
    score = score_of(over("> 3%"), {}, measures=measures, measure="loop")
    assert score.message == "số liệu “loop” được tính từ chính nó"
