"""The table of points says what the records say, row by row, and its sums add up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from planning.office import agency, criterion, evidence, online, pack_of

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.selfassessment.points_text import points, points_range
from cchc_rules.reports.selfassessment.score_table import OUTSIDE, score_table
from cchc_rules.vietnamese.numbers import parse_number

from .runs import CASES, FIELDS, fixture_run, run_of, small_pack

if TYPE_CHECKING:
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.selfassessment.score_table import ScoreRow

HALF = Fraction(1, 2)


def rows_of(collection: Collection, place: int = 0) -> dict[str, ScoreRow]:
    """The rows of an agency by number; those without one by name."""
    table = score_table(collection, collection.agencies[place])
    return {row.number or row.name: row for row in table.rows}


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_every_criterion_has_its_row_with_the_points_of_its_record(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    for each in run.agencies:
        rows = {row.number: row for row in score_table(run, each).rows if row.look in ("leaf", "parent")}
        records = [*each.parents, *each.criteria]
        assert sorted(rows) == sorted(record.id for record in records)
        for record in records:
            row = rows[record.id]
            assert row.maximum.strip("()") == points(record.maximum)
            if record.status is FindingStatus.NOT_APPLICABLE:
                assert row.computed == ""
                assert row.maximum.startswith("(")
            else:
                assert row.computed == points_range(record.worst, record.best)


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_the_subtotals_of_the_fields_add_up_to_the_total(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    for each in run.agencies:
        rows = score_table(run, each).rows
        total = next(row for row in rows if row.name == "TỔNG ĐIỂM")
        assert total.maximum == points(each.totals.maximum)
        parts = [parse_number(row.maximum) for row in rows if row.look == "field"]
        assert sum(parts, Fraction(0)) == parse_number(total.maximum)
        lows = [parse_number(row.computed.split(" – ")[0]) for row in rows if row.look == "field"]
        assert sum(lows, Fraction(0)) == parse_number(total.computed.split(" – ")[0])


def test_criteria_stand_below_their_field_in_the_order_of_the_pack() -> None:
    run = run_of(small_pack(), online(100, 40))
    numbers = [row.number for row in score_table(run, run.agencies[0]).rows]
    assert numbers == ["1", "1.1", "1.2", "1.2.1", "1.2.2", "2", "2.1", "", ""]


def test_a_score_nobody_can_tell_yet_is_a_range() -> None:
    rows = rows_of(run_of(small_pack(), online(100, 40)))
    assert rows["1.1"].computed == "2,00"
    assert rows["2.1"].computed == "0,00 – 1,00"
    assert rows["TỔNG ĐIỂM"].computed == "2,00 – 5,00"
    (index,) = (row for name, row in rows.items() if name.startswith("CHỈ SỐ (mức thấp: mất hết điểm"))
    assert index.computed == "40,00% – 100,00%"


def test_a_self_score_stands_beside_the_computed_one_with_their_difference() -> None:
    scores = {"1.1": Fraction(3, 2), "2.1": Fraction(1)}
    rows = rows_of(run_of(small_pack(), online(100, 20, self_scores=scores)))
    assert (rows["1.1"].self_score, rows["1.1"].difference) == ("1,50", "+1,50")
    assert (rows["2.1"].self_score, rows["2.1"].difference) == ("1,00", "0,00 đến +1,00")
    assert (rows["1.2.1"].self_score, rows["1.2.1"].difference) == ("…", "")
    assert rows["1"].self_score == "1,50 (1/3 tiêu chí)"
    assert rows["2"].self_score == "1,00"
    assert rows["TỔNG ĐIỂM"].difference == "+1,50 đến +2,50"


def test_an_agency_that_scored_nothing_gets_blanks_and_no_differences() -> None:
    rows = rows_of(run_of(small_pack(), online(100, 20)))
    assert {rows[number].self_score for number in ("1.1", "1.2.1", "2.1", "TỔNG ĐIỂM")} == {"…"}
    assert {row.difference for row in rows.values()} == {""}


def test_a_field_with_nothing_to_score_oneself_has_no_blank() -> None:
    excluded = criterion("2.1", not_applicable={"when": {"files_received": "> 0"}, "as": "exclude"})
    rows = rows_of(run_of(pack_of(criterion("1.1"), excluded, fields=FIELDS), online(100, 40)))
    assert (rows["1"].self_score, rows["2"].self_score) == ("…", "")
    assert rows["2.1"].maximum == "(1,00)"
    assert rows["CHỈ SỐ"].computed == "100,00%"


def test_a_criterion_scored_as_a_whole_leaves_its_parts_without_blanks() -> None:
    rows = rows_of(run_of(small_pack(), online(100, 40, self_scores={"1.2": Fraction(2)})))
    assert rows["1.2"].self_score == "2,00"
    assert rows["1.2.1"].self_score == rows["1.2.2"].self_score == ""
    assert rows["1"].self_score == "2,00 (1/2 tiêu chí)"


def test_bonus_and_penalty_stand_in_brackets_and_outside_the_maximum() -> None:
    pack = pack_of(
        criterion("1.1"),
        criterion("1.2", "uses_portal", "= có", group="bonus"),
        criterion("1.3", "on_time_rate", "< 90%", group="penalty"),
        fields=FIELDS,
    )
    reported = evidence(agency(), {"files_received": 100, "files_online": 40, "files_on_time": 50})
    run = run_of(pack, reported)
    rows = rows_of(run)
    assert rows["1.2"].name == "Tiêu chí 1.2 (điểm thưởng)"
    assert rows["1.3"].maximum == "(1,00)"
    assert rows["TỔNG ĐIỂM"].maximum == "1,00"
    # One point won, up to one of bonus, one of penalty certain.
    assert rows["TỔNG ĐIỂM"].computed == "0,00 – 1,00"
    assert score_table(run, run.agencies[0]).notes == (OUTSIDE,)


def test_proof_that_is_not_complete_leaves_a_blank_to_write_in() -> None:
    rows = rows_of(run_of(small_pack(), online(100, 40)))
    assert rows["1.1"].proof[-1].startswith("Báo cáo tháng 8")
    assert rows["2.1"].proof == ("…",)
    assert rows["1.2"].proof == ("",)


def test_points_keep_the_decimals_they_have() -> None:
    assert points(Fraction(1, 8)) == "0,125"
    assert points(HALF) == "0,50"
    assert points(Fraction(1234)) == "1.234,00"
