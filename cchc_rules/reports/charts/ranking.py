"""Who stands where, and how far may that still move? A bar to the certain index, a light one to the best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt

from cchc_rules.reports.charts.chart import Chart
from cchc_rules.reports.charts.frame import FIT, WIDTH, labels, rows_of, spec_of, title_lines
from cchc_rules.reports.charts.palette import OUTLINE, POSSIBLE, SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.reports.overview.ranking import Ranked, RankGroup

MOST: Final = 40
"""Agencies in one chart: what fits on a page."""
_BAR = 27
_SURE, _POSSIBLE = "Chắc chắn", "Còn có thể đạt"


def ranking_charts(group: RankGroup) -> tuple[Chart, ...]:
    """The agencies of a group by rank, so many to a chart; those that have no rank are not drawn."""
    ranked = [each for each in group.agencies if each.rank is not None]
    parts = [ranked[start : start + MOST] for start in range(0, len(ranked), MOST)]
    return tuple(_chart(group, part, of=len(ranked)) for part in parts)


def _chart(group: RankGroup, part: Sequence[Ranked], *, of: int) -> Chart:
    told = labels([f"{each.rank}. {each.agency.name}" for each in part])
    title = f"Xếp hạng theo chỉ số chắc chắn: {group.name}"
    if len(part) < of:
        title += f" (hạng {part[0].rank} đến {part[-1].rank})"
    limit = max(1.0, *(float(each.totals.percent_best) for each in group.agencies))
    rows = [_row(key, each) for key, each in zip(told.keys, part, strict=True)]
    base = alt.Chart(rows_of(rows)).encode(
        y=alt.Y(
            "key:N",
            sort=told.keys,
            title=None,
            axis=told.axis,
        )
    )
    # Beyond 100% there is room for the figures beside the longest bar.
    scale = alt.Scale(domain=[0, limit * 1.4], nice=False)
    axis = alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    key = alt.Color(
        "part:N",
        scale=alt.Scale(domain=[_SURE, _POSSIBLE], range=[SURE, POSSIBLE]),
        legend=alt.Legend(title=None, orient="bottom"),
    )
    bars = (
        base.transform_calculate(part=f"'{_POSSIBLE}'")
        .mark_bar(height={"band": 0.62}, stroke=OUTLINE, strokeWidth=0.6)
        .encode(x=alt.X("worst:Q", title="Chỉ số", scale=scale, axis=axis), x2="best:Q", color=key)
    )
    certain = (
        base.transform_calculate(part=f"'{_SURE}'", zero="0")
        .mark_bar(height={"band": 0.62}, stroke=OUTLINE, strokeWidth=0.6)
        .encode(x="zero:Q", x2="worst:Q", color=key)
    )
    texts = base.mark_text(align="left", dx=5).encode(x="best:Q", text="said:N")
    chart = alt.layer(bars, certain, texts).properties(
        width=WIDTH,
        height=alt.Step(_BAR),
        title=title_lines(title),
        autosize=FIT,
    )
    return Chart(title, _described(group, part), spec_of(chart), told.shortened)


def _row(key: str, each: Ranked) -> dict[str, object]:
    totals = each.totals
    return {
        "key": key,
        "worst": float(totals.percent_worst),
        "best": float(totals.percent_best),
        "said": each.index_text,
    }


def _described(group: RankGroup, part: Sequence[Ranked]) -> str:
    first, last = part[0], part[-1]
    told = f"Biểu đồ thanh, {group.name}, {len(part)} cơ quan: hạng {first.rank} là {first.agency.name}"
    told += f" ({first.index_text})"
    if len(part) > 1:
        told += f"; hạng {last.rank} là {last.agency.name} ({last.index_text})"
    return f"{told}."
