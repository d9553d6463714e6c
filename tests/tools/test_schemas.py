"""The schemas in docs/schema are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.reports.schemas import KINDS, file_name, schema_text

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_up_to_date_else_run_make_docs(kind: str) -> None:
    assert (FOLDER / file_name(kind)).read_text(encoding="utf-8") == schema_text(kind), "run make docs"


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(map(file_name, KINDS))
