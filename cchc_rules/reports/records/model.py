"""What does a report of many agencies keep of each? Points, statuses and texts, nothing that looks up.

A whole assessment holds its pack, its rules and its ledger; a record is small, travels between
processes and is all that workbooks, pages, charts and summaries read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.reports.results.reasons import joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from cchc_rules.assessment.model import ConclusionResult, Provenance, Totals
    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.planning.contribution import Contribution
    from cchc_rules.scoring.model import Distance, Reason
    from cchc_rules.scoring.series import Moment


class CriterionRecord(NamedTuple):
    """One criterion of one agency. Points are exact; texts are None where there is nothing to say.

    ``value`` is the figure as printed, ``number`` the same as an exact number (a rate as a
    fraction of 1, a date as its ordinal). ``at_stake`` is what a finding costs or may cost.
    """

    id: str
    status: FindingStatus
    points: Fraction | None
    worst: Fraction
    best: Fraction
    maximum: Fraction
    lost: Fraction
    at_stake: Fraction
    self_score: Fraction | None
    number: Fraction | None
    value: str | None
    target: str | None
    distance: Distance | None
    sentence: str
    """Why the result is what it is, without its signals."""
    signals: tuple[str, ...]
    """Dấu hiệu: what the signals say that the sentence does not."""
    policies: tuple[str, ...]
    """Quy tắc suy luận: label and file:line of the policies that fired."""
    reason: Reason | None
    missing: tuple[str, ...]
    """What an open score lacks, by name."""
    proof: tuple[str, ...]
    """Tài liệu kiểm chứng: documents and sources of figures, one line each."""
    lacks_proof: bool
    """Nothing proves the result, or a document of it is not said where."""
    series: tuple[Moment, ...]
    """The value over time, oldest first; empty where there is no series."""
    official: bool = False

    @property
    def why(self) -> str:
        """Why the result is what it is, signals included."""
        return joined(self.sentence, *self.signals)


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """One agency. ``criteria`` are the leaves in pack order, ``parents`` those with sub-criteria."""

    agency: AgencyRef
    period_from: date
    period_to: date
    as_of: date
    totals: Totals
    field_totals: Mapping[str, Totals]
    criteria: tuple[CriterionRecord, ...]
    parents: tuple[CriterionRecord, ...]
    conclusions: tuple[ConclusionResult, ...]
    warnings: tuple[str, ...]
    contribution: Contribution
    """What it puts into the plan of the province."""
    provenance: Provenance
