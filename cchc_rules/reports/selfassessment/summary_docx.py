"""How does the summary of a province become a Word document? An outline put into a template."""

from __future__ import annotations

import io
from dataclasses import asdict, fields
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_rules.reports.selfassessment.pictures import place_pictures
from cchc_rules.reports.selfassessment.report_charts import summary_pictures
from cchc_rules.reports.selfassessment.summary_outline import SummaryOutline, summary_outline
from cchc_rules.reports.word.comments import comment_on
from cchc_rules.reports.word.filled_template import filled, name
from cchc_rules.reports.word.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from cchc_rules.reports.records.collection import Collection


def write(collection: Collection, template: bytes | None = None) -> bytes:
    """The summary over all agencies of a run as a .docx file, in the office's own template where it has
    one; the same records give the same bytes."""
    pictures = summary_pictures(collection)
    outline = summary_outline(collection, pictures)
    document = filled(io.BytesIO(shipped() if template is None else template), asdict(outline))
    place_pictures(document.docx, pictures or ())
    comment_on(document.docx, {outline.title: outline.notes})
    name(document, f"Báo cáo {outline.title}", collection.as_of)
    return fixed_zip(document)


def shipped() -> bytes:
    """The template that comes with the program."""
    return (
        files("cchc_rules.reports.selfassessment").joinpath("templates", "bao-cao-tong-hop.docx").read_bytes()
    )


def context_names() -> frozenset[str]:
    """The names a template may use."""
    return frozenset(field.name for field in fields(SummaryOutline))
