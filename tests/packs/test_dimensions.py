"""What kind of quantity a measure is, given or derived."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_rules.packs.dimensions import Dimension, dimension, dimensions
from cchc_rules.packs.measures import AnyMeasure, GivenKind
from cchc_rules.packs.pack import PackFile

GIVEN: dict[str, Any] = {
    kind.value: {"label": "A", "kind": kind.value, **({"choices": ["A"]} if kind == "choice" else {})}
    for kind in GivenKind
}


def measures(**derived: dict[str, Any]) -> dict[str, AnyMeasure]:
    """One given measure of every kind, named like it, and these."""
    written = {**GIVEN, **{name: {"label": "A", **measure} for name, measure in derived.items()}}
    return PackFile.model_validate({"measures": written}).measures


@pytest.mark.parametrize("kind", GivenKind)
def test_every_given_kind_has_a_dimension(kind: GivenKind) -> None:
    expected = Dimension.RATE if kind is GivenKind.PERCENT else Dimension(kind.value)
    assert dimension(kind.value, measures()) is expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"kind": "ratio", "of": "count", "over": "count"}, Dimension.RATE),
        ({"kind": "ratio", "of": "money", "over": "money"}, Dimension.RATE),
        ({"kind": "ratio", "of": "money", "over": "count"}, None),
        ({"kind": "share_of_units", "units": "x", "where": {"percent": "> 5%"}}, Dimension.RATE),
        ({"kind": "sum", "of": ["count", "count"]}, Dimension.COUNT),
        ({"kind": "sum", "of": ["money", "money"]}, Dimension.MONEY),
        ({"kind": "sum", "of": ["flag", "flag"]}, None),
        ({"kind": "difference", "of": "percent", "minus": "percent"}, Dimension.RATE),
        ({"kind": "complement", "of": "percent"}, Dimension.RATE),
        ({"kind": "complement", "of": "count"}, None),
        ({"kind": "product", "of": ["percent", "percent"]}, Dimension.RATE),
        ({"kind": "product", "of": ["percent", "count"]}, Dimension.COUNT),
        ({"kind": "product", "of": ["count", "days"]}, Dimension.DAYS),
        ({"kind": "product", "of": ["money", "count", "percent"]}, Dimension.MONEY),
        ({"kind": "product", "of": ["money", "money"]}, None),
        ({"kind": "product", "of": ["money", "days"]}, None),
        ({"kind": "max", "of": ["date", "date"]}, Dimension.DATE),
        ({"kind": "min", "of": ["rank", "rank"]}, Dimension.RANK),
        ({"kind": "max", "of": ["document", "document"]}, None),
        ({"kind": "change", "of": "percent"}, Dimension.RATE),
        ({"kind": "change", "of": "count"}, Dimension.COUNT),
        ({"kind": "change", "of": "count", "relative": True}, Dimension.RATE),
        ({"kind": "change", "of": "date"}, None),
        ({"kind": "days_between", "from": "document", "to": "date"}, Dimension.DAYS),
        ({"kind": "days_between", "from": "count", "to": "date"}, None),
        ({"kind": "complement", "of": "nowhere"}, None),
        ({"kind": "complement", "of": "x"}, None),
    ],
)
def test_a_derived_measure_has_the_dimension_of_what_it_is_made_from(
    measure: dict[str, Any], expected: Dimension | None
) -> None:
    assert dimensions(measures(x=measure))["x"] is expected


def test_the_dimension_goes_through_chains() -> None:
    found = measures(
        rate={"kind": "ratio", "of": "count", "over": "count"},
        rest={"kind": "complement", "of": "rate"},
        more={"kind": "change", "of": "rest"},
    )
    assert dimension("more", found) is Dimension.RATE


@pytest.mark.parametrize("name", ["x", "nowhere"])
def test_asking_for_a_dimension_there_is_not_is_an_error(name: str) -> None:
    with pytest.raises(LookupError, match=name):
        dimension(name, measures(x={"kind": "complement", "of": "count"}))
