"""What share of an agency's subordinate units meets a condition?

A unit that reported nothing is neither counted as meeting it nor as failing: it widens the bounds.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.model import Faulty, Found, Missing, Reading, Reason
from cchc_rules.scoring.readers import FigureReader, Reader, Source, View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.scoring.holding import Holding
    from cchc_rules.scoring.ledger import Ledger


class ShareOfUnitsReader(Reader):
    """Counts the units of one kind that meet every condition."""

    def __init__(self, reported: FigureReader, kind: str, where: Sequence[Holding]) -> None:
        super().__init__(reported.measure, is_rate=True)
        self.reported = reported
        self._kind = kind
        self._where = tuple(where)

    def days(self, ledger: Ledger) -> frozenset[date]:
        """The day of assessment where units are listed; else the days a share was reported for."""
        if any(unit.kind == self._kind for unit in ledger.units):
            return frozenset((ledger.as_of,))
        return self.reported.days(ledger)

    def at(self, ledger: Ledger, day: date, view: View) -> Found:
        """The share from the units; a reported one where no unit is listed."""
        units = [unit for unit in ledger.units if unit.kind == self._kind]
        if not units:
            return self.reported.at(ledger, day, view)
        met = unknown = 0
        unknown_names: list[str] = []
        for unit in units:
            holds = self._holds(ledger.of_unit(unit))
            if isinstance(holds, Faulty):
                return Faulty(f"{unit.name}: {holds.message}")
            if holds is None:
                unknown += 1
                unknown_names.append(unit.name)
            met += bool(holds)
        if unknown == len(units):
            return Missing(Reason.UNIT_UNKNOWN, tuple(sorted(unknown_names)))
        low, high = Fraction(met, len(units)), Fraction(met + unknown, len(units))
        return Reading(
            met,
            len(units),
            low,
            high,
            numerator=met if not unknown else None,
            denominator=len(units) if not unknown else None,
            as_of=day,
            undecided=unknown > 0,
        )

    def sources(self, ledger: Ledger, day: date) -> frozenset[Source]:
        """Those of the reported share; within a unit the worse of two sources counts anyway."""
        return self.reported.sources(ledger, day) if not ledger.units else frozenset()

    def absent(self, ledger: Ledger) -> Missing:  # noqa: ARG002
        """No unit of this kind is listed."""
        return Missing(Reason.NO_UNITS, (self.measure,))

    def _holds(self, unit: Ledger) -> bool | Faulty | None:
        """Whether a unit meets every condition: a certain failure decides, then a missing figure."""
        answer: bool | None = True
        for holding in self._where:
            holds = holding.holds(unit)
            if isinstance(holds, Faulty) or holds is False:
                return holds
            if holds is None:
                answer = None
        return answer
