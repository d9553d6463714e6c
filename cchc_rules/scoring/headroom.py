"""How far is a value from the line, in its own unit and in whole files?

Whole files are exact: the smallest number that reaches the line, or the largest that may still
be lost; one more or one less and it would not hold.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import ComplementMeasure, RatioMeasure, ShareOfUnitsMeasure
from cchc_rules.scoring.awarding import NumericRule
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.model import Distance, Reading, Score
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.saying import say_line, say_size
from cchc_rules.scoring.targets import target_of
from cchc_rules.scoring.wording import countable, lower_first
from cchc_rules.vietnamese.names import fold
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from cchc_rules.scoring.cells import Cut, Span
    from cchc_rules.scoring.compiled import CompiledPack
    from cchc_rules.scoring.rules import Rule

_COUNTED = frozenset({Dimension.COUNT, Dimension.DAYS})
_ON_TIME = ("dung han", "dung hen", "truoc han", "truoc hen")
_LATE = ("tre han", "tre hen", "qua han", "cham")


class Edge(NamedTuple):
    """One side of the wanted values: they lie past the cut (``wants_past``) or before it."""

    cut: Cut
    wants_past: bool

    def room(self, value: Fraction) -> Fraction:
        """How far inside a value is; negative when it is outside."""
        return value - self.cut.line if self.wants_past else self.cut.line - value

    def reached(self, num: int, den: int) -> bool:
        """Whether num/den is on the wanted side."""
        return self.cut.passed(num, den) == self.wants_past

    def files(self, num: int, den: int) -> int:
        """Numerators still missing to reach the edge (positive), or spare (zero or negative)."""
        cut_num, cut_den, beyond = self.cut
        if self.wants_past:
            return -((num * cut_den - cut_num * den - beyond) // cut_den)
        return -((cut_num * den + beyond - 1 - num * cut_den) // cut_den)


class _Counted(NamedTuple):
    """What is counted: its unit, its name after a number, and whether it is about being late."""

    unit: str
    phrase: str
    on_time: bool
    late: bool


def distance(compiled: CompiledPack, score: Score) -> Distance | None:
    """How far the value of a score is from the line for full points; None where nothing can be said."""
    rule, reading = compiled.rule(score.criterion.id, score.level), score.reading
    if rule is None or reading is None:
        return None
    return distance_of(rule, reading)


def distance_of(rule: Rule, reading: Reading) -> Distance | None:
    """The same for a compiled rule."""
    form = rule.form
    if isinstance(form, DeadlineRule):
        return _days(rule, reading)
    if isinstance(form, RelativeRule):
        return _in_group(rule, form, reading)
    if not isinstance(form, NumericRule) or rule.terms.dimension in (Dimension.FLAG, Dimension.DOCUMENT):
        return None
    edge = nearest_edge(form.goal_spans, reading.num, reading.den)
    if edge is None:
        return None
    return _from_edge(rule, reading, edge)


def nearest_edge(spans: tuple[Span, ...], num: int, den: int) -> Edge | None:
    """The edge to cross next: out of the span the value is in, or into the nearest one."""
    value = Fraction(num, den)
    inside = [span for span in spans if span.holds(num, den)]
    edges = [edge for span in inside or spans for edge in _edges(span)]
    if inside:
        return min(edges, key=lambda edge: edge.room(value), default=None)
    outside = [edge for edge in edges if not edge.reached(num, den)]
    return max(outside, key=lambda edge: edge.room(value), default=None)


def _edges(span: Span) -> list[Edge]:
    found = []
    if span.low is not None:
        found.append(Edge(span.low, wants_past=True))
    if span.high is not None:
        found.append(Edge(span.high, wants_past=False))
    return found


def _from_edge(rule: Rule, reading: Reading, edge: Edge) -> Distance:
    reached = edge.reached(reading.num, reading.den)
    gap = -edge.room(reading.value)
    whole = _whole_files(rule, reading, edge)
    counted = _counted(rule)
    parts = []
    dimension = rule.terms.dimension
    if whole is None or dimension is not Dimension.COUNT:
        parts.append(_gap_sentence(rule, edge, gap, reached=reached))
    if whole is not None and dimension is not Dimension.DAYS:
        parts.append(_files_sentence(whole, counted, edge, reached=reached))
    unit = counted.unit if whole is not None else None
    return Distance(target_of(rule), gap, whole, unit, "; ".join(parts), reached, edge.cut.line)


def _whole_files(rule: Rule, reading: Reading, edge: Edge) -> int | None:
    """Whole files missing or spare, the total unchanged; None where there are no exact counts behind."""
    if not reading.exact:
        return None
    if reading.numerator is not None and reading.denominator is not None:
        num, den = reading.numerator, reading.denominator
    elif rule.terms.dimension in _COUNTED and reading.den == 1:
        num, den = reading.num, 1
    else:
        return None
    files = edge.files(num, den)
    rises = edge.wants_past == (files > 0)
    limit = den - num if reading.denominator is not None else None
    if files > 0:
        out_of_reach = rises and limit is not None and files > limit
        return None if out_of_reach or (not rises and files > num) else files
    spare = -files
    if rises:
        return spare if limit is None else min(spare, limit)
    return min(spare, num) if num >= 0 else spare


@lru_cache(maxsize=4096)
def _counted(rule: Rule) -> _Counted:
    """What the whole files of a rule are; the same for every agency."""
    readers = rule.terms.readers
    measure = readers.measures.get(rule.terms.measure or "")
    unit, phrase, told = (measure.unit if measure else None), "", measure.label if measure else ""
    match measure:
        case RatioMeasure():
            of = readers.measures.get(measure.of)
            told = of.label if of else told
            unit = of.unit if of else None
            phrase = countable(told, unit)
        case ComplementMeasure():
            part = readers.measures.get(measure.of)
            of = readers.measures.get(part.of) if isinstance(part, RatioMeasure) else None
            unit = of.unit if of else None
            phrase = unit or f"đơn vị của “{told}”"
        case ShareOfUnitsMeasure():
            unit = lower_first(readers.unit_kinds.get(measure.units, "đơn vị"))
            phrase = f"{unit} đạt yêu cầu"
        case None:
            pass
        case _:
            phrase = countable(told, unit)
    folded = fold(told)
    late = any(words in folded for words in _LATE)
    on_time = not late and any(words in folded for words in _ON_TIME)
    return _Counted(unit or phrase, phrase or "đơn vị", on_time, late)


def _files_sentence(whole: int, counted: _Counted, edge: Edge, *, reached: bool) -> str:
    number = format_number(whole)
    if not reached:
        verb = "cần thêm" if edge.wants_past else "cần bớt"
        return f"{verb} {number} {counted.phrase}"
    if counted.on_time if edge.wants_past else counted.late:
        if whole == 0:
            return f"không được trễ thêm {counted.unit} nào"
        return f"còn được trễ tối đa {number} {counted.unit}"
    if edge.wants_past:
        return f"còn dư {number} {counted.phrase}" if whole else f"không còn dư {counted.phrase} nào"
    if whole == 0:
        return f"không được thêm {counted.phrase} nào"
    return f"còn được thêm tối đa {number} {counted.phrase}"


def _gap_sentence(rule: Rule, edge: Edge, gap: Fraction, *, reached: bool) -> str:
    line = say_line(rule, edge.cut.line)
    if gap == 0:
        if reached:
            return f"vừa đúng mức {line}"
        return f"đang bằng {line}, phải {'trên' if edge.wants_past else 'dưới'} mức này"
    said = say_size(rule, gap)
    if rule.terms.dimension is Dimension.RANK:
        return f"còn cách mức bị trừ điểm {said}" if reached else f"cần tăng {said}"
    if reached:
        return f"{'cao hơn' if edge.wants_past else 'thấp hơn'} {said} so với mức {line}"
    return f"còn thiếu {said}" if edge.wants_past else f"vượt {said}"


def _in_group(rule: Rule, form: RelativeRule, reading: Reading) -> Distance | None:
    """Against the average, or in places of the ranking."""
    if reading.compared is None:
        return None
    place = reading.compared
    edge = nearest_edge(form.steps.goal_spans, place.numerator, place.denominator)
    if edge is None:
        return None
    reached = edge.reached(place.numerator, place.denominator)
    gap = -edge.room(place)
    if form.by_rank:
        places = abs(int(gap))
        sentence = f"còn cách mức bị trừ điểm {places} bậc" if reached else f"cần tăng {places} bậc"
        return Distance(target_of(rule), gap, places, "bậc", sentence, reached)
    if gap == 0:
        sentence = "vừa đúng mức" if reached else "vừa bằng mức, chưa đạt"
    else:
        higher = edge.wants_past == reached
        said = format_percent(abs(gap), 2).removesuffix("%")
        sentence = f"{'cao hơn' if higher else 'thấp hơn'} {said} điểm phần trăm so với mức yêu cầu"
    return Distance(target_of(rule), gap, None, None, sentence, reached)


def _days(rule: Rule, reading: Reading) -> Distance | None:
    """Days before or after the last day in time."""
    if reading.due is None or reading.said_none:
        return None
    late = (date.fromordinal(reading.num) - reading.due).days
    sentence = f"muộn {late} ngày" if late > 0 else f"sớm {-late} ngày" if late else "đúng ngày cuối của hạn"
    return Distance(target_of(rule), Fraction(late), abs(late), "ngày", sentence, late <= 0)
