"""Giải trình: which criteria has the office to explain, and what is known of each?

The second part the ministry asks for: every criterion without or with incomplete proof. Lost points
and points at risk are explained beside it, and nothing else is left out in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.clean_text import clean, sentence
from cchc_rules.reports.selfassessment.points_text import points
from cchc_rules.reports.selfassessment.score_table import proof_lines
from cchc_rules.reports.selfassessment.self_scores import is_self_scored
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord

NO_PROOF = "Chưa nêu nguồn số liệu, tài liệu kiểm chứng."
INCOMPLETE = "Chưa đủ: nêu rõ tài liệu và mục, trang."
FURTHER = f"Giải trình thêm: {BLANK}"
_FOUND = frozenset({FindingStatus.DEDUCTED, FindingStatus.AT_RISK})


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """A criterion to explain; `field` stands in a row of its own above it where one begins."""

    field: str | None
    number: str
    name: str
    measure: str
    """Points, or the status where points say nothing."""
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedGroup:
    """A headed table of criteria to explain, with the sentence before it."""

    heading: str
    intro: str
    measure_head: str
    known_head: str
    rows: tuple[ExplainedRow, ...]


def explained_groups(collection: Collection, agency: AgencyRecord) -> tuple[ExplainedGroup, ...]:
    """Without proof, deducted, at risk; then whatever else is not simply met, where there is any."""
    entries = {entry.id: entry for entry in collection.entries}
    unproved = [record for record in agency.criteria if record.lacks_proof and is_self_scored(record)]
    others = [record for record in agency.criteria if _is_other(record)]
    groups = [
        _group(_PROOF, _counted(unproved, "chưa có hoặc chưa đủ tài liệu kiểm chứng"), unproved, entries),
        _finding_group(_LOST, "bị trừ điểm", FindingStatus.DEDUCTED, agency, entries),
        _finding_group(_RISK, "có nguy cơ bị trừ điểm", FindingStatus.AT_RISK, agency, entries),
    ]
    if others:
        groups.append(_group(_OTHERS, _counted(others, "thuộc các trường hợp này"), others, entries))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class _Kind:
    heading: str
    measure_head: str
    known_head: str
    measure: Callable[[CriterionRecord], str]
    known: Callable[[CriterionRecord], tuple[str, ...]]


def _finding_group(
    kind: _Kind,
    what: str,
    status: FindingStatus,
    agency: AgencyRecord,
    entries: dict[str, CriterionEntry],
) -> ExplainedGroup:
    found = [record for record in agency.criteria if record.status is status]
    at_stake = sum((record.at_stake for record in found), Fraction(0))
    more = f", tổng cộng {points(at_stake)} điểm" if at_stake else ""
    return _group(kind, _counted(found, what, more), found, entries)


def _counted(records: Sequence[CriterionRecord], what: str, more: str = "") -> str:
    if not records:
        return f"Không có tiêu chí, tiêu chí thành phần nào {what}."
    return f"Có {len(records)} tiêu chí, tiêu chí thành phần {what}{more}; cụ thể:"


def _group(
    kind: _Kind, intro: str, records: Iterable[CriterionRecord], entries: dict[str, CriterionEntry]
) -> ExplainedGroup:
    return ExplainedGroup(
        heading=kind.heading,
        intro=intro,
        measure_head=kind.measure_head,
        known_head=kind.known_head,
        rows=tuple(_rows(kind, records, entries)),
    )


def _rows(
    kind: _Kind, records: Iterable[CriterionRecord], entries: dict[str, CriterionEntry]
) -> Iterator[ExplainedRow]:
    before = ""
    for record in records:
        entry = entries[record.id]
        begins = bool(entry.field) and entry.field != before
        before = entry.field
        yield ExplainedRow(
            field=f"{entry.field}. {clean(entry.field_name)}" if begins else None,
            number=record.id,
            name=clean(entry.name),
            measure=kind.measure(record),
            known=kind.known(record),
        )


def _is_other(record: CriterionRecord) -> bool:
    """What no other group tells of: not met, not found, and not asked for proof."""
    if record.status is FindingStatus.MET or record.status in _FOUND:
        return False
    return not (record.lacks_proof and is_self_scored(record))


def _status(record: CriterionRecord) -> str:
    return STATUS["vi"][record.status]


def _cost(record: CriterionRecord) -> str:
    return f"{points(record.at_stake)}/{points(record.maximum)}"


def _proof(record: CriterionRecord) -> tuple[str, ...]:
    """What there is of proof, what is missing by name, and a blank for the explanation."""
    lines = [sentence(line) for line in proof_lines(record)]
    if record.missing:
        lines.append(sentence(f"Còn thiếu: {'; '.join(clean(each) for each in record.missing)}"))
    elif lines:
        lines.append(INCOMPLETE)
    else:
        lines.append(NO_PROOF)
    return (*lines, f"Giải trình: {BLANK}")


def _why(record: CriterionRecord) -> tuple[str, ...]:
    return (sentence(record.why), FURTHER)


def _plain_why(record: CriterionRecord) -> tuple[str, ...]:
    return (sentence(record.why),)


_PROOF = _Kind(
    "Tiêu chí, tiêu chí thành phần chưa có hoặc chưa đủ tài liệu kiểm chứng",
    "Trạng thái",
    "Tài liệu kiểm chứng và giải trình",
    _status,
    _proof,
)
_LOST = _Kind(
    "Tiêu chí, tiêu chí thành phần bị trừ điểm", "Điểm bị trừ", "Nguyên nhân và giải trình", _cost, _why
)
_RISK = _Kind(
    "Tiêu chí, tiêu chí thành phần có nguy cơ bị trừ điểm",
    "Điểm có nguy cơ",
    "Nguyên nhân và giải trình",
    _cost,
    _why,
)
_OTHERS = _Kind(
    "Tiêu chí, tiêu chí thành phần không tự chấm, không đánh giá, được miễn hoặc chưa chấm được",
    "Trạng thái",
    "Lý do",
    _status,
    _plain_why,
)
