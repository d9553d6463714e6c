"""Short ways to say facts and policies in tests."""

from __future__ import annotations

from typing import Any

from cchc_rules.inference.model import Fact, FactKind, Inferred
from cchc_rules.inference.program import Program, compile_policies
from cchc_rules.packs.policies import Policy


def signal(name: str, agency: str = "so-a", criterion: str = "1.1", **about: str) -> Fact:
    """A signal of a criterion."""
    return Fact(FactKind.SIGNAL, name, agency, criterion, **about)


def finding(status: str, agency: str = "so-a", criterion: str = "1.1", **about: str) -> Fact:
    """A finding of a criterion."""
    return Fact(FactKind.FINDING, status, agency, criterion, **about)


def document(name: str, agency: str = "so-a", **about: str) -> Fact:
    """A document the agency has."""
    return Fact(FactKind.DOCUMENT, name, agency, **about)


def by_agency(*facts: Fact) -> dict[str, list[Fact]]:
    """Facts under their agencies."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.agency, []).append(fact)
    return found


def policy(id_: str, then: dict[str, Any], **when: list[dict[str, Any]]) -> Policy:
    """A policy as a pack file says it."""
    return Policy.model_validate({"id": id_, "when": when, "then": then})


def program(*policies: Policy) -> Program:
    """Compiled policies."""
    return compile_policies(policies)


def statuses(inferred: Inferred) -> list[tuple[str, str]]:
    """Criterion and status of every status change."""
    return [(each.criterion, each.status) for each in inferred.statuses]


def concluded(inferred: Inferred) -> list[tuple[str, str]]:
    """Conclusion id and criterion."""
    return [(each.id, each.criterion) for each in inferred.conclusions]


DEDUCTED = policy("deducted", {"status": "deducted", "task": "remedy"}, all=[{"signal": "points_lost"}])
LATE_BUT_APOLOGISED = policy(
    "late-but-apologised",
    {"status": "at_risk"},
    all=[{"signal": "obligation_triggered"}],
    none=[{"signal": "points_lost"}],
)
PROPOSE_CRITICISM = policy(
    "propose-criticism",
    {"conclude": "propose_criticism", "text": "Đề xuất Chủ tịch UBND tỉnh phê bình {agency}"},
    all=[
        {"finding": {"measure": "on_time_rate", "status": "deducted"}, "as": "late"},
        {"signal": "prolonged", "same": {"criterion": "late"}},
    ],
    none=[{"document": "remediation_plan"}],
)
CONCLUDE = {"conclude": "noted", "text": "Ghi nhận {criterion}"}
HARD = policy("hard", {"conclude": "review", "text": "Xem lại"}, all=[{"finding": {"status": "deducted"}}])
CAREFUL = policy(
    "careful", {"status": "at_risk"}, all=[{"signal": "thin_margin"}], none=[{"signal": "points_lost"}]
)
