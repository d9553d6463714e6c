"""Which values does a condition mean? `>= 95%` in words: "từ 95% trở lên".

Knows how a measure is counted, no criterion and no points.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import ChangeMeasure, GivenMeasure
from cchc_rules.scoring.cells import Cut, Span, above, at_least, cells_of, possible
from cchc_rules.scoring.span_words import WHOLE, span_words
from cchc_rules.scoring.wording import named, say_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.conditions import Condition
    from cchc_rules.scoring.intervals import Bounds
    from cchc_rules.scoring.measures import MeasureReaders

OTHERWISE: Final = "các trường hợp còn lại"
_ALWAYS: Final = "mọi trường hợp"
_FALLS: Final = "giảm so với kỳ trước"
_RISES: Final = "tăng so với kỳ trước"
_YES_OR_NO: Final = frozenset({Dimension.FLAG, Dimension.DOCUMENT})


class Scale(NamedTuple):
    """How the values of a measure are counted, and between which bounds they lie."""

    dimension: Dimension | None
    bounds: Bounds = (None, None)
    unit: str | None = None
    choices: tuple[str, ...] = ()
    is_change: bool = False
    """Whether a value is a change against the period before: below 0 it fell."""

    def say(self, value: Fraction) -> str:
        """A value with its unit."""
        return say_value(value, self.dimension, self.unit)


def scale_of(readers: MeasureReaders, name: str | None) -> Scale:
    """How the values of a measure are counted and said."""
    measure = readers.measures.get(name or "")
    if name is None or measure is None:
        return Scale(None)
    return Scale(
        readers.dimension(name),
        readers.bounds(name),
        measure.unit,
        measure.choices if isinstance(measure, GivenMeasure) else (),
        is_change=isinstance(measure, ChangeMeasure),
    )


def condition_text(condition: Condition, scale: Scale) -> str:
    """The values a condition means."""
    return step_texts((condition,), scale)[0] or condition.text


def target_of_change(said: str, scale: Scale) -> str:
    """A target of a change as what is asked for: below 0 is to fall."""
    zero = scale.say(Fraction(0))
    return {f"dưới {zero}": _FALLS, f"trên {zero}": _RISES}.get(said, said) if scale.is_change else said


def condition_on(label: str, condition: Condition, scale: Scale) -> str:
    """A condition on a measure as a clause: "“Hồ sơ tiếp nhận” bằng 0 hồ sơ"."""
    said = condition_text(condition, scale)
    return f"{named((label,))} là {said}" if condition.word is not None else f"{named((label,))} {said}"


def step_texts(conditions: Sequence[Condition | None], scale: Scale) -> tuple[str | None, ...]:
    """The values each step of a table holds for, those of earlier steps left out; None where none is left.

    None among the conditions is `otherwise`.
    """
    if any(condition is not None and condition.word is not None for condition in conditions):
        return tuple(_word_texts(conditions, scale))
    spans = _spans_by_step(conditions, scale)
    return tuple(
        _joined(spans.get(index, ()), scale, otherwise=index if condition is None else None)
        for index, condition in enumerate(conditions)
    )


def left_over(conditions: Sequence[Condition | None], scale: Scale) -> str:
    """The values no step of a table says anything about; empty where there are none."""
    if None in conditions:
        return ""
    words = [condition.word for condition in conditions if condition is not None and condition.word]
    if words:
        said = {_word(condition, scale) for condition in conditions if condition is not None}
        return " hoặc ".join(each for each in _all_words(scale) if each not in said)
    return _joined(_spans_by_step(conditions, scale).get(None, ()), scale, otherwise=None) or ""


def span_text(span: Span, scale: Scale) -> str:
    """An interval of values; its edges beyond what is possible are left out."""
    low, high = possible(span, scale.bounds)
    if scale.is_change and (low is None) != (high is None):
        return _change(low, high, scale)
    return span_words(span, scale.bounds, scale.dimension, scale.say) or _ALWAYS


def _change(low: Cut | None, high: Cut | None, scale: Scale) -> str:
    """What fell or rose, said as such where the line is 0."""
    plain = span_text(Span(low, high), scale._replace(is_change=False))
    if high == at_least(Fraction(0)):
        return f"{_FALLS} ({plain})"
    return f"{_RISES} ({plain})" if low == above(Fraction(0)) else plain


def _spans_by_step(conditions: Sequence[Condition | None], scale: Scale) -> dict[int | None, list[Span]]:
    """Where each step holds, and under None where no step does."""
    found: dict[int | None, list[Span]] = {}
    for span, step in cells_of(conditions):
        if span.touches(scale.bounds) and _has_value(span, scale):
            found.setdefault(step, []).append(span)
    return found


def _has_value(span: Span, scale: Scale) -> bool:
    """Whether a count can lie in the span: between 0 and 1 there is none."""
    if scale.dimension not in WHOLE or span.low is None or span.high is None:
        return True
    first = span.low.num // span.low.den
    return span.holds(first, 1) or span.holds(first + 1, 1)


def _joined(spans: Sequence[Span], scale: Scale, *, otherwise: int | None) -> str | None:
    if not spans:
        return None
    if otherwise is not None:
        return OTHERWISE if otherwise else _ALWAYS
    return " hoặc ".join(span_text(span, scale) for span in spans)


def _word_texts(conditions: Sequence[Condition | None], scale: Scale) -> Iterator[str | None]:
    said: set[str] = set()
    words = _all_words(scale)
    for condition in conditions:
        rest = [word for word in words if word not in said]
        text = _rest(rest, scale) if condition is None else _word(condition, scale)
        yield None if text in said or (words and not rest) else text
        said.add(text)


def _rest(words: Sequence[str], scale: Scale) -> str:
    """After "có" there is only "không" left."""
    return words[0] if scale.dimension in _YES_OR_NO and len(words) == 1 else OTHERWISE


def _word(condition: Condition, scale: Scale) -> str:
    if condition.flag is not None and scale.dimension in _YES_OR_NO:
        return scale.say(Fraction(condition.flag))
    return named((condition.word or condition.text,))


def _all_words(scale: Scale) -> tuple[str, ...]:
    if scale.dimension in _YES_OR_NO:
        return (scale.say(Fraction(1)), scale.say(Fraction(0)))
    return tuple(named((choice,)) for choice in scale.choices)
