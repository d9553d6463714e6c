"""Small logs written by hand, and what the room makes of them."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.evidence.dossiers.computing import Computed, compute
from cchc_rules.evidence.dossiers.engines.duckdb_engine import DuckDbEngine, session
from cchc_rules.evidence.dossiers.log_map import LogMap
from cchc_rules.evidence.dossiers.logs.opening import open_logs
from cchc_rules.evidence.dossiers.quality import bucket_counts, concern_counts
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_rules.evidence.dossiers.engines.interface import Engine
    from cchc_rules.evidence.dossiers.model import Bucket, Concern

START, AS_OF = date(2021, 1, 1), date(2021, 12, 31)

HEADER = {
    "number": "Mã hồ sơ",
    "agency": "Cơ quan giải quyết",
    "level": "Cấp",
    "field": "Lĩnh vực",
    "received": "Ngày tiếp nhận",
    "due": "Ngày hẹn trả",
    "returned": "Ngày trả",
    "days": "Thời hạn (ngày)",
    "suspended": "Số ngày tạm dừng",
    "channel": "Hình thức nộp",
    "result": "Trạng thái",
    "apology": "Xin lỗi",
    "paid_online": "Thanh toán trực tuyến",
    "fee": "Phí, lệ phí",
    "digitised": "Số hóa",
    "feedback": "Phản ánh",
}
SOUND = {
    "agency": "Sở Nội vụ",
    "level": "Cấp tỉnh",
    "field": "Đất đai",
    "received": "01/03/2021",
    "due": "15/03/2021",
    "returned": "10/03/2021",
    "channel": "Trực tuyến",
    "result": "Đã trả kết quả",
    "paid_online": "Không",
    "fee": "15.000",
}
"""A dossier nobody can complain about; rows of tests say what is different."""

AGENCIES = [
    {"id": "so-noi-vu", "name": "Sở Nội vụ", "level": "department", "aliases": ["SNV"]},
    {"id": "ubnd-huyen-ba-to", "name": "UBND huyện Ba Tơ", "level": "district"},
]


def log_map(**more: object) -> LogMap:
    """The map of these logs; keys of `more` replace its own."""
    keys: dict[str, object] = {"format": 1, "system": "Hệ thống thử", "columns": HEADER, "agencies": AGENCIES}
    return LogMap.model_validate(keys | more)


def log_text(rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> str:
    """A CSV; every row gets a number of its own unless it brings one."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter)
    writer.writerow(HEADER.values())
    for index, row in enumerate(rows):
        whole = {"number": f"H{index}"} | SOUND | row
        writer.writerow([whole.get(name, "") for name in HEADER])
    return made.getvalue()


def computed(
    rows: Sequence[Mapping[str, str]] | Path, own: LogMap | None = None, engine: Engine | None = None
) -> Computed:
    """The counts of rows, or of a log that is a file already."""
    own = own or log_map()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        path = rows if isinstance(rows, Path) else work / "nhat-ky.csv"
        if not isinstance(rows, Path):
            path.write_text(log_text(rows), encoding="utf-8")
        with session(work) as reading:
            logs = open_logs([path], own.csv, own.excel, work, reading)
        used = engine or DuckDbEngine(work)
        try:
            return compute(logs, own, (START, AS_OF), used, Place("ban-do.yaml"))
        finally:
            if engine is None:
                used.close()


def buckets(rows: Sequence[Mapping[str, str]], **more: object) -> dict[Bucket, int]:
    """How many rows ended where."""
    return dict(bucket_counts(computed(rows, log_map(**more))))


def concerns(rows: Sequence[Mapping[str, str]], **more: object) -> dict[Concern, int]:
    """How many rows are doubtful, and why."""
    return dict(concern_counts(computed(rows, log_map(**more))))
