"""Which facts does inference get about an agency? Words only: signals, documents, findings.

Only what some policy asks for is made into a fact; a criterion that is met and raises no
signal costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.inference.model import Fact, FactKind
from cchc_rules.inference.program import Program, wanted
from cchc_rules.packs.policies import FindingStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_rules.assessment.model import CriterionResult
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack

_BY_POLICIES = frozenset({FindingStatus.DEDUCTED, FindingStatus.AT_RISK})


class _About(NamedTuple):
    """The words of a criterion that every fact about it carries."""

    measure: str
    scope: str
    field: str


class FactMaker:
    """Makes the facts of agencies for the policies of one pack."""

    def __init__(self, pack: RulePack, program: Program) -> None:
        self._program = program
        self._about = {
            criterion.id: _About(
                criterion.measure or "",
                criterion.scope or "",
                field.id if (field := pack.field_of(criterion.id)) else "",
            )
            for criterion in pack.criteria
        }
        self.asks_findings = any(
            program.asked.asks(FactKind.FINDING.value, status.value, "current")
            for status in FindingStatus
            if status not in _BY_POLICIES
        )
        """Whether some policy asks for findings that no policy makes (met, unknown ...)."""

    def given(
        self, evidence: Evidence, results: Iterable[CriterionResult], period: str = "current"
    ) -> list[Fact]:
        """Signals and documents of an agency, as far as some policy asks for them."""
        return list(self._wanted(self._given(evidence, results, period)))

    def findings(
        self, evidence: Evidence, statuses: Mapping[str, FindingStatus], period: str = "current"
    ) -> list[Fact]:
        """Findings by criterion id: for this period those no policy makes, for an earlier one all."""
        return list(
            self._wanted(
                self._fact(FactKind.FINDING, status.value, evidence, criterion, period)
                for criterion, status in statuses.items()
                if period != "current" or status not in _BY_POLICIES
            )
        )

    def _given(self, evidence: Evidence, results: Iterable[CriterionResult], period: str) -> Iterator[Fact]:
        for result in results:
            for signal in result.signals:
                yield self._fact(FactKind.SIGNAL, signal.name.value, evidence, signal.criterion, period)
        for document, record in evidence.documents.items():
            if record.issued:
                agency = evidence.agency
                yield Fact(FactKind.DOCUMENT, document, agency.id, level=agency.level.value, period=period)

    def _fact(self, kind: FactKind, name: str, evidence: Evidence, criterion: str, period: str) -> Fact:
        about = self._about[criterion]
        agency = evidence.agency
        return Fact(
            kind,
            name,
            agency.id,
            criterion,
            about.measure,
            about.scope,
            about.field,
            agency.level.value,
            period,
        )

    def _wanted(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        return (fact for fact in facts if wanted(self._program, fact))
