"""What is proposed across criteria (Kiến nghị), in words, and which facts led to it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.assessment.figures import Explainer, period_text
from cchc_rules.assessment.filling import BLANK, Filling, fill
from cchc_rules.assessment.model import ConclusionResult, CriterionResult
from cchc_rules.assessment.words import SIGNAL_WORDS, STATUS_WORDS
from cchc_rules.inference.model import Conclusion, Fact, FactKind, Firing
from cchc_rules.packs.policies import FindingStatus, SignalName
from cchc_rules.scoring.wording import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack


class ConclusionWriter:
    """Puts the conclusions of inference into words, for one pack."""

    def __init__(self, pack: RulePack, explainer: Explainer) -> None:
        self._pack = pack
        self._explainer = explainer
        self._policies = {policy.id: policy for policy in pack.policies}
        self._labels = {
            policy.then.conclude: policy.label
            for policy in reversed(pack.policies)
            if policy.then.conclude is not None and policy.label is not None
        }

    def write(
        self,
        evidence: Evidence,
        results: Mapping[str, CriterionResult],
        conclusions: Sequence[Conclusion],
        agencies: Mapping[str, str],
    ) -> tuple[ConclusionResult, ...]:
        """The conclusions about one agency; ``agencies`` gives the names of all agencies of the run."""
        return tuple(
            ConclusionResult(
                id=each.id,
                criterion=each.criterion,
                policy=each.policy,
                text=fill(each.text, (self._filling(evidence, results.get(each.criterion)),)),
                because=tuple(dict.fromkeys(self._because(each.chain, evidence, results, agencies))),
            )
            for each in conclusions
        )

    def _filling(self, evidence: Evidence, result: CriterionResult | None) -> Filling:
        agency = evidence.agency.name
        period = period_text(evidence.period_from, evidence.period_to)
        if result is None:
            return Filling(agency, BLANK, period)
        return self._explainer.figures(result).filling(agency, result.score.criterion.name, period)

    def _because(
        self,
        chain: Iterable[Firing],
        evidence: Evidence,
        results: Mapping[str, CriterionResult],
        agencies: Mapping[str, str],
    ) -> Iterable[str]:
        for firing in chain:
            for fact in firing.facts:
                yield self._sentence(fact, evidence, results, agencies)
            # What is not there led to it as much as what is.
            for pattern in self._policies[firing.policy].when.none:
                if pattern.document is not None:
                    yield f"chưa có {self._label(pattern.document)}"

    def _sentence(
        self,
        fact: Fact,
        evidence: Evidence,
        results: Mapping[str, CriterionResult],
        agencies: Mapping[str, str],
    ) -> str:
        sentence = self._what(fact, results if self._is_own(fact, evidence) else {})
        if fact.period == "previous":
            sentence = f"kỳ trước: {sentence}"
        if fact.agency != evidence.agency.id:
            sentence = f"{agencies.get(fact.agency, fact.agency)}: {sentence}"
        return sentence

    def _label(self, document: str) -> str:
        measure = self._pack.measures.get(document)
        return lower_first(measure.label) if measure else document

    @staticmethod
    def _is_own(fact: Fact, evidence: Evidence) -> bool:
        return fact.agency == evidence.agency.id and fact.period == "current"

    def _what(self, fact: Fact, results: Mapping[str, CriterionResult]) -> str:
        if fact.kind is FactKind.DOCUMENT:
            return f"đã có {self._label(fact.name)}"
        if fact.kind is FactKind.CONCLUSION:
            return f"đã có kiến nghị “{self._labels.get(fact.name, fact.name)}”"
        if fact.kind is FactKind.FINDING:
            return f"tiêu chí {fact.criterion} {STATUS_WORDS[FindingStatus(fact.name)]}"
        result = results.get(fact.criterion)
        texts = [signal.text for signal in result.signals if signal.name == fact.name] if result else []
        return f"tiêu chí {fact.criterion}: {texts[0] if texts else SIGNAL_WORDS[SignalName(fact.name)]}"
