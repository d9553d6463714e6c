"""How do policies use what other policies found? Every test runs on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .office import CONCLUDE, DEDUCTED, HARD, concluded, finding, policy, signal, statuses

if TYPE_CHECKING:
    from .conftest import Ask


class TestChains:
    """Policies that use what other policies found."""

    HARDER = policy(
        "harder",
        {"conclude": "criticise", "text": "Phê bình"},
        all=[{"conclusion": "review"}, {"signal": "prolonged"}],
    )

    def test_a_finding_made_by_a_policy_is_seen_by_the_next(self, ask: Ask) -> None:
        inferred = ask([self.HARDER, HARD, DEDUCTED], signal("points_lost"), signal("prolonged"))["so-a"]
        assert concluded(inferred) == [("criticise", "1.1"), ("review", "1.1")]

    def test_the_chain_lists_every_firing_the_first_one_first(self, ask: Ask) -> None:
        inferred = ask([self.HARDER, HARD, DEDUCTED], signal("points_lost"), signal("prolonged"))["so-a"]
        assert [each.policy for each in inferred.conclusions[0].chain] == ["deducted", "hard", "harder"]
        assert inferred.conclusions[0].chain[0].facts == (signal("points_lost"),)

    def test_a_finding_keeps_what_the_signal_was_about(self, ask: Ask) -> None:
        land = policy(
            "land",
            CONCLUDE,
            all=[
                {
                    "finding": {"status": "deducted", "scope": "land", "measure": "m", "field": "1"},
                    "level": "unit",
                }
            ],
        )
        lost = signal("points_lost", measure="m", scope="land", field="1.2", level="unit")
        assert ask([DEDUCTED, land], lost)["so-a"].conclusions
        assert not ask([DEDUCTED, land], lost._replace(scope=""))["so-a"].conclusions

    def test_none_sees_what_other_policies_found(self, ask: Ask) -> None:
        praise = policy(
            "praise",
            CONCLUDE,
            all=[{"finding": {"status": "met"}}],
            none=[{"finding": {"status": "deducted"}}, {"conclusion": "review"}],
        )
        good = [finding("met", criterion="1.2")]
        assert ask([praise, DEDUCTED, HARD], *good)["so-a"].conclusions
        assert "noted" not in dict(
            concluded(ask([praise, DEDUCTED, HARD], *good, signal("points_lost"))["so-a"])
        )

    def test_findings_cross_agencies(self, ask: Ask) -> None:
        above = policy(
            "above",
            CONCLUDE,
            all=[
                {"signal": "falling", "as": "own"},
                {"finding": {"status": "deducted"}, "agency": "child", "same": {"criterion": "own"}},
            ],
        )
        after = policy("after", {"conclude": "last", "text": "Sau cùng"}, all=[{"conclusion": "noted"}])
        facts = [signal("falling"), signal("points_lost", "xa-1"), signal("points_lost", "xa-2", "1.2")]
        inferred = ask([after, above, DEDUCTED], *facts, parents={"xa-1": "so-a", "xa-2": "so-a"})
        assert concluded(inferred["so-a"]) == [("last", "1.1"), ("noted", "1.1")]
        assert [each.policy for each in inferred["so-a"].conclusions[0].chain] == [
            "deducted",
            "above",
            "after",
        ]
        assert statuses(inferred["xa-2"]) == [("1.2", "deducted")]

    def test_a_status_set_across_agencies_is_seen_by_policies_of_one_agency(self, ask: Ask) -> None:
        inherit = policy(
            "inherit",
            {"status": "at_risk"},
            all=[{"signal": "falling"}, {"finding": {"status": "deducted"}, "agency": "parent"}],
        )
        local = policy("local", CONCLUDE, all=[{"finding": {"status": "at_risk"}}])
        inferred = ask(
            [local, inherit, DEDUCTED],
            signal("points_lost"),
            signal("falling", "xa-1"),
            parents={"xa-1": "so-a"},
        )
        assert concluded(inferred["xa-1"]) == [("noted", "1.1")]

    def test_last_years_findings_are_not_this_years(self, ask: Ask) -> None:
        assert not ask([HARD], finding("deducted", period="previous"))["so-a"].conclusions

    @pytest.mark.parametrize("early", ["early", "very-early"])
    def test_of_several_policies_that_made_a_finding_the_chain_names_the_first_by_id(
        self, ask: Ask, early: str
    ) -> None:
        policies = [
            HARD,
            policy(early, {"status": "deducted"}, all=[{"signal": "points_lost"}]),
            policy("later", {"status": "deducted"}, all=[{"signal": "points_lost"}, {"conclusion": "noted"}]),
            policy("noted", CONCLUDE, all=[{"signal": "falling"}]),
        ]
        review = ask(policies, signal("points_lost"), signal("falling"))["so-a"].conclusions[-1]
        because = {"early": ["early", "hard"], "very-early": ["noted", "later", "hard"]}
        assert [each.policy for each in review.chain] == because[early]
