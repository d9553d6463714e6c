"""What proves a result? The documents and sources of its figures, as a score table lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from cchc_rules.assessment.model import CriterionResult
    from cchc_rules.evidence.model import DocumentRecord, Observation
    from cchc_rules.packs.pack import RulePack


class Proof(NamedTuple):
    """``lines`` are what is there; ``complete`` tells whether an appraiser finds everything in them."""

    lines: tuple[str, ...]
    complete: bool


def proof_of(result: CriterionResult, pack: RulePack) -> Proof:
    """Tài liệu kiểm chứng of a result: the documents its criterion asks for, then sources of figures.

    Complete when every document asked for is there with its place (mục, trang), and, where none is
    asked for, the figure names its source.
    """
    if result.official_source:
        return Proof((result.official_source,), complete=True)
    asked = result.score.criterion.documents
    documents = result.score.documents
    lines: list[str] = []
    complete = True
    for name in asked:
        record = documents.get(name)
        label = pack.measures[name].label if name in pack.measures else name
        lines.append(_document(label, record))
        complete = complete and record is not None and record.issued and record.location is not None
    sources = _sources(result)
    lines += sources
    return Proof(tuple(dict.fromkeys(lines)), complete if asked else bool(sources))


def _document(label: str, record: DocumentRecord | None) -> str:
    if record is None:
        return f"{label}: chưa có thông tin"
    if not record.issued:
        return f"{label}: chưa ban hành"
    cited = [record.symbol or "", f"ngày {format_date(record.date)}" if record.date else ""]
    parts = [" ".join(part for part in cited if part), record.title or "", record.location or ""]
    told = ", ".join(part for part in parts if part)
    return f"{label}: {told}" if told else label


def _sources(result: CriterionResult) -> list[str]:
    reading = result.score.reading
    if reading is None:
        return []
    if reading.document is not None and reading.document.issued:
        record = reading.document
        return [_document(record.title or "Tài liệu", record)] if not result.score.criterion.documents else []
    behind = reading.behind or ((reading.observation,) if reading.observation else ())
    return [told for each in behind if (told := _source(each))]


def _source(observation: Observation) -> str:
    parts = [observation.source or "", f"hệ thống {observation.system}" if observation.system else ""]
    told = "; ".join(part for part in parts if part)
    return f"{told} (đến {format_date(observation.as_of)})" if told and observation.as_of else told
