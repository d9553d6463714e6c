"""What a condition written in a rule file means, exactly on the line and beside it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.packs.conditions import Condition, ConditionText, parse_condition
from cchc_rules.sources.model import Entry, EntryError
from cchc_rules.vietnamese.numbers import QuantityUnit

OPERATORS = {
    ">=": Fraction.__ge__,
    "<=": Fraction.__le__,
    ">": Fraction.__gt__,
    "<": Fraction.__lt__,
    "=": Fraction.__eq__,
    "≥": Fraction.__ge__,
    "≤": Fraction.__le__,
}

hundredths = st.integers(0, 20_000).map(lambda number: Fraction(number, 100))
values = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4))


class _Rule(Entry):
    """A key that holds a condition."""

    when: ConditionText


def written(number: Fraction) -> str:
    """A number of hundredths the Vietnamese way."""
    whole, decimals = divmod(int(number * 100), 100)
    return f"{whole},{decimals:02d}"


@given(st.sampled_from(sorted(OPERATORS)), hundredths, st.sampled_from(["", "%", " ngày"]), values)
def test_a_comparison_holds_as_comparing_fractions_says(
    operator: str, bound: Fraction, unit: str, value: tuple[int, int]
) -> None:
    condition = parse_condition(f"{operator} {written(bound)}{unit}")
    exact = bound / 100 if unit == "%" else bound
    assert condition.holds(*value) == OPERATORS[operator](Fraction(*value), exact)


@given(st.sampled_from(sorted(OPERATORS)), hundredths, st.integers(1, 50))
def test_exactly_on_the_line_follows_the_operator(operator: str, bound: Fraction, scale: int) -> None:
    condition = parse_condition(f"{operator} {written(bound)}%")
    exact = bound / 100
    on_line = (exact.numerator * scale, exact.denominator * scale)
    assert condition.holds(*on_line) == (operator in {">=", "<=", "=", "≥", "≤"})


@given(st.tuples(hundredths, hundredths).map(sorted), st.booleans(), st.booleans(), values)
def test_a_range_holds_as_comparing_fractions_says(
    ends: list[Fraction], low_open: bool, high_open: bool, value: tuple[int, int]
) -> None:
    low, high = ends
    text = f"{'>' if low_open else ''}{written(low)}..{'<' if high_open else ''}{written(high)}"
    if low == high and (low_open or high_open):
        with pytest.raises(EntryError, match="không chứa giá trị nào"):
            parse_condition(text)
        return
    number = Fraction(*value)
    above = number > low if low_open else number >= low
    below = number < high if high_open else number <= high
    assert parse_condition(text).holds(*value) == (above and below)


@given(st.sampled_from(sorted(OPERATORS)), hundredths, st.sampled_from(["", "%", " ngày"]))
def test_a_condition_comes_back_from_its_own_text(operator: str, bound: Fraction, unit: str) -> None:
    text = f"{operator} {written(bound)}{unit}"
    once = _Rule.model_validate({"when": text})
    assert once.when.text == text
    assert _Rule.model_validate(once.model_dump()) == once
    assert _Rule.model_validate_json(once.model_dump_json()) == once


@given(st.text(max_size=30))
def test_any_text_is_a_condition_or_a_sentence_for_the_user(text: str) -> None:
    try:
        assert isinstance(parse_condition(text), Condition)
    except ValueError as refused:
        assert str(refused)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("> 30%", QuantityUnit.PERCENT), ("= 0", QuantityUnit.NUMBER), ("<= 30 ngày", QuantityUnit.DAYS)],
)
def test_a_condition_knows_the_unit_of_its_bounds(text: str, unit: QuantityUnit) -> None:
    assert parse_condition(text).unit is unit


def test_thirty_percent_is_not_over_thirty_percent() -> None:
    assert not parse_condition("> 30%").holds(30, 100)
    assert parse_condition(">= 30%").holds(30, 100)
    assert parse_condition("> 30%").holds(300_000_001, 1_000_000_000)


def test_a_range_may_be_written_with_the_signs_spelled_out() -> None:
    assert parse_condition(">= 90% .. < 100%").holds(9, 10)
    assert not parse_condition(">= 90% .. < 100%").holds(1, 1)
    assert not parse_condition("> 90%..100%").holds(9, 10)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("= yes", True),
        ("= có", True),
        ("= Có", True),
        ("= true", True),
        ("= no", False),
        ("= không", False),
        ("= Không", False),
        ("= Tốt", None),
        ("> 5", None),
    ],
)
def test_yes_and_no_may_be_said_in_both_languages(text: str, flag: bool | None) -> None:
    assert parse_condition(text).flag is flag


def test_a_word_keeps_its_marks_and_its_capitals() -> None:
    condition = parse_condition("=  Hoàn thành tốt ")
    assert condition.word == "Hoàn thành tốt"
    assert condition.unit is None


def test_a_word_typed_in_decomposed_letters_is_the_same_word() -> None:
    assert parse_condition("= Tô\u0301t").word == "Tốt"


@pytest.mark.parametrize(("value", "word"), [(True, "yes"), (False, "no")])
def test_true_and_false_without_a_sign_are_yes_and_no(value: bool, word: str) -> None:
    assert _Rule.model_validate({"when": value}).when.word == word


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("95%", "= 95%"),
        ("trên 30%", "> 30%"),
        ("dưới 5%", "< 5%"),
        ("từ 80% trở lên", ">= 80%"),
        ("đạt từ 80% trở lên", ">= 80%"),
        ("tối thiểu 10%", ">= 10%"),
        ("Ít nhất 20%", ">= 20%"),
        ("không quá 30 ngày", "<= 30 ngày"),
        ("tối đa 5", "<= 5"),
        ("từ 5 trở xuống", "<= 5"),
        ("=> 5", ">= 5"),
        ("=< 5%", "<= 5%"),
        ("== 5", "= 5"),
        ("> = 5", ">= 5"),
        ("=> = 5", None),
        ("nhiều", None),
    ],
)
def test_the_words_of_a_decision_are_answered_with_the_sign_that_means_them(
    text: str, meant: str | None
) -> None:
    with pytest.raises(EntryError) as refused:
        parse_condition(text)
    assert refused.value.did_you_mean == meant


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "không phải là một điều kiện"),
        ("=", "không phải là một điều kiện"),
        (">= nhiều", "không phải là một số"),
        ("= 30 nagy", "không phải là một số"),
        ("90..100%", "không cùng đơn vị"),
        ("100%..90%", "viết ngược"),
        (">= 99.950%", "hai cách"),
        ("=> 5", "không phải là một điều kiện"),
    ],
)
def test_what_is_no_condition_is_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_condition(text)


@pytest.mark.parametrize("value", [5, None, ["> 5"], {"min": 5}])
def test_a_condition_must_be_a_text(value: object) -> None:
    with pytest.raises(ValueError, match="phải viết là chữ"):
        _Rule.model_validate({"when": value})
