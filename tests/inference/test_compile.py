"""Which policies can be run, in which order, and what do they ask for?"""

from __future__ import annotations

from typing import Any

import pytest

from cchc_rules.inference.faults import CircularPoliciesError, TooManyPoliciesError, UnusablePolicyError
from cchc_rules.inference.infer import Local, infer, infer_across, infer_one
from cchc_rules.inference.program import compile_policies, wanted
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.inference.slots import MAX_JOINED, MAX_RULES, MAX_SLOTS, MAX_USES, lay_out

from .office import CONCLUDE, DEDUCTED, HARD, by_agency, document, finding, policy, program, signal

STATUS = {"status": "at_risk"}


class TestRefusals:
    """What cannot be carried out is refused, with the id of the policy and what to change."""

    @pytest.mark.parametrize(
        ("then", "when", "message"),
        [
            (
                CONCLUDE,
                {"all": [{"signal": "falling", "agency": "child"}]},
                "cần ít nhất một mẫu về chính cơ quan",
            ),
            (
                CONCLUDE,
                {"any": [{"signal": "falling"}, {"signal": "falling", "agency": "any"}]},
                "cần ít nhất một mẫu về chính cơ quan",
            ),
            ({**STATUS, "on": "x"}, {"all": [{"signal": "falling"}]}, "nhắc tên “x”"),
            (
                {**STATUS, "on": "x"},
                {"any": [{"signal": "falling", "as": "x"}, {"signal": "prolonged"}]},
                "ở mọi nhánh của “any”",
            ),
            (
                CONCLUDE,
                {
                    "all": [{"signal": "falling"}],
                    "none": [{"signal": "prolonged", "same": {"criterion": "y"}}],
                },
                "chưa đặt tên nào",
            ),
            (
                CONCLUDE,
                {"all": [{"signal": "falling", "as": "x"}, {"signal": "prolonged", "as": "x"}]},
                "tên “x” (as) được đặt cho hai mẫu",
            ),
            (
                CONCLUDE,
                {"all": [{"signal": "falling", "as": "x", "same": {"criterion": "x"}}]},
                "nhắc chính tên mình",
            ),
            (
                CONCLUDE,
                {
                    "all": [
                        {"signal": "falling"},
                        {"signal": "falling", "as": "x", "same": {"agency": "y"}},
                        {"signal": "falling", "as": "y", "same": {"agency": "x"}},
                    ]
                },
                "thành vòng ở same",
            ),
            (STATUS, {"all": [{"document": "minutes"}]}, "mà ở đây nói về một tài liệu"),
            (
                {"task": "remedy", "on": "x"},
                {"all": [{"signal": "falling"}, {"document": "minutes", "as": "x"}]},
                "mà ở đây nói về một tài liệu",
            ),
        ],
    )
    def test_a_policy_that_says_what_cannot_be_done(
        self, then: dict[str, Any], when: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(UnusablePolicyError, match="quy tắc suy luận “odd”") as caught:
            compile_policies([policy("odd", then, **when)])
        assert message in str(caught.value)
        assert caught.value.policy == "odd"

    def test_two_policies_of_one_id(self) -> None:
        with pytest.raises(UnusablePolicyError, match="hai quy tắc suy luận cùng mã"):
            compile_policies([DEDUCTED, DEDUCTED])

    def test_policies_that_wait_for_each_other_in_a_circle(self) -> None:
        one = policy("one", {"conclude": "a", "text": "A"}, all=[{"conclusion": "b"}])
        two = policy(
            "two", {"conclude": "b", "text": "B"}, all=[{"signal": "falling"}], none=[{"conclusion": "a"}]
        )
        with pytest.raises(CircularPoliciesError, match="one → two → one") as caught:
            compile_policies([two, DEDUCTED, one])
        assert caught.value.circle == ("one", "two", "one")

    def test_a_policy_that_waits_for_itself(self) -> None:
        spread = policy(
            "spread",
            {"status": "deducted"},
            all=[{"signal": "falling"}, {"finding": {"status": "deducted"}, "agency": "parent"}],
        )
        with pytest.raises(CircularPoliciesError, match="spread → spread"):
            compile_policies([spread])

    @pytest.mark.parametrize(
        "asked",
        [
            {"finding": {"status": "at_risk"}},
            {"finding": {"status": "deducted", "criterion": "2"}},
            {"finding": {"status": "deducted", "field": "2"}},
            {"finding": {"status": "deducted", "measure": "n"}},
            {"finding": {"status": "deducted", "scope": "commune"}},
            {"finding": {"status": "deducted"}, "level": "province"},
            {"finding": {"status": "deducted"}, "period": "previous"},
            {"conclusion": "other"},
        ],
    )
    def test_no_circle_where_the_one_can_never_be_the_other(self, asked: dict[str, Any]) -> None:
        made = {
            "signal": "falling",
            "of": {"criterion": "1", "field": "1", "measure": "m", "scope": "land"},
            "level": "commune",
        }
        assert compile_policies([policy("p", {"status": "deducted", **CONCLUDE}, all=[made], none=[asked])])

    def test_what_one_criterion_makes_and_a_part_of_it_asks_is_a_circle(self) -> None:
        for made, asked in (("1", "1.2"), ("1.2", "1")):
            patterns = [{"signal": "falling", "of": {"criterion": made}}, {"finding": {"criterion": asked}}]
            with pytest.raises(CircularPoliciesError):
                compile_policies([policy("p", {"status": "deducted"}, all=patterns)])


class TestLimits:
    """durable-rules' limits are refused before it is called, on every engine alike."""

    def test_sixteen_patterns_at_once_and_no_more(self) -> None:
        patterns = [{"signal": "falling", "of": {"criterion": f"1.{i}"}} for i in range(MAX_JOINED + 1)]
        assert compile_policies([policy("many", CONCLUDE, all=patterns[:-1])])
        assert compile_policies([policy("many", CONCLUDE, all=patterns[:-1], none=patterns)])
        with pytest.raises(TooManyPoliciesError, match="có 17 mẫu phải cùng đúng"):
            compile_policies([policy("many", CONCLUDE, all=patterns)])

    def test_so_many_kinds_of_patterns_and_no_more(self) -> None:
        policies = [
            policy(f"p{i}", CONCLUDE, all=[{"signal": "falling", "of": {"criterion": f"1.{i}"}}])
            for i in range(MAX_SLOTS + 1)
        ]
        assert compile_policies(policies[:-1])
        with pytest.raises(TooManyPoliciesError, match="hơn 500 kiểu khác nhau"):
            compile_policies(policies)

    def test_so_many_rules_and_no_more(self) -> None:
        arms = [{"signal": "falling"}, {"signal": "prolonged"}]
        policies = [policy(f"p{i}", CONCLUDE, any=arms) for i in range(MAX_RULES // 2 + 1)]
        assert compile_policies(policies[:-1])
        with pytest.raises(TooManyPoliciesError, match=f"tối đa {MAX_RULES}"):
            compile_policies(policies)

    def test_so_many_comparisons_in_one_pattern_and_no_more(self) -> None:
        keys = ("criterion", "measure", "scope", "field")
        patterns = [{"signal": "falling", "same": dict.fromkeys(keys, "last")} for _ in range(8)]
        last = {"signal": "prolonged", "as": "last"}
        assert compile_policies([policy("p", CONCLUDE, all=[*patterns[:-1], last])])
        with pytest.raises(TooManyPoliciesError, match="tối đa 28"):
            compile_policies([policy("p", CONCLUDE, all=[*patterns, last])])

    def test_a_pattern_many_policies_use_is_split_over_several_slots(self) -> None:
        policies = [policy(f"p{i}", CONCLUDE, all=[{"signal": "falling"}]) for i in range(2 * MAX_USES + 1)]
        [phase] = program(*policies).early
        layout = lay_out(phase.rules)
        assert [slot.share for slot in layout.slots] == [0, 1, 2]
        uses = [placed.positive[0] for placed in layout.rules]
        assert [uses.count(slot) for slot in range(3)] == [MAX_USES, MAX_USES, 1]


class TestOrder:
    """Policies run after those they wait for, and one agency at a time as far as possible."""

    def test_policies_that_wait_for_nobody_run_together(self) -> None:
        compiled = program(DEDUCTED, policy("other", CONCLUDE, all=[{"signal": "falling"}]))
        assert [[rule.policy for rule in phase.rules] for phase in compiled.early] == [["deducted", "other"]]
        assert not compiled.looks_across

    def test_only_what_needs_other_agencies_waits_for_them(self) -> None:
        across = policy(
            "across",
            STATUS,
            all=[{"signal": "falling"}, {"finding": {"status": "deducted"}, "agency": "any"}],
        )
        after = policy("after", CONCLUDE, all=[{"finding": {"status": "at_risk"}}])
        compiled = program(after, across, HARD, DEDUCTED)
        assert [[rule.policy for rule in phase.rules] for phase in compiled.early] == [["deducted"], ["hard"]]
        assert [[rule.policy for rule in phase.rules] for phase in compiled.late] == [["across"], ["after"]]

    def test_equal_policies_give_equal_phases_in_any_order(self) -> None:
        other = policy("other", CONCLUDE, all=[{"signal": "falling"}])
        assert program(DEDUCTED, other, HARD) == program(HARD, other, DEDUCTED)

    def test_other_texts_do_not_make_other_phases(self) -> None:
        texts = [
            policy("p", {"conclude": "noted", "text": text}, all=[{"signal": "falling"}])
            for text in ("Một", "Hai")
        ]
        assert program(texts[0]).early == program(texts[1]).early


class TestWanted:
    """Only facts some policy can match need to be given."""

    PROGRAM = program(
        DEDUCTED,
        policy(
            "p",
            CONCLUDE,
            all=[{"finding": {"criterion": "1.2", "status": "met"}}],
            none=[{"document": "plan"}, {"finding": {"criterion": "3"}, "period": "previous"}],
        ),
    )

    @pytest.mark.parametrize(
        "fact",
        [
            signal("points_lost", criterion="9"),
            finding("met", criterion="1.2.1"),
            document("plan"),
            finding("waived", criterion="3", period="previous"),
        ],
    )
    def test_a_fact_some_pattern_asks_for(self, fact: Any) -> None:
        assert wanted(self.PROGRAM, fact)
        assert self.PROGRAM.asked.asks(fact.kind, fact.name, fact.period)

    @pytest.mark.parametrize(
        "fact",
        [
            signal("falling"),
            signal("points_lost", period="previous"),
            finding("met", criterion="1.20"),
            finding("unknown", criterion="1.2"),
            document("other"),
            finding("waived", criterion="4", period="previous"),
        ],
    )
    def test_a_fact_none_asks_for(self, fact: Any) -> None:
        assert not wanted(self.PROGRAM, fact)

    def test_a_program_without_policies_wants_and_concludes_nothing(self) -> None:
        empty = program()
        assert not wanted(empty, signal("points_lost"))
        inferred = infer(empty, by_agency(signal("points_lost")), {}, engine=ReferenceEngine())
        assert inferred["so-a"][:3] == ((), (), ())


class TestStreaming:
    """Agencies one by one."""

    ACROSS = policy(
        "across",
        CONCLUDE,
        all=[{"signal": "falling"}, {"finding": {"status": "deducted"}, "agency": "child"}],
    )
    FACTS = by_agency(signal("falling"), signal("points_lost", "xa-1"), signal("stale_figure", "xa-1"))

    def parts(self, compiled: Any) -> dict[str, Local]:
        return {
            agency: infer_one(compiled, agency, facts, engine=ReferenceEngine())
            for agency, facts in self.FACTS.items()
        }

    def test_one_by_one_gives_the_same_as_all_at_once(self) -> None:
        compiled = program(DEDUCTED, self.ACROSS)
        assert compiled.looks_across
        parents = {"xa-1": "so-a"}
        at_once = infer(compiled, self.FACTS, parents, engine=ReferenceEngine())
        assert infer_across(compiled, self.parts(compiled), parents, engine=ReferenceEngine()) == at_once
        assert at_once["so-a"].conclusions

    def test_only_what_is_still_asked_for_is_kept(self) -> None:
        assert self.parts(program(DEDUCTED, self.ACROSS))["xa-1"].kept == (finding("deducted", "xa-1"),)

    def test_nothing_is_kept_where_no_policy_looks_across(self) -> None:
        part = self.parts(program(DEDUCTED, HARD))["xa-1"]
        assert (part.kept, part.because) == ((), {})
        assert part.inferred.conclusions

    def test_a_fact_of_another_agency_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="among those of 'xa-1'"):
            infer_one(program(DEDUCTED), "xa-1", [signal("points_lost", "xa-2")], engine=ReferenceEngine())
