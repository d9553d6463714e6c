"""Sổ chấm điểm of one agency: every criterion with figure, rule, points, proof; sums as formulas."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.rulebook.totals_sentences import totals_sentences
from cchc_rules.reports.words import LEVEL, STATUS
from cchc_rules.reports.workbook.cells import Formula, figure_of
from cchc_rules.reports.workbook.score_tree import ScoreRow, kept_in_open, score_rows
from cchc_rules.reports.workbook.styles import FILLS
from cchc_rules.reports.workbook.table import Column, Layout, Table
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell
    from cchc_rules.reports.workbook.styles import Emphasis

COLUMNS: Final = (
    Column("STT", 8),
    Column("Tiêu chí", 30),
    Column("Điểm tối đa", 8, "points"),
    Column("Số liệu", 12, "centre"),
    Column("Cách tính", 28),
    Column("Điểm tự chấm", 8, "points"),
    Column("Điểm máy tính", 8, "points"),
    Column("Chênh lệch", 8, "points"),
    Column("Trạng thái", 13, "centre"),
    Column("Tài liệu kiểm chứng", 26),
    Column("Giải trình", 36),
)
_MAXIMUM, _SELF, _POINTS, _DIFFERENCE = 2, 5, 6, 7
_STATUS_COLUMN: Final = 8
_LETTERS: Final = "ABCDEFGHIJK"
_ARGUMENTS: Final = 200
"""A function of Excel takes 255 arguments at most."""
_EMPHASIS: Final[dict[str, Emphasis]] = {
    "field": "field", "parent": "part", "criterion": "plain", "total": "total",
}  # fmt: skip
_WORDS: Final = STATUS["vi"]
NOTE: Final = (
    "Ô trống ở cột điểm là chưa có điểm, không phải 0 điểm; dòng cộng chỉ cộng những điểm đã có. "
    "Chênh lệch = điểm máy tính trừ điểm tự chấm; ở dòng cộng là tổng chênh lệch của các tiêu chí có đủ hai "
    "điểm. Điểm tự chấm sửa hoặc điền thêm được, các dòng cộng tự tính lại."
)


def write_score_sheet(
    book: Book, name: str, pack: RulePack, entries: Sequence[CriterionEntry], agency: AgencyRecord
) -> None:
    """Add the sheet of one agency."""
    period = f"Kỳ đánh giá từ {format_date(agency.period_from)} đến {format_date(agency.period_to)}"
    level, as_of = LEVEL["vi"][agency.agency.level].capitalize(), format_date(agency.as_of)
    about = f"{level}. {period}; số liệu đến {as_of}. {pack.manifest.title}."
    notes = [about, *agency.warnings, NOTE]
    title = f"SỔ CHẤM ĐIỂM: {agency.agency.name}"
    table = Table(book, name, COLUMNS, title=title, notes=notes, layout=Layout(frozen=2))
    rows = score_rows(pack, entries, agency)
    first = table.first_row
    for row in rows:
        table.write(_cells(row, first, table.row), _EMPHASIS[row.kind])
    _colour(book, table)
    table.finish(last_row=table.row - 2)
    _totals(table, agency, rows[-1], first + len(rows) - 1)
    for text in totals_sentences(pack.manifest.totals):
        table.line(text)


def _cells(row: ScoreRow, first: int, here: int) -> list[Cell]:
    record, entry = row.record, row.entry
    cells: list[Cell] = [row.id, f"{row.name}{_group_of(row)}", *[None] * (len(COLUMNS) - 2)]
    if row.adds is None:
        cells[_MAXIMUM], cells[_SELF], cells[_POINTS] = row.maximum, row.self_score, row.points
        self_at, points_at = f"{_LETTERS[_SELF]}{here + 1}", f"{_LETTERS[_POINTS]}{here + 1}"
        text = f'=IF(OR({self_at}="",{points_at}=""),"",{points_at}-{self_at})'
        cells[_DIFFERENCE] = Formula(text, row.difference)
    else:
        cells[_MAXIMUM] = _total(row.maximum, _MAXIMUM, row.adds, first)
        for column, value in ((_SELF, row.self_score), (_POINTS, row.points), (_DIFFERENCE, row.difference)):
            cells[column] = _total(value, column, row.adds, first)
    if record is None or entry is None:
        cells[_STATUS_COLUMN] = _still_open(row)
        return cells
    cells[3] = figure_of(record.number, record.value, is_rate=entry.is_rate)
    cells[4] = entry.scoring
    cells[_STATUS_COLUMN] = _WORDS[record.status]
    cells[9] = "\n".join(record.proof) or None
    cells[10] = record.why
    return cells


def _group_of(row: ScoreRow) -> str:
    group = row.entry.group if row.entry else ""
    return {"bonus": " (điểm thưởng, tính riêng)", "penalty": " (điểm phạt, tính riêng)"}.get(group, "")


def _still_open(row: ScoreRow) -> str | None:
    """What a sum leaves out: criteria that have no points yet."""
    if row.adds is None:
        return None if row.points is not None else _WORDS[FindingStatus.UNKNOWN]
    left = sum(each.points is None and each.status is not FindingStatus.NOT_APPLICABLE for each in row.below)
    return f"{left}/{len(row.below)} tiêu chí chưa có điểm" if left else None


def _total(value: Fraction | None, column: int, adds: Sequence[int], first: int) -> Cell:
    letter = _LETTERS[column]
    ranges = [
        f"{letter}{start + first + 1}" + (f":{letter}{end + first + 1}" if end > start else "")
        for start, end in _runs(adds)
    ]
    if not ranges:
        return value
    if column == _MAXIMUM:
        return Formula(f"={_call('SUM', ranges)}", value)
    return Formula(f'=IF({_call("COUNT", ranges)}=0,"",{_call("SUM", ranges)})', value)


def _call(function: str, ranges: Sequence[str]) -> str:
    if len(ranges) <= _ARGUMENTS:
        return f"{function}({','.join(ranges)})"
    shares = [ranges[at : at + _ARGUMENTS] for at in range(0, len(ranges), _ARGUMENTS)]
    return "+".join(_call(function, share) for share in shares)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of places that follow one another."""
    if not places:
        return
    start = places[0]
    for place, following in pairwise(places):
        if following != place + 1:
            yield start, place
            start = following
    yield start, places[-1]


