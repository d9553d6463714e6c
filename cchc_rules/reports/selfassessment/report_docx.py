"""How does a self-assessment report become a Word document? The outline put into a template of the office."""

from __future__ import annotations

import io
from dataclasses import asdict, fields
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.selfassessment.pictures import place_pictures
from cchc_rules.reports.selfassessment.report_charts import agency_pictures
from cchc_rules.reports.selfassessment.report_outline import ReportOutline, report_outline
from cchc_rules.reports.word.comments import comment_on
from cchc_rules.reports.word.filled_template import filled, name
from cchc_rules.reports.word.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord


def write(collection: Collection, agency: AgencyRecord, template: bytes | None = None) -> bytes:
    """The report of one agency of the run as a .docx file, in the office's own template where it has one;
    the same records give the same bytes."""
    pictures = agency_pictures(collection, agency)
    outline = report_outline(collection, agency, pictures)
    document = filled(io.BytesIO(shipped() if template is None else template), asdict(outline))
    place_pictures(document.docx, pictures or ())
    comment_on(document.docx, remarks(outline))
    name(document, f"Báo cáo {outline.title}: {clean(agency.agency.name)}", agency.as_of)
    return fixed_zip(document)


def shipped() -> bytes:
    """The template that comes with the program."""
    return files("cchc_rules.reports.selfassessment").joinpath("templates", "bao-cao.docx").read_bytes()


def context_names() -> frozenset[str]:
    """The names a template may use."""
    return frozenset(field.name for field in fields(ReportOutline))


def remarks(outline: ReportOutline) -> dict[str, tuple[str, ...]]:
    """Warnings beside the title, facts beside the proposals they led to."""
    found = {outline.title: outline.notes} if outline.notes else {}
    found.update((text, facts) for text, facts in outline.because if facts)
    return found
