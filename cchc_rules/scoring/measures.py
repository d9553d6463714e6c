"""Which reader finds a measure? Turns the measures of a pack into readers, each once per scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence.model import FigureKey
from cchc_rules.evidence.vocabulary import Vocabulary
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import (
    AnyMeasure,
    ChangeMeasure,
    ComplementMeasure,
    DaysBetweenMeasure,
    DifferenceMeasure,
    GivenMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
    SumMeasure,
)
from cchc_rules.scoring.awarding import RuleFaultError
from cchc_rules.scoring.days_between import DaysBetweenReader
from cchc_rules.scoring.derived import (
    ChangeReader,
    ComplementReader,
    DifferenceReader,
    ManyReader,
    RatioReader,
)
from cchc_rules.scoring.holding import Holding
from cchc_rules.scoring.model import Reason
from cchc_rules.scoring.moments import MomentReader
from cchc_rules.scoring.readers import DocumentReader, FigureReader, Reader
from cchc_rules.scoring.units import ShareOfUnitsReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.intervals import Bounds


class MeasureReaders:
    """The readers of one pack, made when first asked for."""

    def __init__(self, pack: RulePack) -> None:
        self.measures: Mapping[str, AnyMeasure] = pack.measures
        self.unit_kinds: Mapping[str, str] = pack.manifest.unit_kinds
        self._expected = Vocabulary(pack).expected
        self._made: dict[FigureKey, Reader] = {}
        self._opened: set[FigureKey] = set()

    def dimension(self, measure: str) -> Dimension | None:
        """What a measure is counted in; None where the pack leaves it unclear."""
        expected = self._expected.get(measure)
        return expected.dimension if expected else None

    def bounds(self, measure: str) -> Bounds:
        """The interval a value must lie in by its kind."""
        expected = self._expected.get(measure)
        return (expected.low, expected.high) if expected else (None, None)

    def label(self, measure: str) -> str:
        """The Vietnamese name of a measure."""
        found = self.measures.get(measure)
        return found.label if found else measure

    def reader(self, measure: str, scope: str | None = None) -> Reader:
        """The reader of a measure within a scope.

        Raises:
            RuleFaultError: with a Vietnamese message, when the measure is unknown or made from itself.
        """
        key = FigureKey(measure, scope)
        if key not in self._made:
            if measure not in self.measures:
                raise RuleFaultError(f"chưa khai báo số liệu “{measure}”")
            if key in self._opened:
                raise RuleFaultError(f"số liệu “{measure}” được tính từ chính nó")
            self._opened.add(key)
            try:
                self._made[key] = self._make(key, self.measures[measure])
            finally:
                self._opened.discard(key)
        return self._made[key]

    def moment(self, measure: str, scope: str | None = None) -> MomentReader:
        """Reads the day of a document or date."""
        return MomentReader(measure, scope, self.dimension(measure))

    def holding(
        self, measure: str, condition: Condition, scope: str | None, *, nothing: bool | None = None
    ) -> Holding:
        """A condition on a measure, within the scope and else as a whole."""
        scopes = (None,) if scope is None else (scope, None)
        readers = tuple(self.reader(measure, each) for each in scopes)
        return Holding(readers, condition, nothing=nothing)

    def _make(self, key: FigureKey, measure: AnyMeasure) -> Reader:
        is_rate = self.dimension(key.measure) is Dimension.RATE
        if isinstance(measure, GivenMeasure):
            if self.dimension(key.measure) is Dimension.DOCUMENT:
                return DocumentReader(key.measure)
            survey = self.dimension(key.measure) is Dimension.SURVEY
            reason = Reason.SURVEY if survey else Reason.NO_FIGURE
            return FigureReader(key, self.bounds(key.measure), is_rate=is_rate, reason=reason)
        return self._derived(key, measure, FigureReader(key, self.bounds(key.measure), is_rate=is_rate))

    def _derived(self, key: FigureKey, measure: AnyMeasure, reported: FigureReader) -> Reader:
        scope, is_rate = key.scope, reported.is_rate
        match measure:
            case RatioMeasure():
                parts = (self.reader(measure.of, scope), self.reader(measure.over, scope))
                labels = (self.label(measure.of), self.label(measure.over))
                return RatioReader(reported, parts, labels, above_one=measure.above_one)
            case ComplementMeasure():
                return ComplementReader(reported, (self.reader(measure.of, scope),), is_rate=is_rate)
            case DifferenceMeasure():
                parts = (self.reader(measure.of, scope), self.reader(measure.minus, scope))
                return DifferenceReader(reported, parts, is_rate=is_rate)
            case SumMeasure():
                many = tuple(self.reader(each, scope) for each in measure.of)
                return ManyReader(reported, many, measure.kind, is_rate=is_rate)
            case ChangeMeasure():
                part = (self.reader(measure.of, scope),)
                return ChangeReader(reported, part, relative=measure.relative, is_rate=is_rate)
            case DaysBetweenMeasure():
                ends = (self.moment(measure.from_, scope), self.moment(measure.to, scope))
                return DaysBetweenReader(reported, *ends)
            case ShareOfUnitsMeasure():
                where = [
                    self.holding(each, condition, scope, nothing=True)
                    for each, condition in measure.where.items()
                ]
                return ShareOfUnitsReader(reported, measure.units, where)
        raise RuleFaultError(f"chưa biết cách tính số liệu “{key.measure}”")
