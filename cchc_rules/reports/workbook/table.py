"""How does a sheet with a table come about? Title, head, rows one after another, filter, and paper.

It knows columns and cells, nothing of agencies and criteria.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cchc_rules.reports.workbook.cells import Figure, Formula, Link, fitting, height_of, lines_in
from cchc_rules.reports.workbook.quick_rows import QuickCell, QuickSheet
from cchc_rules.reports.workbook.styles import (
    FILLS,
    HEAD,
    NOTE,
    POINTS,
    TITLE,
    UPRIGHT_HEAD,
    WHOLE,
    Emphasis,
    Kind,
    format_for,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell

_A4, _A3 = 9, 8
_FOOTER = '&L&"Times New Roman,Regular"&9&A&R&"Times New Roman,Regular"&9Trang &P/&N'
_MARGINS = {"left": 0.6, "right": 0.4, "top": 0.6, "bottom": 0.7}


class Column(NamedTuple):
    """A column: its head, its width in characters, what it holds; ``upright`` turns the head."""

    head: str
    width: float
    kind: Kind = "text"
    upright: bool = False


class Layout(NamedTuple):
    """How a table sits on its sheet and on paper."""

    frozen: int = 0
    """Columns that stay in sight and are repeated on paper."""
    wraps: bool = True
    """Rows grow with their texts; a long list has rows of one line and no lines between cells."""
    filtered: bool = True
    paper: Literal["A4", "A3"] = "A4"
    one_page_wide: bool = True
    head_height: float | None = None


_PLAIN = Layout()
_DAY_0 = date(1899, 12, 30)
"""Excel counts days from here."""


class Table:
    """A sheet with one table; rows are written from top to bottom."""

    def __init__(
        self,
        book: Book,
        name: str,
        columns: Sequence[Column],
        *,
        title: str,
        notes: Sequence[str] = (),
        layout: Layout = _PLAIN,
    ) -> None:
        self.name = name
        self.columns = tuple(columns)
        self.layout = layout
        self.sheet = book.workbook.add_worksheet(name, worksheet_class=QuickSheet)
        self._book = book
        self._styles: dict[tuple[int, Emphasis, str | None, FindingStatus | None], int] = {}
        self._links = any(column.kind == "link" for column in self.columns)
        self._rows_emphasis: Emphasis = "plain" if layout.wraps else "bare"
        self.row = 0
        """The row that comes next, from 0."""
        self._set_up_columns()
        self._title(title, notes)
        self.head_row = self.row
        self._head()

    @property
    def first_row(self) -> int:
        """The first row below the head."""
        return self.head_row + 1

    def write(
        self,
        cells: Sequence[Cell],
        emphasis: Emphasis | None = None,
        statuses: Sequence[FindingStatus | None] = (),
    ) -> int:
        """Write a row under the columns; ``statuses`` colour single cells.

        Returns the row it stands in.
        """
        emphasis = emphasis or self._rows_emphasis
        height = height_of(self._lines(cells)) if self.layout.wraps else None
        if self._links:
            self._write_links(cells, emphasis, height)
        else:
            row = [
                self._cell(column, cell, emphasis, statuses[column] if statuses else None)
                for column, cell in enumerate(cells)
            ]
            self.sheet.write_whole_row(self.row, row, height)
        self.row += 1
        return self.row - 1

    def line(self, text: str, properties: dict[str, Any] | None = None) -> None:
        """Write a text across the table."""
        width = sum(column.width for column in self.columns)
        self.sheet.set_row(self.row, height_of(lines_in(text, width)))
        look = self._book.format({**(properties or NOTE), "text_wrap": True})
        if len(self.columns) > 1:
            self.sheet.merge_range(self.row, 0, self.row, len(self.columns) - 1, "", look)
        self.sheet.write_string(self.row, 0, fitting(text), look)
        self.row += 1

    def finish(self, last_row: int | None = None) -> None:
        """Set filter and print area after the last row; ``last_row`` is the last one to be filtered."""
        last = self.row - 1 if last_row is None else last_row
        if self.layout.filtered and last > self.head_row:
            self.sheet.autofilter(self.head_row, 0, last, len(self.columns) - 1)

    def _cell(
        self, column: int, cell: Cell, emphasis: Emphasis, status: FindingStatus | None
    ) -> QuickCell | None:
        number_format = None
        if isinstance(cell, Figure):
            number_format, cell = _number_format(cell), cell.number
        elif cell is None and not self.layout.wraps:
            return None
        key = (column, emphasis, number_format, status)
        style = self._styles.get(key)
        if style is None:
            look = self._look(self.columns[column].kind, emphasis, number_format, status)
            style = self._styles[key] = self.sheet.style_of(look)
        if isinstance(cell, str):
            return style, fitting(cell), None
        if isinstance(cell, (Fraction, int)):
            return style, _float(cell), None
        return self._rare_cell(style, cell)

    def _rare_cell(self, style: int, cell: Cell) -> QuickCell:
        if cell is None:
            return style, None, None
        if isinstance(cell, Formula):
            value = None if cell.value is None else _float(cell.value)
            return style, value, cell.text.removeprefix("=")
        if isinstance(cell, date):
            return style, (cell - _DAY_0).days, None
        raise TypeError(f"no column without links holds {cell!r}")

    def _write_links(self, cells: Sequence[Cell], emphasis: Emphasis, height: float | None) -> None:
        """Write a row in which cells lead elsewhere: those the library has to note down."""
        self.sheet.set_row(self.row, height)
        for place, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            kind: Kind = "text" if column.kind == "link" and not isinstance(cell, Link) else column.kind
            look = self._look(kind, emphasis, None, None)
            if isinstance(cell, Link):
                self.sheet.write_url(self.row, place, f"internal:'{cell.sheet}'!A1", look, fitting(cell.text))
            elif isinstance(cell, str):
                self.sheet.write_string(self.row, place, fitting(cell), look)
            elif isinstance(cell, (int, Fraction)):
                self.sheet.write_number(self.row, place, _float(cell), look)
            else:
                raise TypeError(f"no cell beside a link holds {cell!r}")

    def _look(
        self, kind: Kind, emphasis: Emphasis, number_format: str | None, status: FindingStatus | None
    ) -> Any:
        fill = FILLS.get(status, {}) if status else {}
        return self._book.format({**format_for(kind, emphasis, number_format), **fill})

    def _lines(self, cells: Sequence[object]) -> int:
        return max(
            (
                lines_in(cell if isinstance(cell, str) else cell.text, column.width)
                for column, cell in zip(self.columns, cells, strict=False)
                if isinstance(cell, (str, Link))
            ),
            default=1,
        )

    def _set_up_columns(self) -> None:
        sheet, layout = self.sheet, self.layout
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, column.width)
        sheet.hide_gridlines(2 if layout.wraps else 1)
        sheet.set_landscape()
        sheet.set_paper(_A3 if layout.paper == "A3" else _A4)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer(_FOOTER)
        if layout.one_page_wide:
            sheet.fit_to_pages(1, 0)
        elif layout.frozen:
            sheet.repeat_columns(0, layout.frozen - 1)

    def _title(self, title: str, notes: Sequence[str]) -> None:
        self.line(title, TITLE)
        self.sheet.set_row(0, 21)
        for note in notes:
            self.line(note)

    def _head(self) -> None:
        height = self.layout.head_height or height_of(
            max(lines_in(column.head, max(column.width - 3, 3)) for column in self.columns)
        )
        self.sheet.set_row(self.row, height)
        for place, column in enumerate(self.columns):
            look = self._book.format(UPRIGHT_HEAD if column.upright else HEAD)
            self.sheet.write_string(self.row, place, fitting(column.head), look)
        self.row += 1
        self.sheet.freeze_panes(self.row, self.layout.frozen)
        self.sheet.repeat_rows(self.head_row)


def _float(number: Fraction | int) -> float:
    """The nearest number Excel has; a whole one stays whole."""
    numerator, denominator = number.as_integer_ratio()
    return numerator if denominator == 1 else numerator / denominator


def _number_format(cell: Figure) -> str:
    if cell.suffix:
        return f'{POINTS}" {cell.suffix}"'
    decimals = f".{'0' * cell.places}" if cell.places else ""
    return f"0{decimals}%" if cell.percent else f"{WHOLE}{decimals}"
