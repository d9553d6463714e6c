"""How good was the log? The report an office reads before it believes the figures, and the rows to mend."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers.evidence_files import Frame, said_of_run
from cchc_rules.evidence.dossiers.listing import MOST_PER_REASON
from cchc_rules.evidence.dossiers.measures import Rate
from cchc_rules.evidence.dossiers.model import (
    BUCKET_LABELS,
    CONCERN_LABELS,
    COUNTED,
    FIGURES,
    ROLE_LABELS,
    Bucket,
    Concern,
    Figure,
)
from cchc_rules.evidence.dossiers.summary import LEVEL_NAMES, cell_text
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.evidence.dossiers.computing import Computed

_MOST_WORDS: Final = 50
_RULES: Final[dict[str, dict[str, str]]] = {
    "missing_number": {
        "exclude": "Dòng không có mã hồ sơ không được tính",
        "count": "Dòng không có mã hồ sơ vẫn được tính",
    },
    "conflicting_duplicates": {
        "latest": "Trùng mã hồ sơ, nội dung khác nhau: giữ dòng có ngày trả kết quả muộn nhất",
        "exclude": "Trùng mã hồ sơ, nội dung khác nhau: không tính dòng nào",
    },
    "suspended": {
        "extend": "Ngày tạm dừng lùi hạn trả bấy nhiêu ngày làm việc",
        "included": "Ngày hẹn trả đã gồm ngày tạm dừng",
    },
}


def bucket_counts(computed: Computed) -> Counter[Bucket]:
    """Rows in each bucket; their sum is the number of rows read."""
    counts: Counter[Bucket] = Counter()
    for bucket, rows in zip(
        computed.cells["bucket"].to_pylist(), computed.cells["rows"].to_pylist(), strict=True
    ):
        counts[Bucket(bucket)] += rows
    return counts


def concern_counts(computed: Computed) -> Counter[Concern]:
    """Rows that count and are doubtful, by concern; a row may have several."""
    counts: Counter[Concern] = Counter()
    for concern, rows in zip(
        computed.cells["concern"].to_pylist(), computed.cells["rows"].to_pylist(), strict=True
    ):
        for one in Concern(concern):
            counts[one] += rows
    return counts


def quality_report(computed: Computed, frame: Frame, pack_id: str) -> str:
    """chat-luong.md."""
    buckets = bucket_counts(computed)
    read = sum(log.rows for log in computed.logs)
    left_out = read - sum(buckets[bucket] for bucket in COUNTED)
    parts = [
        "# Chất lượng danh sách hồ sơ",
        "",
        f"Bộ quy tắc {pack_id}; {said_of_run(frame)}.",
        "",
        f"Hệ thống: {frame.own.system}. Bộ máy tính: {computed.engine}.",
        "",
        (
            f"Đã đọc **{format_number(read)}** dòng, "
            f"đưa vào số liệu **{format_number(read - left_out)}** dòng, "
            f"để ngoài **{format_number(left_out)}** dòng. "
            "Mỗi dòng nằm ở đúng một mục của bảng dưới đây."
        ),
        "",
        *_table(("Tệp", "Số dòng", "SHA-256"), _log_rows(computed)),
        "## Mỗi dòng đi về đâu",
        "",
        *_table(("Mục", "Số dòng", "Có vào số liệu"), _bucket_rows(buckets, read)),
        "## Chỗ cần xem lại ở những dòng vẫn được tính",
        "",
        *_concerns(computed),
        "## Những từ không nhận ra",
        "",
        *_unknown(computed),
        "## Số liệu nào tính từ đâu",
        "",
        *_table(("Số liệu của bộ quy tắc", "Số đếm từ danh sách"), _measure_rows(frame)),
        "## Phạm vi",
        "",
        *_scopes(computed, frame),
        "## Cách xử lý đã chọn",
        "",
        *(f"- {_RULES[name][getattr(frame.own.rules, name)]}." for name in _RULES),
        *_extra_days(frame),
        "",
        (
            "Các dòng cần xem lại ở tệp can-xem-lai.csv, "
            f"mỗi lý do nhiều nhất {format_number(MOST_PER_REASON)} dòng; số đếm ở trên là đủ."
        ),
    ]
    return "\n".join(parts) + "\n"


def rows_csv(computed: Computed) -> bytes:
    """can-xem-lai.csv: the rows a person has to look at, each with its reason and its place."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    labels = [ROLE_LABELS[role][:1].upper() + ROLE_LABELS[role][1:] for role in computed.roles]
    writer.writerow(["Lý do", "Tệp", "Dòng", *labels])
    for row in computed.listed:
        writer.writerow([row.reason, row.log, row.line, *(cell_text(text) for text in row.texts)])
    return made.getvalue().encode("utf-8-sig")


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(each.replace("|", "\\|") for each in row) + " |" for row in rows]
    return [*lines, ""]


