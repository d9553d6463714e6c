"""How is a text made fit for a document? Composed letters, no control characters, a full stop at the end."""

from __future__ import annotations

import re

from cchc_rules.vietnamese.names import nfc

# What XML cannot hold: control characters, surrogates and the two non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\r\n\x85\u2028\u2029]+")
_ENDS = (".", "!", "?", "…", "./.")
_HALF_ENDS = ";,:"


def clean(text: str) -> str:
    """One line of composed text without control characters; blanks that hold words together stay."""
    return _BLANKS.sub(" ", _UNFIT.sub("", nfc(text))).strip(" ")


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in something that ends a sentence."""
    cleaned = clean(text)
    if not cleaned or cleaned.endswith(_ENDS):
        return cleaned
    return cleaned.rstrip(_HALF_ENDS + " ") + "."


def open_end(text: str) -> str:
    """The text without whatever ends it, to be followed by more."""
    return clean(text).rstrip(".;,: ")
