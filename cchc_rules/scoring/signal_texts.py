"""How is each signal said in Vietnamese? One short sentence with the values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.explain import brief
from cchc_rules.scoring.headroom import distance_of
from cchc_rules.scoring.saying import say, say_read
from cchc_rules.scoring.targets import target_of
from cchc_rules.scoring.wording import named, say_points, say_reading, upper_first
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cchc_rules.evidence.model import DocumentRecord, OfficialResult, Waiver
    from cchc_rules.scoring.model import Reading, Score, Verdict
    from cchc_rules.scoring.rules import Rule

LACKING = " mà chưa có "
"""Stands before what a near deadline waits for."""


def points_lost(rule: Rule, score: Score) -> str:
    """The criterion loses points."""
    return f"{brief(rule, score)}: bị trừ {say_points(score.lost)} điểm"


def thin_margin(rule: Rule, reading: Reading) -> str:
    """The value meets the target by little."""
    near = distance_of(rule, reading)
    room = f": {near.sentence}" if near is not None else ""
    return f"Đạt {_said(rule, reading)}, sát mức bị trừ điểm{room}"


def falling(rule: Rule, before: Reading, now: Reading) -> str:
    """The value is worse than the one before."""
    return f"Xấu đi so với kỳ trước: từ {_dated(rule, before)} thành {_dated(rule, now)}"


def projected_loss(rule: Rule, value: Fraction, day: date) -> str:
    """The value will cross the line if it goes on like this."""
    said = say(rule, value)
    return (
        f"Nếu tiếp tục như hai kỳ gần nhất, đến {format_date(day)} là {said}, không còn đạt {target_of(rule)}"
    )


def prolonged_since_last_year() -> str:
    """Points were lost last year too."""
    return "Bị trừ điểm kéo dài: năm trước cũng bị trừ điểm"


def prolonged_whole_period(day: date) -> str:
    """The figure covers the whole year or period."""
    return f"Bị trừ điểm kéo dài: số liệu của cả kỳ, đến {format_date(day)}"


def prolonged_before(rule: Rule, before: Reading | None) -> str:
    """The value before would have lost points too."""
    when = f" ({_dated(rule, before)})" if before is not None else ""
    return f"Bị trừ điểm kéo dài: kỳ trước cũng không đạt{when}"


def obligation(rule: Rule, measure: str, found: Reading) -> str:
    """Something happened that obliges the agency."""
    readers = rule.terms.readers
    declared = readers.measures.get(measure)
    said = say_reading(found, readers.dimension(measure), declared.unit if declared else None)
    return f"Phát sinh nghĩa vụ: {named((readers.label(measure),))} là {said}"


def missing_document(rule: Rule, lacking: Sequence[str], records: Mapping[str, DocumentRecord]) -> str:
    """Points without the document that proves them."""
    readers = rule.terms.readers
    unknown = [readers.label(each) for each in lacking if each not in records]
    never = [readers.label(each) for each in lacking if each in records]
    parts = []
    if unknown:
        parts.append(f"chưa có tài liệu kiểm chứng {named(unknown)}")
    if never:
        parts.append(f"tài liệu kiểm chứng {named(never)} không được ban hành")
    return upper_first("; ".join(parts))


def unverified_place(rule: Rule, documents: Sequence[str]) -> str:
    """A document that does not say where the fact stands."""
    names = named(rule.terms.readers.label(each) for each in documents)
    return f"Tài liệu kiểm chứng {names} chưa ghi mục, trang"


def deadline_near(rule: Rule, due: date, left: int) -> str:
    """Little time is left."""
    name = named((rule.terms.readers.label(rule.terms.measure or ""),))
    when = (
        f"Còn {left} ngày đến hạn {format_date(due)}" if left else f"Hôm nay ({format_date(due)}) là hạn cuối"
    )
    return f"{when}{LACKING}{name}"


def estimate_crosses(rule: Rule, reading: Reading, verdict: Verdict) -> str:
    """An approximate figure whose true value may change the points."""
    return (
        f"{upper_first(_said(rule, reading))} là số ước, chỉ tiêu {target_of(rule)}: "
        f"điểm có thể từ {say_points(verdict.worst)} đến {say_points(verdict.best)}"
    )


def stale_figure(day: date, age: int) -> str:
    """A figure that is too old."""
    return f"Số liệu tính đến {format_date(day)}, đã cũ {format_number(age)} ngày"


def lost_last_year(published: OfficialResult, maximum: Fraction) -> str:
    """Last year's result."""
    if published.points is None:
        return "Năm trước bị trừ điểm"
    return f"Năm trước chỉ được {say_points(published.points)}/{say_points(maximum)} điểm"


def self_score_above(claimed: Fraction, points: Fraction | None, limit: Fraction) -> str:
    """The agency gives itself more than its figures do."""
    if points is None:
        return f"Cơ quan tự chấm {say_points(claimed)} điểm, cao hơn mức tối đa {say_points(limit)} điểm"
    return f"Cơ quan tự chấm {say_points(claimed)} điểm, theo số liệu chỉ được {say_points(points)} điểm"


def sources_disagree(rule: Rule, reading: Reading) -> str:
    """Two values for one thing."""
    rival = say(rule, reading.rival or Fraction(0))
    source = f" ({reading.rival_source})" if reading.rival_source else ""
    return f"Số liệu không thống nhất: {_said(rule, reading)} và {rival}{source}; tính theo số bất lợi hơn"


def waiver_expired(waiver: Waiver) -> str:
    """A waiver that is over."""
    return (
        f"Cho phép không đánh giá ({waiver.approver}) đã hết hiệu lực sau ngày {format_date(waiver.expires)}"
    )


def _said(rule: Rule, reading: Reading) -> str:
    return say_read(rule, reading)


def _dated(rule: Rule, reading: Reading) -> str:
    day = f" ({format_date(reading.as_of)})" if reading.as_of is not None else ""
    return _said(rule, reading) + day
