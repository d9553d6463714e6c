"""Ma trận: agencies against criteria, the points of each with the letter and colour of its status."""

from __future__ import annotations

from fractions import Fraction
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.words import STATUS
from cchc_rules.reports.workbook.cells import Figure
from cchc_rules.reports.workbook.sheet_names import MATRIX
from cchc_rules.reports.workbook.styles import LETTERS
from cchc_rules.reports.workbook.table import Column, Layout, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell

_ZERO: Final = Fraction(0)
_HEAD_END: Final = 70
"""Letters a head turned upright has room for; the whole name stands with the scores."""
_FITS_A_PAGE: Final = 30
"""Criteria beside which a page of A3 can still be read."""
_WORDS: Final = STATUS["vi"]
_LEGEND: Final = "; ".join(
    f"{LETTERS[status]}: {_WORDS[status].lower()}" for status in FindingStatus if LETTERS[status]
)
_NOTE: Final = (
    f"Ô ghi điểm của tiêu chí; chữ đứng sau điểm hoặc thay cho điểm là trạng thái ({_LEGEND}; "
    "không có chữ: đạt). Ô trống: tiêu chí không áp dụng cho cấp của cơ quan."
)


class Matrix:
    """The sheet while agencies come in one after another."""

    def __init__(self, book: Book, entries: Sequence[CriterionEntry]) -> None:
        self._entries = entries
        self._known: dict[tuple[object, FindingStatus], Cell] = {}
        fits = len(entries) <= _FITS_A_PAGE
        self._table = Table(
            book,
            MATRIX,
            [Column("Cơ quan", 30), *map(_column, entries)],
            title="MA TRẬN ĐIỂM: CƠ QUAN VÀ TIÊU CHÍ",
            notes=[_NOTE],
            layout=Layout(frozen=1, paper="A3", one_page_wide=fits, head_height=190),
        )

    def add(self, agency: AgencyRecord) -> None:
        """Write the row of an agency."""
        records = {each.id: each for each in (*agency.criteria, *agency.parents)}
        cells: list[Cell] = [agency.agency.name]
        statuses: list[FindingStatus | None] = [None]
        for entry in self._entries:
            record = records.get(entry.id)
            cells.append(self._cell(record) if record else None)
            statuses.append(record.status if record and LETTERS[record.status] else None)
        self._table.write(cells, statuses=statuses)

    def close(self) -> None:
        """After the last agency."""
        self._table.finish()

    def _cell(self, record: CriterionRecord) -> Cell:
        key = (record.points, record.status)
        if key not in self._known:
            letter = LETTERS[record.status]
            counts = record.points is not None and record.status is not FindingStatus.NOT_APPLICABLE
            points = record.points or _ZERO
            told: Cell = Figure(points, suffix=letter) if letter else points
            self._known[key] = told if counts else letter
        return self._known[key]


def _column(entry: CriterionEntry) -> Column:
    return Column(shorten(f"{entry.id} {entry.name}", _HEAD_END, placeholder="…"), 8, "points", upright=True)
