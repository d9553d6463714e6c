"""When do facts of the agency above, of those below, and of anyone count? Every test runs on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .office import CONCLUDE, document, policy, signal, statuses

if TYPE_CHECKING:
    from .conftest import Ask


class TestOtherAgencies:
    """Facts of the agency above, the ones below, and anyone's."""

    PARENTS = {"xa-1": "so-a", "xa-2": "so-a", "thon-1": "xa-1"}  # noqa: RUF012

    def reading(self, agency: str, **more: object) -> list[object]:
        return [
            policy(
                "reading",
                CONCLUDE,
                all=[{"signal": "falling"}, {"signal": "prolonged", "agency": agency, **more}],
            )
        ]

    def who(self, ask: Ask, policies: list[object], *facts: object) -> list[str]:
        inferred = ask(policies, *facts, parents=self.PARENTS)
        return [agency for agency, each in inferred.items() if each.conclusions]

    EVERYONE = [signal("falling", each) for each in ("so-a", "so-b", "xa-1", "xa-2", "thon-1")]  # noqa: RUF012

    def test_facts_of_others_do_not_count_by_default(self, ask: Ask) -> None:
        assert self.who(ask, self.reading("same"), *self.EVERYONE, signal("prolonged", "xa-1")) == ["xa-1"]

    def test_parent_is_the_agency_directly_above(self, ask: Ask) -> None:
        assert self.who(ask, self.reading("parent"), *self.EVERYONE, signal("prolonged", "so-a")) == [
            "xa-1",
            "xa-2",
        ]

    def test_child_is_an_agency_directly_below(self, ask: Ask) -> None:
        assert self.who(ask, self.reading("child"), *self.EVERYONE, signal("prolonged", "thon-1")) == ["xa-1"]
        assert self.who(ask, self.reading("child"), *self.EVERYONE, signal("prolonged", "xa-2")) == ["so-a"]

    def test_any_is_every_agency_of_the_run_and_the_agency_itself(self, ask: Ask) -> None:
        everyone = ["so-a", "so-b", "thon-1", "xa-1", "xa-2"]
        assert self.who(ask, self.reading("any"), *self.EVERYONE, signal("prolonged", "so-b")) == everyone

    def test_parent_and_child_in_one_policy(self, ask: Ask) -> None:
        between = policy(
            "between",
            CONCLUDE,
            all=[
                {"signal": "falling"},
                {"signal": "prolonged", "agency": "parent"},
                {"signal": "prolonged", "agency": "child"},
            ],
        )
        facts = [*self.EVERYONE, signal("prolonged", "so-a"), signal("prolonged", "thon-1")]
        assert self.who(ask, [between], *facts) == ["xa-1"]

    def test_none_about_the_agencies_below(self, ask: Ask) -> None:
        clean = policy(
            "clean", CONCLUDE, all=[{"signal": "falling"}], none=[{"signal": "prolonged", "agency": "child"}]
        )
        assert self.who(ask, [clean], *self.EVERYONE, signal("prolonged", "xa-2")) == [
            "so-b",
            "thon-1",
            "xa-1",
            "xa-2",
        ]

    def test_none_about_anyone(self, ask: Ask) -> None:
        first = policy(
            "first", CONCLUDE, all=[{"signal": "falling"}], none=[{"signal": "prolonged", "agency": "any"}]
        )
        assert self.who(ask, [first], *self.EVERYONE, signal("prolonged", "xa-2")) == []

    def test_level_limits_the_other_agency(self, ask: Ask) -> None:
        facts = [
            *self.EVERYONE,
            signal("prolonged", "xa-1", level="commune"),
            signal("prolonged", "thon-1", level="unit"),
        ]
        assert self.who(ask, self.reading("child", level="commune"), *facts) == ["so-a"]

    def test_same_agency_ties_two_patterns_to_one_agency_below(self, ask: Ask) -> None:
        both = policy(
            "both",
            CONCLUDE,
            all=[
                {"signal": "falling"},
                {"signal": "prolonged", "agency": "child", "as": "below"},
                {"signal": "points_lost", "same": {"agency": "below"}},
            ],
        )
        apart = [*self.EVERYONE, signal("prolonged", "xa-1"), signal("points_lost", "xa-2")]
        assert self.who(ask, [both], *apart) == []
        assert self.who(ask, [both], *apart, signal("points_lost", "xa-1")) == ["so-a"]

    def test_none_about_the_same_agency_as_a_named_pattern(self, ask: Ask) -> None:
        lonely = policy(
            "lonely",
            CONCLUDE,
            all=[{"signal": "falling"}, {"signal": "prolonged", "agency": "any", "as": "other"}],
            none=[{"document": "review_plan", "same": {"agency": "other"}}],
        )
        assert (
            self.who(
                ask, [lonely], signal("falling"), signal("prolonged", "so-b"), document("review_plan", "so-b")
            )
            == []
        )
        assert self.who(
            ask, [lonely], signal("falling"), signal("prolonged", "so-b"), document("review_plan", "so-a")
        ) == ["so-a"]

    def test_on_may_name_the_fact_of_another_agency(self, ask: Ask) -> None:
        pass_down = policy(
            "pass-down",
            {"status": "at_risk", "task": "remedy", "on": "below"},
            all=[{"signal": "points_lost"}, {"signal": "thin_margin", "agency": "child", "as": "below"}],
        )
        inferred = ask(
            [pass_down],
            signal("points_lost"),
            *(signal("thin_margin", each) for each in self.PARENTS),
            parents=self.PARENTS,
        )
        assert not inferred["so-a"].statuses
        assert statuses(inferred["xa-1"]) == statuses(inferred["xa-2"]) == [("1.1", "at_risk")]
        assert not inferred["thon-1"].tasks

    def test_a_parent_outside_the_run_has_no_facts(self, ask: Ask) -> None:
        inferred = ask(self.reading("parent"), signal("falling", "xa-9"), parents={"xa-9": "so-z"})
        assert not inferred["xa-9"].conclusions

    def test_many_agencies_that_look_alike_are_shown_by_the_first_of_them(self, ask: Ask) -> None:
        facts = [signal("prolonged", f"xa-{i}") for i in (3, 1, 2)]
        [conclusion] = ask(self.reading("any"), signal("falling"), *facts)["so-a"].conclusions
        assert conclusion.chain[0].facts[1].agency == "xa-1"
