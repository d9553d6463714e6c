"""How is a Word template filled in? Names, loops and conditions in a sandbox: no code.

The template is the office's own file, so nothing in it is trusted. Knows no document in particular.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from cchc_rules.reports.word.fitting import fit_to_texts, whole_tables
from cchc_rules.reports.word.sections import without_empty_sections
from cchc_rules.reports.word.tags import mend_tags

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLE_LIMIT = 255
"""Longest core property Word accepts."""


def filled(template: IO[bytes], context: Mapping[str, Any]) -> DocxTemplate:
    """The template with its places filled; `docx` of it is the python-docx document.

    Parts left empty are gone, rules and rows fit their texts.
    """
    document = DocxTemplate(template)
    mend_tags(document.get_docx())
    document.render(dict(context), environment(), autoescape=True)
    whole_tables(document.docx)
    without_empty_sections(document.docx)
    fit_to_texts(document.docx)
    return document


def environment() -> SandboxedEnvironment:
    """Where templates run: no code, no name left unfilled in silence, no mark of the data taken for XML."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def name(document: DocxTemplate, title: str, day: date) -> None:
    """Give the file its title and language, and a fixed day instead of the clock's."""
    properties = document.core_properties
    properties.title = title[:_TITLE_LIMIT]
    properties.author = ""
    properties.comments = ""
    properties.language = "vi-VN"
    # Not the clock: the same document must give the same bytes.
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
