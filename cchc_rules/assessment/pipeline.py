"""From evidence to the result of each agency: scoring, signals, inference, totals.

One :class:`Assessor` per pack: rules and policies are compiled once. Results come in the order
of agency ids and depend on nothing but the pack and the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.assessment.conclusions import ConclusionWriter
from cchc_rules.assessment.facts import FactMaker
from cchc_rules.assessment.figures import Explainer
from cchc_rules.assessment.model import Assessment, CriterionResult, Provenance
from cchc_rules.assessment.official import (
    maxima,
    official_score,
    official_signals,
    published_fields,
    superseded,
)
from cchc_rules.assessment.totals import TotalsRule, is_sum
from cchc_rules.assessment.waivers import left_out, spread
from cchc_rules.inference.choice import choose_engine
from cchc_rules.inference.faults import UNUSABLE_POLICIES, PoliciesError
from cchc_rules.inference.infer import Local, infer_across, infer_one
from cchc_rules.inference.program import Program, compile_policies
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.scoring.agency import score_agency, score_parents
from cchc_rules.scoring.compiled import CompiledPack, compile_pack
from cchc_rules.scoring.model import Score, ScoreState
from cchc_rules.scoring.peers import Peers, collect_peers
from cchc_rules.scoring.signals import signals_of
from cchc_rules.sources.faults import Fault, Place, UnusableRules
from cchc_rules.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.evidence.model import Evidence, EvidenceSet, SourceFile, Waiver
    from cchc_rules.inference.model import Fact, Inferred
    from cchc_rules.inference.view import Engine
    from cchc_rules.packs.pack import RulePack

_STATUS = {
    ScoreState.SCORED: FindingStatus.MET,
    ScoreState.UNKNOWN: FindingStatus.UNKNOWN,
    ScoreState.NOT_APPLICABLE: FindingStatus.NOT_APPLICABLE,
    ScoreState.ERROR: FindingStatus.RULE_ERROR,
}
_SEVERITY = {FindingStatus.AT_RISK: 1, FindingStatus.DEDUCTED: 2}
_LEFT_OUT = frozenset({FindingStatus.WAIVED, FindingStatus.NOT_APPLICABLE})
_WORST_FIRST = (
    FindingStatus.DEDUCTED,
    FindingStatus.AT_RISK,
    FindingStatus.RULE_ERROR,
    FindingStatus.UNKNOWN,
    FindingStatus.MET,
    FindingStatus.WAIVED,
)


class _Earlier(NamedTuple):
    """What the period before says about an agency, and the files that say it."""

    facts: Sequence[Fact] = ()
    sources: tuple[SourceFile, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An agency scored, before inference has said what follows."""

    evidence: Evidence
    results: list[CriterionResult]
    local: Local
    sources: tuple[SourceFile, ...]


def assess(pack: RulePack, evidence: EvidenceSet, *, engine: Engine | None = None) -> tuple[Assessment, ...]:
    """Assess every agency of a run.

    Raises:
        UnusableRules: policies that no engine could run (circles, too many).
    """
    return tuple(Assessor(pack, engine=engine).assess(evidence.current, evidence.previous))


