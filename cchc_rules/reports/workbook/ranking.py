"""Tổng hợp: all agencies with points by certainty, index, rank and band, and a chart where it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.results.totals_text import band_range
from cchc_rules.reports.workbook.about import days_text
from cchc_rules.reports.workbook.cells import Link
from cchc_rules.reports.workbook.sheet_names import SUMMARY
from cchc_rules.reports.workbook.standings import standings
from cchc_rules.reports.workbook.styles import FONT
from cchc_rules.reports.workbook.table import Column, Layout, Table
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell
    from cchc_rules.reports.workbook.standings import Entrant, Standing

CHARTED_UP_TO: Final = 30
"""More bars cannot be told apart on a sheet of A4."""
_COLUMNS: Final = (
    Column("Hạng", 7, "centre"),
    Column("Hạng có thể", 9, "centre"),
    Column("Cơ quan", 34, "link"),
    Column("Nhóm", 18),
    Column("Điểm tối đa", 9, "points"),
    Column("Điểm chắc chắn", 9, "points"),
    Column("Điểm nguy cơ", 9, "points"),
    Column("Điểm chưa rõ", 9, "points"),
    Column("Điểm đã mất", 9, "points"),
    Column("Điểm được miễn", 9, "points"),
    Column("Điểm thưởng", 9, "points"),
    Column("Điểm phạt", 9, "points"),
    Column("Chỉ số thấp nhất", 10, "percent"),
    Column("Chỉ số cao nhất", 10, "percent"),
    Column("Xếp loại", 14, "centre"),
)
_NAME: Final = 2
_RANKS: Final = (
    "Hạng xếp theo chỉ số thấp nhất (chỉ số chắc chắn đạt được), trong từng nhóm cùng cấp; bằng nhau thì "
    "cùng hạng. Hạng có thể: từ hạng cao nhất đến hạng thấp nhất còn có thể khi điểm chưa rõ, điểm nguy cơ "
    "được xác định."
)
_POINTS: Final = (
    "Điểm tối đa = điểm chắc chắn + nguy cơ + chưa rõ + đã mất + được miễn. Điểm chắc chắn: đã chấm được và "
    "không có dấu hiệu bị trừ. Điểm nguy cơ: đang được tính nhưng có dấu hiệu có thể bị trừ. Điểm chưa rõ: "
    "chưa có số liệu, tài liệu để chấm. Chỉ số thấp nhất coi mọi điểm nguy cơ, chưa rõ là mất; chỉ số cao "
    "nhất coi là được."
)
_BARS: Final = (
    (5, "Chắc chắn", "#2F6B3C", None),
    (6, "Nguy cơ", "#C77700", "wide_upward_diagonal"),
    (7, "Chưa rõ", "#E6E6E6", None),
    (8, "Đã mất", "#B3261E", "dark_vertical"),
    (9, "Được miễn", "#4A78B0", "small_grid"),
)
"""Column, name, colour and a pattern that is told apart without colour."""


def open_ranking(book: Book, pack: RulePack) -> Table:
    """Add the sheet; its rows follow when all agencies are known."""
    manifest = pack.manifest
    period = f"từ {format_date(manifest.period.from_)} đến {format_date(manifest.period.to)}"
    title = f"TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ NĂM {manifest.year}"
    notes = (f"{manifest.title}. Kỳ đánh giá {period}.", _RANKS, _POINTS)
    return Table(book, SUMMARY, _COLUMNS, title=title, notes=notes, layout=Layout(frozen=3))


def fill_ranking(book: Book, table: Table, entrants: Sequence[Entrant], days: tuple[date, date]) -> None:
    """Write the agencies group after group, and the chart below them."""
    for each in standings(entrants):
        table.write(_row(each))
    table.finish()
    first, last = table.first_row, table.row - 1
    table.line(f"{len(entrants)} cơ quan; số liệu đến {days_text(days)}.")
    if len(entrants) <= CHARTED_UP_TO:
        _chart(book, table, first, last)


def _row(each: Standing) -> list[Cell]:
    totals, agency = each.entrant.totals, each.entrant.agency
    possible = f"{each.best}" if each.best == each.last else f"{each.best}–{each.last}"
    sheet = each.entrant.sheet
    return [
        each.rank,
        possible,
        Link(agency.name, sheet) if sheet else agency.name,
        each.entrant.group,
        totals.maximum,
        totals.sure,
        totals.at_risk,
        totals.unknown,
        totals.lost,
        totals.waived,
        totals.bonus,
        totals.penalty,
        totals.percent_worst,
        totals.percent_best,
        band_range(totals, "vi"),
    ]


def _chart(book: Book, table: Table, first: int, last: int) -> None:
    chart = book.workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for column, name, colour, pattern in _BARS:
        fill = (
            {"pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "#FFFFFF"}}
            if pattern
            else {"fill": {"color": colour}}
        )
        chart.add_series(
            {
                "name": name,
                "categories": [table.name, first, _NAME, last, _NAME],
                "values": [table.name, first, column, last, column],
                "border": {"color": "#404040", "width": 0.5},
                "gap": 60,
                **fill,
            }
        )
    font = {"name": FONT, "size": 10}
    chart.set_title({"name": "Tỷ trọng điểm của từng cơ quan", "name_font": {"name": FONT, "size": 13}})
    # The first agency on top, as in the table.
    chart.set_y_axis({"reverse": True, "num_font": font})
    chart.set_x_axis({"num_font": font, "num_format": "0%", "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": 1100, "height": 160 + 32 * (last - first + 1)})
    table.sheet.insert_chart(
        table.row + 1, 0, chart, {"description": "Biểu đồ tỷ trọng điểm của từng cơ quan"}
    )
