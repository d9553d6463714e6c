"""How does each scoring form give points? Clauses such as "trên 30%: 1 điểm", for every form.

Knows one form and how its measure is counted; the criterion around it is told elsewhere.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, assert_never

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.forms import (
    AnyForm,
    AnyLeafForm,
    ByLevelForm,
    CombineForm,
    CombineRule,
    DeadlineForm,
    DeadlineRule,
    DeductForm,
    DeductRule,
    DueAfter,
    DueBefore,
    IncrementsForm,
    IncrementsRule,
    ProportionalForm,
    ProportionalRule,
    RelativeForm,
    RelativeRule,
    Step,
    StepsForm,
    SurveyForm,
)
from cchc_rules.packs.points import ProportionalPoints
from cchc_rules.reports.rulebook.rule_words import EXEMPTION, GROUP
from cchc_rules.reports.words import LEVEL
from cchc_rules.scoring.cells import Span, above, at_least
from cchc_rules.scoring.condition_words import Scale, left_over, span_text, step_texts
from cchc_rules.scoring.wording import countable, named, say_gap, say_points, upper_first
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ZERO, _HALF, _ONE = Fraction(0), Fraction(1, 2), Fraction(1)


class Passage(NamedTuple):
    """Clauses that belong together, below a head where they need one."""

    head: str
    clauses: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Everything in one sentence."""
        said = "; ".join(self.clauses)
        return upper_first(f"{self.head} – {said}" if self.head else said) + "."


class Points(NamedTuple):
    """How the points of a criterion are said."""

    maximum: Fraction | None
    group: str = "ordinary"

    def say(self, points: Fraction | str) -> str:
        """A number of points; all or half of them as a number where the maximum is known."""
        if isinstance(points, Fraction):
            return f"{say_points(points)} {GROUP[self.group]}"
        if self.maximum is None:
            return "đủ điểm" if points == "max" else "một nửa số điểm"
        return self.say(self.maximum if points == "max" else self.maximum * _HALF)

    @property
    def all(self) -> str:
        """All points."""
        return self.say("max")


class Setting(NamedTuple):
    """What a form has to know of its criterion to be told."""

    points: Points
    scale: Scale = Scale(None)
    label: str = ""
    """The name of the measure."""
    name_of: Callable[[str], str] = str
    """The name of any measure."""
    none: Fraction | str | None = None
    """What an explicit "không có" is worth, where the criterion says so."""
    children: tuple[str, ...] = ()
    """The sub-criteria that are combined."""


def passages(form: AnyForm, setting: Setting) -> tuple[Passage, ...]:
    """How a form gives points: one passage, or one for each level that has its own rule."""
    if isinstance(form, ByLevelForm):
        return tuple(_by_level(form, setting))
    return (_passage(form, setting),)


def _by_level(form: ByLevelForm, setting: Setting) -> Iterator[Passage]:
    """The levels with their rules; levels with the same rule together."""
    words = {str(level): word for level, word in LEVEL["vi"].items()}
    levels: dict[Passage, list[str]] = {}
    for level, each in form.by_level.items():
        levels.setdefault(_passage(each, setting), []).append(words[level])
    for passage, names in levels.items():
        head = upper_first(", ".join(names))
        yield Passage(f"{head} ({passage.head})" if passage.head else head, passage.clauses)


def _passage(form: AnyLeafForm | CombineForm, setting: Setting) -> Passage:
    match form:
        case StepsForm():
            return Passage("", tuple(_steps(form.steps, setting.scale, setting.points)))
        case ProportionalForm():
            return Passage("", tuple(_proportional(form.proportional, setting)))
        case IncrementsForm():
            return Passage("", tuple(_increments(form.increments, setting)))
        case DeductForm():
            return Passage("", tuple(_deduct(form.deduct, setting)))
        case DeadlineForm():
            return Passage("", tuple(_deadline(form.deadline, setting)))
        case RelativeForm():
            return _relative(form.relative, setting)
        case SurveyForm():
            return Passage("", (f"{_SURVEY}: từ 0 đến {setting.points.all}",))
        case CombineForm():
            return Passage("", tuple(_combine(form.combine, setting)))
        case _:
            assert_never(form)


