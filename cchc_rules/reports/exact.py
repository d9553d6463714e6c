"""How is an exact fraction written for machines? As a decimal, and as a fraction where that rounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.sources.model import write_fraction
from cchc_rules.vietnamese.numbers import round_half_up

if TYPE_CHECKING:
    from fractions import Fraction

POINT_PLACES = 4
"""Decimals of points."""
VALUE_PLACES = 8
"""Decimals of values: a rate of 48.999 in 49.000 must not come out as 1."""


def decimal_text(value: Fraction, places: int = POINT_PLACES) -> str:
    """The value as a decimal, rounded half up, without zeros at its end: 0.5."""
    return write_fraction(round_half_up(value, places))


def exact_text(value: Fraction, places: int = POINT_PLACES) -> str | None:
    """The exact value as "n/d" where the decimal had to be rounded; else None."""
    if round_half_up(value, places) == value:
        return None
    return f"{value.numerator}/{value.denominator}"
