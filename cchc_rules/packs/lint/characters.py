"""Which characters look like others? For ids and texts that were copied from elsewhere."""

from __future__ import annotations

import re
from typing import Final

_LOOKS: Final = (
    # Cyrillic, Greek
    ("АВЕКМНОРСТУХІЈЅ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJS" + "ABEZHIKMNOPTYX"),
    ("аеорсухіјѕһԁӏ" + "οαν", "aeopcyxijshdl" + "oav"),
    # Icelandic eth and African D, which look like đ
    ("ðÐƉ", "đĐĐ"),
    # dashes and spaces that are none
    ("\u2010\u2011\u2012\u00ad", "----"),
    ("\u200b\u200c\u200d\u2060\ufeff", "\0\0\0\0\0"),
    ("".join(map(chr, range(0xFF10, 0xFF1A))), "0123456789"),
    ("".join(map(chr, range(0xFF21, 0xFF3B))), "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("".join(map(chr, range(0xFF41, 0xFF5B))), "abcdefghijklmnopqrstuvwxyz"),
)
LOOK_ALIKES: Final[dict[str, str]] = {
    strange: plain.replace("\0", "")
    for many, fews in _LOOKS
    for strange, plain in zip(many, fews, strict=True)
}
"""A character nobody means to type, and the one it looks like; invisible ones look like nothing."""

ANY_LOOK_ALIKE: Final = re.compile("[" + "".join(map(re.escape, LOOK_ALIKES)) + "]")


_INVISIBLE_OR_D: Final = frozenset("ðÐƉ\u200b\u2060\ufeff\u00ad")


def look_alikes_in(text: str, *, is_id: bool) -> list[int]:
    """Where look-alikes stand in a text.

    In a sentence a Greek letter may be meant; inside a Latin word it is not.
    """
    found = [match.start() for match in ANY_LOOK_ALIKE.finditer(text)]
    return [at for at in found if is_id or text[at] in _INVISIBLE_OR_D or _within_a_latin_word(text, at)]


def _within_a_latin_word(text: str, at: int) -> bool:
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return any(each.isalpha() and each not in LOOK_ALIKES and each <= "\u1eff" for each in around)


def plain(text: str) -> str:
    """The text with every look-alike replaced by what it looks like."""
    return ANY_LOOK_ALIKE.sub(lambda match: LOOK_ALIKES[match[0]], text)
