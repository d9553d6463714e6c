"""How did the run end, in a few figures? Points by certainty, the index, criteria by status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.page.marks import MARKS, Mark
from cchc_rules.reports.results.totals_text import band_range, index_range
from cchc_rules.vietnamese.numbers import format_number, format_percent, format_points, round_half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.assessment.model import Totals
    from cchc_rules.reports.overview.field_losses import Amounts
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord


class Card(NamedTuple):
    """One figure with its name; ``style`` names its colour."""

    label: str
    figure: str
    note: str = ""
    style: str = ""


class Part(NamedTuple):
    """One stretch of a bar: ``width`` is a percent of the whole as CSS writes it."""

    style: str
    label: str
    points: str
    width: str


@dataclass(frozen=True, slots=True)
class Summary:
    """``bar`` splits the maximum; ``counts`` are numbers of results by status, as printed."""

    cards: tuple[Card, ...]
    bar: tuple[Part, ...]
    bar_title: str
    counts: tuple[tuple[Mark, str], ...]


def summary(collection: Collection) -> Summary:
    """The figures of a run of one or many agencies."""
    records = collection.agencies
    amounts = lost_by_field(collection).total
    counts = Counter(each.status for record in records for each in record.criteria)
    one = len(records) == 1
    cards = _of_one(records[0].totals) if one else _of_many(records)
    return Summary(
        cards=(*cards, *_points(amounts)),
        bar=bar(amounts),
        bar_title="Cơ cấu điểm" if one else f"Cơ cấu điểm, cộng {len(records)} cơ quan",
        counts=tuple(
            (mark, format_number(counts[status])) for status, mark in MARKS.items() if counts[status]
        ),
    )


def bar(amounts: Amounts | Totals) -> tuple[Part, ...]:
    """The maximum split by certainty; parts without points are left out."""
    parts = (
        ("b-sure", "Chắc chắn", amounts.sure),
        ("b-at_risk", "Nguy cơ", amounts.at_risk),
        ("b-unknown", "Chưa rõ", amounts.unknown),
        ("b-waived", "Được miễn", amounts.waived),
        ("b-lost", "Đã mất", amounts.lost),
    )
    return tuple(
        Part(style, label, format_points(points), width_of(points, amounts.maximum))
        for style, label, points in parts
        if points
    )


def width_of(part: Fraction, whole: Fraction) -> str:
    """The share as CSS writes it: "12.5%"."""
    hundredths = int(round_half_up(part / whole * 100, 2) * 100) if whole > 0 else 0
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def _of_one(totals: Totals) -> tuple[Card, ...]:
    cards = [Card("Chỉ số", index_range(totals, "vi"), "từ mức xấu nhất đến mức tốt nhất", "index")]
    if band := band_range(totals, "vi"):
        cards.append(Card("Xếp loại", band))
    if totals.bonus or totals.penalty:
        told = f"{format_points(totals.bonus)} / {format_points(totals.penalty)}"
        cards.append(Card("Điểm thưởng / điểm phạt", told))
    return tuple(cards)


def _of_many(records: Sequence[AgencyRecord]) -> tuple[Card, ...]:
    scored = [record.totals for record in records if record.totals.scale]
    cards = [Card("Số cơ quan", str(len(records)), style="index")]
    if scored:
        worst = sum((each.percent_worst for each in scored), Fraction(0)) / len(scored)
        best = sum((each.percent_best for each in scored), Fraction(0)) / len(scored)
        mean = _percent(worst) if worst == best else f"{_percent(worst)}–{_percent(best)}"
        lowest = min(each.percent_worst for each in scored)
        highest = max(each.percent_best for each in scored)
        cards.append(
            Card("Chỉ số bình quân", mean, f"thấp nhất {_percent(lowest)}, cao nhất {_percent(highest)}")
        )
    return tuple(cards)


def _percent(value: Fraction) -> str:
    return format_percent(value, 2)


def _points(amounts: Amounts) -> tuple[Card, ...]:
    out_of = f"trên {format_points(amounts.maximum)} điểm tối đa"
    cards = [
        Card("Điểm chắc chắn", format_points(amounts.sure), out_of, "sure"),
        Card("Điểm nguy cơ", format_points(amounts.at_risk), "đang có nhưng có thể mất", "at_risk"),
        Card("Điểm chưa rõ", format_points(amounts.unknown), "chưa có số liệu, tài liệu", "unknown"),
        Card("Điểm đã mất", format_points(amounts.lost), "", "lost"),
    ]
    if amounts.waived:
        cards.append(Card("Điểm được miễn", format_points(amounts.waived), "", "waived"))
    if amounts.excluded:
        cards.append(Card("Điểm không đánh giá", format_points(amounts.excluded), "đứng ngoài điểm tối đa"))
    return tuple(cards)
