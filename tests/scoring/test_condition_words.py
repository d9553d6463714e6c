"""Conditions are said as decisions say them: `>= 95%` is "từ 95% trở lên"."""

from __future__ import annotations

import pytest

from cchc_rules.packs.conditions import parse_condition
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.condition_words import Scale, condition_text, left_over, step_texts
from cchc_rules.vietnamese.numbers import parse_quantity


def scale(dimension: Dimension, low: str | None = "0", high: str | None = None) -> Scale:
    bounds = tuple(None if each is None else parse_quantity(each).value for each in (low, high))
    return Scale(dimension, bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (">= 95%", "từ 95% trở lên"),
        ("> 30%", "trên 30%"),
        ("< 5%", "dưới 5%"),
        ("<= 5%", "không quá 5%"),
        ("= 100%", "bằng 100%"),
        (">= 100%", "bằng 100%"),
        ("= 0%", "bằng 0%"),
        ("90%..<100%", "từ 90% đến dưới 100%"),
        (">90%..95%", "trên 90% đến 95%"),
        (">= 0%", "mọi trường hợp"),
    ],
)
def test_a_condition_is_said_as_decisions_say_it(condition: str, expected: str) -> None:
    assert condition_text(parse_condition(condition), scale(Dimension.RATE, "0%", "100%")) == expected


@pytest.mark.parametrize(
    ("dimension", "low", "condition", "expected"),
    [
        (Dimension.RANK, "1", "<= 20", "từ hạng 1 đến hạng 20"),
        (Dimension.RANK, "1", "< 2", "bằng hạng 1"),
        (Dimension.COUNT, "0", "< 1", "bằng 0"),
        (Dimension.DAYS, "0", "<= 30 ngày", "không quá 30 ngày"),
        (Dimension.FLAG, None, "= yes", "có"),
        (Dimension.DOCUMENT, None, "= không", "không ban hành"),
        (Dimension.CHOICE, None, "= Tốt", "“Tốt”"),
    ],
)
def test_a_condition_is_said_in_the_unit_of_its_measure(
    dimension: Dimension, low: str | None, condition: str, expected: str
) -> None:
    assert condition_text(parse_condition(condition), scale(dimension, low)) == expected


def test_a_step_says_only_the_values_that_earlier_steps_leave() -> None:
    conditions = [parse_condition(each) for each in (">= 95%", ">= 90%", ">= 80%")]
    texts = step_texts([*conditions, None], scale(Dimension.RATE, "0%", "100%"))
    assert texts == (
        "từ 95% trở lên",
        "từ 90% đến dưới 95%",
        "từ 80% đến dưới 90%",
        "các trường hợp còn lại",
    )


def test_a_step_that_never_holds_has_no_values() -> None:
    conditions = [parse_condition("> 30%"), parse_condition("> 50%")]
    assert step_texts(conditions, scale(Dimension.RATE)) == ("trên 30%", None)


def test_values_no_step_speaks_of_are_named() -> None:
    conditions = [parse_condition("> 80%"), parse_condition("< 50%")]
    assert left_over(conditions, scale(Dimension.RATE, "0%", "100%")) == "từ 50% đến 80%"
    assert left_over([*conditions, None], scale(Dimension.RATE, "0%", "100%")) == ""
    whole = [parse_condition("= 0"), parse_condition(">= 1")]
    assert left_over(whole, scale(Dimension.COUNT)) == ""
    assert left_over([parse_condition("= Tốt")], Scale(Dimension.CHOICE, choices=("Tốt", "Kém"))) == "“Kém”"
