"""What do the templates of both reports share? Title, table by field, charts, what is left to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.reports.word.template_parts import each, grouped_rows, looked_rows, paragraph, table

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


class Column(NamedTuple):
    """A column: head, millimetres, and what of the row stands in it; ``lines`` are several paragraphs."""

    head: str
    width: float
    cell: str
    centred: bool = False
    lines: bool = False


# The sums of a hundred agencies, "12.345,00" in bold, must stay on one line.
_POINTS_WIDTH = 20.4
_FIELD_COLUMNS = (
    Column("STT", 17, "number", centred=True),
    Column("Lĩnh vực", 41, "name"),
    Column("Điểm tối đa", _POINTS_WIDTH, "maximum", centred=True),
    Column("Chắc chắn đạt", _POINTS_WIDTH, "sure", centred=True),
    Column("Có nguy cơ", _POINTS_WIDTH, "at_risk", centred=True),
    Column("Chưa rõ", _POINTS_WIDTH, "unknown", centred=True),
    Column("Đã bị trừ", _POINTS_WIDTH, "lost", centred=True),
)


def title() -> tuple[BaseOxmlElement, ...]:
    """Kind, abstract, addressee, grounds, the sentence that leads to the rest."""
    return (
        paragraph("TenLoai", "BÁO CÁO"),
        paragraph("TrichYeu", "{{ title }}"),
        paragraph("KeTrichYeu"),
        paragraph("KinhGui", "Kính gửi: {{ addressee }}"),
        *each("ground in grounds", paragraph("CanCu", "{{ ground }}")),
        paragraph("NoiDung", "{{ intro }}"),
    )


def field_table() -> BaseOxmlElement:
    """Points by field; the last row is the sum."""
    return table_of(_FIELD_COLUMNS, "row in fields", {"row.is_total": total(_FIELD_COLUMNS)})


def charts() -> tuple[BaseOxmlElement, ...]:
    """A place for each picture with its caption below, or the sentence that says why there is none."""
    return (
        *each(
            "chart in charts",
            paragraph("HinhAnh", "{{ chart.alt }}"),
            paragraph("TenHinh", "{{ chart.caption }}"),
        ),
        *each("text in chart_notes", paragraph("NoiDung", "{{ text }}")),
    )


def difficulties() -> tuple[BaseOxmlElement, ...]:
    """The third part, which only the office can write; proposals of the rules stand there already."""
    return (
        paragraph("Muc", "III. KHÓ KHĂN, KIẾN NGHỊ"),
        paragraph("Khoan", "1. Khó khăn, vướng mắc"),
        *each("text in difficulties", paragraph("NoiDung", "{{ text }}")),
        paragraph("Khoan", "2. Đề xuất, kiến nghị"),
        *each("text in proposals", paragraph("NoiDung", "{{ text }}")),
        paragraph("DoanKet", "{{ closing }}"),
    )


def table_of(
    columns: tuple[Column, ...], loop: str, looks: dict[str, list[list[BaseOxmlElement]]] | None = None
) -> BaseOxmlElement:
    """A table with a repeated head; rows for which a condition of `looks` holds look like that."""
    head = [[paragraph("DauBang", column.head)] for column in columns]
    rows = looked_rows(loop, looks or {}, plain(columns))
    return table(tuple(float(column.width) for column in columns), [head, *rows], borders=True)


def grouped_table(columns: tuple[Column, ...], loop: str, group: str) -> BaseOxmlElement:
    """A table with a repeated head and a row across all columns where a group begins."""
    head = [[paragraph("DauBang", column.head)] for column in columns]
    rows = grouped_rows(loop, group, plain(columns))
    return table(tuple(float(column.width) for column in columns), [head, *rows], borders=True)


def plain(columns: tuple[Column, ...]) -> list[list[BaseOxmlElement]]:
    """A row in plain letters."""
    return [_cell(column, "OBangGiua" if column.centred else "OBang") for column in columns]


def half_bold(columns: tuple[Column, ...]) -> list[list[BaseOxmlElement]]:
    """A row with its name in bold."""
    return [_cell(column, _named(column)) for column in columns]


def total(columns: tuple[Column, ...]) -> list[list[BaseOxmlElement]]:
    """A row in bold at the end of a table: kept with what follows it would stand alone on the next page."""
    return [_cell(column, "OBangGiuaDam" if column.centred else "OBangDam") for column in columns]


def bold(columns: tuple[Column, ...]) -> list[list[BaseOxmlElement]]:
    """A row in bold, kept with the next one."""
    return [_cell(column, "DauBang" if column.centred else "NhomBang") for column in columns]


def _named(column: Column) -> str:
    if column.cell == "name":
        return "OBangDam"
    return "OBangGiua" if column.centred else "OBang"


def _cell(column: Column, style: str) -> list[BaseOxmlElement]:
    if column.lines:
        return list(each(f"line in row.{column.cell}", paragraph(style, "{{ line }}")))
    return [paragraph(style, f"{{{{ row.{column.cell} }}}}")]
