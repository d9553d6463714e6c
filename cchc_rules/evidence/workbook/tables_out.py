"""How is a table of the form put on a sheet? Headings, cells, widths, freezing, printing, protection.

Knows columns and contents, not what they are about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.evidence.workbook.contents import Content
from cchc_rules.evidence.workbook.layout import Column
from cchc_rules.evidence.workbook.styles import Look, Styles, height_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_rules.evidence.workbook.layout import Kind

HEAD_ROWS: Final = 3
"""Rows above the headings: title, whose form, what to fill in."""

MAX_TEXT: Final = 32_767
"""What a cell of Excel holds."""

_A4: Final = 9
_WIDTHS: Final[Mapping[str, float]] = {
    Column.KEY: 10,
    Column.AGENCY: 24,
    Column.NUMBER: 5,
    Column.UNIT_NAME: 22,
    Column.FIGURE: 44,
    Column.COUNTED_IN: 10,
    Column.VALUE: 14,
    Column.QUALIFIER: 14,
    Column.TOLERANCE: 9,
    Column.AS_OF: 12,
    Column.SOURCE: 26,
    Column.SYSTEM: 16,
    Column.NOTE: 20,
    Column.HELP: 36,
    Column.DOCUMENT: 40,
    Column.STATE: 14,
    Column.SYMBOL: 16,
    Column.ISSUED_ON: 12,
    Column.TITLE: 34,
    Column.ISSUER: 22,
    Column.FILE: 18,
    Column.PLACE: 18,
    Column.CRITERION: 12,
    Column.CRITERION_NAME: 70,
    Column.MAXIMUM: 11,
    Column.SELF_SCORE: 13,
    Column.RESULT_OF: 12,
    Column.POINTS: 11,
    Column.STATUS: 18,
    Column.PUBLICATION: 36,
    Column.REASON: 36,
    Column.WAIVER_REASON: 40,
    Column.APPROVER: 28,
    Column.EXPIRES: 14,
    Column.UNIT: 34,
    Column.UNIT_ID: 20,
    Column.UNIT_KIND: 28,
    Column.AGENCY_ID: 24,
    Column.AGENCY_NAME: 34,
    Column.LEVEL: 16,
    Column.GROUP: 14,
    Column.PARENT: 20,
    Column.FROM: 12,
    Column.TO: 12,
    Column.CLOSED: 13,
    Column.SYNTHETIC: 11,
    Column.ILLUSTRATION: 36,
}
_OF_A_FIGURE: Final = 17
_WRAPPED: Final = frozenset(
    {Look.FIXED, Look.FIXED_CENTRE, Look.FIXED_SMALL, Look.TEXT, Look.CHOICE, Look.HEADING, Look.GUIDE}
)
_SMALLER: Final = 1.35


@dataclass(slots=True)
class Line:
    """One row of a table: contents by heading, and how far its name is indented."""

    contents: Mapping[str, Content]
    indent: int = 0


@dataclass(slots=True)
class Table:
    """One sheet to fill in."""

    name: str
    kind: Kind
    title: str
    whose: str
    hint: str
    headings: Sequence[str]
    lines: list[Line] = field(default_factory=list)
    named: str = Column.FIGURE
    """The heading up to which columns stay in sight."""

    def column(self, heading: str) -> int:
        """The place of a column, from 0."""
        return list(self.headings).index(heading)

    @property
    def first(self) -> int:
        """The first row of contents, from 0."""
        return HEAD_ROWS + 1


def put_table(workbook: Any, styles: Styles, table: Table) -> Any:
    """Write a table on a sheet of its own; the sheet, for validations."""
    sheet = workbook.add_worksheet(table.name)
    first_seen = 1 if table.headings[0] == Column.KEY else 0
    for row, (text, look) in enumerate(
        ((table.title, Look.TITLE), (table.whose, Look.REMARK), (table.hint, Look.REMARK))
    ):
        sheet.write_string(row, first_seen, text, styles.of(look))
    sheet.set_row(0, 24)
    _put_headings(sheet, styles, table)
    for number, line in enumerate(table.lines):
        _put_line(sheet, styles, table, table.first + number, line)
    _set_up(sheet, table)
    return sheet


def put(sheet: Any, row: int, column: int, content: Content, style: Any) -> None:
    """Write one cell; what an office wrote never becomes a formula or a link.

    Raises:
        ValueError: a text is longer than a cell can be.
    """
    value = content.value
    match value:
        case None | "":
            sheet.write_blank(row, column, None, style)
        case str():
            if len(value) > MAX_TEXT:
                raise ValueError(f"một ô Excel chứa tối đa {MAX_TEXT} ký tự, có chỗ dài {len(value)} ký tự")
            sheet.write_string(row, column, value, style)
        case date():
            sheet.write_datetime(row, column, datetime.combine(value, time()), style)
        case _:
            sheet.write_number(row, column, value, style)


def width_of(heading: str) -> float:
    """The width of a column; one that is no fixed column holds the figures of units."""
    return _WIDTHS.get(heading, _OF_A_FIGURE)


def _put_headings(sheet: Any, styles: Styles, table: Table) -> None:
    texts = {}
    for column, heading in enumerate(table.headings):
        width = width_of(heading)
        sheet.set_column(column, column, width, None, {"hidden": heading == Column.KEY})
        sheet.write_string(HEAD_ROWS, column, heading, styles.of(Look.HEADING))
        texts[width - 2 + column / 1000] = heading
    sheet.set_row(HEAD_ROWS, max(34, height_of(texts)))


def _put_line(sheet: Any, styles: Styles, table: Table, row: int, line: Line) -> None:
    texts: dict[float, str] = {}
    for column, heading in enumerate(table.headings):
        content = line.contents.get(heading, Content(None, Look.FIXED))
        indent = line.indent if heading == table.named else 0
        put(sheet, row, column, content, styles.of(content.look, indent))
        if isinstance(content.value, str) and content.look in _WRAPPED:
            width = (width_of(heading) - 2 * indent) * (_SMALLER if content.look is Look.FIXED_SMALL else 1)
            texts[width + column / 1000] = content.value  # columns of one width keep apart
    sheet.set_row(row, height_of(texts))


def _set_up(sheet: Any, table: Table) -> None:
    last = max(table.first, table.first + len(table.lines) - 1)
    sheet.freeze_panes(table.first, table.column(table.named) + 1)
    sheet.autofilter(HEAD_ROWS, 0, last, len(table.headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROWS)
    sheet.print_area(0, 0, last, len(table.headings) - 1)
    sheet.set_footer("&L&8&A&R&8Trang &P/&N")
    sheet.hide_gridlines(2)
    # Without a password: the lock keeps from slips, not from an office that wants to change the form.
    sheet.protect(
        "",
        {
            "format_cells": True,
            "format_columns": True,
            "format_rows": True,
            "insert_rows": True,
            "delete_rows": True,
            "sort": True,
            "autofilter": True,
            "select_locked_cells": True,
        },
    )
