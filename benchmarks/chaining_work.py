"""The work of the inference contest: policies, and findings of agencies, seeded.

Four policies of rules/_base and one that waits for what the first concludes (deducted, prolonged, no
plan: propose criticism), as rules/quang-ngai-2021 has it. Each agency has 15 findings out of 100
criteria. cchc_rules gets them as its pipeline does, one narrow fact per signal; the peers get one fact
per finding with all that is known of it, which suits them best.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from cchc_rules.inference.model import Fact, FactKind
from cchc_rules.packs.policies import Policy

CRITERIA = tuple(f"1.{number}" for number in range(1, 101))
FINDINGS = 15
LOST = "points_lost"
RISKS = {
    "thin-margin": "thin_margin",
    "missing-document": "missing_document",
    "stale-figure": "stale_figure",
}
"""Policies that find a risk, and the signal each asks for beside no points lost."""
DEDUCTED, CHAINED = "deducted", "propose-criticism"
SIGNALS = (LOST, *RISKS.values(), "prolonged")
PLAN = "remediation_plan"
BASE = Path(__file__).parents[1] / "rules" / "_base" / "policies.yaml"
CHAIN: dict[str, Any] = {
    "id": CHAINED,
    "when": {
        "all": [
            {"finding": {"status": "deducted"}, "as": "late"},
            {"signal": "prolonged", "same": {"criterion": "late"}},
        ],
        "none": [{"document": PLAN}],
    },
    "then": {"conclude": "propose_criticism", "text": "Đề xuất phê bình"},
}
Answer = set[tuple[str, str]]
"""Policy and criterion of everything concluded about an agency."""


class Finding(NamedTuple):
    """A criterion with its signals."""

    criterion: str
    signals: frozenset[str]


class Agency(NamedTuple):
    """What is known of an agency."""

    id: str
    findings: tuple[Finding, ...]
    has_plan: bool

    def narrow(self) -> list[Fact]:
        """One fact per signal, for cchc_rules."""
        facts = [
            Fact(FactKind.SIGNAL, signal, self.id, each.criterion, "", "", "1", "commune")
            for each in self.findings
            for signal in sorted(each.signals)
        ]
        return [*facts, Fact(FactKind.DOCUMENT, PLAN, self.id)] if self.has_plan else facts

    def wide(self) -> list[dict[str, Any]]:
        """One fact per finding, for the peers."""
        return [
            {
                "criterion": each.criterion,
                "plan": self.has_plan,
                **{name: name in each.signals for name in SIGNALS},
            }
            for each in self.findings
        ]


def policies() -> list[Policy]:
    """The five policies."""
    wanted = {DEDUCTED, *RISKS}
    base = yaml.safe_load(BASE.read_text("utf-8"))["policies"]
    return [Policy.model_validate(each) for each in (*(each for each in base if each["id"] in wanted), CHAIN)]


def make_agencies(count: int) -> list[Agency]:
    """Two thirds of the findings lost points, half of them are prolonged."""
    dice = random.Random(3)
    return [
        Agency(f"xa-{index:05}", tuple(_findings(dice)), has_plan=dice.random() < 1 / 2)
        for index in range(count)
    ]


def _findings(dice: random.Random) -> list[Finding]:
    found = []
    for criterion in dice.sample(CRITERIA, FINDINGS):
        names = [LOST] if dice.random() < 2 / 3 else [dice.choice([*RISKS.values()])]
        if dice.random() < 1 / 2:
            names.append(dice.choice(["prolonged", *RISKS.values()]))
        found.append(Finding(criterion, frozenset(names)))
    return found
