"""Does a scoring form fit its measure, and do its points stay within the maximum?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc_rules.packs import codes
from cchc_rules.packs.checks.levels import condition_faults, level_faults
from cchc_rules.packs.checks.wording import DIMENSION_WORDS, kinds
from cchc_rules.packs.dimensions import DATED, NUMERIC, Dimension
from cchc_rules.packs.forms import (
    AnyForm,
    ByLevelForm,
    DeadlineForm,
    DeductForm,
    DueAfter,
    IncrementsForm,
    ProportionalForm,
    ProportionalPoints,
    RelativeForm,
    Step,
    StepsForm,
    SurveyForm,
)
from cchc_rules.sources.faults import Fault
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.checks.measures import KnownMeasures
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.measures import AnyMeasure
    from cchc_rules.packs.rules import Located
    from cchc_rules.sources.tree import Step as PathStep

_STEPPED = NUMERIC | {Dimension.FLAG, Dimension.CHOICE, Dimension.DOCUMENT}
_COUNTED = frozenset({Dimension.COUNT, Dimension.DAYS})


@dataclass(frozen=True, slots=True)
class Scored:
    """A form in its criterion: where it stands, what it is held against, and the maximum points."""

    rule: Located[Criterion]
    path: tuple[PathStep, ...]
    maximum: Fraction | None
    measure: AnyMeasure | None
    kind: Dimension | None
    measures: KnownMeasures

    def below(self, *steps: PathStep) -> Scored:
        """The same, further down the file."""
        return replace(self, path=(*self.path, *steps))


def form_faults(form: AnyForm, scored: Scored) -> Iterator[Fault]:
    """Everything wrong with a form other than combine."""
    if isinstance(form, ByLevelForm):
        for level, each in form.by_level.items():
            yield from form_faults(each, scored.below("by_level", level))
        return
    key, allowed = _allowed(form)
    if scored.kind is not None and allowed is not None and scored.kind not in allowed:
        yield _does_not_fit(key, allowed, scored)
        scored = replace(scored, kind=None)
    yield from _inside(form, scored.below(key))


def _allowed(form: AnyForm) -> tuple[str, frozenset[Dimension] | None]:
    """The key of a form, and the kinds of measure it can score (None: any)."""
    match form:
        case StepsForm():
            return "steps", _STEPPED
        case ProportionalForm():
            return "proportional", NUMERIC
        case IncrementsForm():
            return "increments", NUMERIC
        case DeductForm():
            return "deduct", _COUNTED
        case DeadlineForm():
            return "deadline", DATED
        case RelativeForm():
            return "relative", NUMERIC
        case _:
            return "survey", None


def _inside(form: AnyForm, scored: Scored) -> Iterator[Fault]:
    match form:
        case StepsForm():
            yield from _steps(form.steps, scored)
        case ProportionalForm():
            rule = form.proportional
            yield from _full_at(rule.full_at, scored)
            yield from _level(rule.zero_below, scored.below("zero_below"))
        case IncrementsForm():
            yield from _increments(form, scored)
        case DeductForm():
            yield from _points(form.deduct.floor, scored.below("floor"))
        case DeadlineForm():
            yield from _deadline(form, scored)
        case RelativeForm():
            ranked = form.relative.against == "rank"
            against = Dimension.RANK if ranked else Dimension.RATE
            yield from _steps(form.relative.steps, replace(scored, kind=against).below("steps"))


def _steps(steps: Sequence[Step], scored: Scored) -> Iterator[Fault]:
    last = next((index for index, step in enumerate(steps) if step.otherwise), len(steps))
    for index, step in enumerate(steps):
        here = scored.below(index)
        if index > last:
            yield Fault(
                here.rule.place(*here.path),
                codes.AFTER_OTHERWISE,
                "bậc này đứng sau bậc “otherwise” nên không bao giờ được áp dụng",
                fix="chuyển bậc “otherwise: true” xuống cuối",
            )
        if step.when is not None and scored.kind is not None:
            place = here.rule.place(*here.path, "when")
            yield from condition_faults(step.when, scored.kind, scored.measure, place)
        if isinstance(step.points, ProportionalPoints):
            yield from _proportional_points(step.points, here.below("points"))
        else:
            yield from _points(step.points, here.below("points"))


def _proportional_points(points: ProportionalPoints, scored: Scored) -> Iterator[Fault]:
    yield from _points(points.proportional, scored.below("proportional"))
    if scored.kind is not None and scored.kind not in NUMERIC:
        yield Fault(
            scored.rule.place(*scored.path),
            codes.FORM_DOES_NOT_FIT,
            f"điểm theo tỷ lệ không tính được từ số liệu loại {DIMENSION_WORDS[scored.kind]}",
            expected="một số điểm, max hoặc half",
        )
        return
    yield from _full_at(points.full_at, scored)


def _full_at(full_at: Any, scored: Scored) -> Iterator[Fault]:
    """What is no rate has no 100% to fall back on."""
    if full_at is None and scored.kind is not None and scored.kind is not Dimension.RATE:
        yield Fault(
            scored.rule.place(*scored.path),
            codes.FORM_DOES_NOT_FIT,
            f"số liệu loại {DIMENSION_WORDS[scored.kind]} mà không nói mức được đủ điểm",
            expected="khóa “full_at”",
        )
    yield from _level(full_at, scored.below("full_at"))


def _increments(form: IncrementsForm, scored: Scored) -> Iterator[Fault]:
    rule = form.increments
    yield from _level(rule.from_, scored.below("from"))
    yield from _level(rule.each, scored.below("each"))
    for key, points in (("start", rule.start), ("cap", rule.cap), ("below", rule.below)):
        yield from _points(points, scored.below(key))


def _deadline(form: DeadlineForm, scored: Scored) -> Iterator[Fault]:
    rule = form.deadline
    for key, points in (("on_time", rule.on_time), ("late", rule.late), ("not_issued", rule.not_issued)):
        yield from _points(points, scored.below(key))
    if not isinstance(rule.due, DueAfter):
        return
    after = rule.due.after
    steps = (*scored.path, "due", "after")
    yield from scored.measures.unknown(after, scored.rule, *steps)
    kind = scored.measures.dimensions.get(after)
    if kind is not None and kind not in DATED:
        yield Fault(
            scored.rule.place(*steps),
            codes.FORM_DOES_NOT_FIT,
            f"“{after}” là {DIMENSION_WORDS[kind]}, không làm mốc tính hạn được",
            expected="một tài liệu hoặc một ngày",
        )


def _level(level: Any, scored: Scored) -> Iterator[Fault]:
    if scored.kind is not None:
        yield from level_faults(level, scored.kind, scored.rule.place(*scored.path))


def _points(points: Fraction | str | None, scored: Scored) -> Iterator[Fault]:
    yield from points_faults(points, scored.maximum, scored.rule, scored.path)


def points_faults(
    points: Fraction | str | None,
    maximum: Fraction | None,
    rule: Located[Criterion],
    path: Sequence[PathStep],
) -> Iterator[Fault]:
    """Points in numbers must lie between 0 and the maximum."""
    if not isinstance(points, Fraction) or maximum is None or 0 <= points <= maximum:
        return
    most = format_number(maximum)
    yield Fault(
        rule.place(*path),
        codes.POINTS_OVER_MAXIMUM,
        f"{format_number(points)} điểm nằm ngoài khoảng từ 0 đến điểm tối đa của tiêu chí",
        expected=f"từ 0 đến {most} điểm",
    )


def _does_not_fit(key: str, allowed: frozenset[Dimension], scored: Scored) -> Fault:
    kind = scored.kind
    assert kind is not None
    fix = None
    if key == "steps" and kind is Dimension.DATE:
        fix = "dùng deadline, hoặc lập số liệu days_between rồi chấm theo số ngày"
    elif kind is Dimension.SURVEY:
        fix = "dùng score: survey"
    return Fault(
        scored.rule.key_place(*scored.path, key),
        codes.FORM_DOES_NOT_FIT,
        f"cách chấm “{key}” không dùng được với số liệu loại {DIMENSION_WORDS[kind]}",
        expected="số liệu loại " + kinds(each for each in Dimension if each in allowed),
        fix=fix,
    )


def measures_nothing(form: AnyForm) -> bool:
    """Whether a form scores without a measure of its own."""
    if isinstance(form, ByLevelForm):
        return all(isinstance(each, SurveyForm) for each in form.by_level.values())
    return isinstance(form, SurveyForm)


def forms_within(form: AnyForm | None) -> tuple[AnyForm, ...]:
    """The form, or the forms of all its levels."""
    if form is None:
        return ()
    return tuple(form.by_level.values()) if isinstance(form, ByLevelForm) else (form,)
