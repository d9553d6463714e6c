"""What can the true value be, when what it is made of is only known within bounds?

Exact interval arithmetic on pairs of fractions; None is unbounded on that side.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Bounds = tuple[Fraction | None, Fraction | None]

_ZERO, _ONE = Fraction(0), Fraction(1)


def point(value: Fraction) -> Bounds:
    """The bounds of a value known exactly."""
    return (value, value)


def within(bounds: Bounds, low: Fraction | None, high: Fraction | None) -> Bounds:
    """The bounds, no wider than what is possible at all."""
    return (_larger(bounds[0], low), _smaller(bounds[1], high))


def total(parts: Iterable[Bounds]) -> Bounds:
    """Bounds of a sum."""
    low: Fraction | None = _ZERO
    high: Fraction | None = _ZERO
    for each_low, each_high in parts:
        low = None if low is None or each_low is None else low + each_low
        high = None if high is None or each_high is None else high + each_high
    return (low, high)


def minus(left: Bounds, right: Bounds) -> Bounds:
    """Bounds of a difference."""
    return total((left, _negated(right)))


def product(left: Bounds, right: Bounds) -> Bounds:
    """Bounds of a product; unbounded as soon as an unbounded side could matter."""
    if left[0] is not None and right[0] is not None and left[0] >= 0 and right[0] >= 0:
        high = None if left[1] is None or right[1] is None else left[1] * right[1]
        return (left[0] * right[0], high)
    if None in left or None in right:
        return (None, None)
    corners = [a * b for a in left if a is not None for b in right if b is not None]
    return (min(corners), max(corners))


def quotient(over: Bounds, under: Bounds) -> Bounds:
    """Bounds of a quotient; the divisor is never negative."""
    low_under = under[0] if under[0] is not None and under[0] > 0 else None
    low = over[0]
    if low is not None:
        low = _divided(low, under[1] if low >= 0 else low_under, unbounded=_ZERO if low >= 0 else None)
    high = over[1]
    if high is not None:
        high = _divided(high, low_under if high > 0 else under[1], unbounded=None if high > 0 else _ZERO)
    return (low, high)


def largest(parts: Sequence[Bounds]) -> Bounds:
    """Bounds of the largest of several values."""
    low = max((part[0] for part in parts if part[0] is not None), default=None)
    highs = [part[1] for part in parts]
    return (low, None if None in highs else max(high for high in highs if high is not None))


def smallest(parts: Sequence[Bounds]) -> Bounds:
    """Bounds of the smallest of several values."""
    return _negated(largest([_negated(part) for part in parts]))


def overlap(left: Bounds, right: Bounds) -> bool:
    """Whether two intervals have a value in common."""
    return not _below(left, right) and not _below(right, left)


def _below(left: Bounds, right: Bounds) -> bool:
    return left[1] is not None and right[0] is not None and left[1] < right[0]


def _divided(over: Fraction, under: Fraction | None, *, unbounded: Fraction | None) -> Fraction | None:
    return unbounded if under is None or under == 0 else over / under


def _negated(bounds: Bounds) -> Bounds:
    low, high = bounds
    return (None if high is None else -high, None if low is None else -low)


def _larger(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return right if left is None else left
    return max(left, right)


def _smaller(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return right if left is None else left
    return min(left, right)
