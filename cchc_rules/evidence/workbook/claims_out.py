"""Which rows have the sheets beside the figures? Agencies, documents, scores, published results, waivers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.workbook.contents import Content
from cchc_rules.evidence.workbook.layout import (
    COLUMNS,
    ISSUED,
    LAST_YEAR,
    LEVELS,
    NOT_ISSUED,
    STATUSES,
    THIS_PERIOD,
    YES,
    Column,
    Kind,
    RowKey,
)
from cchc_rules.evidence.workbook.styles import Look
from cchc_rules.evidence.workbook.tables_out import Line, Table
from cchc_rules.sources.model import write_fraction
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from cchc_rules.evidence.model import DocumentRecord, OfficialResult
    from cchc_rules.evidence.vocabulary import Vocabulary
    from cchc_rules.evidence.workbook.contents import Value
    from cchc_rules.evidence.workbook.filing import Filing

AGENCIES_SHEET: Final = "Cơ quan"
_SPARE: Final = 10
_DIGITS: Final = 15


@dataclass(slots=True)
class ClaimSheets:
    """Makes the tables of one form that are not figures."""

    vocabulary: Vocabulary
    filings: Sequence[Filing]
    whose: str

    def agencies(self) -> Table:
        """Who reports, for which period."""
        return Table(
            AGENCIES_SHEET,
            Kind.AGENCIES,
            "Cơ quan và kỳ số liệu",
            self.whose,
            "Kiểm tra tên cơ quan và kỳ số liệu; ghi “Ngày chốt số liệu” nếu chốt trước ngày cuối kỳ.",
            list(COLUMNS[Kind.AGENCIES]),
            [_agency(filing) for filing in self.filings],
            named=Column.AGENCY_NAME,
        )

    def documents(self) -> Table | None:
        """Documents, or an explicit word that there is none."""
        lines = [
            self._document(filing, number, *each)
            for filing in self.filings
            for number, each in enumerate(filing.documents, start=1)
        ]
        hint = "Chọn tình trạng rồi ghi số, ngày, mục trang. Để trống cả dòng là chưa rõ."
        return self._table("Tài liệu", Kind.DOCUMENTS, "Tài liệu kiểm chứng", hint, lines, Column.DOCUMENT)

    def self_scores(self) -> Table | None:
        """The points the agency claims for each criterion."""
        lines = [line for filing in self.filings for line in self._scores(filing)]
        hint = "Ghi điểm cơ quan tự chấm cho từng tiêu chí thành phần. Để trống là chưa chấm."
        return self._table(
            "Điểm tự chấm", Kind.SELF_SCORES, "Điểm tự chấm", hint, lines, Column.CRITERION_NAME
        )

    def results(self) -> Table | None:
        """Published results, this period's and last year's, where any are known."""
        lines = [line for filing in self.filings for line in self._results(filing)]
        hint = "Của kỳ này hoặc năm trước; chọn trạng thái khi công bố không nêu điểm."
        empty = {
            Column.RESULT_OF: Look.CHOICE,
            Column.POINTS: Look.POINTS,
            Column.STATUS: Look.CHOICE,
        }
        spare = [_spare(Kind.RESULTS, empty)] * _SPARE if lines else []
        return self._table(
            "Kết quả công bố",
            Kind.RESULTS,
            "Kết quả thẩm định, công bố",
            hint,
            [*lines, *spare],
            Column.CRITERION,
        )

    def waivers(self) -> Table | None:
        """Criteria left out by decision, where there are any."""
        lines = [line for filing in self.filings for line in _waivers(filing)]
        spare = [_spare(Kind.WAIVERS, {Column.EXPIRES: Look.DATE})] * _SPARE if lines else []
        hint = "Tiêu chí được người có thẩm quyền cho miễn đánh giá."
        return self._table(
            "Tiêu chí được miễn", Kind.WAIVERS, "Tiêu chí được miễn", hint, [*lines, *spare], Column.CRITERION
        )

    def _table(
        self, name: str, kind: Kind, title: str, hint: str, lines: list[Line], named: Column
    ) -> Table | None:
        single = len(self.filings) == 1
        headings = [each for each in COLUMNS[kind] if not (single and each is Column.AGENCY)]
        return Table(name, kind, title, self.whose, hint, headings, lines, named) if lines else None

    def _document(
        self, filing: Filing, number: int, measure: str, criteria: list[str], said: DocumentRecord | None
    ) -> Line:
        pack = self.vocabulary.pack
        help_ = [text for text in (pack.measures[measure].help,) if text]
        if criteria:
            first = pack.by_id[criteria[0]]
            more = ", ".join(criteria[1:])
            help_.append(f"Tiêu chí {first.id}: {first.name}" + (f"; và {more}" if more else ""))
        state = None if said is None else ISSUED if said.issued else NOT_ISSUED
        return Line(
            {
                Column.KEY: Content(str(RowKey(filing.agency_id, measure)), Look.KEY),
                Column.AGENCY: Content(filing.name, Look.FIXED),
                Column.NUMBER: Content(number, Look.FIXED_CENTRE),
                Column.DOCUMENT: Content(pack.measures[measure].label, Look.FIXED),
                Column.STATE: Content(state, Look.CHOICE),
                Column.SYMBOL: Content(said.symbol if said else None, Look.TEXT),
                Column.ISSUED_ON: Content(said.date if said else None, Look.DATE),
                Column.TITLE: Content(said.title if said else None, Look.TEXT),
                Column.ISSUER: Content(said.issuer if said else None, Look.TEXT),
                Column.FILE: Content(said.file if said else None, Look.TEXT),
                Column.PLACE: Content(said.location if said else None, Look.TEXT),
                Column.HELP: Content("\n".join(help_), Look.FIXED_SMALL),
            }
        )

    def _scores(self, filing: Filing) -> Iterator[Line]:
        pack = self.vocabulary.pack
        claimed = filing.evidence.self_scores if filing.evidence else {}
        names = {each.id: each.name for each in pack.fields} | {each.id: each.name for each in pack.criteria}
        asked = {each.id for each in pack.criteria if filing.asked.concerns(each)}
        for name in sorted(asked | set(claimed), key=sort_key):
            maximum = self.vocabulary.maximum(name)
            points = claimed.get(name)
            yield Line(
                {
                    Column.KEY: Content(str(RowKey(filing.agency_id, name)), Look.KEY),
                    Column.AGENCY: Content(filing.name, Look.FIXED),
                    Column.CRITERION: Content(name, Look.CODE),
                    Column.CRITERION_NAME: Content(names[name], Look.FIXED),
                    Column.MAXIMUM: Content(_points(maximum), Look.FIXED_CENTRE),
                    Column.SELF_SCORE: Content(_points(points), Look.POINTS),
                },
                indent=min(name.count("."), 3),
            )

    def _results(self, filing: Filing) -> Iterator[Line]:
        evidence = filing.evidence
        if evidence is None:
            return
        for word, results in ((THIS_PERIOD, evidence.official), (LAST_YEAR, evidence.last_year)):
            for criterion in sorted(results, key=sort_key):
                yield _result(filing.name, word, criterion, results[criterion])


def _agency(filing: Filing) -> Line:
    start, end, closed = filing.days
    agency, evidence = filing.agency, filing.evidence
    return Line(
        {
            Column.AGENCY_ID: Content(agency.id if agency else None, Look.FIXED if agency else Look.TEXT),
            Column.AGENCY_NAME: Content(filing.name, Look.TEXT),
            Column.LEVEL: Content(LEVELS[filing.asked.level], Look.CHOICE),
            Column.GROUP: Content(agency.group if agency else None, Look.TEXT),
            Column.PARENT: Content(agency.parent if agency else None, Look.TEXT),
            Column.FROM: Content(start, Look.DATE),
            Column.TO: Content(end, Look.DATE),
            Column.CLOSED: Content(closed, Look.DATE),
            Column.SYNTHETIC: Content(YES if evidence and evidence.synthetic else None, Look.CHOICE),
            Column.ILLUSTRATION: Content(evidence.illustration if evidence else None, Look.TEXT),
            Column.NOTE: Content(evidence.note if evidence else None, Look.TEXT),
        }
    )


def _result(agency: str, word: str, criterion: str, result: OfficialResult) -> Line:
    return Line(
        {
            Column.AGENCY: Content(agency, Look.TEXT),
            Column.RESULT_OF: Content(word, Look.CHOICE),
            Column.CRITERION: Content(criterion, Look.TEXT),
            Column.POINTS: Content(_points(result.points), Look.POINTS),
            Column.STATUS: Content(STATUSES.get(result.status or ""), Look.CHOICE),
            Column.PUBLICATION: Content(result.source, Look.TEXT),
            Column.REASON: Content(result.reason, Look.TEXT),
        }
    )


def _waivers(filing: Filing) -> Iterator[Line]:
    for waiver in filing.evidence.waivers if filing.evidence else ():
        yield Line(
            {
                Column.AGENCY: Content(filing.name, Look.TEXT),
                Column.CRITERION: Content(waiver.criterion, Look.TEXT),
                Column.WAIVER_REASON: Content(waiver.reason, Look.TEXT),
                Column.APPROVER: Content(waiver.approver, Look.TEXT),
                Column.EXPIRES: Content(waiver.expires, Look.DATE),
            }
        )


def _spare(kind: Kind, looks: dict[Column, Look]) -> Line:
    return Line({column: Content(None, looks.get(column, Look.TEXT)) for column in COLUMNS[kind]})


def _points(points: Fraction | None) -> Value:
    """Points as a number; as text where a spreadsheet would change them."""
    if points is None:
        return None
    if points.denominator == 1:
        return points.numerator
    text = write_fraction(points)
    digits = text.strip("-0").replace(".", "")
    return float(points) if len(digits) <= _DIGITS else text.replace(".", ",")
