"""Which agencies report in a workbook, and for which period?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.drafts import Draft
from cchc_rules.evidence.workbook.layout import LEVELS, NO, YES, Column
from cchc_rules.evidence.workbook.meta_in import Meta
from cchc_rules.evidence.workbook.names import KnownNames, Sureness, agency_names, slug_of, units_of_pack
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.units import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.workbook.cells_in import CellReader
    from cchc_rules.evidence.workbook.drafts import Entry
    from cchc_rules.evidence.workbook.notes import Notes
    from cchc_rules.evidence.workbook.tables_in import Row, TableIn
    from cchc_rules.packs.pack import RulePack

_LEVEL_WORDS: Final = {
    **{word: level for level, word in LEVELS.items()},
    **{level.value: level for level in AgencyLevel},
}
_ASKED: Final = (Column.AGENCY_ID, Column.AGENCY_NAME, Column.GROUP, Column.PARENT, Column.NOTE)


@dataclass(slots=True)
class AgencyReader:
    """Reads the sheet of agencies."""

    pack: RulePack
    cells: CellReader
    meta: Meta = field(default_factory=Meta)
    known: Sequence[tuple[str, str]] = ()
    """Ids and names of agencies known beside the form."""

    @property
    def notes(self) -> Notes:
        """Where faults go."""
        return self.cells.notes

    def read(self, table: TableIn) -> list[Draft]:
        """A draft for each agency; a row whose agency is not certain gives a fault and no draft."""
        known = {**dict(self.known), **{id_: name for id_, name in self.meta.agencies.items() if id_}}
        names = agency_names(known.items(), units_of_pack(self.pack))
        drafts: dict[str, Draft] = {}
        for row in table.rows:
            if not row.has(*_ASKED):
                continue
            draft = self._draft(row, names)
            if draft is None:
                continue
            if draft.id in drafts:
                self.notes.error(
                    codes.CONTRADICTION,
                    row.place(Column.AGENCY_NAME),
                    f"cơ quan “{draft.name}” ({draft.id}) đã có ở một dòng phía trên",
                    fix="giữ một dòng cho mỗi cơ quan, hoặc ghi mã cơ quan khác nhau",
                )
                continue
            drafts[draft.id] = draft
            self._head(row, draft)
        return list(drafts.values())

    def _draft(self, row: Row, names: KnownNames) -> Draft | None:
        id_ = self.cells.text(row, Column.AGENCY_ID)
        name = self.cells.text(row, Column.AGENCY_NAME)
        place = row.place(Column.AGENCY_NAME)
        if name is None:
            self.notes.error(codes.INCOMPLETE, place, "chưa ghi tên cơ quan", fix="ghi tên cơ quan vào ô này")
            return None
        if id_ is not None:
            return Draft(id_, name) if self._is_of_the_form(id_, name, row, names) else None
        match = names.match(name)
        if match.sureness is Sureness.DOUBTFUL or match.candidates:
            self.doubtful(row, Column.AGENCY_NAME, name, match.candidates)
            return None
        if match.id is None:
            made = slug_of(name)
            self.notes.warn(codes.READ_AS, place, f"mã của cơ quan “{name}” được đặt theo tên: {made}")
            return Draft(made, name)
        full = names.name(match.id)
        if key_of(full) != key_of(name):
            self.notes.told(place, name, f"“{full}”")
        return Draft(match.id, full)

    def _is_of_the_form(self, id_: str, name: str, row: Row, names: KnownNames) -> bool:
        """Whether the name is that of the agency the form was made for."""
        made_for = self.meta.agencies.get(id_)
        if made_for is None or key_of(made_for) == key_of(name) or names.match(name).id == id_:
            return True
        self.notes.error(
            codes.CONTRADICTION,
            row.place(Column.AGENCY_NAME),
            f"biểu lập cho “{made_for}” nhưng ghi tên “{name}”",
            fix="dùng biểu lập riêng cho cơ quan này, hoặc ghi lại tên cũ",
        )
        return False

    def doubtful(self, row: Row, heading: str, name: str, candidates: tuple[str, ...]) -> None:
        """A name that could be of several, or of another: the candidates are told."""
        listed = ", ".join(f"“{each}”" for each in candidates)
        self.notes.error(
            codes.DOUBTFUL_NAME,
            row.place(heading),
            f"tên “{name}” chưa rõ là của ai; gần với: {listed}",
            fix="ghi đúng đủ dấu một tên trong số đó; nếu là tên khác thì ghi mã riêng ở cột mã",
        )

    def _head(self, row: Row, draft: Draft) -> None:
        cells = self.cells
        level = (
            cells.word(row, Column.LEVEL, _LEVEL_WORDS) or self.meta.levels.get(draft.id) or self.meta.level
        )
        if level is None:
            message = f"chưa ghi cấp của cơ quan “{draft.name}”"
            expected = "một trong: " + ", ".join(LEVELS.values())
            self.notes.error(codes.INCOMPLETE, row.place(Column.LEVEL), message, expected=expected)
            level = AgencyLevel.DEPARTMENT  # so that all else is judged; the workbook is refused anyway
        agency: Entry = {
            "id": (draft.id, row.place(Column.AGENCY_ID)),
            "name": (draft.name, row.place(Column.AGENCY_NAME)),
            "level": (level.value, row.place(Column.LEVEL)),
        }
        for key, column in (("group", Column.GROUP), ("parent", Column.PARENT)):
            text = cells.text(row, column)
            if text is not None:
                agency[key] = (text, row.place(column))
        draft.put("agency", agency, row.place(Column.AGENCY_NAME))
        draft.put("period", self._period(row), row.place(Column.FROM))
        if cells.word(row, Column.SYNTHETIC, {YES: True, NO: False}):
            draft.put_said("synthetic", True, row.place(Column.SYNTHETIC))
        for key, column in (("illustration", Column.ILLUSTRATION), ("note", Column.NOTE)):
            text = cells.text(row, column)
            if text is not None:
                draft.put_said(key, text, row.place(column))

    def _period(self, row: Row) -> Entry:
        period = self.pack.manifest.period
        found: Entry = {}
        for key, column, usual in (("from", Column.FROM, period.from_), ("to", Column.TO, period.to)):
            day = self.cells.day(row, column)
            if not row.has(column):
                message = f"ô “{column}” để trống: lấy kỳ của bộ quy tắc"
                self.notes.warn(codes.READ_AS, row.place(column), message)
            found[key] = ((day or usual).isoformat(), row.place(column))
        closed = self.cells.day(row, Column.CLOSED)
        if closed is not None:
            found["as_of"] = (closed.isoformat(), row.place(Column.CLOSED))
        return found
