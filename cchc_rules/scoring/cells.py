"""Where do the points change? A table of steps as a line divided into cells.

Each boundary is a cut; between two cuts one step holds. Everything is compared by
cross-multiplying integers, so exactly on the line follows the operator.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.scoring.intervals import Bounds

_ONE = Fraction(1)

Test = Callable[[int, int], bool]
"""Whether num/den is inside."""


class Cut(NamedTuple):
    """A boundary: a value n/d is past it when ``n * den - num * d >= beyond``.

    ``beyond`` is 0 where the line itself is past the cut (`>= 95%`) and 1 where it is not
    (`> 30%`): the difference of two whole products is either 0 or at least 1.
    """

    num: int
    den: int
    beyond: int

    @property
    def line(self) -> Fraction:
        """The value the cut stands at."""
        return Fraction(self.num, self.den)

    def passed(self, num: int, den: int) -> bool:
        """Whether num/den is past the cut."""
        return num * self.den - self.num * den >= self.beyond

    def passed_by(self, value: Fraction | None, *, unbounded: bool) -> bool:
        """The same for a bound, which may be missing."""
        return unbounded if value is None else self.passed(value.numerator, value.denominator)


class Span(NamedTuple):
    """The values past ``low`` and not past ``high``; None is open-ended."""

    low: Cut | None
    high: Cut | None

    @property
    def lines(self) -> Bounds:
        """The values its cuts stand at."""
        return (self.low.line if self.low else None, self.high.line if self.high else None)

    def holds(self, num: int, den: int) -> bool:
        """Whether num/den lies in the span."""
        if self.low is not None and not self.low.passed(num, den):
            return False
        return self.high is None or not self.high.passed(num, den)

    def test(self) -> Test:
        """`holds` as a plain function, for where it is asked again and again."""
        low_num, low_den, low_beyond = self.low or (0, 0, 0)
        # Without an upper cut nothing is past it: 0 is never as much as 1.
        high_num, high_den, high_beyond = self.high or (0, 0, 1)

        def inside(num: int, den: int) -> bool:
            return (
                num * low_den - low_num * den >= low_beyond and num * high_den - high_num * den < high_beyond
            )

        return inside

    def touches(self, bounds: Bounds) -> bool:
        """Whether the span has a value in common with an interval."""
        if self.low is not None and not self.low.passed_by(bounds[1], unbounded=True):
            return False
        return self.high is None or not self.high.passed_by(bounds[0], unbounded=False)


class Cell(NamedTuple):
    """A span in which one step holds; None where no step does."""

    span: Span
    step: int | None


def at_least(line: Fraction) -> Cut:
    """The cut that the line itself is past."""
    return Cut(line.numerator, line.denominator, 0)


def above(line: Fraction) -> Cut:
    """The cut that only values above the line are past."""
    return Cut(line.numerator, line.denominator, 1)


def cells_of(conditions: Sequence[Condition | None]) -> tuple[Cell, ...]:
    """The cells of a table of steps, lowest first; None is `otherwise`."""
    cuts = sorted(
        {cut for condition in conditions if condition for cut in _cuts(condition)},
        key=lambda cut: (cut.line, cut.beyond),
    )
    edges: list[Cut | None] = [None, *cuts, None]
    cells: list[Cell] = []
    for low, high in itertools.pairwise(edges):
        step = _first(conditions, _sample(low, high))
        if cells and cells[-1].step == step:
            cells[-1] = Cell(Span(cells[-1].span.low, high), step)
        else:
            cells.append(Cell(Span(low, high), step))
    return tuple(cells)


def possible(span: Span, bounds: Bounds) -> Span:
    """The span without edges that no value of the measure can be beyond (a rate above 100%)."""
    low, high = span
    if low is not None and bounds[0] is not None and low.passed_by(bounds[0], unbounded=False):
        low = None
    if high is not None and bounds[1] is not None and not high.passed_by(bounds[1], unbounded=True):
        high = None
    return Span(low, high)


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same values with spans that meet made one; lowest first."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].high is not None and found[-1].high == span.low:
            found[-1] = Span(found[-1].low, span.high)
        else:
            found.append(span)
    return tuple(found)


def _cuts(condition: Condition) -> list[Cut]:
    cuts = []
    if condition.low is not None:
        line = condition.low.value
        cuts.append(at_least(line) if condition.low_closed else above(line))
    if condition.high is not None:
        line = condition.high.value
        cuts.append(above(line) if condition.high_closed else at_least(line))
    return cuts


def _sample(low: Cut | None, high: Cut | None) -> Fraction:
    """Some value between two neighbouring cuts."""
    if low is None:
        return high.line - _ONE if high is not None else Fraction(0)
    if low.beyond == 0:
        return low.line
    return (low.line + high.line) / 2 if high is not None else low.line + _ONE


def _first(conditions: Sequence[Condition | None], value: Fraction) -> int | None:
    for index, condition in enumerate(conditions):
        if condition is None or condition.holds(value.numerator, value.denominator):
            return index
    return None
