"""The figures of the seed documents against each other's thresholds (domain facts 8.5).

These mix years and provinces: an illustration of the arithmetic, not an assessment of anyone.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.headroom import distance
from cchc_rules.scoring.signals import signals_of

from .office import ON_TIME, ONLINE, criterion, evidence_of, over, pack_of, seen

S003_ONLINE = {
    "by_level": {"province": over(">= 70%"), "district": over(">= 20%"), "commune": over(">= 10%")}
}
MEASURES = {**ONLINE, **ON_TIME}


def scored(form, measure, figures, *, level=AgencyLevel.PROVINCE, as_of=date(2021, 12, 31), **keys):
    compiled = compile_pack(pack_of(MEASURES, criterion(measure=measure, score=form, **keys)))
    evidence = evidence_of(figures, level=level, as_of=as_of)
    (score,) = score_agency(compiled, evidence)
    return compiled, evidence, score


@pytest.mark.parametrize(
    ("level", "rate"),
    [
        (AgencyLevel.PROVINCE, "81,6%"),
        (AgencyLevel.DISTRICT, "54,7%"),
        (AgencyLevel.COMMUNE, "94%"),
    ],
)
def test_quang_ngai_2024_meets_the_online_targets_of_quang_nam_2022(level, rate):
    assert scored(S003_ONLINE, "online_rate", {"online_rate": rate}, level=level)[2].points == 1


@pytest.mark.parametrize(
    ("level", "rate", "gap"),
    [
        (AgencyLevel.PROVINCE, "44,89%", "25,11"),
        (AgencyLevel.DISTRICT, "4,78%", "15,22"),
        (AgencyLevel.COMMUNE, "6,2%", "3,8"),
    ],
)
def test_the_baseline_of_quang_nam_2021_is_below_all_three_targets(level, rate, gap):
    compiled, _, score = scored(S003_ONLINE, "online_rate", {"online_rate": rate}, level=level)
    assert score.points == 0
    assert distance(compiled, score).sentence == f"còn thiếu {gap} điểm phần trăm"


def test_land_files_online_miss_the_30_percent_of_2021_by_1_86_points():
    figures = {("online_rate", "land"): [seen("11,43%", as_of=date(2020, 12, 31)), seen("28,14%")]}
    compiled, _, score = scored(over("> 30%"), "online_rate", figures, scope="land")
    assert score.points == 0
    assert distance(compiled, score).gap == Fraction(186, 10000)
    assert explain(compiled, score) == (
        "Đạt 28,14%, chỉ tiêu trên 30%: 0/1 điểm, còn thiếu 1,86 điểm phần trăm."
    )


def test_land_files_on_time_in_2023_are_below_95_percent_and_prolonged():
    figures = {"on_time_rate": seen("93,83%", as_of=date(2020, 12, 31))}
    compiled, evidence, score = scored(over(">= 95%"), "on_time_rate", figures)
    assert score.points == 0
    names = [signal.name.value for signal in signals_of(compiled, evidence, score)]
    assert names == ["points_lost", "prolonged"]


def test_a_year_later_they_are_cleared():
    figures = {"on_time_rate": [seen("93,83%", as_of=date(2020, 12, 31)), seen("99,06%")]}
    compiled, evidence, score = scored(over(">= 95%"), "on_time_rate", figures)
    assert score.points == 1
    assert signals_of(compiled, evidence, score) == ()


def test_a_rise_from_99_92_to_99_95_is_three_hundredths_of_a_point():
    measures = {**MEASURES, "change": {"label": "Mức tăng", "kind": "change", "of": "on_time_rate"}}
    series = [seen("99,92%", as_of=date(2020, 12, 31)), seen("99,95%")]
    compiled = compile_pack(pack_of(measures, criterion(measure="change", score=over("> 0%"))))
    (score,) = score_agency(compiled, evidence_of({"on_time_rate": series}))
    # The report says "+0,003%"; the gap of its own two figures is 0,03 points.
    assert score.reading.value == Fraction(3, 10000)


def test_nearly_15500_land_files_received_leave_the_share_solved_open_upwards():
    figures = {"files_on_time": 13440, "files_done": seen("15.500", qualifier=Qualifier.AT_MOST)}
    score = scored(over(">= 95%"), "on_time_rate", figures)[2]
    assert score.reading.low == Fraction(13440, 15500)
    assert (score.points, score.worst, score.best) == (0, 0, 1)


def test_every_late_file_apologised_for_has_lost_nothing_and_is_still_an_obligation():
    figures = {"files_late": 24, "apologies_sent": 24}
    compiled, evidence, score = scored(over("= 100%"), "apology_rate", figures, obligation="files_late")
    assert score.points == 1
    assert [signal.name.value for signal in signals_of(compiled, evidence, score)] == ["obligation_triggered"]


@pytest.mark.parametrize(("line", "points"), [(">= 80%", 1), ("> 85%", 0)])
def test_two_targets_of_one_plan_for_one_satisfaction_rate_disagree(line, points):
    measures = {"satisfaction": {"label": "Mức độ hài lòng về đất đai", "kind": "percent"}}
    compiled = compile_pack(pack_of(measures, criterion(measure="satisfaction", score=over(line))))
    (score,) = score_agency(compiled, evidence_of({"satisfaction": "85%"}))
    assert score.points == points


@pytest.mark.parametrize(
    ("line", "expected"), [(">= 95%", [0, 1]), (">= 96%", [0, 1]), (">= 97%", [0, 1]), (">= 99,06%", [0, 1])]
)
def test_the_same_on_time_rate_under_the_thresholds_of_three_plans(line, expected):
    found = [
        scored(over(line), "on_time_rate", {"on_time_rate": rate})[2].points for rate in ("93,83%", "99,06%")
    ]
    assert found == expected
