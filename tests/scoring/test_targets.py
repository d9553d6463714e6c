"""Targets in the words of a decision (domain facts 9.2)."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.targets import target_text

from .office import compiled_of, criterion, over

MEASURES = {
    "rate": {"label": "Tỷ lệ", "kind": "percent"},
    "late": {"label": "Báo cáo chậm", "kind": "count", "unit": "báo cáo"},
    "days": {"label": "Số ngày", "kind": "days"},
    "rank": {"label": "Thứ hạng", "kind": "rank"},
    "money": {"label": "Số tiền", "kind": "money"},
    "flag": {"label": "Dùng phần mềm", "kind": "flag"},
    "plan": {"label": "Kế hoạch", "kind": "document"},
    "assignment": {"label": "Văn bản giao", "kind": "document"},
    "grade": {"label": "Xếp loại", "kind": "choice", "choices": ["Tốt", "Khá", "Yếu"]},
}


def target(measure, form, **keys):
    level = keys.pop("level", None)
    compiled = compiled_of(criterion(measure=measure, score=form, **keys), measures=MEASURES)
    return target_text(compiled, "1", level)


@pytest.mark.parametrize(
    ("measure", "line", "words"),
    [
        ("rate", "> 30%", "trên 30%"),
        ("rate", ">= 95%", "từ 95% trở lên"),
        ("rate", "< 5%", "dưới 5%"),
        ("rate", "<= 5%", "không quá 5%"),
        ("rate", "= 100%", "bằng 100%"),
        ("rate", ">= 100%", "bằng 100%"),
        ("rate", "= 0%", "bằng 0%"),
        ("rate", "= 50%", "bằng 50%"),
        ("rate", "90%..<100%", "từ 90% đến dưới 100%"),
        ("rate", ">40%..60%", "trên 40% đến 60%"),
        ("late", "= 0", "bằng 0 báo cáo"),
        ("late", "< 1", "bằng 0 báo cáo"),
        ("late", "< 5", "dưới 5 báo cáo"),
        ("late", ">= 5", "từ 5 báo cáo trở lên"),
        ("days", "<= 30 ngày", "không quá 30 ngày"),
        ("rank", "<= 20", "từ hạng 1 đến hạng 20"),
        ("rank", "< 4", "từ hạng 1 đến hạng 3"),
        ("rank", "= 1", "hạng 1"),
        ("money", ">= 1.000.000", "từ 1.000.000 đồng trở lên"),
        ("flag", "= có", "có"),
        ("flag", "= không", "không"),
        ("plan", "= có", "đã ban hành"),
        ("grade", "= Tốt", "“Tốt”"),
    ],
)
def test_a_line_is_said_as_a_decision_says_it(measure, line, words):
    assert target(measure, over(line)) == words


def test_two_ways_to_all_points_are_both_said():
    form = {
        "steps": [
            {"when": "< 10%", "points": "max"},
            {"when": ">= 90%", "points": "max"},
            {"otherwise": True, "points": "0"},
        ]
    }
    assert target("rate", form) == "dưới 10% hoặc từ 90% trở lên"
    choice = {"steps": [{"when": "= Tốt", "points": "max"}, {"when": "= Khá", "points": "max"}]}
    assert target("grade", choice) == "“Tốt” hoặc “Khá”"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2021, 9, 30), "đúng hạn, chậm nhất ngày 30/9/2021"),
        ({"before": date(2022, 1, 31)}, "đúng hạn, trước ngày 31/01/2022"),
        ({"days": "30", "after": "assignment"}, "trong 30 ngày kể từ “Văn bản giao”"),
    ],
)
def test_a_deadline_is_said_with_its_day(due, words):
    assert target("plan", {"deadline": {"due": due}}) == words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"proportional": {"full_at": "85%"}}, "từ 85% trở lên"),
        ({"proportional": {}}, "bằng 100%"),
        ({"proportional": {"full_at": "2%", "zero_below": "10%", "falling": True}}, "không quá 2%"),
        ({"increments": {"from": "20%", "each": "10%", "adds": "0,5"}}, "từ 40% trở lên"),
        ("survey", "theo kết quả điều tra xã hội học"),
        (None, ""),
    ],
)
def test_other_forms_say_what_gets_all_points(form, words):
    assert target("rate", form) == words


def test_deduction_asks_for_nothing_that_counts():
    assert target("late", {"deduct": {"each": "0,25"}}) == "bằng 0 báo cáo"
    assert target("late", {"deduct": {"each": "0,25", "per": "3"}}) == "dưới 3 báo cáo"


def test_the_group_is_said():
    steps = [{"when": "<= 3", "points": "max"}, {"otherwise": True, "points": "0"}]
    assert (
        target("rate", {"relative": {"against": "rank", "steps": steps}}) == "từ hạng 1 đến hạng 3 trong nhóm"
    )
    steps = [{"when": "> 100%", "points": "max"}, {"otherwise": True, "points": "0"}]
    assert target("rate", {"relative": {"against": "average", "steps": steps}}) == (
        "trên 100% mức trung bình của nhóm"
    )


def test_each_level_has_its_own_target():
    form = {"by_level": {"province": over(">= 70%"), "commune": over(">= 10%")}}
    assert target("rate", form, level=AgencyLevel.PROVINCE) == "từ 70% trở lên"
    assert target("rate", form, level=AgencyLevel.COMMUNE) == "từ 10% trở lên"
    assert target("rate", form, level=AgencyLevel.UNIT) == ""


@pytest.mark.parametrize(
    ("line", "relative", "words"),
    [
        ("> 0%", False, "tăng so với kỳ trước"),
        (">= 0%", False, "không giảm so với kỳ trước"),
        ("< 0%", False, "giảm so với kỳ trước"),
        ("<= 0%", False, "không tăng so với kỳ trước"),
        (">= 5%", False, "tăng từ 5 điểm phần trăm trở lên"),
        (">= 10%", True, "tăng từ 10% trở lên"),
        ("<= -10%", True, "giảm từ 10% trở lên"),
        ("< -10%", True, "giảm trên 10%"),
        ("<= 5%", False, "không quá tăng 5 điểm phần trăm"),
    ],
)
def test_a_change_is_asked_for_as_a_change(line, relative, words):
    measures = {
        **MEASURES,
        "change": {"label": "Mức tăng", "kind": "change", "of": "rate", "relative": relative},
    }
    compiled = compiled_of(criterion(measure="change", score=over(line)), measures=measures)
    assert target_text(compiled, "1") == words


def test_an_unknown_criterion_has_no_target():
    assert target_text(compiled_of(criterion(measure="online_rate", score=over("> 3%"))), "9") == ""


def test_a_penalty_asks_for_what_takes_no_points():
    form = {"steps": [{"when": "> 3", "points": "max"}, {"otherwise": True, "points": "0"}]}
    assert target("late", form, group="penalty") == "không quá 3 báo cáo"
