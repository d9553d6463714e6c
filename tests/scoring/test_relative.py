"""Against the average, or the rank, of the agency's group in the same run."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.headroom import distance
from cchc_rules.scoring.model import Reason, ScoreState
from cchc_rules.scoring.peers import PeerGroup, collect_peers

from .office import ONLINE, criterion, evidence_of, pack_of, seen

AVERAGE = {
    "relative": {
        "against": "average",
        "steps": [{"when": ">= 100%", "points": "max"}, {"otherwise": True, "points": "0"}],
    }
}
RANK = {
    "relative": {
        "against": "rank",
        "steps": [{"when": "<= 2", "points": "max"}, {"otherwise": True, "points": "0"}],
    }
}
LOWEST = {"relative": {**RANK["relative"], "lower_is_better": True}}


def run(form, *rates, groups=None, **keys):
    """The scores of agencies that reported these rates, None nothing."""
    compiled = compile_pack(pack_of(ONLINE, criterion(measure="online_rate", score=form, **keys)))
    groups = groups or ["sở"] * len(rates)
    evidences = [
        evidence_of({} if rate is None else {"online_rate": rate}, agency=f"so-{index}", group=group)
        for index, (rate, group) in enumerate(zip(rates, groups, strict=True))
    ]
    peers = collect_peers(compiled, evidences)
    return compiled, [score_agency(compiled, each, peers)[0] for each in evidences]


def points(form, *rates, **keys):
    return [score.points for score in run(form, *rates, **keys)[1]]


def test_exactly_the_average_follows_the_operator():
    assert points(AVERAGE, "20%", "40%", "60%") == [0, 1, 1]


def test_the_average_is_exact_to_the_last_third():
    # The average of 1/3, 1/3 and 1/3 is 1/3, and a float would not know it.
    measures_of_thirds = [(1, 3), (2, 6), (3, 9)]
    compiled = compile_pack(pack_of(ONLINE, criterion(measure="online_rate", score=AVERAGE)))
    evidences = [
        evidence_of({"files_online": of, "files_received": over}, agency=f"so-{of}", group="sở")
        for of, over in measures_of_thirds
    ]
    peers = collect_peers(compiled, evidences)
    assert [score_agency(compiled, each, peers)[0].points for each in evidences] == [1, 1, 1]


def test_equal_values_share_a_rank_and_the_next_one_is_skipped():
    assert points(RANK, "90%", "90%", "80%", "70%") == [1, 1, 0, 0]


def test_the_lowest_value_can_be_the_best():
    assert points(LOWEST, "1%", "2%", "3%") == [1, 1, 0]


def test_an_agency_without_a_figure_has_no_rank_and_does_not_count():
    found = run(RANK, None, "50%", "40%", "30%")[1]
    assert found[0].reason is Reason.NO_FIGURE
    assert [score.points for score in found[1:]] == [1, 1, 0]
    assert found[1].reading.group_size == 3


@pytest.mark.parametrize("rates", [("50%",), ("50%", None)])
def test_fewer_than_two_agencies_with_figures_make_no_group(rates):
    score = run(AVERAGE, *rates)[1][0]
    assert (score.state, score.reason) == (ScoreState.UNKNOWN, Reason.NO_GROUP)


def test_without_peers_there_is_no_group():
    compiled = compile_pack(pack_of(ONLINE, criterion(measure="online_rate", score=AVERAGE)))
    assert score_agency(compiled, evidence_of({"online_rate": "50%"}))[0].reason is Reason.NO_GROUP


def test_agencies_are_compared_inside_their_group_only():
    assert points(AVERAGE, "20%", "40%", "60%", "80%", groups=["a", "a", "b", "b"]) == [0, 1, 0, 1]


def test_without_a_group_the_level_is_the_group():
    compiled = compile_pack(pack_of(ONLINE, criterion(measure="online_rate", score=AVERAGE)))
    evidences = [
        evidence_of({"online_rate": rate}, agency=f"a-{index}", level=level)
        for index, (rate, level) in enumerate(
            [("20%", AgencyLevel.COMMUNE), ("40%", AgencyLevel.COMMUNE), ("90%", AgencyLevel.PROVINCE)]
        )
    ]
    peers = collect_peers(compiled, evidences)
    found = [score_agency(compiled, each, peers)[0] for each in evidences]
    assert [score.points for score in found] == [0, 1, None]


def test_an_agency_that_is_left_out_of_the_criterion_is_not_compared():
    keys = {"not_applicable": {"when": {"files_received": "= 0"}, "as": "exclude"}}
    compiled = compile_pack(pack_of(ONLINE, criterion(measure="online_rate", score=AVERAGE, **keys)))
    evidences = [
        evidence_of({"online_rate": "100%", "files_received": 0}, agency="a", group="g"),
        evidence_of({"online_rate": "20%"}, agency="b", group="g"),
        evidence_of({"online_rate": "30%"}, agency="c", group="g"),
    ]
    peers = collect_peers(compiled, evidences)
    found = [score_agency(compiled, each, peers)[0] for each in evidences]
    assert [score.points for score in found] == [None, 0, 1]


def test_where_everybody_has_nothing_nobody_is_below_the_average():
    assert points(AVERAGE, "0%", "0%") == [1, 1]


def test_the_order_of_agencies_does_not_matter():
    rates = ["20%", "45%", "45%", "90%"]
    assert points(RANK, *rates)[::-1] == points(RANK, *rates[::-1])


def test_an_estimate_moves_the_own_place_and_the_average_with_it():
    about = seen("50%", qualifier=Qualifier.ABOUT)
    score = run(AVERAGE, about, "50,2%")[1][0]
    assert (score.points, score.worst, score.best) == (0, 0, 1)
    ranked = run(RANK, about, "50,2%", "50,3%")[1][0]
    assert (ranked.points, ranked.worst, ranked.best) == (0, 0, 1)


def test_ranks_of_a_value_in_place_of_the_own_one():
    group = PeerGroup([Fraction(n) for n in (5, 5, 3, 1)])
    ranks = [group.rank(Fraction(n), Fraction(3), lower_is_better=False) for n in (6, 5, 4, 3, 0)]
    assert ranks == [1, 1, 3, 3, 4]


def test_thousands_of_agencies_with_their_own_denominators_are_summed_exactly():
    values = [Fraction(n, 10_007 + n) for n in range(1, 400)]
    assert PeerGroup(values).average == sum(values) / len(values)


def test_the_place_in_the_group_is_said():
    compiled, scores = run(RANK, "90%", "80%", "70%")
    assert explain(compiled, scores[2]) == (
        "Đạt 70%, hạng 3/3 trong nhóm, chỉ tiêu từ hạng 1 đến hạng 2 trong nhóm: 0/1 điểm, cần tăng 1 bậc."
    )
    compiled, scores = run(AVERAGE, "20%", "40%")
    assert explain(compiled, scores[0]) == (
        "Đạt 20%, bằng 66,67% mức trung bình của nhóm 2 cơ quan, chỉ tiêu từ 100% mức trung bình "
        "của nhóm trở lên: 0/1 điểm, thấp hơn 33,33 điểm phần trăm so với mức yêu cầu."
    )
    assert distance(compiled, scores[0]).whole is None