class Assessor:
    """A pack with its rules and policies compiled, ready for any number of agencies."""

    def __init__(self, pack: RulePack, *, engine: Engine | None = None) -> None:
        self.pack = pack
        self.rules: CompiledPack = compile_pack(pack)
        self.program = _compiled_policies(pack)
        self._engine = engine or choose_engine()[0]
        self._facts = FactMaker(pack, self.program)
        self._maxima = maxima(pack)
        self._totals = TotalsRule(pack)
        self._conclusions = ConclusionWriter(pack, Explainer(pack, self.rules))
        self._names: dict[str, str] = {}

    def peers(self, current: Iterable[Evidence]) -> Peers:
        """What criteria scored against the group need to know of all agencies of a run."""
        return collect_peers(self.rules, current)

    def assess(
        self, current: Sequence[Evidence], previous: Iterable[Evidence] = (), *, peers: Peers | None = None
    ) -> Iterator[Assessment]:
        """Yield the result of each agency, in the order given.

        ``peers`` speaks for the whole run where ``current`` is only part of it. Holds all drafts
        only where policies look across agencies; else one agency at a time.
        """
        if peers is None:
            peers = self.peers(current)
        self._names = {each.agency.id: each.agency.name for each in current}
        earlier = self._earlier(previous)
        drafts = (self._draft(each, peers, earlier.get(each.agency.id, _Earlier())) for each in current)
        if not self.program.looks_across:
            for draft in drafts:
                yield self._finish(draft, draft.local.inferred)
            return
        kept = list(drafts)
        parents = {each.agency.id: each.agency.parent for each in current if each.agency.parent is not None}
        inferred = infer_across(
            self.program,
            {draft.evidence.agency.id: draft.local for draft in kept},
            parents,
            engine=self._engine,
        )
        for draft in kept:
            yield self._finish(draft, inferred[draft.evidence.agency.id])

    def _earlier(self, previous: Iterable[Evidence]) -> dict[str, _Earlier]:
        """What the newest earlier period of each agency says, as facts of the previous period."""
        found: dict[str, _Earlier] = {}
        for evidence in sorted(previous, key=lambda each: (each.period_to, each.period_from)):
            draft = self._draft(evidence, None, _Earlier())
            _set_statuses(draft, draft.local.inferred)
            statuses = {result.criterion_id: result.status for result in draft.results}
            facts = [
                *self._facts.given(evidence, draft.results, "previous"),
                *self._facts.findings(evidence, statuses, "previous"),
            ]
            found[evidence.agency.id] = _Earlier(facts, evidence.sources)
        return found

    def _draft(self, evidence: Evidence, peers: Peers | None, earlier: _Earlier) -> _Draft:
        results = self._results(evidence, peers)
        facts = [*self._facts.given(evidence, results), *earlier.facts]
        local = infer_one(self.program, evidence.agency.id, facts, engine=self._engine)
        if self._facts.asks_findings:
            # Which criteria are met is known only after the policies have spoken once.
            decided = {change.criterion for change in local.inferred.statuses}
            open_ones = {r.criterion_id: r.status for r in results if r.criterion_id not in decided}
            facts += self._facts.findings(evidence, open_ones)
            local = infer_one(self.program, evidence.agency.id, facts, engine=self._engine)
        return _Draft(evidence, results, local, (*evidence.sources, *earlier.sources))

    def _results(self, evidence: Evidence, peers: Peers | None) -> list[CriterionResult]:
        """One result per scored criterion; a published result stands in for what it covers."""
        scores = score_agency(self.rules, evidence, peers)
        if not evidence.official and not evidence.waivers and not evidence.self_scores:
            return [self._computed(evidence, score, peers) for score in scores]
        return self._with_statements(evidence, scores, peers)

    def _computed(self, evidence: Evidence, score: Score, peers: Peers | None) -> CriterionResult:
        signals = signals_of(self.rules, evidence, score, peers)
        if signals and score.state is ScoreState.NOT_APPLICABLE:
            signals = ()  # what is not assessed puts nothing at risk
        return CriterionResult(score, _STATUS[score.state], signals)

    def _with_statements(
        self, evidence: Evidence, scores: Sequence[Score], peers: Peers | None
    ) -> list[CriterionResult]:
        """Results where the evidence also holds published results, waivers or self-scores."""
        if evidence.waivers:
            evidence = replace(evidence, waivers=spread(self.pack, evidence))
        covered = superseded(self.pack, evidence)
        waivers = {
            waiver.criterion: waiver for waiver in evidence.waivers if waiver.expires >= evidence.as_of
        }
        by_id = {score.criterion.id: score for score in scores}
        found: list[CriterionResult] = []
        for criterion in self.pack.criteria:
            if criterion.id in covered:
                continue
            if (published := evidence.official.get(criterion.id)) is not None:
                score = official_score(criterion, self._maxima[criterion.id], published)
                result = CriterionResult(
                    score,
                    _STATUS[score.state],
                    official_signals(criterion, score, published),
                    official=True,
                    official_source=published.source,
                )
            elif criterion.id in by_id:
                result = self._computed(evidence, by_id[criterion.id], peers)
            else:
                continue
            result.self_score = evidence.self_scores.get(criterion.id)
            found.append(_waived(result, waivers.get(criterion.id)))
        return found

    def _finish(self, draft: _Draft, inferred: Inferred) -> Assessment:
        _set_statuses(draft, inferred)
        evidence = draft.evidence
        by_id = {result.criterion_id: result for result in draft.results}
        parents = self._parents(evidence, by_id)
        totals, field_totals = self._totals.totals(
            draft.results, parents, published_fields(self.pack, evidence)
        )
        return Assessment(
            pack=self.pack,
            rules=self.rules,
            agency=evidence.agency,
            as_of=evidence.as_of,
            period_from=evidence.period_from,
            period_to=evidence.period_to,
            results=tuple(draft.results),
            parents=parents,
            totals=totals,
            field_totals=field_totals,
            task_orders=inferred.tasks,
            conclusions=self._conclusions.write(evidence, by_id, inferred.conclusions, self._names),
            warnings=_warnings(self.pack, evidence),
            provenance=Provenance(self.pack.id, self.pack.digest, VERSION, inferred.engine, draft.sources),
        )

    def _parents(self, evidence: Evidence, by_id: dict[str, CriterionResult]) -> tuple[CriterionResult, ...]:
        """Scores of criteria with sub-criteria; the worst finding below gives their status."""
        scores = {
            each: left_out(result.score) if result.status is FindingStatus.WAIVED else result.score
            for each, result in by_id.items()
        }
        return tuple(
            CriterionResult(
                score,
                _worst_below(score, by_id),
                self_score=evidence.self_scores.get(score.criterion.id),
            )
            for score in score_parents(self.rules, scores)
        )


