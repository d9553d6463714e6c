"""The consequences named in the plan of August 2021 (S000), on the policies of design.md section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .office import DEDUCTED, LATE_BUT_APOLOGISED, PROPOSE_CRITICISM, concluded, document, signal, statuses

if TYPE_CHECKING:
    from cchc_rules.inference.model import Fact

    from .conftest import Ask

POLICIES = [DEDUCTED, LATE_BUT_APOLOGISED, PROPOSE_CRITICISM]


def on_time(name: str, criterion: str = "1.3", agency: str = "so-xd") -> Fact:
    """A signal about the share of files handled in time."""
    return signal(name, agency, criterion, measure="on_time_rate", level="department")


class TestProposeCriticism:
    """Task 3: below 95%, prolonged, and no remedial solution."""

    def test_a_long_delay_without_a_remediation_plan_is_proposed_for_criticism(self, ask: Ask) -> None:
        inferred = ask(POLICIES, on_time("points_lost"), on_time("prolonged"))["so-xd"]
        [conclusion] = inferred.conclusions
        assert (conclusion.id, conclusion.agency, conclusion.criterion) == (
            "propose_criticism",
            "so-xd",
            "1.3",
        )
        assert conclusion.text == "Đề xuất Chủ tịch UBND tỉnh phê bình {agency}"
        assert [each.policy for each in conclusion.chain] == ["deducted", "propose-criticism"]
        assert [fact.name for each in conclusion.chain for fact in each.facts] == [
            "points_lost",
            "deducted",
            "prolonged",
        ]

    def test_a_remediation_plan_averts_it(self, ask: Ask) -> None:
        facts = [on_time("points_lost"), on_time("prolonged"), document("remediation_plan", "so-xd")]
        assert not ask(POLICIES, *facts)["so-xd"].conclusions

    def test_the_plan_of_another_agency_does_not(self, ask: Ask) -> None:
        facts = [on_time("points_lost"), on_time("prolonged"), document("remediation_plan", "so-nv")]
        assert concluded(ask(POLICIES, *facts)["so-xd"]) == [("propose_criticism", "1.3")]

    def test_nor_does_the_plan_of_last_year(self, ask: Ask) -> None:
        facts = [
            on_time("points_lost"),
            on_time("prolonged"),
            document("remediation_plan", "so-xd", period="previous"),
        ]
        assert concluded(ask(POLICIES, *facts)["so-xd"]) == [("propose_criticism", "1.3")]

    def test_a_first_delay_is_not_proposed(self, ask: Ask) -> None:
        assert not ask(POLICIES, on_time("points_lost"))["so-xd"].conclusions

    def test_nor_is_one_that_is_prolonged_on_another_criterion(self, ask: Ask) -> None:
        assert not ask(POLICIES, on_time("points_lost"), on_time("prolonged", "1.4"))["so-xd"].conclusions

    def test_nor_is_a_prolonged_loss_on_another_measure(self, ask: Ask) -> None:
        facts = [on_time(each)._replace(measure="online_rate") for each in ("points_lost", "prolonged")]
        assert not ask(POLICIES, *facts)["so-xd"].conclusions

    def test_each_agency_is_judged_on_its_own(self, ask: Ask) -> None:
        facts = [on_time("points_lost", agency="so-xd"), on_time("prolonged", agency="so-nv")]
        assert not any(each.conclusions for each in ask(POLICIES, *facts).values())


class TestLateButApologised:
    """Task 4, the only one S000 itself calls at risk: nobody lost a point yet."""

    def test_late_files_that_were_all_apologised_for_are_at_risk(self, ask: Ask) -> None:
        inferred = ask(POLICIES, signal("obligation_triggered", criterion="1.4"))["so-a"]
        assert statuses(inferred) == [("1.4", "at_risk")]

    def test_a_missing_apology_is_deducted_and_not_merely_at_risk(self, ask: Ask) -> None:
        facts = [signal(each, criterion="1.4") for each in ("obligation_triggered", "points_lost")]
        assert statuses(ask(POLICIES, *facts)["so-a"]) == [("1.4", "deducted")]

    def test_points_lost_elsewhere_change_nothing(self, ask: Ask) -> None:
        facts = [signal("obligation_triggered", criterion="1.4"), signal("points_lost", criterion="1.5")]
        assert statuses(ask(POLICIES, *facts)["so-a"]) == [("1.4", "at_risk"), ("1.5", "deducted")]
