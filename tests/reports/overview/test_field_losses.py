"""The account of points loses none: fields, steps and totals say the same to the last fraction."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.reports.overview.field_losses import (
    OUTSIDE,
    Amounts,
    LossAccount,
    StepKind,
    lost_by_field,
)
from tests.reports.overview.runs import CASES, ZERO, agency, run_of, together, totals

if TYPE_CHECKING:
    from cchc_rules.assessment.model import Totals

points = st.builds(Fraction, st.integers(0, 60), st.sampled_from([1, 2, 3, 4, 7]))
parts = st.builds(totals, points, points, points, points, points, points)


def adds_up(account: LossAccount) -> None:
    total = account.total
    assert (
        Amounts(*(sum(column, ZERO) for column in zip(*(f.amounts for f in account.fields), strict=True)))
        == total
    )
    assert total.maximum == total.sure + total.at_risk + total.unknown + total.waived + total.lost
    steps = account.steps()
    assert (steps[0].low, steps[0].high, steps[0].kind) == (0, total.maximum, StepKind.MAXIMUM)
    assert (steps[-1].low, steps[-1].high, steps[-1].kind) == (0, total.sure, StepKind.SURE)
    ends = [total.maximum, *(step.low for step in steps[1:-1])]
    assert [step.high for step in steps[1:]] == ends
    for kind, amount in (
        (StepKind.LOST, total.lost),
        (StepKind.UNKNOWN, total.unknown),
        (StepKind.AT_RISK, total.at_risk),
        (StepKind.WAIVED, total.waived),
    ):
        assert sum((step.amount for step in steps if step.kind is kind), ZERO) == amount
    assert all(step.amount > 0 for step in steps[1:-1])


@given(st.lists(st.lists(parts, min_size=5, max_size=5), min_size=1, max_size=3), parts)
def test_fields_and_steps_add_up_to_the_totals(agencies: list[list[Totals]], rest: Totals) -> None:
    records = []
    for number, fields in enumerate(agencies):
        whole = [*fields, rest]
        sums = totals(
            *(
                sum((getattr(each, name) for each in whole), ZERO)
                for name in ("sure", "at_risk", "unknown", "lost", "waived", "excluded")
            )
        )
        by_field = {str(position): each for position, each in enumerate(fields, start=1)}
        records.append(agency(f"CQ {number}", sums, by_field))
    run = together(*records)
    for record in (None, *run.agencies):
        account = lost_by_field(run, record)
        if account.total.maximum or account.total.excluded:
            adds_up(account)
        many = len(run.agencies) if record is None else 1
        outside = [field.amounts.maximum for field in account.fields if field.name == OUTSIDE]
        assert sum(outside, ZERO) == rest.maximum * many


@pytest.mark.parametrize("case", CASES)
def test_the_account_of_a_run_is_that_of_its_agencies_together(case: tuple[str, str]) -> None:
    run = run_of(*case)
    account = lost_by_field(run)
    adds_up(account)
    assert account.total.sure == sum((each.totals.sure for each in run.agencies), ZERO)
    assert account.total.lost == sum((each.totals.lost for each in run.agencies), ZERO)
    order = [field.id for field in run.pack.fields]
    positions = [order.index(field.id) for field in account.fields]
    assert all(before < after for before, after in pairwise(positions))


def test_the_table_ends_in_the_sum_and_writes_points_as_an_office_does() -> None:
    table = lost_by_field(run_of(*CASES[3])).table()
    assert table.rows[-1] == ("", "Cộng", "10,00", "0,20", "2,0%", "0,00", "6,70", "0,50", "2,60")
    assert table.title == "Điểm theo lĩnh vực: Văn phòng UBND tỉnh Quảng Ngãi"


def test_bonus_and_penalty_stand_apart_and_are_told() -> None:
    sums = replace(totals(Fraction(3), lost=Fraction(1)), bonus=Fraction(1, 2), penalty=Fraction(2))
    account = lost_by_field(together(agency("A", sums)))
    assert account.note.startswith("Ngoài điểm tối đa còn có điểm thưởng 0,50 và điểm phạt 2,00")
    assert account.total.maximum == 4
    assert "thưởng" not in lost_by_field(run_of(*CASES[3])).note
