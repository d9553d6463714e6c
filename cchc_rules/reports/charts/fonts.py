"""Which font are charts set in? One of our own, so that they look the same on every computer.

Widths and line breaks of labels are reckoned with it; an office's computer need not have any font.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import vl_convert

FAMILY: Final = "CCHC Sans"
"""Noto Sans cut to Latin and Vietnamese by tools/chart_font.py (font/OFL.txt)."""
STACK: Final = f"{FAMILY}, Noto Sans, sans-serif"
"""What an SVG asks for; a browser without our font takes its own, which has Vietnamese too."""
FOLDER: Final = Path(__file__).parent / "font"


@cache
def register() -> None:
    """Make the font known to the renderer, once."""
    vl_convert.register_font_directory(str(FOLDER))
