"""Tasks and the plan, as plain typed values with texts already filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.criteria import UnitTask
    from cchc_rules.packs.pack import PlanText
    from cchc_rules.packs.policies import FindingStatus


@dataclass(frozen=True, slots=True)
class TaskFinding:
    """One finding a task answers.

    ``value``, ``target`` and ``distance`` are texts as printed, ``situation`` all three in one;
    None where nobody reported a figure. ``scope`` is the name of the scope the criterion reads,
    e.g. Lĩnh vực đất đai.
    """

    agency: AgencyRef
    criterion: str
    criterion_name: str
    status: FindingStatus
    sentence: str
    points_at_stake: Fraction
    value: str | None = None
    target: str | None = None
    distance: str | None = None
    situation: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Nhiệm vụ khắc phục: one remedy, with the findings it answers.

    ``id`` survives revisions: pack id and the criterion (or standing task, or policy) it comes
    from. ``timing`` is the text as the source writes it; ``due`` its last day where it has one.
    """

    id: str
    number: str
    title: str
    content: tuple[str, ...]
    lead: tuple[UnitTask, ...]
    coordinate: tuple[UnitTask, ...]
    timing: str | None
    due: date | None
    product: tuple[str, ...]
    status: FindingStatus | None
    """Worst status among its findings; None for a standing task."""
    findings: tuple[TaskFinding, ...]
    points_at_stake: Fraction
    section: str | None = None
    basis: str | None = None
    standing: bool = False


@dataclass(frozen=True, slots=True)
class PlanConclusion:
    """Kiến nghị with its text filled in."""

    id: str
    agency: AgencyRef
    criterion: str
    text: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Kế hoạch khắc phục, ready to be drafted."""

    pack_id: str
    pack_title: str
    year: int
    issuer: str
    nominal_points: bool
    text: PlanText
    agencies: tuple[AgencyRef, ...]
    tasks: tuple[Task, ...]
    conclusions: tuple[PlanConclusion, ...]
    as_of: date
    warnings: tuple[str, ...] = ()
    """Shown on screen and as notes: synthetic evidence, illustration, unknown criteria left out."""
