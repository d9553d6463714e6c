"""`cchc rules schema`: what an editor needs, on the screen or in a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.cli.app import cchc
from cchc_rules.cli.exits import Exit, run
from cchc_rules.cli.rules import schema
from cchc_rules.reports import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


def properties(node: object) -> Iterator[tuple[str, dict[str, object]]]:
    """Every key of every object a schema describes."""
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
    if isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from properties(each)


def test_the_command_knows_every_kind_there_is() -> None:
    assert sorted(schema.KINDS) == sorted(schemas.KINDS)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_schema_is_printed_as_it_is_published(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cchc, ["rules", "schema", "--kind", kind]) == Exit.CLEAN
    assert capsys.readouterr().out == (FOLDER / f"{kind}-1.json").read_text(encoding="utf-8")


def test_all_are_written_to_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "docs" / "schema"
    assert run(cchc, ["rules", "schema", "-o", str(folder)]) == Exit.CLEAN
    assert {path.name for path in folder.iterdir()} == {path.name for path in FOLDER.iterdir()}
    assert capsys.readouterr().out == ""


def test_one_is_written_to_a_folder(tmp_path: Path) -> None:
    assert run(cchc, ["rules", "schema", "--kind", "pack", "-o", str(tmp_path)]) == Exit.CLEAN
    assert [path.name for path in tmp_path.iterdir()] == ["pack-1.json"]


def test_without_a_kind_or_a_folder_it_says_what_to_add(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cchc, ["rules", "schema"]) == Exit.USAGE
    assert "--kind" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [kind for kind in schema.KINDS if kind != "assessment"])
def test_what_an_editor_shows_is_vietnamese_in_one_paragraph(kind: str) -> None:
    written = json.loads(schemas.schema_text(kind))
    assert not written["title"].isascii()
    for name, entry in written["$defs"].items():
        assert not entry.get("description", "ư").isascii(), name
        assert "title" not in entry, name
    found = dict(properties(written))
    assert found
    for name, shape in found.items():
        assert not str(shape["description"]).isascii(), name
        assert "\n" not in str(shape["description"]), name
        assert "title" not in shape, name


def test_the_words_of_closed_lists_are_explained() -> None:
    pack = json.loads(schemas.schema_text("pack"))
    levels = pack["$defs"]["AgencyLevel"]
    assert dict(zip(levels["enum"], levels["enumDescriptions"], strict=True))["unit"] == "đơn vị trực thuộc"
    kinds = [shape for name, shape in properties(pack) if name == "kind" and "enum" in shape]
    assert kinds
    assert all(len(shape["enumDescriptions"]) == len(shape["enum"]) for shape in kinds)  # type: ignore[arg-type]


def test_cases_are_explained_as_the_evidence_they_hold() -> None:
    cases, evidence = (json.loads(schemas.schema_text(kind)) for kind in ("cases", "evidence"))
    for entry in (cases, cases["$defs"]["Case"], cases["$defs"]["OtherEvidence"]):
        assert entry["properties"]["agency"]["$ref"] == "#/$defs/Agency"
    figures = cases["$defs"]["Case"]["properties"]["figures"]
    assert figures["patternProperties"] == evidence["properties"]["figures"]["patternProperties"]
    assert evidence["$defs"].keys() <= cases["$defs"].keys()
