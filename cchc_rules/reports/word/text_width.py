"""How wide is a line in bold Times New Roman? For rules that are as long as a part of a line.

Widths of letters in thousandths of the size, from the metrics of the face; marks add nothing.
"""

from __future__ import annotations

import unicodedata

_MM_PER_POINT = 25.4 / 72
_WIDTHS = {
    **dict.fromkeys(" ,.\N{NO-BREAK SPACE}", 250),
    **dict.fromkeys("il/", 278),
    **dict.fromkeys("-():;[]!fjt", 333),
    **dict.fromkeys("sI", 389),
    **dict.fromkeys("cerz", 444),
    **dict.fromkeys("aogvxyJ0123456789?“”_–", 500),
    **dict.fromkeys("bdđhknpquS", 556),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("ACDĐNRUVXYw", 722),
    **dict.fromkeys("GHKOQ", 778),
    **dict.fromkeys("m&", 833),
    **dict.fromkeys("M", 944),
    **dict.fromkeys("W…—%@", 1000),
}
_OTHER = 600
_HORN = "\N{COMBINING HORN}"
_HORN_WIDTH = 60


def bold_width(text: str, size: float) -> float:
    """Millimetres of a text on one line; `size` in points."""
    return sum(map(_width, unicodedata.normalize("NFD", text))) / 1000 * size * _MM_PER_POINT


def _width(character: str) -> int:
    if character == _HORN:
        return _HORN_WIDTH
    return 0 if unicodedata.combining(character) else _WIDTHS.get(character, _OTHER)
