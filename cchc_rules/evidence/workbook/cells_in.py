"""What does one cell of a form mean? A text, a day, a chosen word, a value; every doubt is a fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

from cchc_rules.evidence import codes as evidence_codes
from cchc_rules.evidence.format import qualifier_of_word
from cchc_rules.evidence.values import read_value, says_none
from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.contents import written
from cchc_rules.evidence.workbook.layout import NO, NOTHING_AROSE, YES, Column
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.sources.model import EntryError, write_fraction
from cchc_rules.vietnamese.dates import DateFormatError, format_date, parse_date
from cchc_rules.vietnamese.names import fold, suggest
from cchc_rules.vietnamese.numbers import NumberFormatError, format_number, format_percent, parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.evidence.vocabulary import Expected
    from cchc_rules.evidence.workbook.book import Cell
    from cchc_rules.evidence.workbook.notes import Notes
    from cchc_rules.evidence.workbook.tables_in import Row
    from cchc_rules.sources.faults import Place

_T = TypeVar("_T")
_WORDED: Final = re.compile(r"(?P<word>[^\W\d]+(?: nhất)?) (?P<number>[0-9].*)")
_SERIAL: Final = range(18_264, 109_575)
"""Day numbers of Excel from 2150 back to 1950: a date that lost its format looks like this."""

_EXCEL_EPOCH: Final = date(1899, 12, 30)


@dataclass(slots=True)
class CellReader:
    """Reads cells of one workbook."""

    notes: Notes

    def text(self, row: Row, heading: str) -> str | None:
        """A text; a number somebody typed into a text cell stays as it is written."""
        cell, place = row.cell(heading), row.place(heading)
        match self._plain(cell, place):
            case None:
                return None
            case str() as text:
                return text.strip() or None
            case Decimal() as value:
                return write_fraction(Fraction(value)).replace(".", ",")
            case date() as day:
                self.notes.error(
                    codes.NOT_TEXT,
                    place,
                    f"ô “{heading}” đang là ngày {format_date(day)}",
                    fix="định dạng ô là Văn bản (Text) rồi gõ lại nội dung",
                )
                return None
            case _:
                return YES if cell.value else NO

    def day(self, row: Row, heading: str) -> date | None:
        """A day; a text is read day first."""
        cell, place = row.cell(heading), row.place(heading)
        match self._plain(cell, place):
            case None:
                return None
            case date() as day:
                if cell.time:
                    self.notes.told(place, "ngày kèm giờ", f"ngày {format_date(day)}, bỏ giờ")
                return day
            case str() as text if not text.strip():
                return None
            case str() as text:
                return self._day_of_text(text, place)
            case Decimal() as number:
                self._not_a_day(number, place)
            case _:
                message = "ô này phải là ngày"
                self.notes.error(evidence_codes.NOT_A_DATE, place, message, expected="ngày/tháng/năm")
        return None

    def word(self, row: Row, heading: str, words: Mapping[str, _T]) -> _T | None:
        """One of the words of a drop-down."""
        text = self.text(row, heading)
        if text is None:
            return None
        if text in words:
            return words[text]
        same = [word for word in words if fold(word) == fold(text)]
        if len(same) == 1:
            return words[same[0]]
        self.notes.error(
            codes.UNKNOWN_WORD,
            row.place(heading),
            f"“{text}” không có trong danh sách chọn của cột “{heading}”",
            expected="một trong: " + ", ".join(words),
            did_you_mean=suggest(text, words),
        )
        return None

    def points(self, row: Row, heading: str) -> str | None:
        """Points as an evidence file writes them."""
        cell, place = row.cell(heading), row.place(heading)
        match self._plain(cell, place):
            case None:
                return None
            case Decimal() as value if not cell.percent:
                return write_fraction(Fraction(value)).replace(".", ",")
            case str() as text if not text.strip():
                return None
            case str() as text:
                try:
                    points = parse_number(text)
                except NumberFormatError as error:
                    self.notes.error(evidence_codes.NOT_A_NUMBER, place, str(error))
                    return None
                self.notes.told(place, text, format_number(points))
                return text.strip()
            case _:
                message = "điểm phải là một số, không phải tỷ lệ, ngày hay từ"
                self.notes.error(evidence_codes.NOT_A_NUMBER, place, message)
        return None

    def value(self, row: Row, heading: str, expected: Expected) -> str | None:
        """The value of a figure as an evidence file writes it; `none` for what did not arise."""
        cell, place = row.cell(heading), row.place(heading)
        plain = self._plain(cell, place)
        if plain is None or (isinstance(plain, str) and not plain.strip()):
            return None
        raw = self._raw(plain, cell, place, expected)
        if raw is None:
            return None
        if says_none(raw, expected) or (fold(raw) == fold(NOTHING_AROSE) and raw not in expected.choices):
            return "none"
        try:
            value = read_value(raw, expected)
        except EntryError as error:
            self.notes.error(
                error.code or evidence_codes.NOT_A_NUMBER,
                place,
                str(error),
                expected=error.expected,
                fix=_remedy(raw, expected) or error.fix,
                did_you_mean=error.did_you_mean,
            )
            return None
        if isinstance(plain, str):
            self._tell(plain, raw, value.number, place, expected)
        return raw

    def _plain(self, cell: Cell, place: Place) -> str | bool | Decimal | date | None:
        """What a cell holds, its errors told; None where there is nothing to read."""
        if cell.error is not None:
            self.notes.error(
                codes.CELL_ERROR,
                place,
                f"ô có giá trị lỗi {cell.error}",
                fix="sửa công thức hoặc gõ số liệu; chưa có số liệu thì để trống ô",
            )
            return None
        if cell.formula:
            if cell.value is None:
                self.notes.error(
                    codes.NOT_COUNTED,
                    place,
                    "công thức của ô chưa có kết quả được lưu",
                    fix="mở bằng Excel, bấm F9 để tính rồi lưu lại; hoặc dán giá trị thay cho công thức",
                )
                return None
            if cell.value != "":
                self.notes.warn(codes.READ_AS, place, f"đọc kết quả của công thức: {_shown(cell)}")
        return cell.value

    def _raw(
        self, plain: str | bool | Decimal | date, cell: Cell, place: Place, expected: Expected
    ) -> str | None:
        """The value as an office would write it."""
        match plain:
            case bool():
                if expected.dimension is not Dimension.FLAG:
                    self._wrong_kind("giá trị TRUE/FALSE", place, expected)
                    return None
                self.notes.told(place, "TRUE" if plain else "FALSE", f"“{YES if plain else NO}”")
                return YES if plain else NO
            case date():
                if expected.dimension is Dimension.DATE:
                    return plain.isoformat()
                self._wrong_kind(f"ngày {format_date(plain)}", place, expected)
                return None
            case str():
                return " ".join(plain.split())
        if expected.dimension is Dimension.DATE:
            self._not_a_day(plain, place)
            return None
        return self._number(plain, cell, place, expected)

    def _number(self, number: Decimal, cell: Cell, place: Place, expected: Expected) -> str:
        value = Fraction(number)
        plain = write_fraction(value).replace(".", ",")
        rated = written(value, expected) if expected.dimension is Dimension.RATE else f"{_percent(value)}%"
        if cell.percent:
            return rated
        if expected.dimension is not Dimension.RATE:
            return plain
        if value == 0:
            self.notes.told(place, plain, "0%")
            return "0%"
        if cell.percent is None and 0 < value <= 1:
            # .xls and .ods do not tell the format; the cell of the form is a percent.
            self.notes.told(place, plain, f"{rated} (tệp .xls, .ods không cho biết định dạng %)")
            return rated
        return plain

    def _tell(self, typed: str, raw: str, number: Fraction, place: Place, expected: Expected) -> None:
        """Tell of a text that was read as a number or a day."""
        match expected.dimension:
            case Dimension.FLAG | Dimension.CHOICE:
                return
            case Dimension.DATE:
                read = f"ngày {format_date(date.fromordinal(int(number)))}"
            case Dimension.RATE:
                read = format_percent(number)
            case _:
                read = format_percent(number) if raw.endswith("%") else format_number(number)
        self.notes.told(place, typed.strip(), read)

    def _day_of_text(self, text: str, place: Place) -> date | None:
        try:
            day = parse_date(text)
        except DateFormatError as error:
            self.notes.error(evidence_codes.NOT_A_DATE, place, str(error), expected="ngày/tháng/năm")
            return None
        self.notes.told(place, text.strip(), f"ngày {format_date(day)}")
        return day

    def _not_a_day(self, number: Decimal, place: Place) -> None:
        fix = "định dạng ô là Ngày (Date) rồi gõ lại ngày/tháng/năm"
        if number == int(number) and int(number) in _SERIAL:
            day = date.fromordinal(_EXCEL_EPOCH.toordinal() + int(number))
            fix = f"số này có thể là ngày {format_date(day)} đã mất định dạng; {fix}"
        shown = format_number(number)
        message = f"ô ngày đang là số {shown}"
        self.notes.error(evidence_codes.NOT_A_DATE, place, message, expected="ngày/tháng/năm", fix=fix)

    def _wrong_kind(self, what: str, place: Place, expected: Expected) -> None:
        wanted = {
            Dimension.FLAG: "“có” hoặc “không”",
            Dimension.RATE: "một tỷ lệ kèm dấu %, ví dụ 81,6%",
            Dimension.CHOICE: "một trong: " + ", ".join(expected.choices),
            Dimension.DATE: "một ngày, ví dụ 30/9/2021",
        }
        self.notes.error(
            evidence_codes.NOT_A_NUMBER,
            place,
            f"ô đang là {what}",
            expected=wanted.get(expected.dimension or Dimension.COUNT, "một số"),
            fix="chọn lại định dạng của ô rồi gõ lại giá trị",
        )


def _percent(value: Fraction) -> str:
    return write_fraction(value * 100).replace(".", ",")


def _remedy(raw: str, expected: Expected) -> str | None:
    """How to write in a form what belongs into two of its columns, or what is doubtful there."""
    match = _WORDED.fullmatch(raw)
    if match is not None and qualifier_of_word(match["word"]) is not None:
        number = match["number"]
        if expected.dimension is Dimension.RATE and not number.endswith("%"):
            number += "%"
        return (
            f"gõ {number} ở cột “{Column.VALUE}”, chọn “{match['word'].lower()}” ở cột “{Column.QUALIFIER}”"
        )
    if expected.dimension is Dimension.RATE and raw.endswith("%"):
        return "gõ lại tỷ lệ kèm dấu %, ví dụ 81,6%"
    return None


def _shown(cell: Cell) -> str:
    match cell.value:
        case Decimal() as value:
            return f"{_percent(Fraction(value))}%" if cell.percent else format_number(value)
        case date() as day:
            return format_date(day)
        case other:
            return f"“{other}”"
