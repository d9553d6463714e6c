"""A goal is met, missed, or told of as not run; a benchmark hands its figures on unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.goals import GOALS, Goal, State, verdicts
from benchmarks.results import Point, Ratio, Results

if TYPE_CHECKING:
    from pathlib import Path

ZEN = Goal("scoring: zen-engine", "made-up criteria", 1.3)


def _found(best: float, name: str = ZEN.name) -> Results:
    return Results([Ratio(name, best, best, best)])


@pytest.mark.parametrize(("best", "state"), [(0.9, State.MET), (1.3, State.MET), (1.31, State.MISSED)])
def test_a_goal_is_missed_only_above_its_limit(best: float, state: State) -> None:
    assert [each.state for each in verdicts([_found(best)], [ZEN])] == [state]


def test_a_goal_of_a_peer_that_is_not_installed_tells_the_reason_and_is_not_missed() -> None:
    (verdict,) = verdicts([Results(not_run={ZEN.name: "not installed here: no module"})], [ZEN])
    assert (verdict.state, verdict.measured) == (State.NOT_RUN, "not installed here: no module")


def test_a_script_that_did_not_run_is_the_reason_for_all_its_goals() -> None:
    goals = [ZEN, Goal("scoring: rule-engine, from the evidence", "", 1.0)]
    told = verdicts([Results(not_run={"scoring": "failed"})], goals)
    assert [(each.state, each.measured) for each in told] == [(State.NOT_RUN, "failed")] * 2


def test_a_goal_nothing_measures_says_so() -> None:
    (verdict,) = verdicts([_found(1.0, "another")], [ZEN])
    assert (verdict.state, verdict.measured) == (State.NOT_RUN, "nothing measured it")


def test_no_two_goals_have_the_same_name() -> None:
    names = [each.name for each in GOALS]
    assert len(names) == len(set(names))


def test_a_ratio_sets_best_beside_best_and_spreads_over_the_rounds() -> None:
    ratio = Ratio.of("x", [2.0, 3.0, 4.0], [4.0, 2.0, 4.0])
    assert (ratio.best, ratio.least, ratio.most) == (1.0, 0.5, 1.5)
    assert str(ratio) == "1.00 (0.50 to 1.50)"


def test_what_a_script_hands_on_is_read_as_it_was(tmp_path: Path) -> None:
    results = Results([Ratio("a", 1, 0.5, 2)], {"b": "no Java"}, [Point("agencies", "assess", 1000, 1.5)])
    results.write(tmp_path / "found.json")
    assert Results.read(tmp_path / "found.json") == results
