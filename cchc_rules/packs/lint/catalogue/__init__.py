"""What does each code mean, how is it avoided, and why does it matter?

The pages in docs/ma-loi are made from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs import codes
from cchc_rules.packs.lint import codes as lint_codes
from cchc_rules.packs.lint.catalogue import changes, doubts, files, scoring
from cchc_rules.sources import codes as source_codes

if TYPE_CHECKING:
    from cchc_rules.packs.lint.catalogue.page import Page

PAGES: Final[dict[str, Page]] = {
    page.code: page for page in sorted((*files.PAGES, *scoring.PAGES, *changes.PAGES, *doubts.PAGES))
}
"""Every page, by its code."""

TITLES: Final[dict[str, str]] = {**source_codes.TITLES, **codes.TITLES, **lint_codes.TITLES}
"""Code to one-line title, of everything `rules check` can say of files and rules."""
