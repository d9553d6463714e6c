"""What does one written value mean for a measure of this kind, and may it stand there?

A value is exact. What is wrong with it is said as an :class:`EntryError`, without a place.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeGuard

from cchc_rules.evidence import codes
from cchc_rules.evidence.format import NONE_OF_A_FIGURE, qualifier_of_word
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.sources.model import EntryError
from cchc_rules.vietnamese.dates import DateFormatError, parse_date
from cchc_rules.vietnamese.names import fold, suggest
from cchc_rules.vietnamese.numbers import (
    NumberFormatError,
    Quantity,
    QuantityUnit,
    format_number,
    format_percent,
    parse_machine_number,
    parse_quantity,
)

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.vocabulary import Expected

_WANTED: Final[dict[Dimension | None, str]] = {
    Dimension.RATE: "một tỷ lệ viết kèm dấu %, ví dụ 81,6%",
    Dimension.COUNT: "một số đếm, ví dụ 1.500",
    Dimension.MONEY: "một số tiền, ví dụ 32,8 tỷ đồng",
    Dimension.DAYS: "một số ngày, ví dụ 30 ngày",
    Dimension.RANK: "một thứ hạng, ví dụ 27",
    Dimension.SURVEY: "một số điểm hoặc một tỷ lệ, ví dụ 85,2%",
    Dimension.DATE: "một ngày, ví dụ 30/9/2021",
    Dimension.FLAG: "có (yes, true) hoặc không (no, false)",
    None: "một số",
}
_UNITS: Final = {
    Dimension.RATE: {QuantityUnit.PERCENT},
    Dimension.COUNT: {QuantityUnit.NUMBER},
    Dimension.MONEY: {QuantityUnit.NUMBER},
    Dimension.RANK: {QuantityUnit.NUMBER},
    Dimension.DAYS: {QuantityUnit.NUMBER, QuantityUnit.DAYS},
    Dimension.SURVEY: {QuantityUnit.NUMBER, QuantityUnit.PERCENT},
}
_UNIT_WORDS: Final = {
    QuantityUnit.NUMBER: "một số không kèm đơn vị",
    QuantityUnit.PERCENT: "phần trăm",
    QuantityUnit.DAYS: "số ngày",
}
_FLAGS: Final = {"co": 1, "yes": 1, "true": 1, "khong": 0, "no": 0, "false": 0}
_WORDED = re.compile(r"(?P<word>[^\W\d]+(?: nhất)?) (?P<number>[0-9].*)")
_WITHOUT_NUMBER: Final = frozenset({Dimension.DATE, Dimension.FLAG, Dimension.CHOICE})
_HUNDRED: Final = 100
_REMEMBERED: Final = 20_000


_quantity_of_text = lru_cache(maxsize=_REMEMBERED)(parse_quantity)
"""The figures of thousands of agencies are mostly the same few: 0, 100%, 99,95% ..."""


class Value(NamedTuple):
    """A value as read: a date is its ordinal, a flag 1 or 0, a choice its word."""

    number: Fraction
    step: Fraction = Fraction(1)
    """One unit of the last significant digit."""
    word: str | None = None


def is_numeric(expected: Expected) -> bool:
    """Whether values of this measure are numbers, which may be approximate."""
    return expected.dimension not in _WITHOUT_NUMBER


def says_none(raw: Any, expected: Expected) -> bool:
    """Whether the value says that nothing arose (`none`, không phát sinh)."""
    # Folding costs more than all the rest of reading a number.
    if not isinstance(raw, str) or raw[:1] not in ("n", "N", "k", "K") or raw in expected.choices:
        return False
    return fold(raw) in NONE_OF_A_FIGURE


def read_value(raw: Any, expected: Expected) -> Value:
    """Read a value that is neither missing nor `none`.

    Raises:
        EntryError: when such a value cannot stand for this measure.
    """
    match expected.dimension:
        case Dimension.DATE:
            return Value(Fraction(_read_date(raw).toordinal()))
        case Dimension.FLAG:
            return Value(Fraction(_read_flag(raw)))
        case Dimension.CHOICE:
            return Value(Fraction(0), word=_read_choice(raw, expected.choices))
    quantity = read_quantity(raw, expected)
    _check_bounds(quantity, expected)
    return Value(quantity.value, quantity.step)


def read_quantity(raw: Any, expected: Expected) -> Quantity:
    """Read a number in a unit the measure may have; its bounds are not looked at."""
    wanted = _WANTED[expected.dimension]
    if isinstance(raw, str):
        try:
            quantity = _quantity_of_text(raw)
        except NumberFormatError as error:
            raise EntryError(
                str(error), expected=wanted, fix=_qualifier_fix(raw), code=codes.NOT_A_NUMBER
            ) from None
    elif _is_machine_number(raw):
        quantity = _quantity_of_machine_text(str(raw))
    else:
        raise EntryError(f"{_shown(raw)} không phải là số", expected=wanted, code=codes.NOT_A_NUMBER)
    check_unit(quantity, expected)
    return quantity


def check_unit(quantity: Quantity, expected: Expected) -> None:
    """Refuse a quantity in a unit the measure cannot have."""
    dimension = expected.dimension
    if dimension is None or quantity.unit in _UNITS[dimension]:
        return
    if dimension is Dimension.RATE and quantity.unit is QuantityUnit.NUMBER:
        raise EntryError(
            f"tỷ lệ “{quantity.text}” thiếu dấu %",
            expected=_WANTED[dimension],
            fix=_percent_fix(quantity),
            code=codes.NO_PERCENT_SIGN,
        )
    raise EntryError(
        f"“{quantity.text}” là {_UNIT_WORDS[quantity.unit]}, không hợp với số liệu này",
        expected=_WANTED[dimension],
        code=codes.WRONG_UNIT,
    )


def _percent_fix(quantity: Quantity) -> str:
    value, text = quantity.value, quantity.text
    if 0 < value < 1:
        return f"viết “{format_percent(value)}” nếu “{text}” là phần của 1, “{text}%” nếu đã là phần trăm"
    if value == 1:
        return "viết “100%” nếu là tất cả, “1%” nếu là một phần trăm"
    if value <= _HUNDRED:
        return f"viết “{text}%”"
    return "viết kèm dấu %; số đếm thì ghi ở số liệu đếm tương ứng"


def _check_bounds(quantity: Quantity, expected: Expected) -> None:
    value, text = quantity.value, quantity.text
    if expected.whole and value.denominator != 1:
        raise EntryError(
            f"“{text}” không phải là số nguyên", expected=_WANTED[expected.dimension], code=codes.NOT_WHOLE
        )
    low, high = expected.low, expected.high
    if (low is None or value >= low) and (high is None or value <= high):
        return
    raise EntryError(
        f"“{text}” nằm ngoài khoảng cho phép",
        expected=_interval(expected),
        fix=_bounds_fix(quantity, expected),
        code=_bounds_code(value, expected),
    )


def _bounds_code(value: Fraction, expected: Expected) -> str:
    if expected.dimension is Dimension.RATE and expected.low == 0 and expected.high == 1:
        return codes.RATE_OUT_OF_RANGE
    if expected.dimension is Dimension.RANK and value < 1:
        return codes.RANK_BELOW_ONE
    if expected.low == 0 and value < 0:
        return codes.NEGATIVE
    return codes.OUT_OF_BOUNDS


def _bounds_fix(quantity: Quantity, expected: Expected) -> str | None:
    is_large_rate = expected.dimension is Dimension.RATE and quantity.value > _HUNDRED
    return "kiểm tra dấu thập phân: dấu phẩy là dấu thập phân" if is_large_rate else None


def _interval(expected: Expected) -> str:
    write = format_percent if expected.dimension is Dimension.RATE else format_number
    low, high = expected.low, expected.high
    if low is not None and high is not None:
        return f"từ {write(low)} đến {write(high)}"
    if low is not None:
        return f"từ {write(low)} trở lên"
    return f"không quá {write(high)}" if high is not None else "một số"


def _read_date(raw: Any) -> date:
    if not isinstance(raw, str):
        raise EntryError(
            f"{_shown(raw)} không phải là ngày", expected=_WANTED[Dimension.DATE], code=codes.NOT_A_DATE
        )
    try:
        return parse_date(raw)
    except DateFormatError as error:
        raise EntryError(str(error), expected=_WANTED[Dimension.DATE], code=codes.NOT_A_DATE) from None


def _read_flag(raw: Any) -> int:
    if isinstance(raw, bool):
        return int(raw)
    flag = _FLAGS.get(fold(raw)) if isinstance(raw, str) else None
    if flag is None:
        raise EntryError(
            f"{_shown(raw)} không phải là có hoặc không",
            expected=_WANTED[Dimension.FLAG],
            code=codes.NOT_A_FLAG,
        )
    return flag


def _read_choice(raw: Any, choices: tuple[str, ...]) -> str:
    # A JSON file may write the choice "2" as a number.
    word = raw.strip() if isinstance(raw, str) else str(raw) if type(raw) is int else None
    wanted = "một trong: " + ", ".join(choices)
    if word is None:
        raise EntryError(
            f"{_shown(raw)} không phải là một lựa chọn", expected=wanted, code=codes.NOT_A_CHOICE
        )
    if word in choices:
        return word
    # Offices mix capitals and marks; a pack has no two choices that differ in nothing else.
    same = next((choice for choice in choices if fold(choice) == fold(word)), None)
    if same is None:
        raise EntryError(
            f"“{word}” không nằm trong các lựa chọn",
            expected=wanted,
            did_you_mean=suggest(word, choices, 0.6),
            code=codes.UNKNOWN_CHOICE,
        )
    return same


def _is_machine_number(raw: Any) -> TypeGuard[int | Decimal]:
    return isinstance(raw, int | Decimal) and not isinstance(raw, bool)


@lru_cache(maxsize=_REMEMBERED)
def _quantity_of_machine_text(written: str) -> Quantity:
    """A JSON number, as precise as it is written there."""
    value = parse_machine_number(written)
    if value.denominator == 1 and "." not in written:
        return Quantity(value, QuantityUnit.NUMBER, written, parse_quantity(str(int(value))).step)
    decimals = written.lower().partition("e")[0].partition(".")[2]
    step = Fraction(1, 10 ** len(decimals)) if "e" not in written.lower() else Fraction(1, value.denominator)
    return Quantity(value, QuantityUnit.NUMBER, written.replace(".", ","), step)


def _qualifier_fix(raw: str) -> str | None:
    """How to write “gần 14.000”: the word goes to a key of its own."""
    match = _WORDED.fullmatch(" ".join(raw.split()))
    if match is None or qualifier_of_word(match["word"]) is None:
        return None
    return f'viết {{value: "{match["number"]}", qualifier: {match["word"]}}}'


def _shown(raw: Any) -> str:
    if isinstance(raw, bool):
        return "giá trị “có”" if raw else "giá trị “không”"
    return f"“{raw}”"
