"""Rare, and still decided: contradictions, empty sides, rules that ask for odd things."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.evidence.model import Observation, Qualifier
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.agency import score_agency, score_parents
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.headroom import distance
from cchc_rules.scoring.intervals import largest, overlap, product, quotient, smallest, total
from cchc_rules.scoring.model import Reason, Score, ScoreState
from cchc_rules.scoring.peers import PeerGroup, collect_peers
from cchc_rules.scoring.signals import signals_of
from cchc_rules.scoring.targets import target_text
from cchc_rules.scoring.wording import countable, lower_first, say_value, upper_first

from .office import (
    NONE,
    ON_TIME,
    ONLINE,
    compiled_of,
    criterion,
    evidence_of,
    on,
    over,
    pack_of,
    score_of,
    seen,
)

MEASURES = {
    **ONLINE,
    **ON_TIME,
    "a": {"label": "A", "kind": "percent"},
    "less": {"label": "Chênh lệch", "kind": "difference", "of": "online_rate", "minus": "a"},
    "best": {"label": "Cao nhất", "kind": "max", "of": ["online_rate", "on_time_rate"]},
    "balance": {"label": "Cân đối", "kind": "difference", "of": "files_online", "minus": "files_received"},
    "odd": {"label": "Tỷ lệ lạ", "kind": "ratio", "of": "files_online", "over": "balance"},
    "twice": {"label": "Gấp đôi", "kind": "product", "of": ["less", "less"]},
    "change": {"label": "Mức tăng", "kind": "change", "of": "online_rate"},
    "change_of_files": {"label": "Mức tăng", "kind": "change", "of": "apology_rate"},
}
MAY, YEAR_END = date(2021, 5, 31), date(2021, 12, 31)
NOTHING = {"files_online": 0, "files_received": 0}


def score(form, figures, measure, **keys):
    return score_of(form, figures, measures=MEASURES, measure=measure, **keys)


class TestDerived:
    def test_a_difference_with_nothing_on_one_side_is_unknown_and_not_met(self):
        found = score(over("> 3%"), {**NOTHING, "a": "3%"}, "less")
        assert (found.state, found.reason, found.missing) == (
            ScoreState.UNKNOWN,
            Reason.NO_FIGURE,
            ("online_rate", "a"),
        )

    def test_where_nothing_arose_in_any_part_nothing_arose_at_all(self):
        figures = {**NOTHING, "files_on_time": 0, "files_done": 0}
        assert score(over("> 3%"), figures, "best").reason is Reason.NOTHING_AROSE

    def test_nothing_left_to_100_percent_where_nothing_arose(self):
        found = score(over("< 5%"), {"files_on_time": 0, "files_done": 0}, "late_rate")
        assert (found.points, found.reason) == (1, Reason.NOTHING_AROSE)

    def test_a_contradiction_in_a_part_is_a_contradiction_of_the_whole(self):
        found = score(over("< 5%"), {"files_on_time": 3, "files_done": 0}, "late_rate")
        assert found.state is ScoreState.ERROR

    def test_a_rate_over_a_negative_number_is_a_contradiction(self):
        found = score(over("> 3%"), {"files_online": 1, "files_received": 9}, "odd")
        assert "và số âm" in found.message

    def test_a_part_that_may_be_above_the_whole_is_capped(self):
        figures = {"files_online": seen(101, qualifier=Qualifier.AT_MOST), "files_received": 100}
        found = score(over("> 30%"), figures, "online_rate")
        assert (found.points, found.reading.value) == (1, 1)

    def test_the_product_of_negative_differences_has_sound_bounds(self):
        figures = {"online_rate": "10%", "a": seen("30%", qualifier=Qualifier.ABOUT)}
        reading = score(over("> 3%"), figures, "twice").reading
        assert reading.low <= reading.value == Fraction(4, 100) <= reading.high

    @pytest.mark.parametrize("day", [date(2020, 12, 31), MAY])
    def test_a_change_from_a_time_when_nothing_arose_is_unknown(self, day):
        figures = {
            "apologies_sent": [seen(0, as_of=day), seen(5, as_of=YEAR_END)],
            "files_late": [seen(0, as_of=day), seen(9, as_of=YEAR_END)],
        }
        assert score(over("> 3%"), figures, "change_of_files").reason is Reason.NO_PREVIOUS

    def test_a_change_to_a_time_when_nothing_arose_is_met(self):
        figures = {
            "apologies_sent": [seen(5, as_of=MAY), seen(0, as_of=YEAR_END)],
            "files_late": [seen(9, as_of=MAY), seen(0, as_of=YEAR_END)],
        }
        assert score(over("> 3%"), figures, "change_of_files").reason is Reason.NOTHING_AROSE

    def test_a_computed_value_names_the_observations_behind_it(self):
        figures = {
            "files_on_time": seen(97, source="Báo cáo 12"),
            "files_done": seen(100, source="Báo cáo 13"),
        }
        reading = score(over("< 5%"), figures, "late_rate").reading
        assert [each.source for each in reading.behind] == ["Báo cáo 12", "Báo cáo 13"]


class TestIntervals:
    def test_open_sides_stay_open(self):
        open_up, open_down = (Fraction(1), None), (None, Fraction(2))
        assert total([open_up, open_down]) == (None, None)
        assert product(open_up, (Fraction(2), Fraction(3))) == (2, None)
        assert product(open_down, open_up) == (None, None)
        assert product((Fraction(-2), Fraction(1)), (Fraction(-1), Fraction(3))) == (-6, 3)
        assert largest([open_up, open_down]) == (1, None)
        assert smallest([open_up, open_down]) == (None, 2)

    def test_quotients_of_negative_numbers(self):
        low, high = quotient((Fraction(-4), Fraction(-2)), (Fraction(1), Fraction(2)))
        assert (low, high) == (-4, -1)
        assert quotient((Fraction(-4), Fraction(-2)), (None, None)) == (None, 0)

    def test_overlap(self):
        assert overlap((Fraction(0), Fraction(1)), (Fraction(1), None))
        assert not overlap((None, Fraction(0)), (Fraction(1), None))


class TestForms:
    def test_a_penalty_in_proportion_wants_the_low_end(self):
        form = {"proportional": {"full_at": "20%", "zero_below": "5%"}}
        keys = {"group": "penalty", "points": "2"}
        assert score(form, {"a": "4%"}, "a", **keys).lost == 0
        assert score(form, {"a": "10%"}, "a", **keys).lost == 1
        compiled = compiled_of(criterion(measure="a", score=form, **keys), measures=MEASURES)
        assert target_text(compiled, "1") == "dưới 5%"

    def test_a_falling_penalty_wants_the_high_end(self):
        form = {"proportional": {"full_at": "5%", "zero_below": "60%", "falling": True}}
        compiled = compiled_of(criterion(measure="a", score=form, group="penalty"), measures=MEASURES)
        assert target_text(compiled, "1") == "từ 60% trở lên"

    def test_increments_as_a_penalty_want_to_stay_below_the_first_step(self):
        form = {"increments": {"from": "5%", "each": "1%", "adds": "0,1"}}
        compiled = compiled_of(criterion(measure="a", score=form, group="penalty"), measures=MEASURES)
        assert target_text(compiled, "1") == "dưới 5%"

    def test_increments_that_start_full_are_full_from_the_first_step(self):
        form = {"increments": {"start": "1", "from": "5%", "each": "1%", "adds": "0,1"}}
        compiled = compiled_of(criterion(measure="a", score=form), measures=MEASURES)
        assert target_text(compiled, "1") == "từ 5% trở lên"

    def test_open_estimates_of_increments_reach_the_cap(self):
        measures = {"n": {"label": "Sáng kiến", "kind": "count"}}
        form = {"increments": {"from": "1", "each": "1", "adds": "0,25", "below": "0,1"}}
        figures = {"n": seen(2, qualifier=Qualifier.AT_LEAST)}
        found = score_of(form, figures, measures=measures, measure="n")
        assert (found.points, found.worst, found.best) == (Fraction(1, 4), Fraction(1, 4), 1)

    def test_a_table_that_never_gives_all_points_aims_at_its_best(self):
        form = {"steps": [{"when": ">= 50%", "points": "0,5"}, {"otherwise": True, "points": "0"}]}
        compiled = compiled_of(criterion(measure="a", score=form), measures=MEASURES)
        assert target_text(compiled, "1") == "từ 50% trở lên"

    def test_a_table_without_a_line_has_neither_target_nor_distance(self):
        form = {"steps": [{"otherwise": True, "points": "max"}]}
        compiled = compiled_of(criterion(measure="a", score=form), measures=MEASURES)
        (found,) = score_agency(compiled, evidence_of({"a": "5%"}))
        assert (found.points, target_text(compiled, "1"), distance(compiled, found)) == (1, "", None)

    def test_a_criterion_without_points_is_worth_its_best_step(self):
        found = score(over("> 3%"), {"a": "5%"}, "a", points=None)
        assert found.max_points == 0
        form = {"steps": [{"when": "> 3%", "points": "1,5"}, {"otherwise": True, "points": "0"}]}
        assert score(form, {"a": "5%"}, "a", points=None).max_points == Fraction(3, 2)

    def test_a_leaf_cannot_combine_what_it_does_not_have(self):
        found = score({"combine": {"children": "sum"}}, {}, None)
        assert found.message == "tiêu chí không có tiêu chí thành phần nên không tổng hợp được"

    def test_a_deadline_without_a_document_is_an_error(self):
        found = score({"deadline": {"due": date(2021, 9, 30)}}, {}, None)
        assert found.message == "chưa khai báo tài liệu hoặc ngày được chấm"

    def test_a_choice_in_which_no_word_is_named_has_no_target(self):
        measures = {"grade": {"label": "Xếp loại", "kind": "choice", "choices": ["Tốt", "Khá"]}}
        form = {"steps": [{"otherwise": True, "points": "max"}]}
        compiled = compiled_of(criterion(measure="grade", score=form), measures=measures)
        assert target_text(compiled, "1") == ""


class TestGroups:
    STEPS = over(">= 100%")["steps"]

    def agencies(self, *figures, measure="balance"):
        form = {"relative": {"against": "average", "steps": self.STEPS}}
        compiled = compile_pack(pack_of(MEASURES, criterion(measure=measure, score=form)))
        evidences = [evidence_of(each, agency=f"a-{index}", group="g") for index, each in enumerate(figures)]
        peers = collect_peers(compiled, evidences)
        return [score_agency(compiled, each, peers)[0] for each in evidences]

    def test_a_group_whose_average_is_not_above_zero_cannot_be_compared(self):
        found = self.agencies(
            {"files_online": 1, "files_received": 3}, {"files_online": 2, "files_received": 3}
        )
        assert {each.state for each in found} == {ScoreState.ERROR}

    def test_an_agency_whose_figures_break_does_not_stop_the_others(self):
        broken = {"a": Observation(None, 1)}  # type: ignore[arg-type]
        found = self.agencies(broken, {"a": "10%"}, {"a": "20%"}, measure="a")
        assert [each.points for each in found] == [None, 0, 1]

    def test_the_average_is_shown_to_eight_decimals(self):
        group = PeerGroup([Fraction(1, 3), Fraction(1, 3)])
        assert group.shown_average == Fraction(33333333, 10**8)


class TestParents:
    def test_shares_of_points_are_rounded_where_the_pack_rounds_criteria(self):
        rule = {"combine": {"children": "min"}}
        pack = pack_of(
            MEASURES,
            criterion("1", score=rule, points="1"),
            criterion("1.1", measure="a", score={"proportional": {"full_at": "90%"}}, points="3"),
            totals={"rounding": {"places": "2", "at": "criterion"}},
        )
        compiled = compile_pack(pack)
        leaves = score_agency(compiled, evidence_of({"a": "30%"}))
        (parent,) = score_parents(compiled, {each.criterion.id: each for each in leaves})
        assert parent.points == Fraction(33, 100)

    def test_a_parent_that_does_not_apply_is_told(self):
        pack = pack_of(
            MEASURES, criterion("1", score=None), criterion("1.1", measure="a", score=over("> 3%"))
        )
        zero, one = Fraction(0), Fraction(1)
        left_out = Score(pack.by_id["1"], ScoreState.NOT_APPLICABLE, None, zero, zero, one)
        assert explain(compile_pack(pack), left_out) == (
            "Không đánh giá tiêu chí thành phần nào: không tính 1 điểm vào điểm tối đa."
        )
        open_ = Score(pack.by_id["1"], ScoreState.UNKNOWN, None, zero, one, one)
        assert explain(compile_pack(pack), open_) == "Chưa chấm được, có thể từ 0 đến 1 điểm."


class TestSignals:
    def found(self, form, figures, measure, **keys):
        pack = pack_of(MEASURES, criterion(measure=measure, score=form, **keys))
        compiled, evidence = compile_pack(pack), evidence_of(figures)
        (each,) = score_agency(compiled, evidence)
        return {signal.name.value: signal for signal in signals_of(compiled, evidence, each)}

    def test_an_obligation_nobody_declared_is_no_signal_and_no_error(self):
        assert self.found(over("> 3%"), {"a": "9%"}, "a", obligation="nothing") == {}

    def test_a_value_between_two_lines_is_falling_when_it_gets_fewer_points(self):
        band = {"steps": [{"when": "40%..60%", "points": "max"}, {"otherwise": True, "points": "0"}]}
        series = [seen("50%", as_of=MAY), seen("70%", as_of=YEAR_END)]
        assert "falling" in self.found(band, {"a": series}, "a")
        series = [seen("70%", as_of=MAY), seen("50%", as_of=YEAR_END)]
        assert "falling" not in self.found(band, {"a": series}, "a")

    def test_a_projection_into_a_gap_of_the_table_is_no_signal(self):
        form = {"steps": [{"when": ">= 50%", "points": "max"}, {"when": "< 20%", "points": "0"}]}
        series = [seen("60%", as_of=MAY), seen("52%", as_of=date(2021, 9, 30))]
        assert "projected_loss" not in self.found(form, {"a": series}, "a")

    def test_what_is_at_stake_of_a_penalty_is_what_may_still_be_taken(self):
        series = [seen("1%", as_of=MAY), seen("2%", as_of=date(2021, 9, 30))]
        form = {"steps": [{"when": "> 2%", "points": "max"}, {"otherwise": True, "points": "0"}]}
        told = self.found(form, {"a": series}, "a", group="penalty", points="2")
        assert (told["falling"].points_at_stake, told["projected_loss"].points_at_stake) == (2, 2)

    def test_an_unknown_score_rests_on_no_figure_that_could_be_stale(self):
        form = {"relative": {"against": "rank", "steps": over("= 1")["steps"]}}
        assert self.found(form, {"a": seen("5%", as_of=MAY)}, "a", at_risk={"stale_after": 10}) == {}

    def test_dates_that_were_never_reached_are_none(self):
        measures = {"held_on": {"label": "Ngày họp", "kind": "date"}}
        form = {"deadline": {"due": MAY}}
        assert score_of(form, {"held_on": NONE}, measures=measures, measure="held_on").points == 0
        later = on(date(2022, 1, 5))
        assert score_of(form, {"held_on": later}, measures=measures, measure="held_on").points is None


class TestWording:
    @pytest.mark.parametrize(
        ("value", "dimension", "said"),
        [
            (Fraction(1), Dimension.DOCUMENT, "đã ban hành"),
            (Fraction(0), Dimension.DOCUMENT, "không ban hành"),
            (Fraction(date(2021, 9, 30).toordinal()), Dimension.DATE, "30/9/2021"),
            (Fraction(0), Dimension.DATE, "không có"),
            (Fraction(1500), Dimension.COUNT, "1.500"),
            (Fraction(5), Dimension.SURVEY, "5"),
        ],
    )
    def test_every_kind_of_value_can_be_said(self, value, dimension, said):
        assert say_value(value, dimension) == said

    @pytest.mark.parametrize(
        ("label", "unit", "phrase"),
        [
            ("Hồ sơ nộp trực tuyến", "hồ sơ", "hồ sơ nộp trực tuyến"),
            ("Số hồ sơ trễ hạn", "hồ sơ", "hồ sơ trễ hạn"),
            ("Tổng số hồ sơ", "hồ sơ", "hồ sơ"),
            ("TTHC đã cung cấp", "TTHC", "TTHC đã cung cấp"),
            ("Trễ hạn", "hồ sơ", "hồ sơ (“Trễ hạn”)"),
            ("Lớp tập huấn", None, "lớp tập huấn"),
        ],
    )
    def test_a_number_can_stand_before_a_label(self, label, unit, phrase):
        assert countable(label, unit) == phrase

    def test_only_the_first_letter_changes(self):
        assert (lower_first("Đạt UBND"), upper_first("đạt UBND")) == ("đạt UBND", "Đạt UBND")
