"""What does one file say of its agency, and what is wrong with it?

Reads one file at a time and keeps nothing of it but the evidence, so that any number of files can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.evidence import codes
from cchc_rules.evidence.claims import ClaimReader
from cchc_rules.evidence.figures import Days, FigureReader
from cchc_rules.evidence.marking import Marker
from cchc_rules.evidence.model import AgencyRef, Evidence, SourceFile, UnitEvidence
from cchc_rules.evidence.parts import Parts, parts_of
from cchc_rules.evidence.ratios import check_ratios
from cchc_rules.evidence.vocabulary import Vocabulary
from cchc_rules.sources.digest import sha256_of
from cchc_rules.sources.faults import Fault, Place, Severity
from cchc_rules.sources.tree import read_tree
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.evidence.format import ReportedPeriod, UnitEntry
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.tree import Tree


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What one file yielded: evidence, or the faults for which all of it is left out."""

    name: str
    evidence: Evidence | None = None
    closed: date | None = None
    """The as-of date of the period, whatever the as-of date of the run."""
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    agency_place: Place | None = None
    period_place: Place | None = None
    parent_place: Place | None = None


class EvidenceReader:
    """Reads evidence files against one pack; what the pack means is worked out once."""

    def __init__(self, pack: RulePack, *, as_of: date | None = None) -> None:
        self.vocabulary = Vocabulary(pack)
        self.as_of = as_of

    def read(self, path: str | Path, *, name: str | None = None) -> LoadedFile:
        """Read one file; `name` is what it is called in messages and provenance."""
        path = Path(path)
        shown = name or path.as_posix()
        faults: list[Fault] = []
        tree = read_tree(path, display=shown, faults=faults)
        if tree is None:
            return _unusable(shown, faults)
        return self._judged(tree, faults, (SourceFile(shown, sha256_of(path)),))

    def read_tree(self, tree: Tree, sources: tuple[SourceFile, ...] = ()) -> LoadedFile:
        """Read evidence that is no file of its own, such as a case beside the rules or a workbook."""
        return self._judged(tree, [], sources)

    def _judged(self, tree: Tree, faults: list[Fault], sources: tuple[SourceFile, ...]) -> LoadedFile:
        parts = parts_of(tree, faults)
        evidence = _Judge(self.vocabulary, Marker(tree, faults), parts, self.as_of).evidence(sources)
        if evidence is None or any(fault.severity is Severity.ERROR for fault in faults):
            return _unusable(tree.file, faults)
        return LoadedFile(
            name=tree.file,
            evidence=evidence,
            closed=_closed(parts.period) if parts.period else None,
            warnings=_sorted(faults),
            agency_place=tree.place(("agency", "id")),
            period_place=tree.place(("period",)),
            parent_place=tree.place(("agency", "parent")),
        )


