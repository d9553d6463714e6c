"""Whose row is this? By the hidden key, by the name in the row, or because a form has one agency only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.layout import Column, read_key
from cchc_rules.evidence.workbook.names import KnownNames, Sureness

if TYPE_CHECKING:
    from cchc_rules.evidence.workbook.cells_in import CellReader
    from cchc_rules.evidence.workbook.drafts import Draft
    from cchc_rules.evidence.workbook.tables_in import Row


@dataclass(slots=True)
class Owners:
    """The agencies of one workbook."""

    drafts: dict[str, Draft]
    names: KnownNames
    cells: CellReader

    def of(self, row: Row) -> Draft | None:
        """The agency a row is of; a fault where that is not certain."""
        key = row.cell(Column.KEY).value
        made = read_key(key) if isinstance(key, str) else None
        name = self.cells.text(row, Column.AGENCY)
        by_key = self.drafts.get(made.agency) if made else None
        if name is None:
            return by_key or self._only(row)
        match = self.names.match(name)
        if by_key is not None:
            return by_key if self._agree(row, by_key, name, match.id) else None
        if match.id is not None:
            if match.sureness is Sureness.WITHOUT_MARKS:
                self.cells.notes.told(row.place(Column.AGENCY), name, f"“{self.drafts[match.id].name}”")
            return self.drafts[match.id]
        self._unknown(row, name, match.candidates)
        return None

    def _only(self, row: Row) -> Draft | None:
        if len(self.drafts) == 1:
            return next(iter(self.drafts.values()))
        if self.drafts:
            self.cells.notes.error(
                codes.INCOMPLETE,
                row.place(Column.AGENCY),
                "dòng chưa ghi là của cơ quan nào",
                fix="chọn tên cơ quan ở cột “Cơ quan”",
            )
        return None

    def _agree(self, row: Row, by_key: Draft, name: str, by_name: str | None) -> bool:
        if by_name in (None, by_key.id):
            return True
        self.cells.notes.error(
            codes.CONTRADICTION,
            row.place(Column.AGENCY),
            f"dòng ghi cơ quan “{name}” nhưng mã của dòng là của “{by_key.name}”",
            fix="các cột đã bị sắp xếp hoặc chép lệch nhau; lấy lại biểu gốc rồi dán giá trị vào đúng dòng",
        )
        return False

    def _unknown(self, row: Row, name: str, candidates: tuple[str, ...]) -> None:
        listed = ", ".join(f"“{each}”" for each in candidates)
        self.cells.notes.error(
            codes.DOUBTFUL_NAME if candidates else codes.UNKNOWN_NAME,
            row.place(Column.AGENCY),
            f"không có cơ quan “{name}” ở trang “Cơ quan”" + (f"; gần với: {listed}" if listed else ""),
            fix="chọn lại tên cơ quan trong danh sách",
        )
