"""How did the figures move, and towards which line? A small panel for each criterion."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import altair as alt

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.charts.chart import Chart
from cchc_rules.reports.charts.frame import WIDTH, labels, rows_of, spec_of, title_lines
from cchc_rules.reports.charts.palette import STATUS_COLOUR, SURE
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.reports.overview.trends import Trend, Trends
    from cchc_rules.scoring.series import Moment

MOST: Final = 8
"""Panels in one chart: what fits on a page."""
_COLUMNS = 2
_PANEL_WIDTH = WIDTH // _COLUMNS - 60
_PANEL_HEIGHT = 92
_FEW = 4
_LONG = 8
"""Moments, and characters of a value, that there is room for side by side."""
_LARGE = (
    "abs(datum.value) >= 1e9 ? format(datum.value / 1e9, ',~f') + ' tỷ' : "
    "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',~f') + ' triệu' : format(datum.value, ',~f')"
)
_AXIS = 40
_HEADING_CHARACTERS = 40
_ROOM, _ROOM_OF_LONG = 0.16, 0.34
"""Share of the time shown that is left free on either side, for dates and values."""


def trend_charts(trends: Trends) -> tuple[Chart, ...]:
    """The series of an agency, so many to a chart; none where it has no series."""
    parts = [trends.series[start : start + MOST] for start in range(0, len(trends.series), MOST)]
    return tuple(_chart(trends, part, number, len(parts)) for number, part in enumerate(parts, start=1))


def _chart(trends: Trends, part: Sequence[Trend], number: int, parts: int) -> Chart:
    title = f"Diễn biến số liệu: {trends.title}"
    if parts > 1:
        title += f" (phần {number})"
    told = labels([f"{each.entry.id}. {each.entry.name}" for each in part], _HEADING_CHARACTERS)
    tallest = max(map(len, told.lines.values()))
    panels = []
    for lines, each in zip(told.lines.values(), part, strict=True):
        # Blank lines above short headings keep the panels of a row level.
        heading = [*[" "] * (tallest - len(lines)), *lines]
        panels.append(_panel(each, heading))
    chart = alt.concat(*panels, columns=_COLUMNS, spacing=20).properties(title=title_lines(title))
    return Chart(title, _described(trends, part), spec_of(chart), told.shortened)


def _panel(each: Trend, heading: Sequence[str]) -> alt.LayerChart | alt.FacetChart:
    told = _told(each)
    rows = [
        {
            "day": moment.day.toordinal(),
            "value": float(moment.value),
            "said": each.said(moment.value) if moment in told else "",
            # Away from the line to reach, which would strike it through.
            "below": each.line is not None and moment.value < each.line,
        }
        for moment in each.moments
    ]
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, padding=18), axis=_value_axis(each))
    base = alt.Chart(rows_of(rows)).encode(x=_days(each), y=y)
    layers: list[alt.Chart | alt.LayerChart] = []
    if each.line is not None:
        layers.append(_target(each))
    layers.append(base.mark_line(color=SURE, strokeWidth=2))
    layers.append(base.mark_point(color=SURE, fill=SURE, opacity=1, size=34))
    for below, shift in ((False, -11), (True, 12)):
        near = base.transform_filter("datum.below" if below else "!datum.below")
        layers.append(near.mark_text(dy=shift, fontWeight="bold").encode(text="said:N"))
    subtitle = f"Chỉ tiêu (nét đứt): {each.target}" if each.line is not None else f"Chỉ tiêu: {each.target}"
    return alt.layer(*layers).properties(
        width=_PANEL_WIDTH,
        height=_PANEL_HEIGHT,
        title=alt.Title(
            list(heading), subtitle=subtitle if each.target else " ", fontSize=11, lineHeight=14, offset=6
        ),
    )


def _told(each: Trend) -> tuple[Moment, ...]:
    """The moments whose value is written: all of a few, else the ends, the lowest and the highest."""
    moments = each.moments
    ends = (moments[0], moments[-1])
    if _is_long(each):
        return ends
    if len(moments) <= _FEW:
        return moments
    by_value = sorted(moments, key=lambda moment: moment.value)
    return (*ends, by_value[0], by_value[-1])


def _is_long(each: Trend) -> bool:
    return max(len(each.said(moment.value)) for moment in each.moments) > _LONG


def _days(each: Trend) -> alt.X:
    """Days by their number, so that the time zone of a computer moves nothing; written under the points."""
    days = [moment.day for moment in each.moments]
    middle = [] if len(days) > _FEW else days[1:-1]
    first, last = days[0].toordinal(), days[-1].toordinal()
    margin = (last - first) * (_ROOM_OF_LONG if _is_long(each) else _ROOM)
    words = json.dumps({day.toordinal(): format_date(day) for day in days}, ensure_ascii=False)
    axis = alt.Axis(
        values=[day.toordinal() for day in (days[0], *middle, days[-1])],
        labelExpr=f"({words})[datum.value]",
        grid=False,
        labelFontSize=10,
    )
    scale = alt.Scale(domain=[first - margin, last + margin], nice=False)
    return alt.X("day:Q", title=None, axis=axis, scale=scale)


def _value_axis(each: Trend) -> alt.Axis:
    if not each.entry.is_rate:
        return alt.Axis(tickCount=3, labelExpr=_LARGE, labelFontSize=10, minExtent=_AXIS)
    # Room for a label above 100% is no value of its own.
    beyond = "" if max(moment.value for moment in each.moments) > 1 else "datum.value > 1.000001 ? '' : "
    said = f"{beyond}format(datum.value, '~%')"
    return alt.Axis(tickCount=3, labelExpr=said, labelFontSize=10, minExtent=_AXIS)


def _target(each: Trend) -> alt.Chart:
    colour = STATUS_COLOUR[FindingStatus.DEDUCTED]
    data = rows_of([{"line": float(each.line or 0)}])
    dashed: alt.Chart = alt.Chart(data).mark_rule(strokeDash=[5, 3], color=colour, strokeWidth=1.4)
    return dashed.encode(y="line:Q")


def _described(trends: Trends, part: Sequence[Trend]) -> str:
    told = "; ".join(f"{each.entry.id}: {each.change}, {each.said(each.moments[-1].value)}" for each in part)
    return f"Biểu đồ đường, {trends.title}, {len(part)} tiêu chí, từ thời điểm đầu đến cuối: {told}."
