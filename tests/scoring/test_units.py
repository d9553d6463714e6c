"""Nested shares: more than 80% of the branches, each at 97% or more (S003-T3)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.headroom import distance
from cchc_rules.scoring.model import Reason, ScoreState

from .office import ON_TIME, criterion, evidence_of, over, pack_of, unit

BRANCHES = {
    **ON_TIME,
    "branch_share": {
        "label": "Tỷ lệ chi nhánh đạt",
        "kind": "share_of_units",
        "units": "land_branch",
        "where": {"on_time_rate": ">= 97%"},
    },
}
PACK = pack_of(
    BRANCHES,
    criterion(measure="branch_share", score=over("> 80%")),
    unit_kinds={"land_branch": "Chi nhánh Văn phòng đăng ký đất đai"},
)
COMPILED = compile_pack(PACK)


def branches(*rates):
    """Branches with these on-time rates; None reported nothing."""
    return tuple(
        unit(f"cn-{index}", "land_branch", **({} if rate is None else {"on_time_rate": rate}))
        for index, rate in enumerate(rates)
    )


def scored(*rates, **keys):
    (score,) = score_agency(COMPILED, evidence_of(units=branches(*rates), **keys))
    return score


@pytest.mark.parametrize(("good", "points"), [(5, 1), (4, 0)])
def test_more_than_80_percent_of_five_branches_means_all_five(good, points):
    score = scored(*["97%"] * good, *["96,99%"] * (5 - good))
    assert (score.points, score.reading.value) == (points, Fraction(good, 5))


def test_a_branch_that_reported_nothing_leaves_open_what_it_can_change():
    score = scored(*["98%"] * 4, None)
    assert (score.state, score.reason) == (ScoreState.UNKNOWN, Reason.UNIT_UNKNOWN)
    assert (score.points, score.worst, score.best) == (None, 0, 1)
    assert (score.reading.low, score.reading.high) == (Fraction(4, 5), 1)


def test_a_branch_that_reported_nothing_changes_nothing_where_the_others_decide():
    score = scored(*["98%"] * 3, "90%", None)
    assert (score.state, score.points) == (ScoreState.SCORED, 0)


def test_where_no_branch_reported_the_share_is_unknown():
    score = scored(None, None)
    assert (score.state, score.reason) == (ScoreState.UNKNOWN, Reason.UNIT_UNKNOWN)
    assert score.missing == ("Chi nhánh cn-0", "Chi nhánh cn-1")


def test_without_any_branch_there_is_no_share():
    score = scored()
    assert (score.reason, score.missing) == (Reason.NO_UNITS, ("branch_share",))
    assert explain(COMPILED, score) == (
        "Chưa có số liệu của từng đơn vị để tính “Tỷ lệ chi nhánh đạt”: "
        "chưa chấm được, có thể từ 0 đến 1 điểm."
    )


def test_a_share_may_be_reported_where_the_branches_are_not_listed():
    (score,) = score_agency(COMPILED, evidence_of({"branch_share": "90%"}))
    assert score.points == 1


def test_a_branch_for_which_nothing_arose_counts_as_meeting_the_condition():
    idle = unit("cn-9", "land_branch", files_on_time=0, files_done=0)
    (score,) = score_agency(COMPILED, evidence_of(units=(*branches("98%", "98%"), idle)))
    assert score.points == 1


def test_counts_of_a_branch_that_contradict_each_other_are_an_error_that_names_it():
    wrong = unit("cn-9", "land_branch", files_on_time=5, files_done=0)
    (score,) = score_agency(COMPILED, evidence_of(units=(*branches("98%"), wrong)))
    assert score.state is ScoreState.ERROR
    assert score.message.startswith("Chi nhánh cn-9: Số liệu mâu thuẫn")


def test_units_of_another_kind_are_not_counted():
    (score,) = score_agency(
        COMPILED, evidence_of(units=(*branches("98%"), unit("xa-1", "commune", on_time_rate="1%")))
    )
    assert score.points == 1


def test_the_distance_is_said_in_whole_branches():
    found = distance(COMPILED, scored(*["97%"] * 4, "90%"))
    assert (found.whole, found.whole_unit) == (1, "chi nhánh Văn phòng đăng ký đất đai")
    assert found.sentence == (
        "đang bằng 80%, phải trên mức này; cần thêm 1 chi nhánh Văn phòng đăng ký đất đai đạt yêu cầu"
    )
