"""When a criterion does not apply: exclude, full, zero, and nobody knows (Hà Nam 2023, QĐ 766)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Qualifier
from cchc_rules.scoring.model import Reason, ScoreState

from .office import NONE, ONLINE, over, score_of, seen


def rule(as_, **when):
    return {"not_applicable": {"when": when or {"files_received": "= 0"}, "as": as_}}


NO_FILES = {"files_online": 0, "files_received": 0}


@pytest.mark.parametrize(
    ("as_", "state", "points", "reason"),
    [
        ("exclude", ScoreState.NOT_APPLICABLE, None, Reason.EXCLUDED),
        ("full", ScoreState.SCORED, 1, Reason.FULL_BY_RULE),
        ("zero", ScoreState.SCORED, 0, Reason.ZERO_BY_RULE),
    ],
)
def test_the_rule_says_what_not_applying_is_worth(as_, state, points, reason):
    score = score_of(over("> 30%"), NO_FILES, **rule(as_))
    assert (score.state, score.points, score.reason) == (state, points, reason)


def test_what_does_not_apply_can_neither_win_nor_lose_but_keeps_its_maximum_for_the_count():
    score = score_of(over("> 30%"), NO_FILES, **rule("exclude"))
    assert (score.worst, score.best, score.max_points, score.lost) == (0, 0, 1, 0)


def test_an_explicit_none_makes_the_count_zero():
    score = score_of(over("> 30%"), {"files_received": NONE}, **rule("exclude"))
    assert score.state is ScoreState.NOT_APPLICABLE


def test_a_missing_count_leaves_the_criterion_in():
    score = score_of(over("> 30%"), {"online_rate": "20%"}, **rule("exclude"))
    assert (score.state, score.points) == (ScoreState.SCORED, 0)


def test_a_count_that_may_be_zero_leaves_the_criterion_in():
    figures = {"files_received": seen(0, qualifier=Qualifier.AT_LEAST), "online_rate": "20%"}
    assert score_of(over("> 30%"), figures, **rule("exclude")).state is not ScoreState.NOT_APPLICABLE


def test_every_condition_has_to_hold():
    when = {"files_received": "= 0", "files_online": "= 0"}
    assert score_of(over("> 30%"), NO_FILES, **rule("exclude", **when)).state is ScoreState.NOT_APPLICABLE
    figures = {"files_received": 0, "online_rate": "10%"}
    assert score_of(over("> 30%"), figures, **rule("exclude", **when)).state is ScoreState.SCORED


def test_a_condition_is_read_in_the_scope_and_else_as_a_whole():
    keys = {"scope": "land", **rule("exclude")}
    in_scope = {("files_received", "land"): 0, "files_received": 50}
    assert score_of(over("> 30%"), in_scope, **keys).state is ScoreState.NOT_APPLICABLE
    as_a_whole = {"files_received": 0}
    assert score_of(over("> 30%"), as_a_whole, **keys).state is ScoreState.NOT_APPLICABLE


@pytest.mark.parametrize(("flag", "state"), [(1, ScoreState.NOT_APPLICABLE), (0, ScoreState.SCORED)])
def test_a_flag_can_exclude(flag, state):
    measures = {**ONLINE, "own_software": {"label": "Dùng phần mềm của bộ", "kind": "flag"}}
    score = score_of(
        over("> 30%"),
        {"own_software": flag, "online_rate": "40%"},
        measures=measures,
        **rule("exclude", own_software="= có"),
    )
    assert score.state is state


def test_without_a_rule_nothing_of_nothing_is_met():
    score = score_of(over("> 30%"), NO_FILES)
    assert (score.points, score.reason) == (1, Reason.NOTHING_AROSE)


def test_sources_that_disagree_about_the_condition_leave_the_criterion_in():
    figures = {
        "files_received": [seen(0, system="A"), seen(9, system="B")],
        "online_rate": "10%",
    }
    assert score_of(over("> 30%"), figures, **rule("exclude")).state is ScoreState.SCORED


def test_a_condition_on_an_unknown_measure_is_an_error_of_the_rule():
    score = score_of(over("> 30%"), {"online_rate": "40%"}, **rule("exclude", nothing="= 0"))
    assert score.state is ScoreState.ERROR
    assert score.max_points == Fraction(1)
