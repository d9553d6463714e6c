"""Points by steps, exactly on the line and around it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import DocumentRecord
from cchc_rules.scoring.model import Reason, ScoreState

from .office import ONLINE, over, said, score_of

BANDS = {
    "steps": [
        {"when": ">= 95%", "points": "max"},
        {"when": "90%..<95%", "points": "half"},
        {"when": "80%..<90%", "points": {"proportional": "0,4", "full_at": "90%"}},
        {"otherwise": True, "points": "0"},
    ]
}


def test_online_rate_of_exactly_30_percent_is_deducted_when_the_plan_says_over_30():
    score = score_of(over("> 30%"), {"files_online": 3000, "files_received": 10000})
    assert (score.state, score.points, score.lost) == (ScoreState.SCORED, 0, 1)


def test_online_rate_of_exactly_30_percent_is_met_when_the_plan_says_at_least_30():
    assert score_of(over(">= 30%"), {"files_online": 3000, "files_received": 10000}).points == 1


def test_one_file_more_than_30_percent_is_met_when_the_plan_says_over_30():
    assert score_of(over("> 30%"), {"files_online": 3001, "files_received": 10000}).points == 1


@pytest.mark.parametrize(
    ("line", "late", "points"),
    [("< 5%", 499, 1), ("< 5%", 500, 0), ("<= 5%", 500, 1), ("<= 5%", 501, 0), ("= 0", 0, 1), ("= 0", 1, 0)],
)
def test_lower_is_better_lines_follow_their_operator(line, late, points):
    assert score_of(over(line), {"files_online": late, "files_received": 10000}).points == points


@pytest.mark.parametrize(
    ("online", "points", "step"),
    [
        (95, 1, 0),
        (94, Fraction(1, 2), 1),
        (90, Fraction(1, 2), 1),
        (85, Fraction(4, 10) * 85 / 90, 2),
        (80, Fraction(4, 10) * 80 / 90, 2),
        (79, 0, 3),
        (0, 0, 3),
    ],
)
def test_the_first_step_that_holds_wins(online, points, step):
    score = score_of(BANDS, {"files_online": online, "files_received": 100})
    assert (score.points, score.step) == (points, step)


def test_an_earlier_step_wins_over_a_later_one_that_also_holds():
    form = {"steps": [{"when": ">= 50%", "points": "0,5"}, {"when": ">= 80%", "points": "1"}]}
    assert score_of(form, {"online_rate": "90%"}).points == Fraction(1, 2)


def test_a_value_no_step_speaks_of_is_a_rule_error_and_never_a_pass():
    form = {"steps": [{"when": ">= 90%", "points": "1"}, {"when": "< 80%", "points": "0"}]}
    score = score_of(form, {"online_rate": "85%"})
    assert (score.state, score.reason) == (ScoreState.ERROR, Reason.NO_STEP_HOLDS)
    assert (score.points, score.worst, score.best) == (None, 0, 1)


def test_points_in_proportion_stop_at_the_full_level():
    form = {"steps": [{"otherwise": True, "points": {"proportional": "2", "full_at": "85%"}}]}
    assert score_of(form, {"online_rate": "90%"}, points="2").points == 2
    assert score_of(form, {"online_rate": "42,5%"}, points="2").points == 1


@pytest.mark.parametrize(("value", "points"), [(1, 1), (0, 0)])
def test_a_flag_is_scored_by_yes_and_no(value, points):
    measures = {"one_stop": {"label": "Dùng phần mềm một cửa", "kind": "flag"}}
    form = {"steps": [{"when": True, "points": "max"}, {"when": "= không", "points": "0"}]}
    assert score_of(form, {"one_stop": value}, measures=measures, measure="one_stop").points == points


def test_a_choice_is_scored_by_its_word_whatever_its_capitals():
    measures = {"grade": {"label": "Xếp loại", "kind": "choice", "choices": ["Tốt", "Khá", "Yếu"]}}
    form = {
        "steps": [
            {"when": "= Tốt", "points": "max"},
            {"when": "= Khá", "points": "half"},
            {"otherwise": True, "points": "0"},
        ]
    }
    found = [
        score_of(form, {"grade": said(word)}, measures=measures, measure="grade").points
        for word in ("Tốt", "KHÁ", "Yếu")
    ]
    assert found == [1, Fraction(1, 2), 0]


def test_a_choice_no_step_names_is_a_rule_error():
    measures = {"grade": {"label": "Xếp loại", "kind": "choice", "choices": ["Tốt", "Khá"]}}
    form = {"steps": [{"when": "= Tốt", "points": "max"}]}
    score = score_of(form, {"grade": said("Khá")}, measures=measures, measure="grade")
    assert (score.state, score.reason) == (ScoreState.ERROR, Reason.NO_STEP_HOLDS)


def test_a_document_is_scored_by_whether_it_was_issued():
    measures = {"plan": {"label": "Kế hoạch CCHC năm", "kind": "document"}}
    form = {"steps": [{"when": "= có", "points": "max"}, {"when": "= không", "points": "0"}]}
    keys = {"measures": measures, "measure": "plan"}
    assert score_of(form, {}, {"plan": date(2021, 1, 4)}, **keys).points == 1
    assert score_of(form, {}, {"plan": DocumentRecord(issued=True)}, **keys).points == 1
    assert score_of(form, {}, {"plan": False}, **keys).points == 0
    missing = score_of(form, {}, {}, **keys)
    assert (missing.state, missing.reason, missing.missing) == (
        ScoreState.UNKNOWN,
        Reason.NO_DOCUMENT,
        ("plan",),
    )


def test_points_are_rounded_half_up_only_where_the_pack_rounds_criteria():
    form = {"steps": [{"otherwise": True, "points": {"proportional": "1"}}]}
    figures = {"online_rate": "12,5%"}
    assert score_of(form, figures).points == Fraction(1, 8)
    rounded = {"totals": {"rounding": {"places": "2", "at": "criterion"}}}
    assert score_of(form, figures, manifest=rounded).points == Fraction(13, 100)


def test_a_missing_figure_is_unknown_and_never_zero():
    score = score_of(over(">= 0%"), {"files_received": 100})
    assert (score.state, score.reason, score.missing) == (
        ScoreState.UNKNOWN,
        Reason.NO_FIGURE,
        ("files_online",),
    )
    assert (score.points, score.worst, score.best, score.lost) == (None, 0, 1, 0)


def test_days_and_counts_are_whole_numbers_compared_exactly():
    measures = {**ONLINE, "days": {"label": "Số ngày", "kind": "days"}}
    for days, points in ((30, 1), (31, 0)):
        assert (
            score_of(over("<= 30 ngày"), {"days": days}, measures=measures, measure="days").points == points
        )
