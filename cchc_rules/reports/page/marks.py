"""How does the page show a status? A sign that needs no colour, a word, and a name its style hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.overview.signs import SIGN
from cchc_rules.reports.words import STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Mark(NamedTuple):
    """A status as the page shows it."""

    style: str
    sign: str
    label: str


MARKS: Final[Mapping[FindingStatus, Mark]] = {
    status: Mark(f"s-{status.value}", sign, STATUS["vi"][status]) for status, sign in SIGN.items()
}
"""Most pressing first."""
FINDINGS: Final = (FindingStatus.DEDUCTED, FindingStatus.AT_RISK)
PRESSING: Final = (*FINDINGS, FindingStatus.RULE_ERROR, FindingStatus.UNKNOWN)
"""What the list of results shows until the reader asks for more."""
