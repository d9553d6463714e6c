"""What do the cases of a pack try, and what do they leave untried? Criteria, steps, policies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.assessment.cases import policies_applied
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.forms import ByLevelForm, DeadlineForm, RelativeForm, StepsForm, SurveyForm
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.steps import StepsRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_rules.assessment.cases import CaseOutcome
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.forms import AnyForm, Step
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import Policy
    from cchc_rules.scoring.compiled import CompiledPack


@dataclass(frozen=True, slots=True)
class CriterionCoverage:
    """How often cases expect each status of a criterion."""

    criterion: Criterion
    seen: Mapping[FindingStatus, int]
    wanted: tuple[FindingStatus, ...]
    """The statuses its rule can lead to, each of which some case should expect."""

    @property
    def missing(self) -> tuple[FindingStatus, ...]:
        """The wanted statuses that no case expects."""
        return tuple(status for status in self.wanted if not self.seen.get(status))


@dataclass(frozen=True, slots=True)
class StepCoverage:
    """How often a step held for a criterion that a case expects something of."""

    criterion: Criterion
    level: AgencyLevel | None
    """For which level the table is; None where it is for all."""
    number: int
    """1 for the first."""
    step: Step
    held: int


@dataclass(frozen=True, slots=True)
class PolicyCoverage:
    """In how many cases a policy was applied."""

    policy: Policy
    inherited: bool
    applied: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of a pack try."""

    criteria: tuple[CriterionCoverage, ...]
    steps: tuple[StepCoverage, ...]
    policies: tuple[PolicyCoverage, ...]


def coverage_of(pack: RulePack, outcomes: Sequence[CaseOutcome]) -> Coverage:
    """What the cases try of everything the pack says."""
    return Coverage(
        criteria=tuple(_criteria(pack, outcomes)),
        steps=tuple(_steps(pack, outcomes)),
        policies=tuple(_policies(pack, outcomes)),
    )


def _criteria(pack: RulePack, outcomes: Sequence[CaseOutcome]) -> Iterator[CriterionCoverage]:
    seen: dict[str, Counter[FindingStatus]] = {}
    for outcome in outcomes:
        for name, status in outcome.case.expect.criteria.items():
            seen.setdefault(name, Counter())[status] += 1
    for criterion in pack.leaves:
        yield CriterionCoverage(criterion, seen.get(criterion.id, Counter()), tuple(_wanted(criterion)))


def _wanted(criterion: Criterion) -> Iterator[FindingStatus]:
    if isinstance(criterion.score, SurveyForm):
        yield FindingStatus.UNKNOWN
        return
    yield FindingStatus.MET
    if criterion.group != "bonus":
        yield FindingStatus.DEDUCTED
    warns = criterion.at_risk or criterion.obligation or criterion.documents
    if warns or isinstance(criterion.score, DeadlineForm):
        yield FindingStatus.AT_RISK
    yield FindingStatus.UNKNOWN
    if criterion.not_applicable is not None and criterion.not_applicable.as_ == "exclude":
        yield FindingStatus.NOT_APPLICABLE


def _steps(pack: RulePack, outcomes: Sequence[CaseOutcome]) -> Iterator[StepCoverage]:
    held: Counter[tuple[str, AgencyLevel | None, int]] = Counter()
    for outcome in outcomes:
        expect = outcome.case.expect
        for result in outcome.result.results if outcome.result else ():
            name, index = result.criterion_id, result.score.step
            if index is not None and (name in expect.criteria or name in expect.points):
                held[name, None, index] += 1
                held[name, result.score.level, index] += 1
    compiled = compile_pack(pack)
    for criterion in pack.leaves:
        for level, steps in _tables(criterion.score):
            for at, step in enumerate(steps):
                if _can_hold(compiled, criterion, level, at):
                    times = held[criterion.id, level, at]
                    yield StepCoverage(criterion, level, at + 1, step, times)


def _tables(form: AnyForm | None) -> Iterator[tuple[AgencyLevel | None, tuple[Step, ...]]]:
    match form:
        case StepsForm():
            yield None, form.steps
        case RelativeForm(relative=rule):
            yield None, rule.steps
        case ByLevelForm():
            for level, each in form.by_level.items():
                yield from ((AgencyLevel(level), steps) for _, steps in _tables(each))
        case _:
            return


def _can_hold(compiled: CompiledPack, criterion: Criterion, level: AgencyLevel | None, index: int) -> bool:
    """Whether a step can be reached: of a document said not to be issued `none` speaks first."""
    rule = compiled.rule(criterion.id, level)
    if rule is None or rule.terms.dimension is not Dimension.DOCUMENT or not isinstance(rule.form, StepsRule):
        return True
    values = (1,) if criterion.none is not None else (0, 1)
    return index in {rule.form.step_of(value, 1) for value in values}


def _policies(pack: RulePack, outcomes: Sequence[CaseOutcome]) -> Iterator[PolicyCoverage]:
    applied: Counter[str] = Counter()
    for outcome in outcomes:
        applied.update(policies_applied(outcome.result) if outcome.result else ())
    for policy in pack.policies:
        inherited = pack.layers.get(("policy", policy.id), pack.id) != pack.id
        yield PolicyCoverage(policy, inherited, applied[policy.id])
