"""How do the cells of a form look? Formats by what a cell is for, made once per workbook."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT: Final = "Times New Roman"
_SIZE: Final = 11
_LINE: Final = 15.5
"""Height in points of a line of text of that size."""


class Look(StrEnum):
    """What a cell is for."""

    HEADING = "heading"
    TITLE = "title"
    REMARK = "remark"
    GUIDE = "guide"
    GUIDE_HEAD = "guide head"
    FIXED = "fixed"
    FIXED_CENTRE = "fixed centre"
    FIXED_SMALL = "fixed small"
    KEY = "key"
    TEXT = "text"
    CODE = "code"
    CHOICE = "choice"
    DATE = "date"
    RATE = "rate"
    COUNT = "count"
    PLAIN = "plain"
    POINTS = "points"


_BORDER: Final = {"border": 1, "border_color": "#A6A6A6"}
_INPUT: Final = {**_BORDER, "bg_color": "#FFF8E1", "locked": False, "valign": "vcenter"}
_FIXED: Final = {**_BORDER, "bg_color": "#F2F2F2", "valign": "vcenter", "text_wrap": True}
_LOOKS: Final[Mapping[Look, Mapping[str, Any]]] = {
    Look.HEADING: {
        **_BORDER,
        "bold": True,
        "bg_color": "#1F4E79",
        "font_color": "#FFFFFF",
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    Look.TITLE: {"bold": True, "font_size": 14, "valign": "vcenter"},
    Look.REMARK: {"italic": True, "font_color": "#404040", "valign": "vcenter"},
    Look.GUIDE: {"text_wrap": True, "valign": "top"},
    Look.GUIDE_HEAD: {"bold": True, "font_size": 12, "font_color": "#1F4E79", "valign": "vcenter"},
    Look.FIXED: _FIXED,
    Look.FIXED_CENTRE: {**_FIXED, "align": "center"},
    Look.FIXED_SMALL: {**_FIXED, "font_size": 9, "font_color": "#404040"},
    Look.KEY: {"font_size": 8, "font_color": "#808080"},
    Look.TEXT: {**_INPUT, "num_format": "@", "text_wrap": True},
    Look.CODE: {**_FIXED, "num_format": "@", "align": "center"},
    Look.CHOICE: {**_INPUT, "num_format": "@", "align": "center", "text_wrap": True},
    Look.DATE: {**_INPUT, "num_format": "dd/mm/yyyy", "align": "center"},
    Look.RATE: {**_INPUT, "num_format": "0.00##%", "align": "right"},
    Look.COUNT: {**_INPUT, "num_format": "#,##0", "align": "right"},
    Look.PLAIN: {**_INPUT, "align": "right"},
    Look.POINTS: {**_INPUT, "num_format": "0.00##", "align": "right"},
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Look, int], Any] = {}

    def of(self, look: Look, indent: int = 0) -> Any:
        """The format of a look, indented by so many steps."""
        if (look, indent) not in self._made:
            properties = {"font_name": FONT, "font_size": _SIZE, **_LOOKS[look]}
            if indent:
                properties["indent"] = indent
            self._made[look, indent] = self._workbook.add_format(properties)
        return self._made[look, indent]


def height_of(texts: Mapping[float, str]) -> float:
    """The height a row needs for its wrapped texts, by their widths; rows do not grow by themselves."""
    lines = 1
    for width, text in texts.items():
        lines = max(lines, sum(max(1, ceil(len(part) * 0.95 / width)) for part in text.split("\n")))
    return _LINE * lines + 3
