"""Which rows have the sheets of figures? One table per field, one for other dates, one for units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.asked import OTHER_FIELD, AskedFigure, ratio_of
from cchc_rules.evidence.model import FigureKey, Qualifier
from cchc_rules.evidence.workbook.contents import Content, content_of, look_of, tolerance_of
from cchc_rules.evidence.workbook.layout import (
    COLUMNS,
    NOTHING_AROSE,
    QUALIFIERS,
    Column,
    Kind,
    RowKey,
)
from cchc_rules.evidence.workbook.styles import Look
from cchc_rules.evidence.workbook.tables_out import Line, Table
from cchc_rules.packs.measures import (
    AnyMeasure,
    ChangeMeasure,
    GivenMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
)
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_rules.evidence.model import Observation
    from cchc_rules.evidence.vocabulary import Vocabulary
    from cchc_rules.evidence.workbook.filing import Filing, Listed

Contents = dict[str, Content]

SPARE_SERIES: Final = 30
SPARE_UNITS: Final = 15
SERIES_SHEET: Final = "Số liệu kỳ khác"
UNITS_SHEET: Final = "Đơn vị trực thuộc"
OTHER_SHEET: Final = "Số liệu khác"
_MAX_NAME: Final = 31
_FORBIDDEN_IN_NAMES: Final = str.maketrans("", "", "[]:*?/\\'")
_MAX_INDENT: Final = 3


@dataclass(slots=True)
class Sheets:
    """Makes the tables of figures of one form."""

    vocabulary: Vocabulary
    titles: Mapping[FigureKey, str]
    filings: Sequence[Filing]
    whose: str
    names: set[str] = field(default_factory=set)

    def fields(self) -> list[tuple[Table, list[RowKey]]]:
        """A table for each field anything is asked of, with the keys of its rows."""
        pack = self.vocabulary.pack
        made = []
        for place, name in [*((each.id, each.name) for each in pack.fields), (OTHER_FIELD, "")]:
            rows = [(filing, asked) for filing in self.filings for asked in filing.figures.get(place, ())]
            if not rows:
                continue
            table = Table(
                self._sheet_name(place, name),
                Kind.FIGURES,
                f"Lĩnh vực {place}. {name}" if name else "Số liệu không gắn với tiêu chí nào",
                self.whose,
                "Chỉ nhập vào ô nền vàng nhạt. Ô để trống là chưa có số liệu, không phải số 0.",
                self._headings(leave_out={Column.UNIT_NAME}),
                [self._line(filing, asked, number) for number, (filing, asked) in enumerate(rows, start=1)],
            )
            keys = [RowKey(filing.agency_id, *asked.key) for filing, asked in rows]
            made.append((table, keys))
        return made

    def series(self) -> Table:
        """The table for other days of the same figures, other sources, and what units say beside a number."""
        leave_out = {Column.KEY, Column.NUMBER, Column.COUNTED_IN, Column.HELP}
        if not self.has_units:
            leave_out.add(Column.UNIT_NAME)
        lines = [self._listed(filing, each) for filing in self.filings for each in filing.series]
        return Table(
            SERIES_SHEET,
            Kind.FIGURES,
            "Số liệu của ngày khác, nguồn khác",
            self.whose,
            "Mỗi dòng một số liệu của một ngày khác (như năm trước) để thấy xu hướng; không có thì bỏ trống.",
            self._headings(leave_out=leave_out),
            [*lines, *(Line(_empty_figure()) for _ in range(SPARE_SERIES))],
        )

    @property
    def has_units(self) -> bool:
        """Whether anything is asked or known of subordinate units."""
        return any(
            filing.asked.unit_figures or (filing.evidence and filing.evidence.units)
            for filing in self.filings
        )

    def units(self) -> Table:
        """The table of subordinate units, a column for each figure."""
        measures = list(dict.fromkeys(name for filing in self.filings for name in filing.unit_measures))
        headings = [*self._of(Kind.UNITS, set()), *(self.titles[FigureKey(name)] for name in measures)]
        lines = []
        for filing in self.filings:
            for unit in filing.evidence.units if filing.evidence else ():
                contents: Contents = {
                    Column.AGENCY: Content(filing.name, Look.TEXT),
                    Column.UNIT: Content(unit.name, Look.TEXT),
                    Column.UNIT_ID: Content(unit.id, Look.TEXT),
                    Column.UNIT_KIND: Content(self._kind(unit.kind), Look.CHOICE),
                }
                lines.append(Line({**contents, **self._unit_values(measures, filing, unit)}))
        spare: Contents = {
            name: Content(None, Look.TEXT) for name in (Column.AGENCY, Column.UNIT, Column.UNIT_ID)
        }
        spare[Column.UNIT_KIND] = Content(None, Look.CHOICE)
        empty = Line({**spare, **self._unit_values(measures, None, None)})
        return Table(
            UNITS_SHEET,
            Kind.UNITS,
            "Số liệu của từng đơn vị trực thuộc",
            self.whose,
            "Mỗi dòng một đơn vị. Có số đếm thì không cần gõ tỷ lệ. “Mã đơn vị” để trống thì đặt theo tên.",
            headings,
            [*lines, *(empty for _ in range(SPARE_UNITS))],
            named=Column.UNIT,
        )

    def _kind(self, kind: str) -> str:
        return self.vocabulary.pack.manifest.unit_kinds.get(kind, kind)

    def _unit_values(self, measures: Sequence[str], filing: Filing | None, unit: object) -> Contents:
        found = {}
        for name in measures:
            expected = self.vocabulary.expected[name]
            value = filing.unit_value(unit, name) if filing is not None else None  # type: ignore[arg-type]
            content = content_of(value, expected) if value else Content(None, look_of(expected))
            found[self.titles[FigureKey(name)]] = content
        return found

    def _of(self, kind: Kind, leave_out: set[Column]) -> list[str]:
        single = {Column.AGENCY} if len(self.filings) == 1 else set()
        return [each for each in COLUMNS[kind] if each not in leave_out | single]

    def _headings(self, *, leave_out: set[Column]) -> list[str]:
        return self._of(Kind.FIGURES, leave_out)

    def _sheet_name(self, place: str, name: str) -> str:
        full = f"{place} {name}".translate(_FORBIDDEN_IN_NAMES) if name else OTHER_SHEET
        short = full if len(full) <= _MAX_NAME else full[:_MAX_NAME].rpartition(" ")[0].rstrip(" ,;-")
        short = short or full[:_MAX_NAME]
        while short.casefold() in self.names:
            short = f"{short[: _MAX_NAME - 3].rstrip()} {len(self.names)}"
        self.names.add(short.casefold())
        return short

    def _line(self, filing: Filing, asked: AskedFigure, number: int) -> Line:
        observation = filing.main(asked.key)
        measure = self.vocabulary.pack.measures[asked.key.measure]
        fixed: Contents = {
            Column.KEY: Content(str(RowKey(filing.agency_id, *asked.key)), Look.KEY),
            Column.AGENCY: Content(filing.name, Look.FIXED),
            Column.NUMBER: Content(number, Look.FIXED_CENTRE),
            Column.FIGURE: Content(self.titles[asked.key], Look.FIXED),
            Column.COUNTED_IN: Content(measure.unit or self._unit_of(asked.key), Look.FIXED_CENTRE),
            Column.HELP: Content(self._help(asked), Look.FIXED_SMALL),
        }
        return Line({**fixed, **self._said(asked.key, observation)}, min(asked.depth, _MAX_INDENT))

    def _unit_of(self, key: FigureKey) -> str | None:
        expected = self.vocabulary.expected[key.measure]
        words = {"rate": "%", "money": "đồng", "days": "ngày", "date": "ngày"}
        return words.get(expected.dimension.value) if expected.dimension else None

    def _said(self, key: FigureKey, observation: Observation | None) -> Contents:
        expected = self.vocabulary.expected[key.measure]
        if observation is None:
            look = look_of(expected)
            return {
                **_empty_details(),
                Column.VALUE: Content(None, look),
                Column.TOLERANCE: Content(None, _room(look)),
            }
        word = None if observation.qualifier is Qualifier.EXACT else QUALIFIERS[observation.qualifier]
        return {
            Column.VALUE: content_of(observation, expected),
            Column.QUALIFIER: Content(NOTHING_AROSE if observation.said_none else word, Look.CHOICE),
            Column.TOLERANCE: tolerance_of(observation, expected),
            Column.AS_OF: Content(observation.as_of, Look.DATE),
            Column.SOURCE: Content(observation.source, Look.TEXT),
            Column.SYSTEM: Content(observation.system, Look.TEXT),
            Column.NOTE: Content(observation.note, Look.TEXT),
        }

    def _listed(self, filing: Filing, listed: Listed) -> Line:
        contents: Contents = {
            Column.AGENCY: Content(filing.name, Look.TEXT),
            Column.UNIT_NAME: Content(_called(listed, filing), Look.TEXT),
            Column.FIGURE: Content(self.titles[listed.key], Look.TEXT),
        }
        return Line({**contents, **self._said(listed.key, listed.observation)})

    def _help(self, asked: AskedFigure) -> str:
        pack = self.vocabulary.pack
        measure = pack.measures[asked.key.measure]
        said = [measure.help.strip()] if measure.help else []
        said += _how_to_derive(measure)
        said += self._parts_it_plays(asked.key)
        if asked.criteria:
            first = pack.by_id[asked.criteria[0]]
            more = ", ".join(asked.criteria[1:])
            said.append(f"Tiêu chí {first.id}: {first.name}" + (f"; và {more}" if more else ""))
        return "\n".join(said)

    def _parts_it_plays(self, key: FigureKey) -> list[str]:
        roles = []
        for ratio in self.vocabulary.pack.measures:
            found = ratio_of(self.vocabulary.pack, ratio)
            if found is not None and key.measure in (found.of, found.over):
                role = "Tử số" if key.measure == found.of else "Mẫu số"
                roles.append(f"{role} của: {found.label}")
        return roles


def _how_to_derive(measure: AnyMeasure) -> list[str]:
    """What to do about a figure that can be worked out from others."""
    match measure:
        case GivenMeasure():
            return []
        case ShareOfUnitsMeasure():
            return [f"Ghi từng đơn vị ở trang “{UNITS_SHEET}”; không có thì điền thẳng tỷ lệ ở đây."]
        case ChangeMeasure():
            return [f"Ghi số liệu kỳ trước ở trang “{SERIES_SHEET}” thì để trống, phần mềm tự tính."]
        case RatioMeasure():
            return ["Có tử số, mẫu số thì để trống, phần mềm tự tính; không có thì điền thẳng ở đây."]
    return ["Có các số liệu thành phần thì để trống, phần mềm tự tính; không có thì điền thẳng ở đây."]


def _empty_figure() -> Contents:
    return {
        Column.AGENCY: Content(None, Look.TEXT),
        Column.UNIT_NAME: Content(None, Look.TEXT),
        Column.FIGURE: Content(None, Look.TEXT),
        Column.VALUE: Content(None, Look.PLAIN),
        Column.TOLERANCE: Content(None, Look.PLAIN),
        **_empty_details(),
    }


def _empty_details() -> Contents:
    return {
        Column.QUALIFIER: Content(None, Look.CHOICE),
        Column.AS_OF: Content(None, Look.DATE),
        Column.SOURCE: Content(None, Look.TEXT),
        Column.SYSTEM: Content(None, Look.TEXT),
        Column.NOTE: Content(None, Look.TEXT),
    }


def _called(listed: Listed, filing: Filing) -> str | None:
    """The name of a unit; its id where two units have one name but for marks."""
    if listed.unit is None:
        return None
    names = [fold(unit.name) for unit in filing.evidence.units] if filing.evidence else []
    return listed.unit.name if names.count(fold(listed.unit.name)) == 1 else listed.unit.id


def _room(look: Look) -> Look:
    return look if look in (Look.RATE, Look.COUNT) else Look.PLAIN
