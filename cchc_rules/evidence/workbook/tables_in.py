"""Where in a workbook are the tables of the form? Found by their headings, wherever these stand now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.book import EMPTY, Cell, Sheet
from cchc_rules.evidence.workbook.layout import COLUMNS, MARKS, NOT_TYPED, OPTIONAL, Column, Kind
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from cchc_rules.evidence.workbook.notes import Notes
    from cchc_rules.sources.faults import Place

_SEARCHED: Final = 60
"""Rows in which headings are looked for; somebody may have put a letterhead above them."""

_ORDER: Final = (
    Kind.FIGURES,
    Kind.DOCUMENTS,
    Kind.WAIVERS,
    Kind.RESULTS,
    Kind.SELF_SCORES,
    Kind.UNITS,
    Kind.AGENCIES,
)
_FOLDED: Final = {fold(column): column for column in Column}
_SPREAD: Final = frozenset(
    {
        Column.AGENCY,
        Column.UNIT_NAME,
        Column.AS_OF,
        Column.SOURCE,
        Column.SYSTEM,
        Column.NOTE,
        Column.ISSUER,
        Column.FILE,
        Column.PUBLICATION,
        Column.APPROVER,
        Column.RESULT_OF,
        Column.UNIT_KIND,
    }
)
"""Columns in which one merged cell plainly speaks for all its rows."""

_SEEN_ONLY: Final = NOT_TYPED | {Column.FIGURE, Column.DOCUMENT, Column.CRITERION}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    table: TableIn
    number: int

    def cell(self, heading: str) -> Cell:
        """The cell under a heading; an empty one where the table has no such column."""
        column = self.table.columns.get(heading)
        return EMPTY if column is None else self.table.cells.get((self.number, column), EMPTY)

    def place(self, heading: str) -> Place:
        """Where the cell under a heading stands; the first column where the table has no such heading."""
        column = self.table.columns.get(heading) or min(self.table.columns.values())
        return self.table.sheet.place(self.number, column)

    def has(self, *headings: str) -> bool:
        """Whether anything stands under one of the headings."""
        return any(holds(self.cell(heading)) for heading in headings)


@dataclass(slots=True)
class TableIn:
    """A table found on a sheet."""

    sheet: Sheet
    kind: Kind
    heading_row: int
    columns: dict[str, int]
    """Place of each column by its heading: the form's own, and what other headings there are."""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        """The rows below the headings that hold anything."""
        numbers = sorted({row for row, _ in self.cells if row > self.heading_row})
        return [Row(self, number) for number in numbers]

    @property
    def others(self) -> list[str]:
        """Headings that are none of the form's."""
        return [heading for heading in self.columns if heading not in set(Column)]


def holds(cell: Cell) -> bool:
    """Whether a cell says anything."""
    return (
        cell.error is not None
        or cell.formula
        or (cell.value not in (None, "") and str(cell.value).strip() != "")
    )


def table_on(sheet: Sheet) -> TableIn | None:
    """The table of a sheet, if it has the headings of one."""
    by_row: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row <= _SEARCHED and isinstance(cell.value, str):
            text = " ".join(cell.value.split())
            heading = _FOLDED.get(fold(text), text)
            by_row.setdefault(row, {}).setdefault(heading, column)
    for row, columns in by_row.items():
        for kind in _ORDER:
            if all(mark in columns for mark in MARKS[kind]):
                return TableIn(sheet, kind, row, columns, dict(sheet.cells))
    return None


def look_at_columns(table: TableIn, notes: Notes) -> None:
    """Tell of columns that are gone."""
    for column in COLUMNS[table.kind]:
        if column not in table.columns and column not in OPTIONAL | NOT_TYPED:
            message = f"trang “{table.sheet.name}” không còn cột “{column}”: coi như để trống"
            notes.warn(codes.MISSING_PART, table.sheet.whole(), message)


def tell_of_other_columns(table: TableIn, read: set[str], notes: Notes) -> None:
    """Tell of columns somebody added and filled in: they are not read."""
    for heading in table.others:
        column = table.columns[heading]
        filled = any(
            row > table.heading_row and at == column and holds(cell)
            for (row, at), cell in table.cells.items()
        )
        if heading not in read and filled:
            place = table.sheet.place(table.heading_row, column)
            notes.warn(
                codes.NOT_PART_OF_THE_FORM, place, f"cột “{heading}” không thuộc biểu nên không được đọc"
            )


def spread_merged(table: TableIn, notes: Notes) -> None:
    """Give the rows of a merged cell its text where that is plain; refuse merged values."""
    headings = {column: heading for heading, column in table.columns.items()}
    for first_row, first_column, last_row, _ in table.sheet.merged:
        top = table.sheet.cells.get((first_row, first_column), EMPTY)
        heading = headings.get(first_column)
        rows = range(first_row + 1, last_row + 1)
        if first_row <= table.heading_row or not rows or heading is None or not holds(top):
            continue
        place = table.sheet.place(first_row, first_column)
        if heading in _SPREAD:
            for row in rows:
                table.cells[row, first_column] = top
            message = f"ô gộp {len(rows) + 1} dòng: nội dung được đọc cho từng dòng"
            notes.warn(codes.MERGED, place, message)
        elif heading not in _SEEN_ONLY:
            notes.error(
                codes.MERGED,
                place,
                f"ô gộp {len(rows) + 1} dòng ở cột “{heading}”: không rõ là của dòng nào",
                fix="bỏ gộp ô (Unmerge Cells) rồi ghi từng dòng",
            )
