"""Nearest to the line first, on either side of it; what cannot share a scale is said in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.reports.overview.headroom import headroom
from tests.reports.overview.runs import CASES, run_of


@pytest.mark.parametrize("case", CASES)
def test_rates_come_first_and_the_nearest_of_them_before_the_others(case: tuple[str, str]) -> None:
    run = run_of(*case)
    for record in run.agencies:
        rooms = headroom(run, record).rooms
        assert {room.entry.id for room in rooms} == {each.id for each in record.criteria if each.distance}
        bars = [abs(room.percent_points) for room in rooms if room.percent_points is not None]
        assert bars == sorted(bars)
        assert all(room.percent_points is not None for room in rooms[: len(bars)])


def test_what_is_missing_lies_below_zero_and_what_is_spare_above() -> None:
    run = run_of(*CASES[3])
    found = {room.entry.id: room for room in headroom(run, run.agencies[0]).rooms}
    assert found["1.7.3"].percent_points == Fraction(-186, 100)
    assert found["1.3.1"].percent_points == Fraction(495, 100)
    assert found["1.7.3"].sentence == "Còn thiếu 1,86 điểm phần trăm"


def test_a_place_in_a_ranking_has_no_bar_and_still_its_words() -> None:
    run = run_of(*CASES[2])
    province = next(each for each in run.agencies if each.agency.id == "tinh-gia-dinh")
    found = {room.entry.id: room for room in headroom(run, province).rooms}
    assert found["I.1"].percent_points is None
    assert found["I.1"].sentence == "Cần tăng 21 bậc"


def test_of_two_on_the_line_the_one_that_misses_it_comes_first() -> None:
    run = run_of(*CASES[1])
    rooms = headroom(run, run.agencies[0]).rooms
    on_the_line = [(room.entry.id, room.distance.reached) for room in rooms if room.percent_points == 0]
    assert on_the_line[0] == ("2.3", False)
    assert all(reached for _, reached in on_the_line[1:])
