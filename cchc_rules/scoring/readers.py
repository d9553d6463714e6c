"""How is the value of a measure found in a ledger? What every reader answers, and given figures.

A reader knows on which days there is a value and what it is on one of them. Rival sources are
seen through a `View`: the same question asked once per source.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.evidence.model import FigureKey, Observation, Qualifier
from cchc_rules.scoring.intervals import Bounds, overlap, within
from cchc_rules.scoring.model import Found, Missing, Reading, Reason

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.scoring.ledger import Ledger

Source = tuple[str, str]
"""A source by its system and its document; either may be empty."""

_RATE_PLACES = 2
_LONGEST = 12


class View(NamedTuple):
    """Through which source, and whether a rate the office reports counts before the computed one."""

    source: Source | None
    reported: bool


class Reader(ABC):
    """Finds the values of one measure within one scope."""

    def __init__(self, measure: str, *, is_rate: bool) -> None:
        self.measure = measure
        self.is_rate = is_rate

    @abstractmethod
    def days(self, ledger: Ledger) -> frozenset[date]:
        """The days there is a value for, none of them after the day of assessment."""

    @abstractmethod
    def at(self, ledger: Ledger, day: date, view: View) -> Found:
        """What stands there on one of these days."""

    def sources(self, ledger: Ledger, day: date) -> frozenset[Source]:  # noqa: ARG002 - most have none
        """The sources that speak of this day."""
        return frozenset()

    @abstractmethod
    def absent(self, ledger: Ledger) -> Missing:
        """Why there is no day with a value."""


class FigureReader(Reader):
    """A figure the office enters."""

    def __init__(
        self, key: FigureKey, bounds: Bounds, *, is_rate: bool, reason: Reason = Reason.NO_FIGURE
    ) -> None:
        super().__init__(key.measure, is_rate=is_rate)
        self.key = key
        self._bounds = bounds
        self.lacking = Missing(reason, (key.measure,))

    def days(self, ledger: Ledger) -> frozenset[date]:
        """The days of its observations; an undated one stands for the day of assessment."""
        observations = ledger.get(self.key) or ()
        found = {each.as_of or ledger.as_of for each in observations}
        return frozenset(day for day in found if day <= ledger.as_of)

    def at(self, ledger: Ledger, day: date, view: View) -> Found:
        """The observation of that day, of the source wanted where there are several."""
        chosen = _chosen(self._on(ledger, day), view.source)
        if chosen is None:
            return self.lacking
        return self._reading(chosen, day)

    def sources(self, ledger: Ledger, day: date) -> frozenset[Source]:
        """The sources of that day's observations, where there is more than one observation."""
        observations = self._on(ledger, day)
        return frozenset(map(_source, observations)) if len(observations) > 1 else frozenset()

    def absent(self, ledger: Ledger) -> Missing:  # noqa: ARG002
        """No such figure."""
        return self.lacking

    def _on(self, ledger: Ledger, day: date) -> list[Observation]:
        return [each for each in ledger.get(self.key) or () if (each.as_of or ledger.as_of) == day]

    def _reading(self, observation: Observation, day: date) -> Reading:
        value = observation.value
        low, high = self._room(observation, value)
        return Reading(
            observation.num,
            observation.den,
            low,
            high,
            observation=observation,
            word=observation.word,
            as_of=day,
            said_none=observation.said_none,
        )

    def _room(self, observation: Observation, value: Fraction) -> Bounds:
        qualifier = observation.qualifier
        if qualifier is Qualifier.EXACT:
            return (value, value)
        low = value if qualifier is Qualifier.AT_LEAST and observation.low is None else observation.low
        high = value if qualifier is Qualifier.AT_MOST and observation.high is None else observation.high
        low, high = within((low, high), *self._bounds)
        # What is reported always stays possible, even where it breaks the bounds of its kind.
        return (
            None if low is None else min(low, value),
            None if high is None else max(high, value),
        )


class DocumentReader(Reader):
    """Whether a document was issued, as 1 or 0."""

    def __init__(self, measure: str) -> None:
        super().__init__(measure, is_rate=False)

    def days(self, ledger: Ledger) -> frozenset[date]:
        """The day of assessment, once anything is said of the document."""
        record = ledger.documents.get(self.measure)
        if record is None or (record.date is not None and record.date > ledger.as_of):
            return frozenset()
        return frozenset((ledger.as_of,))

    def at(self, ledger: Ledger, day: date, view: View) -> Found:  # noqa: ARG002
        """1 with its record when issued, 0 when said not to be."""
        record = ledger.documents[self.measure]
        value = Fraction(record.issued)
        return Reading(
            int(record.issued),
            1,
            value,
            value,
            document=record,
            as_of=record.date or day,
            said_none=not record.issued,
        )

    def absent(self, ledger: Ledger) -> Missing:  # noqa: ARG002
        """Nothing is said of the document."""
        return Missing(Reason.NO_DOCUMENT, (self.measure,))


def agree(left: Reading, right: Reading, *, is_rate: bool) -> bool:
    """Whether two values are the same but for how finely they were written."""
    if left.word != right.word:
        return False
    slack = _half_digit(left, is_rate) + _half_digit(right, is_rate)
    wider = (
        None if left.low is None else left.low - slack,
        None if left.high is None else left.high + slack,
    )
    return overlap(wider, (right.low, right.high))


def _half_digit(reading: Reading, is_rate: bool) -> Fraction:
    """Half a unit of the last digit reported; 0 for a value that was computed."""
    if reading.observation is None:
        return Fraction(0)
    for places in range(_RATE_PLACES if is_rate else 0, _LONGEST):
        if 10**places % reading.den == 0:
            return Fraction(1, 2 * 10**places)
    return Fraction(0)


def _source(observation: Observation) -> Source:
    return (observation.system or "", observation.source or "")


def _chosen(observations: list[Observation], wanted: Source | None) -> Observation | None:
    """That of the source wanted, else of its system, else of no named system, else the first by name."""
    if len(observations) < 2:
        return observations[0] if observations else None

    def distance(observation: Observation) -> tuple[bool, bool, Source]:
        source = _source(observation)
        return (source != wanted, wanted is None or source[0] != wanted[0], source)

    return min(observations, key=distance)
