"""A score with everything around it, as the search for signals needs it.

What is dear to find (readings) is found when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.scoring.forecast import reading_before
from cchc_rules.scoring.model import Reading, Score, ScoreState, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.policies import SignalName
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.watches import Watch


class Look:
    """A score with everything around it; what is dear is found when first needed."""

    __slots__ = (
        "_before",
        "_reading",
        "evidence",
        "is_scored",
        "ledger",
        "lost",
        "name",
        "rule",
        "score",
        "verdict",
        "watch",
    )

    def __init__(self, watch: Watch, evidence: Evidence, ledger: Ledger, score: Score) -> None:
        self.watch = watch
        self.rule = watch.rule
        self.evidence = evidence
        self.ledger = ledger
        self.score = score
        self.verdict = verdict = score.verdict
        self.name = verdict.criterion.id
        self.lost = verdict.lost
        self.is_scored = verdict.state is ScoreState.SCORED
        self._reading: Reading | bool | None = False
        self._before: Reading | bool | None = False

    @property
    def reading(self) -> Reading | None:
        """The value that was scored."""
        if self._reading is False:
            self._reading = self.score.reading
        return self._reading or None  # type: ignore[return-value]

    @property
    def before(self) -> Reading | None:
        """The value before the one that was scored."""
        if self._before is False:
            self._before = self._find_before()
        return self._before or None  # type: ignore[return-value]

    def _find_before(self) -> Reading | None:
        if not self.watch.has_series(self.ledger):
            return None
        reading = self.reading
        if reading is None or reading.document is not None:
            return None
        return reading_before(self.rule, self.ledger, reading.as_of)

    @property
    def at_stake(self) -> Fraction:
        """What may be lost when everything goes wrong."""
        points = self.verdict.points
        if points is None:
            return self.verdict.best - self.verdict.worst
        if self.rule.terms.is_penalty:
            return self.verdict.max_points - points
        return points

    def signal(self, name: SignalName, text: Callable[[], str], at_stake: Fraction | None = None) -> Signal:
        return Signal(name, self.name, text, self.at_stake if at_stake is None else at_stake)
