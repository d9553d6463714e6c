"""Which charts does a report have? How near an agency is to its lines, where points go, who stands where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.headroom import Headroom, headroom
from cchc_rules.reports.overview.heat_map import heat_map
from cchc_rules.reports.overview.ranking import ranking
from cchc_rules.reports.selfassessment.pictures import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.reports.charts.chart import Chart
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord

DISTANCES = "Khoảng cách đến mức yêu cầu của các tiêu chí"
POINTS = "Điểm từ tối đa đến chắc chắn, theo lĩnh vực"
_EXTRA = frozenset({"altair", "vl_convert"})
"""What the extra "charts" installs."""


def agency_pictures(collection: Collection, agency: AgencyRecord) -> tuple[Picture, ...] | None:
    """Distances to the lines, and points from the maximum down; None without the extra that draws them."""
    if not can_draw():
        return None
    from cchc_rules.reports.charts.headroom import MOST, headroom_charts
    from cchc_rules.reports.charts.waterfall import waterfall_chart

    nearest, caption = _nearest(headroom(collection, agency), MOST)
    return _drawn(
        [
            *((caption, chart) for chart in headroom_charts(nearest)),
            (POINTS, waterfall_chart(lost_by_field(collection, agency))),
        ]
    )


def summary_pictures(collection: Collection) -> tuple[Picture, ...] | None:
    """Ranks by group, points of all agencies from the maximum down, statuses where they can be read."""
    if not can_draw():
        return None
    from cchc_rules.reports.charts.heat_map import heat_map_chart
    from cchc_rules.reports.charts.ranking import ranking_charts
    from cchc_rules.reports.charts.waterfall import waterfall_chart

    ranks = [chart for group in ranking(collection) for chart in ranking_charts(group)]
    charts = [*ranks, waterfall_chart(lost_by_field(collection)), heat_map_chart(heat_map(collection))]
    return _drawn([(chart.title, chart) for chart in charts if chart is not None])


def can_draw() -> bool:
    """Whether the extra that draws charts is installed."""
    try:
        import cchc_rules.reports.charts.render  # noqa: F401 - tried, not used here
    except ModuleNotFoundError as missing:
        if missing.name not in _EXTRA:
            raise
        return False
    return True


def _nearest(whole: Headroom, most: int) -> tuple[Headroom, str]:
    """The rates one chart holds, and its caption: those far from their lines stand in the annex only."""
    rates = [room for room in whole.rooms if room.percent_points is not None]
    if len(rates) <= most:
        return whole, DISTANCES
    return Headroom(whole.title, tuple(rates[:most])), f"{DISTANCES} ({most}/{len(rates)} tỷ lệ gần mức nhất)"


def _drawn(charts: Iterable[tuple[str, Chart | None]]) -> tuple[Picture, ...]:
    from cchc_rules.reports.charts.render import chart_png

    return tuple(
        Picture(caption, chart.description, chart_png(_untitled(chart)))
        for caption, chart in charts
        if chart is not None
    )


def _untitled(chart: Chart) -> Chart:
    """The caption below the picture says the title."""
    return replace(chart, spec={key: value for key, value in chart.spec.items() if key != "title"})
