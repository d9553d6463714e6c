"""What does a form say beside figures? Documents, scores claimed and published, waivers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.layout import (
    ISSUED,
    LAST_YEAR,
    NOT_ISSUED,
    STATUSES,
    THIS_PERIOD,
    Column,
    read_key,
)
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.evidence.vocabulary import Vocabulary
    from cchc_rules.evidence.workbook.cells_in import CellReader
    from cchc_rules.evidence.workbook.drafts import Draft, Entry
    from cchc_rules.evidence.workbook.notes import Notes
    from cchc_rules.evidence.workbook.owners import Owners
    from cchc_rules.evidence.workbook.tables_in import Row, TableIn

_TEXTS: Final[Mapping[str, Column]] = {
    "symbol": Column.SYMBOL,
    "title": Column.TITLE,
    "issuer": Column.ISSUER,
    "file": Column.FILE,
    "place": Column.PLACE,
}
_DETAILS: Final = (*_TEXTS.values(), Column.ISSUED_ON)
_ISSUED, _NONE = "issued", "none"
_STATES: Final = {
    ISSUED: _ISSUED,
    NOT_ISSUED: _NONE,
    "không có": _NONE,
    "chưa ban hành": _NONE,
    "none": _NONE,
}
_SECTIONS: Final = {THIS_PERIOD: "official_scores", LAST_YEAR: "last_year"}
_STATUS_WORDS: Final = {
    **{word: status for status, word in STATUSES.items()},
    **{each: each for each in STATUSES},
}


@dataclass(slots=True)
class ClaimRows:
    """Reads the tables beside the figures."""

    vocabulary: Vocabulary
    cells: CellReader
    owners: Owners
    _documents: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, measure in self.vocabulary.pack.measures.items():
            if self.vocabulary.is_document(name):
                self._documents.setdefault(fold(measure.label), []).append(name)

    @property
    def notes(self) -> Notes:
        """Where faults go."""
        return self.cells.notes

    def documents(self, table: TableIn) -> None:
        """Read what is said about documents."""
        for row in table.rows:
            if not row.has(Column.STATE, *_DETAILS):
                continue
            name, draft = self._document(row), self.owners.of(row)
            entry = self._said(row)
            if name is None or draft is None or entry is None:
                continue
            self._put(draft, "documents", name, entry, row, Column.DOCUMENT)

    def self_scores(self, table: TableIn) -> None:
        """Read the points the agency claims."""
        for row in table.rows:
            if not row.has(Column.SELF_SCORE):
                continue
            criterion, draft = self._criterion(row), self.owners.of(row)
            points = self.cells.points(row, Column.SELF_SCORE)
            if criterion is not None and draft is not None and points is not None:
                self._put(draft, "self_scores", criterion, points, row, Column.SELF_SCORE)

    def results(self, table: TableIn) -> None:
        """Read published results."""
        for row in table.rows:
            if not row.has(Column.CRITERION, Column.POINTS, Column.STATUS):
                continue
            criterion, draft = self._criterion(row), self.owners.of(row)
            section = self.cells.word(row, Column.RESULT_OF, _SECTIONS)
            if section is None and not row.has(Column.RESULT_OF):
                section = _SECTIONS[THIS_PERIOD]
            entry = self._result(row)
            if criterion is not None and draft is not None and section is not None:
                self._put(draft, section, criterion, entry, row, Column.CRITERION)

    def waivers(self, table: TableIn) -> None:
        """Read the criteria left out by decision."""
        for row in table.rows:
            if not row.has(Column.CRITERION, Column.WAIVER_REASON, Column.APPROVER, Column.EXPIRES):
                continue
            entry: Entry = {}
            criterion, draft = self._criterion(row), self.owners.of(row)
            if criterion is not None:
                entry["criterion"] = (criterion, row.place(Column.CRITERION))
            for key, column in (("reason", Column.WAIVER_REASON), ("approver", Column.APPROVER)):
                text = self._needed(row, column, self.cells.text(row, column))
                if text is not None:
                    entry[key] = (text, row.place(column))
            expires = self.cells.day(row, Column.EXPIRES)
            day = self._needed(row, Column.EXPIRES, expires.isoformat() if expires else None)
            if day is not None:
                entry["expires"] = (day, row.place(Column.EXPIRES))
            if draft is not None and len(entry) == len(("criterion", "reason", "approver", "expires")):
                draft.append("waivers", entry, row.place(Column.CRITERION))

    def _needed(self, row: Row, column: Column, text: str | None) -> str | None:
        if text is None and not row.has(column):
            message = f"dòng còn thiếu “{column}”"
            self.notes.error(
                codes.INCOMPLETE, row.place(column), message, fix="ghi vào ô này, hoặc xóa cả dòng"
            )
        return text

    def _result(self, row: Row) -> Entry:
        entry: Entry = {}
        points = self.cells.points(row, Column.POINTS)
        if points is not None:
            entry["points"] = (points, row.place(Column.POINTS))
        status = self.cells.word(row, Column.STATUS, _STATUS_WORDS)
        if status is not None:
            entry["status"] = (status, row.place(Column.STATUS))
        for key, column in (("source", Column.PUBLICATION), ("reason", Column.REASON)):
            text = self.cells.text(row, column)
            if text is not None:
                entry[key] = (text, row.place(column))
        return entry

    def _said(self, row: Row) -> Entry | str | None:
        state = self.cells.word(row, Column.STATE, _STATES)
        entry: Entry = {}
        for key, column in _TEXTS.items():
            text = self.cells.text(row, column)
            if text is not None:
                entry[key] = (text, row.place(column))
        day = self.cells.day(row, Column.ISSUED_ON)
        if day is not None:
            entry["date"] = (day.isoformat(), row.place(Column.ISSUED_ON))
        if state == _NONE:
            return self._none(row, entry)
        if entry:
            return entry
        if state == _ISSUED:
            message = "chọn “đã ban hành” nhưng chưa ghi số, ký hiệu, ngày hay trích yếu"
            fix = "ghi số, ký hiệu và ngày ban hành; chưa rõ thì xóa tình trạng"
            self.notes.error(codes.INCOMPLETE, row.place(Column.SYMBOL), message, fix=fix)
        return None

    def _none(self, row: Row, entry: Entry) -> str | None:
        if not entry:
            return "none"
        message = f"chọn “{NOT_ISSUED}” mà lại ghi số, ngày hoặc nội dung văn bản"
        fix = "xóa các ô đó nếu không ban hành, hoặc chọn “đã ban hành”"
        self.notes.error(codes.CONTRADICTION, row.place(Column.STATE), message, fix=fix)
        return None

    def _document(self, row: Row) -> str | None:
        label = self.cells.text(row, Column.DOCUMENT)
        by_label = self._documents.get(fold(label), []) if label else []
        key = row.cell(Column.KEY).value
        made = read_key(key) if isinstance(key, str) else None
        pack = self.vocabulary.pack
        if made is not None and made.subject in pack.measures:
            if by_label and made.subject not in by_label:
                message = f"dòng ghi “{label}” nhưng mã của dòng là của tài liệu khác ({made.subject})"
                fix = "các cột đã bị sắp xếp hoặc chép lệch nhau; lấy lại biểu gốc rồi dán vào đúng dòng"
                self.notes.error(codes.CONTRADICTION, row.place(Column.DOCUMENT), message, fix=fix)
                return None
            return made.subject
        if len(by_label) == 1:
            return by_label[0]
        named = label or (made.subject if made else None)
        message = (
            f"bộ quy tắc “{pack.id}” không có tài liệu “{named}”" if named else "dòng không có tên tài liệu"
        )
        near = (
            suggest(named, [pack.measures[each[0]].label for each in self._documents.values()])
            if named
            else None
        )
        fix = "chọn đúng tên tài liệu của biểu, hoặc xóa dòng"
        self.notes.error(codes.UNKNOWN_ROW, row.place(Column.DOCUMENT), message, fix=fix, did_you_mean=near)
        return None

    def _criterion(self, row: Row) -> str | None:
        key = row.cell(Column.KEY).value
        made = read_key(key) if isinstance(key, str) else None
        cell = row.cell(Column.CRITERION)
        text = self.cells.text(row, Column.CRITERION) if isinstance(cell.value, str) else None
        if made is not None and (text is None or text == made.subject):
            return made.subject
        if made is not None:
            message = f"dòng ghi tiêu chí “{text}” nhưng mã của dòng là của tiêu chí “{made.subject}”"
            fix = "các cột đã bị sắp xếp hoặc chép lệch nhau; lấy lại biểu gốc rồi dán vào đúng dòng"
            self.notes.error(codes.CONTRADICTION, row.place(Column.CRITERION), message, fix=fix)
            return None
        if text is None:
            message = "mã tiêu chí đang là số hoặc để trống (1.1 và 1.10 không phân biệt được)"
            fix = "định dạng ô là Văn bản (Text) rồi gõ lại mã, ví dụ 1.10"
            self.notes.error(codes.NOT_TEXT, row.place(Column.CRITERION), message, fix=fix)
        return text

    def _put(
        self, draft: Draft, section: str, key: str, entry: Entry | str, row: Row, column: Column
    ) -> None:
        place = row.place(column)
        first = draft.put_under(section, key, entry, place)
        if first is not None:
            message = f"“{key}” đã được ghi ở {first}"
            self.notes.error(codes.CONTRADICTION, place, message, fix="giữ một dòng")
