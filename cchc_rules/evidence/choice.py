"""Which of an agency's files is assessed? Of all its periods one; those before stand beside it.

Knows what files said, not where files come from.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_rules.evidence import codes
from cchc_rules.evidence.model import Evidence, EvidenceSet
from cchc_rules.sources.faults import Fault, Place, Severity
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from cchc_rules.evidence.reading import LoadedFile
    from cchc_rules.packs.pack import RulePack


class Choice:
    """Chooses, of all files of an agency, the one of the period that is assessed."""

    def __init__(self, pack: RulePack, as_of: date | None) -> None:
        self.pack = pack
        self.as_of = as_of
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.of_agency: defaultdict[str, dict[tuple[date, date], LoadedFile]] = defaultdict(dict)

    def add(self, loaded: LoadedFile) -> None:
        """Take in one file."""
        self.faults.extend(loaded.faults)
        self.warnings.extend(loaded.warnings)
        evidence = loaded.evidence
        if evidence is None:
            return
        if self.as_of is not None and evidence.period_from > self.as_of:
            day = format_date(self.as_of)
            self._warn(
                codes.PERIOD_NOT_USED,
                loaded.period_place,
                f"kỳ bắt đầu sau ngày đánh giá {day} nên không được dùng",
            )
            return
        periods = self.of_agency[evidence.agency.id]
        period = (evidence.period_from, evidence.period_to)
        if period in periods:
            self._agency_twice(loaded, periods[period])
        else:
            periods[period] = loaded

    def made(self) -> EvidenceSet:
        """The evidence of the run, its faults and warnings."""
        evidence, parents = self.made_alone()
        agencies = {each.agency.id for each in evidence.current}
        warnings = (*evidence.warnings, *absent_parents(parents, agencies))
        return replace(evidence, warnings=_sorted(warnings))

    def made_alone(self) -> tuple[EvidenceSet, list[tuple[str, Place]]]:
        """A part of a run, with the superiors its files name: only the whole tells who is there."""
        current: list[LoadedFile] = []
        previous: list[Evidence] = []
        for agency in sorted(self.of_agency):
            periods = self.of_agency[agency]
            chosen = self._current(periods)
            current.append(periods[chosen])
            for period in sorted(periods, key=_age):
                if _age(period) < _age(chosen):
                    previous.extend(_as_of_then(periods[period]))
                elif period != chosen:
                    message = "kỳ này sau kỳ được đánh giá nên không được dùng"
                    self._warn(codes.PERIOD_NOT_USED, periods[period].period_place, message)
        self._check_periods(current)
        made = EvidenceSet(
            current=tuple(loaded.evidence for loaded in current if loaded.evidence is not None),
            previous=tuple(previous),
            faults=_sorted(self.faults),
            warnings=_sorted(self.warnings),
        )
        return made, [parent for loaded in current for parent in _parent(loaded)]

    def _current(self, periods: Iterable[tuple[date, date]]) -> tuple[date, date]:
        wanted = (self.pack.manifest.period.from_, self.pack.manifest.period.to)
        return wanted if wanted in set(periods) else max(periods, key=_age)

    def _agency_twice(self, loaded: LoadedFile, first: LoadedFile) -> None:
        if loaded.agency_place is not None and loaded.evidence is not None:
            self.faults.append(
                Fault(
                    loaded.agency_place,
                    codes.AGENCY_TWICE,
                    f"cơ quan “{loaded.evidence.agency.id}” đã có số liệu của kỳ này ở {first.agency_place}",
                    fix="giữ một tệp cho mỗi cơ quan mỗi kỳ; tệp này không được dùng",
                )
            )

    def _check_periods(self, current: Iterable[LoadedFile]) -> None:
        wanted = self.pack.manifest.period
        for loaded in current:
            evidence = loaded.evidence
            if evidence is None or evidence.illustration is not None:
                continue
            if (evidence.period_from, evidence.period_to) != (wanted.from_, wanted.to):
                period = f"{format_date(wanted.from_)} đến {format_date(wanted.to)}"
                message = f"kỳ số liệu khác kỳ của bộ quy tắc (từ {period})"
                fix = "dùng bộ quy tắc của kỳ này; nếu chỉ để minh họa thì ghi lý do ở khóa illustration"
                self._warn(codes.OTHER_PERIOD, loaded.period_place, message, fix)

    def _warn(self, code: str, place: Place | None, message: str, fix: str | None = None) -> None:
        if place is not None:
            self.warnings.append(Fault(place, code, message, fix=fix, severity=Severity.WARNING))


def absent_parents(parents: Iterable[tuple[str, Place]], agencies: Collection[str]) -> Iterator[Fault]:
    """A warning for every superior that a file names and that is not among the agencies of the run."""
    for parent, place in parents:
        if parent not in agencies:
            message = f"không có số liệu của cơ quan cấp trên “{parent}” trong lần đánh giá này"
            yield Fault(place, codes.PARENT_NOT_LOADED, message, severity=Severity.WARNING)


def _parent(loaded: LoadedFile) -> Iterator[tuple[str, Place]]:
    parent = loaded.evidence.agency.parent if loaded.evidence is not None else None
    if parent is not None and loaded.parent_place is not None:
        yield parent, loaded.parent_place


def _age(period: tuple[date, date]) -> tuple[date, date]:
    start, end = period
    return end, start


def _as_of_then(loaded: LoadedFile) -> Iterator[Evidence]:
    """An earlier period is seen as its own time saw it, not as of the run's date."""
    if loaded.evidence is not None and loaded.closed is not None:
        yield replace(loaded.evidence, as_of=min(loaded.evidence.as_of, loaded.closed))


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(set(faults), key=Fault.sort_key))
