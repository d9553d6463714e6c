"""How does a pack become a form? Puts the sheets together and gives the bytes of one .xlsx file.

The only module that knows XlsxWriter. The same input gives the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from cchc_rules.evidence.model import FigureKey
from cchc_rules.evidence.vocabulary import Vocabulary
from cchc_rules.evidence.workbook.claims_out import ClaimSheets
from cchc_rules.evidence.workbook.figures_out import Sheets
from cchc_rules.evidence.workbook.guide_out import put_guide
from cchc_rules.evidence.workbook.hidden_out import Lists, put_meta
from cchc_rules.evidence.workbook.layout import (
    ISSUED,
    LAST_YEAR,
    LEVELS,
    NO,
    NOT_ISSUED,
    NOTHING_AROSE,
    QUALIFIERS,
    STATUSES,
    THIS_PERIOD,
    YES,
    Column,
    Kind,
    RowKey,
    figure_titles,
    read_key,
)
from cchc_rules.evidence.workbook.rules_out import choice_rule, date_rule, points_rule, value_rule
from cchc_rules.evidence.workbook.styles import Styles
from cchc_rules.evidence.workbook.tables_out import Table, put_table
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.evidence.workbook.filing import Filing
    from cchc_rules.packs.pack import RulePack

_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 - a fixed day without a zone: the same input, the same bytes


def form_bytes(pack: RulePack, filings: Sequence[Filing]) -> bytes:
    """The form of one or many agencies, filled in as far as evidence is known.

    Raises:
        ValueError: a text of the evidence is longer than a cell can hold; the message is Vietnamese.
    """
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(content, options)
    workbook.set_properties(
        {"title": "Biểu số liệu và tài liệu kiểm chứng", "subject": pack.manifest.title, "created": _CREATED}
    )
    _Form(workbook, pack, filings).put()
    workbook.close()
    return content.getvalue()


class _Form:
    def __init__(self, workbook: Any, pack: RulePack, filings: Sequence[Filing]) -> None:
        self.workbook = workbook
        self.pack = pack
        self.filings = filings
        self.vocabulary = Vocabulary(pack)
        self.titles = figure_titles(pack)
        self.styles = Styles(workbook)
        self.lists = Lists()
        self.whose = _whose(filings)
        self.rows: dict[RowKey, tuple[str, int]] = {}
        """Sheet and row of every figure, to check numerators against denominators."""

    def put(self) -> None:
        """Write all sheets."""
        put_guide(self.workbook, self.styles, self.pack, self.whose)
        figures = Sheets(self.vocabulary, self.titles, self.filings, self.whose)
        claims = ClaimSheets(self.vocabulary, self.filings, self.whose)
        fields = figures.fields()
        for table, keys in fields:
            for number, key in enumerate(keys):
                self.rows[key] = (table.name, table.first + number)
        tables = [
            claims.agencies(),
            *(table for table, _ in fields),
            *([figures.series()] if self.titles else []),
            *([figures.units()] if figures.has_units else []),
            *(each for each in (claims.documents(), claims.self_scores()) if each),
            *(each for each in (claims.results(), claims.waivers()) if each),
        ]
        for table in tables:
            sheet = put_table(self.workbook, self.styles, table)
            self._put_rules(sheet, table)
        titles = {str(key): self.titles[FigureKey(key.subject, key.scope)] for key in self.rows}
        self.lists.put(self.workbook)
        put_meta(self.workbook, self.pack, self.filings, tables, titles)
        self.workbook.get_worksheet_by_name(tables[0].name).activate()

    def _put_rules(self, sheet: Any, table: Table) -> None:
        last = table.first + len(table.lines) - 1
        for heading, rule in self._column_rules(table).items():
            if heading in table.headings and table.lines:
                column = table.column(heading)
                sheet.data_validation(table.first, column, last, column, rule)
        if table.kind is Kind.FIGURES:
            self._put_value_rules(sheet, table)
        if table.kind is Kind.SELF_SCORES:
            self._put_points_rules(sheet, table)
        if table.kind is Kind.UNITS:
            self._put_unit_rules(sheet, table)

    def _column_rules(self, table: Table) -> dict[str, dict[str, Any]]:
        """What may be chosen in the columns of a sheet, whatever the row."""
        choice = self._choice
        rules = {
            Column.QUALIFIER: choice((*QUALIFIERS.values(), NOTHING_AROSE), "Để trống là chính xác."),
            Column.AS_OF: date_rule(self._latest(), "Ngày của số liệu; để trống là ngày chốt số liệu."),
            Column.STATE: choice((ISSUED, NOT_ISSUED), "Để trống là chưa rõ."),
            Column.ISSUED_ON: date_rule(self._latest(), "Ngày ban hành văn bản."),
            Column.RESULT_OF: choice((THIS_PERIOD, LAST_YEAR)),
            Column.STATUS: choice(tuple(STATUSES.values())),
            Column.LEVEL: choice(tuple(LEVELS.values())),
            Column.SYNTHETIC: choice((YES, NO)),
            Column.CLOSED: date_rule(self._latest(), "Số liệu tính đến ngày nào; để trống là ngày cuối kỳ."),
        }
        kinds = self.pack.manifest.unit_kinds
        if table.kind is Kind.UNITS and kinds:
            rules[Column.UNIT_KIND] = choice(tuple(kinds.values()))
        if len(self.filings) > 1 and table.kind in (Kind.UNITS, Kind.RESULTS, Kind.WAIVERS, Kind.FIGURES):
            rules[Column.AGENCY] = choice(tuple(dict.fromkeys(filing.name for filing in self.filings)))
        if table.kind is Kind.FIGURES and Column.KEY not in table.headings:
            rules[Column.FIGURE] = choice(self._offered(), "Chọn tên số liệu.")
        return {str(column): rule for column, rule in rules.items()}

    def _offered(self) -> tuple[str, ...]:
        """The figures a row for another day may be about: those of the form, and those of units."""
        keys = dict.fromkeys(FigureKey(key.subject, key.scope) for key in self.rows)
        of_units = (FigureKey(name) for filing in self.filings for name in filing.unit_measures)
        return tuple(self.titles[key] for key in (*keys, *(key for key in of_units if key not in keys)))

    def _put_value_rules(self, sheet: Any, table: Table) -> None:
        if Column.KEY not in table.headings:
            return
        column = table.column(Column.VALUE)
        for number, line in enumerate(table.lines):
            key = read_key(str(line.contents[Column.KEY].value))
            if key is None:
                continue
            row = table.first + number
            expected = self.vocabulary.expected[key.subject]
            wholes, parts = self._partners(key, table.name, column)
            choices = self._choices(expected.dimension, expected.choices)
            rule = value_rule(expected, xl_rowcol_to_cell(row, column), choices, wholes, parts)
            if rule is not None:
                sheet.data_validation(row, column, row, column, rule)

    def _partners(self, key: RowKey, sheet: str, column: int) -> tuple[list[str], list[str]]:
        """The cells of denominators and numerators of a figure, as formulas on its sheet name them."""
        wholes, parts = [], []
        for ratio in self.vocabulary.ratios:
            if key.subject == ratio.of:
                wholes.append(key._replace(subject=ratio.over))
            elif key.subject == ratio.over:
                parts.append(key._replace(subject=ratio.of))
        return self._cells(wholes, sheet, column), self._cells(parts, sheet, column)

    def _cells(self, keys: Sequence[RowKey], sheet: str, column: int) -> list[str]:
        found = []
        for name, row in (self.rows[key] for key in keys if key in self.rows):
            cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
            found.append(cell if name == sheet else f"'{name}'!{cell}")
        return found

    def _put_points_rules(self, sheet: Any, table: Table) -> None:
        column = table.column(Column.SELF_SCORE)
        for number, line in enumerate(table.lines):
            criterion = str(line.contents[Column.CRITERION].value)
            known = self.pack.by_id.get(criterion)
            if known is not None and known.group == "penalty":
                continue  # written as often with a minus as without
            maximum = self.vocabulary.maximum(criterion)
            rule = points_rule(None if maximum is None else float(maximum))
            sheet.data_validation(table.first + number, column, table.first + number, column, rule)

    def _put_unit_rules(self, sheet: Any, table: Table) -> None:
        by_title = {title: key.measure for key, title in self.titles.items() if key.scope is None}
        last = table.first + len(table.lines) - 1
        for column, heading in enumerate(table.headings):
            if heading in by_title:
                expected = self.vocabulary.expected[by_title[heading]]
                cell = xl_rowcol_to_cell(table.first, column)
                rule = value_rule(expected, cell, self._choices(expected.dimension, expected.choices))
                if rule is not None:
                    sheet.data_validation(table.first, column, last, column, rule)

    def _choices(self, dimension: Dimension | None, choices: tuple[str, ...]) -> str | None:
        if dimension is Dimension.FLAG:
            return self.lists.name((YES, NO))
        return self.lists.name(choices) if dimension is Dimension.CHOICE else None

    def _choice(self, choices: tuple[str, ...], prompt: str = "") -> dict[str, Any]:
        return choice_rule(self.lists.name(choices), prompt=prompt)

    def _latest(self) -> date:
        period_end = self.pack.manifest.period.to
        return max([period_end, *(day for filing in self.filings for day in filing.days[1:] if day)])


def _whose(filings: Sequence[Filing]) -> str:
    start, end, _ = filings[0].days
    period = f"kỳ từ {format_date(start)} đến {format_date(end)}"
    names = [filing.name for filing in filings if filing.agency]
    if not names:
        return f"Cơ quan: ghi ở trang “Cơ quan”; {period}"
    who = names[0] if len(names) == 1 else f"{len(names)} cơ quan"
    return f"Cơ quan: {who}; {period}"
