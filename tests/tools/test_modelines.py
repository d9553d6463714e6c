"""Every rule and evidence file tells an editor which schema explains it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "modelines.py"))
FILES = TOOL["files"]()


@pytest.mark.parametrize("file", FILES, ids=[file.relative_to(ROOT).as_posix() for file in FILES])
def test_the_first_line_names_the_schema_of_the_file_else_run_tools_modelines(file: Path) -> None:
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    assert first == TOOL["modeline"](file), "run python tools/modelines.py"
    assert TOOL["MARK"] not in rest
    named = first.rpartition("$schema=")[2]
    assert (file.parent / named).resolve().is_relative_to(ROOT / "docs" / "schema")
    assert (file.parent / named).is_file()


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("rules/quang-ngai-2021/pack.yaml", "../../docs/schema/manifest-1.json"),
        ("rules/quang-ngai-2021/criteria.yaml", "../../docs/schema/pack-1.json"),
        ("rules/quang-ngai-2021/cases/van-phong.yaml", "../../../docs/schema/cases-1.json"),
        ("rules/_base/units.yaml", "../../docs/schema/units-1.json"),
        ("fixtures/quang-ngai-vp-2024/vp-ubnd.yaml", "../../docs/schema/evidence-1.json"),
        ("fixtures/nhat-ky-mot-cua/map.yaml", "../../docs/schema/log-map-1.json"),
    ],
)
def test_each_kind_of_file_has_its_own_schema(file: str, schema: str) -> None:
    assert TOOL["modeline"](ROOT / file) == f"# yaml-language-server: $schema={schema}"
