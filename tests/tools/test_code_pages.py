"""The pages in docs/ma-loi are those of the catalogue."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "code_pages.py"))
PAGES = TOOL["pages"]()


def test_the_pages_are_up_to_date_else_run_make_docs() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in TOOL["FOLDER"].glob("*.md")}
    assert published == PAGES, "run make docs"


def test_every_page_has_all_its_parts_in_vietnamese() -> None:
    for name, text in PAGES.items():
        if name != "README.md":
            assert [line for line in text.splitlines() if line.startswith("## ")] == [
                "## Tránh",
                "## Nên",
                "## Vì sao",
            ]
            assert not text.isascii()
