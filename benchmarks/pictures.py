"""How do the growth curves look? One SVG each for agencies, criteria, dossiers; both scales logarithmic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from results import Point

WIDTH, HEIGHT = 520, 300
COLOURS = ("#0b5d8f", "#c2501b", "#3c7d3c", "#7a4b94", "#7f7f7f")


class Picture(NamedTuple):
    """What a curve is called and what its axes say."""

    curve: str
    title: str
    across: str
    up: str = "seconds"


PICTURES = (
    Picture("agencies", "Growth with the number of agencies (100 criteria each)", "agencies"),
    Picture("criteria", "Growth with the number of criteria of a pack", "criteria"),
    Picture("dossiers", "Growth with the number of dossiers", "dossiers"),
)


def draw(points: Sequence[Point], folder: Path) -> list[tuple[Picture, Path]]:
    """Draw the curves that have points; gives what was drawn."""
    drawn = []
    for picture in PICTURES:
        of_it = [each for each in points if each.curve == picture.curve]
        if of_it:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{picture.curve}.svg"
            path.write_text(svg(picture, of_it), encoding="utf-8")
            drawn.append((picture, path))
    return drawn


def svg(picture: Picture, points: Sequence[Point]) -> str:
    """The picture as SVG text: lines with dots, the legend below."""
    import vl_convert

    values = [{"x": each.x, "y": each.y, "series": each.series} for each in points]
    order = list(dict.fromkeys(each.series for each in points))
    log = alt.Scale(type="log", nice=False, padding=12)
    legend = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=260)
    at = sorted({each.x for each in points})
    chart = (
        alt.Chart(alt.InlineData(values), title=picture.title, width=WIDTH, height=HEIGHT)
        .mark_line(point=alt.OverlayMarkDef(size=45), strokeWidth=2)
        .encode(
            x=alt.X("x:Q", title=picture.across, scale=log, axis=alt.Axis(values=at, format=",d")),
            y=alt.Y("y:Q", title=picture.up, scale=log, axis=alt.Axis(format="~g")),
            color=alt.Color(
                "series:N", sort=order, scale=alt.Scale(domain=order, range=COLOURS), legend=legend
            ),
            shape=alt.Shape("series:N", sort=order, scale=alt.Scale(domain=order), legend=legend),
        )
        .configure(background="white", font="sans-serif")
        .configure_axis(gridColor="#e3e3e3", labelFontSize=11, titleFontSize=12)
    )
    text: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return text
