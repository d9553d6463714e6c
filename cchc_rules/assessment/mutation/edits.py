"""What is a small change to one value of a rule? The change, what it is called, and how it nests.

Knows values as they are written (numbers, quantities, dates, conditions), no criterion and no policy.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import Quantity, QuantityUnit, format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.sources.model import Entry

T = TypeVar("T")
_E = TypeVar("_E", bound="Entry")

_ONE_DAY = timedelta(days=1)
_PLACES = 6


class ChangeKind(StrEnum):
    """What kind of thing was changed."""

    THRESHOLD = "threshold"
    OPERATOR = "operator"
    UNIT = "unit"
    WORD = "word"
    POINTS = "points"
    DAY = "day"
    MARGIN = "margin"
    FORM = "form"
    NOT_APPLICABLE = "not_applicable"
    COMBINE = "combine"
    OBLIGATION = "obligation"
    TOTALS = "totals"
    POLICY = "policy"


class Edit(NamedTuple, Generic[T]):
    """A changed value and the Vietnamese words for the change."""

    value: T
    kind: ChangeKind
    said: str


def inside(entry: _E, key: str, edits: Iterable[Edit[Any]], label: str = "") -> Iterator[Edit[_E]]:
    """Changes to one key of an entry, as changes to the entry."""
    for value, kind, said in edits:
        yield Edit(entry.model_copy(update={key: value}), kind, f"{label}{said}")


def inside_each(
    items: Sequence[T], edits: Iterable[tuple[int, Edit[T]]], label: str
) -> Iterator[Edit[tuple[T, ...]]]:
    """Changes to single items of a list, as changes to the list; ``label`` holds the number of the item."""
    for index, (value, kind, said) in edits:
        changed = (*items[:index], value, *items[index + 1 :])
        yield Edit(changed, kind, label.format(index + 1) + said)


def inside_key(items: dict[str, T], key: str, edits: Iterable[Edit[T]], label: str) -> Iterator[Edit[Any]]:
    """Changes to one value of a mapping, as changes to the mapping."""
    for value, kind, said in edits:
        yield Edit({**items, key: value}, kind, f"{label}{said}")


def another(value: T, kind: ChangeKind, before: str, after: str) -> Edit[T]:
    """A value put in place of another."""
    return Edit(value, kind, f"“{before}” đổi thành “{after}”")


def number_edits(
    number: Fraction, kind: ChangeKind, step: Fraction | None = None
) -> Iterator[Edit[Fraction]]:
    """One unit of the last digit more, and one less as long as that is not below zero."""
    step = last_digit(number) if step is None else step
    for changed in (number - step, number + step):
        if changed >= 0:
            yield another(changed, kind, format_number(number), format_number(changed))


def whole_edits(number: int, kind: ChangeKind) -> Iterator[Edit[int]]:
    """One more, and one less as long as that is not below zero."""
    for changed in (number - 1, number + 1):
        if changed >= 0:
            yield another(changed, kind, str(number), str(changed))


def day_edits(day: date) -> Iterator[Edit[date]]:
    """The day before and the day after."""
    for changed in (day - _ONE_DAY, day + _ONE_DAY):
        yield another(changed, ChangeKind.DAY, format_date(day), format_date(changed))


def quantity_edits(quantity: Quantity, kind: ChangeKind = ChangeKind.THRESHOLD) -> Iterator[Edit[Quantity]]:
    """One unit of the last digit less and more, and the same number in the other unit."""
    for value in (quantity.value - quantity.step, quantity.value + quantity.step):
        changed = written(quantity, value)
        yield another(changed, kind, quantity.text, changed.text)
    other = _in_the_other_unit(quantity)
    if other is not None:
        yield another(other, ChangeKind.UNIT, quantity.text, other.text)


def written(like: Quantity, value: Fraction) -> Quantity:
    """Another value, written the same way."""
    if like.unit is QuantityUnit.PERCENT:
        return replace(like, value=value, text=format_percent(value))
    days = " ngày" if like.unit is QuantityUnit.DAYS else ""
    return replace(like, value=value, text=format_number(value) + days)


def _in_the_other_unit(quantity: Quantity) -> Quantity | None:
    """A percent as a plain number and the other way round; 0 is 0 in any unit, days are counted as days."""
    if quantity.unit is QuantityUnit.DAYS or not quantity.value:
        return None
    if quantity.unit is QuantityUnit.PERCENT:
        value, step, unit = quantity.value * 100, quantity.step * 100, QuantityUnit.NUMBER
    else:
        value, step, unit = quantity.value / 100, quantity.step / 100, QuantityUnit.PERCENT
    return written(Quantity(value, unit, "", step), value)


def last_digit(number: Fraction) -> Fraction:
    """The size of the last decimal it takes to write a number; 1 for a whole one."""
    places = next((n for n in range(_PLACES) if (number * 10**n).denominator == 1), _PLACES)
    return Fraction(1, 10**places)


def condition_edits(condition: Condition, choices: Sequence[str] = ()) -> Iterator[Edit[Condition]]:
    """Every bound, every operator, or the word of a condition changed."""
    if condition.word is not None:
        yield from _word_edits(condition, choices)
        return
    for changed, kind in (*_moved(condition), *_other_signs(condition)):
        after = replace(changed, text=condition_text(changed))
        yield another(after, kind, condition.text, after.text)


def condition_text(condition: Condition) -> str:
    """A condition of numbers as a rule file would say it."""
    low, high = condition.low, condition.high
    if low is not None and high is not None:
        if low.value == high.value:
            return f"= {low}"
        return f"{'' if condition.low_closed else '>'}{low}..{'' if condition.high_closed else '<'}{high}"
    if low is not None:
        return f"{'>=' if condition.low_closed else '>'} {low}"
    return f"{'<=' if condition.high_closed else '<'} {high}"


def _word_edits(condition: Condition, choices: Sequence[str]) -> Iterator[Edit[Condition]]:
    if condition.flag is not None:
        words = ["không" if condition.flag else "có"]
    else:
        words = [choice for choice in choices if choice.lower() != (condition.word or "").lower()][:1]
    for word in words:
        text = f"= {word}"
        yield another(replace(condition, text=text, word=word), ChangeKind.WORD, condition.text, text)


def _moved(condition: Condition) -> Iterator[tuple[Condition, ChangeKind]]:
    """The bounds moved; of `= x` both at once."""
    low, high = condition.low, condition.high
    if low is not None and low == high:
        for moved in quantity_edits(low):
            yield replace(condition, low=moved.value, high=moved.value), moved.kind
        return
    for key, bound in (("low", low), ("high", high)):
        for moved in quantity_edits(bound) if bound is not None else ():
            # The two ends of a range are in one unit, or it is no range.
            if moved.kind is ChangeKind.THRESHOLD or low is None or high is None:
                yield replace(condition, **{key: moved.value}), moved.kind  # type: ignore[arg-type]  # key is low or high


def _other_signs(condition: Condition) -> Iterator[tuple[Condition, ChangeKind]]:
    low, high = condition.low, condition.high
    kind = ChangeKind.OPERATOR
    if low is not None and low == high:
        yield replace(condition, high=None), kind
        yield replace(condition, low=None), kind
        return
    if low is not None:
        yield replace(condition, low_closed=not condition.low_closed), kind
    if high is not None:
        yield replace(condition, high_closed=not condition.high_closed), kind
    if low is None or high is None:
        # The same line, the other way round: at least 95% becomes at most 95%.
        swapped = replace(
            condition,
            low=high,
            high=low,
            low_closed=condition.high_closed,
            high_closed=condition.low_closed,
        )
        yield swapped, kind
