"""Do the rules of a pack refer to things that exist and fit together? Every check, all faults at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.checks.criteria import CriteriaTree, criterion_faults
from cchc_rules.packs.checks.measures import KnownMeasures, measure_faults
from cchc_rules.packs.checks.policies import policy_faults
from cchc_rules.packs.checks.totals import total_faults
from cchc_rules.packs.holes import hole_faults

if TYPE_CHECKING:
    from cchc_rules.packs.rules import Rules
    from cchc_rules.sources.faults import Fault


def check_references(rules: Rules) -> list[Fault]:
    """All faults and warnings between the rules of a pack, in no particular order."""
    measures = KnownMeasures.of(rules)
    tree = CriteriaTree.of(rules)
    return [
        *measure_faults(rules, measures),
        *criterion_faults(rules, tree, measures),
        *policy_faults(rules, measures),
        *total_faults(rules, tree),
        *hole_faults(rules),
    ]
