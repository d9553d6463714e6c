"""Which whole number does the text of a cell mean: days, dong?"""

from __future__ import annotations

import re
from typing import Final

from cchc_rules.vietnamese.numbers import NumberFormatError, parse_number

_UNITS: Final = re.compile(r"\s*(?:ngày làm việc|ngày|đồng|đ|vnđ|vnd|₫)\s*$", re.IGNORECASE)
_MOST: Final = 10**15
"""More is no amount of a fee; sums of it must stay within 64 bits."""


def whole_number(text: str) -> int | None:
    """A number from 0 up, as an office or a machine writes it; None where it is no such number."""
    written = _UNITS.sub("", text.strip())
    if written.isascii() and written.isdigit():
        number = int(written)
    else:
        try:
            value = parse_number(written)
        except NumberFormatError:
            return None
        if value.denominator != 1:
            return None
        number = int(value)
    return number if 0 <= number < _MOST else None
