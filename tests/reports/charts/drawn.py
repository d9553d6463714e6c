"""All charts of the fixtures, for the tests of what every chart must hold to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cchc_rules.reports.charts.headroom import headroom_charts
from cchc_rules.reports.charts.heat_map import heat_map_chart
from cchc_rules.reports.charts.ranking import ranking_charts
from cchc_rules.reports.charts.render import chart_svg
from cchc_rules.reports.charts.trends import trend_charts
from cchc_rules.reports.charts.waterfall import waterfall_chart
from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.headroom import headroom
from cchc_rules.reports.overview.heat_map import heat_map
from cchc_rules.reports.overview.ranking import ranking
from cchc_rules.reports.overview.trends import trends
from tests.reports.overview.runs import run_of

if TYPE_CHECKING:
    from cchc_rules.reports.charts.chart import Chart

SVG = "{http://www.w3.org/2000/svg}"
CASES = (
    ("quang-nam-2022", "fixtures/quang-nam-2021-co-so"),
    ("quang-ngai-2017", "fixtures/quang-ngai-2017-gia-dinh"),
    ("quang-ngai-2021", "fixtures/quang-ngai-vp-2024"),
)


@cache
def charts_of(pack_id: str, folder: str) -> tuple[Chart, ...]:
    """Every chart of a fixture, those of its agencies included."""
    run = run_of(pack_id, folder)
    found = [waterfall_chart(lost_by_field(run)), heat_map_chart(heat_map(run))]
    for group in ranking(run):
        found += ranking_charts(group)
    for record in run.agencies:
        found.append(waterfall_chart(lost_by_field(run, record)))
        found += trend_charts(trends(run, record))
        found += headroom_charts(headroom(run, record))
    return tuple(each for each in found if each is not None)


@cache
def svgs_of(pack_id: str, folder: str) -> tuple[str, ...]:
    """The charts of a fixture as SVG, each with a prefix of its own."""
    return tuple(chart_svg(each, f"h{number}") for number, each in enumerate(charts_of(pack_id, folder)))


def texts(svg: str) -> list[str]:
    """What can be read in an SVG, a label of several lines in one piece."""
    root = ET.fromstring(svg)
    return [" ".join(each.strip() for each in text.itertext()) for text in root.iter(f"{SVG}text")]
