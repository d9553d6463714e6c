"""The schemas in docs/schema are those of the code."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "schemas.py"))


@pytest.mark.parametrize("name", sorted(TOOL["SCHEMAS"]))
def test_the_published_schema_is_up_to_date_else_run_make_docs(name: str) -> None:
    published = (ROOT / "docs" / "schema" / name).read_text(encoding="utf-8")
    assert published == TOOL["text_of"](TOOL["SCHEMAS"][name]()), "run make docs"
