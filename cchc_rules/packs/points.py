"""How many points? A number, all of them, half of them, or in proportion to the value."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, Discriminator, Tag, model_validator

from cchc_rules.packs.alternatives import AnyOf
from cchc_rules.sources.model import Entry, EntryError, VnNumber, VnQuantity
from cchc_rules.vietnamese.names import suggest
from cchc_rules.vietnamese.numbers import NumberFormatError, Quantity, parse_number

POINT_WORDS: Final = ("max", "half", "exclude")


def refuse_not_positive(quantity: Quantity | None, key: str) -> None:
    """Raise when a level that divides or counts is zero or less."""
    if quantity is not None and quantity.value <= 0:
        raise EntryError(f"“{key}: {quantity}” không lớn hơn 0", expected="một số lớn hơn 0", at=(key,))


class ProportionalPoints(Entry):
    """Điểm theo tỷ lệ trong một bậc: giá trị chia cho full_at, nhân số điểm."""

    proportional: VnNumber
    """Số điểm khi đạt full_at."""
    full_at: VnQuantity | None = None
    """Mức được đủ điểm; bỏ trống là 100%."""

    @model_validator(mode="after")
    def _something_to_divide_by(self) -> Self:
        refuse_not_positive(self.full_at, "full_at")
        return self


def _points_tag(value: Any) -> str:
    if isinstance(value, dict | ProportionalPoints):
        return "proportional"
    return "word" if isinstance(value, str) and value in POINT_WORDS else "number"


def _points_text(value: Any) -> Any:
    """Say what points may be, rather than what a number looks like."""
    if not isinstance(value, str) or value in POINT_WORDS:
        return value
    try:
        parse_number(value)
    except NumberFormatError:
        raise EntryError(
            f"“{value}” không phải là số điểm",
            expected="một số như “0,5”, hoặc max (đủ điểm), half (một nửa số điểm)",
            did_you_mean=suggest(value, POINT_WORDS),
        ) from None
    return value


_Number = Annotated[VnNumber, Tag("number")]
_Word = Annotated[Literal["max", "half"], Tag("word")]

Points = Annotated[
    _Number | _Word | Annotated[ProportionalPoints, Tag("proportional")],
    Discriminator(_points_tag),
    AnyOf(),
    BeforeValidator(_points_text),
]
"""Points of a step: a number, `max` (all), `half`, or proportional to the value."""

FixedPoints = Annotated[_Number | _Word, Discriminator(_points_tag), AnyOf(), BeforeValidator(_points_text)]
"""Points that do not depend on the value."""

PointsOrExclude = Annotated[
    _Number | Annotated[Literal["max", "half", "exclude"], Tag("word")],
    Discriminator(_points_tag),
    AnyOf(),
    BeforeValidator(_points_text),
]
"""Fixed points, or `exclude`: leave the criterion out."""
