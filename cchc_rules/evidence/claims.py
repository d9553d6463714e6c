"""What does the file say beside its figures? Documents, scores claimed or published, waivers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.evidence import codes
from cchc_rules.evidence.model import DocumentRecord, OfficialResult, Waiver
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from cchc_rules.evidence.figures import Days
    from cchc_rules.evidence.format import DocumentEntry, OfficialEntry, WaiverEntry
    from cchc_rules.evidence.marking import Marker
    from cchc_rules.evidence.vocabulary import Vocabulary
    from cchc_rules.sources.tree import Step


@dataclass(slots=True)
class ClaimReader:
    """Reads the claims of one file."""

    vocabulary: Vocabulary
    marker: Marker
    days: Days | None
    later: int = 0
    """How many documents were left out because they are later than the run's as-of date."""

    def documents(self, written: Mapping[str, DocumentEntry | str | None]) -> Mapping[str, DocumentRecord]:
        """What was said about documents; one with nothing said about it stays unknown."""
        found: dict[str, DocumentRecord] = {}
        for measure in sorted(written):
            entry, path = written[measure], ("documents", measure)
            if not self._is_document(measure, path) or entry is None:
                continue
            if isinstance(entry, str):
                found[measure] = DocumentRecord(issued=False, place=self.marker.place(path))
            elif any(value is not None for _, value in entry) and self._is_seen(entry, path):
                found[measure] = self._record(entry, path)
        return found

    def _record(self, entry: DocumentEntry, path: Sequence[Step]) -> DocumentRecord:
        return DocumentRecord(
            issued=True,
            symbol=entry.symbol,
            date=entry.date,
            title=entry.title,
            issuer=entry.issuer,
            file=entry.file,
            location=entry.place,
            place=self.marker.place(path),
        )

    def _is_document(self, measure: str, path: Sequence[Step]) -> bool:
        if measure not in self.vocabulary.expected:
            self.marker.error(
                codes.UNKNOWN_MEASURE,
                path,
                f"bộ quy tắc “{self.vocabulary.pack.id}” không có tài liệu “{measure}”",
                key=True,
                did_you_mean=self.vocabulary.suggest_measure(measure, document=True),
            )
            return False
        if not self.vocabulary.is_document(measure):
            self.marker.error(
                codes.FIGURE_AMONG_DOCUMENTS,
                path,
                f"“{measure}” là số liệu, không phải tài liệu",
                key=True,
                fix="chuyển sang mục figures",
            )
            return False
        return True

    def _is_seen(self, entry: DocumentEntry, path: Sequence[Step]) -> bool:
        days = self.days
        if days is None or entry.date is None:
            return True
        if not days.sees(entry.date):
            self.later += 1
            return False
        if days.looked is None and entry.date > days.closed:
            day, closed = format_date(entry.date), format_date(days.closed)
            message = f"tài liệu đề ngày {day}, sau ngày chốt số liệu của kỳ ({closed})"
            self.marker.warning(codes.DOCUMENT_AFTER_AS_OF, (*path, "date"), message)
        return True

    def self_scores(self, written: Mapping[str, Fraction | None]) -> Mapping[str, Fraction]:
        """The points the agency claims."""
        found: dict[str, Fraction] = {}
        for criterion in sorted(written):
            points, path = written[criterion], ("self_scores", criterion)
            if self._is_scored(criterion, path) and points is not None:
                self._check_points(criterion, points, path)
                found[criterion] = points
        return found

    def results(self, section: str, written: Mapping[str, OfficialEntry]) -> Mapping[str, OfficialResult]:
        """Published results; one that says nothing stays unknown."""
        found: dict[str, OfficialResult] = {}
        for criterion in sorted(written):
            entry, path = written[criterion], (section, criterion)
            if not self._is_scored(criterion, path):
                continue
            if entry.points is not None:
                self._check_points(criterion, entry.points, (*path, "points"))
            if entry.points is not None or entry.status is not None:
                found[criterion] = OfficialResult(entry.points, entry.status, entry.source, entry.reason)
        return found

    def _is_scored(self, criterion: str, path: Sequence[Step]) -> bool:
        known = self.vocabulary.knows_scored(criterion)
        if not known:
            self._unknown_criterion(criterion, path, key=True)
        return known

    def _unknown_criterion(self, criterion: str, path: Sequence[Step], *, key: bool) -> None:
        self.marker.error(
            codes.UNKNOWN_CRITERION,
            path,
            f"bộ quy tắc “{self.vocabulary.pack.id}” không có tiêu chí “{criterion}”",
            key=key,
            did_you_mean=self.vocabulary.suggest_criterion(criterion),
        )

    def _check_points(self, criterion: str, points: Fraction, path: Sequence[Step]) -> None:
        maximum = self.vocabulary.maximum(criterion)
        known = self.vocabulary.pack.by_id.get(criterion)
        # The points of a penalty are written as often with a minus as without.
        size = abs(points) if known is not None and known.group == "penalty" else points
        shown = format_number(points)
        if size < 0:
            self.marker.error(codes.SCORE_BELOW_ZERO, path, f"điểm {shown} của tiêu chí {criterion} là số âm")
        elif maximum is not None and size > maximum:
            self.marker.error(
                codes.SCORE_ABOVE_MAXIMUM,
                path,
                f"điểm {shown} cao hơn điểm tối đa của tiêu chí {criterion}",
                expected=f"không quá {format_number(maximum)}",
            )

    def waivers(self, written: Sequence[tuple[int, WaiverEntry]]) -> tuple[Waiver, ...]:
        """The criteria left out by decision, one decision each."""
        found: dict[str, Waiver] = {}
        for index, entry in written:
            path = ("waivers", index, "criterion")
            if entry.criterion not in self.vocabulary.pack.by_id:
                self._unknown_criterion(entry.criterion, path, key=False)
            elif entry.criterion in found:
                message = f"tiêu chí “{entry.criterion}” đã được miễn ở một mục phía trên"
                self.marker.error(codes.SAME_WAIVER_TWICE, path, message, fix="gộp thành một mục")
            else:
                found[entry.criterion] = Waiver(entry.criterion, entry.reason, entry.approver, entry.expires)
        return tuple(found[criterion] for criterion in sorted(found))
