"""Which colour stands for what? Told apart by lightness alone, so in grey and by the colour-blind too.

From pressing (dark) to harmless (light), warm for loss and cool for what is safe, after the palette of
Okabe and Ito (2008). Every two statuses differ by at least 8 steps of CIE lightness (tests).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.overview.field_losses import StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS_COLOUR: Final[Mapping[FindingStatus, str]] = {
    FindingStatus.RULE_ERROR: "#111111",
    FindingStatus.DEDUCTED: "#8e2500",
    FindingStatus.AT_RISK: "#dd7a00",
    FindingStatus.WAIVED: "#6fb0de",
    FindingStatus.UNKNOWN: "#c9c9c9",
    FindingStatus.MET: "#cce7f8",
    FindingStatus.NOT_APPLICABLE: "#ffffff",
}
_LIGHT_INK = frozenset({FindingStatus.RULE_ERROR, FindingStatus.DEDUCTED})

INK: Final = "#1a1a1a"
FAINT: Final = "#d9d9d9"
OUTLINE: Final = "#555555"
SURE: Final = "#1f5f99"
"""Points nobody can take away any more."""
POSSIBLE: Final = STATUS_COLOUR[FindingStatus.MET]
"""Points that may still come."""

STEP_COLOUR: Final[Mapping[StepKind, str]] = {
    StepKind.MAXIMUM: "#8a8a8a",
    StepKind.LOST: STATUS_COLOUR[FindingStatus.DEDUCTED],
    StepKind.WAIVED: STATUS_COLOUR[FindingStatus.WAIVED],
    StepKind.UNKNOWN: STATUS_COLOUR[FindingStatus.UNKNOWN],
    StepKind.AT_RISK: STATUS_COLOUR[FindingStatus.AT_RISK],
    StepKind.SURE: SURE,
}


def ink_on(status: FindingStatus) -> str:
    """The colour of a sign on the colour of a status."""
    return "#ffffff" if status in _LIGHT_INK else INK
