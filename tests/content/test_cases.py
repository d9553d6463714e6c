"""Do the packs conclude what the cases beside their rules expect?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.assessment.cases import run_cases
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.packs.cases import load_cases
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

RULES = Path(__file__).parents[2] / "rules"
PACKS = sorted({path.parents[1].name for path in RULES.glob("*/cases/*.yaml")})


@pytest.fixture(scope="module", params=PACKS)
def pack(request: pytest.FixtureRequest) -> RulePack:
    return load_pack(RULES / request.param)


@pytest.mark.parametrize("engine", [None, ReferenceEngine()], ids=["default engine", "reference"])
def test_every_case_comes_out_as_expected(pack: RulePack, engine: ReferenceEngine | None) -> None:
    outcomes = list(run_cases(pack, engine=engine))
    wrong = [outcome for outcome in outcomes if not outcome.passed]
    assert outcomes
    assert not wrong, "".join(
        f"\n{each.case.place}: {each.case.name}"
        + "".join(f"\n    {problem}" for problem in (*each.differences, *each.faults))
        for each in wrong
    )


def test_every_scored_criterion_is_met_lost_and_unknown_in_some_case(pack: RulePack) -> None:
    expected: dict[str, set[str]] = {}
    for case in load_cases(pack):
        for criterion, status in case.expect.criteria.items():
            expected.setdefault(criterion, set()).add(status.value)
    without = {
        criterion.id: sorted(missing)
        for criterion in pack.leaves
        if (missing := {"met", "deducted", "unknown"} - expected.get(criterion.id, set()))
    }
    assert not without


def test_every_conclusion_is_drawn_in_one_case_and_not_in_another(pack: RulePack) -> None:
    cases = load_cases(pack)
    known = {policy.then.conclude for policy in pack.policies if policy.then.conclude}
    assert known <= {each for case in cases for each in case.expect.conclusions}
    assert known <= {each for case in cases for each in case.expect.absent}
