"""What a trial of a rule pack found, and the words both of its outputs use for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.assessment.mutation.edits import ChangeKind
from cchc_rules.reports.words import LEVEL, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_rules.assessment.cases import CaseOutcome
    from cchc_rules.assessment.coverage import Coverage, StepCoverage
    from cchc_rules.assessment.mutation.run import MutationReport
    from cchc_rules.packs.pack import RulePack

CHANGES: Mapping[ChangeKind, str] = {
    ChangeKind.THRESHOLD: "mức",
    ChangeKind.OPERATOR: "dấu so sánh",
    ChangeKind.UNIT: "đơn vị của mức",
    ChangeKind.WORD: "lựa chọn",
    ChangeKind.POINTS: "điểm",
    ChangeKind.DAY: "thời hạn",
    ChangeKind.MARGIN: "điều kiện cảnh báo",
    ChangeKind.FORM: "cách chấm",
    ChangeKind.NOT_APPLICABLE: "trường hợp không đánh giá",
    ChangeKind.COMBINE: "cách tổng hợp",
    ChangeKind.OBLIGATION: "nghĩa vụ, tài liệu kiểm chứng",
    ChangeKind.TOTALS: "cách cộng điểm",
    ChangeKind.POLICY: "quy tắc suy luận",
}
OTHERWISE = "các trường hợp còn lại"


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything one run of `cchc rules test` found; ``mutation`` is None where it was not asked for."""

    pack: RulePack
    outcomes: tuple[CaseOutcome, ...]
    coverage: Coverage
    mutation: MutationReport | None = None

    @property
    def failed(self) -> tuple[CaseOutcome, ...]:
        """The cases that did not come out as expected."""
        return tuple(outcome for outcome in self.outcomes if not outcome.passed)


def untried(coverage: Coverage) -> Iterator[str]:
    """Everything no case tries, one Vietnamese line each; inherited policies are told apart."""
    for each in coverage.criteria:
        if each.missing:
            said = ", ".join(f"“{STATUS['vi'][status]}”" for status in each.missing)
            yield f"tiêu chí {each.criterion.id}: chưa có tình huống {said}"
    for step in coverage.steps:
        if not step.held:
            yield f"tiêu chí {step.criterion.id}, {step_text(step)}: chưa tình huống nào rơi vào"
    for policy in coverage.policies:
        if not policy.applied and not policy.inherited:
            yield f"quy tắc {policy.policy.id}: chưa được áp dụng trong tình huống nào"


def step_text(step: StepCoverage) -> str:
    """Which step: its level where it has one, its number and its condition."""
    level = f"{LEVEL['vi'][step.level]}, " if step.level is not None else ""
    condition = f"“{step.step.when.text}”" if step.step.when is not None else OTHERWISE
    return f"{level}bậc {step.number} ({condition})"
