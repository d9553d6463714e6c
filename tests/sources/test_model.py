"""The types entries are made of read what an office writes and refuse the rest in Vietnamese."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cchc_rules.sources.builder import Plain
from cchc_rules.sources.model import (
    DottedId,
    Entry,
    Identifier,
    OneOrMany,
    Slug,
    Text,
    VnDate,
    VnInteger,
    VnNumber,
    VnQuantity,
    as_tuple,
    write_fraction,
)
from cchc_rules.vietnamese.numbers import QuantityUnit, parse_quantity


class Sample(Entry):
    name: Text
    """Tên gọi"""
    code: Identifier | None = None
    number: DottedId | None = None
    slug: Slug | None = None
    day: VnDate | None = None
    points: VnNumber | None = None
    year: VnInteger | None = None
    figure: VnQuantity | None = None
    lead: OneOrMany[Text] = ()


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def test_an_entry_is_closed_and_frozen() -> None:
    sample = Sample(name="x")
    with pytest.raises(ValidationError):
        sample.name = "y"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Sample.model_validate({"name": "x", "tên": "y"})


def test_a_text_is_stripped_composed_and_an_ordinary_string() -> None:
    text = read(Text, Plain("  So\u0302\u0301 \u0111o "))
    assert text == "Số đo"
    assert type(text) is str


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Identifier, ["online_rate", "a", "x2"], ["", "Rate", "2x", "tỷ_lệ", "a-b", "_a", "a b", "a\n"]),
        (DottedId, ["1", "1.10", "3.2.1", "I.1a", "Đ.2"], ["", "1.", ".1", "1..2", "1 2", "1-2", "ă"]),
        (Slug, ["quang-ngai-2021", "_base", "a"], ["", "-a", "a-", "Quang", "a--b", "ngãi", "a/b", ".."]),
    ],
)
def test_names_inside_files_have_one_form(kind: Any, good: list[str], bad: list[str]) -> None:
    for text in good:
        assert read(kind, Plain(text)) == text
    for text in bad:
        if text != text.strip():
            continue
        with pytest.raises(ValidationError):
            read(kind, text)


def test_a_number_of_a_criterion_that_a_machine_turned_into_a_number_is_refused() -> None:
    for value in (1, Decimal("1.10"), 1.1):
        with pytest.raises(ValidationError):
            read(DottedId, value)


def test_dates_are_read_day_first_or_taken_as_they_are() -> None:
    assert read(VnDate, "06/8/2021") == read(VnDate, date(2021, 8, 6)) == date(2021, 8, 6)


def test_numbers_are_exact_whatever_they_come_as() -> None:
    assert read(VnNumber, "49.000") == 49000
    assert read(VnNumber, Decimal("49.000")) == 49
    assert read(VnNumber, Fraction(1, 3)) == Fraction(1, 3)
    assert type(read(VnNumber, 5)) is Fraction


def test_a_whole_number_with_dots_is_thousands_and_never_cut() -> None:
    assert read(VnInteger, "49.000") == 49000
    assert read(VnInteger, 2021) == 2021
    assert type(read(VnInteger, "6,0")) is int
    with pytest.raises(ValidationError):
        read(VnInteger, "6,5")


@pytest.mark.parametrize(
    ("value", "number", "unit", "step"),
    [
        ("81,6%", Fraction(816, 1000), QuantityUnit.PERCENT, Fraction(1, 1000)),
        (49000, 49000, QuantityUnit.NUMBER, 1000),
        (Decimal("49.50"), Fraction(99, 2), QuantityUnit.NUMBER, Fraction(1, 100)),
        (Decimal("2E+3"), 2000, QuantityUnit.NUMBER, 1000),
        (Decimal("2E-3"), Fraction(2, 1000), QuantityUnit.NUMBER, Fraction(1, 1000)),
        (Decimal("12E-4"), Fraction(12, 10000), QuantityUnit.NUMBER, Fraction(1, 10000)),
    ],
)
def test_a_quantity_comes_from_text_or_from_a_machine(
    value: object, number: Fraction, unit: QuantityUnit, step: Fraction
) -> None:
    quantity = read(VnQuantity, value)
    assert (quantity.value, quantity.unit, quantity.step) == (number, unit, step)
    assert read(VnQuantity, quantity) is quantity


@pytest.mark.parametrize("kind", [VnDate, VnNumber, VnInteger, VnQuantity])
@pytest.mark.parametrize("value", [True, None, 1.5, [], {}, "", "x", datetime(2021, 1, 1), Decimal("NaN")])  # noqa: DTZ001
def test_other_kinds_of_values_are_refused(kind: Any, value: object) -> None:
    with pytest.raises(ValidationError):
        read(kind, value)


def test_a_decimal_of_monstrous_size_is_refused_before_anything_is_computed() -> None:
    for kind in (VnNumber, VnQuantity):
        with pytest.raises(ValidationError):
            read(kind, Decimal("1e999999999"))


def test_one_item_may_stand_where_a_list_is_expected() -> None:
    assert Sample(name="x", lead="Phòng A").lead == ("Phòng A",)  # type: ignore[arg-type]
    assert Sample(name="x", lead=("A", "B")).lead == ("A", "B")
    assert as_tuple({"a": 1}) == ({"a": 1},)
    assert as_tuple(None) is None


def test_the_json_schema_explains_every_key_and_allows_one_or_many() -> None:
    schema = Sample.model_json_schema()
    properties = schema["properties"]
    assert properties["name"]["description"] == "Tên gọi"
    assert properties["lead"]["anyOf"][0]["type"] == "string"
    assert properties["lead"]["anyOf"][1]["type"] == "array"
    assert properties["points"]["anyOf"][0]["type"] == ["string", "number"]
    assert schema["additionalProperties"] is False


def test_entries_are_written_to_json_exactly() -> None:
    sample = Sample.model_validate(
        {"name": "x", "day": "06/8/2021", "points": "1,125", "figure": "81,6%", "year": "2.021"}
    )
    written = sample.model_dump(mode="json", exclude_none=True)
    assert written == {
        "name": "x", "day": "2021-08-06", "points": "1,125", "figure": "81,6%", "year": 2021, "lead": [],
    }  # fmt: skip
    assert Sample.model_validate(written) == sample
    assert Sample.model_validate(sample.model_dump()) == sample


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-5), "-5"),
        (Fraction(10**20), "1" + "0" * 20),
    ],
)
def test_a_fraction_is_written_as_a_decimal_only_where_that_is_exact(value: Fraction, text: str) -> None:
    assert write_fraction(value) == text


@given(st.fractions())
def test_a_written_fraction_is_the_same_fraction(value: Fraction) -> None:
    assert Fraction(write_fraction(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=5))
def test_a_machine_quantity_shows_as_an_office_would_read_it(value: Decimal) -> None:
    quantity = read(VnQuantity, value)
    assert quantity.value == Fraction(value)
    assert parse_quantity(str(quantity)).value == Fraction(value)
