"""What scoring yields: readings, scores and signals, all exact."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_rules.scoring.readings import Faulty, Found, Missing, NothingArose, Reading, Reason
from cchc_rules.scoring.scores import Score, ScoreState, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_rules.packs.policies import SignalName

__all__ = [
    "Distance",
    "Faulty",
    "Found",
    "Missing",
    "NothingArose",
    "Reading",
    "Reason",
    "Score",
    "ScoreState",
    "Signal",
    "Verdict",
]

_ZERO = Fraction(0)


class Signal:
    """A fact about a score that may mean risk.

    ``text`` is the Vietnamese sentence with the values, written when first read; ``points_at_stake``
    is what may be lost.
    """

    __slots__ = ("_text", "criterion", "name", "points_at_stake")

    def __init__(
        self,
        name: SignalName,
        criterion: str,
        text: str | Callable[[], str],
        points_at_stake: Fraction = _ZERO,
    ) -> None:
        self.name = name
        self.criterion = criterion
        self.points_at_stake = points_at_stake
        self._text = text

    @property
    def text(self) -> str:
        """The Vietnamese sentence with the values."""
        if not isinstance(self._text, str):
            self._text = self._text()
        return self._text

    def _key(self) -> tuple[SignalName, str, str, Fraction]:
        return (self.name, self.criterion, self.text, self.points_at_stake)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Signal) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, self.criterion))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Signal, self._key())

    def __repr__(self) -> str:
        return f"Signal({self.name.value!r}, {self.criterion!r}, {self.text!r}, {self.points_at_stake!r})"


class Distance(NamedTuple):
    """How far a value stands from the line of its criterion.

    ``gap`` > 0: missing so much to reach the target (in the measure's unit: fraction of 1 for
    rates); ``gap`` < 0: so much room above the line. ``whole`` is the same in whole files
    (missing when gap > 0, else spare), with ``whole_unit`` its word. ``sentence`` says it in
    Vietnamese, e.g. "còn thiếu 1,86 điểm phần trăm; cần thêm 287 hồ sơ nộp trực tuyến".
    ``reached`` tells a value on the line that meets it from one that does not (gap 0 in both).
    ``line`` is that line in the measure's unit; None where it is a date or a place in a group.
    """

    target: str
    gap: Fraction
    whole: int | None
    whole_unit: str | None
    sentence: str
    reached: bool = True
    line: Fraction | None = None
