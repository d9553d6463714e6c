"""Which changes can be made to the way a criterion is scored? Every number, sign, day and point of a form."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc_rules.assessment.mutation.edits import (
    ChangeKind,
    Edit,
    another,
    condition_edits,
    day_edits,
    inside,
    inside_each,
    inside_key,
    last_digit,
    number_edits,
    quantity_edits,
    whole_edits,
)
from cchc_rules.packs.deadlines import DeadlineRule, DueAfter, DueBefore
from cchc_rules.packs.forms import (
    ByLevelForm,
    CombineRule,
    DeductRule,
    IncrementsRule,
    ProportionalRule,
    RelativeRule,
    StepsForm,
    SurveyForm,
)
from cchc_rules.packs.points import ProportionalPoints

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.forms import AnyForm, Step

_LEVELS = {
    "province": "cấp tỉnh",
    "department": "sở, ban, ngành",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "unit": "đơn vị trực thuộc",
}
_WORDS = {"max": "đủ điểm", "half": "một nửa số điểm", "exclude": "không đánh giá"}
_COMBINED = {
    "sum": "cộng điểm",
    "all": "mọi thành phần đạt",
    "any": "một thành phần đạt",
    "min": "theo thành phần thấp nhất",
    "max": "theo thành phần cao nhất",
}


def form_edits(form: AnyForm, maximum: Fraction, choices: Sequence[str] = ()) -> Iterator[Edit[Any]]:
    """Every change to a form; ``maximum`` is what the criterion can get, ``choices`` its measure's words."""
    match form:
        case StepsForm():
            yield from inside(form, "steps", steps_edits(form.steps, maximum, choices))
        case ByLevelForm():
            levels: dict[str, Any] = {str(level): each for level, each in form.by_level.items()}
            for level, each in levels.items():
                edits = inside_key(levels, level, form_edits(each, maximum, choices), f"{_LEVELS[level]}, ")
                yield from inside(form, "by_level", edits)
        case SurveyForm():
            return  # what a survey yields has no rule of its own
        case _:
            for key, rule in form:  # its one key
                yield from inside(form, key, _rule_edits(rule, maximum))


def _rule_edits(rule: Any, maximum: Fraction) -> Iterator[Edit[Any]]:
    match rule:
        case ProportionalRule():
            yield from _quantities(rule, ("full_at", "zero_below"))
            if rule.round is not None:
                yield from inside(
                    rule, "round", whole_edits(rule.round, ChangeKind.FORM), "số chữ số làm tròn "
                )
        case IncrementsRule():
            yield from _quantities(rule, ("from_", "each"))
            yield from _numbers(rule, ("start", "adds", "cap", "below"), maximum)
        case DeductRule():
            yield from _numbers(rule, ("each", "per", "floor"), maximum)
        case DeadlineRule():
            yield from _deadline_edits(rule, maximum)
        case RelativeRule():
            yield from inside(rule, "steps", steps_edits(rule.steps, maximum))
            sides = ("cao hơn là tốt", "thấp hơn là tốt")
            lower = rule.lower_is_better
            turned = another(not lower, ChangeKind.FORM, sides[lower], sides[not lower])
            yield from inside(rule, "lower_is_better", (turned,))
        case CombineRule():
            yield from _combine_edits(rule)


def steps_edits(
    steps: Sequence[Step], maximum: Fraction, choices: Sequence[str] = ()
) -> Iterator[Edit[tuple[Step, ...]]]:
    """Every change to a table of steps."""
    for index, step in enumerate(steps):
        if step.when is not None:
            edits = inside(step, "when", condition_edits(step.when, choices))
            yield from inside_each(steps, ((index, edit) for edit in edits), "bậc {}, điều kiện ")
        changed = inside(step, "points", points_edits(step.points, maximum))
        yield from inside_each(steps, ((index, edit) for edit in changed), "bậc {}, điểm ")


