"""Can the engine bear the policies of a pack?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.inference.faults import UNUSABLE_POLICIES, PoliciesError
from cchc_rules.inference.program import compile_policies
from cchc_rules.sources.faults import Fault, Place

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack


def policy_fault(pack: RulePack) -> Fault | None:
    """Why no engine could run the policies, at the one to change; None where it can."""
    try:
        compile_policies(pack.policies)
    except PoliciesError as error:
        place = pack.places.get(("policy", error.policy), Place(pack.id))
        return Fault(place, UNUSABLE_POLICIES, error.message)
    return None
