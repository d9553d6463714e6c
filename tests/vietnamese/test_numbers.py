"""Numbers as offices write them: comma for decimals, dots for thousands, nothing guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.vietnamese.numbers import (
    MAX_LENGTH,
    NumberFormatError,
    QuantityUnit,
    format_number,
    format_percent,
    format_points,
    parse_machine_number,
    parse_number,
    parse_quantity,
    round_half_up,
)

decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("06", 6),
        ("49.000", 49000),
        ("1.234.567", 1234567),
        ("1.234.567,89", Fraction(123456789, 100)),
        ("99,95", Fraction(9995, 100)),
        ("99.95", Fraction(9995, 100)),
        ("0.5", Fraction(1, 2)),
        ("0.500", Fraction(1, 2)),
        ("0,500", Fraction(1, 2)),
        ("49,000", 49),
        ("1234.567", Fraction(1234567, 1000)),
        ("-12,5", Fraction(-25, 2)),
        ("−3", -3),
        ("  49.000  ", 49000),
        ("5 triệu", 5_000_000),
        ("5 triệu đồng", 5_000_000),
        ("32,8 tỷ", 32_800_000_000),
        ("32,8 tỉ đồng", 32_800_000_000),
        ("32,8\u00a0Tỷ đồng", 32_800_000_000),
        ("1.500 nghìn tỷ đồng", 1_500_000_000_000_000),
        ("25 nghìn đồng", 25_000),
        ("500.000 đồng", 500_000),
        ("500.000đ", 500_000),
    ],
)
def test_a_number_is_read_as_the_office_means_it(written: str, value: Fraction | int) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize(
    "written",
    [
        "", "   ", "abc", "mười", "1,234.5", "1,234,567", "1.5.2", "12.34.567", "012.345", "1.2345.678",
        "0.500.000", "1 000", "1e5", "NaN", "inf", "٣", "²", "1_000", ".5", ",5", "5,", "5.", "--5", "+5",
        "2.060 hồ sơ", "5 triệu triệu", "tỷ", "%", "10%%", "10% đồng", "5 ngày đồng", "1/2", "0x10",
    ],
)  # fmt: skip
def test_what_is_not_a_number_is_refused(written: str) -> None:
    with pytest.raises(NumberFormatError):
        parse_quantity(written)


@pytest.mark.parametrize("written", ["12.345%", "1.000%", "99.950 %"])
def test_a_percent_with_a_dot_and_three_digits_is_doubtful_and_the_message_gives_both_readings(
    written: str,
) -> None:
    with pytest.raises(NumberFormatError, match="hai cách") as raised:
        parse_quantity(written)
    first = written.rstrip(" %")
    assert f"“{first.replace('.', ',')}%”" in str(raised.value)
    assert f"“{first.replace('.', '')}%”" in str(raised.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.345%", Fraction(345, 100_000)),
        ("12.345,6%", Fraction(123456, 1000)),
        ("99.95%", Fraction(9995, 10000)),
    ],
)
def test_a_percent_that_can_only_mean_one_thing_is_read(written: str, value: Fraction) -> None:
    assert parse_quantity(written).value == value


@pytest.mark.parametrize(
    ("written", "unit", "value", "step"),
    [
        ("81,6%", QuantityUnit.PERCENT, Fraction(816, 1000), Fraction(1, 1000)),
        ("28,14 %", QuantityUnit.PERCENT, Fraction(2814, 10000), Fraction(1, 10000)),
        ("28,14\u00a0%", QuantityUnit.PERCENT, Fraction(2814, 10000), Fraction(1, 10000)),
        ("0,03%", QuantityUnit.PERCENT, Fraction(3, 10000), Fraction(1, 10000)),
        ("81,60%", QuantityUnit.PERCENT, Fraction(816, 1000), Fraction(1, 10000)),
        ("100%", QuantityUnit.PERCENT, 1, Fraction(1, 100)),
        ("90%", QuantityUnit.PERCENT, Fraction(9, 10), Fraction(1, 100)),
        ("49.000", QuantityUnit.NUMBER, 49000, 1000),
        ("49.001", QuantityUnit.NUMBER, 49001, 1),
        ("2.060", QuantityUnit.NUMBER, 2060, 10),
        ("49.000,0", QuantityUnit.NUMBER, 49000, Fraction(1, 10)),
        ("0", QuantityUnit.NUMBER, 0, 1),
        ("0,50", QuantityUnit.NUMBER, Fraction(1, 2), Fraction(1, 100)),
        ("32,8 tỷ", QuantityUnit.NUMBER, 32_800_000_000, 100_000_000),
        ("5 triệu đồng", QuantityUnit.NUMBER, 5_000_000, 1_000_000),
        ("30 ngày", QuantityUnit.DAYS, 30, 1),
        ("30 days", QuantityUnit.DAYS, 30, 1),
        ("06 Ngày", QuantityUnit.DAYS, 6, 1),
        ("1 day", QuantityUnit.DAYS, 1, 1),
    ],
)
def test_a_quantity_keeps_its_unit_and_how_finely_it_was_written(
    written: str, unit: QuantityUnit, value: Fraction, step: Fraction
) -> None:
    quantity = parse_quantity(written)
    assert (quantity.unit, quantity.value, quantity.step) == (unit, value, step)


def test_a_quantity_shows_itself_as_written_with_single_plain_blanks() -> None:
    assert str(parse_quantity(" 28,14\u00a0\u00a0% ")) == "28,14 %"


def test_decomposed_letters_are_read_like_composed_ones() -> None:
    assert parse_quantity("30 nga\u0300y") == parse_quantity("30 ngày")


@pytest.mark.parametrize(("written", "told"), [("5%", "phần trăm"), ("5 ngày", "số ngày")])
def test_a_bare_number_refuses_percent_and_days(written: str, told: str) -> None:
    with pytest.raises(NumberFormatError, match=told):
        parse_number(written)


def test_a_number_of_endless_digits_is_refused_before_anything_is_computed() -> None:
    with pytest.raises(NumberFormatError, match="quá dài"):
        parse_quantity("9" * (MAX_LENGTH + 1))


@pytest.mark.parametrize(
    ("written", "value"),
    [("49.000", 49), ("0.5", Fraction(1, 2)), ("-3", -3), ("1e3", 1000), ("2.5E-1", Fraction(1, 4))],
)
def test_a_machine_number_takes_every_dot_as_the_decimal_point(written: str, value: Fraction) -> None:
    assert parse_machine_number(written) == value


@pytest.mark.parametrize("written", ["", "1,5", "1e999", "NaN", "Infinity", "1/2", "1_0", "1" * 41, "٣"])
def test_what_a_machine_would_not_write_is_refused(written: str) -> None:
    with pytest.raises(NumberFormatError):
        parse_machine_number(written)


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Fraction(98001, 2), None, "49.000,5"),
        (Fraction(1, 3), None, "0,33"),
        (Fraction(2, 3), None, "0,67"),
        (1234567, None, "1.234.567"),
        (Decimal("0.123456"), None, "0,123456"),
        (Decimal("0.1234567"), None, "0,12"),
        (Fraction(1, 8), 2, "0,13"),
        (Fraction(-1, 8), 2, "-0,13"),
        (Fraction(-1, 1000), 2, "0,00"),
        (Fraction(5, 2), 0, "3"),
        (0, 2, "0,00"),
        (999, None, "999"),
        (-1000, None, "-1.000"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(
    value: Fraction | int | Decimal, places: int | None, written: str
) -> None:
    assert format_number(value, places) == written


def test_at_least_so_many_decimals_are_written_when_asked() -> None:
    assert format_number(5, min_places=1) == "5,0"
    assert format_number(Fraction(1, 8), min_places=1) == "0,125"


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Fraction(816, 1000), None, "81,6%"),
        (Fraction(3, 10000), None, "0,03%"),
        (1, None, "100%"),
        (Fraction(1, 3), None, "33,33%"),
        (Fraction(1, 3), 1, "33,3%"),
        (Fraction(816, 1000), 2, "81,60%"),
        (Fraction(-1, 50), None, "-2%"),
        (Fraction(1234, 100), None, "1.234%"),
    ],
)
def test_percents_are_written_with_as_many_decimals_as_they_need(
    value: Fraction, places: int | None, written: str
) -> None:
    assert format_percent(value, places) == written


def test_a_rate_that_only_comes_near_100_percent_is_never_shown_as_100_percent() -> None:
    assert format_percent(Fraction(48_999, 49_000)) == "99,998%"


def test_a_rate_above_nothing_is_not_shown_as_nothing() -> None:
    assert format_percent(Fraction(1, 49_000)) == "0,002%"
    assert format_percent(Fraction(1, 3 * 10**12)) == "0,000000%"


def test_points_have_two_decimals() -> None:
    assert (format_points(Fraction(1, 2)), format_points(12)) == ("0,50", "12,00")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(Fraction(5, 1000), Fraction(1, 100)), (Fraction(-5, 1000), Fraction(-1, 100)), (Fraction(4, 1000), 0)],
)
def test_a_half_is_rounded_away_from_zero(value: Fraction, rounded: Fraction) -> None:
    assert round_half_up(value, 2) == rounded


@given(decimals)
def test_what_was_written_is_read_back_exactly(value: Decimal) -> None:
    assert parse_number(format_number(value)) == Fraction(value)


@given(st.decimals(min_value=0, max_value=10, places=4))
def test_a_written_percent_is_read_back_exactly_unless_it_is_doubtful(value: Decimal) -> None:
    written = format_percent(value)
    if not re.fullmatch(r"[1-9]\d{0,2}\.\d{3}%", written):
        assert parse_quantity(written).value == Fraction(value)


@given(decimals, st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_step_at_most(value: Decimal, places: int) -> None:
    exact = Fraction(value)
    assert abs(round_half_up(exact, places) - exact) <= Fraction(1, 2 * 10**places)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_twice_is_rounding_once_and_the_sign_does_not_matter(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)
    assert round_half_up(rounded, places) == rounded == -round_half_up(-value, places)


@given(st.text(max_size=60))
def test_any_text_is_a_quantity_or_a_vietnamese_refusal(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except NumberFormatError as error:
        assert str(error)
    else:
        assert quantity.step > 0


@given(st.from_regex(r"\A[0-9.,]{1,12}( ?%| ngày| tỷ)?\Z"))
def test_the_value_of_a_quantity_is_a_whole_number_of_its_steps(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except NumberFormatError:
        return
    assert (quantity.value / quantity.step).denominator == 1
