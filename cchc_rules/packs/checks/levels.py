"""Can this level or condition be held against that measure? Units, words, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs import codes
from cchc_rules.packs.checks.wording import DIMENSION_WORDS, listed
from cchc_rules.packs.dimensions import NUMERIC, Dimension
from cchc_rules.packs.measures import GivenMeasure
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.vietnamese.names import suggest
from cchc_rules.vietnamese.numbers import Quantity, QuantityUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.packs.measures import AnyMeasure

_UNITS: dict[Dimension, frozenset[QuantityUnit]] = {
    Dimension.RATE: frozenset({QuantityUnit.PERCENT}),
    Dimension.COUNT: frozenset({QuantityUnit.NUMBER}),
    Dimension.MONEY: frozenset({QuantityUnit.NUMBER}),
    Dimension.RANK: frozenset({QuantityUnit.NUMBER}),
    # A number of days may be written without its unit.
    Dimension.DAYS: frozenset({QuantityUnit.DAYS, QuantityUnit.NUMBER}),
}
_WANTED = {
    Dimension.RATE: "một mức có dấu %, ví dụ 95%",
    Dimension.COUNT: "một số không kèm đơn vị, ví dụ 20",
    Dimension.MONEY: "một số tiền, ví dụ 5 tỷ đồng",
    Dimension.RANK: "một số không kèm đơn vị, ví dụ 20",
    Dimension.DAYS: "một số ngày, ví dụ 30 ngày",
}
_FLAG_WORDS = "“= có” hoặc “= không” (= yes, = no)"


def condition_faults(
    condition: Condition, kind: Dimension, measure: AnyMeasure | None, place: Place
) -> Iterator[Fault]:
    """What is wrong with holding a condition against a value of this kind."""
    if kind in (Dimension.FLAG, Dimension.DOCUMENT):
        if condition.flag is None:
            yield _not_yes_or_no(condition, kind, place)
    elif kind is Dimension.CHOICE:
        choices = measure.choices if isinstance(measure, GivenMeasure) else ()
        if condition.word not in choices:
            yield _unknown_choice(condition, choices, place)
    elif kind not in NUMERIC:
        yield _no_conditions(kind, place)
    elif condition.word is not None:
        message = f"“{condition.text}” là chữ, còn số liệu là {DIMENSION_WORDS[kind]}"
        yield Fault(place, codes.WORD_FOR_A_NUMBER, message, expected=_WANTED[kind])
    else:
        bounds = (condition.low, condition.high)
        if any(bound is not None and not fits(bound, kind) for bound in bounds):
            yield _wrong_unit(condition.text, kind, place)


def level_faults(level: Quantity | None, kind: Dimension, place: Place) -> Iterator[Fault]:
    """What is wrong with comparing a value of this kind with a level."""
    if level is None:
        return
    if kind not in NUMERIC:
        yield _no_conditions(kind, place)
    elif not fits(level, kind):
        yield _wrong_unit(level.text, kind, place)


def fits(level: Quantity, kind: Dimension) -> bool:
    """Whether a level is counted in the same unit as values of this kind; zero is zero in any."""
    return level.unit in _UNITS[kind] or (level.value == 0 and level.unit is QuantityUnit.NUMBER)


def _wrong_unit(written: str, kind: Dimension, place: Place) -> Fault:
    return Fault(
        place,
        codes.WRONG_UNIT,
        f"“{written}” không cùng đơn vị với số liệu, số liệu là {DIMENSION_WORDS[kind]}",
        expected=_WANTED[kind],
    )


def _not_yes_or_no(condition: Condition, kind: Dimension, place: Place) -> Fault:
    what = "tài liệu (đã ban hành hay chưa)" if kind is Dimension.DOCUMENT else DIMENSION_WORDS[kind]
    message = f"“{condition.text}” không dùng được với số liệu loại {what}"
    return Fault(place, codes.NOT_YES_OR_NO, message, expected=_FLAG_WORDS)


def _unknown_choice(condition: Condition, choices: tuple[str, ...], place: Place) -> Fault:
    word = condition.word
    return Fault(
        place,
        codes.UNKNOWN_CHOICE,
        f"“{condition.text}” không phải là một lựa chọn của số liệu",
        expected=listed([f"“= {choice}”" for choice in choices]),
        did_you_mean=None if word is None else _choice(word, choices),
    )


def _choice(word: str, choices: tuple[str, ...]) -> str | None:
    guess = suggest(word, choices)
    return None if guess is None else f"= {guess}"


def _no_conditions(kind: Dimension, place: Place) -> Fault:
    fix = {
        Dimension.DATE: "chấm bằng deadline, hoặc lập số liệu days_between rồi chấm theo số ngày",
        Dimension.SURVEY: "dùng score: survey",
    }.get(kind)
    return Fault(
        place,
        codes.NO_CONDITIONS_HERE,
        f"số liệu loại {DIMENSION_WORDS[kind]} không so được với một mức",
        fix=fix,
    )
