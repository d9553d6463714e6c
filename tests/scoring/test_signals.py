"""Facts that may mean risk, one test or more per signal."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import DocumentRecord, OfficialResult, Qualifier, Waiver
from cchc_rules.packs.policies import SignalName
from cchc_rules.scoring.agency import score_agency, score_parents
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.signals import signals_of

from .office import NONE, ON_TIME, ONLINE, criterion, evidence_of, over, pack_of, seen, signals

MAY, SEPTEMBER, YEAR_END = date(2021, 5, 31), date(2021, 9, 30), date(2021, 12, 31)
MEASURES = {
    **ONLINE,
    **ON_TIME,
    "plan": {"label": "Kế hoạch CCHC năm", "kind": "document"},
    "report": {"label": "Báo cáo kết quả", "kind": "document"},
}
MID_YEAR = {"as_of": SEPTEMBER}


def found(form, figures=None, issued=None, *, evidence=None, measure="online_rate", **keys):
    pack = pack_of(MEASURES, criterion(measure=measure, score=form, **keys))
    return signals(pack, evidence_of(figures, issued, **(evidence or {})))


def text_of(name, *args, **keys):
    signal = found(*args, **keys).get(name)
    return signal.text if signal is not None else None


def test_a_healthy_score_has_no_signal():
    assert found(over("> 30%"), {"files_online": 60, "files_received": 100}) == {}


def test_points_lost_says_value_target_and_points():
    lost = found(over("> 30%"), {"online_rate": "28,14%"}, points="2", evidence=MID_YEAR)
    assert list(lost) == ["points_lost"]
    assert lost["points_lost"].text == "Đạt 28,14%, chỉ tiêu trên 30%: bị trừ 2 điểm"
    assert lost["points_lost"].points_at_stake == 2


def test_an_unknown_score_has_lost_nothing():
    assert found(over("> 30%"), {}) == {}


@pytest.mark.parametrize(
    ("rate", "thin"), [("30,01%", True), ("32%", True), ("32,01%", False), ("28%", False), ("90%", False)]
)
def test_within_the_margin_of_the_line_is_thin(rate, thin):
    names = found(over("> 30%"), {"online_rate": rate}, at_risk={"margin": "2%"})
    assert ("thin_margin" in names) is thin


def test_a_thin_margin_says_what_is_left():
    figures = {"files_on_time": 962, "files_done": 1000}
    told = text_of("thin_margin", over(">= 95%"), figures, measure="on_time_rate", at_risk={"margin": "2%"})
    assert told == (
        "Đạt 96,2%, sát mức bị trừ điểm: cao hơn 1,2 điểm phần trăm so với mức 95%; "
        "còn được trễ tối đa 12 hồ sơ"
    )


def test_a_thin_margin_below_a_line_where_lower_is_better():
    names = found(over("< 5%"), {"late_rate": "4%"}, measure="late_rate", at_risk={"margin": "1%"})
    assert "thin_margin" in names
    names = found(over("< 5%"), {"late_rate": "3,9%"}, measure="late_rate", at_risk={"margin": "1%"})
    assert "thin_margin" not in names


def series(*values, days=(MAY, SEPTEMBER)):
    return [seen(value, as_of=day) for value, day in zip(values, days, strict=True)]


def test_a_value_below_the_one_before_is_falling():
    told = text_of("falling", over("> 30%"), {"online_rate": series("81,6%", "72%")})
    assert told == "Xấu đi so với kỳ trước: từ 81,6% (31/5/2021) thành 72% (30/9/2021)"


def test_where_lower_is_better_rising_is_falling():
    assert "falling" in found(over("< 5%"), {"late_rate": series("1%", "2%")}, measure="late_rate")
    assert "falling" not in found(over("< 5%"), {"late_rate": series("2%", "1%")}, measure="late_rate")


def test_an_equal_value_is_not_falling():
    assert found(over("> 30%"), {"online_rate": series("72%", "72%")}) == {}


def test_counts_that_make_a_falling_rate_are_seen():
    figures = {"files_online": series(80, 70), "files_received": series(100, 100)}
    assert "falling" in found(over("> 30%"), figures)


def test_a_straight_line_to_the_end_of_the_period_that_crosses_is_a_projected_loss():
    told = found(over("> 30%"), {"online_rate": series("40%", "34%")}, points="2", evidence=MID_YEAR)
    assert told["projected_loss"].text == (
        "Nếu tiếp tục như hai kỳ gần nhất, đến 31/12/2021 là 29,48%, không còn đạt trên 30%"
    )
    assert told["projected_loss"].points_at_stake == 2


def test_a_line_that_stays_above_is_no_projected_loss():
    assert "projected_loss" not in found(over("> 29%"), {"online_rate": series("40%", "34%")})


def test_at_the_end_of_the_period_nothing_is_projected():
    figures = {"online_rate": series("40%", "31%", days=(MAY, YEAR_END))}
    assert "projected_loss" not in found(over("> 30%"), figures)


def test_a_loss_over_the_whole_year_is_prolonged():
    told = text_of(
        "prolonged", over(">= 95%"), {"on_time_rate": seen("93,83%", as_of=YEAR_END)}, measure="on_time_rate"
    )
    assert told == "Bị trừ điểm kéo dài: số liệu của cả kỳ, đến 31/12/2021"


def test_a_loss_that_was_there_before_is_prolonged():
    figures = {"online_rate": series("20%", "25%")}
    told = text_of("prolonged", over("> 30%"), figures, evidence=MID_YEAR)
    assert told == "Bị trừ điểm kéo dài: kỳ trước cũng không đạt (20% (31/5/2021))"


def test_a_loss_in_the_middle_of_the_year_alone_is_not_prolonged():
    figures = {"online_rate": series("40%", "25%")}
    assert "prolonged" not in found(over("> 30%"), figures, evidence=MID_YEAR)


@pytest.mark.parametrize(
    "published", [OfficialResult(points=Fraction(1, 2)), OfficialResult(status="deducted")]
)
def test_a_loss_after_a_loss_last_year_is_prolonged(published):
    told = found(over("> 30%"), {"online_rate": "25%"}, evidence={**MID_YEAR, "last_year": {"1": published}})
    assert told["prolonged"].text == "Bị trừ điểm kéo dài: năm trước cũng bị trừ điểm"


def test_a_late_file_obliges_to_apologise():
    keys = {"measure": "apology_rate", "obligation": "files_late"}
    figures = {"files_late": 12, "apologies_sent": 12}
    told = text_of("obligation_triggered", over("= 100%"), figures, **keys)
    assert told == "Phát sinh nghĩa vụ: “Hồ sơ giải quyết trễ hạn” là 12 hồ sơ"


@pytest.mark.parametrize("late", [0, NONE])
def test_without_a_late_file_nothing_is_owed(late):
    figures = {"files_late": late, "apologies_sent": 0}
    keys = {"measure": "apology_rate", "obligation": "files_late"}
    assert "obligation_triggered" not in found(over("= 100%"), figures, **keys)


def test_points_without_the_required_documents_are_a_signal():
    keys = {"documents": ["plan", "report"]}
    told = text_of("missing_document", over("> 30%"), {"online_rate": "60%"}, {"report": False}, **keys)
    assert told == (
        "Chưa có tài liệu kiểm chứng “Kế hoạch CCHC năm”; "
        "tài liệu kiểm chứng “Báo cáo kết quả” không được ban hành"
    )
    assert "missing_document" not in found(over("> 30%"), {"online_rate": "20%"}, **keys)


def test_a_document_that_does_not_say_where_is_a_signal():
    keys = {"documents": ["plan"]}
    told = text_of("unverified_place", over("> 30%"), {"online_rate": "60%"}, {"plan": MAY}, **keys)
    assert told == "Tài liệu kiểm chứng “Kế hoạch CCHC năm” chưa ghi mục, trang"
    placed = DocumentRecord(issued=True, symbol="1/KH", date=MAY, location="Mục II, trang 3")
    assert found(over("> 30%"), {"online_rate": "60%"}, {"plan": placed}, **keys) == {}


@pytest.mark.parametrize(
    ("as_of", "within", "told"),
    [
        (date(2021, 9, 1), None, "Còn 29 ngày đến hạn 30/9/2021 mà chưa có “Kế hoạch CCHC năm”"),
        (date(2021, 9, 30), None, "Hôm nay (30/9/2021) là hạn cuối mà chưa có “Kế hoạch CCHC năm”"),
        (date(2021, 8, 1), None, None),
        (date(2021, 8, 1), 60, "Còn 60 ngày đến hạn 30/9/2021 mà chưa có “Kế hoạch CCHC năm”"),
    ],
)
def test_a_deadline_that_is_near(as_of, within, told):
    at_risk = {"at_risk": {"deadline_within": within}} if within else {}
    form = {"deadline": {"due": SEPTEMBER}}
    assert text_of("deadline_near", form, measure="plan", evidence={"as_of": as_of}, **at_risk) == told


def test_an_estimate_that_may_miss_the_line_is_a_signal():
    figures = {"online_rate": seen("30,4%", qualifier=Qualifier.AT_MOST)}
    told = found(over("> 30%"), figures)["estimate_crosses"]
    assert told.text == "Gần 30,4% là số ước, chỉ tiêu trên 30%: điểm có thể từ 0 đến 1"
    assert told.points_at_stake == 1


def test_an_estimate_that_cannot_miss_the_line_is_not():
    figures = {"online_rate": seen("80%", qualifier=Qualifier.ABOUT)}
    assert "estimate_crosses" not in found(over("> 30%"), figures)


@pytest.mark.parametrize(("limit", "stale"), [(213, True), (214, False)])
def test_a_figure_older_than_the_rule_allows_is_stale(limit, stale):
    names = found(over("> 30%"), {"online_rate": seen("80%", as_of=MAY)}, at_risk={"stale_after": limit})
    assert ("stale_figure" in names) is stale
    if stale:
        assert names["stale_figure"].text == "Số liệu tính đến 31/5/2021, đã cũ 214 ngày"


def test_points_lost_last_year_are_a_signal_even_when_met_now():
    evidence = {"last_year": {"1": OfficialResult(points=Fraction(1, 4))}}
    told = found(over("> 30%"), {"online_rate": "80%"}, evidence=evidence)
    assert told["lost_last_year"].text == "Năm trước chỉ được 0,25/1 điểm"
    full = {"last_year": {"1": OfficialResult(points=Fraction(1))}}
    assert found(over("> 30%"), {"online_rate": "80%"}, evidence=full) == {}


def test_a_claim_above_the_figures_is_a_signal():
    evidence = {**MID_YEAR, "self_scores": {"1": Fraction(1)}}
    told = found(over("> 30%"), {"online_rate": "20%"}, evidence=evidence)["self_score_above"]
    assert told.text == "Cơ quan tự chấm 1 điểm, theo số liệu chỉ được 0 điểm"
    assert told.points_at_stake == 1


@pytest.mark.parametrize("claim", [Fraction(0), Fraction(1)])
def test_a_claim_not_above_the_figures_is_none(claim):
    evidence = {"self_scores": {"1": claim}}
    assert found(over("> 30%"), {"online_rate": "80%"}, evidence=evidence) == {}


def test_a_claim_above_the_maximum_is_a_signal_even_when_nothing_is_known():
    evidence = {"self_scores": {"1": Fraction(3)}}
    assert text_of("self_score_above", over("> 30%"), {}, evidence=evidence) == (
        "Cơ quan tự chấm 3 điểm, cao hơn mức tối đa 1 điểm"
    )


def test_sources_that_disagree_are_a_signal_with_both_values():
    figures = {"online_rate": [seen("35%", system="Hệ thống của tỉnh"), seen("32%", system="Cổng DVCQG")]}
    assert text_of("sources_disagree", over("> 30%"), figures) == (
        "Số liệu không thống nhất: 32% và 35% (Hệ thống của tỉnh); tính theo số bất lợi hơn"
    )


@pytest.mark.parametrize(("within", "told"), [("2%", True), ("3%", False), ("3,5%", False)])
def test_sources_that_differ_within_the_tolerance_agree(within, told):
    figures = {"online_rate": [seen("35%", system="Hệ thống của tỉnh"), seen("32%", system="Cổng DVCQG")]}
    names = found(over("> 30%"), figures, at_risk={"agree_within": within})
    assert ("sources_disagree" in names) is told


@pytest.mark.parametrize(("expires", "expired"), [(date(2021, 9, 29), True), (SEPTEMBER, False)])
def test_a_waiver_that_is_over_is_a_signal(expires, expired):
    waiver = Waiver("1", "Thiên tai", "Chủ tịch UBND tỉnh", expires)
    names = found(over("> 30%"), {"online_rate": "80%"}, evidence={**MID_YEAR, "waivers": (waiver,)})
    assert ("waiver_expired" in names) is expired
    if expired:
        assert names["waiver_expired"].text == (
            "Cho phép không đánh giá (Chủ tịch UBND tỉnh) đã hết hiệu lực sau ngày 29/9/2021"
        )


def test_signals_come_in_the_order_of_their_names_and_survive_another_process():
    pack = pack_of(MEASURES, criterion(measure="online_rate", score=over("> 30%"), documents=["plan"]))
    evidence = evidence_of({"online_rate": series("28%", "25%")}, self_scores={"1": Fraction(1)})
    compiled = compile_pack(pack)
    (score,) = score_agency(compiled, evidence)
    told = signals_of(compiled, evidence, score)
    order = list(SignalName)
    assert [order.index(each.name) for each in told] == sorted(order.index(each.name) for each in told)
    assert pickle.loads(pickle.dumps(told)) == told


def test_a_score_from_another_process_has_the_same_signals():
    pack = pack_of(MEASURES, criterion(measure="online_rate", score=over("> 30%"), at_risk={"margin": "2%"}))
    evidence = evidence_of({"online_rate": "31%"})
    compiled = compile_pack(pack)
    (score,) = score_agency(compiled, evidence)
    again = pickle.loads(pickle.dumps(score))
    assert again == score
    assert signals_of(compiled, evidence, again) == signals_of(compiled, evidence, score)


def test_a_parent_has_no_signals_of_its_own():
    pack = pack_of(
        MEASURES, criterion("1", score=None), criterion("1.1", measure="online_rate", score=over("> 30%"))
    )
    compiled, evidence = compile_pack(pack), evidence_of({"online_rate": "20%"})
    leaves = score_agency(compiled, evidence)
    (parent,) = score_parents(compiled, {score.criterion.id: score for score in leaves})
    assert signals_of(compiled, evidence, parent) == ()


def test_a_penalty_that_was_given_is_lost_points():
    form = {"deduct": {"each": "0,5"}}
    names = found(
        form, {"files_late": 1}, measure="files_late", group="penalty", points="2", evidence=MID_YEAR
    )
    assert names["points_lost"].points_at_stake == Fraction(1, 2)
    assert found(form, {"files_late": 0}, measure="files_late", group="penalty", points="2") == {}


def test_a_bonus_not_won_is_no_signal():
    assert found(over("> 90%"), {"online_rate": "20%"}, group="bonus") == {}


@pytest.mark.parametrize("name", [name for name in SignalName if not name.value.startswith("official")])
def test_every_signal_of_scoring_has_its_test(name):
    with open(__file__, encoding="utf-8") as file:  # noqa: PTH123
        assert f'"{name.value}"' in file.read()
