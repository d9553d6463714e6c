"""The one sentence that explains a score, for every form and every reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.model import Reason, Score, ScoreState

from .office import NONE, ON_TIME, ONLINE, criterion, evidence_of, on, over, pack_of, said, seen

MEASURES = {
    **ONLINE,
    **ON_TIME,
    "plan": {"label": "Kế hoạch CCHC năm", "kind": "document"},
    "assignment": {"label": "Văn bản giao", "kind": "document"},
    "held_on": {"label": "Ngày tổ chức hội nghị", "kind": "date"},
    "flag": {"label": "Dùng phần mềm một cửa điện tử", "kind": "flag"},
    "grade": {"label": "Xếp loại", "kind": "choice", "choices": ["Tốt", "Khá"]},
    "change": {"label": "Mức tăng", "kind": "change", "of": "online_rate"},
    "sipas": {"label": "Mức độ hài lòng", "kind": "survey"},
    "share": {
        "label": "Tỷ lệ chi nhánh đạt",
        "kind": "share_of_units",
        "units": "branch",
        "where": {"on_time_rate": ">= 97%"},
    },
}


def sentence(form, figures=None, documents=None, *, measure="online_rate", evidence=None, **keys):
    pack = pack_of(MEASURES, criterion(measure=measure, score=form, **keys))
    compiled = compile_pack(pack)
    (score,) = score_agency(compiled, evidence_of(figures, documents, **(evidence or {})))
    return explain(compiled, score)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            "81,6%",
            (
                "Tăng 9,6 điểm phần trăm, chỉ tiêu tăng so với kỳ trước: 1/1 điểm, "
                "cao hơn 9,6 điểm phần trăm so với mức kỳ trước."
            ),
        ),
        (
            "72%",
            (
                "Không thay đổi so với kỳ trước, chỉ tiêu tăng so với kỳ trước: 0/1 điểm, "
                "đang bằng kỳ trước, phải trên mức này."
            ),
        ),
        (
            "70%",
            "Giảm 2 điểm phần trăm, chỉ tiêu tăng so với kỳ trước: 0/1 điểm, còn thiếu 2 điểm phần trăm.",
        ),
    ],
)
def test_a_change_is_told_as_a_change(now, told):
    series = [seen("72%", as_of=date(2020, 12, 31)), seen(now)]
    assert sentence(over("> 0%"), {"online_rate": series}, measure="change") == told


OPEN = "chưa chấm được, có thể từ 0 đến 1 điểm."


@pytest.mark.parametrize(
    ("keys", "said_"),
    [
        (
            {"form": over("> 30%"), "figures": {"online_rate": "28,14%"}},
            "Đạt 28,14%, chỉ tiêu trên 30%: 0/1 điểm, còn thiếu 1,86 điểm phần trăm.",
        ),
        (
            {"form": over(">= 70%"), "figures": {"online_rate": "81,6%"}},
            "Đạt 81,6%, chỉ tiêu từ 70% trở lên: 1/1 điểm, cao hơn 11,6 điểm phần trăm so với mức 70%.",
        ),
        (
            {"form": over("< 5%"), "figures": {"late_rate": "6%"}, "measure": "late_rate"},
            "Tỷ lệ hồ sơ trễ hạn: 6%, chỉ tiêu dưới 5%: 0/1 điểm, vượt 1 điểm phần trăm.",
        ),
        (
            {"form": over("= 0"), "figures": {"files_late": 3}, "measure": "files_late"},
            (
                "Hồ sơ giải quyết trễ hạn: 3 hồ sơ, chỉ tiêu bằng 0 hồ sơ: 0/1 điểm, "
                "cần bớt 3 hồ sơ giải quyết trễ hạn."
            ),
        ),
        (
            {"form": {"proportional": {"full_at": "85%"}}, "figures": {"online_rate": "42,5%"}},
            "Đạt 42,5%, chỉ tiêu từ 85% trở lên: 0,5/1 điểm, còn thiếu 42,5 điểm phần trăm.",
        ),
        (
            {
                "form": over("> 30%"),
                "figures": {"online_rate": seen("31%", qualifier=Qualifier.ABOUT)},
            },
            "Đạt khoảng 31%, chỉ tiêu trên 30%: 1/1 điểm, cao hơn 1 điểm phần trăm so với mức 30%.",
        ),
        (
            {
                "form": over("> 30%"),
                "figures": {"online_rate": seen("30,5%", qualifier=Qualifier.AT_MOST)},
            },
            (
                "Đạt gần 30,5%, chỉ tiêu trên 30%: 1/1 điểm (có thể từ 0 đến 1), "
                "cao hơn 0,5 điểm phần trăm so với mức 30%."
            ),
        ),
        (
            {"form": over("= có"), "figures": {"flag": 0}, "measure": "flag"},
            "Dùng phần mềm một cửa điện tử: không, yêu cầu có: 0/1 điểm.",
        ),
        (
            {"form": over("= Tốt"), "figures": {"grade": said("Khá")}, "measure": "grade"},
            "Xếp loại: “Khá”, chỉ tiêu “Tốt”: 0/1 điểm.",
        ),
        (
            {"form": over("= có"), "documents": {"plan": date(2021, 1, 4)}, "measure": "plan"},
            "Đã ban hành 01/KH-VP, yêu cầu đã ban hành: 1/1 điểm.",
        ),
        (
            {
                "form": {"deadline": {"due": date(2021, 9, 30), "late": "half"}},
                "documents": {"plan": date(2021, 10, 5)},
                "measure": "plan",
            },
            ("Ban hành ngày 05/10/2021 (01/KH-VP), hạn chậm nhất ngày 30/9/2021: 0,5/1 điểm, muộn 5 ngày."),
        ),
        (
            {
                "form": {"deadline": {"due": date(2021, 9, 30)}},
                "figures": {"held_on": on(date(2021, 9, 28))},
                "measure": "held_on",
            },
            "Hoàn thành ngày 28/9/2021, hạn chậm nhất ngày 30/9/2021: 1/1 điểm, sớm 2 ngày.",
        ),
        (
            {
                "form": {"deadline": {"due": {"days": "30", "after": "assignment"}}},
                "documents": {"plan": date(2021, 3, 11), "assignment": date(2021, 3, 1)},
                "measure": "plan",
            },
            (
                "Ban hành ngày 11/3/2021 (01/KH-VP), hạn trong 30 ngày kể từ “Văn bản giao” (đến 31/3/2021): "
                "1/1 điểm, sớm 20 ngày."
            ),
        ),
        (
            {
                "form": {"deduct": {"each": "0,5"}},
                "figures": {"files_late": 1},
                "measure": "files_late",
                "group": "penalty",
                "points": "2",
            },
            (
                "Hồ sơ giải quyết trễ hạn: 1 hồ sơ, chỉ tiêu bằng 0 hồ sơ: 0,5 điểm phạt, "
                "cần bớt 1 hồ sơ giải quyết trễ hạn."
            ),
        ),
    ],
)
def test_a_score_is_explained_with_value_target_points_and_distance(keys, said_):
    assert sentence(**keys) == said_


BY_REASON = {
    Reason.NO_FIGURE: (
        {"form": over("> 30%"), "figures": {"files_online": 3}},
        f"Chưa có số liệu “Hồ sơ tiếp nhận”: {OPEN}",
    ),
    Reason.NO_DOCUMENT: (
        {"form": over("= có"), "measure": "plan"},
        f"Chưa có thông tin về tài liệu “Kế hoạch CCHC năm”: {OPEN}",
    ),
    Reason.NO_DATE: (
        {"form": {"deadline": {"due": date(2021, 9, 30)}}, "documents": {"plan": None}, "measure": "plan"},
        f"Chưa biết ngày của “Kế hoạch CCHC năm”: {OPEN}",
    ),
    Reason.NO_COMMON_DATE: (
        {
            "form": over("> 30%"),
            "figures": {
                "files_online": seen(3, as_of=date(2021, 5, 31)),
                "files_received": seen(9, as_of=date(2021, 9, 30)),
            },
        },
        "Số liệu “Hồ sơ nộp trực tuyến”, “Hồ sơ tiếp nhận” không cùng một ngày nên không tính được: " + OPEN,
    ),
    Reason.SURVEY: ({"form": "survey"}, f"Điểm lấy từ điều tra xã hội học, cơ quan không tự chấm: {OPEN}"),
    Reason.NOT_DUE: (
        {
            "form": {"deadline": {"due": date(2022, 1, 31)}},
            "measure": "plan",
        },
        f"Chưa đến hạn (31/01/2022), chưa có “Kế hoạch CCHC năm”: {OPEN}",
    ),
    Reason.NO_GROUP: (
        {
            "form": {"relative": {"against": "rank", "steps": over("= 1")["steps"]}},
            "figures": {"online_rate": "40%"},
        },
        f"Chưa đủ hai cơ quan cùng nhóm có số liệu để so sánh: {OPEN}",
    ),
    Reason.NO_PREVIOUS: (
        {"form": over("> 3%"), "figures": {"online_rate": "40%"}, "measure": "change"},
        f"Chưa có số liệu kỳ trước của “Tỷ lệ hồ sơ nộp trực tuyến”: {OPEN}",
    ),
    Reason.NO_UNITS: (
        {"form": over("> 80%"), "measure": "share"},
        f"Chưa có số liệu của từng đơn vị để tính “Tỷ lệ chi nhánh đạt”: {OPEN}",
    ),
    Reason.NO_RULE_FOR_LEVEL: (
        {"form": {"by_level": {"commune": over("> 3%")}}},
        f"Quy tắc không nêu cách chấm cho cấp này: {OPEN}",
    ),
    Reason.NO_STEP_HOLDS: (
        {"form": {"steps": [{"when": "> 50%", "points": "1"}]}, "figures": {"online_rate": "40%"}},
        "Lỗi quy tắc hoặc số liệu: không bậc điểm nào áp dụng cho giá trị 40%.",
    ),
    Reason.NOT_SELF_SCORED: ({"form": None}, f"Cơ quan không tự chấm tiêu chí này: {OPEN}"),
    Reason.NOTHING_AROSE: (
        {
            "form": over("= 100%"),
            "figures": {"files_late": 0, "apologies_sent": 0},
            "measure": "apology_rate",
        },
        "Không phát sinh “Hồ sơ giải quyết trễ hạn”: 1/1 điểm.",
    ),
    Reason.SAID_NONE: (
        {"form": over("= 0"), "figures": {"files_late": NONE}, "measure": "files_late"},
        "Cơ quan báo cáo không có “Hồ sơ giải quyết trễ hạn”: 1/1 điểm.",
    ),
    Reason.EXCLUDED: (
        {
            "form": over("> 30%"),
            "figures": {"files_received": 0},
            "not_applicable": {"when": {"files_received": "= 0"}, "as": "exclude"},
        },
        "Không đánh giá theo quy tắc vì “Hồ sơ tiếp nhận” bằng 0 hồ sơ: không tính 1 điểm vào điểm tối đa.",
    ),
    Reason.FULL_BY_RULE: (
        {
            "form": over("> 30%"),
            "figures": {"files_received": 0},
            "not_applicable": {"when": {"files_received": "= 0"}, "as": "full"},
        },
        "Không đánh giá theo quy tắc vì “Hồ sơ tiếp nhận” bằng 0 hồ sơ, tính đủ điểm: 1/1 điểm.",
    ),
    Reason.ZERO_BY_RULE: (
        {
            "form": over("> 30%"),
            "figures": {"files_received": 0},
            "not_applicable": {"when": {"files_received": "= 0"}, "as": "zero"},
        },
        "Không đánh giá theo quy tắc vì “Hồ sơ tiếp nhận” bằng 0 hồ sơ, tính 0 điểm: 0/1 điểm.",
    ),
    Reason.REFUSED: (
        {
            "form": {"deadline": {"due": date(2021, 9, 30), "refused_after": date(2021, 12, 20)}},
            "documents": {"plan": date(2021, 12, 21)},
            "measure": "plan",
        },
        "Ban hành ngày 21/12/2021 (01/KH-VP), không tiếp nhận sau ngày 20/12/2021: 0/1 điểm, muộn 82 ngày.",
    ),
}
ELSEWHERE = {
    Reason.UNIT_UNKNOWN,  # test_units.py
    Reason.CHILD_UNKNOWN,  # below, for a parent
}


@pytest.mark.parametrize("reason", list(BY_REASON))
def test_every_reason_is_told(reason):
    keys, told = BY_REASON[reason]
    assert sentence(**keys) == told


def test_no_reason_is_forgotten():
    assert set(BY_REASON) | ELSEWHERE == set(Reason)


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("state", list(ScoreState))
def test_whatever_reason_a_score_carries_there_is_a_sentence(state, reason):
    pack = pack_of(MEASURES, criterion(measure="online_rate", score=over("> 30%")))
    compiled = compile_pack(pack)
    points = Fraction(1) if state is ScoreState.SCORED else None
    score = Score(pack.criteria[0], state, points, Fraction(0), Fraction(1), Fraction(1), reason=reason)
    told = explain(compiled, score)
    assert told[0].isupper()
    assert told.endswith(".")
    assert "{" not in told
    assert reason.value not in told


def test_an_unknown_sub_criterion_is_named():
    pack = pack_of(
        MEASURES, criterion("1", score=None), criterion("1.1", measure="online_rate", score=over("> 3%"))
    )
    score = Score(
        pack.by_id["1"],
        ScoreState.UNKNOWN,
        None,
        Fraction(0),
        Fraction(1),
        Fraction(1),
        reason=Reason.CHILD_UNKNOWN,
        missing=("1.1",),
    )
    assert explain(compile_pack(pack), score) == (
        "Chưa chấm được tiêu chí thành phần 1.1: có thể từ 0 đến 1 điểm."
    )


def test_published_points_are_told_as_published():
    pack = pack_of(MEASURES, criterion(measure="online_rate", score=over("> 30%")))
    score = Score(
        pack.criteria[0], ScoreState.SCORED, Fraction(1, 2), Fraction(1, 2), Fraction(1, 2), Fraction(1)
    )
    assert explain(compile_pack(pack), score) == "Theo kết quả đã công bố: 0,5/1 điểm."


def test_a_contradiction_is_told_with_its_figures():
    told = sentence(over("> 30%"), {"files_online": 5, "files_received": 0})
    assert told == (
        "Lỗi quy tắc hoặc số liệu: Số liệu mâu thuẫn: “Hồ sơ nộp trực tuyến” (5) lớn hơn 0 trong khi "
        "“Hồ sơ tiếp nhận” (0)."
    )


def test_every_level_can_be_explained():
    for level in AgencyLevel:
        assert sentence(over("> 30%"), {"online_rate": "40%"}, evidence={"level": level}).startswith(
            "Đạt 40%"
        )