def _compiled_policies(pack: RulePack) -> Program:
    try:
        return compile_policies(pack.policies)
    except PoliciesError as error:
        place = pack.places.get(("policy", error.policy), Place(pack.id))
        raise UnusableRules([Fault(place, UNUSABLE_POLICIES, error.message)]) from error


def _set_statuses(draft: _Draft, inferred: Inferred) -> None:
    """The most severe status a policy gives stands; every firing that gave one is kept."""
    by_id = {result.criterion_id: result for result in draft.results}
    for change in inferred.statuses:
        result = by_id.get(change.criterion)
        if result is None or result.status in _LEFT_OUT:
            continue
        status = FindingStatus(change.status)
        # A criterion its rule could not score stays one: whoever edits the rules has to see it.
        is_error = result.status is FindingStatus.RULE_ERROR
        if not is_error and _SEVERITY[status] > _SEVERITY.get(result.status, 0):
            result.status = status
        result.firings = (*result.firings, change.firing)


def _waived(result: CriterionResult, waiver: Waiver | None) -> CriterionResult:
    if waiver is not None:
        result.status, result.waiver, result.signals = FindingStatus.WAIVED, waiver, ()
    return result


def _worst_below(score: Score, by_id: dict[str, CriterionResult]) -> FindingStatus:
    prefix = f"{score.criterion.id}."
    below = {result.status for each, result in by_id.items() if each.startswith(prefix)}
    if score.state is ScoreState.ERROR:
        below.add(FindingStatus.RULE_ERROR)
    if not is_sum(score.criterion) and score.best == score.max_points:
        # Of parts one of which is enough, those that failed cost the whole nothing.
        below.discard(FindingStatus.DEDUCTED)
    return next((status for status in _WORST_FIRST if status in below), _STATUS[score.state])


def _warnings(pack: RulePack, evidence: Evidence) -> tuple[str, ...]:
    warnings = []
    if evidence.synthetic:
        warnings.append("Số liệu giả định, chỉ để minh họa cách dùng; không phải số liệu thật của cơ quan")
    if evidence.illustration:
        warnings.append(f"Minh họa: {evidence.illustration}")
    if of_fields := sorted(each for each in published_fields(pack, evidence) if each in pack.children):
        warnings.append(
            f"Kết quả công bố của cả lĩnh vực {', '.join(of_fields)} chỉ để đối chiếu: "
            "không cho biết tiêu chí nào mất điểm nên không thay điểm tính được"
        )
    return tuple(warnings)
