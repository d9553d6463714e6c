"""Are measures made of measures that exist, do not run in circles, and fit together?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.packs import codes
from cchc_rules.packs.checks.circles import circles
from cchc_rules.packs.checks.levels import condition_faults
from cchc_rules.packs.checks.wording import kinds, unknown
from cchc_rules.packs.dimensions import Dimension, combined, dimensions
from cchc_rules.packs.measures import (
    AnyMeasure,
    ChangeMeasure,
    ComplementMeasure,
    DaysBetweenMeasure,
    DifferenceMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
    SumMeasure,
    parts_of,
)
from cchc_rules.sources.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cchc_rules.packs.rules import Located, Rules
    from cchc_rules.sources.tree import Step


@dataclass(frozen=True, slots=True)
class KnownMeasures:
    """What the other checks need of measures: which there are, what they are, and their dimension.

    ``names`` also holds those whose entries did not fit the model; these have no dimension.
    """

    names: Collection[str]
    entries: Mapping[str, AnyMeasure]
    dimensions: Mapping[str, Dimension | None]

    @classmethod
    def of(cls, rules: Rules) -> KnownMeasures:
        """The measures of a pack."""
        entries = rules.known_measures
        return cls(rules.measures, entries, dimensions(entries))

    def unknown(self, name: str, rule: Located[object], *steps: Step, key: bool = False) -> Iterator[Fault]:
        """The fault that a measure is not declared, if so; it stands at the steps below the rule."""
        if name not in self.names:
            place = rule.key_place(*steps) if key else rule.place(*steps)
            message = f"số liệu “{name}” chưa được khai báo ở mục measures"
            yield unknown(place, codes.UNKNOWN_MEASURE, message, name, self.names)


def measure_faults(rules: Rules, measures: KnownMeasures) -> Iterator[Fault]:
    """Everything wrong between the measures of a pack."""
    yield from _circles(rules, measures)
    for rule in rules.measures.values():
        if rule.entry is not None:
            yield from _unknown_parts(rule, rule.entry, measures)
            yield from _parts_that_do_not_fit(rule, rule.entry, measures)
            if isinstance(rule.entry, ShareOfUnitsMeasure):
                yield from _units(rule, rule.entry, rules, measures)


def _steps_of_parts(measure: AnyMeasure) -> list[tuple[str, tuple[Step, ...]]]:
    """Every part with the place of its name below the measure."""
    match measure:
        case RatioMeasure():
            return [(measure.of, ("of",)), (measure.over, ("over",))]
        case SumMeasure():
            return [(part, ("of", index)) for index, part in enumerate(measure.of)]
        case DifferenceMeasure():
            return [(measure.of, ("of",)), (measure.minus, ("minus",))]
        case ComplementMeasure() | ChangeMeasure():
            return [(measure.of, ("of",))]
        case DaysBetweenMeasure():
            return [(measure.from_, ("from",)), (measure.to, ("to",))]
        case ShareOfUnitsMeasure():
            return [(part, ("where", part)) for part in measure.where]
        case _:
            return []


def _unknown_parts(
    rule: Located[AnyMeasure], measure: AnyMeasure, measures: KnownMeasures
) -> Iterator[Fault]:
    for part, steps in _steps_of_parts(measure):
        yield from measures.unknown(part, rule, *steps, key=isinstance(measure, ShareOfUnitsMeasure))


def _circles(rules: Rules, measures: KnownMeasures) -> Iterator[Fault]:
    graph = {name: parts_of(measure) for name, measure in measures.entries.items()}
    for circle in circles(graph):
        rule = rules.measures[circle[0]]
        following = circle[1 % len(circle)]
        measure = measures.entries[circle[0]]
        steps = next(steps for part, steps in _steps_of_parts(measure) if part == following)
        way = " → ".join([*circle, circle[0]])
        yield Fault(
            rule.key_place(*steps) if isinstance(measure, ShareOfUnitsMeasure) else rule.place(*steps),
            codes.MEASURE_CIRCLE,
            f"số liệu “{circle[0]}” được tính từ chính nó: {way}",
            fix="đổi một số liệu trong vòng thành số liệu cơ quan tự nhập",
        )


_WANTED_PARTS: dict[str, str] = {
    "ratio": "hai số liệu cùng là số lượng, cùng là số tiền hoặc cùng là số ngày",
    "sum": "các số liệu cùng là số lượng, số tiền, số ngày hoặc tỷ lệ",
    "difference": "hai số liệu cùng là số lượng, số tiền, số ngày hoặc tỷ lệ",
    "max": "các số liệu bằng số cùng loại, hoặc các ngày",
    "min": "các số liệu bằng số cùng loại, hoặc các ngày",
    "product": "các tỷ lệ hoặc số lượng, nhân với nhiều nhất một số tiền hoặc số ngày",
    "complement": "một tỷ lệ",
    "change": "một số liệu bằng số",
    "days_between": "hai tài liệu hoặc hai ngày",
}


def _parts_that_do_not_fit(
    rule: Located[AnyMeasure], measure: AnyMeasure, measures: KnownMeasures
) -> Iterator[Fault]:
    parts = [measures.dimensions.get(part) for part in parts_of(measure)]
    if not parts or None in parts or isinstance(measure, ShareOfUnitsMeasure):
        return
    if combined(measure, parts) is None:
        label = "“kind: {}” không tính được từ các số liệu loại {}"
        steps = _first_misfit(measure, measures)
        yield Fault(
            rule.place(*steps),
            codes.PARTS_DO_NOT_FIT,
            label.format(measure.kind, kinds(parts)),
            expected=_WANTED_PARTS[measure.kind],
        )


def _first_misfit(measure: AnyMeasure, measures: KnownMeasures) -> tuple[Step, ...]:
    """The part to point at: one that does not even fit with itself, else the first unlike the others."""
    parts = _steps_of_parts(measure)
    found = [(measures.dimensions[part], steps) for part, steps in parts]
    for kind, steps in found:
        if combined(measure, [kind] * len(found)) is None:
            return steps
    return next((steps for kind, steps in found if kind is not found[0][0]), found[0][1])


def _units(
    rule: Located[AnyMeasure], measure: ShareOfUnitsMeasure, rules: Rules, measures: KnownMeasures
) -> Iterator[Fault]:
    if measure.units not in rules.unit_kinds:
        message = f"loại đơn vị “{measure.units}” chưa được khai báo ở mục unit_kinds của pack.yaml"
        yield unknown(rule.place("units"), codes.UNKNOWN_UNIT_KIND, message, measure.units, rules.unit_kinds)
    for part, condition in measure.where.items():
        if _rests_on_units(part, measures):
            yield Fault(
                rule.key_place("where", part),
                codes.UNITS_WITHIN_UNITS,
                f"số liệu “{part}” cũng là một tỷ lệ đơn vị đạt, không tính được cho từng đơn vị",
                expected="số liệu mà mỗi đơn vị tự báo cáo",
            )
            continue
        kind = measures.dimensions.get(part)
        if kind is not None:
            place = rule.place("where", part)
            yield from condition_faults(condition, kind, measures.entries.get(part), place)


def _rests_on_units(name: str, measures: KnownMeasures) -> bool:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        measure = measures.entries.get(each)
        if isinstance(measure, ShareOfUnitsMeasure):
            return True
        if measure is not None and each not in seen:
            seen.add(each)
            waiting.extend(parts_of(measure))
    return False
