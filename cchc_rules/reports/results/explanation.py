"""Why is one criterion of one agency what it is? Everything about it, one line a thing.

For a criterion with sub-criteria: its own result, then each part in turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.tasks import basis_text, tasks_of
from cchc_rules.reports.results.criterion_view import Explained, view_of
from cchc_rules.reports.results.reasons import policy_lines
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.assessment.model import Assessment, CriterionResult
    from cchc_rules.evidence.model import Observation


def write(each: Explained, criterion: str) -> str:
    """The explanation of a criterion of this pack, ending with a newline."""
    assessment = each.assessment
    lines = [
        (
            f"{assessment.agency.name}: số liệu đến {format_date(assessment.as_of)}, "
            f"bộ quy tắc {assessment.pack.id}"
        ),
        *(f"Lưu ý: {warning}" for warning in assessment.warnings),
    ]
    results = _of(assessment, criterion)
    if not results:
        name = assessment.pack.by_id[criterion].name
        lines += ["", f"{criterion}. {name}", _why_not_there(assessment, criterion)]
    for result in results:
        lines += ["", *_about(each, result)]
    lines += _tasks(assessment, {result.criterion_id for result in results})
    return "\n".join(lines) + "\n"


def _why_not_there(assessment: Assessment, criterion: str) -> str:
    """A criterion without a result stands under one whose result was published, or is of another level."""
    published = {result.criterion_id for result in assessment.results if result.official}
    above = assessment.pack.parent_id(criterion)
    while above is not None and above not in published:
        above = assessment.pack.parent_id(above)
    if above is not None:
        return f"Kết quả công bố của tiêu chí {above} thay cho tiêu chí thành phần này."
    return "Không đánh giá cơ quan này theo tiêu chí này (khác cấp)."


def _of(assessment: Assessment, criterion: str) -> list[CriterionResult]:
    everything = (*assessment.parents, *assessment.results)
    below = f"{criterion}."
    return [each for each in everything if each.criterion_id == criterion] + [
        each for each in everything if each.criterion_id.startswith(below)
    ]


def _about(each: Explained, result: CriterionResult) -> Iterator[str]:
    view = view_of(result, each.explainer, "vi")
    yield f"{view.id}. {view.name}"
    yield f"  Trạng thái: {view.status}"
    yield f"  Điểm: {view.points}"
    if view.value:
        yield f"  Kết quả: {view.value}"
    if view.target:
        yield f"  Chỉ tiêu: {view.target}"
    if view.distance:
        yield f"  Khoảng cách: {view.distance}"
    yield f"  Giải thích: {each.explainer.sentence(result)}"
    yield from _source(result)
    for signal in result.signals:
        yield f"  Dấu hiệu: {signal.text}"
    yield from _policies(each.assessment, result)
    yield from _rule(each.assessment, result)


def _source(result: CriterionResult) -> Iterator[str]:
    if result.official_source:
        yield f"  Nguồn: {result.official_source}"
    reading = result.score.reading
    observation: Observation | None = reading.observation if reading else None
    if observation is None:
        return
    parts = [observation.source, observation.system and f"hệ thống {observation.system}"]
    if observation.as_of:
        parts.append(f"đến {format_date(observation.as_of)}")
    told = "; ".join(part for part in parts if part)
    if told:
        yield f"  Nguồn số liệu: {told}"
    if observation.note:
        yield f"  Ghi chú của số liệu: {observation.note}"


def _policies(assessment: Assessment, result: CriterionResult) -> Iterator[str]:
    for line in policy_lines(result, assessment.pack):
        yield f"  Quy tắc suy luận: {line}"
    if result.status in (FindingStatus.DEDUCTED, FindingStatus.AT_RISK):
        for conclusion in assessment.conclusions:
            if conclusion.criterion == result.criterion_id:
                yield f"  Kiến nghị: {conclusion.text}"


def _rule(assessment: Assessment, result: CriterionResult) -> Iterator[str]:
    pack, criterion = assessment.pack, result.score.criterion
    key = ("criterion", criterion.id)
    yield f"  Quy tắc chấm: {pack.places.get(key, pack.id)} (bộ {pack.layers.get(key, pack.id)})"
    for change in pack.amendments:
        if (change.kind, change.id) == key:
            keys, ground = ", ".join(change.keys), basis_text(change.basis)
            yield f"  Bộ {change.layer} thay đổi khóa {keys} ({change.place}); căn cứ: {ground}"
    told = basis_text(criterion.basis)
    if told:
        yield f"  Căn cứ: {told}"
    if criterion.note:
        yield f"  Ghi chú của quy tắc: {criterion.note}"


def _tasks(assessment: Assessment, criteria: set[str]) -> list[str]:
    lines = []
    for task in tasks_of(assessment):
        if any(finding.criterion in criteria for finding in task.findings):
            lead = ", ".join(unit.unit for unit in task.lead) or "chưa phân công"
            lines.append(f"  {task.title}: {lead}; {task.timing or 'chưa định thời gian'}")
    return ["", "Nhiệm vụ khắc phục:", *lines] if lines else []
