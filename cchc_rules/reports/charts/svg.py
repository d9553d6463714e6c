"""How is the renderer's SVG made fit for a page? Our words, ids of its own, nothing said a thousand times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE: Final = "http://www.w3.org/2000/svg"
_TEXT: Final = f"{{{SPACE}}}text"
_INHERITED: Final = (
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "stroke",
    "stroke-dasharray",
    "stroke-width",
    "text-anchor",
)
_LONG_NUMBER = re.compile(r"-?[0-9]+\.[0-9]{3,}")


def parse(svg: str) -> ET.Element:
    """The root of an SVG the renderer drew."""
    ET.register_namespace("", SPACE)
    return ET.fromstring(svg)


def written(root: ET.Element) -> str:
    """The SVG as text."""
    return ET.tostring(root, encoding="unicode")


def tell(root: ET.Element, prefix: str, title: str, description: str) -> None:
    """Name and describe the picture, in Vietnamese, in place of the renderer's English words."""
    for element in root.iter():
        for name in [
            each for each in element.attrib if each in ("role", "class") or each.startswith("aria-")
        ]:
            del element.attrib[name]
    root.set("role", "img")
    root.set("lang", "vi")
    root.set("aria-labelledby", f"{prefix}-ten {prefix}-mo-ta")
    for position, (tag, name, text) in enumerate(
        (("title", "ten", title), ("desc", "mo-ta", description)),
    ):
        told = ET.Element(f"{{{SPACE}}}{tag}", {"id": f"{prefix}-{name}"})
        told.text = clean(text)
        root.insert(position, told)


def own_ids(root: ET.Element, prefix: str) -> None:
    """The renderer's ids are the same in every chart; on one page they would clash."""
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, f"{prefix}-{value}")
            elif "url(#" in value:
                element.set(name, value.replace("url(#", f"url(#{prefix}-"))


def tell_full_texts(root: ET.Element, shortened: Mapping[str, str]) -> None:
    """A label that was cut says its whole text where the mouse rests on it."""
    for text in root.iter(_TEXT):
        full = shortened.get("".join(text.itertext()))
        if full is not None:
            told = ET.Element(f"{{{SPACE}}}title")
            told.text = clean(full)
            text.insert(0, told)


def slim(root: ET.Element) -> None:
    """Say what all marks of a group share once, and no place more finely than a hundredth of a pixel."""
    for element in root.iter():
        if element.get("opacity") == "1":
            del element.attrib["opacity"]
        for name in ("d", "transform", "x1", "x2", "y1", "y2"):
            if name in element.attrib:
                element.set(name, _LONG_NUMBER.sub(_rounded, element.attrib[name]))
        marks = list(element)
        if len(marks) > 1 and all(len(mark.attrib) and not _is_group(mark) for mark in marks):
            _hoist(element, marks)


def _is_group(element: ET.Element) -> bool:
    return element.tag == f"{{{SPACE}}}g"


def _hoist(group: ET.Element, marks: list[ET.Element]) -> None:
    for name in _INHERITED:
        values = {mark.get(name) for mark in marks}
        value = next(iter(values))
        if len(values) == 1 and value is not None:
            group.set(name, value)
            for mark in marks:
                del mark.attrib[name]


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
