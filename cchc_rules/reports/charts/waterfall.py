"""How does the maximum shrink to what is certain? One bar for each field that loses, the open points last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from cchc_rules.reports.charts.chart import Chart
from cchc_rules.reports.charts.frame import FIT, WIDTH, Labels, labels, rows_of, spec_of, title_lines
from cchc_rules.reports.charts.palette import OUTLINE, STEP_COLOUR
from cchc_rules.reports.overview.field_losses import StepKind
from cchc_rules.vietnamese.numbers import format_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.reports.overview.field_losses import LossAccount, Step

_BAR = 34
_WHOLE = frozenset({StepKind.MAXIMUM, StepKind.SURE})


def waterfall_chart(account: LossAccount) -> Chart | None:
    """The waterfall of an account; None where there are no points to lose."""
    steps = account.steps()
    if not account.total.maximum:
        return None
    told = labels([_label(step) for step in steps])
    title = f"Điểm từ tối đa đến chắc chắn: {account.title}"
    base = alt.Chart(rows_of(_rows(steps, told))).encode(
        y=alt.Y(
            "key:N",
            sort=told.keys,
            title=None,
            axis=told.axis,
        )
    )
    # Beyond the maximum there is room for the figure beside the first step.
    scale = alt.Scale(domain=[0, float(account.total.maximum) * 1.15], nice=False)
    bars = base.mark_bar(height={"band": 0.62}, stroke=OUTLINE, strokeWidth=0.6).encode(
        x=alt.X("low:Q", title="Điểm", scale=scale, axis=alt.Axis(tickCount=6)),
        x2="high:Q",
        color=alt.Color("colour:N", scale=None),
    )
    outside = (
        base.transform_filter("!datum.inside").mark_text(align="left", dx=5).encode(x="high:Q", text="said:N")
    )
    inside = (
        base.transform_filter("datum.inside")
        .mark_text(align="right", dx=-5, color="#ffffff", fontWeight="bold")
        .encode(x="high:Q", text="said:N")
    )
    chart = alt.layer(bars, outside, inside).properties(
        width=WIDTH,
        height=alt.Step(_BAR),
        title=title_lines(title),
        autosize=FIT,
    )
    return Chart(title, _described(account), spec_of(chart), told.shortened)


def _rows(steps: Sequence[Step], told: Labels) -> list[dict[str, object]]:
    maximum = steps[0].high
    return [
        {
            "key": key,
            "low": float(step.low),
            "high": float(step.high),
            "colour": STEP_COLOUR[step.kind],
            "said": format_points(step.amount) if step.kind in _WHOLE else f"-{format_points(step.amount)}",
            # Beside a long bar there is no room left for its number.
            "inside": step.kind in _WHOLE and step.amount * 4 > maximum,
        }
        for key, step in zip(told.keys, steps, strict=True)
    ]


def _label(step: Step) -> str:
    return f"Mất: {step.label}" if step.kind is StepKind.LOST else step.label


def _described(account: LossAccount) -> str:
    total = account.total
    told = (
        f"Biểu đồ thác nước, {account.title}: điểm tối đa {format_points(total.maximum)}; đã mất "
        f"{format_points(total.lost)}; được miễn {format_points(total.waived)}; chưa rõ "
        f"{format_points(total.unknown)}; nguy cơ {format_points(total.at_risk)}; chắc chắn "
        f"{format_points(total.sure)}"
    )
    most = max(account.fields, key=lambda field: field.amounts.lost, default=None)
    if most is not None and most.amounts.lost:
        told += f"; mất nhiều nhất ở “{most.name}” ({format_points(most.amounts.lost)} điểm)"
    return f"{told}."
