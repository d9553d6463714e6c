"""A small rule pack, and evidence files as an office writes them, for the tests of this room."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cchc_rules.evidence.loader import load_one
from cchc_rules.evidence.model import Evidence, FigureKey, Observation, UnitEvidence
from cchc_rules.packs.pack import Manifest, PackFile, RulePack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from cchc_rules.evidence.reading import LoadedFile
    from cchc_rules.sources.faults import Fault

MEASURES: dict[str, Any] = {
    "files_received": {"label": "Hồ sơ tiếp nhận", "kind": "count", "unit": "hồ sơ"},
    "files_online": {"label": "Hồ sơ nộp trực tuyến", "kind": "count", "unit": "hồ sơ"},
    "files_late": {"label": "Hồ sơ trễ hạn", "kind": "count", "unit": "hồ sơ"},
    "online_rate": {
        "label": "Tỷ lệ trực tuyến",
        "kind": "ratio",
        "of": "files_online",
        "over": "files_received",
    },
    "budget_rate": {
        "label": "Tỷ lệ so với dự toán",
        "kind": "ratio",
        "of": "files_late",
        "over": "files_online",
        "above_one": True,
    },
    "late_rate": {"label": "Tỷ lệ trễ hạn", "kind": "complement", "of": "on_time_rate"},
    "on_time_rate": {"label": "Tỷ lệ đúng hạn", "kind": "percent"},
    "growth": {"label": "Mức tăng", "kind": "change", "of": "on_time_rate"},
    "open_files": {
        "label": "Hồ sơ đang giải quyết",
        "kind": "difference",
        "of": "files_received",
        "minus": "files_online",
    },
    "all_files": {"label": "Tổng hồ sơ", "kind": "sum", "of": ["files_online", "files_late"]},
    "software_used": {"label": "Đã dùng phần mềm một cửa", "kind": "flag"},
    "grade": {"label": "Xếp loại", "kind": "choice", "choices": ["Tốt", "Khá", "Trung bình"]},
    "assignment": {"label": "Ngày được giao", "kind": "date"},
    "handling_days": {"label": "Thời gian giải quyết", "kind": "days"},
    "par_rank": {"label": "Thứ hạng", "kind": "rank", "max": 63},
    "revenue": {"label": "Thu phí trực tuyến", "kind": "money", "unit": "đồng"},
    "satisfaction": {"label": "Mức độ hài lòng", "kind": "survey"},
    "reform_plan": {"label": "Kế hoạch CCHC năm", "kind": "document"},
    "review_plan": {"label": "Kế hoạch rà soát TTHC", "kind": "document"},
    "plan_days": {
        "label": "Số ngày ban hành",
        "kind": "days_between",
        "from": "assignment",
        "to": "reform_plan",
    },
    "branch_share": {
        "label": "Tỷ lệ chi nhánh đạt",
        "kind": "share_of_units",
        "units": "land_branch",
        "where": {"on_time_rate": ">= 97%"},
    },
}  # fmt: skip

CRITERIA: list[dict[str, Any]] = [
    {"id": "1.1", "name": "Kế hoạch CCHC", "points": 2},
    {"id": "1.2", "name": "Dịch vụ công trực tuyến"},
    {"id": "1.2.1", "name": "Hồ sơ trực tuyến", "points": "0,5"},
    {"id": "1.2.2", "name": "Thanh toán trực tuyến", "points": 1},
    {"id": "1.9", "name": "Điểm phạt", "points": 1, "group": "penalty"},
]

YEAR = "period: {from: 2024-01-01, to: 2024-12-31}"


def small_pack(**measures: Any) -> RulePack:
    """The pack of these tests, with more measures if a test needs them."""
    manifest = Manifest.model_validate(
        {
            "format": 1,
            "id": "thu-nghiem-2024",
            "title": "Bộ quy tắc thử nghiệm",
            "year": 2024,
            "period": {"from": "2024-01-01", "to": "2024-12-31"},
            "issuer": "Sở Nội vụ",
            "origin": "template",
            "scopes": {"land": "Lĩnh vực đất đai", "commune": "Cấp xã"},
            "unit_kinds": {"land_branch": "Chi nhánh Văn phòng đăng ký đất đai"},
        }
    )
    rules = PackFile.model_validate(
        {
            "measures": MEASURES | measures,
            "fields": [{"id": "1", "name": "Cải cách TTHC", "points": 4}],
            "criteria": CRITERIA,
        }
    )
    return RulePack(manifest, rules.measures, rules.fields, rules.criteria, (), (), digest="0" * 64)


PACK = small_pack()


@dataclass(frozen=True)
class Spot:
    """A fault as the tests compare it: code, line, column."""

    code: str
    line: int
    column: int


def spots(faults: tuple[Fault, ...]) -> list[Spot]:
    """Faults as code, line and column."""
    return [Spot(fault.code, fault.place.line, fault.place.column) for fault in faults]


def agency(agency_id: str = "so-noi-vu", **more: str) -> str:
    """The line of the agency."""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f"agency: {{id: {agency_id}, name: Sở Nội vụ, level: department{extra}}}"


def sheet(body: str = "", *, who: str | None = None, period: str = YEAR) -> str:
    """An evidence file: three lines of head, then the body from line 4 on."""
    return f"format: 1\n{who or agency()}\n{period}\n{body}"


def write(folder: Path, text: str, name: str = "so-noi-vu.yaml") -> Path:
    """Put a text into a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(
    folder: Path, body: str, *, as_of: date | None = None, pack: RulePack = PACK, **head: Any
) -> LoadedFile:
    """Read one file with this body."""
    return load_one(write(folder, sheet(body, **head)), pack, as_of)