@dataclass(slots=True)
class _Judge:
    """Holds the sound parts of one file against the pack."""

    vocabulary: Vocabulary
    marker: Marker
    parts: Parts
    looked: date | None

    def evidence(self, sources: tuple[SourceFile, ...]) -> Evidence | None:
        """The evidence; None where agency or period are unsound. Everything else is judged all the same."""
        parts, days = self.parts, self._days()
        figure_reader = FigureReader(self.vocabulary, self.marker, days)
        claims = ClaimReader(self.vocabulary, self.marker, days)
        figures = figure_reader.read(parts.figures, ("figures",)) if parts.figures else {}
        check_ratios(figures, self.vocabulary.ratios, self.marker, days)
        units = self._units(figure_reader)
        documents = claims.documents(parts.documents)
        self_scores = claims.self_scores(parts.self_scores)
        official = claims.results("official_scores", parts.official_scores)
        last_year = claims.results("last_year", parts.last_year)
        waivers = claims.waivers(parts.waivers)
        self._say_what_is_later(figure_reader.later, claims.later)
        if parts.agency is None or parts.period is None or days is None:
            return None
        agency = parts.agency
        return Evidence(
            agency=AgencyRef(agency.id, agency.name, agency.level, agency.group, agency.parent),
            period_from=parts.period.from_,
            period_to=parts.period.to,
            as_of=self.looked or days.closed,
            figures=figures,
            documents=documents,
            units=units,
            self_scores=self_scores,
            official=official,
            last_year=last_year,
            waivers=waivers,
            synthetic=parts.synthetic,
            illustration=parts.illustration,
            note=parts.note,
            sources=sources,
        )

    def _days(self) -> Days | None:
        period = self.parts.period
        if period is None:
            return None
        error = self.marker.error
        start, end, closed = period.from_, period.to, _closed(period)
        if start > end:
            message = f"kỳ bị ngược: từ {format_date(start)} đến {format_date(end)}"
            error(
                codes.PERIOD_REVERSED,
                ("period", "to"),
                message,
                expected="ngày cuối kỳ không trước ngày đầu kỳ",
            )
            return None
        if closed < start:
            message = f"ngày chốt số liệu {format_date(closed)} trước ngày đầu kỳ {format_date(start)}"
            error(codes.AS_OF_BEFORE_PERIOD, ("period", "as_of"), message)
            return None
        if closed > end:
            message = f"ngày chốt số liệu {format_date(closed)} sau ngày cuối kỳ {format_date(end)}"
            fix = "kiểm tra lại ngày; giữ nguyên nếu số liệu thực sự được chốt sau kỳ"
            self.marker.warning(codes.AS_OF_AFTER_PERIOD, ("period", "as_of"), message, fix=fix)
        return Days(closed, self.looked)

    def _units(self, figure_reader: FigureReader) -> tuple[UnitEvidence, ...]:
        found: dict[str, UnitEvidence] = {}
        for index, unit in self.parts.units:
            path = ("units", index)
            self._check_unit_kind(unit, path)
            if unit.id in found:
                message = f"đơn vị “{unit.id}” đã được ghi ở một mục phía trên"
                fix = "gộp thành một mục, hoặc sửa mã đơn vị"
                self.marker.error(codes.SAME_UNIT_TWICE, (*path, "id"), message, fix=fix)
            figures = figure_reader.read(unit.figures, (*path, "figures")) if unit.figures else {}
            check_ratios(figures, self.vocabulary.ratios, self.marker, figure_reader.days)
            found[unit.id] = UnitEvidence(unit.id, unit.name, unit.kind, figures)
        return tuple(found[unit] for unit in sorted(found))

    def _check_unit_kind(self, unit: UnitEntry, path: tuple[str | int, ...]) -> None:
        kinds = self.vocabulary.pack.manifest.unit_kinds
        if unit.kind not in kinds:
            self.marker.error(
                codes.UNKNOWN_UNIT_KIND,
                (*path, "kind"),
                f"bộ quy tắc “{self.vocabulary.pack.id}” không có loại đơn vị “{unit.kind}”",
                expected="một trong: " + ", ".join(kinds) if kinds else None,
                did_you_mean=self.vocabulary.suggest_unit_kind(unit.kind),
            )

    def _say_what_is_later(self, figures: int, documents: int) -> None:
        if not (figures or documents) or self.looked is None:
            return
        counted = [f"{figures} số liệu"] * bool(figures) + [f"{documents} tài liệu"] * bool(documents)
        day = format_date(self.looked)
        message = f"{' và '.join(counted)} có ngày sau ngày đánh giá {day} nên không được dùng"
        self.marker.warning(codes.LATER_LEFT_OUT, ("period",), message)


def _closed(period: ReportedPeriod) -> date:
    return period.as_of or period.to


def _unusable(name: str, faults: Sequence[Fault]) -> LoadedFile:
    """A file with errors is left out as a whole."""
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    warnings = [fault for fault in faults if fault.severity is Severity.WARNING]
    return LoadedFile(name, faults=_sorted(errors), warnings=_sorted(warnings))


def _sorted(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(set(faults), key=Fault.sort_key))
