"""Does a pack conclude what the cases beside its rules expect? One outcome per case, each difference told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.assessment.words import STATUS_WORDS
from cchc_rules.evidence.reading import EvidenceReader
from cchc_rules.packs.cases import Expectation, LoadedCase, load_cases
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.scoring.explain import explain
from cchc_rules.vietnamese.numbers import format_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from cchc_rules.assessment.model import Assessment, CriterionResult
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.inference.view import Engine
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Fault, Place
    from cchc_rules.sources.tree import Tree

_NO_BAND = "không có"


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation that was not met. All texts are Vietnamese."""

    about: str
    """What it is about: “tiêu chí 1.7”, “kiến nghị propose_criticism”."""
    expected: str
    got: str
    read: tuple[str, ...] = ()
    """The values read, as sentences."""
    rules: tuple[Place, ...] = ()
    """Where the rules stand that led, or should have led, to it."""

    def __str__(self) -> str:
        return f"{self.about}: cần {self.expected}, kết quả là {self.got}"


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What came of one case: no differences and no faults where the pack does what the case expects."""

    case: LoadedCase
    differences: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()
    """What is wrong with the evidence of the case; then nothing was assessed."""
    result: Assessment | None = None

    @property
    def passed(self) -> bool:
        """Whether the case came out as expected."""
        return not self.differences and not self.faults


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case with its evidence read, ready to be assessed by any pack that asks for the same figures."""

    case: LoadedCase
    agency: str
    current: tuple[Evidence, ...] = ()
    earlier: tuple[Evidence, ...] = ()
    faults: tuple[Fault, ...] = ()

    def assessed(self, assessor: Assessor) -> Assessment:
        """The result of the agency the case is about."""
        results = assessor.assess(self.current, self.earlier)
        return next(result for result in list(results) if result.agency.id == self.agency)


def run_cases(pack: RulePack, *, engine: Engine | None = None) -> Iterator[CaseOutcome]:
    """Assess every case of the pack, in the order of the files.

    Raises:
        UnusableRules: when a case file itself has faults.
    """
    assessor = Assessor(pack, engine=engine)
    for case in read_cases(pack):
        if case.faults:
            yield CaseOutcome(case.case, faults=case.faults)
        else:
            result = case.assessed(assessor)
            yield CaseOutcome(case.case, tuple(differences(case.case.expect, result)), result=result)


def read_cases(pack: RulePack) -> Iterator[ReadCase]:
    """Every case with its evidence, in the order of the files.

    Raises:
        UnusableRules: when a case file itself has faults.
    """
    reader = EvidenceReader(pack)
    for case in load_cases(pack):
        faults: list[Fault] = []
        own = _evidence(case.evidence, reader, faults)
        beside = [_evidence(tree, reader, faults) for tree in case.beside]
        if own is None or faults:
            yield ReadCase(case, "", faults=tuple(faults))
            continue
        found = [each for each in beside if each is not None]
        earlier = tuple(each for each in found if each.agency.id == own.agency.id)
        others = [each for each in found if each.agency.id != own.agency.id]
        current = tuple(sorted((own, *others), key=lambda each: each.agency.id))
        yield ReadCase(case, own.agency.id, current, earlier)


def _evidence(tree: Tree, reader: EvidenceReader, faults: list[Fault]) -> Evidence | None:
    loaded = reader.read_tree(tree)
    faults.extend(loaded.faults)
    return loaded.evidence


def differences(expect: Expectation, result: Assessment) -> Iterator[Difference]:
    """Every expectation that a result does not meet."""
    found = {each.criterion_id: each for each in (*result.parents, *result.results)}
    for criterion, status in expect.criteria.items():
        got = found[criterion].status if criterion in found else FindingStatus.NOT_APPLICABLE
        if got is not status:
            yield _of_criterion(
                criterion, f"“{STATUS_WORDS[status]}”", f"“{STATUS_WORDS[got]}”", found, result
            )
    for criterion, points in expect.points.items():
        scored = found[criterion].score.points if criterion in found else None
        if scored != points:
            yield _of_criterion(criterion, f"{_written(points)} điểm", _written(scored), found, result)
    yield from _of_conclusions(expect, result)
    yield from _of_policies(expect, result)
    yield from _of_totals(expect, result)


def policies_applied(result: Assessment) -> frozenset[str]:
    """The policies that gave a status, ordered a task or drew a conclusion."""
    return frozenset(
        (
            *(firing.policy for each in result.results for firing in each.firings),
            *(order.policy for order in result.task_orders),
            *(conclusion.policy for conclusion in result.conclusions),
        )
    )


def _of_criterion(
    criterion: str, expected: str, got: str, found: dict[str, CriterionResult], result: Assessment
) -> Difference:
    read = (explain(result.rules, found[criterion].score),) if criterion in found else ()
    return Difference(
        f"tiêu chí {criterion}", expected, got, read, _places(result, (("criterion", criterion),))
    )


def _of_conclusions(expect: Expectation, result: Assessment) -> Iterator[Difference]:
    drawn = {each.id: each for each in result.conclusions}
    for name in expect.conclusions:
        if name not in drawn:
            by = [policy.id for policy in result.pack.policies if policy.then.conclude == name]
            places = _places(result, (("policy", policy) for policy in by))
            yield Difference(f"kiến nghị “{name}”", "có", "không có", rules=places)
    for name in expect.absent:
        if name in drawn:
            places = _places(result, (("policy", drawn[name].policy),))
            yield Difference(f"kiến nghị “{name}”", "không có", "có", drawn[name].because, places)


def _of_policies(expect: Expectation, result: Assessment) -> Iterator[Difference]:
    if not expect.policies and not expect.no_policies:
        return
    applied = policies_applied(result)
    for name in (*expect.policies, *expect.no_policies):
        wanted = name in expect.policies
        if (name in applied) is not wanted:
            said = ("được áp dụng", "không được áp dụng")
            places = _places(result, (("policy", name),))
            yield Difference(f"quy tắc “{name}”", said[not wanted], said[wanted], rules=places)


def _of_totals(expect: Expectation, result: Assessment) -> Iterator[Difference]:
    totals = result.totals
    if expect.total is not None and totals.worst != expect.total:
        yield Difference("tổng điểm", f"{_written(expect.total)} điểm", _written(totals.worst))
    if expect.band is not None and totals.band_worst != expect.band:
        yield Difference("xếp loại", f"“{expect.band}”", f"“{totals.band_worst or _NO_BAND}”")


def _places(result: Assessment, rules: Iterable[tuple[str, str]]) -> tuple[Place, ...]:
    return tuple(place for rule in rules if (place := result.pack.places.get(rule)) is not None)


def _written(points: Fraction | None) -> str:
    return "chưa có" if points is None else format_points(points)
