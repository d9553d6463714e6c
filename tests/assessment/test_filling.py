"""What stands where a rule writes {value} and the like."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.assessment.filling import BLANK, Filling, fill

A = Filling(
    "Sở A", "Hồ sơ trực tuyến", "năm 2021", value="25%", target="trên 30%", shortfall="5 điểm phần trăm"
)
B = replace(A, agency="Sở B", value="27%")


def test_each_placeholder_is_filled() -> None:
    text = "{agency}: {criterion} {period} đạt {value}, chỉ tiêu {target}, còn thiếu {shortfall}"
    assert fill(text, [A]) == (
        "Sở A: Hồ sơ trực tuyến năm 2021 đạt 25%, chỉ tiêu trên 30%, còn thiếu 5 điểm phần trăm"
    )


def test_a_value_nobody_reported_is_left_blank() -> None:
    assert fill("còn được trễ {headroom}", [A]) == "còn được trễ …"


def test_without_any_finding_all_is_blank() -> None:
    assert fill("{agency} đạt {value}", []) == f"{BLANK} đạt {BLANK}"


def test_agencies_that_agree_give_their_one_value() -> None:
    assert fill("chỉ tiêu {target}", [A, B]) == "chỉ tiêu trên 30%"


def test_agencies_that_differ_are_told_apart() -> None:
    assert fill("hiện đạt {value}", [A, B]) == "hiện đạt 25% (Sở A); 27% (Sở B)"


def test_a_blank_is_told_apart_too() -> None:
    assert fill("hiện đạt {value}", [A, replace(B, value=None)]) == "hiện đạt 25% (Sở A); … (Sở B)"


def test_criteria_of_one_agency_are_told_apart_by_criterion() -> None:
    other = replace(A, criterion="Hồ sơ đúng hạn", value="96%")
    assert fill("{value}", [A, other]) == "25% (Hồ sơ trực tuyến); 96% (Hồ sơ đúng hạn)"


def test_periods_of_one_criterion_are_told_apart_by_period() -> None:
    assert (
        fill("{value}", [A, replace(A, period="năm 2022", value="26%")]) == "25% (năm 2021); 26% (năm 2022)"
    )


def test_names_are_listed_without_an_owner() -> None:
    assert fill("Phê bình {agency}", [A, B]) == "Phê bình Sở A, Sở B"


def test_other_braces_stay_as_they_are() -> None:
    assert fill("{{ x }} {y} {value", [A]) == "{{ x }} {y} {value"


def test_a_name_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    assert fill("{agency}", [replace(A, agency="Sở {value}")]) == "Sở {value}"


@given(st.text(), st.text(min_size=1))
def test_a_text_without_placeholders_never_changes(text: str, name: str) -> None:
    plain = text.replace("{", "(")
    assert fill(plain, [replace(A, agency=name)]) == plain


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_every_value_is_in_the_text(values: list[str]) -> None:
    fillings = [replace(A, agency=f"Sở {place}", value=value) for place, value in enumerate(values)]
    assert all(value in fill("{value}", fillings) for value in values)
