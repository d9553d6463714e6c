"""What does the summary report of a province say over all its agencies, paragraph by paragraph?

The same three parts as the report of one agency, with a table of ranks in place of the table of points.
Knows texts and numbering; no file format and no look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean, open_end, sentence
from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.most_lost import most_lost
from cchc_rules.reports.overview.ranking import RULE, ranking
from cchc_rules.reports.selfassessment.field_table import FieldRow, field_rows
from cchc_rules.reports.selfassessment.office import province_office
from cchc_rules.reports.selfassessment.pictures import ChartPlace, chart_places
from cchc_rules.reports.selfassessment.points_text import points
from cchc_rules.reports.selfassessment.report_outline import (
    DOTS,
    DOTTED_LINES,
    nominal_note,
    report_grounds,
)
from cchc_rules.reports.selfassessment.summary_tables import (
    LossRow,
    OpenRow,
    ProofRow,
    RankRow,
    has_no_figures,
    loss_rows,
    named_few,
    open_rows,
    proof_rows,
    rank_rows,
)
from cchc_rules.reports.word.letterhead import Letterhead
from cchc_rules.reports.words import LEVEL
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import roman
from cchc_rules.vietnamese.numbers import format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.reports.overview.field_losses import Amounts
    from cchc_rules.reports.overview.most_lost import MostLost
    from cchc_rules.reports.overview.ranking import Ranked, RankGroup
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.selfassessment.pictures import Picture

MOST = 10
"""Costly criteria in the text; all of them stand in an annex."""


@dataclass(frozen=True, slots=True)
class SummaryOutline(Letterhead):
    """A summary, every text as it is printed."""

    year: int
    title: str
    addressee: str
    grounds: tuple[str, ...]
    intro: str
    results: tuple[str, ...]
    fields: tuple[FieldRow, ...]
    losses_intro: str
    first_losses: tuple[LossRow, ...]
    open_intro: str
    charts: tuple[ChartPlace, ...]
    chart_notes: tuple[str, ...]
    proof_intro: str
    proofs: tuple[ProofRow, ...]
    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]
    closing: str
    rank_label: str
    rank_title: str
    rank_notes: tuple[str, ...]
    ranks: tuple[RankRow, ...]
    loss_label: str
    loss_title: str
    losses: tuple[LossRow, ...]
    open_label: str
    open_title: str
    opens: tuple[OpenRow, ...]
    notes: tuple[str, ...]
    """Warnings, for a comment beside the title."""


def summary_outline(collection: Collection, pictures: Sequence[Picture] | None) -> SummaryOutline:
    """The words of the summary; `pictures` is None where the extra that draws them is not installed."""
    manifest, office = collection.pack.manifest, province_office(collection)
    groups, costly, account = ranking(collection), most_lost(collection), lost_by_field(collection)
    opens, proofs = open_rows(collection), proof_rows(collection)
    years = sorted({each.period_to.year for each in collection.agencies})
    year = " - ".join(map(str, dict.fromkeys((years[0], years[-1]))))
    places, chart_notes = chart_places(pictures)
    labels = _labels(costly=bool(costly.criteria), opens=bool(opens))
    return SummaryOutline(
        parent_body=office.parent_body,
        issuing_body=office.issuing_body,
        symbol=office.symbol,
        place=office.place,
        year=collection.as_of.year,
        title=(
            "Tổng hợp kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính "
            f"năm {year} của các cơ quan, đơn vị"
        ),
        addressee=office.addressee,
        grounds=report_grounds(manifest),
        intro=_intro(collection, year),
        results=(
            *_results(collection, account.total, groups),
            f"Xếp hạng từng cơ quan: tại {labels['rank']} kèm theo Báo cáo này.",
            *nominal_note(manifest),
        ),
        fields=field_rows(account),
        losses_intro=_losses_intro(costly, labels["loss"]),
        first_losses=loss_rows(costly.criteria[:MOST]),
        open_intro=_open_intro(collection, opens, labels["open"]),
        charts=places,
        chart_notes=chart_notes,
        proof_intro=_proof_intro(proofs),
        proofs=proofs,
        difficulties=(DOTS,) * DOTTED_LINES,
        proposals=(*_proposals(collection), *(DOTS,) * DOTTED_LINES),
        closing=(
            f"Trên đây là Báo cáo tổng hợp kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính "
            f"năm {year} của {len(collection.agencies)} cơ quan, đơn vị; kính báo cáo "
            f"{office.addressee} xem xét, chỉ đạo./."
        ),
        recipients=office.recipients,
        archive=office.archive,
        signer_title=office.signer_title,
        rank_label=labels["rank"],
        rank_title=f"XẾP HẠNG CÁC CƠ QUAN, ĐƠN VỊ NĂM {year}",
        rank_notes=(RULE, *nominal_note(manifest)),
        ranks=rank_rows(groups, collection),
        loss_label=labels["loss"],
        loss_title="TIÊU CHÍ, TIÊU CHÍ THÀNH PHẦN BỊ TRỪ ĐIỂM, CÓ NGUY CƠ BỊ TRỪ ĐIỂM",
        losses=loss_rows(costly.criteria),
        open_label=labels["open"],
        open_title="CƠ QUAN, ĐƠN VỊ CHƯA CÓ HOẶC CHƯA ĐỦ SỐ LIỆU",
        opens=opens,
        notes=_notes(collection),
    )


def _labels(*, costly: bool, opens: bool) -> dict[str, str]:
    """Labels of the annexes there are: "Phụ lục", or "Phụ lục I", "Phụ lục II" ... of several."""
    there = ["rank", *(["loss"] if costly else []), *(["open"] if opens else [])]
    numbers = [f" {roman(place)}" for place in range(1, len(there) + 1)] if len(there) > 1 else [""]
    found = {name: f"Phụ lục{number}" for name, number in zip(there, numbers, strict=True)}
    return {"loss": "", "open": "", **found}


def _intro(collection: Collection, year: str) -> str:
    manifest = collection.pack.manifest
    return (
        f"{clean(manifest.issuer)} tổng hợp kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính "
        f"(CCHC) năm {year} của {len(collection.agencies)} cơ quan, đơn vị theo bộ quy tắc "
        f"“{clean(manifest.title)}” (số liệu đến ngày {format_date(collection.as_of)}) như sau:"
    )


def _results(collection: Collection, total: Amounts, groups: Sequence[RankGroup]) -> Iterator[str]:
    levels = Counter(each.agency.level for each in collection.agencies)
    told = "; ".join(f"{levels[level]} {LEVEL['vi'][level]}" for level in LEVEL["vi"] if levels[level])
    yield f"Tổng hợp {len(collection.agencies)} cơ quan, đơn vị: {told}."
    waived = f"; được miễn {points(total.waived)} điểm" if total.waived else ""
    yield (
        f"Cộng điểm tối đa của các cơ quan {points(total.maximum)} điểm, trong đó: chắc chắn đạt "
        f"{points(total.sure)} điểm; có nguy cơ bị trừ {points(total.at_risk)} điểm; chưa rõ "
        f"{points(total.unknown)} điểm; đã bị trừ {points(total.lost)} điểm{waived}."
    )
    for group in groups:
        yield _group_sentence(group)


def _group_sentence(group: RankGroup) -> str:
    ranked = [each for each in group.agencies if each.rank is not None]
    head = f"{clean(group.name)} ({len(group.agencies)} cơ quan)"
    if not ranked:
        return f"{head}: chưa cơ quan nào được chấm."
    top = [each for each in ranked if each.rank == ranked[0].rank]
    bottom = [each for each in ranked if each.rank == ranked[-1].rank]
    if len(top) == len(ranked):
        return f"{head}: {_told(top)}."
    return f"{head}: xếp đầu là {_told(top)}; xếp cuối là {_told(bottom)}."


def _told(tied: Sequence[Ranked]) -> str:
    """Agencies of one rank: with the range of the index of one, with the certain index several share."""
    if len(tied) == 1:
        return f"{clean(tied[0].agency.name)}, Chỉ số CCHC {tied[0].index_text}"
    names = named_few([clean(each.agency.name) for each in tied])
    return f"{names}, cùng Chỉ số CCHC chắc chắn {format_percent(tied[0].totals.percent_worst, 2)}"


def _losses_intro(costly: MostLost, label: str) -> str:
    count = len(costly.criteria)
    if not count:
        return "Không có tiêu chí, tiêu chí thành phần nào bị trừ điểm hoặc có nguy cơ bị trừ điểm."
    shown = f"{MOST} tiêu chí đầu" if count > MOST else "cụ thể"
    return (
        f"Có {count} tiêu chí, tiêu chí thành phần bị trừ điểm hoặc có nguy cơ bị trừ điểm "
        f"(đầy đủ tại {label}); {shown}, xếp từ mất nhiều điểm nhất:"
    )


def _open_intro(collection: Collection, opens: Sequence[OpenRow], label: str) -> str:
    if not opens:
        return "Mọi cơ quan đã có đủ số liệu của các tiêu chí được chấm."
    empty = [clean(each.agency.name) for each in collection.agencies if has_no_figures(each)]
    told = (
        f"{len(empty)} cơ quan chưa có số liệu của tiêu chí nào: {named_few(empty)}"
        if empty
        else "không có cơ quan nào thiếu toàn bộ số liệu"
    )
    return sentence(
        f"{len(opens)}/{len(collection.agencies)} cơ quan còn tiêu chí chưa chấm được "
        f"(danh sách tại {label}); {told}"
    )


def _proof_intro(proofs: Sequence[ProofRow]) -> str:
    if not proofs:
        return "Không có tiêu chí, tiêu chí thành phần nào chưa có hoặc chưa đủ tài liệu kiểm chứng."
    return (
        f"Có {len(proofs)} tiêu chí, tiêu chí thành phần mà một số cơ quan chưa có hoặc chưa đủ "
        "tài liệu kiểm chứng; giải trình của từng cơ quan có trong báo cáo của cơ quan đó:"
    )


def _proposals(collection: Collection) -> tuple[str, ...]:
    """What the rules conclude, each text once with the agencies it is of, unless it names its only one."""
    owners: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for agency in collection.agencies:
        for each in agency.conclusions:
            owners[open_end(each.text)][clean(agency.agency.name)] = None
    return tuple(f"- {text}{_owners(text, tuple(names))}." for text, names in owners.items())


def _owners(text: str, names: Sequence[str]) -> str:
    if len(names) == 1 and names[0] in text:
        return ""
    return f" ({', '.join(names)})"


def _notes(collection: Collection) -> tuple[str, ...]:
    """Warnings of the agencies, each once with how many it is of."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for each in collection.agencies:
        for warning in each.warnings:
            owners[sentence(warning)].append(clean(each.agency.name))
    return tuple(
        f"{names[0] if len(names) == 1 else f'{len(names)} cơ quan'}: {warning}"
        for warning, names in owners.items()
    )
