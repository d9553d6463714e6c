"""Does every fact of the five source documents stand in a rule, a task or a figure, unchanged?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from .carriers import carrier_of, pack_of
from .differences import CHECKS, differences
from .tables import Row, ids, rows

SEEDS = ("S000", "S001", "S002", "S003", "S004")
ROWS = [row for seed in SEEDS for row in rows(seed)]
NEVER = "không có trong văn bản"


def named(row: Row) -> str:
    return f"{row.id}-{row.name}"


def test_the_list_of_ids_names_every_seed_and_no_id_twice() -> None:
    everything = [found for seed in SEEDS for found in ids()[seed]]
    assert tuple(ids()) == SEEDS
    assert len(everything) == len(set(everything))
    assert all(found.startswith(f"{seed}-") for seed in SEEDS for found in ids()[seed])


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fact_of_the_document_has_a_row(seed: str) -> None:
    nowhere = set(ids()[seed]) - {row.id for row in rows(seed)}
    assert not nowhere, f"{len(nowhere)} facts are carried by nothing: {sorted(nowhere)}"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_row_speaks_of_a_fact_that_is_not_listed(seed: str) -> None:
    assert not {row.id for row in rows(seed)} - set(ids()[seed])


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_carrier_says_what_the_document_says(row: Row) -> None:
    assert differences(row) == []


def test_a_row_whose_carrier_is_gone_is_noticed() -> None:
    for row in (next(row for row in ROWS if row.what == what) for what in {row.what for row in ROWS}):
        gone = replace(row, carrier={**row.carrier, row.what: "khong_co"})
        assert any("nothing carries it" in found for found in differences(gone))


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_any_other_value_in_the_table_would_be_noticed(row: Row) -> None:
    for key, wanted in row.expect.items():
        other = replace(row, expect={key: another(key, wanted)})
        assert differences(other), f"{row}: a different {key} passes unnoticed"


def test_a_key_nobody_checks_is_noticed() -> None:
    row = replace(ROWS[0], expect={"colour": "xanh"})
    assert "no check is called" in differences(row)[0]


@pytest.mark.parametrize("seed", ["S002", "S003"])
def test_the_carrier_names_the_fact_it_carries(seed: str) -> None:
    for row in rows(seed):
        carrier: Any = carrier_of(row)
        if row.kind != "figure":
            assert row.id in carrier.sources, str(row)


@pytest.mark.parametrize("name", sorted({row.pack for row in ROWS}))
def test_the_packs_of_the_tables_are_marked_as_compared_with_the_document(name: str) -> None:
    assert pack_of(name).manifest.verified
    assert pack_of(name).manifest.origin.value == "seed"


def another(key: str, wanted: Any) -> Any:
    """A value of the same kind that the document does not have."""
    assert key in CHECKS
    match key:
        case "operator":
            return ">=" if wanted != ">=" else ">"
        case "number" if isinstance(wanted, dict):
            return dict.fromkeys(wanted, "12,34%")
        case "number":
            return "12,34%" if wanted is None or wanted.endswith("%") else "1234"
        case "level":
            return [*(wanted or ()), "unit"] if wanted != ["unit"] else ["province"]
        case "each":
            return dict.fromkeys(wanted, ">= 12%")
        case "deadline":
            return {"by": "1999-01-01"}
        case "value":
            return "12,34%" if wanted.endswith("%") else "1234567"
        case _:
            return [NEVER] if isinstance(wanted, list) else NEVER
