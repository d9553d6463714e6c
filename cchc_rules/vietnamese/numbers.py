"""How does an office write a number, and what does a written number mean?

Everything is exact (Fraction); a float never enters. Comma is the decimal mark, dots group thousands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

MAX_LENGTH = 40
"""A longer number is a typing accident, and exact arithmetic on it could be made to eat the machine."""

_EXACT_PLACES = 6
_EXACT_PERCENT_PLACES = 4
_DEFAULT_PLACES = 2
_MULTIPLIERS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SHAPE = re.compile(
    r"(?P<sign>[-−]?)(?P<digits>[0-9][0-9.,]*) ?"
    r"(?:(?P<percent>%)|(?P<days>ngày|days?)"
    r"|(?P<multipliers>(?:nghìn |ngàn )?(?:nghìn|ngàn|triệu|tỷ|tỉ))?(?: ?(?P<money>đồng|đ|vnđ|vnd))?)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?P<decimals>,[0-9]+)?")
_COMMA = re.compile(r"[0-9]+,[0-9]+")
_WHOLE = re.compile(r"[0-9]+")
_POINT = re.compile(r"(?P<whole>0|[1-9][0-9]*|0[0-9]+(?!\.[0-9]{3}$))\.[0-9]+")
_MACHINE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE](?P<exponent>[+-]?[0-9]{1,2}))?")


class NumberFormatError(ValueError):
    """A text that is not a number; the message is a Vietnamese sentence for the user."""


class QuantityUnit(StrEnum):
    """What a written quantity is counted in."""

    NUMBER = "number"
    PERCENT = "percent"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an office wrote it: its exact value, its unit and how finely it was written.

    A percent is a fraction of 1. `step` is one unit of the last significant digit: what an
    approximate figure (“gần 81,6%”) leaves open. Zeros that end a whole number count as rounding
    ("49.000" is good to the thousand), those of a whole percent or of days do not ("100%", "30 ngày").
    """

    value: Fraction
    unit: QuantityUnit
    text: str
    step: Fraction

    def __str__(self) -> str:
        return self.text


def parse_number(text: str) -> Fraction:
    """Read a number without percent or days: "49.000", "0,5", "32,8 tỷ đồng"."""
    quantity = parse_quantity(text)
    if quantity.unit is not QuantityUnit.NUMBER:
        unit = "phần trăm" if quantity.unit is QuantityUnit.PERCENT else "số ngày"
        raise NumberFormatError(f"“{quantity.text}” là {unit}, ở đây cần một số không kèm đơn vị")
    return quantity.value


def parse_quantity(text: str) -> Quantity:
    """Read a number with its unit, if any: "81,6%", "30 ngày", "49.000", "5 triệu đồng"."""
    written = " ".join(unicodedata.normalize("NFC", text).split())
    if not written:
        raise NumberFormatError("ô số đang để trống; hãy viết một số như 49.000 hoặc 99,95%")
    if len(written) > MAX_LENGTH:
        raise NumberFormatError(f"số quá dài: “{written[:MAX_LENGTH]}…”; tối đa {MAX_LENGTH} ký tự")
    shape = _SHAPE.fullmatch(written)
    if shape is None:
        raise NumberFormatError(
            f"“{written}” không phải là một số; hãy viết như 49.000 hoặc 99,95% hoặc 30 ngày"
        )
    digits = shape["digits"]
    if shape["percent"]:
        _refuse_doubtful_percent(digits)
    value, step = _read_digits(digits, written)
    unit, scale = _unit_and_scale(shape)
    if unit is QuantityUnit.NUMBER and step == 1:
        step = _rounded_to(value)
    sign = -1 if shape["sign"] else 1
    return Quantity(value=sign * value * scale, unit=unit, text=written, step=step * scale)


