"""Do two sources say the same? The newest figures of the provincial system and of the national portal.

The ministry scores with the figures of the portal; an agency must know where they differ from its own.
Judges no criterion: what a disagreement costs is for scoring to say.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc_rules.evidence.model import AgencyRef, Evidence, FigureKey, Observation
    from cchc_rules.evidence.vocabulary import Vocabulary

_ZERO = Fraction(0)
_NOT_COUNTED = frozenset({Dimension.DATE, Dimension.FLAG, Dimension.CHOICE, Dimension.DOCUMENT})
"""Values that are the same or not: there is no nearly."""


class Agreement(StrEnum):
    """How two figures stand to each other."""

    SAME = "same"
    WITHIN = "within"
    BEYOND = "beyond"
    OTHER_DAY = "other_day"
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"


class Side(NamedTuple):
    """What one source says: the newest observation and the day it stands for."""

    observation: Observation
    day: date


class Compared(NamedTuple):
    """One figure of one agency in both sources; ``difference`` is the second less the first."""

    agency: AgencyRef
    key: FigureKey
    first: Side | None
    second: Side | None
    agreement: Agreement
    difference: Fraction | None = None


def compare_sources(
    first: Sequence[Evidence], second: Sequence[Evidence], vocabulary: Vocabulary, tolerance: Fraction = _ZERO
) -> tuple[Compared, ...]:
    """Every figure either source has, agencies by name, figures in the order of the pack.

    ``tolerance`` is a fraction of 1: for a rate it is a difference (0.005 is half a percentage
    point), for a count a share of the larger of the two.
    """
    sides = [{each.agency.id: each for each in source} for source in (first, second)]
    agencies = {each.agency.id: each.agency for each in (*second, *first)}
    order = {name: place for place, name in enumerate(vocabulary.pack.measures)}
    found: list[Compared] = []
    for agency in sorted(agencies.values(), key=lambda each: (sort_key(each.name), each.id)):
        one, other = (_newest(side.get(agency.id)) for side in sides)
        keys = sorted({*one, *other}, key=lambda key: (order[key.measure], key.scope or ""))
        for key in keys:
            dimension = vocabulary.expected[key.measure].dimension
            found.append(_compared(agency, key, (one.get(key), other.get(key)), dimension, tolerance))
    return tuple(found)


def _newest(evidence: Evidence | None) -> dict[FigureKey, Side]:
    return dict(_sides(evidence)) if evidence is not None else {}


def _sides(evidence: Evidence) -> Iterator[tuple[FigureKey, Side]]:
    for key, observations in evidence.figures.items():
        usable = [Side(each, each.as_of or evidence.as_of) for each in observations]
        if usable:
            yield key, max(usable, key=lambda side: side.day)


def _compared(
    agency: AgencyRef,
    key: FigureKey,
    sides: tuple[Side | None, Side | None],
    dimension: Dimension | None,
    tolerance: Fraction,
) -> Compared:
    first, second = sides
    if first is None or second is None:
        lacking = Agreement.ONLY_SECOND if first is None else Agreement.ONLY_FIRST
        return Compared(agency, key, first, second, lacking)
    one, other = first.observation, second.observation
    difference = None if dimension in _NOT_COUNTED else other.value - one.value
    if first.day != second.day:
        return Compared(agency, key, first, second, Agreement.OTHER_DAY, difference)
    if _same(one, other):
        agreement = Agreement.SAME
    elif difference is not None and abs(difference) <= _room(one, other, dimension, tolerance):
        agreement = Agreement.WITHIN
    else:
        agreement = Agreement.BEYOND
    return Compared(agency, key, first, second, agreement, difference)


def _same(one: Observation, other: Observation) -> bool:
    """The same value, or estimates that may be the same."""
    if one.word != other.word:
        return False
    starts = max((each.low for each in (one, other) if each.low is not None), default=None)
    ends = min((each.high for each in (one, other) if each.high is not None), default=None)
    return starts is None or ends is None or starts <= ends


def _room(one: Observation, other: Observation, dimension: Dimension | None, tolerance: Fraction) -> Fraction:
    if dimension is Dimension.RATE:
        return tolerance
    return tolerance * max(abs(one.value), abs(other.value))
