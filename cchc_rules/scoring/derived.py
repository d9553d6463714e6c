"""How is a value worked out from other values? One reader per kind of derived measure.

Exact: values stay a numerator over a denominator, bounds follow interval arithmetic. A derived
measure may also be reported directly; the view decides which of the two is looked at.
"""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from cchc_rules.scoring.intervals import (
    Bounds,
    largest,
    minus,
    point,
    product,
    quotient,
    smallest,
    total,
    within,
)
from cchc_rules.scoring.model import Faulty, Found, Missing, NothingArose, Reading, Reason
from cchc_rules.scoring.readers import FigureReader, Reader, Source, View, agree
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cchc_rules.evidence.model import Observation
    from cchc_rules.scoring.ledger import Ledger

_ONE = Fraction(1)
_ALL: Bounds = (Fraction(0), _ONE)


class DerivedReader(Reader):
    """A measure made from parts, all of them read on the same day."""

    def __init__(self, reported: FigureReader, parts: Sequence[Reader], *, is_rate: bool) -> None:
        super().__init__(reported.measure, is_rate=is_rate)
        self.reported = reported
        self.parts = tuple(parts)

    @abstractmethod
    def combine(self, parts: list[Reading]) -> Found:
        """The value from the values of the parts."""

    def computable(self, ledger: Ledger) -> frozenset[date]:
        """The days on which every part has a value."""
        return frozenset.intersection(*(part.days(ledger) for part in self.parts))

    def days(self, ledger: Ledger) -> frozenset[date]:
        """The days it can be computed for, or is reported for."""
        return self.computable(ledger) | self.reported.days(ledger)

    def at(self, ledger: Ledger, day: date, view: View) -> Found:
        """The computed value; the reported one where there is no other, or where the view prefers it."""
        if day not in self.reported.days(ledger):
            return self.compute(ledger, day, view)
        reported = self.reported.at(ledger, day, view)
        if day not in self.computable(ledger):
            return reported
        computed = self.compute(ledger, day, view)
        if not view.reported or not isinstance(reported, Reading):
            return computed
        # A reported 81,6% and counts that give 81,57% are one value: the counts say it exactly.
        if isinstance(computed, Reading) and agree(computed, reported, is_rate=self.is_rate):
            return computed
        return reported

    def sources(self, ledger: Ledger, day: date) -> frozenset[Source]:
        """The sources of all parts, and of the reported value."""
        return frozenset.union(
            self.reported.sources(ledger, day), *(part.sources(ledger, day) for part in self.parts)
        )

    def compute(self, ledger: Ledger, day: date, view: View) -> Found:
        """The value from its parts on a day when all have one."""
        values: list[Reading] = []
        for part in self.parts:
            found = part.at(ledger, day, view)
            if isinstance(found, Faulty | Missing):
                return found
            if isinstance(found, NothingArose):
                if self.nothing_decides:
                    return found
                continue
            values.append(found)
        if not values:
            return NothingArose(day)
        found = self.combine(values)
        if not isinstance(found, Reading):
            return found
        return found._replace(
            as_of=day, undecided=any(value.undecided for value in values), behind=_behind(values)
        )

    nothing_decides = True
    """Whether one part for which nothing arose leaves no value at all."""

    def absent(self, ledger: Ledger) -> Missing:
        """The parts that are missing; the measure itself where every part is."""
        lacking = [part for part in self.parts if not part.days(ledger)]
        if not lacking:
            return Missing(Reason.NO_COMMON_DATE, tuple(part.measure for part in self.parts))
        if len(lacking) == len(self.parts):
            reasons = {part.absent(ledger).reason for part in lacking}
            reason = reasons.pop() if len(reasons) == 1 else Reason.NO_FIGURE
            return Missing(reason, (self.measure,))
        found = [part.absent(ledger) for part in lacking]
        return Missing(found[0].reason, tuple(dict.fromkeys(what for each in found for what in each.what)))


class RatioReader(DerivedReader):
    """A rate: one count over another; keeps both counts."""

    def __init__(
        self,
        reported: FigureReader,
        parts: Sequence[Reader],
        labels: tuple[str, str],
        *,
        above_one: bool,
    ) -> None:
        super().__init__(reported, parts, is_rate=True)
        self._labels = labels
        self.above_one = above_one

    def combine(self, parts: list[Reading]) -> Found:
        """The rate; nothing of 0 is no rate, something of 0 is a contradiction."""
        of, over = parts
        if over.num == 0:
            if of.num == 0:
                return NothingArose(over.as_of)
            return self._contradiction(of, over, "lớn hơn 0 trong khi")
        if over.num < 0:
            return self._contradiction(of, over, "và số âm")
        num, den = of.num * over.den, over.num * of.den
        bounds = quotient((of.low, of.high), (over.low, over.high))
        if not self.above_one:
            if bounds[0] is not None and bounds[0] > 1:
                return self._contradiction(of, over, "lớn hơn")
            num = min(num, den)
            bounds = within(bounds, None, _ONE)
        if of.den == over.den == 1 and of.exact and over.exact:
            return Reading(num, den, *bounds, numerator=of.num, denominator=over.num)
        return Reading(num, den, *bounds)

    def _contradiction(self, of: Reading, over: Reading, between: str) -> Faulty:
        return Faulty(
            f"Số liệu mâu thuẫn: “{self._labels[0]}” ({format_number(of.value)}) {between} "
            f"“{self._labels[1]}” ({format_number(over.value)})"
        )


