"""A measure of every kind, for rules that are put into words."""

from __future__ import annotations

from typing import Any, get_args

MEASURES = """
measures:
  received: {label: Hồ sơ tiếp nhận, kind: count, unit: hồ sơ}
  online: {label: Trong đó nộp trực tuyến, kind: count, unit: hồ sơ}
  rate: {label: Tỷ lệ nộp trực tuyến, kind: ratio, of: online, over: received}
  offline: {label: Tỷ lệ nộp trực tiếp, kind: complement, of: rate}
  late: {label: Số báo cáo gửi chậm, kind: count, unit: báo cáo}
  handling: {label: Thời gian giải quyết, kind: days}
  place: {label: Thứ hạng, kind: rank}
  posted: {label: Đã niêm yết, kind: flag}
  rating: {label: Xếp loại, kind: choice, choices: [Tốt, Khá, Kém]}
  plan: {label: Kế hoạch CCHC năm, kind: document}
  assigned: {label: Văn bản giao, kind: document}
  done: {label: Ngày hoàn thành, kind: date}
  days: {label: Số ngày ban hành, kind: days_between, from: assigned, to: plan}
  share: {label: Tỷ lệ chi nhánh đạt, kind: share_of_units, units: branch, where: {rate: ">= 97%"}}
  both: {label: Tổng, kind: sum, of: [received, late]}
  times: {label: Tích, kind: product, of: [rate, offline]}
  best: {label: Cao nhất, kind: max, of: [rate, offline]}
  worst: {label: Thấp nhất, kind: min, of: [rate, offline]}
  rest: {label: Còn lại, kind: difference, of: received, minus: online}
  trend: {label: Mức thay đổi, kind: change, of: rate}
  growth: {label: Mức tăng, kind: change, of: received, relative: true}
  hearsay: {label: Mức độ hài lòng, kind: survey}
"""
MANIFEST = {"unit_kinds": "{branch: Chi nhánh đất đai}", "scopes": "{land: Lĩnh vực đất đai}"}


def literals(annotation: Any) -> set[str]:
    """The words an annotation allows."""
    found: set[str] = set()
    for each in get_args(annotation):
        found |= {str(each)} if isinstance(each, str) else literals(each)
    return found
