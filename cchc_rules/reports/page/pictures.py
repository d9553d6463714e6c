"""Which charts stand in the page? Those of the charts room; none where its libraries are not installed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.ranking import ranking
from cchc_rules.reports.overview.trends import trends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.reports.charts.chart import Chart
    from cchc_rules.reports.overview.ranking import RankGroup
    from cchc_rules.reports.records.collection import Collection

_RANKED: Final = 30
"""A longer ranking is easier read in its table, which has bars too."""
_SERIES: Final = 24
"""More series than these are told in their table only."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Charts as SVG; ``ranking`` has those of each group. ``missing``: their libraries are not installed."""

    losses: tuple[Markup, ...] = ()
    ranking: tuple[tuple[Markup, ...], ...] = ()
    trends: tuple[Markup, ...] = ()
    missing: bool = False


def pictures(collection: Collection) -> Pictures:
    """The charts of a run."""
    try:
        return _drawn(collection)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cchc_rules"):
            raise
        return Pictures(missing=True)


def _drawn(collection: Collection) -> Pictures:
    from cchc_rules.reports.charts.trends import trend_charts
    from cchc_rules.reports.charts.waterfall import waterfall_chart

    waterfall = waterfall_chart(lost_by_field(collection))
    series = [trends(collection, record) for record in collection.agencies]
    if sum(len(each.series) for each in series) > _SERIES:
        series = []
    return Pictures(
        losses=_svg([waterfall] if waterfall else [], "diem"),
        ranking=_rankings(ranking(collection)) if len(collection.agencies) > 1 else (),
        trends=_svg(chain.from_iterable(trend_charts(each) for each in series), "dien-bien"),
    )


def _rankings(groups: Iterable[RankGroup]) -> tuple[tuple[Markup, ...], ...]:
    from cchc_rules.reports.charts.ranking import ranking_charts

    return tuple(
        _svg(ranking_charts(group) if 1 < len(group.agencies) <= _RANKED else (), f"xep-hang-{number}")
        for number, group in enumerate(groups)
    )


def _svg(charts: Iterable[Chart], prefix: str) -> tuple[Markup, ...]:
    from cchc_rules.reports.charts.render import chart_svg

    return tuple(
        Markup(chart_svg(chart, f"{prefix}-{number}"))  # written by the renderer, texts escaped
        for number, chart in enumerate(charts)
    )