class ComplementReader(DerivedReader):
    """What is left to 100%."""

    def combine(self, parts: list[Reading]) -> Found:
        """1 minus the rate, counts included."""
        (of,) = parts
        left = Reading(of.den - of.num, of.den, *minus(point(_ONE), (of.low, of.high)))
        if of.numerator is None or of.denominator is None:
            return left
        return left._replace(numerator=of.denominator - of.numerator, denominator=of.denominator)


class DifferenceReader(DerivedReader):
    """One value less another."""

    def combine(self, parts: list[Reading]) -> Found:
        """The difference, which may be negative."""
        of, less = parts
        bounds = minus((of.low, of.high), (less.low, less.high))
        return Reading(of.num * less.den - less.num * of.den, of.den * less.den, *bounds)

    def compute(self, ledger: Ledger, day: date, view: View) -> Found:
        """The difference; with nothing on one side there is nothing to take a difference of."""
        found = super().compute(ledger, day, view)
        if isinstance(found, NothingArose):
            return Missing(Reason.NO_FIGURE, tuple(part.measure for part in self.parts))
        return found


class ManyReader(DerivedReader):
    """Sum, product, largest or smallest of several values; parts for which nothing arose stay out."""

    nothing_decides = False

    def __init__(self, reported: FigureReader, parts: Sequence[Reader], kind: str, *, is_rate: bool) -> None:
        super().__init__(reported, parts, is_rate=is_rate)
        self._value, self._bounds = _MANY[kind]

    def combine(self, parts: list[Reading]) -> Found:
        """The value of all of them together."""
        value = self._value([part.value for part in parts])
        return Reading(
            value.numerator, value.denominator, *self._bounds([(part.low, part.high) for part in parts])
        )


class ChangeReader(DerivedReader):
    """The change against the previous period: the newest value before this period, else the value before."""

    def __init__(
        self, reported: FigureReader, parts: Sequence[Reader], *, relative: bool, is_rate: bool
    ) -> None:
        super().__init__(reported, parts, is_rate=is_rate)
        self._relative = relative

    def computable(self, ledger: Ledger) -> frozenset[date]:
        """Every day but the first: something has to come before."""
        days = self.parts[0].days(ledger)
        return days - {min(days)} if days else days

    def compute(self, ledger: Ledger, day: date, view: View) -> Found:
        """The change on that day."""
        (part,) = self.parts
        earlier = [each for each in part.days(ledger) if each < day]
        before_period = [each for each in earlier if each < ledger.period_from]
        before = part.at(ledger, max(before_period or earlier), view)
        now = part.at(ledger, day, view)
        if not isinstance(now, Reading):
            return now
        if not isinstance(before, Reading):
            return before if isinstance(before, Faulty) else Missing(Reason.NO_PREVIOUS, (part.measure,))
        found = self.combine([now, before])
        if not isinstance(found, Reading):
            return found
        return found._replace(as_of=day, behind=_behind([now, before]))

    def combine(self, parts: list[Reading]) -> Found:
        """The difference, or the difference as a share of what it was."""
        now, before = parts
        bounds = minus((now.low, now.high), (before.low, before.high))
        num, den = now.num * before.den - before.num * now.den, now.den * before.den
        if not self._relative:
            return Reading(num, den, *bounds)
        if before.num <= 0:
            return Missing(Reason.NO_PREVIOUS, (self.parts[0].measure,))
        share = minus(quotient((now.low, now.high), (before.low, before.high)), point(_ONE))
        return Reading(num * before.den, den * before.num, *share)

    def absent(self, ledger: Ledger) -> Missing:
        """No value, or only one and nothing to compare it with."""
        (part,) = self.parts
        if part.days(ledger):
            return Missing(Reason.NO_PREVIOUS, (part.measure,))
        return part.absent(ledger)


def _behind(values: list[Reading]) -> tuple[Observation, ...]:
    return tuple(
        each
        for value in values
        for each in ((value.observation,) if value.observation is not None else value.behind)
    )


def _sum(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _product(values: list[Fraction]) -> Fraction:
    return reduce(lambda left, right: left * right, values)


def _product_bounds(parts: Sequence[Bounds]) -> Bounds:
    return reduce(product, parts)


_MANY: dict[str, tuple[Callable[[list[Fraction]], Fraction], Callable[[Sequence[Bounds]], Bounds]]] = {
    "sum": (_sum, total),
    "product": (_product, _product_bounds),
    "max": (max, largest),
    "min": (min, smallest),
}
