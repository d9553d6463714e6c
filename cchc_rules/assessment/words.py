"""Which word does a running text use for a status or a signal? (Headings of reports: reports/words.py.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus, SignalName

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS_WORDS: Mapping[FindingStatus, str] = {
    FindingStatus.MET: "đạt",
    FindingStatus.AT_RISK: "có nguy cơ bị trừ điểm",
    FindingStatus.DEDUCTED: "bị trừ điểm",
    FindingStatus.UNKNOWN: "chưa rõ",
    FindingStatus.NOT_APPLICABLE: "không đánh giá",
    FindingStatus.WAIVED: "được miễn",
    FindingStatus.RULE_ERROR: "lỗi quy tắc",
}

SIGNAL_WORDS: Mapping[SignalName, str] = {
    SignalName.POINTS_LOST: "mất điểm",
    SignalName.THIN_MARGIN: "sát mức bị trừ điểm",
    SignalName.FALLING: "giảm so với kỳ trước",
    SignalName.PROJECTED_LOSS: "theo đà hiện nay sẽ mất điểm",
    SignalName.PROLONGED: "kéo dài",
    SignalName.OBLIGATION_TRIGGERED: "đã phát sinh nghĩa vụ",
    SignalName.MISSING_DOCUMENT: "thiếu tài liệu kiểm chứng",
    SignalName.UNVERIFIED_PLACE: "tài liệu chưa chỉ rõ mục, trang",
    SignalName.DEADLINE_NEAR: "sắp đến hạn",
    SignalName.ESTIMATE_CROSSES: "số liệu ước lượng, có thể không đạt",
    SignalName.STALE_FIGURE: "số liệu đã cũ",
    SignalName.LOST_LAST_YEAR: "năm trước đã bị trừ điểm",
    SignalName.SELF_SCORE_ABOVE: "tự chấm cao hơn điểm tính được",
    SignalName.SOURCES_DISAGREE: "các nguồn số liệu không khớp",
    SignalName.WAIVER_EXPIRED: "quyết định miễn đã hết hạn",
    SignalName.OFFICIAL_DEDUCTED: "kết quả công bố: bị trừ điểm",
    SignalName.OFFICIAL_AT_RISK: "kết quả công bố: nguy cơ bị trừ điểm",
}
"""What each signal means, where its own sentence with values is not at hand."""
