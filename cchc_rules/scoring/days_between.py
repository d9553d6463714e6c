"""How many days lie between two documents or dates?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.derived import DerivedReader
from cchc_rules.scoring.model import Found, Missing, Reading, Reason
from cchc_rules.scoring.moments import Done, MomentReader

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.readers import FigureReader, View


class DaysBetweenReader(DerivedReader):
    """Days from one document or date to another; what was never issued counts the days so far, and on."""

    def __init__(self, reported: FigureReader, start: MomentReader, end: MomentReader) -> None:
        super().__init__(reported, (), is_rate=False)
        self._start = start
        self._end = end

    def computable(self, ledger: Ledger) -> frozenset[date]:
        """The day of assessment, once both ends are known."""
        known = self._start.look(ledger).day is not None and self._lack(ledger) is None
        return frozenset((ledger.as_of,)) if known else frozenset()

    def compute(self, ledger: Ledger, day: date, view: View) -> Found:  # noqa: ARG002
        """The number of days."""
        start, end = self._start.look(ledger), self._end.look(ledger)
        if start.day is None or end.done not in (Done.ON_DAY, Done.NEVER):
            return self.absent(ledger)
        days = ((end.day or ledger.as_of) - start.day).days
        value = Fraction(days)
        never = end.done is Done.NEVER
        return Reading(
            days,
            1,
            value,
            None if never else value,
            document=end.document,
            as_of=end.day or ledger.as_of,
            said_none=never,
        )

    def combine(self, parts: list[Reading]) -> Found:
        """Has no parts that are numbers."""
        raise NotImplementedError

    def absent(self, ledger: Ledger) -> Missing:
        """The end that is not known, or has no date."""
        return self._lack(ledger) or Missing(Reason.NO_FIGURE, (self.measure,))

    def _lack(self, ledger: Ledger) -> Missing | None:
        start, end = self._start.look(ledger), self._end.look(ledger)
        unknown = tuple(
            reader.measure
            for reader, moment in ((self._start, start), (self._end, end))
            if moment.done is Done.UNKNOWN
        )
        if unknown:
            documents = self._start.is_document or self._end.is_document
            return Missing(Reason.NO_DOCUMENT if documents else Reason.NO_FIGURE, unknown)
        if start.done is not Done.ON_DAY:
            return Missing(Reason.NO_DATE, (self._start.measure,))
        if end.done is Done.UNDATED:
            return Missing(Reason.NO_DATE, (self._end.measure,))
        return None