def points_edits(points: Any, maximum: Fraction) -> Iterator[Edit[Any]]:
    """Points one unit of the last digit (of theirs or the maximum's) off; words replaced by others."""
    if isinstance(points, ProportionalPoints):
        yield from inside(points, "proportional", points_edits(points.proportional, maximum))
        yield from _quantities(points, ("full_at",))
    elif isinstance(points, Fraction):
        step = min(last_digit(points), last_digit(maximum)) if points else last_digit(maximum)
        yield from number_edits(points, ChangeKind.POINTS, step)
    else:
        other = "max" if points == "half" else "half"
        yield another(other, ChangeKind.POINTS, _WORDS[points], _WORDS[other])


def _quantities(rule: Any, keys: Sequence[str]) -> Iterator[Edit[Any]]:
    labels = {
        "full_at": "mức đủ điểm",
        "zero_below": "mức không có điểm",
        "from_": "mức bắt đầu",
        "each": "mỗi mức",
    }
    for key in keys:
        if (quantity := getattr(rule, key)) is not None:
            yield from inside(rule, key, quantity_edits(quantity), f"{labels[key]} ")


def _numbers(rule: Any, keys: Sequence[str], maximum: Fraction) -> Iterator[Edit[Any]]:
    labels = {
        "start": "điểm khởi đầu",
        "adds": "điểm cộng mỗi mức",
        "cap": "điểm cao nhất",
        "below": "điểm khi chưa đạt mức",
        "each": "điểm trừ mỗi lần",
        "per": "số đơn vị mỗi lần trừ",
        "floor": "điểm thấp nhất",
    }
    for key in keys:
        number = getattr(rule, key)
        if number is None:
            continue
        kind = ChangeKind.THRESHOLD if key == "per" else ChangeKind.POINTS
        step = last_digit(number) if number else last_digit(maximum)
        edits = (
            edit for edit in number_edits(number, kind, step) if edit.value or key not in ("each", "per")
        )
        yield from inside(rule, key, edits, f"{labels[key]} ")


def _deadline_edits(rule: DeadlineRule, maximum: Fraction) -> Iterator[Edit[DeadlineRule]]:
    match rule.due:
        case DueBefore():
            due = inside(rule.due, "before", day_edits(rule.due.before))
            yield from inside(rule, "due", due, "hạn “trước ngày” ")
        case DueAfter():
            days = whole_edits(rule.due.days, ChangeKind.DAY)
            yield from inside(rule, "due", inside(rule.due, "days", days), "số ngày đến hạn ")
        case _:
            yield from inside(rule, "due", day_edits(rule.due), "hạn ")
    labels = {"on_time": "đúng hạn", "late": "muộn", "not_issued": "không ban hành"}
    for key, label in labels.items():
        yield from inside(rule, key, points_edits(getattr(rule, key), maximum), f"điểm khi {label} ")
    if rule.per_day is not None:
        edits = (edit for edit in number_edits(rule.per_day, ChangeKind.POINTS) if edit.value)
        yield from inside(rule, "per_day", edits, "điểm trừ mỗi ngày muộn ")
    if rule.refused_after is not None:
        yield from inside(rule, "refused_after", day_edits(rule.refused_after), "ngày cuối cùng tiếp nhận ")


def _combine_edits(rule: Any) -> Iterator[Edit[Any]]:
    for kind, said in _COMBINED.items():
        if kind != rule.children:
            before = _COMBINED.get(rule.children, "theo trọng số")
            update = {"children": kind, "weights": {}}
            yield another(rule.model_copy(update=update), ChangeKind.COMBINE, before, said)
    for child, weight in rule.weights.items():
        edits = inside_key(rule.weights, child, number_edits(weight, ChangeKind.COMBINE), "")
        yield from inside(rule, "weights", edits, f"trọng số của {child} ")


def points_or_exclude_edits(points: Any, maximum: Fraction) -> Iterator[Edit[Any]]:
    """What an explicit “none” is worth, changed."""
    if points == "exclude":
        yield another(Fraction(0), ChangeKind.NOT_APPLICABLE, _WORDS["exclude"], "0 điểm")
    else:
        yield from points_edits(points, maximum)
