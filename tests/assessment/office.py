"""An office that writes rules and evidence to files and has them assessed, for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from support import write_pack

from cchc_rules.assessment.pipeline import assess
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment, CriterionResult, Totals
    from cchc_rules.evidence.model import EvidenceSet
    from cchc_rules.inference.view import Engine
    from cchc_rules.packs.pack import RulePack

MEASURES = """
measures:
  received: {label: Hồ sơ tiếp nhận, kind: count, unit: hồ sơ}
  late: {label: Hồ sơ trễ hạn, kind: count, unit: hồ sơ}
  reports_late: {label: Báo cáo gửi chậm, kind: count, unit: báo cáo}
  on_time: {label: Tỷ lệ đúng hạn, kind: percent}
  online: {label: Tỷ lệ trực tuyến, kind: percent}
  paid: {label: Tỷ lệ thanh toán trực tuyến, kind: percent}
  satisfied: {label: Mức độ hài lòng, kind: survey}
  review_plan: {label: Kế hoạch rà soát, kind: document}
  remediation_plan: {label: Kế hoạch khắc phục, kind: document}
"""

DEDUCTED = """
- id: deducted
  when: {all: [{signal: points_lost}]}
  then: {status: deducted, task: remedy}
- id: officially-deducted
  when: {all: [{signal: official_deducted}]}
  then: {status: deducted, task: remedy}
- id: officially-at-risk
  when: {all: [{signal: official_at_risk}]}
  then: {status: at_risk, task: remedy}
"""
"""What every pack says: points lost are deducted."""

AT_RISK = """
- id: thin-margin
  when: {all: [{signal: thin_margin}], none: [{signal: points_lost}]}
  then: {status: at_risk, task: remedy}
- id: estimate-crosses
  when: {all: [{signal: estimate_crosses}], none: [{signal: points_lost}]}
  then: {status: at_risk, task: remedy}
- id: late-but-apologised
  when: {all: [{signal: obligation_triggered}], none: [{signal: points_lost}]}
  then: {status: at_risk, task: remedy}
- id: self-score-above
  when: {all: [{signal: self_score_above}], none: [{signal: points_lost}]}
  then: {status: at_risk, task: remedy}
- id: lost-last-year
  when: {all: [{signal: lost_last_year}], none: [{signal: points_lost}]}
  then: {status: at_risk, task: remedy}
- id: waiver-expired
  when: {all: [{signal: waiver_expired}], none: [{signal: points_lost}]}
  then: {status: at_risk, task: remedy}
"""


def over(line: str, points: str = "max") -> str:
    """Steps: these points when the condition holds, none otherwise."""
    return f'{{steps: [{{when: "{line}", points: {points}}}, {{otherwise: true, points: 0}}]}}'


RATE = "{proportional: {full_at: 100%}}"
"""Points in proportion to the rate: any number of points can be had."""


def criterion(dotted: str, measure: str | None = "on_time", score: str | None = None, **keys: object) -> str:
    """A criterion in one line, worth one point and met from 90% on unless said."""
    written: dict[str, object] = {"id": f'"{dotted}"', "name": f"Tiêu chí {dotted}"}
    if measure is not None:
        written |= {"points": 1, "measure": measure, "score": score or over(">= 90%")}
    elif score is not None:
        written["score"] = score
    written |= {key: value for key, value in keys.items() if value is not None}
    return "- {" + ", ".join(f"{key}: {value}" for key, value in written.items()) + "}\n"


def rules(*criteria: str, policies: str = DEDUCTED, fields: Iterable[str] = ()) -> str:
    """A rule file of these criteria and policies."""
    named = "".join(f'- {{id: "{each}", name: Lĩnh vực {each}}}\n' for each in fields)
    sections = {"fields": named, "criteria": "".join(criteria), "policies": dedent(policies)}
    text = "".join(f"{key}:\n{indent(lines, '  ')}" for key, lines in sections.items() if lines.strip())
    return f"{MEASURES}{text}"


def sheet(
    body: str = "",
    agency: str = "so-a",
    *,
    level: str = "department",
    year: int = 2021,
    as_of: str | None = None,
    more: str = "",
) -> str:
    """An evidence file of one agency for one year."""
    closed = f", as_of: {as_of}" if as_of else ""
    return (
        "format: 1\n"
        f"agency: {{id: {agency}, name: Cơ quan {agency}, level: {level}{more}}}\n"
        f"period: {{from: {year}-01-01, to: {year}-12-31{closed}}}\n"
        f"{dedent(body)}"
    )


@dataclass(frozen=True)
class Office:
    """A rule pack and evidence files in a folder of their own."""

    root: Path
    pack: RulePack
    evidence: EvidenceSet

    def assess(self, engine: Engine | None = None) -> dict[str, Assessment]:
        """The result of every agency by its id."""
        return {each.agency.id: each for each in assess(self.pack, self.evidence, engine=engine)}


def office(
    root: Path,
    written: str,
    *sheets: str,
    manifest: Mapping[str, str] | None = None,
    as_of: date | None = None,
) -> Office:
    """Write rules and evidence, and load them; nothing may be wrong with them."""
    pack = load_pack(write_pack(root, written, manifest=manifest).folder)
    folder = root / "so-lieu"
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(sheets):
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    evidence = load_evidence([folder], pack, as_of=as_of)
    assert not evidence.faults, [str(fault) for fault in evidence.faults]
    return Office(root, pack, evidence)


def assessed(
    root: Path,
    written: str,
    body: str = "",
    *,
    manifest: Mapping[str, str] | None = None,
    as_of: date | None = None,
) -> Assessment:
    """The result of one agency with this evidence."""
    (found,) = office(root, written, sheet(body), manifest=manifest, as_of=as_of).assess().values()
    return found


def result(assessment: Assessment, criterion_id: str) -> CriterionResult:
    """The result of one criterion, scored itself or from its sub-criteria."""
    everything = (*assessment.results, *assessment.parents)
    (found,) = [each for each in everything if each.criterion_id == criterion_id]
    return found


def status(assessment: Assessment, criterion_id: str) -> str:
    """The status of one criterion."""
    return result(assessment, criterion_id).status.value


def statuses(assessment: Assessment) -> dict[str, str]:
    """The status of every criterion that is scored itself."""
    return {each.criterion_id: each.status.value for each in assessment.results}


def points(totals: Totals, *names: str) -> tuple[Fraction, ...]:
    """Some of the sums; the five that make up the maximum unless said."""
    chosen = names or ("sure", "at_risk", "unknown", "lost", "waived")
    return tuple(getattr(totals, name) for name in chosen)


def number(written: str) -> Fraction:
    """A number as people write it."""
    return Fraction(written.replace(",", "."))
