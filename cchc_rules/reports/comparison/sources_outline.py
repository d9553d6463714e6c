"""What stands in a comparison of two sources? Where they differ, where one is silent, how much agrees."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.sources_compared import Agreement, Compared, Side
from cchc_rules.reports.comparison.outline import NOTHING, Outline, Section
from cchc_rules.scoring.wording import qualified, say_gap, say_value
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from cchc_rules.evidence.vocabulary import Vocabulary

_HEADINGS: Final = {
    Agreement.BEYOND: "Lệch quá mức cho phép",
    Agreement.OTHER_DAY: "Số liệu của hai ngày khác nhau, chưa so sánh được",
    Agreement.ONLY_FIRST: "Chỉ có ở {first}",
    Agreement.ONLY_SECOND: "Chỉ có ở {second}",
    Agreement.WITHIN: "Lệch trong mức cho phép",
}
"""What calls for work comes first; what is the same is only counted."""
_COUNTS: Final = {
    Agreement.SAME: "khớp",
    Agreement.WITHIN: "lệch trong mức cho phép",
    Agreement.BEYOND: "lệch quá mức cho phép",
    Agreement.OTHER_DAY: "khác ngày",
    Agreement.ONLY_FIRST: "chỉ có ở {first}",
    Agreement.ONLY_SECOND: "chỉ có ở {second}",
}


def sources_comparison(
    compared: Sequence[Compared], vocabulary: Vocabulary, names: tuple[str, str], tolerance: Fraction
) -> Outline:
    """The comparison in words; `names` are those of the two sources."""
    places = {"first": names[0], "second": names[1]}
    counts = Counter(each.agreement for each in compared)
    told = ", ".join(
        f"{counts[agreement]} {said.format(**places)}"
        for agreement, said in _COUNTS.items()
        if counts[agreement]
    )
    heads = ("Cơ quan", "Số liệu", "Phạm vi", *names, "Chênh lệch")
    agencies = len({each.agency.id for each in compared})
    return Outline(
        f"Đối chiếu số liệu: {names[0]} và {names[1]}",
        (
            f"{len(compared)} số liệu của {agencies} cơ quan: {told}."
            if compared
            else "Không có số liệu nào để đối chiếu.",
            (
                f"Mức cho phép {format_percent(tolerance)}: tỷ lệ tính bằng điểm phần trăm, số lượng tính "
                "trên số lớn hơn. Bộ Nội vụ chấm theo số liệu của Cổng Dịch vụ công quốc gia."
            ),
        ),
        tuple(
            Section(heading.format(**places), (), heads, rows)
            for agreement, heading in _HEADINGS.items()
            if (rows := tuple(_rows(compared, agreement, vocabulary)))
        ),
    )


def _rows(
    compared: Sequence[Compared], agreement: Agreement, vocabulary: Vocabulary
) -> Iterator[tuple[str, ...]]:
    pack = vocabulary.pack
    for each in compared:
        if each.agreement is not agreement:
            continue
        measure, dimension = pack.measures[each.key.measure], vocabulary.expected[each.key.measure].dimension
        gap = NOTHING
        if each.difference:
            gap = f"{'+' if each.difference > 0 else '-'}{say_gap(each.difference, dimension, measure.unit)}"
        dated = agreement is Agreement.OTHER_DAY
        yield (
            each.agency.name,
            measure.label,
            pack.manifest.scopes.get(each.key.scope or "", "") or NOTHING,
            *(_said(side, vocabulary, each, dated=dated) for side in (each.first, each.second)),
            gap,
        )


def _said(side: Side | None, vocabulary: Vocabulary, each: Compared, *, dated: bool) -> str:
    if side is None:
        return NOTHING
    observation, measure = side.observation, vocabulary.pack.measures[each.key.measure]
    dimension = vocabulary.expected[each.key.measure].dimension
    if observation.word is not None:
        said = f"“{observation.word}”"
    elif observation.said_none:
        said = "không phát sinh"
    else:
        said = qualified(say_value(observation.value, dimension, measure.unit), observation.qualifier)
    return f"{said} (đến {format_date(side.day)})" if dated else said
