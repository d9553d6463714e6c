"""Which kinds of document may an office have a Word template of its own for?

A kind stands in the module of its document, imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from cchc_rules.reports.word.template_kind import TemplateKind

_KINDS = {
    "plan": ("cchc_rules.reports.plans.template_kinds", "PLAN"),
    "extract": ("cchc_rules.reports.plans.template_kinds", "EXTRACT"),
    "report": ("cchc_rules.reports.selfassessment.template_kinds", "REPORT"),
    "summary": ("cchc_rules.reports.selfassessment.template_kinds", "SUMMARY"),
}
TEMPLATE_KINDS = tuple(_KINDS)
"""Names for `cchc template --kind`."""


def template_kind(name: str) -> TemplateKind:
    """The kind of this name, one of `TEMPLATE_KINDS`."""
    module, variable = _KINDS[name]
    return cast("TemplateKind", getattr(import_module(module), variable))


def places_table(kind: TemplateKind) -> str:
    """Every name a template of this kind may fill in, as a Markdown table for the guide and the screen."""
    rows = [f"| `{place}` | {text} |" for place, text in kind.places.items()]
    return "\n".join(["| tên | là gì |", "|---|---|", *rows]) + "\n"
