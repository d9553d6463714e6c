"""Which tables of steps does a criterion hold, and for which values does each step hold?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_rules.packs.dimensions import NUMERIC
from cchc_rules.packs.forms import ByLevelForm, RelativeForm, StepsForm
from cchc_rules.packs.lint.spans import RANKS, RATIO_TO_AVERAGE, Scale, Span, scale_of, without
from cchc_rules.packs.points import ProportionalPoints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.dimensions import Dimension
    from cchc_rules.packs.forms import AnyForm, Step
    from cchc_rules.packs.lint.interface import Subject
    from cchc_rules.packs.rules import Located
    from cchc_rules.sources.tree import Step as PathStep

_HALF = Fraction(1, 2)
_Path = tuple["PathStep", ...]


class Placed(NamedTuple):
    """A leaf form of a criterion, the level it is for (None: all), and its place below the criterion."""

    form: Any
    level: str | None
    path: _Path


class Table(NamedTuple):
    """Numeric steps, the scale they stand on, and where."""

    rule: Located[Criterion]
    path: _Path
    steps: tuple[Step, ...]
    scale: Scale

    def span(self, step: Step) -> Span | None:
        """The values of the scale a step is written for, whatever stands before it."""
        return self.scale.span if step.when is None else self.scale.of(step.when)

    def cells(self) -> list[tuple[Span, int]]:
        """Where each step holds, in order of values."""
        left, found = [self.scale.span], []
        for index, step in enumerate(self.steps):
            span = self.span(step)
            if span is None:
                continue
            found += [(cut, index) for each in left if (cut := each.overlap(span)) is not None]
            left = without(left, span)
        return sorted(found)

    def gaps(self) -> list[Span]:
        """The values no step holds for."""
        left = [self.scale.span]
        for step in self.steps:
            span = self.span(step)
            left = left if span is None else without(left, span)
        return left


def forms_of(form: AnyForm | None) -> Iterator[Placed]:
    """Every leaf form of a criterion."""
    if isinstance(form, ByLevelForm):
        for level, each in form.by_level.items():
            yield Placed(each, level, ("score", "by_level", level))
    elif form is not None:
        yield Placed(form, None, ("score",))


def kind_of(rule: Located[Criterion], subject: Subject) -> Dimension | None:
    """The kind of the measure a criterion is scored by."""
    name = None if rule.entry is None else rule.entry.measure
    return None if name is None else subject.measures.dimensions.get(name)


def tables_of(rule: Located[Criterion], subject: Subject) -> Iterator[Table]:
    """The tables of numeric steps of a criterion."""
    assert rule.entry is not None
    kind = kind_of(rule, subject)
    for form, _, path in forms_of(rule.entry.score):
        if isinstance(form, RelativeForm):
            scale = RANKS if form.relative.against == "rank" else RATIO_TO_AVERAGE
            yield Table(rule, (*path, "relative", "steps"), form.relative.steps, scale)
        elif isinstance(form, StepsForm) and kind is not None and kind in NUMERIC:
            measure = subject.measures.entries.get(rule.entry.measure or "")
            yield Table(rule, (*path, "steps"), form.steps, scale_of(measure, kind))


def points_of(points: Any, maximum: Fraction) -> Fraction:
    """The most a step can give."""
    if isinstance(points, ProportionalPoints):
        return points.proportional
    if isinstance(points, Fraction):
        return points
    return maximum if points == "max" else maximum * _HALF
