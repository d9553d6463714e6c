"""What stands in the cells of a workbook? Sheets as plain cells, whichever program saved it.

The only module that knows openpyxl and python-calamine. Knows no form.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cchc_rules.evidence.workbook.guard import (
    MAX_CELLS,
    XLSX,
    broken_fault,
    kind_of,
    password_fault,
    too_many_cells,
)
from cchc_rules.evidence.workbook.places import CellPlace
from cchc_rules.sources.builder import FORBIDDEN
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from pathlib import Path

_DIGITS: Final = 15
"""A spreadsheet computes with 15 significant digits and shows no more; what follows is noise."""

Position = tuple[int, int]
"""Row and column, from 1."""


class Cell(NamedTuple):
    """What one cell holds."""

    value: str | bool | Decimal | date | None = None
    percent: bool | None = False
    """Whether a number is shown as a percent; None where the file does not tell."""
    error: str | None = None
    """#N/A, #REF! ..."""
    formula: bool = False
    time: bool = False
    """Whether a date came with a time of day, which is dropped."""


EMPTY: Final = Cell()


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells that hold something, and the ranges that are merged."""

    file: str
    name: str
    cells: dict[Position, Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""

    def place(self, row: int, column: int) -> Place:
        """A cell of the sheet, as messages name it."""
        return CellPlace(f"{self.file}!{self.name}", row, column)

    def whole(self) -> Place:
        """The sheet itself."""
        return CellPlace(f"{self.file}!{self.name}")


@dataclass(slots=True)
class Book:
    """A workbook that could be opened."""

    file: str
    sheets: list[Sheet] = field(default_factory=list)
    tells_all: bool = True
    """Whether the file tells which numbers are percents and which cells are errors."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def open_book(path: Path, shown: str) -> Book | Fault:
    """Open a workbook, or say in one fault why not; no more memory than its checked size asks for."""
    kind = kind_of(path, shown)
    if isinstance(kind, Fault):
        return kind
    try:
        return _xlsx(path, shown) if kind == XLSX else _calamine(path, shown)
    except (ModuleNotFoundError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file makes these libraries raise anything
        place = Place(shown)
        return password_fault(place) if type(error).__name__ == "PasswordError" else broken_fault(place)


def _xlsx(path: Path, shown: str) -> Book:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns in English of validations and drawings it leaves out; nothing of them is read.
        warnings.simplefilter("ignore")
        written = load_workbook(path, keep_links=False)
        computed = None
        book = Book(shown)
        for sheet in written.worksheets:
            made = Sheet(shown, nfc(sheet.title))
            made.merged = [
                (each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges
            ]
            formulas: list[Position] = []
            # iter_rows would walk to a stray cell at the end of the sheet, 17 thousand million cells away.
            cells: dict[Position, Any] = sheet._cells  # noqa: SLF001
            for position, cell in cells.items():
                if cell.value is None:
                    continue
                if cell.data_type == "f":
                    formulas.append(position)
                else:
                    made.cells[position] = _cell(cell.value, str(cell.number_format), cell.data_type)
            if formulas:
                computed = computed or load_workbook(path, data_only=True, keep_links=False)
                for position in formulas:
                    found: Any = computed[sheet.title].cell(*position)
                    plain = _cell(found.value, str(found.number_format), found.data_type)
                    made.cells[position] = plain._replace(formula=True)
            book.sheets.append(made)
    return book


def _calamine(path: Path, shown: str) -> Book | Fault:
    from python_calamine import CalamineWorkbook

    book = Book(shown, tells_all=False)
    # python-calamine tells a file from its content, not from its name.
    with path.open("rb") as stream:
        workbook = CalamineWorkbook.from_filelike(stream)
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MAX_CELLS:
                return too_many_cells(Place(shown))
            made = Sheet(shown, nfc(name))
            for merged in sheet.merged_cell_ranges or ():
                (first_row, first_column), (last_row, last_column) = merged
                made.merged.append((first_row + 1, first_column + 1, last_row + 1, last_column + 1))
            for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
                for column, value in enumerate(values, start=1):
                    if value != "":
                        made.cells[row, column] = _cell(value, None, "")
            book.sheets.append(made)
    return book


def _cell(value: Any, number_format: str | None, data_type: str) -> Cell:
    percent = None if number_format is None else "%" in number_format
    match value:
        case None:
            return EMPTY
        case bool():
            return Cell(value)
        case str() if data_type == "e":
            return Cell(error=value)
        case str():
            return Cell(_clean(value))
        case datetime():
            return Cell(value.date(), time=value.time() != time())
        case date():
            return Cell(value)
        case int() | float():
            return Cell(_exact(value), percent)
        case time() | timedelta():
            return Cell(str(value))
        case _:
            return Cell(_clean(str(value)))


def _clean(text: str) -> str:
    # Excel keeps line ends as \n; what no file of ours may hold is not what anybody typed.
    return FORBIDDEN.sub("", nfc(text.replace("\r\n", "\n").replace("_x000D_", "")))


def _exact(value: float) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