_SURVEY = "điểm lấy từ điều tra xã hội học, cơ quan không tự chấm"


def _steps(steps: Sequence[Step], scale: Scale, points: Points, value: str | None = None) -> Iterator[str]:
    conditions = [step.when for step in steps]
    for step, text in zip(steps, step_texts(conditions, scale), strict=True):
        if text is None:
            written = step.when.text if step.when else "otherwise"
            yield f"bậc “{written}” không bao giờ áp dụng vì các bậc trước đã bao hết"
            continue
        yield f"{text}: {_step_points(step, scale, points, value)}"
    if rest := left_over(conditions, scale):
        yield f"{rest}: văn bản không nêu điểm"


def _step_points(step: Step, scale: Scale, points: Points, value: str | None) -> str:
    if not isinstance(step.points, ProportionalPoints):
        return points.say(step.points)
    most = points.say(step.points.proportional)
    share = _share(scale, step.points.full_at.value if step.points.full_at else _ONE, value)
    return f"{share} × {most}, không quá {most}"


def _share(scale: Scale, full: Fraction, value: str | None = None) -> str:
    """The value as a share of the level that gets all points."""
    said = value or ("tỷ lệ đạt được" if scale.dimension is Dimension.RATE else "giá trị đạt được")
    return said if full == 1 else f"({said} / {scale.say(full)})"


def _proportional(rule: ProportionalRule, setting: Setting) -> Iterator[str]:
    scale, points = setting.scale, setting.points
    full = rule.full_at.value if rule.full_at else (_ZERO if rule.falling else _ONE)
    zero = rule.zero_below.value if rule.zero_below else None
    if rule.falling:
        zero = _ONE if zero is None else zero
        yield f"{span_text(Span(None, above(full)), scale)}: {points.all}"
        between = span_text(Span(above(full), at_least(zero)), scale)
        share = f"({scale.say(zero)} − {_share(scale, _ONE)}) / ({scale.say(zero)} − {scale.say(full)})"
        yield f"{between}: {share} × {points.all}"
        yield f"{span_text(Span(at_least(zero), None), scale)}: 0 {GROUP[points.group]}"
    else:
        yield f"{span_text(Span(at_least(full), None), scale)}: {points.all}"
        low = at_least(zero) if zero is not None else None
        yield f"{span_text(Span(low, at_least(full)), scale)}: {_share(scale, full)} × {points.all}"
        if zero is not None:
            yield f"{span_text(Span(None, at_least(zero)), scale)}: 0 {GROUP[points.group]}"
    if rule.round is not None:
        yield (
            f"điểm làm tròn đến {rule.round} chữ số thập phân"
            if rule.round
            else "điểm làm tròn đến số nguyên"
        )


def _increments(rule: IncrementsRule, setting: Setting) -> Iterator[str]:
    scale, points = setting.scale, setting.points
    line = rule.from_.value
    yield f"{span_text(Span(None, at_least(line)), scale)}: {points.say(rule.below)}"
    start = f"{points.say(rule.start)}, " if rule.start else ""
    each = say_gap(rule.each.value, scale.dimension, scale.unit)
    change = "được cộng" if rule.adds >= 0 else "bị trừ"
    cap = points.say("max" if rule.cap is None else rule.cap)
    yield (
        f"{span_text(Span(at_least(line), None), scale)}: {start}"
        f"cứ tăng thêm đủ {each} {change} {points.say(abs(rule.adds))}, không quá {cap}"
    )


def _deduct(rule: DeductRule, setting: Setting) -> Iterator[str]:
    points = setting.points
    times = f"mỗi {_occurrence(rule.per, setting)}"
    if points.group == "penalty":
        most = "max" if points.maximum is None else points.maximum - rule.floor
        yield f"{times}: {points.say(rule.each)}, không quá {points.say(most)}"
        return
    yield f"bắt đầu từ {points.all}"
    yield f"{times} bị trừ {points.say(rule.each)}, không thấp hơn {points.say(rule.floor)}"


