"""How are thousands of results kept small? Every text once, in a table; a result only points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING: Final = 0
"""The place of the empty text, which every absent text points to."""
_SHORTEST = 3
"""A shorter text stands inside others by chance."""
# Control characters: cleaned texts hold none.
_MARKS: Final = ("\x01", "\x02", "\x03")


class TextTable:
    """Texts in the order they were first met; the empty one stands first."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {"": NOTHING}

    def place(self, text: str | None) -> int:
        """Where the text stands; it is taken in if it is new."""
        return self._places.setdefault(clean(text or ""), len(self._places))

    def places(self, texts: Iterable[str]) -> list[int]:
        """Where each of the texts stands."""
        return [self.place(text) for text in texts]

    def sentence(self, text: str, *parts: str | None) -> int:
        """Where the sentence stands with its parts (at most three) taken out.

        Sentences of many agencies differ in their figures only: without them they are the same.
        """
        told = clean(text)
        for mark, part in zip(_MARKS, parts, strict=True):
            cleaned = clean(part or "")
            if len(cleaned) >= _SHORTEST:
                told = told.replace(cleaned, mark)
        return self._places.setdefault(told, len(self._places))

    def all(self) -> list[str]:
        """Every text, each at its place."""
        return list(self._places)
