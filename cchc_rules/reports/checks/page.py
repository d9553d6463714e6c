"""One code explained: as a page of Markdown, and as text for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.checks.interface import title_of

if TYPE_CHECKING:
    from cchc_rules.packs.lint.catalogue.page import Page


def page_markdown(page: Page, severity: str) -> str:
    """The page in docs/ma-loi."""
    return (
        f"# {page.code}: {title_of(page.code)}\n\nMức: {severity}.\n\n{page.what}\n\n"
        f"## Tránh\n\n```yaml\n{page.avoid}\n```\n\n## Nên\n\n```yaml\n{page.prefer}\n```\n\n## "
        f"Vì sao\n\n{page.why}\n"
    )


def page_text(page: Page) -> str:
    """The page for `cchc rules check --explain`."""
    return (
        f"{page.code}: {title_of(page.code)}\n\n{page.what}\n\nTránh:\n{_indented(page.avoid)}\n\n"
        f"Nên:\n{_indented(page.prefer)}\n\nVì sao: {page.why}\n"
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