def _colour(book: Book, table: Table) -> None:
    """Colour the status by its word, so that a changed word changes its colour."""
    for status, fill in FILLS.items():
        table.sheet.conditional_format(
            table.first_row,
            _STATUS_COLUMN,
            table.row - 1,
            _STATUS_COLUMN,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{_WORDS[status]}"',
                "format": book.format(dict(fill)),
            },
        )


def _totals(table: Table, agency: AgencyRecord, total: ScoreRow, total_row: int) -> None:
    """The points of the agency by certainty; they add up to its maximum."""
    totals = agency.totals
    start = table.row
    parts: list[tuple[str, Fraction, str]] = [
        ("Điểm chắc chắn", totals.sure, "Đã chấm được và không có dấu hiệu bị trừ"),
        ("Điểm có nguy cơ", totals.at_risk, "Đang được tính nhưng có dấu hiệu có thể bị trừ"),
        ("Điểm chưa rõ", totals.unknown, "Chưa có số liệu hoặc tài liệu để chấm"),
        ("Điểm đã mất", totals.lost, "Đã bị trừ"),
        ("Điểm được miễn", totals.waived, "Được miễn đánh giá theo quyết định, vẫn nằm trong điểm tối đa"),
    ]
    for name, points, meaning in parts:
        _summary(table, name, points, meaning)
    letter = _LETTERS[_POINTS]
    added = Formula(f"=SUM({letter}{start + 1}:{letter}{table.row})", totals.maximum)
    _summary(table, "Cộng", added, "Bằng tổng điểm tối đa của các tiêu chí được đánh giá")
    if kept := kept_in_open(agency, total):
        where = f"Điểm chắc chắn và có nguy cơ gồm cột Điểm máy tính (ô {letter}{total_row + 1}) và phần này"
        _summary(table, "Điểm tối thiểu của tiêu chí chưa chấm xong", kept, where)
    if totals.excluded:
        _summary(table, "Điểm của tiêu chí không đánh giá", totals.excluded, "Không nằm trong điểm tối đa")
    if totals.bonus or totals.penalty:
        _summary(table, "Điểm thưởng", totals.bonus, "Đã áp trần điểm thưởng")
        _summary(table, "Điểm phạt", totals.penalty, "Đã áp trần điểm phạt")
    for which, points, percent, band in (
        ("thấp nhất", totals.worst, totals.percent_worst, totals.band_worst),
        ("cao nhất", totals.best, totals.percent_best, totals.band_best),
    ):
        said = f"Chỉ số {which} {format_percent(percent, 2)} (trên thang {format_number(totals.scale)} điểm)"
        _summary(table, f"Tổng điểm {which}", points, f"{said}; xếp loại: {band}" if band else said)


def _summary(table: Table, name: str, points: Fraction | Formula, meaning: str) -> None:
    cells: list[Cell] = [None] * len(COLUMNS)
    cells[1], cells[_POINTS], cells[10] = name, points, meaning
    table.write(cells)
