"""How do the cells of a book look? Kinds of columns, kinds of rows, and the formats made of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from cchc_rules.packs.policies import FindingStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["text", "centre", "points", "percent", "number", "date", "link"]
"""What a column holds."""
Emphasis = Literal["plain", "part", "field", "total", "bare", "fill_in"]
"""What a row is: ``part`` a criterion with sub-criteria, ``bare`` a row of a long list without lines,
``fill_in`` a cell for the officer."""

FONT: Final = "Times New Roman"
SIZE: Final = 11
POINTS: Final = "0.00##"
INDEX: Final = "0.00%"
WHOLE: Final = "#,##0"
DATE: Final = "dd/mm/yyyy"

_KINDS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    "text": {"text_wrap": True, "align": "left"},
    "centre": {"text_wrap": True, "align": "center"},
    "points": {"num_format": POINTS, "align": "right"},
    "percent": {"num_format": INDEX, "align": "right"},
    "number": {"num_format": WHOLE, "align": "right"},
    "date": {"num_format": DATE, "align": "center"},
    "link": {"text_wrap": True, "align": "left", "font_color": "#1F4E9E", "underline": 1},
}
_BASE: Final = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
_LINES: Final = {"border": 1, "border_color": "#7F7F7F"}
_EMPHASIS: Final[Mapping[Emphasis, Mapping[str, Any]]] = {
    "plain": _LINES,
    "part": {**_LINES, "bold": True},
    "field": {**_LINES, "bold": True, "bg_color": "#E7EDF5"},
    "total": {**_LINES, "bold": True, "bg_color": "#D3DCE9"},
    "bare": {"text_wrap": False},
    "fill_in": {**_LINES, "bg_color": "#FFFDE7"},
}
HEAD: Final = {
    **_BASE, **_LINES, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter",
    "bg_color": "#D9D9D9",
}  # fmt: skip
UPRIGHT_HEAD: Final = {**HEAD, "rotation": 90, "valign": "bottom"}
TITLE: Final = {**_BASE, "bold": True, "font_size": 14}
NOTE: Final = {**_BASE, "italic": True, "align": "left"}

FILLS: Final[Mapping[FindingStatus, Mapping[str, Any]]] = {
    FindingStatus.DEDUCTED: {"bg_color": "#F4B6B0", "bold": True},
    FindingStatus.AT_RISK: {"bg_color": "#FCE3A6"},
    FindingStatus.UNKNOWN: {"bg_color": "#E3E3E3", "italic": True},
    FindingStatus.WAIVED: {"bg_color": "#D5E4F5"},
    FindingStatus.NOT_APPLICABLE: {"font_color": "#6B6B6B"},
    FindingStatus.RULE_ERROR: {"bg_color": "#E0BFE6", "bold": True},
}
"""Colours by status; the status always stands there as a word or a letter too."""
LETTERS: Final[Mapping[FindingStatus, str]] = {
    FindingStatus.MET: "",
    FindingStatus.DEDUCTED: "T",
    FindingStatus.AT_RISK: "N",
    FindingStatus.UNKNOWN: "?",
    FindingStatus.WAIVED: "M",
    FindingStatus.NOT_APPLICABLE: "–",
    FindingStatus.RULE_ERROR: "L",
}
"""What tells a status where there is no room for its name."""


def format_for(kind: Kind, emphasis: Emphasis, number_format: str | None = None) -> dict[str, Any]:
    """The properties of a cell of this kind in a row of this kind."""
    found = {**_BASE, **_KINDS[kind], **_EMPHASIS[emphasis]}
    return {**found, "num_format": number_format} if number_format else found
