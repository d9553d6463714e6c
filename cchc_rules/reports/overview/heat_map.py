"""Where is which agency losing? Every agency against every criterion, one cell each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.reports.overview.signs import SIGN
from cchc_rules.reports.overview.table import Table
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord


class Cell(NamedTuple):
    """One criterion of one agency; points are None while they are open."""

    status: FindingStatus
    points: Fraction | None
    maximum: Fraction

    @property
    def share(self) -> Fraction | None:
        """Points over the maximum, a fraction of 1; None while open or worth nothing."""
        return self.points / self.maximum if self.points is not None and self.maximum else None


class HeatRow(NamedTuple):
    """One agency; a cell is None where the criterion is not for it."""

    agency: AgencyRef
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """``columns`` are the scored criteria in pack order, ``rows`` the agencies by name."""

    columns: tuple[CriterionEntry, ...]
    rows: tuple[HeatRow, ...]

    @property
    def statuses(self) -> tuple[FindingStatus, ...]:
        """The statuses that occur, most pressing first: what a legend has to explain."""
        there = {cell.status for row in self.rows for cell in row.cells if cell is not None}
        return tuple(status for status in SIGN if status in there)

    @property
    def legend(self) -> str:
        """What the signs mean: "– Bị trừ điểm; ! Nguy cơ bị trừ điểm"."""
        return "; ".join(f"{SIGN[status]} {STATUS['vi'][status]}" for status in self.statuses)

    def table(self) -> Table:
        """One sign for each cell, empty where the criterion is not for the agency."""
        rows = tuple(
            (row.agency.name, *(SIGN[cell.status] if cell else "" for cell in row.cells)) for row in self.rows
        )
        return Table("Trạng thái từng tiêu chí", ("Cơ quan", *(each.id for each in self.columns)), rows)


def heat_map(collection: Collection) -> HeatMap:
    """The cells of a run; a criterion no agency is assessed by has no column."""
    scored = {each.id for record in collection.agencies for each in record.criteria}
    columns = tuple(entry for entry in collection.entries if entry.id in scored)
    return HeatMap(columns, tuple(_row(record, columns) for record in collection.agencies))


def _row(record: AgencyRecord, columns: tuple[CriterionEntry, ...]) -> HeatRow:
    cells = {each.id: Cell(each.status, each.points, each.maximum) for each in record.criteria}
    return HeatRow(record.agency, tuple(cells.get(entry.id) for entry in columns))
