"""The criteria that cost most: all that was lost is there, and nothing twice."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc_rules.reports.overview.most_lost import most_lost
from tests.reports.overview.runs import CASES, ZERO, run_in, run_of
from tests.support import write_pack

if TYPE_CHECKING:
    from pathlib import Path

ANY_OF_TWO = """
    fields:
      - {id: "1", name: Cải cách thủ tục hành chính}
    measures:
      one: {label: Tỷ lệ một, kind: percent}
      two: {label: Tỷ lệ hai, kind: percent}
    criteria:
      - {id: "1.1", name: Một trong hai, points: 2, score: {combine: {children: max}}}
      - id: "1.1.1"
        name: Cách một
        points: 2
        measure: one
        score: {steps: [{when: ">= 50%", points: max}, {otherwise: true, points: 0}]}
      - id: "1.1.2"
        name: Cách hai
        points: 2
        measure: two
        score: {steps: [{when: ">= 50%", points: max}, {otherwise: true, points: 0}]}
"""
EVIDENCE = """
format: 1
agency: {{id: {id}, name: Sở {id}, level: department}}
period: {{from: 2021-01-01, to: 2021-12-31}}
figures:
  one: {{value: "{one}%", source: Báo cáo}}
  two: {{value: "{two}%", source: Báo cáo}}
"""


@pytest.mark.parametrize("case", CASES)
def test_what_criteria_cost_adds_up_to_what_agencies_lost(case: tuple[str, str]) -> None:
    run = run_of(*case)
    found = most_lost(run)
    assert sum((each.lost for each in found.criteria), ZERO) == sum(
        (each.totals.lost for each in run.agencies), ZERO
    )
    lost = [each.lost for each in found.criteria]
    assert lost == sorted(lost, reverse=True)
    assert len({each.entry.id for each in found.criteria}) == len(found.criteria)


def test_of_parts_one_of_which_is_enough_the_whole_is_counted(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, ANY_OF_TWO, manifest={"extends": "[_base]"}).folder
    run = run_in(pack, [EVIDENCE.format(id="a", one=10, two=90), EVIDENCE.format(id="b", one=10, two=20)])
    found = most_lost(run)
    assert [(each.entry.id, each.agencies_deducted, each.lost) for each in found.criteria] == [
        ("1.1", 1, Fraction(2))
    ]
    assert found.criteria[0].lost == sum((each.totals.lost for each in run.agencies), ZERO)


def test_a_table_may_be_kept_short() -> None:
    found = most_lost(run_of(*CASES[2]))
    assert len(found.table(3).rows) == 3
    assert found.table().rows[:3] == found.table(3).rows
    assert found.table(1).rows[0][3:] == ("3", "0", "3", "3,00", "0,00")


def test_points_that_may_still_be_lost_are_told_apart_from_those_that_are() -> None:
    found = {each.entry.id: each for each in most_lost(run_of(*CASES[3])).criteria}
    assert (found["1.7.3"].lost, found["1.7.3"].at_risk) == (Fraction(1, 5), 0)
    assert (found["1.4.1"].lost, found["1.4.1"].at_risk) == (0, Fraction(1, 2))
