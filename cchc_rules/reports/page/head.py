"""What must a reader know before the figures? What was assessed, by which rules, and what to beware of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean, sentence
from cchc_rules.reports.overview.table import points_note
from cchc_rules.reports.page.agencies import labels_of
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.reports.records.collection import Collection

_NAMED = 5
"""More agencies than these are counted, not named."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """Texts of the head, and of the foot, which tells what the results rest on."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str, str], ...]
    """Agency, file and SHA-256 of every file the figures came from."""


def page_head(collection: Collection) -> PageHead:
    """The head of the page of a run."""
    manifest = collection.pack.manifest
    labels = labels_of(collection)
    who = labels[0] if len(labels) == 1 else f"{len(labels)} cơ quan"
    return PageHead(
        title="Báo cáo kết quả tự đánh giá cải cách hành chính",
        subtitle=who,
        lines=(
            f"{clean(manifest.title)} ({clean(manifest.issuer)}, năm {manifest.year})",
            f"Kỳ đánh giá: {_periods(collection)}. Số liệu đến ngày {format_date(collection.as_of)}.",
        ),
        warnings=tuple(_warnings(collection, labels)),
        provenance=_provenance(collection),
        sources=tuple(
            (label, clean(source.name), source.sha256)
            for label, record in zip(labels, collection.agencies, strict=True)
            for source in record.provenance.sources
        ),
    )


def _periods(collection: Collection) -> str:
    periods = sorted({(each.period_from, each.period_to) for each in collection.agencies})
    return "; ".join(f"từ {format_date(start)} đến {format_date(end)}" for start, end in periods)


def _warnings(collection: Collection, labels: tuple[str, ...]) -> Iterator[str]:
    manifest = collection.pack.manifest
    if not manifest.verified:
        yield f"Bộ quy tắc “{clean(manifest.title)}” chưa được đối chiếu với văn bản gốc."
    if note := points_note(collection.pack):
        yield note
    said: dict[str, list[str]] = {}
    for label, record in zip(labels, collection.agencies, strict=True):
        for warning in record.warnings:
            said.setdefault(sentence(warning), []).append(label)
    for warning, whose in said.items():
        yield warning if len(whose) == len(labels) else f"{_named(whose)}: {warning}"


def _named(whose: list[str]) -> str:
    return ", ".join(whose) if len(whose) <= _NAMED else f"{len(whose)} cơ quan"


def _provenance(collection: Collection) -> tuple[tuple[str, str], ...]:
    rests = {each.provenance for each in collection.agencies}
    return (
        ("Bộ quy tắc", collection.pack.id),
        ("Mã băm của bộ quy tắc (SHA-256)", "; ".join(sorted({each.pack_digest for each in rests}))),
        ("Phiên bản cchc", "; ".join(sorted({each.version for each in rests}))),
        ("Bộ máy suy luận", "; ".join(sorted({each.engine for each in rests}))),
        ("Số liệu đến ngày", format_date(collection.as_of)),
    )
