"""Can these counts be true together? A numerator is not above its denominator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence import codes
from cchc_rules.evidence.figures import same_source
from cchc_rules.evidence.model import FigureKey, Observation
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.evidence.figures import Days, Observations
    from cchc_rules.evidence.marking import Marker
    from cchc_rules.evidence.vocabulary import Ratio


def check_ratios(figures: Observations, ratios: Sequence[Ratio], marker: Marker, days: Days | None) -> None:
    """Note every numerator that is certainly above its denominator of the same scope, day and system."""
    closed = days.closed if days else None
    scopes: dict[str, list[str | None]] = {}
    for key in figures:
        scopes.setdefault(key.measure, []).append(key.scope)
    for ratio in ratios:
        for scope in scopes.get(ratio.of, ()):
            denominators = figures.get(FigureKey(ratio.over, scope), ())
            for numerator in figures[FigureKey(ratio.of, scope)]:
                denominator = _same_source(numerator, denominators, closed)
                if denominator is not None and _is_above(numerator, denominator):
                    _note(ratio, numerator, denominator, marker)


def _same_source(
    numerator: Observation, denominators: Sequence[Observation], closed: date | None
) -> Observation | None:
    """The denominator of the same day and system; where one of the two names no system, they may still belong
    together if there is no other."""
    of_day = [each for each in denominators if (each.as_of or closed) == (numerator.as_of or closed)]
    system = same_source(numerator.system)
    for each in of_day:
        if same_source(each.system) == system:
            return each
    if len(of_day) == 1 and not (system and of_day[0].system):
        return of_day[0]
    return None


def _is_above(numerator: Observation, denominator: Observation) -> bool:
    """Whether it is so however the qualifiers are read."""
    low, high = numerator.low, denominator.high
    return low is not None and high is not None and low > high


def _note(ratio: Ratio, numerator: Observation, denominator: Observation, marker: Marker) -> None:
    above, below = format_number(numerator.value), format_number(denominator.value)
    if numerator.place is None or denominator.place is None:
        return
    marker.error_at(
        codes.PART_ABOVE_WHOLE,
        numerator.place,
        f"“{ratio.of}” là {above}, lớn hơn “{ratio.over}” là {below} (dòng {denominator.place.line}), "
        f"nên tỷ lệ “{ratio.name}” vượt 100%",
        fix="kiểm tra lại hai số liệu",
    )
