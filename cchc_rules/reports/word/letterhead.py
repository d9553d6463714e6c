"""What stands around every document of an office? The words of its head and foot, whatever the document.

Decree 30/2020/NĐ-CP, Annex I: ô 1 to 4, 7 and 9b. Knows texts only; `frame.py` says where they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_rules.reports.clean_text import clean

_HEAD_LETTERS = 22
"""Letters in bold capitals of 13 pt that fit the left column of the head."""
_PLACE = re.compile(r" (TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) ")


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """One line of Nơi nhận."""

    to: str
    note: str | None
    end: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head and foot, each text as it is printed; documents add what stands between."""

    parent_body: tuple[str, ...]
    issuing_body: tuple[str, ...]
    symbol: str
    place: str
    recipients: tuple[RecipientLine, ...]
    archive: str
    signer_title: tuple[str, ...]


def head_lines(text: str) -> tuple[str, ...]:
    """The name of a body in capitals; a long one breaks before its place: ỦY BAN NHÂN DÂN / TỈNH ..."""
    found: list[str] = []
    for line in capital_lines(text):
        place = _PLACE.search(line) if len(line) > _HEAD_LETTERS else None
        found += [line[: place.start()], line[place.start() + 1 :]] if place else [line]
    return tuple(found)


def capital_lines(text: str) -> tuple[str, ...]:
    """The lines of a text in capitals, empty ones left out."""
    return tuple(cleaned.upper() for line in text.split("\n") if (cleaned := clean(line)))
