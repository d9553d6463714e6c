"""Which Vietnamese word stands for each word of a rule file? Origins, kinds of measure, signals, places.

Words only; the sentences they stand in are made elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.pack import Origin
from cchc_rules.packs.policies import FindingStatus, SignalName

if TYPE_CHECKING:
    from collections.abc import Mapping

ORIGIN: Final[Mapping[Origin, str]] = {
    Origin.SEED: "Văn bản gốc (kế hoạch, báo cáo)",
    Origin.DECISION: "Quyết định ban hành bộ tiêu chí",
    Origin.PUBLISHED: "Thông tin, kết quả đã công bố",
    Origin.TEMPLATE: "Mẫu để điền",
}

POINTS: Final[Mapping[str, str]] = {
    "official": "Điểm chính thức theo văn bản",
    "nominal": (
        "Điểm quy ước: văn bản không cho điểm, điểm chỉ dùng để tính tỷ trọng và xếp thứ tự, "
        "không so được với điểm công bố"
    ),
}
GROUP: Final[Mapping[str, str]] = {
    "ordinary": "điểm",
    "bonus": "điểm thưởng",
    "penalty": "điểm phạt",
}
"""What points are called, by the group of a criterion."""

KIND: Final[Mapping[str, str]] = {
    "count": "Số lượng",
    "percent": "Tỷ lệ %",
    "flag": "Có hoặc không",
    "choice": "Chọn một mức",
    "document": "Tài liệu",
    "date": "Ngày",
    "days": "Số ngày",
    "rank": "Thứ hạng",
    "money": "Số tiền",
    "survey": "Kết quả điều tra xã hội học",
    "ratio": "Tỷ lệ %, tính từ hai số",
    "share_of_units": "Tỷ lệ đơn vị đạt",
    "sum": "Tổng",
    "product": "Tích",
    "max": "Giá trị lớn nhất",
    "min": "Giá trị nhỏ nhất",
    "difference": "Hiệu",
    "complement": "Phần còn lại đến 100%",
    "change": "Mức thay đổi so với kỳ trước",
    "days_between": "Số ngày giữa hai mốc",
}
"""What the kinds of measure are called, given ones and derived ones."""

EXEMPTION: Final[Mapping[str, str]] = {
    "exclude": "không đánh giá, không tính vào điểm tối đa",
    "full": "được đủ điểm",
    "zero": "0 điểm",
}
"""What a criterion that is not assessed counts as."""

SIGNAL_OF_CRITERION: Final[Mapping[SignalName, str]] = {
    SignalName.POINTS_LOST: "bị mất điểm",
    SignalName.THIN_MARGIN: "đạt nhưng sát mức bị trừ điểm",
    SignalName.FALLING: "giảm so với kỳ trước",
    SignalName.PROJECTED_LOSS: "theo đà hiện nay sẽ mất điểm",
    SignalName.PROLONGED: "bị mất điểm kéo dài",
    SignalName.OBLIGATION_TRIGGERED: "đã phát sinh nghĩa vụ",
    SignalName.MISSING_DOCUMENT: "thiếu tài liệu kiểm chứng",
    SignalName.UNVERIFIED_PLACE: "có tài liệu kiểm chứng chưa chỉ rõ mục, trang",
    SignalName.DEADLINE_NEAR: "sắp đến hạn mà chưa hoàn thành",
    SignalName.ESTIMATE_CROSSES: "có số liệu ước lượng mà giá trị thật có thể không đạt",
    SignalName.STALE_FIGURE: "có số liệu đã cũ",
    SignalName.LOST_LAST_YEAR: "đã bị trừ điểm năm trước",
    SignalName.SELF_SCORE_ABOVE: "có điểm tự chấm cao hơn điểm tính được",
    SignalName.SOURCES_DISAGREE: "có các nguồn số liệu không khớp nhau",
    SignalName.WAIVER_EXPIRED: "có quyết định miễn đánh giá đã hết hạn",
    SignalName.OFFICIAL_DEDUCTED: "bị trừ điểm theo kết quả công bố",
    SignalName.OFFICIAL_AT_RISK: "có nguy cơ bị trừ điểm theo kết quả công bố",
}
"""What a signal says of its criterion, to stand after it."""

STATUS_OF_CRITERION: Final[Mapping[FindingStatus, str]] = {
    FindingStatus.MET: "đạt",
    FindingStatus.AT_RISK: "có nguy cơ bị trừ điểm",
    FindingStatus.DEDUCTED: "bị trừ điểm",
    FindingStatus.UNKNOWN: "chưa có số liệu",
    FindingStatus.NOT_APPLICABLE: "không được đánh giá",
    FindingStatus.WAIVED: "được miễn đánh giá",
    FindingStatus.RULE_ERROR: "có lỗi quy tắc",
}
"""What a finding says of its criterion, to stand after it."""

WHOSE: Final[Mapping[str, str]] = {
    "same": "",
    "parent": "ở cơ quan cấp trên",
    "child": "ở một đơn vị cấp dưới",
    "any": "ở một cơ quan bất kỳ trong đợt đánh giá",
}
"""Whose fact a pattern of a policy is about, to stand after it."""

PERIOD: Final[Mapping[str, str]] = {"current": "", "previous": "trong kỳ trước"}
"""Of which period a fact is, to stand after it."""

ALIKE: Final[Mapping[str, str]] = {
    "criterion": "tiêu chí đó",
    "measure": "một tiêu chí cùng số liệu",
    "scope": "một tiêu chí cùng phạm vi",
    "field": "một tiêu chí cùng lĩnh vực",
}
"""A criterion that has something in common with one spoken of before."""

_PLACES: Final[Mapping[str, str]] = {
    "value": "kết quả",
    "target": "chỉ tiêu",
    "shortfall": "phần còn thiếu",
    "headroom": "phần còn dư",
    "agency": "tên cơ quan",
    "criterion": "tên tiêu chí",
    "period": "kỳ đánh giá",
}
_PLACE = re.compile(r"\{(" + "|".join(_PLACES) + r")\}")


def quoted(text: str) -> str:
    """The text in quotation marks; those within it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def places_named(text: str) -> str:
    """The text with words where the plan will have values: {value} is [kết quả]."""
    return _PLACE.sub(lambda match: f"[{_PLACES[match[1]]}]", text)
