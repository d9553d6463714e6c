"""The JSON Schema explains every key in Vietnamese, and knows every short way of writing."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules.packs.pack import Manifest, PackFile

if TYPE_CHECKING:
    from collections.abc import Iterator

MODELS = [Manifest, PackFile]
_WORDS = re.compile(r"[a-zà-ỹ]+", re.IGNORECASE)


def schema(model: type[Manifest | PackFile]) -> dict[str, Any]:
    """The schema; a warning while making it is a failure."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return model.model_json_schema()


def properties(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every object, with its path."""
    if isinstance(node, dict):
        for name, value in node.get("properties", {}).items():
            yield f"{where}.{name}", value
        for key, value in node.items():
            yield from properties(value, f"{where}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from properties(value, f"{where}/{index}")


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_explained_in_vietnamese(model: type[Manifest | PackFile]) -> None:
    found = dict(properties(schema(model)))
    assert found
    for where, value in found.items():
        said = value.get("description", "")
        assert said, where
        assert not said.isascii(), (where, said)


@pytest.mark.parametrize("model", MODELS)
def test_every_entry_refuses_keys_it_does_not_know(model: type[Manifest | PackFile]) -> None:
    written = schema(model)
    for entry in [written, *written["$defs"].values()]:
        if "properties" in entry:
            assert entry["additionalProperties"] is False


def test_ways_of_writing_that_look_alike_are_not_made_exclusive() -> None:
    """ "max" is a text and a word: `oneOf` would refuse in the editor what the loader accepts."""
    entries = schema(PackFile)["$defs"]
    for entry, key in [
        ("Step", "points"),
        ("DeadlineRule", "late"),
        ("Criterion", "none"),
        ("Remedy", "timing"),
        ("Then", "task"),
    ]:
        assert "oneOf" not in str(entries[entry]["properties"][key]), (entry, key)


def test_short_ways_of_writing_are_known() -> None:
    entries = schema(PackFile)["$defs"]
    assert {"const": "survey"} in entries["Criterion"]["properties"]["score"]["anyOf"]
    (one, many) = entries["Remedy"]["properties"]["lead"]["anyOf"]
    assert {"type": "string"} in one["anyOf"]
    assert {"type": "string"} in many["items"]["anyOf"]


def test_the_forms_of_scoring_are_all_there() -> None:
    written = str(schema(PackFile)["$defs"]["Criterion"]["properties"]["score"])
    for form in (
        "Steps",
        "Proportional",
        "Increments",
        "Deduct",
        "Deadline",
        "Relative",
        "ByLevel",
        "Combine",
        "Survey",
    ):
        assert f"#/$defs/{form}Form" in written
