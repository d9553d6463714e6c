"""Which values lie in an interval? In words: "từ 95% trở lên", "trên 30%", "từ 80% đến dưới 90%".

Knows how values are counted, no measure and no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.cells import Cut, Span, possible

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from cchc_rules.scoring.intervals import Bounds

WHOLE: Final = frozenset({Dimension.COUNT, Dimension.DAYS, Dimension.RANK})
"""What is counted in whole numbers."""


def span_words(
    span: Span, bounds: Bounds, dimension: Dimension | None, say: Callable[[Fraction], str]
) -> str:
    """An interval; its edges beyond what is possible are left out, and nothing is said of all values."""
    low, high = possible(span, bounds)
    if dimension in WHOLE:
        high = _last_whole(high, dimension)
    if low is not None and high is not None:
        return _between(low, high, say)
    if low is not None:
        if low.line == bounds[1]:
            return f"bằng {say(low.line)}"
        return f"từ {say(low.line)} trở lên" if low.beyond == 0 else f"trên {say(low.line)}"
    return "" if high is None else _up_to(high, bounds[0], dimension, say)


def _between(low: Cut, high: Cut, say: Callable[[Fraction], str]) -> str:
    if low.line == high.line:
        return f"bằng {say(low.line)}"
    start = "từ" if low.beyond == 0 else "trên"
    end = "đến" if high.beyond == 1 else "đến dưới"
    return f"{start} {say(low.line)} {end} {say(high.line)}"


def _up_to(
    high: Cut, least: Fraction | None, dimension: Dimension | None, say: Callable[[Fraction], str]
) -> str:
    if least is not None and high.line == least:
        return f"bằng {say(least)}"
    if dimension is Dimension.RANK and least is not None:
        return f"từ {say(least)} đến {say(high.line)}"
    return f"không quá {say(high.line)}" if high.beyond == 1 else f"dưới {say(high.line)}"


def _last_whole(cut: Cut | None, dimension: Dimension | None) -> Cut | None:
    """For whole numbers below 1 is "bằng 0", and a rank below 4 one up to 3."""
    if cut is None or cut.beyond == 1 or cut.line.denominator != 1:
        return cut
    if cut.line != 1 and dimension is not Dimension.RANK:
        return cut
    return Cut(cut.num - 1, 1, 1)
