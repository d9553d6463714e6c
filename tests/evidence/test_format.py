"""The format as an editor sees it: every key explained in Vietnamese, the short ways of writing allowed."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_rules.evidence import codes
from cchc_rules.evidence.format import EvidenceFile, OfficialEntry
from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.criteria import AgencyLevel

HEAD = {
    "format": 1,
    "agency": {"id": "a", "name": "A", "level": "unit"},
    "period": {"from": "2024-01-01", "to": "2024-12-31"},
}
SCHEMA = EvidenceFile.model_json_schema()


def read(**more: Any) -> EvidenceFile:
    return EvidenceFile.model_validate(HEAD | more)


def test_the_schema_closes_every_entry() -> None:
    for entry in (SCHEMA, *SCHEMA["$defs"].values()):
        if entry.get("type") == "object":
            assert entry["additionalProperties"] is False
            assert entry["description"]


@pytest.mark.parametrize("model", ["EvidenceFile", "FigureEntry", "DocumentEntry", "WaiverEntry"])
def test_the_keys_that_need_help_are_explained_in_vietnamese(model: str) -> None:
    entry = SCHEMA if model == "EvidenceFile" else SCHEMA["$defs"][model]
    silent = {key for key, shape in entry["properties"].items() if not shape.get("description")}
    assert silent <= {"agency", "period", "note"}


def test_a_figure_may_be_written_bare_as_a_group_or_as_a_list() -> None:
    ways = read(figures={"a": 1, "b": {"value": 1}, "c": [1, {"value": 1}], "d": None}).figures
    assert {
        name: None if found is None else [one.value for one in found] for name, found in ways.items()
    } == {
        "a": [1],
        "b": [1],
        "c": [1, 1],
        "d": None,
    }


@pytest.mark.parametrize(
    "word, qualifier",
    [
        ("hơn", Qualifier.AT_LEAST),
        ("Trên", Qualifier.AT_LEAST),
        ("gần", Qualifier.AT_MOST),
        ("khoảng", Qualifier.ABOUT),
        ("at_most", Qualifier.AT_MOST),
    ],
)
def test_a_qualifier_may_be_a_vietnamese_word(word: str, qualifier: Qualifier) -> None:
    (entry,) = read(figures={"a": {"value": 1, "qualifier": word}}).figures["a"] or ()
    assert entry.qualifier is qualifier


def test_a_result_may_be_its_points_alone() -> None:
    assert read(official_scores={"1.7": "0,5"}).official_scores["1.7"] == OfficialEntry(points="0,5")


@pytest.mark.parametrize("level", AgencyLevel)
def test_every_level_is_a_level(level: AgencyLevel) -> None:
    assert read(agency={"id": "a", "name": "A", "level": level.value}).agency.level is level


def test_every_code_has_a_title_of_its_own() -> None:
    constants = {value for name, value in vars(codes).items() if name.isupper() and isinstance(value, str)}
    assert constants == set(codes.TITLES)
    assert len(set(codes.TITLES.values())) == len(codes.TITLES)
    assert all(code.startswith("EV2") for code in constants)
