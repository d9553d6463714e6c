"""What does a pack ask an agency of a level for? Figures by field, documents, units, scores.

Knows the pack only; what an agency has answered is another question.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_rules.evidence.model import FigureKey
from cchc_rules.packs.checks.forms import forms_within
from cchc_rules.packs.dimensions import Dimension, dimensions
from cchc_rules.packs.forms import DeadlineForm, DueAfter
from cchc_rules.packs.measures import RatioMeasure, ShareOfUnitsMeasure, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.packs.pack import RulePack

OTHER_FIELD = ""
"""Stands for the figures that belong to no field."""


@dataclass(slots=True)
class AskedFigure:
    """One figure a form has a row for, and what it is for."""

    key: FigureKey
    criteria: list[str] = field(default_factory=list)
    """Ids of the criteria that read it."""
    depth: int = 0
    """0 for the figure a criterion is scored on, 1 and more for what that is made from."""


@dataclass(slots=True)
class AskedDocument:
    """One document, and the criteria it verifies."""

    measure: str
    criteria: list[str] = field(default_factory=list)


class Asked:
    """What one pack asks agencies of one level for."""

    def __init__(self, pack: RulePack, level: AgencyLevel) -> None:
        self.pack = pack
        self.level = level
        self.criteria: tuple[Criterion, ...] = tuple(each for each in pack.leaves if self.concerns(each))
        self._dimensions = dimensions(pack.measures)
        self._figures: dict[FigureKey, tuple[str, AskedFigure]] = {}
        self._documents: dict[str, AskedDocument] = {}
        for criterion in self.criteria:
            self._ask_for(criterion)
        self._ask_for_what_no_criterion_reads()

    def concerns(self, criterion: Criterion) -> bool:
        """Whether agencies of the level are scored on a criterion."""
        return not criterion.levels or self.level in criterion.levels

    @cached_property
    def figures(self) -> dict[str, list[AskedFigure]]:
        """Figures by field id, in the order of the pack; those of no field under `OTHER_FIELD`."""
        found: dict[str, list[AskedFigure]] = {each.id: [] for each in self.pack.fields}
        for place, figure in self._figures.values():
            found.setdefault(place, []).append(figure)
        other = found.pop(OTHER_FIELD, [])
        found[OTHER_FIELD] = other
        return {place: rows for place, rows in found.items() if rows}

    @property
    def keys(self) -> tuple[FigureKey, ...]:
        """All figures, in the order of the form."""
        return tuple(figure.key for rows in self.figures.values() for figure in rows)

    @property
    def documents(self) -> tuple[AskedDocument, ...]:
        """All documents."""
        return tuple(self._documents.values())

    @cached_property
    def unit_figures(self) -> dict[str, tuple[str, ...]]:
        """Kinds of subordinate units, and the figures of each unit that a share of units asks for."""
        found: dict[str, dict[str, None]] = {}
        read = {key.measure for key in self._figures}
        for id_, measure in self.pack.measures.items():
            if id_ in read and isinstance(measure, ShareOfUnitsMeasure):
                wanted = found.setdefault(measure.units, {})
                for name in measure.where:
                    wanted.update((part, None) for part, _ in self._closure(name, 0))
        return {kind: tuple(names) for kind, names in found.items()}

    def roots_of(self, criterion: Criterion) -> tuple[FigureKey, ...]:
        """The figures a criterion is scored on or decided by, without what they are made from."""
        found = (FigureKey(name, criterion.scope) for name in _roots(criterion) if not self.is_document(name))
        return tuple(dict.fromkeys(found))

    def documents_of(self, criterion: Criterion) -> tuple[str, ...]:
        """The documents one criterion reads or asks for."""
        found = dict.fromkeys(criterion.documents)
        for name in _roots(criterion):
            found.update((part, None) for part, _ in self._closure(name, 0) if self.is_document(part))
        return tuple(name for name in found if self.is_document(name))

    def is_document(self, measure: str) -> bool:
        """Whether a measure is a document."""
        return self._dimensions.get(measure) is Dimension.DOCUMENT

    def _ask_for(self, criterion: Criterion) -> None:
        of_field = self.pack.field_of(criterion.id)
        place = OTHER_FIELD if of_field is None else of_field.id
        for name, scope, depth in self._read_by(criterion):
            key = FigureKey(name, scope)
            _, asked = self._figures.setdefault(key, (place, AskedFigure(key, depth=depth)))
            asked.criteria.append(criterion.id)
        for name in self.documents_of(criterion):
            self._documents.setdefault(name, AskedDocument(name)).criteria.append(criterion.id)

    def _read_by(self, criterion: Criterion) -> Iterator[tuple[str, str | None, int]]:
        seen: set[str] = set()
        for root in _roots(criterion):
            for name, depth in self._closure(root, 0):
                if name not in seen and not self.is_document(name):
                    seen.add(name)
                    yield name, criterion.scope, depth

    def _closure(self, root: str, depth: int) -> Iterator[tuple[str, int]]:
        """A measure and all it is made from; the figures of units are asked for unit by unit."""
        waiting, seen = [(root, depth)], set()
        while waiting:
            name, level = waiting.pop(0)
            measure = self.pack.measures.get(name)
            if measure is None or name in seen:
                continue
            seen.add(name)
            yield name, level
            if not isinstance(measure, ShareOfUnitsMeasure):
                waiting[:0] = [(part, level + 1) for part in parts_of(measure)]

    def _ask_for_what_no_criterion_reads(self) -> None:
        """Figures and documents that only policies or readers of the report look at."""
        asked_elsewhere = {
            name
            for criterion in self.pack.criteria
            for root in _roots(criterion)
            for name, _ in self._closure(root, 0)
        } | {name for criterion in self.pack.criteria for name in criterion.documents}
        of_units = {
            part
            for measure in self.pack.measures.values()
            if isinstance(measure, ShareOfUnitsMeasure)
            for name in measure.where
            for part, _ in self._closure(name, 0)
        }
        for name in self.pack.measures:
            if name in asked_elsewhere or name in of_units:
                continue
            if self.is_document(name):
                self._documents.setdefault(name, AskedDocument(name))
            else:
                self._figures.setdefault(FigureKey(name), (OTHER_FIELD, AskedFigure(FigureKey(name))))


def _roots(criterion: Criterion) -> Iterator[str]:
    yield from (name for name in (criterion.measure, criterion.obligation) if name is not None)
    if criterion.not_applicable is not None:
        yield from criterion.not_applicable.when
    for form in forms_within(criterion.score):
        if isinstance(form, DeadlineForm) and isinstance(form.deadline.due, DueAfter):
            yield form.deadline.due.after


def ratio_of(pack: RulePack, measure: str) -> RatioMeasure | None:
    """The ratio a measure is, if it is one."""
    found = pack.measures.get(measure)
    return found if isinstance(found, RatioMeasure) else None
