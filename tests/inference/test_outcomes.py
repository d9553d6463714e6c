"""What does a policy conclude, and about what? Every test runs on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .office import CONCLUDE, DEDUCTED, concluded, document, policy, signal, statuses

if TYPE_CHECKING:
    from .conftest import Ask


class TestThen:
    """What a policy concludes, and about what."""

    def test_a_task_written_in_the_policy_is_marked_as_its_own(self, ask: Ask) -> None:
        own = policy(
            "own", {"task": {"content": "Lập kế hoạch", "lead": "Văn phòng"}}, all=[{"document": "minutes"}]
        )
        [order] = ask([own], document("minutes"))["so-a"].tasks
        assert (order.criterion, order.policy, order.own) == ("", "own", True)

    def test_on_names_the_fact_it_is_about(self, ask: Ask) -> None:
        other = policy(
            "other",
            {"status": "at_risk", "on": "second"},
            all=[
                {"signal": "points_lost", "of": {"criterion": "1"}},
                {"signal": "falling", "of": {"criterion": "2"}, "as": "second"},
            ],
        )
        inferred = ask([other], signal("points_lost", criterion="1.1"), signal("falling", criterion="2.1"))[
            "so-a"
        ]
        assert statuses(inferred) == [("2.1", "at_risk")]

    def test_every_arm_of_any_may_carry_the_name_on_asks_for(self, ask: Ask) -> None:
        arms = policy(
            "arms",
            {"status": "at_risk", "on": "it"},
            all=[{"document": "minutes"}],
            any=[{"signal": "falling", "as": "it"}, {"signal": "prolonged", "as": "it"}],
        )
        facts = [
            document("minutes"),
            signal("falling", criterion="1.1"),
            signal("prolonged", criterion="1.2"),
        ]
        assert statuses(ask([arms], *facts)["so-a"]) == [("1.1", "at_risk"), ("1.2", "at_risk")]

    def test_one_conclusion_for_each_criterion_however_many_facts_led_to_it(self, ask: Ask) -> None:
        many = policy("many", CONCLUDE, all=[{"signal": "falling"}, {"signal": "points_lost"}])
        facts = [signal("falling", criterion=each) for each in ("1.1", "1.2")]
        lost = [signal("points_lost", criterion=f"2.{i}") for i in range(5)]
        inferred = ask([many], *facts, *lost)["so-a"]
        assert concluded(inferred) == [("noted", "1.1"), ("noted", "1.2")]
        assert inferred.conclusions[0].chain[0].facts == (facts[0], lost[0])

    def test_the_text_keeps_its_placeholders(self, ask: Ask) -> None:
        [conclusion] = ask([policy("p", CONCLUDE, all=[{"signal": "falling"}])], signal("falling"))[
            "so-a"
        ].conclusions
        assert conclusion.text == "Ghi nhận {criterion}"

    def test_both_statuses_are_returned_when_two_policies_differ(self, ask: Ask) -> None:
        risk = policy("risk", {"status": "at_risk"}, all=[{"signal": "points_lost"}])
        assert statuses(ask([DEDUCTED, risk], signal("points_lost"))["so-a"]) == [
            ("1.1", "at_risk"),
            ("1.1", "deducted"),
        ]

    def test_a_conclusion_about_a_document_has_no_criterion(self, ask: Ask) -> None:
        noted = policy("noted", CONCLUDE, all=[{"document": "minutes"}])
        assert concluded(ask([noted], document("minutes"))["so-a"]) == [("noted", "")]
