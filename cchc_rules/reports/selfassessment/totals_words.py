"""How is the result of an agency told in sentences? Totals, index, counts, beside its self-scores."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.selfassessment.points_text import (
    difference,
    from_to_percent,
    from_to_points,
    points,
    signed_range,
)
from cchc_rules.reports.words import STATUS
from cchc_rules.scoring.wording import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.assessment.model import Totals
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord
    from cchc_rules.reports.selfassessment.self_scores import SelfScores

NOMINAL = LABELS["vi"].nominal.replace("Điểm trong bảng", "Điểm trong Báo cáo này")
_ORDER = (
    FindingStatus.MET,
    FindingStatus.AT_RISK,
    FindingStatus.DEDUCTED,
    FindingStatus.UNKNOWN,
    FindingStatus.NOT_APPLICABLE,
    FindingStatus.WAIVED,
    FindingStatus.RULE_ERROR,
)


def result_sentences(agency: AgencyRecord, own: SelfScores) -> tuple[str, ...]:
    """The paragraphs that sum up a result, one after another."""
    return tuple(_sentences(agency, own))


def counts_sentence(records: Iterable[CriterionRecord]) -> str:
    """How many criteria have which status; those without any are left out."""
    counts = Counter(record.status for record in records)
    if not counts:
        return "Bộ quy tắc chưa có tiêu chí nào để chấm cho cơ quan này."
    told = "; ".join(
        f"{counts[status]} tiêu chí {lower_first(STATUS['vi'][status])}"
        for status in _ORDER
        if counts[status]
    )
    return f"Trong {counts.total()} tiêu chí, tiêu chí thành phần: {told}."


def index_sentence(totals: Totals) -> str:
    """The range of the index, and of the band where the pack has bands."""
    if not totals.scale:
        return "Chưa tính được Chỉ số CCHC vì chưa có điểm tối đa."
    span = from_to_percent(totals.percent_worst, totals.percent_best)
    return f"Chỉ số CCHC ước đạt {span}{_band(totals)}."


def totals_sentence(totals: Totals) -> str:
    """Points by certainty; they add up to the maximum."""
    parts = [
        f"chắc chắn đạt {points(totals.sure)} điểm",
        f"có nguy cơ bị trừ {points(totals.at_risk)} điểm",
        f"chưa rõ {points(totals.unknown)} điểm",
        f"đã bị trừ {points(totals.lost)} điểm",
    ]
    if totals.waived:
        parts.append(f"được miễn {points(totals.waived)} điểm")
    return f"Tổng điểm tối đa {points(totals.maximum)} điểm, trong đó: {'; '.join(parts)}."


def _sentences(agency: AgencyRecord, own: SelfScores) -> Iterator[str]:
    totals = agency.totals
    yield totals_sentence(totals)
    if totals.excluded:
        yield (
            f"Không tính vào điểm tối đa {points(totals.excluded)} điểm của các tiêu chí "
            "không thuộc diện đánh giá."
        )
    if totals.bonus or totals.penalty:
        yield f"Điểm thưởng {points(totals.bonus)}; điểm phạt {points(totals.penalty)}."
    yield index_sentence(totals)
    yield counts_sentence(agency.criteria)
    yield from _beside_self_scores(own)


def _band(totals: Totals) -> str:
    worst, best = totals.band_worst, totals.band_best
    if not worst and not best:
        return ""
    return f"; xếp loại {worst}" if worst == best else f"; xếp loại từ {worst or BLANK} đến {best or BLANK}"


def _beside_self_scores(own: SelfScores) -> Iterator[str]:
    if not own.expected:
        return
    if not own.given:
        yield f"Cơ quan chưa có điểm tự chấm; cột “Điểm tự chấm” tại Phụ lục để trống ({BLANK}) để điền."
        return
    least, most = own.total - own.best, own.total - own.worst
    yield (
        f"Cơ quan tự chấm {own.given}/{own.expected} tiêu chí, tiêu chí thành phần, tổng {points(own.total)} "
        f"điểm; điểm tính theo quy tắc cho cùng các tiêu chí đó là {from_to_points(own.worst, own.best)} "
        f"điểm, chênh lệch {signed_range(least, most)} điểm."
    )
    for records, what in (
        (own.above, "Tự chấm cao hơn điểm tính theo quy tắc ở"),
        (own.below, "Tự chấm thấp hơn điểm tính theo quy tắc ở"),
        (own.undecided, "Chưa so sánh được vì chưa đủ số liệu ở"),
    ):
        if records:
            listed = ", ".join(f"{record.id} ({difference(record)})" for record in records)
            yield f"{what} {len(records)} tiêu chí: {listed}."
