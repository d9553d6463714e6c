"""How are values, gaps and points said in Vietnamese?

Knows how measures are counted; knows no rule and no status.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import fold
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from cchc_rules.scoring.model import Reading

_QUALIFIERS = {Qualifier.AT_LEAST: "hơn ", Qualifier.AT_MOST: "gần ", Qualifier.ABOUT: "khoảng "}
_NUMBER_WORDS = ("tổng số lượng ", "tổng số ", "số lượng ", "số ")


def say_value(value: Fraction, dimension: Dimension | None, unit: str | None = None) -> str:
    """A value with its unit: "81,6%", "12 hồ sơ", "30 ngày", "hạng 3", "30/9/2021"."""
    match dimension:
        case Dimension.RATE:
            return format_percent(value)
        case Dimension.DAYS:
            return f"{format_number(value)} ngày"
        case Dimension.RANK:
            return f"hạng {format_number(value)}"
        case Dimension.DATE:
            return format_date(date.fromordinal(int(value))) if value > 0 else "không có"
        case Dimension.FLAG:
            return "có" if value else "không"
        case Dimension.DOCUMENT:
            return "đã ban hành" if value else "không ban hành"
        case Dimension.MONEY:
            return f"{format_number(value)} {unit or 'đồng'}"
        case _:
            return f"{format_number(value)} {unit}" if unit else format_number(value)


def say_reading(reading: Reading, dimension: Dimension | None, unit: str | None = None) -> str:
    """The value with the word that says how exact it is: "gần 81,6%"."""
    if reading.word is not None:
        return f"“{reading.word}”"
    said = say_value(reading.value, dimension, unit)
    qualifier = reading.observation.qualifier if reading.observation else Qualifier.EXACT
    if reading.observation is None and not reading.exact and not reading.said_none:
        # Worked out from figures of which at least one is approximate.
        qualifier = Qualifier.ABOUT
    return qualified(said, qualifier)


def qualified(said: str, qualifier: Qualifier) -> str:
    """A value with the word for how exact it is."""
    return _QUALIFIERS.get(qualifier, "") + said


def say_gap(gap: Fraction, dimension: Dimension | None, unit: str | None = None) -> str:
    """A distance between two values: "1,86 điểm phần trăm", "3 ngày", "2 bậc"."""
    if dimension is Dimension.RATE:
        return f"{format_percent(abs(gap)).removesuffix('%')} điểm phần trăm"
    if dimension is Dimension.RANK:
        return f"{format_number(abs(gap))} bậc"
    return say_value(abs(gap), dimension, unit)


def say_points(points: Fraction) -> str:
    """Points without needless decimals: "0,5", "1"."""
    return format_number(points)


def say_share_of(points: Fraction, maximum: Fraction, group: str) -> str:
    """Points out of what could be had: "0,5/1 điểm", "0,5 điểm phạt"."""
    if group == "penalty":
        return f"{say_points(points)} điểm phạt"
    word = "điểm thưởng" if group == "bonus" else "điểm"
    return f"{say_points(points)}/{say_points(maximum)} {word}"


def named(labels: Iterable[str]) -> str:
    """Names in quotation marks, joined."""
    return ", ".join(f"“{label}”" for label in labels)


def lower_first(text: str) -> str:
    """The text inside a sentence; an abbreviation (TTHC) keeps its capitals."""
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text at the head of a sentence."""
    return text[:1].upper() + text[1:]


def countable(label: str, unit: str | None) -> str:
    """The label of a count so that a number can stand before it: "hồ sơ nộp trực tuyến"."""
    phrase = lower_first(label)
    for words in _NUMBER_WORDS:
        phrase = phrase.removeprefix(words)
    if unit is None or fold(phrase).startswith(fold(unit)):
        return phrase
    return f"{unit} (“{label}”)"
