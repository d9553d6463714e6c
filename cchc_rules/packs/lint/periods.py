"""Do days and years of a pack lie in its period?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cchc_rules.packs.criteria import DueBy, DueIn
from cchc_rules.packs.forms import DeadlineForm, DueAfter, DueBefore
from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.forms import forms_of
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.vietnamese.dates import format_date, parse_period_end

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_rules.packs.rules import Located
    from cchc_rules.sources.faults import Place

_DAY = timedelta(days=1)


def _outside(subject: Subject) -> Iterator[Found]:
    manifest = subject.rules.manifest.entry
    if manifest is None:
        return
    period = manifest.period
    for place, day, what in _days(subject):
        if not period.from_ <= day <= period.to:
            side = "trước khi kỳ đánh giá bắt đầu" if day < period.from_ else "sau khi kỳ đánh giá kết thúc"
            yield Found(
                place,
                f"{what} {format_date(day)} {side}",
                expected=f"một ngày từ {format_date(period.from_)} đến {format_date(period.to)}",
            )


def _days(subject: Subject) -> Iterator[tuple[Place, date, str]]:
    for rule in subject.leaves():
        for form, _, path in forms_of(rule.entry.score):
            if isinstance(form, DeadlineForm):
                yield from _of_deadline(rule, form, (*path, "deadline"))
    for kind in ("criterion", "task"):
        for rule in subject.own(kind):
            remedy = rule.entry.remedy
            timing = None if remedy is None else remedy.timing
            if isinstance(timing, DueBy):
                yield rule.place("remedy", "timing", "by"), timing.by, "thời hạn của giải pháp"
            elif isinstance(timing, DueIn):
                place = rule.place("remedy", "timing", "in")
                yield place, parse_period_end(timing.in_), f"thời hạn của giải pháp “{timing.in_}” kết thúc"


def _of_deadline(
    rule: Located[Any], form: DeadlineForm, path: tuple[str | int, ...]
) -> Iterator[tuple[Place, date, str]]:
    due = form.deadline.due
    if isinstance(due, DueBefore):
        yield rule.place(*path, "due", "before"), due.before - _DAY, "ngày cuối cùng còn đúng hạn"
    elif not isinstance(due, DueAfter):
        yield rule.place(*path, "due"), due, "hạn chấm điểm"


def _year(subject: Subject) -> Iterator[Found]:
    manifest = subject.rules.manifest
    entry = manifest.entry
    if entry is not None and not entry.period.from_.year <= entry.year <= entry.period.to.year:
        yield Found(
            manifest.place("year"),
            f"năm đánh giá {entry.year} không nằm trong kỳ đánh giá "
            f"{format_date(entry.period.from_)} đến {format_date(entry.period.to)}",
            fix="sửa year hoặc period cho khớp nhau",
        )


LINTS = (
    Lint(codes.OUTSIDE_PERIOD, _outside),
    Lint(codes.WRONG_YEAR, _year),
)
