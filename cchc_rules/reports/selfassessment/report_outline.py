"""What does the self-assessment report of an agency say, paragraph by paragraph?

The three parts the ministry asks for (383, 384/BNV-CCHC, 28/01/2021): the table of points, the
explanations, difficulties and proposals. Knows texts and numbering; no file format and no look.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_rules.planning.general_text import cited
from cchc_rules.reports.clean_text import clean, open_end, sentence
from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.selfassessment.explaining import ExplainedGroup, explained_groups
from cchc_rules.reports.selfassessment.field_table import FieldRow, field_rows
from cchc_rules.reports.selfassessment.office import office_of
from cchc_rules.reports.selfassessment.pictures import ChartPlace, chart_places
from cchc_rules.reports.selfassessment.score_table import ScoreRow, score_table
from cchc_rules.reports.selfassessment.self_scores import scores_beside
from cchc_rules.reports.selfassessment.totals_words import NOMINAL, result_sentences
from cchc_rules.reports.word.letterhead import Letterhead
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.assessment.model import ConclusionResult
    from cchc_rules.packs.pack import Manifest
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.reports.selfassessment.pictures import Picture

# As many dots as fill a line of 160 mm at 14 points after its indent.
DOTS = "…" * 29
DOTTED_LINES = 3
ANNEX = "BẢNG TỔNG HỢP ĐIỂM TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"


@dataclass(frozen=True, slots=True)
class ReportOutline(Letterhead):
    """A report, every text as it is printed."""

    year: int
    title: str
    addressee: str
    grounds: tuple[str, ...]
    intro: str
    results: tuple[str, ...]
    fields: tuple[FieldRow, ...]
    charts: tuple[ChartPlace, ...]
    chart_notes: tuple[str, ...]
    groups: tuple[ExplainedGroup, ...]
    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]
    closing: str
    annex_title: str
    annex_notes: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    notes: tuple[str, ...]
    """Warnings, for a comment beside the title."""
    because: tuple[tuple[str, tuple[str, ...]], ...]
    """Proposals with the facts that led to them, for comments."""


def report_outline(
    collection: Collection, agency: AgencyRecord, pictures: Sequence[Picture] | None
) -> ReportOutline:
    """The words of the report; `pictures` is None where the extra that draws them is not installed."""
    office = office_of(agency.agency, collection)
    manifest = collection.pack.manifest
    own = scores_beside(collection.pack, agency)
    table = score_table(collection, agency)
    year = agency.period_to.year
    places, chart_notes = chart_places(pictures)
    conclusions = _conclusions(agency.conclusions)
    return ReportOutline(
        parent_body=office.parent_body,
        issuing_body=office.issuing_body,
        symbol=office.symbol,
        place=office.place,
        year=agency.as_of.year,
        title=f"Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}",
        addressee=office.addressee,
        grounds=report_grounds(manifest),
        intro=_intro(manifest, agency, year),
        results=(*result_sentences(agency, own), *nominal_note(manifest)),
        fields=field_rows(lost_by_field(collection, agency)),
        charts=places,
        chart_notes=chart_notes,
        groups=_numbered(explained_groups(collection, agency)),
        difficulties=(DOTS,) * DOTTED_LINES,
        proposals=(*(sentence(f"- {each.text}") for each in conclusions), *(DOTS,) * DOTTED_LINES),
        closing=(
            f"Trên đây là Báo cáo kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year} của "
            f"{clean(agency.agency.name)}; kính báo cáo {office.addressee} xem xét, thẩm định./."
        ),
        recipients=office.recipients,
        archive=office.archive,
        signer_title=office.signer_title,
        annex_title=f"{ANNEX} NĂM {year}",
        annex_notes=(*nominal_note(manifest), *table.notes),
        rows=table.rows,
        notes=tuple(sentence(each) for each in agency.warnings),
        because=tuple(
            (sentence(f"- {each.text}"), tuple(sentence(f"Vì: {fact}") for fact in each.because))
            for each in conclusions
        ),
    )


def report_grounds(manifest: Manifest) -> tuple[str, ...]:
    """What the rules rest on: each but the last ends with a semicolon (Annex I, II.6.a)."""
    texts = [open_end(f"Căn cứ {cited(each)}") for each in manifest.basis]
    return tuple(f"{text}{'.' if place == len(texts) else ';'}" for place, text in enumerate(texts, start=1))


def nominal_note(manifest: Manifest) -> tuple[str, ...]:
    """That points are nominal, where they are."""
    return (NOMINAL,) if manifest.points == "nominal" else ()


def _intro(manifest: Manifest, agency: AgencyRecord, year: int) -> str:
    return (
        f"{clean(agency.agency.name)} báo cáo kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính "
        f"(CCHC) năm {year} theo bộ quy tắc “{clean(manifest.title)}” (kỳ đánh giá từ ngày "
        f"{format_date(agency.period_from)} đến ngày {format_date(agency.period_to)}; số liệu đến ngày "
        f"{format_date(agency.as_of)}) như sau:"
    )


def _numbered(groups: Sequence[ExplainedGroup]) -> tuple[ExplainedGroup, ...]:
    return tuple(
        replace(group, heading=f"{place}. {group.heading}") for place, group in enumerate(groups, start=1)
    )


def _conclusions(conclusions: Sequence[ConclusionResult]) -> tuple[ConclusionResult, ...]:
    """Each text once, with the facts of its first."""
    return tuple({clean(each.text): each for each in reversed(conclusions)}.values())[::-1]
