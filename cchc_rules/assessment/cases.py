"""Does a pack conclude what the cases beside its rules expect? One outcome per case, each difference told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.evidence.reading import EvidenceReader
from cchc_rules.packs.cases import Expectation, LoadedCase, load_cases
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.vietnamese.numbers import format_points

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.inference.view import Engine
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Fault
    from cchc_rules.sources.tree import Tree

_STATUS = {
    FindingStatus.MET: "đạt",
    FindingStatus.AT_RISK: "có nguy cơ bị trừ điểm",
    FindingStatus.DEDUCTED: "bị trừ điểm",
    FindingStatus.UNKNOWN: "chưa rõ",
    FindingStatus.NOT_APPLICABLE: "không đánh giá",
    FindingStatus.WAIVED: "được miễn",
    FindingStatus.RULE_ERROR: "lỗi quy tắc",
}


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What came of one case: no differences and no faults where the pack does what the case expects."""

    case: LoadedCase
    differences: tuple[str, ...] = ()
    """Vietnamese sentences, each one expectation that was not met."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with the evidence of the case; then nothing was assessed."""

    @property
    def passed(self) -> bool:
        """Whether the case came out as expected."""
        return not self.differences and not self.faults


def run_cases(pack: RulePack, *, engine: Engine | None = None) -> Iterator[CaseOutcome]:
    """Assess every case of the pack, in the order of the files.

    Raises:
        UnusableRules: when a case file itself has faults.
    """
    reader, assessor = EvidenceReader(pack), Assessor(pack, engine=engine)
    for case in load_cases(pack):
        yield _outcome(case, reader, assessor)


def _outcome(case: LoadedCase, reader: EvidenceReader, assessor: Assessor) -> CaseOutcome:
    faults: list[Fault] = []
    own = _evidence(case.evidence, reader, faults)
    beside = [_evidence(tree, reader, faults) for tree in case.beside]
    if own is None or faults:
        return CaseOutcome(case, faults=tuple(faults))
    found = [each for each in beside if each is not None]
    earlier = [each for each in found if each.agency.id == own.agency.id]
    others = [each for each in found if each.agency.id != own.agency.id]
    current = sorted((own, *others), key=lambda each: each.agency.id)
    results = {result.agency.id: result for result in assessor.assess(current, earlier)}
    return CaseOutcome(case, differences=tuple(_differences(case.expect, results[own.agency.id])))


def _evidence(tree: Tree, reader: EvidenceReader, faults: list[Fault]) -> Evidence | None:
    loaded = reader.read_tree(tree)
    faults.extend(loaded.faults)
    return loaded.evidence


def _differences(expect: Expectation, result: Assessment) -> Iterator[str]:
    found = {each.criterion_id: each for each in (*result.parents, *result.results)}
    for criterion, status in expect.criteria.items():
        got = found[criterion].status if criterion in found else FindingStatus.NOT_APPLICABLE
        if got is not status:
            yield f"tiêu chí {criterion}: cần “{_STATUS[status]}”, kết quả là “{_STATUS[got]}”"
    for criterion, points in expect.points.items():
        scored = found[criterion].score.points if criterion in found else None
        if scored != points:
            yield f"tiêu chí {criterion}: cần {_written(points)} điểm, kết quả là {_written(scored)}"
    concluded = {each.id for each in result.conclusions}
    for conclusion in expect.conclusions:
        if conclusion not in concluded:
            yield f"phải có kiến nghị “{conclusion}” mà không có"
    for conclusion in expect.absent:
        if conclusion in concluded:
            yield f"không được có kiến nghị “{conclusion}” mà lại có"


def _written(points: Fraction | None) -> str:
    return "chưa có" if points is None else format_points(points)
