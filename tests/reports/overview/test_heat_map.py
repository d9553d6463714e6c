"""A heat map holds every result of a run once, in the order of the pack."""

from __future__ import annotations

import pytest

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.overview.heat_map import heat_map
from cchc_rules.reports.overview.signs import SIGN
from tests.reports.overview.runs import CASES, run_of


@pytest.mark.parametrize("case", CASES)
def test_every_result_has_its_cell_and_there_is_no_other(case: tuple[str, str]) -> None:
    run = run_of(*case)
    heat = heat_map(run)
    order = [entry.id for entry in run.entries]
    columns = [entry.id for entry in heat.columns]
    assert columns == sorted(columns, key=order.index)
    for record, row in zip(run.agencies, heat.rows, strict=True):
        assert row.agency == record.agency
        shown = {
            each: (cell.status, cell.points)
            for each, cell in zip(columns, row.cells, strict=True)
            if cell is not None
        }
        assert shown == {each.id: (each.status, each.points) for each in record.criteria}


def test_a_criterion_of_another_level_leaves_its_cell_empty() -> None:
    heat = heat_map(run_of(*CASES[2]))
    province = next(row for row in heat.table().rows if row[0] == "Tỉnh giả định")
    heads = heat.table().heads
    assert province[heads.index("I.1")] == "–"
    assert province[heads.index("PAR.g.1")] == ""


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(SIGN) == set(FindingStatus)
    assert len(set(SIGN.values())) == len(SIGN)
    assert {len(sign) for sign in SIGN.values()} == {1}


def test_the_legend_explains_the_signs_that_occur() -> None:
    assert heat_map(run_of(*CASES[0])).legend == "– Bị trừ điểm; ? Chưa có số liệu"


def test_the_share_of_open_points_is_not_zero_but_unknown() -> None:
    for row in heat_map(run_of(*CASES[3])).rows:
        for cell in row.cells:
            assert cell is not None
            assert (cell.share is None) == (cell.points is None)
