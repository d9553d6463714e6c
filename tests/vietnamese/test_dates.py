"""Dates as offices write them: the day first, impossible dates refused, periods to their last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.vietnamese.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateFormatError,
    format_date,
    format_date_long,
    parse_date,
    parse_period_end,
)

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-09-30", date(2021, 9, 30)),
        ("06/8/2021", date(2021, 8, 6)),
        ("6/8/2021", date(2021, 8, 6)),
        ("06/08/2021", date(2021, 8, 6)),
        ("6-8-2021", date(2021, 8, 6)),
        ("06-08-2021", date(2021, 8, 6)),
        ("ngày 06/8/2021", date(2021, 8, 6)),
        ("ngày 06 tháng 8 năm 2021", date(2021, 8, 6)),
        ("Ngày 10  tháng 11 năm 2022", date(2022, 11, 10)),
        ("nga\u0300y 10 tháng 11 năm 2022", date(2022, 11, 10)),
        (" 29/02/2024 ", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_day_first(written: str, day: date) -> None:
    assert parse_date(written) == day


@pytest.mark.parametrize(
    "written",
    ["", "hôm nay", "30/9", "30/9/21", "2021/09/30", "20210930", "30.9.2021", "2021-09-30T00:00",
     "tháng 9/2021", "30-9/2021", "٣/٩/2021", "1/1/20211"],
)  # fmt: skip
def test_what_is_not_a_date_is_refused(written: str) -> None:
    with pytest.raises(DateFormatError):
        parse_date(written)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("29/02/2023", "tháng 2 năm 2023 không có ngày 29, chỉ có từ 1 đến 28"),
        ("31/9/2021", "tháng 9 năm 2021 không có ngày 31, chỉ có từ 1 đến 30"),
        ("0/9/2021", "không có ngày 0"),
        ("08/30/2021", "không có tháng 30; viết ngày trước, tháng sau"),
        ("2021-13-01", "không có tháng 13"),
        ("01/01/0021", "năm phải trong khoảng"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(written: str, told: str) -> None:
    with pytest.raises(DateFormatError, match=told):
        parse_date(written)


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("Quý III/2022", date(2022, 9, 30)),
        ("Quý II năm 2022", date(2022, 6, 30)),
        ("Quý II, III năm 2022", date(2022, 9, 30)),
        ("Quý II, III/2022", date(2022, 9, 30)),
        ("Quý I và II/2022", date(2022, 6, 30)),
        ("Qúy IV/2022", date(2022, 12, 31)),
        ("quý 1/2022", date(2022, 3, 31)),
        ("Trong Quý I năm 2022", date(2022, 3, 31)),
        ("Tháng 6/2022", date(2022, 6, 30)),
        ("Tháng 01/2022", date(2022, 1, 31)),
        ("tháng 9/2021", date(2021, 9, 30)),
        ("Trong tháng 9/2021", date(2021, 9, 30)),
        ("Tháng 6 năm 2022", date(2022, 6, 30)),
        ("Tháng 2 năm 2024", date(2024, 2, 29)),
        ("Tháng 5, 6/2022", date(2022, 6, 30)),
        ("Trong năm 2022", date(2022, 12, 31)),
        ("năm 2022", date(2022, 12, 31)),
        ("Cả năm 2022", date(2022, 12, 31)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("9 tháng năm 2024", date(2024, 9, 30)),
        ("6 tháng cuối năm 2024", date(2024, 12, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(written: str, end: date) -> None:
    assert parse_period_end(written) == end


@pytest.mark.parametrize(
    "written",
    ["", "đầu năm 2024", "Quý V/2022", "Quý III", "Tháng 13/2022", "Tháng 0/2022", "13 tháng đầu năm 2024",
     "thường xuyên", "năm 22", "năm 9999", "30/9/2021", "Quý IIII/2022"],
)  # fmt: skip
def test_what_is_not_a_period_is_refused(written: str) -> None:
    with pytest.raises(DateFormatError):
        parse_period_end(written)


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2021, 8, 6), "06/8/2021", "ngày 06 tháng 8 năm 2021"),
        (date(2022, 2, 1), "01/02/2022", "ngày 01 tháng 02 năm 2022"),
        (date(2022, 1, 31), "31/01/2022", "ngày 31 tháng 01 năm 2022"),
        (date(2022, 11, 10), "10/11/2022", "ngày 10 tháng 11 năm 2022"),
    ],
)
def test_a_date_is_written_as_decree_30_wants_it(day: date, short: str, long: str) -> None:
    assert (format_date(day), format_date_long(day)) == (short, long)


@given(days)
def test_a_written_date_is_read_back(day: date) -> None:
    assert (
        parse_date(format_date(day))
        == parse_date(format_date_long(day))
        == parse_date(day.isoformat())
        == day
    )


@given(days)
def test_the_end_of_a_period_is_the_last_day_of_its_month(day: date) -> None:
    end = parse_period_end(f"Tháng {day.month}/{day.year}")
    assert (end.year, end.month) == (day.year, day.month)
    assert end >= day


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_vietnamese_refusal(text: str) -> None:
    for parse in (parse_date, parse_period_end):
        try:
            assert FIRST_YEAR <= parse(text).year <= LAST_YEAR
        except DateFormatError as error:
            assert str(error)
