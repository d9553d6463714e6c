"""On which day was something done? Documents and dates that deadlines and day counts start from.

Knows ledgers, no deadlines and no points.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from cchc_rules.evidence.model import DocumentRecord, FigureKey, Observation
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.awarding import RuleFaultError
from cchc_rules.scoring.ledger import Ledger, newest_plain


class Done(Enum):
    """What is known of a moment."""

    ON_DAY = auto()
    UNDATED = auto()
    """Done, nobody said when."""
    NEVER = auto()
    """Said not to have been done."""
    UNKNOWN = auto()


class Moment(NamedTuple):
    """When something was done, and the document or figure that says so."""

    done: Done
    day: date | None = None
    document: DocumentRecord | None = None
    observation: Observation | None = None


_UNKNOWN = Moment(Done.UNKNOWN)


class MomentReader:
    """Finds the day of a document, or of a measure that is a date."""

    def __init__(self, measure: str, scope: str | None, dimension: Dimension | None) -> None:
        if dimension not in (Dimension.DOCUMENT, Dimension.DATE):
            raise RuleFaultError(f"“{measure}” không phải là tài liệu hoặc ngày")
        self.measure = measure
        self.is_document = dimension is Dimension.DOCUMENT
        self.key = FigureKey(measure, scope)

    def look(self, ledger: Ledger) -> Moment:
        """What is known on the day of assessment; what is dated later has not happened yet."""
        return self._document(ledger) if self.is_document else self._date(ledger)

    def _document(self, ledger: Ledger) -> Moment:
        record = ledger.documents.get(self.measure)
        if record is None:
            return _UNKNOWN
        if not record.issued:
            return Moment(Done.NEVER, document=record)
        if record.date is None:
            return Moment(Done.UNDATED, document=record)
        if record.date > ledger.as_of:
            return _UNKNOWN
        return Moment(Done.ON_DAY, record.date, record)

    def _date(self, ledger: Ledger) -> Moment:
        observations = ledger.get(self.key)
        if not observations:
            return _UNKNOWN
        observation = newest_plain(observations, ledger.as_of) or _latest(observations, ledger.as_of)
        if observation is None:
            return _UNKNOWN
        if observation.said_none:
            return Moment(Done.NEVER, observation=observation)
        day = date.fromordinal(observation.num)
        if day > ledger.as_of:
            return _UNKNOWN
        return Moment(Done.ON_DAY, day, observation=observation)


def _latest(observations: tuple[Observation, ...], as_of: date) -> Observation | None:
    """Of the newest observations the one with the latest day: the worse of two sources that disagree."""
    usable = [each for each in observations if each.as_of is None or each.as_of <= as_of]
    return max(usable, key=lambda each: (each.as_of or as_of, not each.said_none, each.num), default=None)
