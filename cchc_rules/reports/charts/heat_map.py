"""Which agency loses where? A square for each agency and criterion, told by colour and by sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt

from cchc_rules.reports.charts.chart import Chart
from cchc_rules.reports.charts.frame import FIT, WIDTH, labels, rows_of, spec_of, title_lines
from cchc_rules.reports.charts.palette import OUTLINE, STATUS_COLOUR, ink_on
from cchc_rules.reports.overview.signs import SIGN
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.charts.frame import Labels
    from cchc_rules.reports.overview.heat_map import HeatMap

MOST_AGENCIES: Final = 40
MOST_CRITERIA: Final = 36
"""More would leave a sign less than 2 mm on paper 160 mm wide."""
_ROW = 26
_TITLE = "Trạng thái từng tiêu chí của các cơ quan"
_EMPTY = "Ô trống: tiêu chí không dành cho cơ quan đó"


def heat_map_chart(heat: HeatMap) -> Chart | None:
    """The heat map; None where it is too large to be read as a picture: then its table serves."""
    if not heat.columns or len(heat.rows) > MOST_AGENCIES or len(heat.columns) > MOST_CRITERIA:
        return None
    told = labels([row.agency.name for row in heat.rows], characters=24)
    criteria = [entry.id for entry in heat.columns]
    base = alt.Chart(rows_of(_cells(heat, told))).encode(
        x=alt.X(
            "criterion:N",
            sort=criteria,
            title="Tiêu chí",
            axis=alt.Axis(labelAngle=-90, labelFontSize=10, orient="top", ticks=False, domain=False),
        ),
        y=alt.Y(
            "agency:N",
            sort=told.keys,
            title=None,
            axis=told.axis,
        ),
    )
    statuses = heat.statuses
    squares = base.mark_rect(stroke=OUTLINE, strokeWidth=0.6).encode(
        color=alt.Color(
            "status:N",
            scale=alt.Scale(
                domain=[_legend(status) for status in statuses],
                range=[STATUS_COLOUR[status] for status in statuses],
            ),
            legend=alt.Legend(title=None, orient="bottom", symbolType="square", columns=3, symbolSize=120),
        )
    )
    signs = base.mark_text(fontWeight="bold").encode(text="sign:N", color=alt.Color("ink:N", scale=None))
    chart = (
        alt.layer(squares, signs)
        .resolve_scale(color="independent")
        .properties(
            width=WIDTH,
            height=alt.Step(_ROW),
            title=alt.Title(title_lines(_TITLE), subtitle=_EMPTY if _has_gaps(heat) else ""),
            autosize=FIT,
        )
    )
    return Chart(_TITLE, _described(heat), spec_of(chart), told.shortened)


def _cells(heat: HeatMap, told: Labels) -> list[dict[str, str]]:
    return [
        {
            "agency": key,
            "criterion": entry.id,
            "status": _legend(cell.status),
            "sign": SIGN[cell.status],
            "ink": ink_on(cell.status),
        }
        for key, row in zip(told.keys, heat.rows, strict=True)
        for entry, cell in zip(heat.columns, row.cells, strict=True)
        if cell is not None
    ]


def _has_gaps(heat: HeatMap) -> bool:
    return any(cell is None for row in heat.rows for cell in row.cells)


def _legend(status: FindingStatus) -> str:
    return f"{SIGN[status]}  {STATUS['vi'][status]}"


def _described(heat: HeatMap) -> str:
    counts = [(status, _count(heat, status)) for status in heat.statuses]
    told = "; ".join(f"{STATUS['vi'][status].lower()}: {count} ô" for status, count in counts)
    return (
        f"Bản đồ nhiệt {len(heat.rows)} cơ quan và {len(heat.columns)} tiêu chí, "
        f"mỗi ô là trạng thái của một tiêu chí: {told}."
    )


def _count(heat: HeatMap, status: FindingStatus) -> int:
    return sum(1 for row in heat.rows for cell in row.cells if cell is not None and cell.status is status)
