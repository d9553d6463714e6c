"""Pictures are the same every time, speak Vietnamese, and ask nothing of network, script or system fonts."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from vl_convert import svg_to_png

from cchc_rules.reports.charts.chart import Chart
from cchc_rules.reports.charts.png import smaller
from cchc_rules.reports.charts.render import chart_png, chart_svg
from tests.reports.charts.drawn import CASES, SVG, charts_of, svgs_of

ENGLISH = re.compile(r"\b(?:the|axis|mark|group|legend|chart|with|values?|null|undefined|NaN|Infinity)\b")
FIRST = charts_of(*CASES[2])[0]

AGAIN = """
import hashlib
from cchc_rules.reports.charts.render import chart_png, chart_svg
from tests.reports.charts.drawn import CASES, charts_of
made = hashlib.sha256()
for chart in charts_of(*CASES[2]):
    made.update(chart_svg(chart).encode())
made.update(chart_png(charts_of(*CASES[2])[0]))
print(made.hexdigest())
"""


def run_again(zone: str, seed: str) -> str:
    environment = {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": ".", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", AGAIN], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_same_charts_come_out_byte_for_byte_whatever_the_time_zone() -> None:
    assert run_again("Asia/Ho_Chi_Minh", "1") == run_again("America/New_York", "2")


@pytest.mark.parametrize("case", CASES)
def test_a_chart_is_one_picture_with_a_vietnamese_name_and_description(case: tuple[str, str]) -> None:
    for chart, svg in zip(charts_of(*case), svgs_of(*case), strict=True):
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("lang") == "vi"
        name, told = list(root)[:2]
        assert (name.tag, told.tag) == (f"{SVG}title", f"{SVG}desc")
        assert root.get("aria-labelledby") == f"{name.get('id')} {told.get('id')}"
        assert name.text == chart.title
        assert told.text == chart.description
        others = [each for each in root.iter() if each is not root]
        assert not [key for each in others for key in each.attrib if key == "role" or key.startswith("aria")]
        assert not ENGLISH.search(" ".join(root.itertext()))


@pytest.mark.parametrize("case", CASES)
def test_charts_of_one_page_share_no_id_and_hold_no_script(case: tuple[str, str]) -> None:
    page = "".join(svgs_of(*case))
    ids = Counter(re.findall(r'\bid="([^"]+)"', page))
    assert {each for each, times in ids.items() if times > 1} == set()
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)
    addresses = set(re.findall(r"https?://[^\"' )]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"<script|<foreignObject|\son\w+=|<image", page)


@pytest.mark.parametrize("case", CASES)
def test_numbers_have_decimal_commas(case: tuple[str, str]) -> None:
    for svg in svgs_of(*case):
        for text in ET.fromstring(svg).iter(f"{SVG}text"):
            said = "".join(text.itertext())
            assert not re.fullmatch(r"-?\d+\.\d{1,2}%", said), said


def test_a_label_that_was_cut_says_all_of_it_when_pointed_at() -> None:
    chart = next(chart for chart in charts_of(*CASES[1]) if chart.shortened)
    told = {
        title.text
        for text in ET.fromstring(chart_svg(chart)).iter(f"{SVG}text")
        for title in text.iter(f"{SVG}title")
    }
    assert told == set(chart.shortened.values())


def test_a_picture_is_as_wide_as_asked_and_says_how_it_is_printed() -> None:
    png = chart_png(FIRST, width_mm=160, dpi=200)
    width, _ = struct.unpack(">II", png[16:24])
    assert abs(width - 160 / 25.4 * 200) <= 2
    place = png.index(b"pHYs") + 4
    per_metre = struct.unpack(">I", png[place : place + 4])[0]
    assert abs(per_metre - 200 / 0.0254) < 10


def test_a_name_from_a_file_cannot_break_the_picture() -> None:
    hostile = Chart("<script>alert(1)</script> & \x07", 'Mô tả "<b>"', FIRST.spec)
    root = ET.fromstring(chart_svg(hostile))
    assert next(iter(root)).text == "<script>alert(1)</script> &"
    assert not list(root.iter(f"{SVG}script"))


def dots(png: bytes) -> bytes:
    """Head and rows of a PNG of one block of data."""
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    return png[16:29] + zlib.decompress(png[start + 4 : start + 4 + length])


def test_packing_a_picture_again_changes_no_dot_of_it() -> None:
    drawn = svg_to_png(chart_svg(FIRST))
    packed = smaller(drawn)
    assert len(packed) < len(drawn) / 2
    assert dots(packed) == dots(drawn)
    assert smaller(packed) == packed
    with pytest.raises(ValueError, match="PNG"):
        smaller(b"GIF89a")
