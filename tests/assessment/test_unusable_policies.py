"""Policies no engine could run are a fault of the rules, said at their place, before anything is assessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules import assess
from cchc_rules.packs.policies import Policy
from cchc_rules.sources.faults import UnusableRules

from .office import Office, criterion, office, rules, sheet

if TYPE_CHECKING:
    from pathlib import Path


def policy(id_: str, then: dict[str, Any], **when: list[dict[str, Any]]) -> Policy:
    """A policy as a file says it."""
    return Policy.model_validate({"id": id_, "when": when, "then": then})


def with_policies(place: Office, *policies: Policy) -> Office:
    """The same pack with policies that its loader did not see."""
    return Office(place.root, replace(place.pack, policies=policies), place.evidence)


def concluding(name: str, *, from_: str) -> Policy:
    """A policy that concludes something from a conclusion."""
    return policy(name, {"conclude": name, "text": name}, all=[{"conclusion": from_}])


CIRCLE = (concluding("mot", from_="hai"), concluding("hai", from_="mot"))
TWICE = (concluding("mot", from_="hai"), concluding("mot", from_="ba"))


@pytest.mark.parametrize("policies", [CIRCLE, TWICE], ids=["in a circle", "the same id twice"])
def test_policies_that_cannot_run_are_unusable_rules(tmp_path: Path, policies: tuple[Policy, ...]) -> None:
    place = with_policies(office(tmp_path, rules(criterion("1")), sheet()), *policies)
    with pytest.raises(UnusableRules) as refused:
        assess(place.pack, place.evidence)
    [fault] = refused.value.faults
    assert fault.code == "SL101"
    assert fault.place.file == "thu-2021"
    assert not fault.message.endswith(".")


def test_the_fault_stands_where_the_policy_stands(tmp_path: Path) -> None:
    written = rules(
        criterion("1"),
        policies="""
        - id: mot
          when: {all: [{signal: points_lost}]}
          then: {conclude: mot, text: Một}
        """,
    )
    place = with_policies(office(tmp_path, written, sheet()), *TWICE)
    with pytest.raises(UnusableRules) as refused:
        assess(place.pack, place.evidence)
    [fault] = refused.value.faults
    assert fault.place == place.pack.places["policy", "mot"]
    assert fault.place.line > 1
