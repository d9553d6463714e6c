"""How does the heat map stand in the page? Heads of criteria by field, and a row of signs for each agency."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.overview.heat_map import heat_map
from cchc_rules.reports.page.agencies import keys_of, labels_of
from cchc_rules.reports.page.marks import MARKS

if TYPE_CHECKING:
    from cchc_rules.reports.page.marks import Mark
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection


@dataclass(frozen=True, slots=True)
class HeatPage:
    """``fields`` are names with the number of their columns, ``columns`` ids with names.

    ``rows`` hold the key of the agency, its label and a mark for each column, None where the
    criterion is not for it. ``legend`` are the marks that occur.
    """

    fields: tuple[tuple[str, str, int], ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[Mark | None, ...]], ...]
    legend: tuple[Mark, ...]


def heat_page(collection: Collection) -> HeatPage:
    """The heat map of a run."""
    found = heat_map(collection)
    return HeatPage(
        fields=tuple(
            (field, clean(name), len(list(columns)))
            for (field, name), columns in groupby(found.columns, _field)
        ),
        columns=tuple((entry.id, clean(entry.name)) for entry in found.columns),
        rows=tuple(
            (key, label, tuple(MARKS[cell.status] if cell else None for cell in row.cells))
            for key, label, row in zip(keys_of(collection), labels_of(collection), found.rows, strict=True)
        ),
        legend=tuple(MARKS[status] for status in found.statuses),
    )


def _field(entry: CriterionEntry) -> tuple[str, str]:
    return entry.field, entry.field_name
