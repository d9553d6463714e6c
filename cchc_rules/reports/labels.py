"""Which words frame a result? Heads of columns and phrases, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.reports.words import Language


@dataclass(frozen=True, slots=True)
class Labels:
    """The frame words of one language; phrases hold their places in braces."""

    criterion_heads: tuple[str, ...]
    task_heads: tuple[str, ...]
    summary_heads: tuple[str, ...]
    csv_heads: tuple[str, ...]
    pack: str
    counts: str
    nothing_found: str
    totals: str
    index: str
    index_range: str
    band: str
    band_range: str
    extra: str
    nominal: str
    tasks: str
    conclusions: str
    because: str
    warning: str
    summary: str
    waived: str
    waived_points: str
    missing: str
    not_reached: str
    status_count: str
    range: str


_CSV_IDS = (
    "agency_id",
    "agency",
    "period_from",
    "period_to",
    "as_of",
    "criterion",
    "criterion_name",
    "status",
    "status_text",
    "points",
    "points_lost",
    "points_max",
    "value",
    "target",
    "distance",
    "why",
)

LABELS: Mapping[Language, Labels] = {
    "vi": Labels(
        criterion_heads=(
            "Mã",
            "Tiêu chí",
            "Trạng thái",
            "Kết quả",
            "Chỉ tiêu",
            "Khoảng cách",
            "Điểm",
            "Vì sao",
        ),
        task_heads=("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"),
        summary_heads=(
            "Cơ quan",
            "Bị trừ điểm",
            "Nguy cơ",
            "Chưa có số liệu",
            "Đạt",
            "Điểm đã mất",
            "Điểm nguy cơ",
            "Chỉ số",
            "Xếp loại",
        ),
        csv_heads=(
            "Mã cơ quan",
            "Cơ quan",
            "Từ ngày",
            "Đến ngày",
            "Số liệu đến ngày",
            "Mã tiêu chí",
            "Tiêu chí",
            "Mã trạng thái",
            "Trạng thái",
            "Điểm",
            "Điểm mất",
            "Điểm tối đa",
            "Kết quả",
            "Chỉ tiêu",
            "Khoảng cách",
            "Vì sao",
        ),
        pack="Bộ quy tắc {id}: {title}\nKỳ đánh giá từ {start} đến {end}; số liệu đến {as_of}",
        counts="Số tiêu chí được đánh giá: {total} ({counts})",
        nothing_found="Không có tiêu chí nào bị trừ điểm, có nguy cơ bị trừ điểm hoặc chưa có số liệu.",
        totals=(
            "Điểm: chắc chắn {sure}; nguy cơ {at_risk}; chưa rõ {unknown}; đã mất {lost}{waived}; "
            "tối đa {maximum}"
        ),
        index="Chỉ số: {worst}",
        index_range="Chỉ số: từ {worst} đến {best}",
        band="xếp loại {worst}",
        band_range="xếp loại từ {worst} đến {best}",
        extra="Điểm thưởng {bonus}; điểm phạt {penalty}",
        nominal=(
            "Điểm trong bảng là điểm quy ước: văn bản nguồn không cho điểm, điểm chỉ dùng để tính tỷ trọng, "
            "không so được với điểm công bố."
        ),
        tasks="Nhiệm vụ khắc phục",
        conclusions="Kiến nghị",
        because="vì: {facts}",
        warning="Lưu ý: {text}",
        summary="Tổng hợp {count} cơ quan",
        waived="Được miễn đến {expires}: {reason} ({approver} phê duyệt)",
        waived_points="; được miễn {points}",
        missing="{reason}: {what}",
        not_reached="Chưa đạt chỉ tiêu",
        status_count="{status}: {count}",
        range="{worst}–{best}",
    ),
    "en": Labels(
        criterion_heads=("Id", "Criterion", "Status", "Value", "Target", "Distance", "Points", "Why"),
        task_heads=("No", "Task", "Lead", "Coordinating", "Timing", "Product"),
        summary_heads=(
            "Agency",
            "Deducted",
            "At risk",
            "No data",
            "Met",
            "Points lost",
            "Points at risk",
            "Index",
            "Band",
        ),
        csv_heads=_CSV_IDS,
        pack="Rule pack {id}: {title}\nPeriod {start} to {end}; figures as of {as_of}",
        counts="Criteria: {total} ({counts})",
        nothing_found="No criterion is deducted, at risk or without data.",
        totals=(
            "Points: sure {sure}; at risk {at_risk}; unknown {unknown}; lost {lost}{waived}; "
            "maximum {maximum}"
        ),
        index="Index: {worst}",
        index_range="Index: {worst} to {best}",
        band="band {worst}",
        band_range="band {worst} to {best}",
        extra="Bonus {bonus}; penalty {penalty}",
        nominal=(
            "Points are nominal: the source document gives none. They only weigh the criteria and cannot be "
            "compared with published points."
        ),
        tasks="Remediation tasks",
        conclusions="Conclusions",
        because="because: {facts}",
        warning="Note: {text}",
        summary="Summary of {count} agencies",
        waived_points="; waived {points}",
        waived="Waived until {expires}: {reason} (approved by {approver})",
        missing="{reason}: {what}",
        not_reached="Target not reached",
        status_count="{status}: {count}",
        range="{worst}–{best}",
    ),
}
