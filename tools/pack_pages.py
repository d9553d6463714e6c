"""Writes docs/bo-quy-tac/: a page for every rule pack and one that lists them all (`make docs`)."""

from __future__ import annotations

from pathlib import Path

from cchc_rules.packs.loader import load_pack
from cchc_rules.reports.rulebook import pack_index, pack_page

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "bo-quy-tac"
RULES = ROOT / "rules"
SHARED = "_base"


def page_names() -> list[str]:
    """The pages there ought to be, by file name."""
    return [*(f"{pack}.md" for pack in _packs()), pack_page.INDEX]


def page(name: str) -> str:
    """The text of one page."""
    if name == pack_page.INDEX:
        return pack_index.write([load_pack(RULES / pack) for pack in _packs()], load_pack(RULES / SHARED))
    return pack_page.write(load_pack(RULES / name.removesuffix(".md")))


def main() -> None:
    """Write every page, and remove those of packs that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    names = page_names()
    for old in FOLDER.glob("*.md"):
        if old.name not in names:
            old.unlink()
    for name in names:
        (FOLDER / name).write_text(page(name), encoding="utf-8")


def _packs() -> list[str]:
    """The ids of all packs but the one that others only extend."""
    folders = (manifest.parent.name for manifest in RULES.glob("*/pack.yaml"))
    return sorted(name for name in folders if name != SHARED)


if __name__ == "__main__":
    main()
