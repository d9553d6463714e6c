"""How the criteria add up: bonus and penalty, clamp, rescaling, bands, rounding, fields."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from .office import AT_RISK, DEDUCTED, RATE, assessed, criterion, number, over, points, rules, status

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import Totals


def totals(root: Path, *criteria: str, body: str, policies: str = DEDUCTED, **manifest: str) -> Totals:
    """The totals of one agency with these criteria and figures."""
    return assessed(root, rules(*criteria, policies=policies), body, manifest=manifest).totals


# Where the points of a criterion go


def test_points_are_sure_lost_or_unknown(tmp_path: Path) -> None:
    found = totals(
        tmp_path,
        criterion("1", points=3),
        criterion("2", "online", points=2),
        criterion("3", "paid", points=1),
        body="figures: {on_time: 95%, online: 10%}\n",
    )
    assert points(found) == (3, 0, 1, 2, 0)
    assert points(found, "maximum", "worst", "best", "scale") == (6, 3, 4, 6)


def test_an_index_is_a_share_of_the_maximum(tmp_path: Path) -> None:
    found = totals(
        tmp_path, criterion("1", points=3), criterion("2", "paid"), body="figures: {on_time: 95%}\n"
    )
    assert (found.percent_worst, found.percent_best) == (Fraction(3, 4), 1)


def test_an_at_risk_criterion_puts_at_risk_what_its_signal_names(tmp_path: Path) -> None:
    found = totals(
        tmp_path,
        criterion("1", points=2, at_risk="{margin: 5%}"),
        body="figures: {on_time: 92%}\n",
        policies=DEDUCTED + AT_RISK,
    )
    assert points(found) == (0, 2, 0, 0, 0)
    assert points(found, "worst", "best") == (0, 2)


def test_an_estimate_puts_at_risk_only_what_it_leaves_open(tmp_path: Path) -> None:
    steps = '{steps: [{when: ">= 90%", points: 2}, {otherwise: true, points: "1,5"}]}'
    found = totals(
        tmp_path,
        criterion("1", points=2, score=steps),
        body="figures: {on_time: {value: 90%, qualifier: about, tolerance: 1%}}\n",
        policies=DEDUCTED + AT_RISK,
    )
    assert points(found) == (number("1,5"), number("0,5"), 0, 0, 0)


def test_what_an_estimate_leaves_open_is_at_risk_even_where_points_are_lost_already(tmp_path: Path) -> None:
    steps = (
        '{steps: [{when: ">= 90%", points: 2}, {when: ">= 80%", points: 1}, {otherwise: true, points: 0}]}'
    )
    found = totals(
        tmp_path,
        criterion("1", points=2, score=steps),
        body="figures: {on_time: {value: 80%, qualifier: about, tolerance: 1%}}\n",
    )
    assert points(found) == (0, 1, 0, 1, 0)


def test_survey_points_are_unknown(tmp_path: Path) -> None:
    found = totals(tmp_path, criterion("1", "satisfied", "survey", points=4), body="")
    assert points(found) == (0, 0, 4, 0, 0)
    assert points(found, "worst", "best") == (0, 4)


def test_excluded_points_stand_apart_from_the_maximum(tmp_path: Path) -> None:
    left_out = criterion("2", "online", points=3, not_applicable='{when: {received: "= 0"}, as: exclude}')
    found = totals(tmp_path, criterion("1"), left_out, body="figures: {on_time: 95%, received: 0}\n")
    assert points(found, "maximum", "excluded", "scale") == (1, 3, 1)


@pytest.mark.parametrize(("as_", "sure", "lost"), [("full", 3, 0), ("zero", 0, 3)])
def test_not_applicable_as_full_or_zero_counts(tmp_path: Path, as_: str, sure: int, lost: int) -> None:
    rule = criterion("1", "online", points=3, not_applicable=f'{{when: {{received: "= 0"}}, as: {as_}}}')
    found = totals(tmp_path, rule, body="figures: {received: 0}\n")
    assert points(found) == (sure, 0, 0, lost, 0)
    assert found.excluded == 0


def test_no_criterion_that_applies_makes_no_index_of_nothing(tmp_path: Path) -> None:
    found = totals(
        tmp_path,
        criterion("1", not_applicable='{when: {received: "= 0"}, as: exclude}'),
        body="figures: {received: 0}\n",
        totals="{bands: [{name: Tốt, when: '>= 0%'}]}",
    )
    assert points(found, "maximum", "worst", "best", "scale") == (0, 0, 0, 0)
    assert (found.percent_worst, found.percent_best) == (0, 0)
    assert (found.band_worst, found.band_best) == (None, None)


# Bonus and penalty

BONUS = criterion("8", "online", points=2, group="bonus", score=RATE)
MORE_BONUS = criterion("9", "paid", points=2, group="bonus", score=RATE)
PENALTY = criterion("8", "late", points=2, group="penalty", score=over(">= 1"))
MORE_PENALTY = criterion("9", "reports_late", points=2, group="penalty", score=over(">= 1"))
HALF = "figures: {on_time: 50%, online: 50%, paid: 50%}\n"


def test_a_bonus_adds_to_the_index_and_not_to_the_maximum(tmp_path: Path) -> None:
    found = totals(tmp_path, criterion("1", points=10, score=RATE), BONUS, body=HALF)
    assert points(found, "maximum", "sure", "lost", "bonus", "worst", "best") == (10, 5, 5, 1, 6, 6)


def test_all_bonuses_together_are_capped(tmp_path: Path) -> None:
    criteria = (criterion("1", points=10, score=RATE), BONUS, MORE_BONUS)
    found = totals(tmp_path, *criteria, body=HALF, totals='{bonus: {cap: "1,5"}}')
    assert points(found, "bonus", "worst", "best") == (number("1,5"), number("6,5"), number("6,5"))


def test_an_unknown_bonus_counts_for_the_best_only_and_the_cap_counts_too(tmp_path: Path) -> None:
    criteria = (criterion("1", points=10, score=RATE), BONUS, MORE_BONUS)
    found = totals(
        tmp_path, *criteria, body="figures: {on_time: 50%, online: 50%}\n", totals='{bonus: {cap: "2,5"}}'
    )
    assert points(found, "bonus", "worst", "best") == (1, 6, number("7,5"))


def test_a_bonus_not_won_is_neither_lost_nor_deducted(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(criterion("1"), BONUS), "figures: {on_time: 95%, online: 0%}\n")
    assert status(found, "8") == "met"
    assert points(found.totals, "lost", "worst", "best") == (0, 1, 1)


def test_a_penalty_takes_points_away_and_is_deducted(tmp_path: Path) -> None:
    found = assessed(
        tmp_path, rules(criterion("1", points=10), PENALTY), "figures: {on_time: 95%, late: 3}\n"
    )
    assert status(found, "8") == "deducted"
    assert points(found.totals, "maximum", "sure", "penalty", "worst", "best") == (10, 10, 2, 8, 8)


def test_all_penalties_together_are_capped(tmp_path: Path) -> None:
    criteria = (criterion("1", points=10), PENALTY, MORE_PENALTY)
    body = "figures: {on_time: 95%, late: 3, reports_late: 1}\n"
    assert points(totals(tmp_path, *criteria, body=body), "penalty", "worst") == (4, 6)
    capped = totals(tmp_path, *criteria, body=body, totals="{penalty: {cap: 3}}")
    assert points(capped, "penalty", "worst", "best") == (3, 7, 7)


def test_an_unknown_penalty_counts_for_the_worst_only(tmp_path: Path) -> None:
    found = totals(tmp_path, criterion("1", points=10), PENALTY, body="figures: {on_time: 95%}\n")
    assert points(found, "worst", "best") == (8, 10)


# Clamp and rescale


def test_an_index_is_not_below_zero(tmp_path: Path) -> None:
    body = "figures: {on_time: 10%, late: 3}\n"
    assert points(totals(tmp_path, criterion("1"), PENALTY, body=body), "worst", "best") == (0, 0)


def test_an_index_is_not_above_the_maximum(tmp_path: Path) -> None:
    body = "figures: {on_time: 95%, online: 100%}\n"
    assert points(totals(tmp_path, criterion("1"), BONUS, body=body), "bonus", "worst", "best") == (2, 1, 1)


def test_a_pack_may_leave_the_index_where_bonus_and_penalty_put_it(tmp_path: Path) -> None:
    low = totals(
        tmp_path, criterion("1"), PENALTY, body="figures: {on_time: 10%, late: 3}\n", totals="{clamp: false}"
    )
    assert points(low, "worst", "best") == (-2, -2)
    high = totals(
        tmp_path,
        criterion("1"),
        BONUS,
        body="figures: {on_time: 95%, online: 100%}\n",
        totals="{clamp: false}",
    )
    assert points(high, "worst", "best") == (3, 3)


LEFT_OUT = criterion("2", "online", points=6, not_applicable='{when: {received: "= 0"}, as: exclude}')
THREE_OF_FOUR = (criterion("1", points=3), criterion("3", "paid", points=1), LEFT_OUT)
EXCLUDING = "figures: {on_time: 95%, paid: 10%, received: 0}\n"


def test_a_pack_rescales_to_the_whole_when_criteria_are_excluded(tmp_path: Path) -> None:
    found = totals(tmp_path, *THREE_OF_FOUR, body=EXCLUDING, totals="{rescale: true}")
    assert points(found, "maximum", "excluded", "sure", "lost") == (4, 6, 3, 1)
    assert points(found, "scale", "worst", "best") == (10, number("7,5"), number("7,5"))
    assert found.percent_worst == Fraction(3, 4)


def test_without_rescaling_the_index_is_a_share_of_what_is_left(tmp_path: Path) -> None:
    found = totals(tmp_path, *THREE_OF_FOUR, body=EXCLUDING)
    assert points(found, "scale", "worst", "best") == (4, 3, 3)
    assert found.percent_worst == Fraction(3, 4)


# Rounding: half up, once

THIRDS = tuple(criterion(str(each), score=RATE) for each in (1, 2, 3))


def test_the_total_is_rounded_half_up_once(tmp_path: Path) -> None:
    found = totals(tmp_path, *THIRDS, body='figures: {on_time: "33,5%"}\n')
    assert found.sure == number("1,005")
    assert points(found, "worst", "best") == (number("1,01"), number("1,01"))


def test_a_pack_may_round_each_criterion_instead(tmp_path: Path) -> None:
    found = totals(
        tmp_path,
        *THIRDS,
        body='figures: {on_time: "33,5%"}\n',
        totals="{rounding: {places: 2, at: criterion}}",
    )
    assert points(found, "sure", "worst", "best") == (number("1,02"), number("1,02"), number("1,02"))


@pytest.mark.parametrize(("places", "worst"), [(0, 1), (1, "0,5"), (2, "0,55"), (3, "0,545")])
def test_a_pack_says_how_many_decimals_a_total_has(tmp_path: Path, places: int, worst: str | int) -> None:
    found = totals(
        tmp_path,
        criterion("1", score=RATE),
        body='figures: {on_time: "54,5%"}\n',
        totals=f"{{rounding: {{places: {places}}}}}",
    )
    assert found.worst == number(str(worst))


# Bands

BANDS = "{bands: [{name: Tốt, when: '>= 90%'}, {name: Khá, when: '80%..<90%'}, {name: Yếu, when: '< 70%'}]}"


@pytest.mark.parametrize(
    ("rate", "band"),
    [
        ("100%", "Tốt"),
        ("90%", "Tốt"),
        ('"89,99%"', "Khá"),
        ("80%", "Khá"),
        ('"79,99%"', None),
        ("70%", None),
        ('"69,99%"', "Yếu"),
        ("0%", "Yếu"),
    ],
)
def test_a_band_begins_on_its_line_and_ends_before_the_next_and_a_gap_has_none(
    tmp_path: Path, rate: str, band: str | None
) -> None:
    found = totals(
        tmp_path, criterion("1", points=100, score=RATE), body=f"figures: {{on_time: {rate}}}\n", totals=BANDS
    )
    assert (found.band_worst, found.band_best) == (band, band)


def test_what_is_unknown_may_lie_between_two_bands(tmp_path: Path) -> None:
    criteria = (criterion("1", points=60), criterion("2", "online", points=40))
    found = totals(tmp_path, *criteria, body="figures: {on_time: 95%}\n", totals=BANDS)
    assert (found.band_worst, found.band_best) == ("Yếu", "Tốt")


def test_a_band_looks_at_the_rounded_total(tmp_path: Path) -> None:
    body = 'figures: {on_time: "89,996%"}\n'
    found = totals(tmp_path, criterion("1", points=100, score=RATE), body=body, totals=BANDS)
    assert (found.worst, found.band_worst) == (90, "Tốt")


# Fields


def test_every_field_has_totals_of_its_own(tmp_path: Path) -> None:
    found = assessed(
        tmp_path,
        rules(
            criterion("1.1", points=2),
            criterion("1.2", "online"),
            criterion("2.1", "paid", points=5),
            fields=["1", "2"],
        ),
        "figures: {on_time: 95%, online: 1%}\n",
    )
    assert points(found.field_totals["1"]) == (2, 0, 0, 1, 0)
    assert points(found.field_totals["2"]) == (0, 0, 5, 0, 0)
    assert points(found.totals) == (2, 0, 5, 1, 0)


def test_a_field_without_criteria_for_this_level_has_no_totals(tmp_path: Path) -> None:
    written = rules(criterion("1.1"), criterion("2.1", levels="[commune]"), fields=["1", "2"])
    found = assessed(tmp_path, written, "figures: {on_time: 95%}\n")
    assert list(found.field_totals) == ["1"]
    assert found.totals.maximum == 1
