"""Cần chú ý: the findings of all agencies, what each costs and why, to be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.words import STATUS
from cchc_rules.reports.workbook.cells import figure_of
from cchc_rules.reports.workbook.sheet_names import ATTENTION
from cchc_rules.reports.workbook.table import Column, Layout, Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell

_PRESSING: Final = (
    FindingStatus.DEDUCTED,
    FindingStatus.AT_RISK,
    FindingStatus.RULE_ERROR,
    FindingStatus.UNKNOWN,
)
_AGENCY: Final = Column("Cơ quan", 22)
_COLUMNS: Final = (
    Column("STT", 8),
    Column("Tiêu chí", 32),
    Column("Trạng thái", 14, "centre"),
    Column("Điểm mất hoặc có thể mất", 10, "points"),
    Column("Điểm tối đa", 8, "points"),
    Column("Số liệu", 12, "centre"),
    Column("Chỉ tiêu", 17),
    Column("Khoảng cách", 23),
    Column("Vì sao", 40),
)
_WORDS: Final = STATUS["vi"]
_NOTE: Final = (
    "Tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm, chưa có số liệu; trong mỗi cơ quan, việc gấp đứng trước. "
    "Tiêu chí chưa có số liệu: điểm có thể mất là phần điểm còn bỏ ngỏ."
)


class Attention:
    """The sheet while agencies come in one after another."""

    def __init__(self, book: Book, entries: Mapping[str, CriterionEntry], *, several: bool) -> None:
        self._entries = entries
        self._several = several
        columns = (_AGENCY, *_COLUMNS) if several else _COLUMNS
        self._table = Table(
            book, ATTENTION, columns, title="TIÊU CHÍ CẦN CHÚ Ý", notes=[_NOTE], layout=Layout(frozen=2)
        )

    def add(self, agency: AgencyRecord) -> None:
        """Write the findings of an agency."""
        name = agency.agency.name
        for status in _PRESSING:
            for record in agency.criteria:
                if record.status is status:
                    self._write(name, record)

    def close(self) -> None:
        """After the last agency; says so when there is nothing to attend to."""
        if self._table.row == self._table.first_row:
            self._table.line(
                "Không có tiêu chí nào bị trừ điểm, có nguy cơ bị trừ điểm hoặc chưa có số liệu."
            )
        else:
            self._table.finish()

    def _write(self, agency: str, record: CriterionRecord) -> None:
        entry = self._entries[record.id]
        distance = record.distance.sentence if record.distance else None
        cells: list[Cell] = [
            record.id,
            entry.name,
            _WORDS[record.status],
            stake_of(record),
            record.maximum,
            figure_of(record.number, record.value, is_rate=entry.is_rate),
            record.target,
            distance,
            record.why,
        ]
        colours: list[FindingStatus | None] = [None, None, record.status, *[None] * 6]
        if self._several:
            cells.insert(0, agency)
            colours.insert(0, None)
        self._table.write(cells, statuses=colours)


def stake_of(record: CriterionRecord) -> Fraction:
    """What a finding costs or may cost; of an open score what it leaves open."""
    return record.at_stake or record.best - record.worst
