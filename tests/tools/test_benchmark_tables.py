"""The contest tells the peers what the pack says, and names what it cannot tell."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from benchmarks.tables import tables_of
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.loader import load_pack

RULES = Path(__file__).parents[2] / "rules"


def test_a_rate_a_percent_a_flag_and_a_count_become_tables_of_points() -> None:
    pack, tables, left = tables_of(load_pack(RULES / "quang-nam-2022"), AgencyLevel.PROVINCE)
    by_id = {table.criterion: table for table in tables}
    assert by_id["2.1"].steps[0].tests == [("==", Fraction(1))]
    assert len(by_id["2.1"].figures) == 2
    assert by_id["5.3"].steps[0].tests == [(">", Fraction(85, 100))]
    assert {by_id[id_].kind for id_ in ("2.1", "5.1", "2.4", "2.8.3.1")} == {
        "rate",
        "percent",
        "flag",
        "count",
    }
    assert [each.id for each in pack.leaves] == [table.criterion for table in tables]
    assert left["2.3"] == "measure of kind share_of_units"


def test_every_criterion_of_the_level_is_told_or_named() -> None:
    pack = load_pack(RULES / "quang-ngai-2021")
    _, tables, left = tables_of(pack, AgencyLevel.PROVINCE)
    asked = {each.id for each in pack.leaves if not each.levels or AgencyLevel.PROVINCE in each.levels}
    assert {table.criterion for table in tables} | set(left) == asked
    assert not {table.criterion for table in tables} & set(left)