def _log_rows(computed: Computed) -> Iterator[Sequence[str]]:
    for log in computed.logs:
        yield log.name, format_number(log.rows), log.sha256


def _bucket_rows(buckets: Counter[Bucket], read: int) -> Iterator[Sequence[str]]:
    for bucket in Bucket:
        if buckets[bucket]:
            yield (
                BUCKET_LABELS[bucket],
                format_number(buckets[bucket]),
                "có" if bucket in COUNTED else "không",
            )
    yield "**Cộng**", f"**{format_number(sum(buckets.values()))}**", f"đã đọc {format_number(read)}"


def _concerns(computed: Computed) -> list[str]:
    counts = concern_counts(computed)
    if not counts:
        return ["Không có.", ""]
    rows = ((CONCERN_LABELS[each], format_number(counts[each])) for each in Concern if counts[each])
    return _table(("Chỗ cần xem lại", "Số dòng"), rows)


def _unknown(computed: Computed) -> list[str]:
    unknown = computed.lexicon.unknown
    if not unknown:
        return ["Không có.", ""]
    rows = (
        (
            ROLE_LABELS[each.role],
            f"“{each.text}”",
            format_number(each.rows),
            f"“{each.suggestion}”?" if each.suggestion else "",
        )
        for each in unknown[:_MOST_WORDS]
    )
    table = _table(("Cột", "Giá trị", "Số dòng", "Có phải ý là"), rows)
    rest = len(unknown) - _MOST_WORDS
    return [*table, *([f"Còn {format_number(rest)} giá trị nữa.", ""] if rest > 0 else [])]


def _measure_rows(frame: Frame) -> Iterator[Sequence[str]]:
    for measure, figure in frame.assigned.items():
        if isinstance(figure, Rate):
            yield measure, f"{FIGURES[figure.of].label} / {FIGURES[figure.over].label}"
        else:
            yield measure, FIGURES[Figure(figure)].label


def _scopes(computed: Computed, frame: Frame) -> list[str]:
    if not frame.scopes:
        return ["Bộ quy tắc không chia phạm vi.", ""]
    lines = []
    for scope in frame.scopes:
        parts = []
        if scope.levels is not None:
            parts.append(
                "cấp: " + ", ".join(LEVEL_NAMES[level] for level in LEVEL_NAMES if level in scope.levels)
            )
        if scope.fields is not None:
            names = [computed.lexicon.fields[number] for number in sorted(scope.fields)]
            parts.append("lĩnh vực: " + (", ".join(names) or "không có lĩnh vực nào trong danh sách"))
        lines.append(f"- `{scope.name}`: {'; '.join(parts)}.")
    return [*lines, ""]


def _extra_days(frame: Frame) -> list[str]:
    calendar = frame.own.calendar
    if not (calendar.holidays or calendar.working_days):
        return [
            "- Ngày làm việc: thứ Hai đến thứ Sáu, trừ ngày nghỉ lễ, tết; tính cả ngày làm bù đã công bố."
        ]
    return [
        (
            f"- Ngày làm việc theo lịch của bản đồ cột: thêm {len(calendar.holidays)} ngày nghỉ, "
            f"{len(calendar.working_days)} ngày làm việc."
        )
    ]
