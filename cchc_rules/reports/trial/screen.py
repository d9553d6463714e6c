"""A trial of a rule pack on the screen: what failed, what was tried, what no case would notice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.text_table import text_table
from cchc_rules.reports.trial.trial import CHANGES, Trial, untried
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.assessment.cases import CaseOutcome
    from cchc_rules.assessment.coverage import Coverage
    from cchc_rules.assessment.mutation.run import MutationReport

_SHOWN = (
    FindingStatus.MET,
    FindingStatus.DEDUCTED,
    FindingStatus.AT_RISK,
    FindingStatus.UNKNOWN,
    FindingStatus.NOT_APPLICABLE,
)


def write(trial: Trial, width: int) -> str:
    """The whole text, ending with a newline."""
    total, failed = len(trial.outcomes), len(trial.failed)
    lines = [f"Bộ quy tắc {trial.pack.id}: {total} tình huống, {total - failed} đạt, {failed} không đạt"]
    for outcome in trial.failed:
        lines += ["", *_failure(outcome)]
    lines += ["", *_coverage(trial.coverage, width)]
    if trial.mutation is not None:
        lines += ["", *_mutation(trial.mutation)]
    return "\n".join(lines) + "\n"


def _failure(outcome: CaseOutcome) -> Iterator[str]:
    yield f"KHÔNG ĐẠT: {outcome.case.name}"
    yield f"  {outcome.case.place}"
    for difference in outcome.differences:
        yield f"  - {difference}"
        for sentence in difference.read:
            yield f"      giá trị đọc được: {sentence}"
        for place in difference.rules:
            yield f"      quy tắc: {place}"


def _coverage(coverage: Coverage, width: int) -> Iterator[str]:
    yield "Số tình huống của từng tiêu chí, theo trạng thái phải có"
    rows = [
        [
            each.criterion.id,
            each.criterion.name,
            *(_count(each.seen.get(status, 0), wanted=status in each.wanted) for status in _SHOWN),
        ]
        for each in coverage.criteria
    ]
    heads = ["Mã", "Tiêu chí", *(STATUS["vi"][status] for status in _SHOWN)]
    yield text_table(heads, rows, width)
    yield ""
    held = sum(1 for step in coverage.steps if step.held)
    yield f"Bậc điểm đã áp dụng: {held}/{len(coverage.steps)}"
    own = [each for each in coverage.policies if not each.inherited]
    yield f"Quy tắc suy luận đã áp dụng: {sum(1 for each in own if each.applied)}/{len(own)}"
    inherited = [each for each in coverage.policies if each.inherited]
    if inherited:
        applied = sum(1 for each in inherited if each.applied)
        yield f"Quy tắc suy luận kế thừa đã áp dụng: {applied}/{len(inherited)}"
        idle = ", ".join(each.policy.id for each in inherited if not each.applied)
        if idle:
            yield f"  chưa áp dụng: {idle}"
    lines = list(untried(coverage))
    yield f"Chưa được thử: {len(lines)} mục" if lines else "Không còn mục nào chưa được thử"
    yield from (f"  - {line}" for line in lines)


def _count(times: int, *, wanted: bool) -> str:
    """A number; a dash where a status is not to be expected of the rule."""
    return str(times) if times or wanted else "-"


def _mutation(report: MutationReport) -> Iterator[str]:
    harmless, survivors = len(report.harmless), len(report.survivors)
    yield (
        f"Thử đổi từng chi tiết của quy tắc: {report.made} lần đổi, {report.killed} lần bị tình huống phát "
        f"hiện, {harmless} lần không cần phát hiện, {survivors} lần không bị phát hiện"
    )
    yield "  đã đổi: " + "; ".join(
        f"{CHANGES[kind]} {report.kinds[kind]}" for kind in CHANGES if report.kinds[kind]
    )
    for reason, times in sorted(Counter(reason for _, reason in report.harmless).items()):
        yield f"  không cần phát hiện {times} lần: {reason}"
    if report.inherited:
        yield f"  không đổi {report.inherited} quy tắc kế thừa từ bộ quy tắc khác"
    if survivors:
        yield "Không bị phát hiện: hãy thêm tình huống cho từng chi tiết sau"
    for mutant in report.survivors:
        yield f"  - {mutant.place}: {mutant.said}"
