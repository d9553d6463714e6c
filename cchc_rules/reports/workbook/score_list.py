"""Sổ chấm điểm of many agencies: one long list, and how each criterion is scored on a sheet beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.words import STATUS
from cchc_rules.reports.workbook.cells import Formula, figure_of
from cchc_rules.reports.workbook.sheet_names import CRITERIA, SCORES
from cchc_rules.reports.workbook.table import Column, Layout, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell

ROWS_UP_TO: Final = 1_000_000
"""A sheet ends at 1,048,576 rows; the list goes on on another."""
_COLUMNS: Final = (
    Column("Cơ quan", 30),
    Column("STT tiêu chí", 10),
    Column("Điểm tối đa", 8, "points"),
    Column("Số liệu", 14, "centre"),
    Column("Điểm tự chấm", 8, "points"),
    Column("Điểm máy tính", 8, "points"),
    Column("Chênh lệch", 8, "points"),
    Column("Trạng thái", 18),
    Column("Tài liệu kiểm chứng", 40),
    Column("Giải trình", 90),
)
_WORDS: Final = STATUS["vi"]
_NOTE: Final = (
    f"Mỗi dòng một tiêu chí của một cơ quan. Tên tiêu chí, chỉ tiêu và cách tính của từng tiêu chí ở trang "
    f"“{CRITERIA}”; tiêu chí đạt không ghi lại giải trình. Ô trống ở cột điểm là chưa có điểm, không phải 0 "
    "điểm. Dùng bộ lọc ở dòng đầu để chọn cơ quan, tiêu chí, trạng thái."
)


class ScoreList:
    """The list while agencies come in one after another."""

    def __init__(self, book: Book, entries: Mapping[str, CriterionEntry]) -> None:
        self._book = book
        self._entries = entries
        self._part = 1
        self._table = self._open(SCORES)

    def add(self, agency: AgencyRecord) -> None:
        """Write the criteria of an agency."""
        if self._table.row + len(agency.criteria) > ROWS_UP_TO:
            self.close()
            self._part += 1
            self._table = self._open(f"{SCORES} {self._part}")
        name = agency.agency.name
        for record in agency.criteria:
            self._table.write(self._cells(name, record))

    def close(self) -> None:
        """After the last agency."""
        self._table.finish()

    def _open(self, name: str) -> Table:
        layout = Layout(frozen=2, wraps=False)
        return Table(self._book, name, _COLUMNS, title="SỔ CHẤM ĐIỂM", notes=[_NOTE], layout=layout)

    def _cells(self, agency: str, record: CriterionRecord) -> Sequence[Cell]:
        entry = self._entries[record.id]
        return (
            agency,
            record.id,
            record.maximum,
            figure_of(record.number, record.value, is_rate=entry.is_rate),
            record.self_score,
            record.points,
            self._difference(record),
            _WORDS[record.status],
            "; ".join(record.proof) or None,
            None if record.status is FindingStatus.MET else record.why,
        )

    def _difference(self, record: CriterionRecord) -> Formula | None:
        if record.points is None or record.self_score is None:
            return None
        row = self._table.row + 1
        return Formula(f"=F{row}-E{row}", record.points - record.self_score)


def write_criteria(book: Book, entries: Sequence[CriterionEntry]) -> None:
    """Add the sheet that says how each criterion is scored."""
    columns = (
        Column("STT", 8),
        Column("Tiêu chí", 44),
        Column("Lĩnh vực", 26),
        Column("Điểm tối đa", 8, "points"),
        Column("Chỉ tiêu", 30),
        Column("Cách tính", 60),
        Column("Căn cứ", 40),
        Column("Ghi chú", 30),
    )
    table = Table(book, CRITERIA, columns, title="TIÊU CHÍ VÀ CÁCH TÍNH", layout=Layout(frozen=2))
    for each in entries:
        cells: list[Cell] = [each.id, each.name, each.field_name, each.maximum, each.target, each.scoring]
        table.write([*cells, each.basis, each.note], "plain" if each.is_leaf else "part")
    table.finish()