def parse_machine_number(text: str) -> Fraction:
    """Read a number as JSON writes it, where a dot is always the decimal point: "49.000" is 49."""
    written = text.strip()
    shape = _MACHINE.fullmatch(written)
    if shape is None or len(written) > MAX_LENGTH:
        raise NumberFormatError(f"“{written[:MAX_LENGTH]}” không phải là số viết theo lối máy, ví dụ 49000.5")
    return Fraction(written)


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to so many decimal places; a half goes away from zero, as offices round."""
    numerator, denominator = value.as_integer_ratio()
    return Fraction(_scaled_half_up(numerator, denominator, places), 10**places)


def format_number(value: Fraction | int | Decimal, places: int | None = None, *, min_places: int = 0) -> str:
    """Write a number the Vietnamese way: "49.000,5".

    Without `places`: exactly if six decimals are enough for that, else rounded to two.
    """
    return _number_text(*_ratio(value), places, min_places)


def format_percent(value: Fraction | int | Decimal, places: int | None = None) -> str:
    """Write a fraction of 1 as a percent: 102/125 is "81,6%".

    Without `places`: exactly if four decimals are enough, else rounded to two, or to as many more
    as it takes not to show 100% or 0% for what only comes near (48.999 of 49.000 is "99,998%").
    """
    return _percent_text(*_ratio(value), places)


def format_points(value: Fraction | int | Decimal, places: int = 2) -> str:
    """Write points with fixed decimals: "0,50"."""
    return _write(*_ratio(value), places)


# Points, lines and round rates come back by the thousand in the texts of many agencies.
@lru_cache(maxsize=16_384)
def _number_text(numerator: int, denominator: int, places: int | None, min_places: int) -> str:
    if places is None:
        needed = _places_needed(denominator, _EXACT_PLACES)
        places = _DEFAULT_PLACES if needed is None else needed
    return _write(numerator, denominator, max(places, min_places))


@lru_cache(maxsize=16_384)
def _percent_text(numerator: int, denominator: int, places: int | None) -> str:
    common = gcd(100, denominator)
    numerator, denominator = numerator * (100 // common), denominator // common
    if places is None:
        needed = _places_needed(denominator, _EXACT_PERCENT_PLACES)
        places = _honest_places(Fraction(numerator, denominator)) if needed is None else needed
    return _write(numerator, denominator, places) + "%"


def _refuse_doubtful_percent(digits: str) -> None:
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", digits):
        comma, joined = digits.replace(".", ","), digits.replace(".", "")
        raise NumberFormatError(
            f"“{digits}%” có thể hiểu theo hai cách; "
            f"hãy viết “{comma}%” nếu dấu chấm là dấu thập phân, “{joined}%” nếu là dấu phân cách hàng nghìn"
        )


def _read_digits(digits: str, written: str) -> tuple[Fraction, Fraction]:
    """The value and the size of the last digit written."""
    if _GROUPED.fullmatch(digits):
        plain = digits.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(digits):
        plain = digits.replace(",", ".")
    elif _WHOLE.fullmatch(digits) or _POINT.fullmatch(digits):
        plain = digits
    else:
        raise NumberFormatError(
            f"“{written}” đặt dấu chấm, dấu phẩy sai chỗ; "
            "dấu phẩy là dấu thập phân, dấu chấm phân cách từng nhóm ba chữ số, ví dụ 1.234.567,8"
        )
    _, _, decimals = plain.partition(".")
    return Fraction(plain), Fraction(1, 10 ** len(decimals))


def _unit_and_scale(shape: re.Match[str]) -> tuple[QuantityUnit, Fraction]:
    if shape["percent"]:
        return QuantityUnit.PERCENT, Fraction(1, 100)
    if shape["days"]:
        return QuantityUnit.DAYS, Fraction(1)
    scale = 1
    for word in (shape["multipliers"] or "").split():
        scale *= _MULTIPLIERS[word.lower()]
    return QuantityUnit.NUMBER, Fraction(scale)


def _rounded_to(value: Fraction) -> Fraction:
    """The place of the last digit that is not a zero: 1000 for 49000, 1 for 0."""
    whole, step = int(value), 1
    while whole and whole % 10 == 0:
        whole //= 10
        step *= 10
    return Fraction(step)


def _ratio(value: Fraction | int | Decimal) -> tuple[int, int]:
    """Numerator and denominator in lowest terms: texts are made by the million, and integers are fast."""
    return value.as_integer_ratio()


def _places_needed(denominator: int, limit: int) -> int | None:
    """How many decimals show a number exactly, or None if `limit` are not enough."""
    for places in range(limit + 1):
        if 10**places % denominator == 0:
            return places
    return None


def _scaled_half_up(numerator: int, denominator: int, places: int) -> int:
    """The value times 10**places as a whole number, a half going away from zero; integers only for speed."""
    scale: int = 10**places
    rounded = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    return -rounded if numerator < 0 else rounded


def _honest_places(hundredfold: Fraction) -> int:
    for places in range(_DEFAULT_PLACES, _EXACT_PLACES):
        if round_half_up(hundredfold, places) not in (0, 100):
            return places
    return _EXACT_PLACES


def _write(numerator: int, denominator: int, places: int) -> str:
    scaled = _scaled_half_up(numerator, denominator, places)
    whole, decimals = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{decimals:0{places}d}" if places else f"{sign}{grouped}"
