"""Every form and every kind of measure is said in Vietnamese, as decisions say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest
from support import write_pack

from cchc_rules.packs.checks.names import CRITERION_PLACEHOLDERS
from cchc_rules.packs.criteria import Criterion, NotApplicable
from cchc_rules.packs.forms import AnyForm, CombineRule, RelativeRule
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.measures import AnyMeasure, GivenKind
from cchc_rules.packs.pack import Manifest, Origin
from cchc_rules.packs.policies import FindingStatus, Pattern, SignalName
from cchc_rules.reports.rulebook.rule_sentences import RuleSentences
from cchc_rules.reports.rulebook.rule_words import (
    ALIKE,
    EXEMPTION,
    GROUP,
    KIND,
    ORIGIN,
    PERIOD,
    POINTS,
    SIGNAL_OF_CRITERION,
    STATUS_OF_CRITERION,
    WHOSE,
    places_named,
)
from cchc_rules.reports.rulebook.totals_sentences import totals_sentences
from reports.measures import MANIFEST, MEASURES, literals

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class Example(NamedTuple):
    """A form of a criterion with two points, and how it is said."""

    measure: str
    score: str
    said: str


STEPS = "{{steps: [{{when: '{}', points: max}}, {{otherwise: true, points: 0}}]}}"
FORMS = {
    "steps": Example("rate", STEPS.format("> 30%"), "Trên 30%: 2 điểm; các trường hợp còn lại: 0 điểm."),
    "proportional": Example(
        "rate",
        "{proportional: {full_at: 85%, zero_below: 10%, round: 1}}",
        "Từ 85% trở lên: 2 điểm; từ 10% đến dưới 85%: (tỷ lệ đạt được / 85%) × 2 điểm; "
        "dưới 10%: 0 điểm; điểm làm tròn đến 1 chữ số thập phân.",
    ),
    "increments": Example(
        "growth",
        "{increments: {start: '0,5', from: 5%, each: '0,5%', adds: '0,25'}}",
        "Dưới 5%: 0 điểm; từ 5% trở lên: 0,5 điểm, cứ tăng thêm đủ 0,5 điểm phần trăm "
        "được cộng 0,25 điểm, không quá 2 điểm.",
    ),
    "deduct": Example(
        "late",
        "{deduct: {each: '0,25'}}",
        "Bắt đầu từ 2 điểm; mỗi báo cáo gửi chậm bị trừ 0,25 điểm, không thấp hơn 0 điểm.",
    ),
    "deadline": Example(
        "plan",
        "{deadline: {due: 30/9/2021}}",
        "Ban hành chậm nhất ngày 30/9/2021: 2 điểm; ban hành muộn hoặc không ban hành: 0 điểm.",
    ),
    "relative": Example(
        "rate",
        "{relative: {against: rank, steps: [{when: '<= 20', points: max}, {otherwise: true, points: half}]}}",
        "Theo thứ hạng trong nhóm cơ quan cùng được đánh giá, giá trị cao hơn xếp trên – "
        "từ hạng 1 đến hạng 20: 2 điểm; các trường hợp còn lại: 1 điểm.",
    ),
    "survey": Example(
        "hearsay", "survey", "Điểm lấy từ điều tra xã hội học, cơ quan không tự chấm: từ 0 đến 2 điểm."
    ),
    "by_level": Example(
        "rate",
        f"{{by_level: {{province: {STEPS.format('>= 70%')}, commune: {STEPS.format('>= 10%')}}}}}",
        "Cấp tỉnh – từ 70% trở lên: 2 điểm; các trường hợp còn lại: 0 điểm. "
        "Cấp xã – từ 10% trở lên: 2 điểm; các trường hợp còn lại: 0 điểm.",
    ),
}
COMBINED = {
    "sum": "Cộng điểm của các tiêu chí thành phần 1.1, 1.2.",
    "all": "Mọi tiêu chí thành phần đạt đủ điểm: 2 điểm; có tiêu chí thành phần không đạt đủ điểm: 0 điểm.",
    "any": (
        "Ít nhất một tiêu chí thành phần đạt đủ điểm: 2 điểm; "
        "không tiêu chí thành phần nào đạt đủ điểm: 0 điểm."
    ),
    "min": "Theo tiêu chí thành phần có tỷ lệ điểm đạt được thấp nhất: tỷ lệ đó × 2 điểm.",
    "max": "Theo tiêu chí thành phần có tỷ lệ điểm đạt được cao nhất: tỷ lệ đó × 2 điểm.",
    "weighted": (
        "Bình quân tỷ lệ điểm đạt được của các tiêu chí thành phần theo hệ số (1.1 hệ số 1, 1.2 hệ số 3): "
        "tỷ lệ đó × 2 điểm."
    ),
}
DERIVED = {
    "ratio": ("rate", "Hồ sơ nộp trực tuyến / Hồ sơ tiếp nhận"),
    "share_of_units": (
        "share",
        "Số chi nhánh đất đai có “Tỷ lệ nộp trực tuyến” từ 97% trở lên / Tổng số chi nhánh đất đai",
    ),
    "sum": ("both", "Hồ sơ tiếp nhận + Số báo cáo gửi chậm"),
    "product": ("times", "Tỷ lệ nộp trực tuyến × Tỷ lệ nộp trực tiếp"),
    "max": ("best", "giá trị lớn nhất trong các số liệu “Tỷ lệ nộp trực tuyến”, “Tỷ lệ nộp trực tiếp”"),
    "min": ("worst", "giá trị nhỏ nhất trong các số liệu “Tỷ lệ nộp trực tuyến”, “Tỷ lệ nộp trực tiếp”"),
    "difference": ("rest", "Hồ sơ tiếp nhận − Hồ sơ nộp trực tuyến"),
    "complement": ("offline", "100% − Tỷ lệ nộp trực tuyến"),
    "change": ("trend", "Tỷ lệ nộp trực tuyến (kỳ này) − Tỷ lệ nộp trực tuyến (kỳ trước)"),
    "days_between": ("days", "số ngày từ ngày có “Văn bản giao” đến ngày có “Kế hoạch CCHC năm”"),
}


def sentences(tmp_path: Path, rules: str) -> RuleSentences:
    return RuleSentences(load_pack(write_pack(tmp_path, MEASURES + rules, manifest=MANIFEST).folder))


def said(tmp_path: Path, measure: str, score: str, more: str = "") -> str:
    """How a criterion with two points is scored."""
    rules = sentences(
        tmp_path,
        "fields: [{id: '1', name: Một}]\n"
        f"criteria: [{{id: '1.1', name: A, points: 2, measure: {measure}, score: {score}{more}}}]",
    )
    return " ".join(passage.sentence for passage in rules.scoring(rules.pack.by_id["1.1"]))


# --- every word ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (ORIGIN, set(Origin)),
        (SIGNAL_OF_CRITERION, set(SignalName)),
        (STATUS_OF_CRITERION, set(FindingStatus)),
        (POINTS, literals(Manifest.model_fields["points"].annotation)),
        (GROUP, literals(Criterion.model_fields["group"].annotation)),
        (EXEMPTION, literals(NotApplicable.model_fields["as_"].annotation)),
        (WHOSE, literals(Pattern.model_fields["agency"].annotation)),
        (PERIOD, literals(Pattern.model_fields["period"].annotation)),
        ({**ALIKE, "agency": ""}, literals(Pattern.model_fields["same"].annotation)),
    ],
)
def test_every_word_of_a_rule_file_has_a_vietnamese_one(
    words: Collection[str], members: Collection[str]
) -> None:
    assert set(words) == set(members)


def test_every_kind_of_measure_has_a_word_of_its_own() -> None:
    kinds = {str(kind) for kind in GivenKind}
    for each in get_args(AnyMeasure):
        kinds |= literals(each.model_fields["kind"].annotation)
    assert set(KIND) == kinds
    assert len(set(KIND.values())) == len(KIND)


def test_every_place_of_a_text_is_named() -> None:
    text = "; ".join(f"{{{each}}}" for each in CRITERION_PLACEHOLDERS)
    assert "{" not in places_named(text)


# --- scoring --------------------------------------------------------------------------------------------


def test_every_form_has_an_example_here() -> None:
    names = {next(iter(each.model_fields)) for each in get_args(AnyForm)}
    assert {*FORMS, "combine"} == names
    assert set(COMBINED) == literals(CombineRule.model_fields["children"].annotation)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_said_in_a_sentence(form: str, tmp_path: Path) -> None:
    measure, score, expected = FORMS[form]
    assert said(tmp_path, measure, score) == expected


@pytest.mark.parametrize("way", COMBINED)
def test_a_way_of_combining_is_said_in_a_sentence(way: str, tmp_path: Path) -> None:
    weights = ", weights: {'1.1': 1, '1.2': 3}" if way == "weighted" else ""
    rules = sentences(
        tmp_path,
        "criteria:\n"
        f"  - {{id: '1', name: A, points: 2, score: {{combine: {{children: {way}{weights}}}}}}}\n"
        "  - {id: '1.1', name: B, points: 1, measure: rate, score: {proportional: {}}}\n"
        "  - {id: '1.2', name: C, points: 1, measure: rate, score: {proportional: {}}}\n",
    )
    [passage] = rules.scoring(rules.pack.by_id["1"])
    assert passage.sentence == COMBINED[way]


@pytest.mark.parametrize("against", sorted(literals(RelativeRule.model_fields["against"].annotation)))
def test_a_comparison_with_the_group_says_with_what(against: str, tmp_path: Path) -> None:
    line = "'>= 100%'" if against == "average" else "'<= 3'"
    text = said(
        tmp_path, "rate", f"{{relative: {{against: {against}, steps: [{{when: {line}, points: 2}}]}}}}"
    )
    assert {"average": "mức trung bình", "rank": "thứ hạng"}[against] in text


def test_a_criterion_without_a_form_is_taken_from_what_is_published(tmp_path: Path) -> None:
    rules = sentences(tmp_path, "")
    criterion = Criterion(id="9", name="A", points=1)
    assert "không tự chấm" in rules.scoring(criterion)[0].sentence


def test_levels_with_the_same_rule_are_said_together(tmp_path: Path) -> None:
    text = said(tmp_path, "rate", "{by_level: {province: {proportional: {}}, commune: {proportional: {}}}}")
    assert text.startswith("Cấp tỉnh, cấp xã – bằng 100%: 2 điểm; dưới 100%: tỷ lệ đạt được × 2 điểm")


def test_a_falling_proportion_says_both_ends(tmp_path: Path) -> None:
    text = said(tmp_path, "offline", "{proportional: {falling: true, full_at: 5%, zero_below: 20%}}")
    assert text == (
        "Không quá 5%: 2 điểm; trên 5% đến dưới 20%: (20% − tỷ lệ đạt được) / (20% − 5%) × 2 điểm; "
        "từ 20% trở lên: 0 điểm."
    )


def test_points_in_proportion_within_a_step_say_how(tmp_path: Path) -> None:
    steps = "[{when: '> 30%', points: max}, {otherwise: true, points: {proportional: 1, full_at: 30%}}]"
    text = said(tmp_path, "rate", f"{{steps: {steps}}}")
    assert "các trường hợp còn lại: (tỷ lệ đạt được / 30%) × 1 điểm, không quá 1 điểm" in text


def test_a_penalty_is_said_in_points_of_penalty(tmp_path: Path) -> None:
    text = said(tmp_path, "late", "{deduct: {each: '0,5', per: 2}}", ", group: penalty")
    assert text == "Mỗi 2 báo cáo gửi chậm: 0,5 điểm phạt, không quá 2 điểm phạt."


def test_days_that_cost_points_name_what_takes_them(tmp_path: Path) -> None:
    text = said(tmp_path, "handling", "{deduct: {each: '0,5', per: 2}}")
    assert "mỗi 2 ngày của “Thời gian giải quyết” bị trừ 0,5 điểm" in text


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("30/9/2021", "Hoàn thành chậm nhất ngày 30/9/2021"),
        ("{before: 2018-01-01}", "Hoàn thành trước ngày 01/01/2018"),
        ("{days: 30, after: assigned}", "Hoàn thành trong 30 ngày kể từ “Văn bản giao”"),
    ],
)
def test_a_deadline_says_its_last_day_as_it_is_written(due: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, "done", f"{{deadline: {{due: {due}}}}}").startswith(expected)


def test_a_deadline_says_what_late_never_and_refused_cost(tmp_path: Path) -> None:
    terms = "{due: 30/9/2021, late: half, per_day: '0,1', refused_after: 31/12/2021}"
    text = said(tmp_path, "plan", f"{{deadline: {terms}}}", ", none: exclude")
    assert text.endswith(
        "ban hành muộn: 1 điểm, mỗi ngày muộn trừ thêm 0,1 điểm, không thấp hơn 0; "
        "không ban hành: không đánh giá, không tính vào điểm tối đa; "
        "ban hành sau ngày 31/12/2021: không tiếp nhận, 0 điểm."
    )


# --- steps and changes ----------------------------------------------------------------------------------


def test_a_step_that_never_holds_is_told(tmp_path: Path) -> None:
    text = said(
        tmp_path,
        "rate",
        "{steps: [{when: '> 30%', points: 2}, {when: '> 50%', points: 1}, {otherwise: true, points: 0}]}",
    )
    assert "bậc “> 50%” không bao giờ áp dụng" in text


def test_after_yes_there_is_only_no_left(tmp_path: Path) -> None:
    steps = "{steps: [{when: '= có', points: 2}, {otherwise: true, points: 0}]}"
    assert said(tmp_path / "a", "posted", steps) == "Có: 2 điểm; không: 0 điểm."
    assert said(tmp_path / "b", "plan", steps) == "Đã ban hành: 2 điểm; không ban hành: 0 điểm."


def test_a_change_below_zero_is_said_to_have_fallen(tmp_path: Path) -> None:
    steps = "{steps: [{when: '< 0%', points: 2}, {otherwise: true, points: 0}]}"
    assert said(tmp_path, "trend", steps).startswith("Giảm so với kỳ trước (dưới 0%): 2 điểm")


# --- measures, exceptions, risk -------------------------------------------------------------------------


def test_every_derived_kind_has_an_example_here() -> None:
    assert set(KIND) - set(GivenKind) == set(DERIVED)


@pytest.mark.parametrize("kind", DERIVED)
def test_a_derived_measure_says_how_it_is_worked_out(kind: str, tmp_path: Path) -> None:
    name, expected = DERIVED[kind]
    rules = sentences(tmp_path, "")
    assert rules.pack.measures[name].kind == kind
    assert rules.measures.derivation(name) == expected


def test_a_measure_is_described_down_to_the_figures_that_are_given(tmp_path: Path) -> None:
    described = sentences(tmp_path, "").measures.described("offline")
    assert described == (
        "Tỷ lệ nộp trực tiếp = 100% − Tỷ lệ nộp trực tuyến; "
        "trong đó Tỷ lệ nộp trực tuyến = Hồ sơ nộp trực tuyến / Hồ sơ tiếp nhận"
    )


def test_a_criterion_says_when_it_is_left_out_and_when_at_risk(tmp_path: Path) -> None:
    rules = sentences(
        tmp_path,
        """
