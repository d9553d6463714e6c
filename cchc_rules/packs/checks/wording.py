"""How are the same things said in every check? Unknown names, kinds of measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LISTED = 8

DIMENSION_WORDS: Final[dict[Dimension, str]] = {
    Dimension.RATE: "tỷ lệ (%)",
    Dimension.COUNT: "số lượng",
    Dimension.MONEY: "số tiền",
    Dimension.DAYS: "số ngày",
    Dimension.DATE: "ngày",
    Dimension.FLAG: "có/không",
    Dimension.CHOICE: "lựa chọn",
    Dimension.DOCUMENT: "tài liệu",
    Dimension.RANK: "thứ hạng",
    Dimension.SURVEY: "điểm điều tra xã hội học",
}


def unknown(place: Place, code: str, message: str, name: str, known: Collection[str]) -> Fault:
    """The fault that a name is not among the known ones."""
    return Fault(place, code, message, expected=listed(known), did_you_mean=suggest(name, known))


def listed(names: Collection[str]) -> str | None:
    """The names that would do, when they are few enough to read."""
    if not names or len(names) > _LISTED:
        return None
    return "một trong: " + ", ".join(names)


def kinds(dimensions: Iterable[Dimension | None]) -> str:
    """The kinds of measure in words: “số lượng, tỷ lệ (%)”."""
    return ", ".join(dict.fromkeys(DIMENSION_WORDS[each] for each in dimensions if each is not None))