def _occurrence(per: Fraction, setting: Setting) -> str:
    """What is counted: "báo cáo gửi chậm", "2 ngày của “Thời gian giải quyết”"."""
    scale = setting.scale
    if scale.dimension is Dimension.COUNT:
        what = countable(setting.label, scale.unit)
        return what if per == 1 else f"{format_number(per)} {what}"
    amount = say_gap(per, scale.dimension, scale.unit)
    amount = amount.removeprefix("1 ") if per == 1 else amount
    return f"{amount} của {named((setting.label,))}"


def _deadline(rule: DeadlineRule, setting: Setting) -> Iterator[str]:
    points = setting.points
    done = "ban hành" if setting.scale.dimension is Dimension.DOCUMENT else "hoàn thành"
    never = points.say(rule.not_issued) if setting.none is None else _worth(setting.none, points)
    late = points.say(rule.late)
    yield f"{done} {_due(rule, setting)}: {points.say(rule.on_time)}"
    if rule.per_day is None and late == never:
        yield f"{done} muộn hoặc không {done}: {late}"
    else:
        per_day = (
            f", mỗi ngày muộn trừ thêm {points.say(rule.per_day)}, không thấp hơn 0" if rule.per_day else ""
        )
        yield f"{done} muộn: {late}{per_day}"
        yield f"không {done}: {never}"
    if rule.refused_after is not None:
        yield f"{done} sau ngày {format_date(rule.refused_after)}: không tiếp nhận, 0 {GROUP[points.group]}"


def _due(rule: DeadlineRule, setting: Setting) -> str:
    match rule.due:
        case DueBefore(before=day):
            return f"trước ngày {format_date(day)}"
        case DueAfter(days=days, after=after):
            return f"trong {days} ngày kể từ {named((setting.name_of(after),))}"
        case day:
            return f"chậm nhất ngày {format_date(day)}"


def _worth(none: Fraction | str, points: Points) -> str:
    return EXEMPTION["exclude"] if none == "exclude" else points.say(none)


def _relative(rule: RelativeRule, setting: Setting) -> Passage:
    if rule.against == "rank":
        better = "thấp hơn" if rule.lower_is_better else "cao hơn"
        head = f"theo thứ hạng trong nhóm cơ quan cùng được đánh giá, giá trị {better} xếp trên"
        scale, value = Scale(Dimension.RANK, (_ONE, None)), "thứ hạng"
    else:
        head = "so với mức trung bình của nhóm cơ quan cùng được đánh giá (mức trung bình là 100%)"
        scale, value = Scale(Dimension.RATE, (_ZERO, None)), "tỷ lệ so với trung bình"
    return Passage(head, tuple(_steps(rule.steps, scale, setting.points, value)))


def _combine(rule: CombineRule, setting: Setting) -> Iterator[str]:
    every, most = setting.points.all, f"tỷ lệ đó × {setting.points.all}"
    match rule.children:
        case "sum":
            yield f"cộng điểm của các tiêu chí thành phần {', '.join(setting.children)}"
        case "all":
            yield f"mọi tiêu chí thành phần đạt đủ điểm: {every}"
            yield f"có tiêu chí thành phần không đạt đủ điểm: 0 {GROUP[setting.points.group]}"
        case "any":
            yield f"ít nhất một tiêu chí thành phần đạt đủ điểm: {every}"
            yield f"không tiêu chí thành phần nào đạt đủ điểm: 0 {GROUP[setting.points.group]}"
        case "min":
            yield f"theo tiêu chí thành phần có tỷ lệ điểm đạt được thấp nhất: {most}"
        case "max":
            yield f"theo tiêu chí thành phần có tỷ lệ điểm đạt được cao nhất: {most}"
        case "weighted":
            weights = ", ".join(
                f"{name} hệ số {format_number(weight)}" for name, weight in rule.weights.items()
            )
            yield f"bình quân tỷ lệ điểm đạt được của các tiêu chí thành phần theo hệ số ({weights}): {most}"
        case _:
            assert_never(rule.children)
