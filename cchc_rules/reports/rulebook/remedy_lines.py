"""How is a remedy, a basis or a unit written on the page of a pack?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.planning.timing import timing_text
from cchc_rules.reports.clean_text import open_end
from cchc_rules.reports.plans.task_outline import unit_text
from cchc_rules.reports.rulebook.rule_words import places_named
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.criteria import Basis, Remedy, UnitTask

# II.7, 1.b, I: a place without the word for what it is.
_BARE_CLAUSE = re.compile(r"(?:[IVXLC]+|[0-9]+|[a-zđ])(?:[.,) ].*)?")


class RemedyCells(NamedTuple):
    """A remedy as the cells of a row; lines within a cell are parted by a newline."""

    content: tuple[str, ...]
    lead: str
    coordinate: str
    product: str
    timing: str


def basis_line(basis: Basis) -> str:
    """A document and where in it: "09/CT-UBND ngày 26/4/2021 của UBND tỉnh, mục II.7: Chỉ thị về …"."""
    said = basis.symbol
    if basis.date:
        said += f" ngày {format_date(basis.date)}"
    if basis.issuer:
        said += f" của {basis.issuer}"
    if basis.clause:
        place = f"mục {basis.clause}" if _BARE_CLAUSE.fullmatch(basis.clause) else basis.clause
        said += f", {place}"
    if basis.title:
        said += f": {basis.title}"
    return f"{said}: “{basis.quote}”" if basis.quote else said


def remedy_cells(remedy: Remedy) -> RemedyCells:
    """The remedy as cells of a table; what the source does not say stays empty."""
    title = places_named(open_end(remedy.title)) if remedy.title else ""
    lines = tuple(places_named(line) for line in remedy.content)
    if not title or [open_end(line) for line in lines] == [title]:
        content = tuple(_dashed(lines))
    else:
        content = (f"{title}:", *_dashed(lines)) if lines else (title,)
    timing = timing_text(remedy.timing)
    return RemedyCells(
        content=content,
        lead="\n".join(_units(remedy.lead)),
        coordinate="\n".join(_units(remedy.coordinate)),
        product="\n".join(_dashed([places_named(each) for each in remedy.product or ()])),
        timing=places_named(timing.text) if timing else "",
    )


def remedy_points(remedy: Remedy) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts of a remedy, each with its lines; those the source does not give are named at the end."""
    timing = timing_text(remedy.timing)
    parts = (
        ("Nội dung", tuple(remedy.content)),
        ("Chủ trì", tuple(_units(remedy.lead))),
        ("Phối hợp", tuple(_units(remedy.coordinate))),
        ("Thời gian", (timing.text,) if timing else ()),
        ("Sản phẩm", tuple(remedy.product or ())),
    )
    given = tuple((name, tuple(places_named(line) for line in lines)) for name, lines in parts if lines)
    missing = [name.lower() for name, lines in parts if not lines]
    return (*given, ("Văn bản không nêu", (", ".join(missing),))) if missing else given


def _units(units: Sequence[UnitTask]) -> list[str]:
    """Units with a part of their own stand each on a line, the others together."""
    lines = [f"{places_named(unit_text(unit))}: {places_named(unit.task)}" for unit in units if unit.task]
    together = [places_named(unit_text(unit)) for unit in units if not unit.task]
    # A name such as "Các Sở, Ban, ngành" has commas of its own.
    return [*lines, "; ".join(together)] if together else lines


def _dashed(lines: Sequence[str]) -> list[str]:
    return list(lines) if len(lines) < 2 else [f"- {line}" for line in lines]
