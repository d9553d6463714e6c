"""How does a plan become a page to read, to mail and to print? One HTML file that needs no other."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.plans.annexes import RESULT_HEADS
from cchc_rules.reports.plans.plan_outline import plan_outline

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan

_FOLDER: Final = "templates"


def write(plan: Plan) -> bytes:
    """The plan as UTF-8 HTML, paragraph by paragraph as in Word; on paper A4, tables on lying pages."""
    environment = Environment(
        loader=PackageLoader("cchc_rules.reports.plans", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resources.files("cchc_rules.reports.plans").joinpath(_FOLDER, "ke-hoach.css")
    page = environment.get_template("ke-hoach.html").render(
        outline=plan_outline(plan),
        style=Markup(style.read_text(encoding="utf-8")),  # our own file
        task_heads=LABELS["vi"].task_heads,
        result_heads=RESULT_HEADS,
    )
    return (page + "\n").encode()
