"""All criteria of an agency: levels, order, and one bad rule that costs nothing else."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Observation
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.policies import SignalName
from cchc_rules.scoring.agency import score_agency, score_parents
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.model import Distance, Reading, Reason, Score, ScoreState, Signal

from .office import ON_TIME, ONLINE, criterion, evidence_of, over, pack_of, seen

MEASURES = {**ONLINE, **ON_TIME}
RULES = (
    criterion("2", measure="online_rate", score=over("> 30%")),
    criterion("1", measure="late_rate", score=over("< 5%"), levels=["province", "commune"]),
    criterion("3", measure="files_late", score=over("= 0"), levels=["commune"]),
)


def test_only_criteria_of_the_level_are_scored_in_the_order_of_the_pack():
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    found = {
        level: [score.criterion.id for score in score_agency(compiled, evidence_of({}, level=level))]
        for level in (AgencyLevel.PROVINCE, AgencyLevel.COMMUNE, AgencyLevel.UNIT)
    }
    assert found == {
        AgencyLevel.PROVINCE: ["2", "1"],
        AgencyLevel.COMMUNE: ["2", "1", "3"],
        AgencyLevel.UNIT: ["2"],
    }


def test_an_exception_in_one_rule_is_an_error_of_that_criterion_only():
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    broken = evidence_of({"online_rate": Observation(1, None), "late_rate": "1%"})  # type: ignore[arg-type]
    online, late = score_agency(compiled, broken)
    assert (online.state, late.points) == (ScoreState.ERROR, 1)
    assert online.message.startswith("lỗi khi chấm tiêu chí (TypeError")
    assert (online.worst, online.best) == (0, 1)


def test_a_broken_rule_is_an_error_for_every_agency_and_stops_no_other():
    compiled = compile_pack(pack_of(MEASURES, criterion("9", measure="nothing", score=over("> 3")), *RULES))
    broken, online, _ = score_agency(compiled, evidence_of({"online_rate": "40%"}))
    assert (broken.state, online.points) == (ScoreState.ERROR, 1)


def test_an_agency_that_reported_nothing_is_unknown_throughout():
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    scores = score_agency(compiled, evidence_of({}))
    assert {score.state for score in scores} == {ScoreState.UNKNOWN}
    assert score_parents(compiled, {score.criterion.id: score for score in scores}) == ()


def test_what_is_shared_between_agencies_still_knows_whose_reading_it_is():
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    one, other = (score_agency(compiled, evidence_of({"online_rate": rate}))[0] for rate in ("40%", "50%"))
    assert one.verdict is other.verdict
    assert (one.reading.value, other.reading.value) == (Fraction(2, 5), Fraction(1, 2))


def test_scores_and_compiled_packs_survive_another_process():
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    figures = {"online_rate": [seen("35%", system="A"), seen("28%", system="B")], "late_rate": "2%"}
    scores = score_agency(compiled, evidence_of(figures))
    assert pickle.loads(pickle.dumps(scores)) == scores
    again = pickle.loads(pickle.dumps(compiled))
    assert score_agency(again, evidence_of(figures)) == scores


def test_a_score_can_be_made_and_changed_by_hand():
    rule = RULES[0]
    score = Score(rule, ScoreState.SCORED, Fraction(1), Fraction(0), Fraction(1), Fraction(2))
    assert (score.criterion, score.reading, score.reason, score.lost) == (rule, None, None, 1)
    other = score._replace(points=Fraction(2), reason=Reason.SAID_NONE)
    assert (other.points, other.worst, other.reason) == (2, 0, Reason.SAID_NONE)
    assert other != score
    assert score == score._replace()
    assert len({score, score._replace()}) == 1
    assert score != "score"
    assert repr(score).startswith("Score('2', state=")


def test_signals_compare_by_what_they_say():
    one = Signal(SignalName.FALLING, "1", lambda: "Xấu đi")
    assert one == Signal(SignalName.FALLING, "1", "Xấu đi", Fraction(0))
    assert one != Signal(SignalName.FALLING, "2", "Xấu đi")
    assert one != "Xấu đi"
    assert len({one, Signal(SignalName.FALLING, "1", "Xấu đi")}) == 1
    assert repr(one) == "Signal('falling', '1', 'Xấu đi', Fraction(0, 1))"


@pytest.mark.parametrize(("low", "exact"), [(Fraction(1, 2), True), (None, False), (Fraction(1, 3), False)])
def test_a_reading_is_exact_when_its_bounds_are_its_value(low, exact):
    assert Reading(1, 2, low, Fraction(1, 2)).exact is exact


def test_a_distance_is_a_plain_tuple():
    assert Distance("trên 30%", Fraction(0), None, None, "").reached


def test_the_period_of_a_series_is_told():
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    evidence = evidence_of({"online_rate": seen("40%", as_of=date(2021, 5, 31))})
    assert score_agency(compiled, evidence)[0].reading.as_of == date(2021, 5, 31)


@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_empty_and_repeated_levels_do_not_matter(size):
    compiled = compile_pack(pack_of(MEASURES, *RULES))
    for _ in range(size):
        assert len(score_agency(compiled, evidence_of({}))) == 2