def evidence_of(folder: Path, body: str, *, as_of: date | None = None, **head: Any) -> Evidence:
    """The evidence of one sound file with this body."""
    loaded = load(folder, body, as_of=as_of, **head)
    assert loaded.evidence is not None, [str(fault) for fault in loaded.faults]
    return loaded.evidence


def figure(folder: Path, measure: str, written: str) -> Observation:
    """The one observation of one figure written like this."""
    found = evidence_of(folder, f"figures:\n  {measure}: {written}\n").figures
    assert list(found) == [FigureKey(measure)]
    (observation,) = found[FigureKey(measure)]
    return observation


def fault_of(folder: Path, body: str, **head: Any) -> Fault:
    """The one fault of a file with this body; its message has Vietnamese words and no full stop."""
    loaded = load(folder, body, **head)
    assert loaded.evidence is None
    assert len(loaded.faults) == 1, [str(fault) for fault in loaded.faults]
    (fault,) = loaded.faults
    assert not fault.message.endswith(".")
    assert re.search("[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", fault.message.casefold() + "â")
    return fault


def without_places(evidence: Evidence) -> Evidence:
    """The evidence as what it says, not where it says it."""
    return replace(
        evidence,
        figures=_bare(evidence.figures),
        documents={name: replace(each, place=None) for name, each in evidence.documents.items()},
        units=tuple(
            UnitEvidence(each.id, each.name, each.kind, _bare(each.figures)) for each in evidence.units
        ),
        sources=(),
    )


def _bare(
    figures: Mapping[FigureKey, tuple[Observation, ...]],
) -> dict[FigureKey, tuple[Observation, ...]]:
    return {key: tuple(replace(each, place=None) for each in found) for key, found in figures.items()}


def as_json(head: Mapping[str, Any]) -> str:
    """A JSON evidence file; the agency and the year come by themselves."""
    start = {
        "format": 1,
        "agency": {"id": "so-noi-vu", "name": "Sở Nội vụ", "level": "department"},
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
    }
    return json.dumps(start | dict(head), ensure_ascii=False)
