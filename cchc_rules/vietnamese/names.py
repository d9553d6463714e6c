"""How are Vietnamese names compared, sorted, suggested and numbered?

For comparing only: what is printed is always what the office wrote.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# Dictionary order of the tones: level, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARKS = re.compile("[\u0300-\u036f]")
_SORT_PIECE = re.compile(r"[0-9]+|.", re.DOTALL)
# Lists in Decree 30/2020/NĐ-CP run a, b, c, d, đ, e, g: no ă, â, ê, ô, ơ, ư and no f, j, w, z.
_POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_END = 4000

# "hoà" and "hòa" are the same word; the tone moves only in an open syllable, and never after q ("quý").
_NEW_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_OLD_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD_TONE = dict(zip(_NEW_TONES, _OLD_TONES, strict=True))
_NEW_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_NEW_TONES)})(?!\w)", re.IGNORECASE)


def nfc(text: str) -> str:
    """The composed form, the one form in which texts are kept everywhere."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The form for comparing: no case, no marks, đ as d, single blanks."""
    marked = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    bare = _MARKS.sub("", marked).replace("đ", "d")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def normalise_tone(text: str) -> str:
    """Put the tone mark of open syllables in the older place: hoà to hòa, thuỷ to thủy."""
    return _NEW_TONE.sub(_move_tone, nfc(text))


@lru_cache(maxsize=10_000)
def sort_key(text: str) -> SortKey:
    """Sort by the Vietnamese alphabet (a ă â b c d đ), then by tone; numbers inside by their size."""
    written = nfc(text)
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for piece in _SORT_PIECE.findall(written.lower()):
        if piece.isascii() and piece.isdigit():
            letters.append((1, int(piece[:18])))
            continue
        letter, tone = _letter_and_tone(piece)
        rank = _RANK.get(letter)
        letters.append((0, ord(letter)) if rank is None else (2, rank))
        tones.append(tone)
    return tuple(letters), tuple(tones), written


def suggest(word: str, candidates: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The one candidate that was probably meant; None when none is near or two are equally near."""
    wanted = fold(word)
    best: list[str] = []
    best_score = cutoff
    for candidate in sorted(set(candidates)):
        score = SequenceMatcher(None, wanted, fold(candidate), autojunk=False).ratio()
        if score > best_score or (score == best_score and not best):
            best, best_score = [candidate], score
        elif score == best_score:
            best.append(candidate)
    return best[0] if len(best) == 1 else None


def point_letter(n: int) -> str:
    """The letter of the n-th point of a list, counted from 1: a, b, c, d, đ, e, g ... y."""
    if not 1 <= n <= len(_POINTS):
        raise ValueError(f"chỉ đánh được từ điểm 1 đến điểm {len(_POINTS)} (a đến y), không có điểm thứ {n}")
    return _POINTS[n - 1]


def roman(n: int) -> str:
    """The Roman numeral of n, for the heads of sections."""
    if not 1 <= n < _ROMAN_END:
        raise ValueError(f"số La Mã chỉ viết được từ 1 đến {_ROMAN_END - 1}, không viết được {n}")
    numeral = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        numeral += letters * count
    return numeral


def _move_tone(match: re.Match[str]) -> str:
    typed = match.group()
    moved = _OLD_TONE[typed.lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(typed, moved, strict=True))


def _letter_and_tone(character: str) -> tuple[str, int]:
    base, tone = [], 0
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            base.append(part)
    letter = unicodedata.normalize("NFC", "".join(base))
    return letter[:1] or character, tone
