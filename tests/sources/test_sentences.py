"""What pydantic says, said in Vietnamese."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc_rules.sources import codes
from cchc_rules.sources.sentences import describe, sentence


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "chỗ trống"),
        (True, "giá trị đúng/sai true"),
        ("x", "“x”"),
        ("", "văn bản rỗng"),
        ("x" * 61, "“" + "x" * 60 + "…”"),
        (5, "số 5"),
        (Decimal("1.5"), "số 1.5"),
        ([1], "một danh sách"),
        ({}, "một nhóm khóa"),
        (object(), "một giá trị khác loại"),
    ],
)
def test_what_stands_in_the_file_is_described_in_words(value: object, words: str) -> None:
    assert describe(value) == words


def test_an_error_without_a_sentence_of_its_own_is_named_not_swallowed() -> None:
    said = sentence("brand_new_error", {}, "x")
    assert said.code == codes.OTHER
    assert "brand_new_error" in said.message


def test_limits_are_written_with_a_decimal_comma() -> None:
    assert sentence("less_than_equal", {"le": 0.5}, "1").expected == "một số không quá 0,5"
    assert sentence("greater_than", {"gt": "mười"}, "1").expected == "một số lớn hơn mười"


def test_too_short_and_too_long_name_their_limit() -> None:
    assert sentence("string_too_short", {"min_length": 3}, "x").expected == "ít nhất 3 ký tự"
    assert sentence("too_long", {"max_length": 2, "actual_length": None}, []).message == "có quá nhiều mục"


def test_a_form_that_names_itself_by_a_key_says_which_key_is_missing() -> None:
    assert sentence("union_tag_not_found", {"discriminator": "'kind'"}, {}).message.startswith(
        "thiếu khóa “kind”"
    )
    assert sentence("union_tag_not_found", {"discriminator": "'kind'"}, 5).code == codes.WRONG_TYPE
