"""What kind of quantity is a measure? A rate, a count, money, days ... also for derived ones.

Knows measures only. Answers nothing (None) where parts are missing, circular or do not fit
together: the checks say so at their place, and every later question stays quiet.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_rules.packs.measures import (
    AnyMeasure,
    ChangeMeasure,
    ComplementMeasure,
    DaysBetweenMeasure,
    DifferenceMeasure,
    GivenKind,
    GivenMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
    SumMeasure,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Dimension(StrEnum):
    """What a value is counted in."""

    RATE = "rate"
    COUNT = "count"
    MONEY = "money"
    DAYS = "days"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    DOCUMENT = "document"
    RANK = "rank"
    SURVEY = "survey"


NUMERIC = frozenset({Dimension.RATE, Dimension.COUNT, Dimension.MONEY, Dimension.DAYS, Dimension.RANK})
"""Values that conditions with numbers can be held against."""

DATED = frozenset({Dimension.DOCUMENT, Dimension.DATE})
"""Values that stand at a day."""

_COUNTABLE = frozenset({Dimension.COUNT, Dimension.MONEY, Dimension.DAYS})
_GIVEN = {
    GivenKind.COUNT: Dimension.COUNT,
    GivenKind.PERCENT: Dimension.RATE,
    GivenKind.FLAG: Dimension.FLAG,
    GivenKind.CHOICE: Dimension.CHOICE,
    GivenKind.DOCUMENT: Dimension.DOCUMENT,
    GivenKind.DATE: Dimension.DATE,
    GivenKind.DAYS: Dimension.DAYS,
    GivenKind.RANK: Dimension.RANK,
    GivenKind.SURVEY: Dimension.SURVEY,
    GivenKind.MONEY: Dimension.MONEY,
}
_ADDABLE = _COUNTABLE | {Dimension.RATE}
_COMPARABLE = NUMERIC | {Dimension.DATE}
_SCALES = frozenset({Dimension.RATE, Dimension.COUNT})


def dimension(measure_id: str, measures: Mapping[str, AnyMeasure]) -> Dimension:
    """The dimension of a measure of a loaded (hence checked) pack.

    Raises:
        LookupError: when the measure, or one it is made from, is unknown or does not fit.
    """
    found = dimensions(measures, (measure_id,)).get(measure_id)
    if found is None:
        raise LookupError(f"no dimension for measure {measure_id!r}")
    return found


def dimensions(
    measures: Mapping[str, AnyMeasure], wanted: Sequence[str] | None = None
) -> dict[str, Dimension | None]:
    """The dimensions of the wanted measures (all, if not said) and their parts; None where there is none."""
    found: dict[str, Dimension | None] = {}
    waiting = list(reversed(wanted if wanted is not None else list(measures)))
    opened: set[str] = set()
    # A list instead of recursion: a file may chain measures deeper than Python's stack.
    while waiting:
        name = waiting[-1]
        measure = measures.get(name)
        if name in found or measure is None:
            found.setdefault(name, None)
            waiting.pop()
            continue
        parts = parts_of(measure)
        missing = [part for part in parts if part not in found and part not in opened]
        if missing and name not in opened:
            opened.add(name)
            waiting.extend(missing)
            continue
        found[name] = combined(measure, [found.get(part) for part in parts])
        opened.discard(name)
        waiting.pop()
    return found


def combined(measure: AnyMeasure, parts: Sequence[Dimension | None]) -> Dimension | None:
    """The dimension of a measure whose parts have these; None where they do not fit together."""
    if isinstance(measure, GivenMeasure):
        return _GIVEN[measure.kind]
    if isinstance(measure, ShareOfUnitsMeasure):
        return Dimension.RATE
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    if isinstance(measure, ChangeMeasure):
        return _change(known[0], relative=measure.relative)
    if isinstance(measure, DaysBetweenMeasure):
        return Dimension.DAYS if set(known) <= DATED else None
    if isinstance(measure, SumMeasure) and measure.kind == "product":
        return _product(known)
    allowed, result = _alike(measure)
    first = known[0]
    return (result or first) if first in allowed and set(known) == {first} else None


def _alike(
    measure: RatioMeasure | SumMeasure | DifferenceMeasure | ComplementMeasure,
) -> tuple[frozenset[Dimension], Dimension | None]:
    """What the parts, all alike, may be; and what comes out, if not the same."""
    match measure:
        case RatioMeasure():
            return _COUNTABLE, Dimension.RATE
        case ComplementMeasure():
            return frozenset({Dimension.RATE}), None
        case SumMeasure(kind="max" | "min"):
            return _COMPARABLE, None
        case _:
            return _ADDABLE, None


def _product(parts: Sequence[Dimension]) -> Dimension | None:
    """Rates and counts scale anything that can be added; two amounts of money make nothing."""
    result = Dimension.RATE
    for part in parts:
        if part not in _ADDABLE:
            return None
        if part is Dimension.RATE or (part is Dimension.COUNT and result is not Dimension.RATE):
            continue
        if result not in _SCALES:
            return None
        result = part
    return result


def _change(part: Dimension, *, relative: bool) -> Dimension | None:
    if part not in NUMERIC:
        return None
    return Dimension.RATE if relative else part
