"""What do all charts share? Width, font, labels of several lines, numbers as an office writes them."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import altair as alt

from cchc_rules.reports.charts.fonts import STACK
from cchc_rules.reports.charts.palette import FAINT, INK, OUTLINE
from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH: Final = 580
"""Pixels across: on 160 mm of paper a label comes out at 9 points."""
LABEL_CHARACTERS: Final = 36
TITLE_CHARACTERS: Final = 72
CUT: Final = "…"
FIT: Final = alt.AutoSizeParams(type="fit-x", contains="padding")
"""Labels, title and padding have to fit into the width."""
LINE: Final = 13
"""Pixels from one line of a label to the next."""
BASELINES: Final[Mapping[int, Literal["middle", "line-bottom"]]] = {1: "middle", 2: "line-bottom"}
"""By the number of lines: Vega sets the first of two where a single one would stand, half a line too low."""

_MOST_LINES = 2

_CONFIG: Final[Mapping[str, Any]] = {
    "aria": False,  # Vega's words for assistive technology are English; render.py puts in ours
    "font": STACK,
    "background": "#ffffff",
    "padding": 6,
    "view": {"stroke": None},
    "title": {
        "fontSize": 13,
        "fontWeight": "bold",
        "color": INK,
        "anchor": "start",
        "frame": "bounds",
        "offset": 10,
        "lineHeight": 17,
        "subtitleFontSize": 11,
        "subtitleColor": INK,
    },
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 11,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "gridColor": FAINT,
        "domainColor": OUTLINE,
        "tickColor": OUTLINE,
        "labelLimit": 0,
        "labelLineHeight": LINE,
    },
    "legend": {
        "labelFontSize": 11,
        "titleFontSize": 11,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "labelLimit": 0,
        "symbolStrokeColor": OUTLINE,
    },
    "text": {"fontSize": 11, "color": INK},
}


class Labels(NamedTuple):
    """Labels of several lines by key, and the full texts of those that had to be cut."""

    lines: Mapping[str, list[str]]
    shortened: Mapping[str, str]

    @property
    def keys(self) -> list[str]:
        """The keys in the order of the labels."""
        return list(self.lines)

    @property
    def axis(self) -> alt.Axis:
        """An axis down the left side with these labels, each in the middle of its row."""
        lines = f"({json.dumps(self.lines, ensure_ascii=False)})[datum.label]"
        baseline = {
            "condition": {"test": f"{lines}.length > 1", "value": BASELINES[2]},
            "value": BASELINES[1],
        }
        return alt.Axis(labelExpr=lines, labelBaseline=baseline, labelPadding=4, ticks=False, domain=False)


def labels(texts: Sequence[str], characters: int = LABEL_CHARACTERS) -> Labels:
    """Each text broken at blanks into at most two lines; keys are positions, so that names may repeat."""
    found: dict[str, list[str]] = {}
    shortened: dict[str, list[str]] = {}
    for position, text in enumerate(texts):
        full = clean(text)
        lines = _balanced(full, characters)
        if len(lines) > _MOST_LINES:
            lines = [lines[0], _cut(lines[1], characters)]
            shortened.setdefault("".join(lines), []).append(full)
        found[f"k{position}"] = lines
    return Labels(found, {drawn: " / ".join(full) for drawn, full in shortened.items()})


def _balanced(text: str, characters: int) -> list[str]:
    """The lines of a text; two are made about equally long, so that no word stands alone."""
    lines = wrap(text, characters, break_on_hyphens=False) or [""]
    narrower = characters
    while len(lines) == _MOST_LINES and narrower > len(text) // 2:
        narrower -= 1
        tried = wrap(text, narrower, break_on_hyphens=False, break_long_words=False)
        if len(tried) > _MOST_LINES:
            break
        lines = tried
    return lines


def _cut(line: str, characters: int) -> str:
    return line[: characters - 1].rstrip(" ,;:.") + CUT


def title_lines(title: str, characters: int = TITLE_CHARACTERS) -> list[str]:
    """A title broken over the width of a chart."""
    return wrap(clean(title), characters, break_on_hyphens=False)


def rows_of(rows: Sequence[Mapping[str, object]]) -> alt.InlineData:
    """The data of a chart, inside its spec."""
    return alt.InlineData(values=[dict(row) for row in rows])


def spec_of(chart: alt.TopLevelMixin) -> Mapping[str, Any]:
    """The finished Vega-Lite spec of a chart."""
    # The tests validate every kind of chart: here it would take as long as making the spec.
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["config"] = dict(_CONFIG)
    return spec
