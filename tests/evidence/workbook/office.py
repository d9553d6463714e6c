"""An officer with a form: the small pack as a workbook, cells typed into it, and what is read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from cchc_rules.evidence.asked import Asked
from cchc_rules.evidence.loader import EvidenceReader
from cchc_rules.evidence.model import AgencyRef, FigureKey
from cchc_rules.evidence.workbook.filing import Filing
from cchc_rules.evidence.workbook.form import form_bytes
from cchc_rules.evidence.workbook.layout import Column, figure_titles
from cchc_rules.evidence.workbook.reader import read_form
from cchc_rules.packs.criteria import AgencyLevel, Criterion
from evidence.office import PACK

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.evidence.model import Evidence, Observation
    from cchc_rules.evidence.workbook.reader import FormRead
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Fault

LEVEL = AgencyLevel.DEPARTMENT
AGENCY = AgencyRef("so-noi-vu", "Sở Nội vụ", LEVEL)


def _criterion(id_: str, **more: Any) -> Criterion:
    return Criterion.model_validate({"id": id_, "name": f"Tiêu chí {id_}", "points": 1, **more})


def asking_pack() -> RulePack:
    """The small pack, with criteria that read its measures: ratios, scopes, choices, units, documents."""
    criteria = (
        _criterion("1.1", measure="plan_days"),
        _criterion("1.2", measure="online_rate"),
        _criterion("1.3", measure="online_rate", scope="land"),
        _criterion("1.4", measure="on_time_rate", documents=["review_plan"]),
        _criterion("1.5", measure="software_used"),
        _criterion("1.6", measure="grade"),
        _criterion("1.7", measure="branch_share"),
        _criterion("1.8", measure="revenue"),
        _criterion("1.9", measure="satisfaction"),
        _criterion("1.10", measure="handling_days"),
        _criterion("1.11", levels=["province"], measure="par_rank"),
    )
    return replace(PACK, criteria=criteria)


RULES = asking_pack()
TITLES = figure_titles(RULES)


class Form:
    """A form of the small pack while it is filled in."""

    def __init__(
        self, *agencies: AgencyRef, pack: RulePack = RULES, evidence: Evidence | None = None
    ) -> None:
        filings = [Filing(Asked(pack, each.level), each, evidence) for each in agencies or (AGENCY,)]
        self.book: Any = load_workbook(BytesIO(form_bytes(pack, filings)))

    def column(self, sheet: Any, heading: str) -> int:
        """The column of a heading."""
        found = [cell.column for row in sheet.iter_rows(max_row=10) for cell in row if cell.value == heading]
        if not found:
            raise LookupError(heading)
        return int(found[-1])  # a title may read like a heading below it

    def row(self, sheet: Any, text: str, heading: str = Column.FIGURE, *, agency: str | None = None) -> int:
        """The row that has a text under a heading."""
        column = self.column(sheet, heading)
        for row in range(5, sheet.max_row + 1):
            mine = agency is None or sheet.cell(row, self.column(sheet, Column.AGENCY)).value == agency
            if sheet.cell(row, column).value == text and mine:
                return row
        raise LookupError(text)

    def of_figure(self, measure: str, scope: str | None = None, agency: str | None = None) -> tuple[Any, int]:
        """Sheet and row of a figure."""
        for sheet in self.book.worksheets:
            if sheet.sheet_state == "visible" and sheet.title not in ("Số liệu kỳ khác", "Hướng dẫn"):
                try:
                    return sheet, self.row(sheet, TITLES[FigureKey(measure, scope)], agency=agency)
                except LookupError:
                    continue
        raise LookupError(measure)

    def type(
        self,
        measure: str,
        value: Any,
        heading: str = Column.VALUE,
        *,
        scope: str | None = None,
        number_format: str | None = None,
        agency: str | None = None,
    ) -> str:
        """Type a value into the row of a figure; the place as messages name it."""
        sheet, row = self.of_figure(measure, scope, agency)
        return self.put(sheet.title, row, heading, value, number_format)

    def put(self, sheet: str, row: int, heading: str, value: Any, number_format: str | None = None) -> str:
        """Type a value into a cell; the place as messages name it."""
        page = self.book[sheet]
        cell = page.cell(row, self.column(page, heading))
        cell.value = value
        if isinstance(value, str) and not value.startswith("="):
            cell.data_type = "s"
        if number_format is not None:
            cell.number_format = number_format
        return f"mau.xlsx!{sheet}!{cell.coordinate}"

    def save(self, folder: Path, name: str = "mau.xlsx") -> Path:
        """Save the workbook."""
        path = folder / name
        self.book.save(path)
        return path

    def read(self, folder: Path, pack: RulePack = RULES, known: Any = ()) -> FormRead:
        """Save and read it back."""
        return read_form(self.save(folder), "mau.xlsx", EvidenceReader(pack), known)


def errors(read: FormRead) -> list[Fault]:
    """The errors of a reading."""
    return [fault for each in read.loaded for fault in each.faults]


def told(read: FormRead) -> dict[str, str]:
    """What was told, by cell."""
    return {str(each.place): each.message for one in read.loaded for each in one.warnings}


def evidence_in(read: FormRead) -> Evidence:
    """The evidence of the one agency of a sound form."""
    assert errors(read) == []
    (found,) = [each.evidence for each in read.loaded if each.evidence is not None]
    return found


def observed(read: FormRead, measure: str, scope: str | None = None) -> Observation:
    """The one observation of a figure."""
    (found,) = evidence_in(read).figures[FigureKey(measure, scope)]
    return found


def midnight(text: str) -> datetime:
    """A day as openpyxl keeps it."""
    return datetime.fromisoformat(text)


__all__ = ["AGENCY", "RULES", "TITLES", "Form", "errors", "evidence_in", "observed", "told"]
