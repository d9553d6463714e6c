"""Why does a criterion get these points? One Vietnamese sentence, for every form and every reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import RatioMeasure
from cchc_rules.scoring.condition_words import condition_on, scale_of
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.headroom import distance_of
from cchc_rules.scoring.model import Reading, Reason, Score, ScoreState
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.saying import is_change, say_read
from cchc_rules.scoring.targets import target_of
from cchc_rules.scoring.wording import named, say_points, say_share_of, upper_first
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_rules.scoring.compiled import CompiledPack
    from cchc_rules.scoring.model import Distance
    from cchc_rules.scoring.rules import Rule


def explain(compiled: CompiledPack, score: Score, found: Distance | None = None) -> str:
    """The sentence that explains a score. ``found`` is its distance, where that is known already."""
    rule = compiled.rule(score.criterion.id, score.level)
    if score.state is ScoreState.ERROR:
        return _sentence(f"lỗi quy tắc hoặc số liệu: {_error(rule, score)}")
    if rule is None:
        return _sentence(_of_parent(score))
    if score.state is ScoreState.SCORED:
        return _sentence(f"{brief(rule, score)}: {_points(score)}{_distance(rule, score, found)}")
    because = _BECAUSE[score.reason](rule, score) if score.reason else "chưa chấm được"
    return _sentence(f"{because}: {_outlook(score)}")


def brief(rule: Rule, score: Score) -> str:
    """The value against the target, without points: "Đạt 28,14%, chỉ tiêu trên 30%"."""
    if score.reason in _DECIDED_BY:
        return upper_first(_BECAUSE[score.reason](rule, score))
    reading = score.reading
    if reading is None:
        return "Theo kết quả đã công bố"
    if isinstance(rule.form, DeadlineRule):
        return _in_time(rule, rule.form, reading, score.reason)
    target = target_of(rule)
    return _value(rule, reading) + (f", {_asked(rule)} {target}" if target else "")


_DECIDED_BY = frozenset({Reason.NOTHING_AROSE, Reason.SAID_NONE, Reason.FULL_BY_RULE, Reason.ZERO_BY_RULE})


def _value(rule: Rule, reading: Reading) -> str:
    dimension = rule.terms.dimension
    said = say_read(rule, reading)
    if dimension is Dimension.DOCUMENT:
        symbol = reading.document.symbol if reading.document else None
        return f"Đã ban hành {symbol}" if symbol and reading.num else upper_first(said)
    if dimension in (Dimension.FLAG, Dimension.CHOICE):
        return f"{upper_first(_label(rule))}: {said}"
    if isinstance(rule.form, RelativeRule) and reading.compared is not None:
        return f"Đạt {said}, {_place(rule.form, reading)}"
    if is_change(rule):
        return upper_first(said)
    if dimension is Dimension.RATE and rule.form.direction >= 0:
        return f"Đạt {said}"
    return upper_first(f"{_label(rule)}: {said}")


def _place(form: RelativeRule, reading: Reading) -> str:
    size = reading.group_size or 0
    compared = reading.compared or 0
    if form.by_rank:
        return f"hạng {compared}/{size} trong nhóm"
    return f"bằng {format_percent(compared, 2)} mức trung bình của nhóm {size} cơ quan"


def _asked(rule: Rule) -> str:
    return "yêu cầu" if rule.terms.dimension in (Dimension.FLAG, Dimension.DOCUMENT) else "chỉ tiêu"


def _in_time(rule: Rule, form: DeadlineRule, reading: Reading, reason: Reason | None) -> str:
    day = date.fromordinal(reading.num)
    symbol = f" ({reading.document.symbol})" if reading.document and reading.document.symbol else ""
    done = "Ban hành" if form.moment.is_document else "Hoàn thành"
    said = f"{done} ngày {format_date(day)}{symbol}"
    if reason is Reason.REFUSED and form.refused_after is not None:
        return f"{said}, không tiếp nhận sau ngày {format_date(form.refused_after)}"
    limit = target_of(rule).removeprefix("đúng hạn, ")
    if form.base is not None and reading.due is not None:
        limit += f" (đến {format_date(reading.due)})"
    return f"{said}, hạn {limit}"


def _points(score: Score) -> str:
    if score.points is None:
        return ""
    said = say_share_of(score.points, score.max_points, score.criterion.group)
    if score.worst != score.best:
        said += f" (có thể từ {say_points(score.worst)} đến {say_points(score.best)})"
    return said


def _distance(rule: Rule, score: Score, found: Distance | None) -> str:
    if score.reason is not None and score.reason is not Reason.REFUSED:
        return ""
    if found is None and (reading := score.reading) is not None:
        found = distance_of(rule, reading)
    return f", {found.sentence}" if found is not None and found.sentence else ""


def _outlook(score: Score) -> str:
    if score.state is ScoreState.NOT_APPLICABLE:
        return f"không tính {say_points(score.max_points)} điểm vào điểm tối đa"
    if score.worst == score.best:
        return f"{say_points(score.worst)} điểm"
    return f"chưa chấm được, {_range(score)}"


def _range(score: Score) -> str:
    return f"có thể từ {say_points(score.worst)} đến {say_points(score.best)} điểm"


def _of_parent(score: Score) -> str:
    if score.state is ScoreState.SCORED:
        return f"tổng hợp các tiêu chí thành phần: {_points(score)}"
    if score.state is ScoreState.NOT_APPLICABLE:
        return f"không đánh giá tiêu chí thành phần nào: {_outlook(score)}"
    if score.reason is Reason.CHILD_UNKNOWN:
        return f"chưa chấm được tiêu chí thành phần {', '.join(score.missing)}: {_range(score)}"
    return _outlook(score)


def _error(rule: Rule | None, score: Score) -> str:
    message = score.message or "không rõ nguyên nhân"
    reading = score.reading
    if score.reason is not Reason.NO_STEP_HOLDS or rule is None or reading is None:
        return message
    return f"không bậc điểm nào áp dụng cho giá trị {say_read(rule, reading)}"


def _label(rule: Rule) -> str:
    return rule.terms.readers.label(rule.terms.measure) if rule.terms.measure else rule.criterion.name


def _missing(rule: Rule, score: Score) -> str:
    return named(map(rule.terms.readers.label, score.missing)) or named((_label(rule),))


def _nothing_arose(rule: Rule, score: Score) -> str:  # noqa: ARG001 - every reason is told alike
    measure = rule.terms.readers.measures.get(rule.terms.measure or "")
    over = rule.terms.readers.label(measure.over) if isinstance(measure, RatioMeasure) else _label(rule)
    return f"không phát sinh {named((over,))}"


def _said_none(rule: Rule, score: Score) -> str:  # noqa: ARG001
    return f"cơ quan báo cáo không có {named((_label(rule),))}"


def _not_due(rule: Rule, score: Score) -> str:
    due = f" ({format_date(score.due)})" if score.due is not None else ""
    return f"chưa đến hạn{due}, chưa có {_missing(rule, score)}"


def _excluded(rule: Rule, score: Score) -> str:  # noqa: ARG001
    condition = rule.criterion.not_applicable
    if condition is None:
        return "không đánh giá tiêu chí này"
    readers = rule.terms.readers
    when = " và ".join(
        condition_on(readers.label(name), each, scale_of(readers, name))
        for name, each in condition.when.items()
    )
    return f"không đánh giá theo quy tắc vì {when}"


def _because_excluded(ending: str) -> Callable[[Rule, Score], str]:
    return lambda rule, score: _excluded(rule, score) + ending


def _plain(text: str) -> Callable[[Rule, Score], str]:
    return lambda rule, score: text.format(missing=_missing(rule, score)) if "{" in text else text


_BECAUSE: dict[Reason, Callable[[Rule, Score], str]] = {
    Reason.NO_FIGURE: _plain("chưa có số liệu {missing}"),
    Reason.NO_DOCUMENT: _plain("chưa có thông tin về tài liệu {missing}"),
    Reason.NO_DATE: _plain("chưa biết ngày của {missing}"),
    Reason.NO_COMMON_DATE: _plain("số liệu {missing} không cùng một ngày nên không tính được"),
    Reason.SURVEY: _plain("điểm lấy từ điều tra xã hội học, cơ quan không tự chấm"),
    Reason.NOT_DUE: _not_due,
    Reason.NO_GROUP: _plain("chưa đủ hai cơ quan cùng nhóm có số liệu để so sánh"),
    Reason.NO_PREVIOUS: _plain("chưa có số liệu kỳ trước của {missing}"),
    Reason.NO_UNITS: _plain("chưa có số liệu của từng đơn vị để tính {missing}"),
    Reason.UNIT_UNKNOWN: _plain("chưa đủ số liệu của các đơn vị trực thuộc"),
    Reason.CHILD_UNKNOWN: _plain("chưa chấm được tiêu chí thành phần"),
    Reason.NO_RULE_FOR_LEVEL: _plain("quy tắc không nêu cách chấm cho cấp này"),
    Reason.NO_STEP_HOLDS: _plain("không bậc điểm nào áp dụng"),
    Reason.NOT_SELF_SCORED: _plain("cơ quan không tự chấm tiêu chí này"),
    Reason.NOTHING_AROSE: _nothing_arose,
    Reason.SAID_NONE: _said_none,
    Reason.EXCLUDED: _excluded,
    Reason.FULL_BY_RULE: _because_excluded(", tính đủ điểm"),
    Reason.ZERO_BY_RULE: _because_excluded(", tính 0 điểm"),
    Reason.REFUSED: _plain("nộp quá hạn tiếp nhận"),
}


def _sentence(text: str) -> str:
    return upper_first(text.strip()) + "."
