"""What does a pack let evidence speak of? Its measures with the values they may take, scopes, criteria.

Worked out once per pack, then used for every file. Knows no file and no figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from cchc_rules.packs.dimensions import Dimension, dimensions
from cchc_rules.packs.forms import CombineForm
from cchc_rules.packs.measures import (
    AnyMeasure,
    ChangeMeasure,
    ComplementMeasure,
    DifferenceMeasure,
    GivenMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
    SumMeasure,
    parts_of,
)
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_rules.packs.pack import RulePack

Bound = Fraction | None
Bounds = tuple[Bound, Bound]

_ZERO, _ONE = Fraction(0), Fraction(1)
_OPEN: Bounds = (None, None)
_ORDINARY: dict[Dimension, Bounds] = {
    Dimension.RATE: (_ZERO, _ONE),
    Dimension.COUNT: (_ZERO, None),
    Dimension.MONEY: (_ZERO, None),
    Dimension.DAYS: (_ZERO, None),
    Dimension.RANK: (_ONE, None),
    Dimension.SURVEY: (_ZERO, None),
}
_WHOLE = frozenset({Dimension.COUNT, Dimension.DAYS, Dimension.RANK})


@dataclass(frozen=True, slots=True)
class Expected:
    """What may stand as the value of one measure; a bound of None leaves that side open."""

    measure: str
    dimension: Dimension | None
    low: Bound = None
    high: Bound = None
    whole: bool = False
    """Whether only whole numbers make sense."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio whose numerator may not exceed its denominator."""

    name: str
    of: str
    over: str


class Vocabulary:
    """The words of one pack, for reading many files."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.expected: Mapping[str, Expected] = _expectations(pack.measures)
        self.ratios: Sequence[Ratio] = tuple(
            Ratio(name, measure.of, measure.over)
            for name, measure in pack.measures.items()
            if isinstance(measure, RatioMeasure) and not measure.above_one
        )

    def is_document(self, measure: str) -> bool:
        """Whether the measure is a document."""
        return self.expected[measure].dimension is Dimension.DOCUMENT

    def knows_scored(self, dotted: str) -> bool:
        """Whether a score may be given to this id: a criterion, or a field as a whole."""
        return dotted in self.pack.by_id or dotted in self.pack.fields_by_id

    def suggest_measure(self, word: str, *, document: bool) -> str | None:
        """The measure that was probably meant, by its id or its Vietnamese label."""
        candidates = {
            name: measure.label
            for name, measure in self.pack.measures.items()
            if self.is_document(name) == document
        }
        return _suggest(word, candidates)

    def suggest_scope(self, word: str) -> str | None:
        """The scope that was probably meant."""
        return _suggest(word, self.pack.manifest.scopes)

    def suggest_unit_kind(self, word: str) -> str | None:
        """The kind of unit that was probably meant."""
        return _suggest(word, self.pack.manifest.unit_kinds)

    def suggest_criterion(self, word: str) -> str | None:
        """The criterion that was probably meant."""
        return suggest(word, self.pack.by_id)

    def maximum(self, dotted: str) -> Bound:
        """The most points a criterion or field can have; None where the pack leaves it open."""
        if dotted in self.pack.by_id:
            return self._maxima.get(dotted)
        field = self.pack.fields_by_id[dotted]
        return None if field.points is None else Fraction(field.points)

    @cached_property
    def _maxima(self) -> Mapping[str, Bound]:
        found: dict[str, Bound] = {}
        # Children have longer ids than their parents, so they come first.
        for criterion in sorted(self.pack.criteria, key=lambda each: -each.id.count(".")):
            children = self.pack.children.get(criterion.id, ())
            is_sum = not isinstance(criterion.score, CombineForm) or criterion.score.combine.children == "sum"
            if criterion.points is not None:
                found[criterion.id] = Fraction(criterion.points)
            elif children and is_sum:
                found[criterion.id] = _total([found.get(child.id) for child in children])
            else:
                found[criterion.id] = None
        return found


def _suggest(word: str, labels: Mapping[str, str]) -> str | None:
    wanted = fold(word)
    for name, label in labels.items():
        if fold(label) == wanted:
            return name
    return suggest(word, labels)


def _expectations(measures: Mapping[str, AnyMeasure]) -> dict[str, Expected]:
    # `dimensions` lists the parts of a measure before the measure itself.
    found: dict[str, Expected] = {}
    for name, dimension in dimensions(measures).items():
        measure = measures.get(name)
        if measure is None:
            continue
        parts = [found[part] for part in parts_of(measure) if part in found]
        low, high = _bounds(measure, dimension, parts)
        whole = dimension in _WHOLE and all(part.whole or _is_dated(part) for part in parts)
        choices = measure.choices if isinstance(measure, GivenMeasure) else ()
        found[name] = Expected(name, dimension, low, high, whole, choices)
    return found


def _is_dated(part: Expected) -> bool:
    return part.dimension in (Dimension.DATE, Dimension.DOCUMENT)


def _bounds(measure: AnyMeasure, dimension: Dimension | None, parts: Sequence[Expected]) -> Bounds:
    """The interval a value must lie in, worked out from the intervals of the parts."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    match measure:
        case GivenMeasure():
            low, high = _OPEN if dimension is None else _ORDINARY.get(dimension, _OPEN)
            return (low if measure.min is None else measure.min, high if measure.max is None else measure.max)
        case RatioMeasure():
            signed = any(low is None or low < 0 for low in lows)
            return (None if signed else _ZERO, None if measure.above_one else _ONE)
        case ShareOfUnitsMeasure():
            return _ZERO, _ONE
    if not parts or None in (part.dimension for part in parts):
        return _OPEN
    match measure:
        case ComplementMeasure():
            return _minus(_ONE, highs[0]), _minus(_ONE, lows[0])
        case DifferenceMeasure() if len(parts) == 2:
            return _minus(lows[0], highs[1]), _minus(highs[0], lows[1])
        case ChangeMeasure(relative=False):
            return _minus(lows[0], highs[0]), _minus(highs[0], lows[0])
        case SumMeasure():
            return _of_many(measure.kind, lows, highs)
    return _OPEN


def _of_many(kind: str, lows: Sequence[Bound], highs: Sequence[Bound]) -> Bounds:
    if kind == "sum":
        return _total(lows), _total(highs)
    if kind == "product":
        # With signs the product of the ends need not be an end of the product.
        positive = all(low is not None and low >= 0 for low in lows)
        return (_product(lows), _product(highs)) if positive else _OPEN
    if kind == "max":
        return max(_known(lows), default=None), None if None in highs else max(_known(highs))
    return None if None in lows else min(_known(lows)), min(_known(highs), default=None)


def _known(values: Sequence[Bound]) -> list[Fraction]:
    return [value for value in values if value is not None]


def _minus(left: Bound, right: Bound) -> Bound:
    return None if left is None or right is None else left - right


def _total(values: Sequence[Bound]) -> Bound:
    return None if None in values else sum(_known(values), _ZERO)


def _product(values: Sequence[Bound]) -> Bound:
    return None if None in values else prod(_known(values), start=_ONE)
