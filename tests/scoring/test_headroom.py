"""How far from the line, in points of percent and in whole files."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Qualifier
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.headroom import distance

from .office import ON_TIME, ONLINE, compiled_of, criterion, evidence_of, on, over, seen

REPORTS = {
    "late_reports": {"label": "Báo cáo chậm", "kind": "count", "unit": "báo cáo"},
    "classes": {"label": "Số lớp tập huấn", "kind": "count", "unit": "lớp"},
    "paid": {"label": "Số tiền nộp trực tuyến", "kind": "money"},
    "rank": {"label": "Thứ hạng", "kind": "rank"},
    "days": {"label": "Số ngày ban hành", "kind": "days"},
    "plan": {"label": "Kế hoạch", "kind": "document"},
    "held_on": {"label": "Ngày họp", "kind": "date"},
}
MEASURES = {**ONLINE, **ON_TIME, **REPORTS}


def of(measure, form, figures=None, documents=None, **keys):
    compiled = compiled_of(criterion(measure=measure, score=form, **keys), measures=MEASURES)
    (score,) = score_agency(compiled, evidence_of(figures, documents))
    return distance(compiled, score)


def test_online_files_missing_to_go_over_30_percent():
    found = of("online_rate", over("> 30%"), {"files_online": 4362, "files_received": 15500})
    assert found.gap == Fraction(3, 10) - Fraction(4362, 15500)
    assert (found.whole, found.whole_unit, found.reached) == (289, "hồ sơ", False)
    assert found.sentence == "còn thiếu 1,86 điểm phần trăm; cần thêm 289 hồ sơ nộp trực tuyến"


def test_late_files_an_on_time_rate_can_still_bear():
    found = of("on_time_rate", over(">= 95%"), {"files_on_time": 962, "files_done": 1000})
    assert (found.gap, found.whole, found.reached) == (Fraction(-12, 1000), 12, True)
    assert found.sentence == "cao hơn 1,2 điểm phần trăm so với mức 95%; còn được trễ tối đa 12 hồ sơ"


def test_exactly_on_the_line_there_is_no_room_left():
    found = of("on_time_rate", over(">= 95%"), {"files_on_time": 95, "files_done": 100})
    assert (found.gap, found.whole) == (0, 0)
    assert found.sentence == "vừa đúng mức 95%; không được trễ thêm hồ sơ nào"


def test_exactly_on_a_line_that_has_to_be_passed_one_file_is_missing():
    found = of("online_rate", over("> 30%"), {"files_online": 30, "files_received": 100})
    assert (found.gap, found.whole, found.reached) == (0, 1, False)
    assert found.sentence == "đang bằng 30%, phải trên mức này; cần thêm 1 hồ sơ nộp trực tuyến"


def test_a_late_rate_says_how_many_late_files_are_left_or_too_many():
    spare = of("late_rate", over("< 5%"), {"files_on_time": 970, "files_done": 1000})
    assert spare.sentence == "thấp hơn 2 điểm phần trăm so với mức 5%; còn được trễ tối đa 19 hồ sơ"
    excess = of("late_rate", over("< 5%"), {"files_on_time": 940, "files_done": 1000})
    assert excess.sentence == "vượt 1 điểm phần trăm; cần bớt 11 hồ sơ"


def test_a_reported_rate_without_counts_has_no_whole_files():
    found = of("online_rate", over("> 30%"), {"online_rate": "28,14%"})
    assert (found.whole, found.whole_unit, found.sentence) == (None, None, "còn thiếu 1,86 điểm phần trăm")


def test_approximate_counts_have_no_whole_files():
    figures = {"files_online": 4362, "files_received": seen(15500, qualifier=Qualifier.AT_MOST)}
    assert of("online_rate", over("> 30%"), figures).whole is None


@pytest.mark.parametrize(
    ("measure", "line", "value", "whole", "sentence"),
    [
        ("late_reports", "= 0", 3, 3, "cần bớt 3 báo cáo chậm"),
        ("late_reports", "< 5", 2, 2, "còn được trễ tối đa 2 báo cáo"),
        ("classes", ">= 5", 3, 2, "cần thêm 2 lớp tập huấn"),
        ("classes", ">= 5", 9, 4, "còn dư 4 lớp tập huấn"),
        ("classes", ">= 5", 5, 0, "không còn dư lớp tập huấn nào"),
        ("paid", ">= 1.000.000", 400_000, None, "còn thiếu 600.000 đồng"),
        ("rank", "<= 20", 27, None, "cần tăng 7 bậc"),
        ("days", "<= 30 ngày", 33, 3, "vượt 3 ngày"),
        ("days", "<= 30 ngày", 21, 9, "thấp hơn 9 ngày so với mức 30 ngày"),
    ],
)
def test_every_kind_of_number_has_its_own_words(measure, line, value, whole, sentence):
    found = of(measure, over(line), {measure: value})
    assert (found.whole, found.sentence) == (whole, sentence)


@pytest.mark.parametrize(
    ("day", "gap", "sentence"),
    [
        (date(2021, 10, 5), 5, "muộn 5 ngày"),
        (date(2021, 9, 30), 0, "đúng ngày cuối của hạn"),
        (date(2021, 9, 1), -29, "sớm 29 ngày"),
    ],
)
def test_a_deadline_is_measured_in_days(day, gap, sentence):
    form = {"deadline": {"due": date(2021, 9, 30)}}
    assert (
        of("plan", form, documents={"plan": day}).gap,
        of("held_on", form, {"held_on": on(day)}).sentence,
    ) == (
        gap,
        sentence,
    )


def test_between_two_lines_the_nearer_edge_counts():
    band = {"steps": [{"when": "40%..60%", "points": "max"}, {"otherwise": True, "points": "0"}]}
    assert of("online_rate", band, {"online_rate": "42%"}).gap == Fraction(-2, 100)
    assert of("online_rate", band, {"online_rate": "59%"}).gap == Fraction(-1, 100)
    assert of("online_rate", band, {"online_rate": "70%"}).sentence == "vượt 10 điểm phần trăm"


def test_the_line_of_a_table_is_the_one_for_all_points():
    bands = {
        "steps": [
            {"when": ">= 95%", "points": "max"},
            {"when": ">= 80%", "points": "half"},
            {"otherwise": True, "points": "0"},
        ]
    }
    assert of("online_rate", bands, {"online_rate": "85%"}).gap == Fraction(1, 10)


@pytest.mark.parametrize(
    ("form", "gap"),
    [
        ({"proportional": {"full_at": "85%"}}, Fraction(25, 100)),
        ({"increments": {"from": "20%", "each": "10%", "adds": "0,5"}}, Fraction(-20, 100)),
    ],
)
def test_other_forms_have_a_line_for_all_points_too(form, gap):
    assert of("online_rate", form, {"online_rate": "60%"}).gap == gap


def test_deduction_has_room_for_what_does_not_count_yet():
    form = {"deduct": {"each": "0,25", "per": "3"}}
    assert of("late_reports", form, {"late_reports": 1}).whole == 1
    assert of("late_reports", form, {"late_reports": 4}).sentence == "cần bớt 2 báo cáo chậm"


def test_without_a_value_there_is_no_distance():
    assert of("online_rate", over("> 30%"), {}) is None
    assert of("plan", {"deadline": {"due": date(2021, 9, 30)}}, documents={"plan": False}) is None


def test_a_target_beyond_reach_has_no_whole_files():
    form = over("> 100%")
    found = of("online_rate", form, {"files_online": 30, "files_received": 100})
    assert found.whole is None
