"""How does the ranking stand in the page? The tables of its groups, a bar of points beside every agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.overview.ranking import ranking
from cchc_rules.reports.page.agencies import keys_of
from cchc_rules.reports.page.summary import bar

if TYPE_CHECKING:
    from cchc_rules.reports.overview.table import Table
    from cchc_rules.reports.page.summary import Part
    from cchc_rules.reports.records.collection import Collection


@dataclass(frozen=True, slots=True)
class RankTable:
    """One group. ``name_column`` holds the agencies; ``agencies`` are their keys and bars, row by row."""

    table: Table
    name_column: int
    agencies: tuple[tuple[str, tuple[Part, ...]], ...]
    rule: str


def rank_tables(collection: Collection) -> tuple[RankTable, ...]:
    """The groups of a run; nobody is ranked alone."""
    if len(collection.agencies) == 1:
        return ()
    keys = {id(each.totals): key for key, each in zip(keys_of(collection), collection.agencies, strict=True)}
    found = []
    for group in ranking(collection):
        table = group.table()
        found.append(
            RankTable(
                table=table,
                name_column=table.heads.index("Cơ quan"),
                agencies=tuple((keys[id(each.totals)], bar(each.totals)) for each in group.agencies),
                rule=group.rule,
            )
        )
    return tuple(found)