criteria:
  - id: "1"
    name: A
    points: 2
    measure: rate
    score: {proportional: {}}
    not_applicable: {when: {received: "= 0", posted: "= no"}, as: full}
    none: half
    at_risk: {margin: 2%, stale_after: 90}
    obligation: late
    documents: [plan]
""",
    )
    criterion = rules.pack.by_id["1"]
    assert rules.exceptions(criterion) == (
        "Khi “Hồ sơ tiếp nhận” bằng 0 hồ sơ và “Đã niêm yết” là không: được đủ điểm.",
        "Khi cơ quan báo cáo là không có, không phát sinh: 1 điểm.",
    )
    assert rules.at_risk(criterion) == (
        "đang đạt nhưng cách mức bị trừ điểm không quá 2 điểm phần trăm",
        "số liệu đã cũ hơn 90 ngày",
        "đã phát sinh “Số báo cáo gửi chậm”, dù chưa mất điểm",
        "thiếu tài liệu kiểm chứng, hoặc tài liệu chưa chỉ rõ mục, trang",
    )
    assert rules.target(criterion) == "bằng 100%"


def test_a_deadline_warns_when_the_pack_does_not_say_how_early(tmp_path: Path) -> None:
    rules = sentences(
        tmp_path,
        "criteria: [{id: '1', name: A, points: 1, measure: plan, score: {deadline: {due: 30/9/2021}}}]",
    )
    [warning] = rules.at_risk(rules.pack.by_id["1"])
    assert warning == "còn không quá 30 ngày (mức chung) là đến hạn mà chưa ban hành"


# --- totals ---------------------------------------------------------------------------------------------


def test_caps_rescaling_rounding_and_bands_are_said(tmp_path: Path) -> None:
    totals = (
        "{bonus: {cap: 5}, penalty: {cap: 3}, clamp: false, rescale: true, "
        "rounding: {places: 1, at: criterion}, "
        "bands: [{name: Tốt, when: '>= 90%'}, {name: Khá, when: '80%..<90%'}, {name: Kém, when: '< 80%'}]}"
    )
    pack = load_pack(write_pack(tmp_path, MEASURES, manifest={**MANIFEST, "totals": totals}).folder)
    bands = (
        "Xếp loại theo chỉ số (tổng điểm chia tổng điểm tối đa): “Tốt” khi từ 90% trở lên; "
        "“Khá” khi từ 80% đến dưới 90%; “Kém” khi dưới 80%."
    )
    assert totals_sentences(pack.manifest.totals) == (
        "Tổng điểm thưởng không quá 5 điểm.",
        "Tổng điểm phạt không quá 3 điểm.",
        "Khi có tiêu chí không đánh giá, tổng điểm được quy về thang điểm gốc.",
        "Điểm của từng tiêu chí được làm tròn đến 1 chữ số thập phân.",
        bands,
    )
