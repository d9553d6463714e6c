"""One bad rule file, its mark at the fault: what every table of faults in this folder is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from support import faults_of, spot, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.sources.faults import Fault

MEASURES = """
measures:
  received: {label: Hồ sơ tiếp nhận, kind: count}
  online: {label: Hồ sơ nộp trực tuyến, kind: count}
  online_rate: {label: Tỷ lệ nộp trực tuyến, kind: ratio, of: online, over: received}
  on_time_rate: {label: Tỷ lệ đúng hạn, kind: percent}
  revenue: {label: Số thu, kind: money}
  fees: {label: Phí, kind: money}
  handling: {label: Thời gian giải quyết, kind: days}
  rank: {label: Thứ hạng, kind: rank}
  posted: {label: Đã niêm yết, kind: flag}
  rating: {label: Xếp loại, kind: choice, choices: [Tốt, Khá, Trung bình]}
  plan: {label: Kế hoạch CCHC năm, kind: document}
  assignment: {label: Văn bản giao, kind: document}
  started: {label: Ngày bắt đầu, kind: date}
  satisfaction: {label: Mức độ hài lòng, kind: survey}
"""
"""One measure of every given kind."""

MANIFEST = {
    "scopes": "{land: Lĩnh vực đất đai, commune: Cấp xã}",
    "unit_kinds": "{land_branch: Chi nhánh đất đai}",
}


class Bad(NamedTuple):
    """A rule file with one mark, the code of the fault there, and what the fault suggests."""

    rules: str
    code: str
    did_you_mean: str | None = None
    says: str = ""


def assert_the_one_fault(bad: Bad, root: Path) -> Fault:
    """The file has exactly one fault, and it is the one expected, where the mark stands."""
    pack = write_pack(root, bad.rules, manifest=MANIFEST, files={"measures.yaml": MEASURES})
    faults = faults_of(pack)
    assert [(fault.code, spot(fault)) for fault in faults] == [(bad.code, pack.place())], faults
    assert faults[0].did_you_mean == bad.did_you_mean
    assert bad.says in faults[0].message
    return faults[0]


def criterion(score: str, measure: str = "on_time_rate", more: str = "", points: str = "2") -> str:
    """A pack of one criterion; everything in one line each, so that marks are easy to find."""
    return f"""
    criteria:
      - id: "1"
        name: Tiêu chí
        points: {points}
        measure: {measure}
        score: {score}
        {more}
    """
