"""Which criteria are nearest to their lines? Bars to the left miss it, bars to the right have room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.charts.chart import Chart
from cchc_rules.reports.charts.frame import BASELINES, FIT, LINE, WIDTH, labels, rows_of, spec_of, title_lines
from cchc_rules.reports.charts.palette import INK, OUTLINE, STATUS_COLOUR
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.reports.charts.frame import Labels
    from cchc_rules.reports.overview.headroom import Headroom, Room

MOST: Final = 25
"""Criteria in one chart: what fits on a page."""
_BAR = 32
_SAID_CHARACTERS = 36
_CHARACTER = 6.4
_PLOT = 330
"""Pixels of a character of average width, and of what long labels leave to the bars."""


def headroom_charts(headroom: Headroom) -> tuple[Chart, ...]:
    """The rates of an agency, nearest first, so many to a chart; what is no rate is in the table only."""
    rates = [room for room in headroom.rooms if room.percent_points is not None]
    parts = [rates[start : start + MOST] for start in range(0, len(rates), MOST)]
    return tuple(_chart(headroom, part, number, len(parts)) for number, part in enumerate(parts, start=1))


def _chart(headroom: Headroom, part: Sequence[Room], number: int, parts: int) -> Chart:
    title = f"Khoảng cách đến mức yêu cầu: {headroom.title}"
    if parts > 1:
        title += f" (phần {number})"
    told = labels([f"{room.entry.id}. {room.entry.name}" for room in part])
    said = labels([f"{room.value} (yêu cầu {room.target})" for room in part], _SAID_CHARACTERS)
    rows = [
        _row(key, room, lines) for key, room, lines in zip(told.keys, part, said.lines.values(), strict=True)
    ]
    statuses = [status for status in STATUS_COLOUR if any(room.status is status for room in part)]
    base = alt.Chart(rows_of(rows)).encode(
        y=alt.Y(
            "key:N",
            sort=told.keys,
            title=None,
            axis=told.axis,
        )
    )
    colour = alt.Color(
        "status:N",
        scale=alt.Scale(
            domain=[STATUS["vi"][status] for status in statuses],
            range=[STATUS_COLOUR[status] for status in statuses],
        ),
        legend=alt.Legend(title=None, orient="bottom", symbolType="square", columns=3),
    )
    bars = base.mark_bar(height={"band": 0.6}, stroke=OUTLINE, strokeWidth=0.6).encode(
        x=alt.X(
            "zero:Q",
            title="Điểm phần trăm so với mức yêu cầu (trái: còn thiếu; phải: còn dư)",
            scale=alt.Scale(domain=_domain(part, said), nice=False),
            axis=alt.Axis(tickCount=6, format="~f"),
        ),
        x2="gap:Q",
        color=colour,
    )
    # Of a value on its line a bar would show nothing, not even whether it meets it.
    on_the_line = (
        base.transform_filter("datum.gap == 0")
        .mark_point(shape="diamond", size=90, filled=True, opacity=1, stroke=OUTLINE, strokeWidth=0.8)
        .encode(x="zero:Q", color=colour)
    )
    texts = [
        base.transform_filter(f"datum.said.length == {count}")
        .mark_text(align="left", dx=9, baseline=baseline, lineHeight=LINE)
        .encode(x="end:Q", text="said:N")
        for count, baseline in BASELINES.items()
    ]
    line = alt.Chart(rows_of([{"zero": 0}])).mark_rule(color=INK, strokeWidth=1.4).encode(x="zero:Q")
    chart = alt.layer(bars, line, on_the_line, *texts).properties(
        width=WIDTH,
        height=alt.Step(_BAR),
        title=title_lines(title),
        autosize=FIT,
    )
    return Chart(title, _described(headroom, part), spec_of(chart), {**told.shortened, **said.shortened})


def _domain(part: Sequence[Room], said: Labels) -> tuple[float, float]:
    """What the axis spans: every bar, and to the right of it what is said of it."""
    gaps = [float(room.percent_points or 0) for room in part]
    low = min(0.0, *gaps)
    span = (max(0.0, *gaps) - low) or 1.0
    for gap, lines in zip(gaps, said.lines.values(), strict=True):
        taken = max(map(len, lines)) * _CHARACTER / _PLOT
        span = max(span, (max(gap, 0.0) - low) / (1 - taken))
    return low - 0.02 * span, low + 1.03 * span


def _row(key: str, room: Room, said: Sequence[str]) -> dict[str, object]:
    gap = float(room.percent_points or 0)
    return {
        "key": key,
        "zero": 0,
        "gap": gap,
        "end": max(gap, 0.0),
        "status": STATUS["vi"][room.status],
        "said": list(said),
    }


def _described(headroom: Headroom, part: Sequence[Room]) -> str:
    missing = [room for room in part if room.status is FindingStatus.DEDUCTED]
    told = f"Biểu đồ thanh, {headroom.title}, {len(part)} tiêu chí xếp từ gần mức yêu cầu nhất; "
    told += f"{len(missing)} tiêu chí bị trừ điểm. "
    return told + " ".join(f"{room.entry.id}: {room.sentence}." for room in part[:5])
