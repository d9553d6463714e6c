"""Which value does a rule ask for? Its target in the words of a decision: "từ 95% trở lên", "trên 30%"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.awarding import NumericRule
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.model import Reason
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.saying import is_change, say, say_size
from cchc_rules.scoring.span_words import span_words
from cchc_rules.scoring.steps import ChoiceRule
from cchc_rules.scoring.survey import OpenRule
from cchc_rules.scoring.wording import named, say_value
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.scoring.cells import Span
    from cchc_rules.scoring.compiled import CompiledPack
    from cchc_rules.scoring.intervals import Bounds
    from cchc_rules.scoring.rules import Rule

_Say = Callable[[Fraction], str]


def target_text(compiled: CompiledPack, criterion: str, level: AgencyLevel | None = None) -> str:
    """What a criterion asks for at a level; empty where it asks for nothing that can be said."""
    rule = compiled.rule(criterion, level)
    return "" if rule is None else target_of(rule)


@lru_cache(maxsize=4096)
def target_of(rule: Rule) -> str:
    """What a rule asks for; the same for every agency, so it is said once."""
    form = rule.form
    if isinstance(form, DeadlineRule):
        return _deadline(rule, form)
    if isinstance(form, ChoiceRule):
        return " hoặc ".join(named((word,)) for word in form.goal_words)
    if isinstance(form, RelativeRule):
        return _relative(form)
    if isinstance(form, OpenRule):
        return "theo kết quả điều tra xã hội học" if form.reason is Reason.SURVEY else ""
    if not isinstance(form, NumericRule):
        return ""
    dimension = rule.terms.dimension
    if dimension in (Dimension.FLAG, Dimension.DOCUMENT):
        wanted = {say_value(Fraction(flag), dimension) for flag in (0, 1) if _wants(form, flag)}
        return wanted.pop() if len(wanted) == 1 else ""
    if is_change(rule):
        return " hoặc ".join(said for span in form.goal_spans if (said := _change(rule, span)))
    return _spans(form.goal_spans, rule.terms.bounds, dimension, partial(say, rule))


def _wants(form: NumericRule, flag: int) -> bool:
    return any(span.holds(flag, 1) for span in form.goal_spans)


def _deadline(rule: Rule, form: DeadlineRule) -> str:
    if form.base is not None:
        start = rule.terms.readers.label(form.base.measure)
        return f"trong {form.days} ngày kể từ “{start}”"
    if form.fixed_due is None:
        return ""
    if form.written_before:
        return f"đúng hạn, trước ngày {format_date(form.fixed_due + timedelta(days=1))}"
    return f"đúng hạn, chậm nhất ngày {format_date(form.fixed_due)}"


def _relative(form: RelativeRule) -> str:
    spans = form.steps.goal_spans
    if not form.by_rank:
        return _spans(
            spans,
            (None, None),
            Dimension.RATE,
            lambda value: f"{format_percent(value)} mức trung bình của nhóm",
        )
    said = _spans(spans, (Fraction(1), None), Dimension.RANK, lambda value: f"hạng {format_number(value)}")
    return f"{said} trong nhóm" if said else ""


def _change(rule: Rule, span: Span) -> str:
    """A rise or fall that is asked for: "tăng so với kỳ trước", "giảm từ 10% trở lên"."""
    low, high = span
    if low is not None and high is None and low.line >= 0:
        return _at_least_so_much("tăng", "không giảm", rule, low.line, strict=low.beyond == 1)
    if high is not None and low is None and high.line <= 0:
        return _at_least_so_much("giảm", "không tăng", rule, high.line, strict=high.beyond == 0)
    return span_words(span, (None, None), None, partial(say, rule))


def _at_least_so_much(verb: str, unless: str, rule: Rule, line: Fraction, *, strict: bool) -> str:
    if line == 0:
        return f"{verb if strict else unless} so với kỳ trước"
    size = say_size(rule, line)
    return f"{verb} trên {size}" if strict else f"{verb} từ {size} trở lên"


def _spans(spans: tuple[Span, ...], bounds: Bounds, dimension: Dimension | None, say_it: _Say) -> str:
    said = (span_words(span, bounds, dimension, say_it) for span in spans)
    if dimension is Dimension.RANK:  # a rank is a place, not an amount: "hạng 1", not "bằng hạng 1"
        said = (text.removeprefix("bằng ") for text in said)
    return " hoặc ".join(filter(None, said))
