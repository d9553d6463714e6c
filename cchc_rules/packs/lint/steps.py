"""Do the steps of a table cover every value once, in an order that makes sense, up to all points?"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.forms import DeadlineForm, IncrementsForm, RelativeForm, StepsForm
from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.forms import forms_of, kind_of, points_of, tables_of
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.packs.measures import GivenMeasure
from cchc_rules.packs.points import ProportionalPoints
from cchc_rules.sources.faults import Severity
from cchc_rules.vietnamese.names import fold
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.forms import Step
    from cchc_rules.packs.lint.forms import Placed, Table
    from cchc_rules.packs.rules import Located

_YES_NO = (Dimension.FLAG, Dimension.DOCUMENT)


def _gaps(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        for table in tables_of(rule, subject):
            for gap in table.gaps():
                yield _gap(rule, table.path, table.scale.words(gap))
        for path, missing in _words_without_step(rule, subject):
            yield _gap(rule, path, ", ".join(f"“{word}”" for word in missing))


def _gap(rule: Located[Criterion], path: tuple[str | int, ...], what: str) -> Found:
    return Found(
        rule.key_place(*path),
        f"không bậc điểm nào của tiêu chí “{rule.id}” áp dụng cho {what}",
        fix="thêm bậc cho khoảng này, hoặc bậc cuối {otherwise: true, points: 0}",
    )


def _words_without_step(
    rule: Located[Criterion], subject: Subject
) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    kind, entry = kind_of(rule, subject), rule.entry
    assert entry is not None
    for form, _, path in forms_of(entry.score):
        if not isinstance(form, StepsForm) or any(step.otherwise for step in form.steps):
            continue
        if kind is Dimension.CHOICE:
            measure = subject.measures.entries.get(entry.measure or "")
            said = {_word(step) for step in form.steps}
            wanted = measure.choices if isinstance(measure, GivenMeasure) else ()
            missing = [choice for choice in wanted if fold(choice) not in said]
        elif kind in _YES_NO:
            flags = {step.when.flag for step in form.steps if step.when is not None}
            missing = [word for word, flag in (("có", True), ("không", False)) if flag not in flags]
            if entry.none is not None:
                missing = [word for word in missing if word != "không"]
        else:
            continue
        if missing:
            yield (*path, "steps"), missing


def _word(step: Step) -> str:
    return "" if step.when is None or step.when.word is None else fold(step.when.word)


def _unreachable(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        for table in tables_of(rule, subject):
            reached = {index for _, index in table.cells()}
            for index, step in enumerate(table.steps):
                # A last “otherwise” after steps that cover everything does no harm.
                if index not in reached and step.when is not None:
                    yield _never(rule, (*table.path, index), step, off_scale=table.span(step) is None)
        kind = kind_of(rule, subject)
        if kind is Dimension.CHOICE or kind in _YES_NO:
            for path, step in _said_again(rule, flags=kind in _YES_NO):
                yield _never(rule, path, step, off_scale=False)


def _never(rule: Located[Criterion], path: tuple[str | int, ...], step: Step, *, off_scale: bool) -> Found:
    assert step.when is not None
    why = (
        "số liệu không thể có giá trị như vậy"
        if off_scale
        else "các bậc đứng trước đã nhận hết giá trị của bậc này"
    )
    return Found(
        rule.place(*path, "when"),
        f"bậc “{step.when.text}” không bao giờ được áp dụng: {why}",
        fix="xếp bậc hẹp hơn lên trước, hoặc sửa điều kiện",
    )


def _said_again(rule: Located[Criterion], *, flags: bool) -> Iterator[tuple[tuple[str | int, ...], Step]]:
    assert rule.entry is not None
    for form, _, path in forms_of(rule.entry.score):
        said: set[object] = set()
        for index, step in enumerate(form.steps if isinstance(form, StepsForm) else ()):
            if step.when is None:
                continue
            word = step.when.flag if flags else _word(step)
            if word in said:
                yield (*path, "steps", index), step
            said.add(word)


def _overlaps(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        for table in tables_of(rule, subject):
            reached = {index for _, index in table.cells()}
            numbered = [(index, step) for index, step in enumerate(table.steps) if index in reached]
            for (_, first), (index, second) in combinations(numbered, 2):
                yield from _overlap(table, first, second, index)


def _overlap(table: Table, first: Step, second: Step, index: int) -> Iterator[Found]:
    one, two = table.span(first), table.span(second)
    both = None if one is None or two is None else one.overlap(two)
    if both is None or one is None or two is None or first.points == second.points:
        return
    if first.when is None or second.when is None or _goes_on_from(first.when, second.when) or two.holds(one):
        return
    yield Found(
        table.rule.place(*table.path, index, "when"),
        f"{table.scale.words(both)} thuộc cả bậc “{first.when.text}” và bậc “{second.when.text}”; "
        "bậc viết trước được áp dụng",
        fix="viết điều kiện sao cho mỗi giá trị thuộc một bậc, ví dụ “80%..<90%”",
    )


def _goes_on_from(first: Condition, second: Condition) -> bool:
    """Whether both are open to the same side: “>= 90%”, then “>= 80%”."""
    return (first.high is None and second.high is None) or (first.low is None and second.low is None)


def _never_full(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        maximum = rule.entry.points
        if not maximum or rule.entry.group == "penalty":
            continue
        for placed in forms_of(rule.entry.score):
            best = _best(placed, maximum)
            if best is not None and best[0] < maximum:
                points, path = best
                yield Found(
                    rule.key_place(*placed.path, *path),
                    f"cao nhất chỉ được {format_number(points)} điểm, không bao giờ đủ "
                    f"{format_number(maximum)} điểm",
                    fix=(
                        "đối chiếu với văn bản gốc: sửa điểm của bậc cao nhất (có thể viết max) hoặc "
                        "điểm tối đa"
                    ),
                )


def _best(placed: Placed, maximum: Fraction) -> tuple[Fraction, tuple[str, ...]] | None:
    """The most points a form gives, and the key that says so."""
    match placed.form:
        case StepsForm(steps=steps):
            return max(points_of(step.points, maximum) for step in steps), ("steps",)
        case RelativeForm(relative=rule):
            return max(points_of(step.points, maximum) for step in rule.steps), ("relative", "steps")
        case DeadlineForm(deadline=rule):
            return points_of(rule.on_time, maximum), ("deadline", "on_time")
        case IncrementsForm(increments=rule) if rule.cap is not None:
            return rule.cap, ("increments", "cap")
    return None


def _up_and_down(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        maximum = rule.entry.points
        for table in tables_of(rule, subject) if maximum is not None else ():
            cells = table.cells()
            if any(isinstance(step.points, ProportionalPoints) for step in table.steps):
                continue
            fell = False
            for (_, before), (span, after) in pairwise(cells):
                one, two = (points_of(table.steps[each].points, maximum) for each in (before, after))
                if two > one and fell:
                    yield Found(
                        rule.place(*table.path, after, "points"),
                        f"điểm giảm rồi lại tăng khi giá trị tăng: {table.scale.words(span)} được "
                        f"{format_number(two)} "
                        f"điểm, giá trị thấp hơn liền kề chỉ được {format_number(one)} điểm",
                        fix="xem lại điểm và thứ tự của các bậc",
                    )
                    break
                fell = fell or two < one


LINTS = (
    Lint(codes.STEPS_GAP, _gaps),
    Lint(codes.STEP_UNREACHABLE, _unreachable, Severity.ERROR),
    Lint(codes.STEPS_OVERLAP, _overlaps),
    Lint(codes.NEVER_FULL, _never_full),
    Lint(codes.UP_AND_DOWN, _up_and_down),
)
