"""What each chart shows, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import altair as alt
import pytest
from jsonschema import ValidationError

from cchc_rules.reports.charts.headroom import MOST as MOST_ROOMS
from cchc_rules.reports.charts.headroom import headroom_charts
from cchc_rules.reports.charts.heat_map import MOST_AGENCIES, MOST_CRITERIA, heat_map_chart
from cchc_rules.reports.charts.ranking import MOST, ranking_charts
from cchc_rules.reports.charts.render import chart_svg
from cchc_rules.reports.charts.trends import MOST as MOST_PANELS
from cchc_rules.reports.charts.trends import trend_charts
from cchc_rules.reports.charts.waterfall import waterfall_chart
from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.headroom import headroom
from cchc_rules.reports.overview.heat_map import HeatMap, heat_map
from cchc_rules.reports.overview.ranking import ranking
from cchc_rules.reports.overview.trends import trends
from cchc_rules.scoring.series import Moment
from tests.reports.charts.drawn import CASES, charts_of, texts
from tests.reports.overview.runs import agency, run_of, together, totals

VP = run_of(*CASES[2])


@pytest.mark.parametrize("case", CASES)
def test_every_chart_is_sound_vega_lite(case: tuple[str, str]) -> None:
    for chart in charts_of(*case):
        alt.Chart.from_dict(dict(chart.spec), validate=True)


def test_a_specification_with_a_fault_would_be_found() -> None:
    broken = {**charts_of(*CASES[0])[0].spec, "width": "rộng"}
    with pytest.raises(ValidationError):
        alt.Chart.from_dict(broken, validate=True)


def test_a_waterfall_goes_from_the_maximum_to_what_is_certain() -> None:
    chart = waterfall_chart(lost_by_field(VP))
    assert chart is not None
    drawn = texts(chart_svg(chart))
    labels = [text for text in drawn if not text[0].isdigit() and not text.startswith("-")]
    assert labels[:6] == [
        "Điểm",
        "Điểm tối đa",
        "Mất: 1. Cải cách thủ tục hành chính",
        "Chưa rõ",
        "Nguy cơ bị trừ",
        "Điểm chắc chắn",
    ]
    assert {"10,00", "-0,20", "-6,70", "-0,50", "2,60"} <= set(drawn)
    assert "chắc chắn 2,60; mất nhiều nhất ở “Cải cách thủ tục hành chính” (0,20 điểm)" in chart.description


def test_without_points_there_is_no_waterfall() -> None:
    assert waterfall_chart(lost_by_field(together(agency("A", totals())))) is None


def test_a_long_ranking_is_drawn_in_parts_that_fit_on_a_page() -> None:
    records = [
        agency(f"Sở {number:03}", totals(Fraction(number), lost=Fraction(200 - number)))
        for number in range(MOST * 2 + 5)
    ]
    (group,) = ranking(together(*records, agency("Không chấm", totals())))
    charts = ranking_charts(group)
    assert len(charts) == 3
    assert charts[0].title.endswith(f"(hạng 1 đến {MOST})")
    drawn = [text for chart in charts for text in texts(chart_svg(chart)) if ". Sở" in text]
    names = [text.split(". ")[1] for text in drawn]
    assert names == [each.agency.name for each in group.agencies if each.rank is not None]
    assert len(names) == MOST * 2 + 5


def test_a_ranking_shows_rank_name_and_the_range_of_the_index() -> None:
    (group,) = ranking(VP)
    (chart,) = ranking_charts(group)
    drawn = texts(chart_svg(chart))
    assert "1. Văn phòng UBND tỉnh Quảng Ngãi" in " ".join(drawn)
    assert {"26,00%–98,00%", "Chắc chắn", "Còn có thể đạt", "100%"} <= set(drawn)


def test_a_heat_map_too_large_for_paper_is_left_to_its_table() -> None:
    heat = heat_map(VP)
    assert heat_map_chart(heat) is not None
    assert heat_map_chart(replace(heat, rows=heat.rows * (MOST_AGENCIES + 1))) is None
    assert heat_map_chart(replace(heat, columns=heat.columns * 2)) is None
    assert heat_map_chart(HeatMap((), ())) is None


def test_the_largest_heat_map_that_is_drawn_stays_a_sound_size() -> None:
    heat = heat_map(VP)
    columns = (heat.columns * 2)[:MOST_CRITERIA]
    columns = tuple(entry._replace(id=f"{number}.{entry.id}") for number, entry in enumerate(columns))
    row = heat.rows[0]._replace(cells=(heat.rows[0].cells * 2)[:MOST_CRITERIA])
    chart = heat_map_chart(HeatMap(columns, (row,) * MOST_AGENCIES))
    assert chart is not None
    assert len(chart_svg(chart).encode()) < 300_000


def test_a_heat_map_tells_a_status_by_sign_and_empty_cells_by_a_note() -> None:
    chart = heat_map_chart(heat_map(run_of(*CASES[1])))
    assert chart is not None
    drawn = texts(chart_svg(chart))
    assert [text for text in drawn if text[1:3] == "  "] == [
        "–  Bị trừ điểm",
        "!  Nguy cơ bị trừ điểm",
        "?  Chưa có số liệu",
        "/  Không đánh giá",
        "+  Đạt",
    ]
    assert "Ô trống: tiêu chí không dành cho cơ quan đó" in drawn
    columns = [entry.id for entry in heat_map(run_of(*CASES[1])).columns]
    assert [text for text in drawn if text in columns] == columns


def test_a_trend_shows_dates_values_and_the_line_to_reach() -> None:
    (chart,) = trend_charts(trends(VP, VP.agencies[0]))
    drawn = texts(chart_svg(chart))
    assert {"31/12/2023", "31/5/2024", "11,43%", "28,14%", "Chỉ tiêu (nét đứt): trên 30%"} <= set(drawn)
    assert "102%" not in drawn


def test_many_trends_are_drawn_in_parts() -> None:
    found = trends(VP, VP.agencies[0])
    charts = trend_charts(replace(found, series=(found.series * 3)[: MOST_PANELS + 1]))
    assert [chart.title[-8:] for chart in charts] == ["(phần 1)", "(phần 2)"]
    assert trend_charts(replace(found, series=())) == ()


def test_a_headroom_chart_names_value_and_demand_nearest_first() -> None:
    found = headroom(VP, VP.agencies[0])
    (chart,) = headroom_charts(found)
    drawn = [text for text in texts(chart_svg(chart)) if "(yêu cầu" in text]
    rates = [room for room in found.rooms if room.percent_points is not None]
    assert drawn == [f"{room.value} (yêu cầu {room.target})" for room in rates]
    assert len(headroom_charts(replace(found, rooms=(rates * MOST_ROOMS)[: MOST_ROOMS + 1]))) == 2


def test_a_long_demand_is_broken_and_stays_inside_the_picture() -> None:
    found = headroom(VP, VP.agencies[0])
    room = replace(found.rooms[1], target="từ 90% đến dưới 100% mức trung bình của nhóm")
    (chart,) = headroom_charts(replace(found, rooms=(room,)))
    said = [text for text in texts(chart_svg(chart)) if "(yêu cầu" in text]
    assert said == ["28,14% (yêu cầu từ 90% đến dưới 100% mức trung bình của nhóm)"]
    assert said[0] not in chart_svg(chart)


def test_a_value_on_its_line_is_marked_although_its_bar_has_no_length() -> None:
    found = headroom(VP, VP.agencies[0])
    on_the_line = [room for room in found.rooms if room.percent_points == 0]
    (with_it,) = headroom_charts(found)
    (without,) = headroom_charts(replace(found, rooms=found.rooms[len(on_the_line) :]))
    marks = [chart_svg(chart).count('stroke-width="0.8"') for chart in (with_it, without)]
    assert len(on_the_line) == 1
    assert marks == [1, 0]


def test_of_many_moments_the_ends_the_lowest_and_the_highest_are_named() -> None:
    found = trends(VP, VP.agencies[0])
    values = (50, 40, 55, 60, 90, 70)
    moments = tuple(
        Moment(date(2023, month, 1), Fraction(value, 100)) for month, value in enumerate(values, start=1)
    )
    (chart,) = trend_charts(replace(found, series=(replace(found.series[0], moments=moments),)))
    drawn = texts(chart_svg(chart))
    assert {"50%", "40%", "90%", "70%", "01/01/2023", "01/6/2023"} <= set(drawn)
    assert "55%" not in drawn
    assert "01/02/2023" not in drawn


def test_large_amounts_are_said_in_billions_on_the_axis() -> None:
    found = trends(VP, VP.agencies[0])
    money = replace(
        found.series[0],
        entry=found.series[0].entry._replace(is_rate=False),
        moments=tuple(Moment(date(year, 12, 31), Fraction(year * 10**7)) for year in (2022, 2024)),
        line=None,
        target="",
    )
    (chart,) = trend_charts(replace(found, series=(money,)))
    drawn = texts(chart_svg(chart))
    assert {"20.220.000.000", "20.240.000.000"} <= set(drawn)
    assert any(text.endswith(" tỷ") for text in drawn)
