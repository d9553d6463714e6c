"""Files of one agency are found together, however they are written, without reading them whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.evidence.groups import group_files

SHEET = "format: 1\nagency: {{id: {id}, name: {name}, level: department}}\nfigures: {{}}\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_two_periods_of_an_agency_stand_together_and_agencies_by_name(tmp_path: Path) -> None:
    written(tmp_path, "b.yaml", SHEET.format(id="so-y-te", name="Sở Y tế"))
    written(tmp_path, "a.yaml", SHEET.format(id="so-y-te", name="Sở Y tế"))
    written(tmp_path, "c.yaml", SHEET.format(id="so-cong-thuong", name="Sở Công Thương"))
    found = group_files([tmp_path])
    assert [(each.name, [Path(name).name for name, _ in each.files]) for each in found.groups] == [
        ("Sở Công Thương", ["c.yaml"]),
        ("Sở Y tế", ["a.yaml", "b.yaml"]),
    ]
    assert found.alone


@pytest.mark.parametrize(
    "text",
    [
        "agency:\n  name: Sở Y tế\n  level: department\n  id: so-y-te\nformat: 1\n",
        "period: {from: 2024-01-01}\nfigures:\n  a: [{value: 1}]\nagency: {id: so-y-te, name: x}\n",
        '{"format": 1, "agency": {"id": "so-y-te", "name": "Sở Y tế"}}\n',
        "figures: {agency: {id: khac}}\nagency: {id: so-y-te}\n",
        "agency: {group: {id: khac}, id: so-y-te}\n",
    ],
)
def test_the_agency_is_told_wherever_it_stands(tmp_path: Path, text: str) -> None:
    written(tmp_path, "1.json" if text.startswith("{") else "1.yaml", text)
    written(tmp_path, "2.yaml", SHEET.format(id="so-y-te", name="Sở Y tế"))
    assert len(group_files([tmp_path]).groups) == 1


@pytest.mark.parametrize(
    "text", ["agency: [\n", "agency: so-y-te\n", "", "[" * 60_000, "\x00", "agency: {name: x}"]
)
def test_a_file_that_cannot_be_told_stands_alone(tmp_path: Path, text: str) -> None:
    written(tmp_path, "1.yaml", text)
    written(tmp_path, "2.yaml", SHEET.format(id="so-y-te", name="Sở Y tế"))
    assert len(group_files([tmp_path]).groups) == 2


def test_nothing_is_lost_of_what_was_wrong_with_the_paths(tmp_path: Path) -> None:
    assert group_files([tmp_path / "khong-co.docx", tmp_path]).faults
