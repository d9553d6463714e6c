"""How do the extracts of a plan become Word documents? One file for each unit that leads a task."""

from __future__ import annotations

import io
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_rules.reports.plans.extract_outline import extract_outlines
from cchc_rules.reports.plans.file_names import distinct_names
from cchc_rules.reports.word.filled_template import filled, name
from cchc_rules.reports.word.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_rules.planning.model import Plan


def write_extracts(
    plan: Plan, full_name: Callable[[str], str], template: bytes | None = None
) -> dict[str, bytes]:
    """The files of all extracts by their names; the same plan gives the same bytes.

    `full_name` brings together the ways a unit is written, `template` is the office's own.
    """
    content = shipped() if template is None else template
    outlines = extract_outlines(plan, full_name)
    names = distinct_names("phieu-giao-viec", [outline.unit for outline in outlines])
    written = {}
    for file, outline in zip(names, outlines, strict=True):
        document = filled(io.BytesIO(content), asdict(outline))
        name(document, f"Phiếu giao việc {outline.unit}", plan.as_of)
        written[f"{file}.docx"] = fixed_zip(document)
    return written


def shipped() -> bytes:
    """The template that comes with the program."""
    return files("cchc_rules.reports.plans").joinpath("templates", "phieu-giao-viec.docx").read_bytes()
