"""What stands in a cell for a reported value, so that reading the cell gives the same value again?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.evidence.model import Qualifier
from cchc_rules.evidence.workbook.layout import NO, YES
from cchc_rules.evidence.workbook.styles import Look
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.sources.model import write_fraction
from cchc_rules.vietnamese.numbers import parse_quantity

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Observation
    from cchc_rules.evidence.vocabulary import Expected

Value = str | int | float | date | None
_DIGITS: Final = 15


class Content(NamedTuple):
    """A value and how it looks."""

    value: Value
    look: Look


LOOKS: Final = {
    Dimension.RATE: Look.RATE,
    Dimension.COUNT: Look.COUNT,
    Dimension.MONEY: Look.COUNT,
    Dimension.DAYS: Look.COUNT,
    Dimension.RANK: Look.COUNT,
    Dimension.DATE: Look.DATE,
    Dimension.FLAG: Look.CHOICE,
    Dimension.CHOICE: Look.CHOICE,
    Dimension.SURVEY: Look.PLAIN,
}


def look_of(expected: Expected) -> Look:
    """How the values of a measure look."""
    return Look.PLAIN if expected.dimension is None else LOOKS.get(expected.dimension, Look.PLAIN)


def content_of(observation: Observation, expected: Expected) -> Content:
    """The cell of a reported value; an explicit none is said in the column beside it."""
    look = look_of(expected)
    if observation.said_none:
        return Content(None, look)
    match expected.dimension:
        case Dimension.DATE:
            return Content(date.fromordinal(observation.num), look)
        case Dimension.FLAG:
            return Content(YES if observation.num else NO, look)
        case Dimension.CHOICE:
            return Content(observation.word, look)
    return Content(number(observation.value, expected), look)


def tolerance_of(observation: Observation, expected: Expected) -> Content:
    """The tolerance of an approximate figure, where it is not what the written value itself says."""
    look = look_of(expected)
    if observation.qualifier is not Qualifier.ABOUT or observation.low is None or observation.high is None:
        return Content(None, look if look in (Look.RATE, Look.COUNT) else Look.PLAIN)
    room = max(observation.value - observation.low, observation.high - observation.value)
    usual = parse_quantity(written(observation.value, expected)).step / 2
    clamped = _clamped(observation.value, usual, expected)
    value = None if clamped == (observation.low, observation.high) else number(room, expected)
    return Content(value, look)


def number(value: Fraction, expected: Expected) -> Value:
    """The number itself; as text where a spreadsheet, which keeps 15 digits, would change it."""
    whole = value.denominator == 1 and abs(value.numerator) < 10**_DIGITS
    if whole:
        return value.numerator
    if Fraction(Decimal(f"{float(value):.{_DIGITS}g}")) == value:
        return float(value)
    return written(value, expected)


def written(value: Fraction, expected: Expected) -> str:
    """The number as an office writes it, exactly."""
    if expected.dimension is Dimension.RATE:
        return write_fraction(value * 100).replace(".", ",") + "%"
    return write_fraction(value).replace(".", ",")


def _clamped(value: Fraction, room: Fraction, expected: Expected) -> tuple[Fraction, Fraction]:
    low, high = value - room, value + room
    return (
        low if expected.low is None else max(low, expected.low),
        high if expected.high is None else min(high, expected.high),
    )
