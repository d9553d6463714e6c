"""How do the points of a pack add up? One sentence for each of its rules."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.condition_words import Scale, condition_text
from cchc_rules.scoring.wording import named, say_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.pack import Rounding, Totals

_INDEX: Final = Scale(Dimension.RATE, (Fraction(0), Fraction(1)))


def totals_sentences(totals: Totals) -> tuple[str, ...]:
    """Caps, limits, rescaling, rounding and classification."""
    return tuple(_sentences(totals))


def _sentences(totals: Totals) -> Iterator[str]:
    for word, group in (("thưởng", totals.bonus), ("phạt", totals.penalty)):
        if group is not None and group.cap is not None:
            yield f"Tổng điểm {word} không quá {say_points(group.cap)} điểm."
    if totals.clamp:
        yield "Tổng điểm không thấp hơn 0 và không cao hơn tổng điểm tối đa."
    if totals.rescale:
        yield "Khi có tiêu chí không đánh giá, tổng điểm được quy về thang điểm gốc."
    else:
        yield "Tiêu chí không đánh giá thì điểm của nó được bỏ khỏi tổng điểm tối đa."
    yield _rounding(totals.rounding)
    if totals.bands:
        bands = "; ".join(
            f"{named((band.name,))} khi {condition_text(band.when, _INDEX)}" for band in totals.bands
        )
        yield f"Xếp loại theo chỉ số (tổng điểm chia tổng điểm tối đa): {bands}."


def _rounding(rounding: Rounding) -> str:
    what = "Tổng điểm" if rounding.at == "total" else "Điểm của từng tiêu chí"
    to = f"{rounding.places} chữ số thập phân" if rounding.places else "số nguyên"
    return f"{what} được làm tròn đến {to}."
