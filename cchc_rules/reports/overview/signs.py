"""Which one character stands for a status where there is room for one only? It must not need colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.policies import FindingStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGN: Final[Mapping[FindingStatus, str]] = {
    FindingStatus.DEDUCTED: "–",
    FindingStatus.AT_RISK: "!",
    FindingStatus.UNKNOWN: "?",
    FindingStatus.RULE_ERROR: "L",
    FindingStatus.WAIVED: "M",
    FindingStatus.NOT_APPLICABLE: "/",
    FindingStatus.MET: "+",
}
"""Most pressing first, the order of legends and counts."""
