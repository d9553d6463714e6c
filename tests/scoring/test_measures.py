"""Which value of a measure counts: series, rivals, derived values, bounds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import ClassVar

import pytest

from cchc_rules.evidence.model import Qualifier
from cchc_rules.scoring.model import Reason, ScoreState

from .office import NONE, ON_TIME, ONLINE, over, score_of, seen

MAY, SEPTEMBER = date(2021, 5, 31), date(2021, 9, 30)
ABOUT = {"qualifier": Qualifier.ABOUT}
RATES = {
    "a": {"label": "A", "kind": "percent"},
    "b": {"label": "B", "kind": "percent"},
    "n": {"label": "N", "kind": "count"},
}


def derived(kind, **keys):
    return {**RATES, **ONLINE, "x": {"label": "X", "kind": kind, **keys}}


def value(measures, figures, documents=None, **keys):
    """What is read, as the points of a criterion are worth the value times 100."""
    score = score_of(over(">= -1000"), figures, documents, measures=measures, measure="x", **keys)
    return score.reading.value if score.reading is not None else score.reason


class TestSeries:
    def test_the_newest_figure_counts(self):
        figures = {"online_rate": [seen("40%", as_of=MAY), seen("20%", as_of=SEPTEMBER)]}
        assert score_of(over("> 30%"), figures).points == 0

    def test_the_order_in_the_file_does_not_matter(self):
        figures = {"online_rate": [seen("20%", as_of=SEPTEMBER), seen("40%", as_of=MAY)]}
        assert score_of(over("> 30%"), figures).points == 0

    def test_figures_after_the_day_of_assessment_do_not_count(self):
        figures = {"online_rate": [seen("40%", as_of=MAY), seen("20%", as_of=SEPTEMBER)]}
        score = score_of(over("> 30%"), figures, evidence={"as_of": date(2021, 6, 30)})
        assert score.points == 1
        assert score.reading.as_of == MAY

    def test_a_figure_that_is_only_in_the_future_is_unknown(self):
        figures = {"online_rate": seen("40%", as_of=SEPTEMBER)}
        score = score_of(over("> 30%"), figures, evidence={"as_of": MAY})
        assert score.reason is Reason.NO_FIGURE

    def test_an_undated_figure_stands_for_the_day_of_assessment(self):
        figures = {"online_rate": [seen("40%", as_of=MAY), seen("20%")]}
        assert score_of(over("> 30%"), figures).points == 0

    def test_a_rate_is_computed_from_counts_of_the_newest_common_day(self):
        figures = {
            "files_online": [seen(40, as_of=MAY), seen(90, as_of=SEPTEMBER)],
            "files_received": [seen(100, as_of=MAY)],
        }
        score = score_of(over("> 30%"), figures)
        assert (score.reading.value, score.reading.as_of) == (Fraction(2, 5), MAY)

    def test_counts_of_different_days_make_no_rate(self):
        figures = {"files_online": seen(40, as_of=MAY), "files_received": seen(100, as_of=SEPTEMBER)}
        score = score_of(over("> 30%"), figures)
        assert (score.state, score.reason) == (ScoreState.UNKNOWN, Reason.NO_COMMON_DATE)

    def test_a_newer_reported_rate_comes_before_an_older_computed_one(self):
        figures = {
            "files_online": seen(40, as_of=MAY),
            "files_received": seen(100, as_of=MAY),
            "online_rate": seen("20%", as_of=SEPTEMBER),
        }
        assert score_of(over("> 30%"), figures).points == 0


class TestScope:
    def test_a_criterion_reads_only_its_scope(self):
        figures = {("online_rate", "land"): "28,14%", "online_rate": "81,6%"}
        assert score_of(over("> 30%"), figures, scope="land").points == 0
        assert score_of(over("> 30%"), figures).points == 1

    def test_the_whole_does_not_stand_in_for_a_scope(self):
        assert score_of(over("> 30%"), {"online_rate": "81,6%"}, scope="land").reason is Reason.NO_FIGURE

    def test_the_parts_of_a_rate_are_read_in_the_scope_too(self):
        figures = {("files_online", "land"): 28, ("files_received", "land"): 100, "files_online": 99}
        assert score_of(over("> 30%"), figures, scope="land").points == 0


class TestRatio:
    def test_nothing_of_nothing_is_met_because_nothing_arose(self):
        score = score_of(
            over("= 100%"), {"apologies_sent": 0, "files_late": 0}, measures=ON_TIME, measure="apology_rate"
        )
        assert (score.state, score.points, score.reason) == (ScoreState.SCORED, 1, Reason.NOTHING_AROSE)
        assert score.reading is None

    def test_something_of_nothing_is_a_contradiction(self):
        score = score_of(
            over("= 100%"), {"apologies_sent": 2, "files_late": 0}, measures=ON_TIME, measure="apology_rate"
        )
        assert score.state is ScoreState.ERROR
        assert score.message == (
            "Số liệu mâu thuẫn: “Văn bản xin lỗi, hẹn lại ngày trả” (2) lớn hơn 0 trong khi "
            "“Hồ sơ giải quyết trễ hạn” (0)"
        )

    def test_a_part_above_the_whole_is_a_contradiction(self):
        score = score_of(over("> 30%"), {"files_online": 101, "files_received": 100})
        assert score.state is ScoreState.ERROR
        assert "lớn hơn" in score.message

    def test_a_part_above_the_whole_is_fine_where_the_measure_allows_it(self):
        measures = derived("ratio", of="files_online", over="files_received", above_one=True)
        assert value(measures, {"files_online": 150, "files_received": 100}) == Fraction(3, 2)

    def test_a_rate_keeps_its_counts(self):
        reading = score_of(over("> 30%"), {"files_online": 2814, "files_received": 10000}).reading
        assert (reading.num, reading.den) == (2814, 10000)
        assert (reading.numerator, reading.denominator) == (2814, 10000)

    def test_of_a_reported_and_a_computed_rate_that_disagree_the_worse_one_counts(self):
        figures = {"online_rate": "81,6%", "files_online": 28, "files_received": 100}
        score = score_of(over("> 30%"), figures)
        assert (score.points, score.reading.value, score.reading.rival) == (
            0,
            Fraction(7, 25),
            Fraction(816, 1000),
        )

    def test_where_lower_is_better_the_higher_of_two_values_counts(self):
        figures = {"late_rate": "1%", "files_on_time": 90, "files_done": 100}
        score = score_of(over("< 5%"), figures, measures=ON_TIME, measure="late_rate")
        assert (score.points, score.reading.value, score.reading.rival) == (
            0,
            Fraction(1, 10),
            Fraction(1, 100),
        )

    def test_a_rate_that_only_lost_its_decimals_is_the_same_rate_and_the_counts_decide(self):
        figures = {"online_rate": "95%", "files_online": 9496, "files_received": 10000}
        score = score_of(over(">= 95%"), figures)
        assert (score.points, score.reading.rival) == (0, None)


class TestRivals:
    FIGURES: ClassVar = {
        "online_rate": [
            seen("35%", as_of=MAY, system="Hệ thống của tỉnh"),
            seen("28%", as_of=MAY, system="Cổng Dịch vụ công quốc gia"),
        ]
    }

    def test_of_two_systems_that_disagree_the_worse_value_counts(self):
        score = score_of(over("> 30%"), self.FIGURES)
        assert (score.points, score.reading.value) == (0, Fraction(28, 100))
        assert (score.reading.rival, score.reading.rival_source) == (Fraction(35, 100), "Hệ thống của tỉnh")

    def test_the_worse_value_depends_on_the_rule(self):
        score = score_of(over("< 30%"), self.FIGURES)
        assert (score.points, score.reading.value) == (0, Fraction(35, 100))

    def test_counts_are_paired_by_their_system(self):
        figures = {
            "files_online": [seen(80, as_of=MAY, system="A"), seen(20, as_of=MAY, system="B")],
            "files_received": [seen(100, as_of=MAY, system="A"), seen(40, as_of=MAY, system="B")],
        }
        score = score_of(over(">= 60%"), figures)
        assert (score.reading.value, score.reading.rival) == (Fraction(1, 2), Fraction(4, 5))

    def test_two_systems_that_agree_are_no_rivals(self):
        figures = {"online_rate": [seen("35%", system="A"), seen("35%", system="B")]}
        score = score_of(over("> 30%"), figures)
        assert (score.points, score.reading.rival) == (1, None)


class TestDerived:
    def test_a_complement_is_what_is_left_and_keeps_its_counts(self):
        figures = {"files_on_time": 97, "files_done": 100}
        score = score_of(over("< 5%"), figures, measures=ON_TIME, measure="late_rate")
        assert score.reading.value == Fraction(3, 100)
        assert (score.reading.numerator, score.reading.denominator) == (3, 100)

    @pytest.mark.parametrize(
        ("kind", "expected"), [("sum", "0,9"), ("product", "0,18"), ("max", "0,6"), ("min", "0,3")]
    )
    def test_values_are_put_together(self, kind, expected):
        found = value(derived(kind, of=["a", "b"]), {"a": "60%", "b": "30%"})
        assert found == Fraction(expected.replace(",", "."))

    def test_a_difference_may_be_negative(self):
        assert value(derived("difference", of="a", minus="b"), {"a": "30%", "b": "60%"}) == Fraction(-3, 10)

    def test_a_rate_for_which_nothing_arose_stays_out_of_the_smallest_one(self):
        measures = {**derived("min", of=["a", "online_rate"])}
        assert value(measures, {"a": "60%", "files_online": 0, "files_received": 0}) == Fraction(3, 5)

    def test_a_change_is_held_against_the_last_value_before_the_period(self):
        measures = derived("change", of="a")
        series = [
            seen("43,8%", as_of=date(2020, 12, 31)),
            seen("90%", as_of=MAY),
            seen("94%", as_of=SEPTEMBER),
        ]
        assert value(measures, {"a": series}) == Fraction(502, 1000)

    def test_a_change_inside_the_period_is_held_against_the_value_before(self):
        measures = derived("change", of="a", relative=True)
        series = [seen("40%", as_of=MAY), seen("50%", as_of=SEPTEMBER)]
        assert value(measures, {"a": series}) == Fraction(1, 4)

    def test_a_change_without_an_earlier_value_is_unknown(self):
        measures = derived("change", of="a")
        assert value(measures, {"a": "50%"}) is Reason.NO_PREVIOUS
        assert value(measures, {}) is Reason.NO_FIGURE

    def test_a_relative_change_against_nothing_is_unknown(self):
        measures = derived("change", of="a", relative=True)
        series = [seen("0%", as_of=MAY), seen("50%", as_of=SEPTEMBER)]
        assert value(measures, {"a": series}) is Reason.NO_PREVIOUS

    def test_parts_that_are_missing_are_named(self):
        score = score_of(over("> 30%"), {"files_received": 5})
        assert score.missing == ("files_online",)
        assert score_of(over("> 30%"), {}).missing == ("online_rate",)


class TestDaysBetween:
    MEASURES: ClassVar = {
        "assignment": {"label": "Văn bản giao", "kind": "document"},
        "plan": {"label": "Kế hoạch", "kind": "document"},
        "started": {"label": "Ngày bắt đầu", "kind": "date"},
        "x": {"label": "Số ngày", "kind": "days_between", "from": "assignment", "to": "plan"},
    }

    def test_days_run_from_one_document_to_the_other(self):
        documents = {"assignment": date(2021, 3, 1), "plan": date(2021, 3, 31)}
        assert value(self.MEASURES, {}, documents) == 30

    def test_days_can_run_from_a_date_that_was_entered(self):
        measures = {
            **self.MEASURES,
            "x": {"label": "X", "kind": "days_between", "from": "started", "to": "plan"},
        }
        figures = {"started": seen(date(2021, 3, 1).toordinal())}
        assert value(measures, figures, {"plan": date(2021, 3, 11)}) == 10

    def test_a_document_nobody_spoke_of_leaves_the_days_unknown(self):
        assert value(self.MEASURES, {}, {"assignment": date(2021, 3, 1)}) is Reason.NO_DOCUMENT

    def test_a_document_without_a_date_leaves_the_days_unknown(self):
        assert value(self.MEASURES, {}, {"assignment": date(2021, 3, 1), "plan": None}) is Reason.NO_DATE

    @pytest.mark.parametrize(
        ("as_of", "state", "points"),
        [(date(2021, 3, 15), ScoreState.UNKNOWN, None), (date(2021, 4, 15), ScoreState.SCORED, 0)],
    )
    def test_a_document_never_issued_counts_the_days_so_far(self, as_of, state, points):
        documents = {"assignment": date(2021, 3, 1), "plan": False}
        score = score_of(
            over("<= 30 ngày"), {}, documents, measures=self.MEASURES, measure="x", evidence={"as_of": as_of}
        )
        assert (score.state, score.points) == (state, points)


class TestBounds:
    def test_an_estimate_that_may_cross_the_line_has_a_worst_and_a_best(self):
        score = score_of(over("> 30%"), {"online_rate": seen("30%", **ABOUT)})
        assert (score.points, score.worst, score.best) == (0, 0, 1)

    def test_more_than_49000_files_leave_the_rate_open_downwards(self):
        figures = {"files_online": 20000, "files_received": seen(49000, qualifier=Qualifier.AT_LEAST)}
        score = score_of(over("> 30%"), figures)
        assert (score.points, score.worst, score.best) == (1, 0, 1)
        assert (score.reading.low, score.reading.high) == (0, Fraction(20, 49))

    def test_a_rate_is_never_above_100_percent(self):
        figures = {"files_online": seen(95, **ABOUT), "files_received": 95}
        reading = score_of(over("> 30%"), figures).reading
        assert reading.high == 1

    def test_an_estimate_far_from_the_line_is_certain(self):
        score = score_of(over("> 30%"), {"online_rate": seen("80%", **ABOUT)})
        assert (score.points, score.worst, score.best) == (1, 1, 1)

    def test_nearly_96_percent_may_be_anything_below(self):
        score = score_of(over(">= 95%"), {"online_rate": seen("96%", qualifier=Qualifier.AT_MOST)})
        assert (score.points, score.worst, score.best) == (1, 0, 1)

    def test_bounds_go_through_everything_that_is_worked_out(self):
        measures = {**ON_TIME, "x": {"label": "X", "kind": "complement", "of": "on_time_rate"}}
        score = score_of(
            over("< 5%"), {"on_time_rate": seen("95,2%", **ABOUT)}, measures=measures, measure="x"
        )
        assert (score.reading.low, score.reading.high) == (Fraction(475, 10000), Fraction(485, 10000))

    def test_an_explicit_none_is_an_exact_zero(self):
        score = score_of(over("= 0"), {"files_online": NONE}, measure="files_online")
        assert score.reading.exact
