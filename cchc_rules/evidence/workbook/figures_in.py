"""Which figures do the rows of a form give, of which agency and unit, for which day?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.model import FigureKey, Qualifier
from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.layout import (
    NOTHING_AROSE,
    QUALIFIERS,
    Column,
    figure_titles,
    read_key,
)
from cchc_rules.evidence.workbook.names import KnownNames, Sureness, slug_of
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.evidence.vocabulary import Expected, Vocabulary
    from cchc_rules.evidence.workbook.cells_in import CellReader
    from cchc_rules.evidence.workbook.drafts import Draft, Entry
    from cchc_rules.evidence.workbook.notes import Notes
    from cchc_rules.evidence.workbook.owners import Owners
    from cchc_rules.evidence.workbook.tables_in import Row, TableIn

_DETAILS: Final = (Column.AS_OF, Column.SOURCE, Column.SYSTEM, Column.NOTE)
_SAYING: Final = (Column.VALUE, Column.QUALIFIER, Column.TOLERANCE)
_NOTHING: Final = "none"
OUT_OF_STEP: Final = "các cột đã bị sắp xếp hoặc chép lệch nhau; lấy lại biểu gốc rồi dán vào đúng dòng"
_WORDS: Final[Mapping[str, str]] = {
    **{word: qualifier.value for qualifier, word in QUALIFIERS.items()},
    "trên": Qualifier.AT_LEAST.value,
    "ít nhất": Qualifier.AT_LEAST.value,
    **{qualifier.value: qualifier.value for qualifier in Qualifier},
    NOTHING_AROSE: _NOTHING,
}


@dataclass(slots=True)
class FigureRows:
    """Reads the tables of figures and of units."""

    vocabulary: Vocabulary
    cells: CellReader
    owners: Owners
    made_titles: Mapping[str, str] = field(default_factory=dict)
    """What the form called the row of each key."""
    _titles: dict[str, list[FigureKey]] = field(default_factory=dict)
    _units: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    """By agency: units by id, with their number and name."""

    def __post_init__(self) -> None:
        for key, title in figure_titles(self.vocabulary.pack).items():
            self._titles.setdefault(fold(title), []).append(key)
        for text, title in self.made_titles.items():
            made = read_key(text)
            if made is not None and fold(title) not in self._titles:
                self._titles[fold(title)] = [FigureKey(made.subject, made.scope)]

    @property
    def notes(self) -> Notes:
        """Where faults go."""
        return self.cells.notes

    def read(self, table: TableIn) -> None:
        """Read the rows of a table of figures."""
        for row in table.rows:
            if not row.has(*_SAYING, *_DETAILS):
                continue
            key = self._key(row)
            draft = self.owners.of(row)
            expected = self.vocabulary.expected.get(key.measure) if key else None
            if key is None or draft is None or expected is None:
                continue
            unit, known = self._unit(row, draft)
            entry = self._entry(row, expected)
            if entry is None or not known:
                continue
            if key.scope:
                entry["scope"] = (key.scope, row.place(Column.FIGURE))
            draft.add_figure(key.measure, entry, row.place(Column.VALUE), unit)

    def read_units(self, table: TableIn) -> set[str]:
        """Read the table of units; the headings of figures that were read."""
        measures = {
            heading: found[0].measure
            for heading in table.others
            if len(found := self._titles.get(fold(heading), [])) == 1 and found[0].scope is None
        }
        for row in table.rows:
            if row.has(Column.UNIT, *measures):
                self._read_unit(row, measures)
        return set(measures)

    def _read_unit(self, row: Row, measures: Mapping[str, str]) -> None:
        draft = self.owners.of(row)
        name = self.cells.text(row, Column.UNIT)
        if draft is None:
            return
        if name is None:
            message = "có số liệu nhưng chưa ghi tên đơn vị"
            self.notes.error(codes.INCOMPLETE, row.place(Column.UNIT), message, fix="ghi tên đơn vị")
            return
        id_ = self.cells.text(row, Column.UNIT_ID) or slug_of(name)
        units = self._units.setdefault(draft.id, {})
        if id_ in units:
            self.notes.error(
                codes.DOUBTFUL_NAME,
                row.place(Column.UNIT),
                f"đơn vị “{name}” có cùng mã ({id_}) với đơn vị “{units[id_][1]}” ở phía trên",
                fix=f"gộp thành một dòng, hoặc ghi mã khác nhau ở cột “{Column.UNIT_ID}”",
            )
            return
        kind = self._kind(row)
        if kind is None:
            return
        entry: Entry = {
            "id": (id_, row.place(Column.UNIT_ID)),
            "name": (name, row.place(Column.UNIT)),
            "kind": (kind, row.place(Column.UNIT_KIND)),
        }
        number = draft.append("units", entry, row.place(Column.UNIT))
        units[id_] = (number, name)
        for heading, measure in measures.items():
            value = self.cells.value(row, heading, self.vocabulary.expected[measure])
            if value is not None:
                place = row.place(heading)
                draft.add_figure(measure, {"value": (value, place)}, place, number)

    def _kind(self, row: Row) -> str | None:
        kinds = self.vocabulary.pack.manifest.unit_kinds
        if row.has(Column.UNIT_KIND):
            by_word = {**{label: kind for kind, label in kinds.items()}, **{kind: kind for kind in kinds}}
            return self.cells.word(row, Column.UNIT_KIND, by_word)
        if len(kinds) == 1:
            return next(iter(kinds))
        expected = "một trong: " + ", ".join(kinds.values()) if kinds else None
        message = "chưa chọn loại đơn vị"
        self.notes.error(codes.INCOMPLETE, row.place(Column.UNIT_KIND), message, expected=expected)
        return None

    def _unit(self, row: Row, draft: Draft) -> tuple[int | None, bool]:
        """The number of the unit a row is of, if it is of one, and whether that is certain."""
        name = self.cells.text(row, Column.UNIT_NAME)
        if name is None:
            return None, True
        units = self._units.get(draft.id, {})
        if name in units:
            return units[name][0], True
        match = KnownNames((id_, known) for id_, (_, known) in units.items()).match(name)
        place = row.place(Column.UNIT_NAME)
        if match.id is not None:
            if match.sureness is Sureness.WITHOUT_MARKS:
                self.notes.told(place, name, f"“{units[match.id][1]}”")
            return units[match.id][0], True
        listed = ", ".join(f"“{each}”" for each in match.candidates)
        code = codes.DOUBTFUL_NAME if match.candidates else codes.UNKNOWN_NAME
        self.notes.error(
            code,
            place,
            f"không có đơn vị “{name}” ở trang đơn vị trực thuộc"
            + (f"; gần với: {listed}" if listed else ""),
            fix="ghi đơn vị này ở trang “Đơn vị trực thuộc” rồi chép đúng tên hoặc mã",
        )
        return None, False

    def _key(self, row: Row) -> FigureKey | None:
        """Which figure a row is about: by its hidden key and its name, which have to agree."""
        title = self.cells.text(row, Column.FIGURE)
        by_title = self._titles.get(fold(title), []) if title else []
        cell = row.cell(Column.KEY)
        text = cell.value if isinstance(cell.value, str) else ""
        made = read_key(text)
        if made is None:
            return self._by_title(row, title, by_title)
        key = FigureKey(made.subject, made.scope)
        if key.measure not in self.vocabulary.expected:
            self.unknown(row, title or made.subject)
            return None
        if title is None or key in by_title or fold(title) == fold(self.made_titles.get(text, "")):
            return key
        if by_title:
            self.notes.error(
                codes.CONTRADICTION,
                row.place(Column.FIGURE),
                f"dòng ghi “{title}” nhưng mã của dòng là của số liệu khác ({key.measure})",
                fix=OUT_OF_STEP,
            )
            return None
        self.notes.told(row.place(Column.FIGURE), title, f"số liệu “{key.measure}” theo mã của dòng")
        return key

    def _by_title(self, row: Row, title: str | None, found: list[FigureKey]) -> FigureKey | None:
        if title is None or len(found) != 1:
            self.unknown(row, title)
            return None
        return found[0]

    def unknown(self, row: Row, title: str | None) -> None:
        """A row with something in it that nobody can tell the figure of."""
        pack = self.vocabulary.pack
        message = (
            f"bộ quy tắc “{pack.id}” không có số liệu “{title}”"
            if title
            else "dòng có số liệu nhưng không có tên"
        )
        known = [each.label for name, each in pack.measures.items() if not self.vocabulary.is_document(name)]
        self.notes.error(
            codes.UNKNOWN_ROW,
            row.place(Column.FIGURE),
            message,
            fix="chọn đúng tên số liệu của biểu, hoặc xóa dòng",
            did_you_mean=suggest(title, known) if title else None,
        )

    def _entry(self, row: Row, expected: Expected) -> Entry | None:
        """The keys of one observation; None where it says nothing that could be used."""
        value = self.cells.value(row, Column.VALUE, expected)
        qualifier = self.cells.word(row, Column.QUALIFIER, _WORDS)
        if qualifier == _NOTHING:
            value = self._none(row, value)
        elif not row.has(Column.VALUE):
            message = "dòng có ghi chú, nguồn hoặc ngày nhưng chưa có giá trị: coi là chưa có số liệu"
            self.notes.warn(codes.INCOMPLETE, row.place(Column.VALUE), message)
        entry: Entry = {}
        if value is not None:
            entry["value"] = (value, row.place(Column.VALUE))
        if qualifier not in (None, _NOTHING, Qualifier.EXACT.value):
            entry["qualifier"] = (str(qualifier), row.place(Column.QUALIFIER))
        self._add_details(entry, row, expected)
        return entry if value is not None else None

    def _none(self, row: Row, value: str | None) -> str | None:
        if value in (None, "none", "0", "0%") and (value is not None or not row.has(Column.VALUE)):
            return "none"
        if value is not None:
            self.notes.error(
                codes.CONTRADICTION,
                row.place(Column.QUALIFIER),
                f"đã ghi giá trị “{value}” mà lại chọn “{NOTHING_AROSE}”",
                fix="xóa giá trị nếu không phát sinh, hoặc chọn lại mức chính xác",
            )
        return None

    def _add_details(self, entry: Entry, row: Row, expected: Expected) -> None:
        tolerance = self.cells.value(row, Column.TOLERANCE, _without_bounds(expected))
        if tolerance is not None:
            entry["tolerance"] = (tolerance, row.place(Column.TOLERANCE))
        as_of = self.cells.day(row, Column.AS_OF)
        if as_of is not None:
            entry["as_of"] = (as_of.isoformat(), row.place(Column.AS_OF))
        for key, column in (("source", Column.SOURCE), ("system", Column.SYSTEM), ("note", Column.NOTE)):
            text = self.cells.text(row, column)
            if text is not None:
                entry[key] = (text, row.place(column))


def _without_bounds(expected: Expected) -> Expected:
    """What a tolerance may be: in the unit of the value, and half a file if need be."""

    return replace(expected, low=None, high=None, whole=False)
