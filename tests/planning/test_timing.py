"""The words and the last day of a task's timing."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_rules.packs.criteria import DueBy, DueIn
from cchc_rules.planning.timing import RECURRING, timing_text


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("regular", "Thường xuyên"),
        ("monthly", "Hằng tháng"),
        ("quarterly", "Hằng quý"),
        ("yearly", "Hằng năm"),
    ],
)
def test_recurring_work_is_named_and_has_no_last_day(word: str, printed: str) -> None:
    assert timing_text(word) == (printed, None)


def test_every_recurring_word_of_the_rule_files_is_printed() -> None:
    assert set(RECURRING) == {"regular", "monthly", "quarterly", "yearly"}


def test_a_day_is_written_day_first_and_is_the_last_day() -> None:
    assert timing_text(DueBy.model_validate({"by": "2021-09-30"})) == (
        "Chậm nhất ngày 30/9/2021",
        date(2021, 9, 30),
    )


def test_a_month_stays_as_the_source_writes_it_and_ends_on_its_last_day() -> None:
    assert timing_text(DueIn.model_validate({"in": "Trong tháng 9/2021"})) == (
        "Trong tháng 9/2021",
        date(2021, 9, 30),
    )


def test_a_quarter_ends_with_its_third_month() -> None:
    assert timing_text(DueIn.model_validate({"in": "Quý III/2022"})) == ("Quý III/2022", date(2022, 9, 30))


def test_free_words_stay_as_they_are_but_for_the_capital() -> None:
    assert timing_text("ngay khi phát sinh hồ sơ") == ("Ngay khi phát sinh hồ sơ", None)


def test_free_words_that_name_a_period_have_a_last_day() -> None:
    assert timing_text("Tháng 6/2022") == ("Tháng 6/2022", date(2022, 6, 30))


def test_no_timing_in_the_source_is_no_timing_here() -> None:
    assert timing_text(None) is None
