"""Which values are left when some are taken away? Sets of numbers as spans between edges."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import (
    AnyMeasure,
    ComplementMeasure,
    GivenMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
)
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.packs.conditions import Condition

_NO_END: Final = math.inf
_COUNTED: Final = frozenset({Dimension.COUNT, Dimension.RANK, Dimension.DAYS})


class Edge(NamedTuple):
    """A cut between values: just below the value, or just above it where ``above`` is 1."""

    value: Fraction | float
    above: int = 0


class Span(NamedTuple):
    """The values between two edges."""

    low: Edge
    high: Edge

    def overlap(self, other: Span) -> Span | None:
        """The values in both; None where there are none."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Span(low, high) if low < high else None

    def holds(self, other: Span) -> bool:
        """Whether every value of the other is in this one."""
        return self.low <= other.low and other.high <= self.high


BOTTOM: Final = Edge(-_NO_END)
TOP: Final = Edge(_NO_END, 1)


class Scale(NamedTuple):
    """Which values a measure can have: from where to where, whole numbers only or not."""

    span: Span
    whole: bool
    is_rate: bool

    def of(self, condition: Condition) -> Span | None:
        """The values of the scale that fulfil a condition of numbers."""
        low = BOTTOM if condition.low is None else Edge(condition.low.value, int(not condition.low_closed))
        high = TOP if condition.high is None else Edge(condition.high.value, int(condition.high_closed))
        return self.within(Span(low, high))

    def within(self, span: Span) -> Span | None:
        """The part of a span that lies on the scale, between whole numbers where only these count."""
        if self.whole:
            span = Span(_whole(span.low), _whole(span.high))
        return span.overlap(self.span)

    def words(self, span: Span) -> str:
        """A span in words: “khoảng từ 80% đến dưới 90%”."""
        if span.low.value == span.high.value or (self.whole and span.high.value == span.low.value + 1):
            return f"giá trị {self._number(span.low.value)}"
        start = (
            None if math.isinf(span.low.value) else f"{_FROM[span.low.above]} {self._number(span.low.value)}"
        )
        end = (
            None if math.isinf(span.high.value) else f"{_TO[span.high.above]} {self._number(span.high.value)}"
        )
        if start is None or end is None:
            return f"các giá trị {start or end}" if start or end else "mọi giá trị"
        return f"khoảng {start} {end}"

    def _number(self, value: Fraction | float) -> str:
        exact = Fraction(value)
        return format_percent(exact) if self.is_rate else format_number(exact)


_FROM: Final = ("từ", "trên")
_TO: Final = ("dưới", "đến")


def _whole(edge: Edge) -> Edge:
    """The edge just below the next whole number: between two of them all edges are the same."""
    if math.isinf(edge.value):
        return edge
    return Edge(Fraction(math.floor(edge.value) + 1 if edge.above else math.ceil(edge.value)))


def scale_of(measure: AnyMeasure | None, kind: Dimension) -> Scale:
    """The values a measure of this kind can have, as far as its entry says."""
    low: Edge = Edge(Fraction(1 if kind is Dimension.RANK else 0))
    high = Edge(Fraction(1), 1) if kind is Dimension.RATE else TOP
    if isinstance(measure, GivenMeasure):
        low = low if measure.min is None else Edge(measure.min)
        high = high if measure.max is None else Edge(measure.max, 1)
    elif isinstance(measure, RatioMeasure):
        high = TOP if measure.above_one else high
    elif measure is not None and not isinstance(measure, ShareOfUnitsMeasure | ComplementMeasure):
        low, high = BOTTOM, TOP
    whole = kind in _COUNTED
    return Scale(Span(_whole(low), _whole(high)) if whole else Span(low, high), whole, kind is Dimension.RATE)


RATIO_TO_AVERAGE: Final = Scale(Span(Edge(Fraction(0)), TOP), whole=False, is_rate=True)
RANKS: Final = Scale(Span(Edge(Fraction(1)), TOP), whole=True, is_rate=False)


def without(spans: Iterable[Span], taken: Span) -> list[Span]:
    """What is left of some spans when another is taken away."""
    left: list[Span] = []
    for span in spans:
        if span.overlap(taken) is None:
            left.append(span)
            continue
        if span.low < taken.low:
            left.append(Span(span.low, taken.low))
        if taken.high < span.high:
            left.append(Span(taken.high, span.high))
    return left
