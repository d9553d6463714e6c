"""How does a chart become a picture? Vega-Lite, drawn without a browser, a script or a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import vl_convert

from cchc_rules.reports.charts import fonts, svg
from cchc_rules.reports.charts.png import smaller

if TYPE_CHECKING:
    from cchc_rules.reports.charts.chart import Chart

VEGA_LITE: Final = "6.4"
"""The version of the language charts are drawn by, whatever later ones the library brings."""

_LOCALE: Final = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"], "minus": "-"}
_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4


def chart_svg(chart: Chart, prefix: str = "bieu-do") -> str:
    """The chart as SVG for a page: text stays text, no script. ``prefix`` starts every id in it.

    Several charts of one page need a prefix each.
    """
    root = svg.parse(_drawn(chart))
    svg.own_ids(root, prefix)
    svg.slim(root)
    svg.tell(root, prefix, chart.title, chart.description)
    svg.tell_full_texts(root, chart.shortened)
    return svg.written(root)


def chart_png(chart: Chart, width_mm: int = 160, dpi: int = 200) -> bytes:
    """The chart as a PNG so many millimetres wide for print; its dots per inch stand in the file."""
    drawn = _drawn(chart)
    width = float(svg.parse(drawn).attrib["width"])
    scale = width_mm / _MM_PER_INCH * _POINTS_PER_INCH / width
    return smaller(vl_convert.svg_to_png(drawn, scale=scale, ppi=dpi))


def _drawn(chart: Chart) -> str:
    fonts.register()
    return vl_convert.vegalite_to_svg(
        dict(chart.spec), vl_version=VEGA_LITE, allowed_base_urls=[], format_locale=_LOCALE
    )
