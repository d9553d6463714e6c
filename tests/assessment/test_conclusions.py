"""Conclusions (kiến nghị): their text filled in, and the sentences of the facts that led to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .office import DEDUCTED, assessed, criterion, office, over, rules, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import ConclusionResult

CRITICISM = """
- id: propose-criticism
  label: Đề xuất phê bình
  when:
    all:
      - {finding: {measure: on_time, status: deducted}, as: late}
      - {signal: prolonged, same: {criterion: late}}
    none: [{document: remediation_plan}]
  then:
    conclude: propose_criticism
    text: >-
      Đề xuất phê bình {agency}: {criterion} trong {period} mới đạt {value}, chỉ tiêu {target},
      thiếu {shortfall}
"""
REVIEW = """
- id: review-head
  when: {all: [{conclusion: propose_criticism}, {document: review_plan}]}
  then: {conclude: review_head, text: "Xem xét trách nhiệm người đứng đầu {agency}"}
"""
LATE = rules(criterion("1.3", score=over(">= 95%")), policies=DEDUCTED + CRITICISM + REVIEW, fields=["1"])


def conclusions(root: Path, body: str) -> list[ConclusionResult]:
    """What is concluded about one agency."""
    return list(assessed(root, LATE, body).conclusions)


def test_the_text_of_a_conclusion_is_filled_with_the_values_of_its_criterion(tmp_path: Path) -> None:
    [found] = conclusions(tmp_path, 'figures: {on_time: "92,5%"}\n')
    assert (found.id, found.criterion, found.policy) == ("propose_criticism", "1.3", "propose-criticism")
    assert found.text == (
        "Đề xuất phê bình Cơ quan so-a: Tiêu chí 1.3 trong năm 2021 mới đạt 92,5%, "
        "chỉ tiêu từ 95% trở lên, thiếu 2,5 điểm phần trăm"
    )


def test_a_conclusion_tells_the_facts_that_led_to_it_from_the_first_on(tmp_path: Path) -> None:
    [found] = conclusions(tmp_path, 'figures: {on_time: "92,5%"}\n')
    lost, deducted, prolonged, absent = found.because
    assert lost.startswith("tiêu chí 1.3: ")
    assert "92,5%" in lost
    assert deducted == "tiêu chí 1.3 bị trừ điểm"
    assert prolonged.startswith("tiêu chí 1.3: Bị trừ điểm kéo dài")
    assert absent.startswith("chưa có ")


def test_a_fact_that_led_to_a_conclusion_twice_is_told_once(tmp_path: Path) -> None:
    first, second = conclusions(
        tmp_path, 'figures: {on_time: "92,5%"}\ndocuments: {review_plan: {symbol: 1/KH}}\n'
    )
    assert len(set(second.because)) == len(second.because)
    assert first.because == second.because[: len(first.because)]


def test_a_conclusion_from_a_conclusion_names_it_by_its_label(tmp_path: Path) -> None:
    _, found = conclusions(
        tmp_path, 'figures: {on_time: "92,5%"}\ndocuments: {review_plan: {symbol: 1/KH}}\n'
    )
    assert found.id == "review_head"
    assert found.because[-2:] == ("đã có kiến nghị “Đề xuất phê bình”", "đã có kế hoạch rà soát")


def test_a_document_that_was_issued_stops_the_conclusion(tmp_path: Path) -> None:
    figures = "figures: {on_time: 92%}\n"
    assert conclusions(tmp_path, f"{figures}documents: {{remediation_plan: {{symbol: 2/KH}}}}\n") == []
    assert len(conclusions(tmp_path, f"{figures}documents: {{remediation_plan: none}}\n")) == 1


def test_a_conclusion_without_a_criterion_still_has_its_text(tmp_path: Path) -> None:
    policies = """
    - id: has-plan
      when: {all: [{document: review_plan}]}
      then: {conclude: has_plan, text: "{agency} đã có kế hoạch trong {period}"}
    """
    found = assessed(
        tmp_path, rules(criterion("1"), policies=policies), "documents: {review_plan: {symbol: 1/KH}}\n"
    )
    assert [each.text for each in found.conclusions] == ["Cơ quan so-a đã có kế hoạch trong năm 2021"]
    assert found.conclusions[0].because == ("đã có kế hoạch rà soát",)


def test_one_policy_concludes_once_for_each_criterion_it_holds_for(tmp_path: Path) -> None:
    written = rules(
        criterion("1", score=over(">= 95%")),
        criterion("2", score=over(">= 99%")),
        criterion("3", "online"),
        policies=DEDUCTED + CRITICISM,
    )
    found = office(tmp_path, written, sheet("figures: {on_time: 92%, online: 1%}\n")).assess()["so-a"]
    assert [(each.id, each.criterion) for each in found.conclusions] == [
        ("propose_criticism", "1"),
        ("propose_criticism", "2"),
    ]
