"""Criteria no agency scores itself: survey points, and rules that say nothing for its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import Award, DirectRule, Terms
from cchc_rules.scoring.model import Faulty, Missing, Reason

if TYPE_CHECKING:
    from cchc_rules.scoring.ledger import Ledger


class OpenRule(DirectRule):
    """Unknown between none and all points, whatever was reported."""

    def __init__(self, terms: Terms, reason: Reason) -> None:
        super().__init__(terms)
        self.reason = reason

    def decide(self, ledger: Ledger) -> Award | Missing | Faulty:  # noqa: ARG002
        """Nothing to award before somebody else publishes it."""
        return Missing(self.reason)
