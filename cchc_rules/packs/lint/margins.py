"""Does a margin of warning leave any value that is safe?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.forms import points_of, tables_of
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.packs.lint.spans import Edge, Scale, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from cchc_rules.packs.lint.forms import Table


def _too_wide(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        at_risk, maximum = rule.entry.at_risk, rule.entry.points
        if at_risk is None or at_risk.margin is None or maximum is None:
            continue
        margin = at_risk.margin.value
        for table in tables_of(rule, subject):
            bands = full_bands(table, maximum)
            if bands and not any(_safe(band, margin, table.scale) for band in bands):
                words = " hoặc ".join(table.scale.words(band) for band in bands)
                yield Found(
                    rule.place("at_risk", "margin"),
                    f"khoảng cảnh báo {at_risk.margin} rộng hơn mức đạt ({words}): tiêu chí đạt "
                    "nào cũng bị coi là "
                    "có nguy cơ",
                    fix="đặt margin nhỏ hơn độ rộng của mức đạt, hoặc bỏ at_risk",
                )
                break


def full_bands(table: Table, maximum: Fraction) -> list[Span]:
    """The spans of values that get all points, those that touch joined."""
    bands: list[Span] = []
    for span, index in table.cells():
        if points_of(table.steps[index].points, maximum) < maximum:
            continue
        if bands and bands[-1].high == span.low:
            bands[-1] = Span(bands[-1].low, span.high)
        else:
            bands.append(span)
    return bands


def _safe(band: Span, margin: Fraction, scale: Scale) -> bool:
    """Whether a value of the band lies further than the margin from every line inside the scale."""
    low, high = band
    if low > scale.span.low:
        low = Edge(low.value + margin, 1)
    if high < scale.span.high:
        high = Edge(high.value - margin, 1)
    return low < high


LINTS = (Lint(codes.MARGIN_TOO_WIDE, _too_wide),)
