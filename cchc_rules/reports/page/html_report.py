"""What does the page of a run hold, and how does it become one file? Data, templates, style and script.

Nothing in it is fetched from anywhere: style, script, pictures and data are inside, and its
security policy forbids the rest.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cchc_rules.reports.charts.palette import STATUS_COLOUR, SURE
from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.most_lost import most_lost
from cchc_rules.reports.page.agencies import keys_of, labels_of
from cchc_rules.reports.page.embedded import embedded
from cchc_rules.reports.page.findings import finding_rows
from cchc_rules.reports.page.head import page_head
from cchc_rules.reports.page.heat_rows import heat_page
from cchc_rules.reports.page.lists import distances, series
from cchc_rules.reports.page.pictures import pictures
from cchc_rules.reports.page.ranks import rank_tables
from cchc_rules.reports.page.summary import summary
from cchc_rules.reports.page.task_rows import left_open, task_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.records.collection import Collection

_FOLDER: Final = "templates"
MOST_LOST: Final = 20
"""Rows of the criteria that cost most."""
POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; "
    "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write(collection: Collection, plan: Plan | None) -> bytes:
    """The page as one UTF-8 file; `plan` is the plan of the same run, None where none is drafted."""
    script = _part("page.js")
    policy = POLICY.format(script=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode())
    losses = lost_by_field(collection)
    content = {
        "policy": policy,
        "style": Markup(_part("page.css")),  # our own file
        "colours": " ".join(f"--{name}: {colour};" for name, colour in _colours()),
        "script": Markup(script),  # our own file
        "data": Markup(embedded(collection, plan)),  # escaped there
        "head": page_head(collection),
        "several": len(collection.agencies) > 1,
        "summary": summary(collection),
        "ranks": rank_tables(collection),
        "losses": losses,
        "heat": heat_page(collection),
        "most_lost": most_lost(collection),
        "most": MOST_LOST,
        "distances": distances(collection),
        "series": series(collection),
        "tasks": task_lines(plan) if plan else (),
        "plan": plan,
        "left_open": left_open(collection) if plan else (),
        "conclusions": _conclusions(collection),
        "findings": finding_rows(collection),
        "pictures": pictures(collection),
    }
    return (_environment().get_template("page.html").render(content) + "\n").encode()


def _colours() -> Iterator[tuple[str, str]]:
    """The page has the colours of the charts."""
    yield "sure", SURE
    yield from ((status.value, colour) for status, colour in STATUS_COLOUR.items())


def _conclusions(collection: Collection) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """Kiến nghị: key and name of the agency, the text, the facts that led to it."""
    who = zip(keys_of(collection), labels_of(collection), collection.agencies, strict=True)
    return tuple(
        (key, label, each.text, each.because) for key, label, record in who for each in record.conclusions
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cchc_rules.reports.page", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.finalize = lambda value: clean(value) if type(value) is str else value
    return environment


def _part(name: str) -> str:
    return resources.files("cchc_rules.reports.page").joinpath(_FOLDER, name).read_text(encoding="utf-8")
