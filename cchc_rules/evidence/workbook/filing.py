"""What goes into a form for each agency? Rows asked for, and what is already known of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.evidence.asked import OTHER_FIELD, AskedFigure
from cchc_rules.evidence.model import FigureKey, Qualifier

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.asked import Asked
    from cchc_rules.evidence.model import AgencyRef, DocumentRecord, Evidence, Observation, UnitEvidence


class Listed(NamedTuple):
    """An observation beside the main one of its figure, or of a unit."""

    key: FigureKey
    observation: Observation
    unit: UnitEvidence | None = None


@dataclass(frozen=True)
class Filing:
    """One agency of a form; without an agency the officer writes who it is."""

    asked: Asked
    agency: AgencyRef | None = None
    evidence: Evidence | None = None

    @property
    def agency_id(self) -> str:
        """The id in the keys of its rows; empty while nobody knows the agency."""
        return self.agency.id if self.agency else ""

    @property
    def name(self) -> str:
        """Its name."""
        return self.agency.name if self.agency else ""

    @property
    def days(self) -> tuple[date, date, date | None]:
        """First and last day of the period, and the day the figures were closed if that is another."""
        if self.evidence is None:
            period = self.asked.pack.manifest.period
            return period.from_, period.to, None
        closed = self.evidence.as_of
        start, end = self.evidence.period_from, self.evidence.period_to
        return start, end, None if closed == end else closed

    @cached_property
    def figures(self) -> dict[str, list[AskedFigure]]:
        """Rows by field: those asked for, and after them those that were reported all the same."""
        found = {place: list(rows) for place, rows in self.asked.figures.items()}
        if self.evidence is not None:
            known = set(self.asked.keys)
            more = [AskedFigure(key) for key in self.evidence.figures if key not in known]
            if more:
                found.setdefault(OTHER_FIELD, []).extend(more)
        return found

    @property
    def documents(self) -> list[tuple[str, list[str], DocumentRecord | None]]:
        """Documents, the criteria they verify, and what was said of them."""
        said = self.evidence.documents if self.evidence else {}
        found = [(each.measure, each.criteria, said.get(each.measure)) for each in self.asked.documents]
        known = {measure for measure, _, _ in found}
        return [*found, *((name, [], record) for name, record in said.items() if name not in known)]

    def main(self, key: FigureKey) -> Observation | None:
        """The newest observation of a figure: the one in its own row."""
        found = self.evidence.figures.get(key, ()) if self.evidence else ()
        return found[-1] if found else None

    @cached_property
    def series(self) -> list[Listed]:
        """Every other observation, and figures of units that say more than a number."""
        if self.evidence is None:
            return []
        found = [Listed(key, each) for key, all_ in self.evidence.figures.items() for each in all_[:-1]]
        for unit in self.evidence.units:
            for key, observations in unit.figures.items():
                if self.unit_value(unit, key.measure) is None or key.scope is not None:
                    found += [Listed(key, each, unit) for each in observations]
        return found

    @cached_property
    def unit_measures(self) -> tuple[str, ...]:
        """The figures that have a column in the sheet of units."""
        found = dict.fromkeys(name for names in self.asked.unit_figures.values() for name in names)
        for unit in self.evidence.units if self.evidence else ():
            found.update(dict.fromkeys(key.measure for key in unit.figures))
        return tuple(found)

    @staticmethod
    def unit_value(unit: UnitEvidence, measure: str) -> Observation | None:
        """The one plain figure of a unit; None where there is none or it has a date, a source, a doubt."""
        found = unit.figures.get(FigureKey(measure), ())
        if len(found) != 1:
            return None
        (only,) = found
        said = (only.as_of, only.source, only.system, only.note)
        plain = not any(said) and only.qualifier is Qualifier.EXACT and not only.said_none
        return only if plain else None
