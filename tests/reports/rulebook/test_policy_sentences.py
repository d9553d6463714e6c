"""Every pattern of a policy is said in Vietnamese, and the policy is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import write_pack

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.policies import PATTERN_KINDS, SignalName, Then
from cchc_rules.reports.rulebook.policy_sentences import PolicySentences
from cchc_rules.reports.rulebook.rule_words import SIGNAL_OF_CRITERION
from reports.measures import MANIFEST, MEASURES, literals

if TYPE_CHECKING:
    from pathlib import Path

LAND = "một tiêu chí trong phạm vi “Lĩnh vực đất đai”"
PATTERNS = {
    "signal": ("{signal: points_lost}", "một tiêu chí bị mất điểm"),
    "finding": ("{finding: {status: met}}", "một tiêu chí đạt"),
    "document": ("{document: plan}", "đã có tài liệu “Kế hoạch CCHC năm”"),
    "conclusion": ("{conclusion: praise}", "đã có kiến nghị “Biểu dương”"),
}


def policy(tmp_path: Path, when: str, then: str = "{conclude: warn, text: Nhắc nhở}", more: str = "") -> str:
    """What a policy of one line says."""
    rules = (
        MEASURES
        + "fields: [{id: '1', name: Một}]\n"
        + "criteria:\n"
        + "  - {id: '1.1', name: Đúng hạn, points: 1, score: {combine: {children: sum}}}\n"
        + "  - {id: '1.1.1', name: Phần một, points: 1, measure: rate, score: {proportional: {}}}\n"
        + f"policies:\n  - {{id: asked, when: {when}, then: {then}}}\n{more}"
    )
    pack = load_pack(write_pack(tmp_path, rules, manifest=MANIFEST).folder)
    return PolicySentences(pack).sentence(pack.policies[0])


def test_every_kind_of_pattern_has_an_example_here() -> None:
    assert set(PATTERNS) == set(PATTERN_KINDS)


@pytest.mark.parametrize("kind", PATTERNS)
def test_a_pattern_of_each_kind_is_said(kind: str, tmp_path: Path) -> None:
    pattern, expected = PATTERNS[kind]
    praise = (
        "  - {id: p, label: Biểu dương, when: {all: [{document: plan}]}, then: {conclude: praise, text: A}}\n"
    )
    assert policy(tmp_path, f"{{all: [{pattern}]}}", more=praise).startswith(f"Khi {expected}: ")


@pytest.mark.parametrize("signal", SignalName)
def test_a_signal_is_said_of_its_criterion(signal: SignalName, tmp_path: Path) -> None:
    said = policy(tmp_path, f"{{all: [{{signal: {signal}, of: {{scope: land}}}}]}}")
    assert said == f"Khi {LAND} {SIGNAL_OF_CRITERION[signal]}: kiến nghị “Nhắc nhở”."


@pytest.mark.parametrize("level", AgencyLevel)
def test_a_level_is_said_where_the_pattern_asks_for_it(level: AgencyLevel, tmp_path: Path) -> None:
    assert " ở " in policy(tmp_path, f"{{all: [{{finding: {{status: met}}, level: {level}}}]}}")


def test_facts_that_must_hold_together_are_joined_by_and(tmp_path: Path) -> None:
    late = "{finding: {measure: rate, status: deducted}, as: late}"
    when = f"{{all: [{late}, {{signal: prolonged, same: {{criterion: late}}}}], none: [{{document: plan}}]}}"
    assert policy(tmp_path, when) == (
        "Khi một tiêu chí chấm theo “Tỷ lệ nộp trực tuyến” bị trừ điểm và tiêu chí đó bị mất điểm "
        "kéo dài mà không có tài liệu “Kế hoạch CCHC năm”: kiến nghị “Nhắc nhở”."
    )


def test_a_level_for_which_a_policy_does_not_hold_is_named_at_its_end(tmp_path: Path) -> None:
    lost = "signal: points_lost, of: {criterion: '1.1.1'}"
    of_parent = "signal: points_lost, of: {criterion: '1.1'}"
    assert policy(tmp_path, f"{{all: [{{{lost}}}], none: [{{{of_parent}, level: province}}]}}") == (
        "Khi tiêu chí 1.1.1 “Phần một” bị mất điểm (không áp dụng ở cấp tỉnh): kiến nghị “Nhắc nhở”."
    )


def test_facts_that_differ_in_the_level_only_are_said_together(tmp_path: Path) -> None:
    lost = "finding: {status: deducted}, level:"
    assert policy(tmp_path, f"{{any: [{{{lost} district}}, {{{lost} commune}}]}}") == (
        "Khi một tiêu chí bị trừ điểm ở cấp huyện hoặc cấp xã: kiến nghị “Nhắc nhở”."
    )


def test_what_must_not_be_stands_after_unless(tmp_path: Path) -> None:
    none = "{finding: {status: deducted}}, {finding: {status: unknown}}"
    assert policy(tmp_path, f"{{all: [{{finding: {{criterion: '1.1', status: met}}}}], none: [{none}]}}") == (
        "Khi tiêu chí 1.1 “Đúng hạn” hoặc một tiêu chí thành phần của nó đạt, trừ khi có tiêu chí bị trừ "
        "điểm hoặc chưa có số liệu: kiến nghị “Nhắc nhở”."
    )


def test_facts_of_two_criteria_are_not_said_of_one(tmp_path: Path) -> None:
    met, lost = "{finding: {status: met}}", "{finding: {status: deducted}}"
    assert policy(tmp_path, f"{{all: [{met}, {lost}]}}") == (
        "Khi một tiêu chí đạt và một tiêu chí bị trừ điểm: kiến nghị “Nhắc nhở”."
    )


def test_facts_of_other_agencies_and_periods_say_so(tmp_path: Path) -> None:
    above = "{finding: {field: '1', status: met}, agency: parent, period: previous}"
    assert policy(tmp_path, f"{{all: [{{finding: {{status: met}}}}, {above}]}}") == (
        "Khi một tiêu chí đạt và một tiêu chí thuộc lĩnh vực 1 “Một” đạt ở cơ quan cấp trên trong kỳ trước: "
        "kiến nghị “Nhắc nhở”."
    )


def test_facts_with_names_of_their_own_are_numbered(tmp_path: Path) -> None:
    one, two = "{finding: {status: met}, as: one}", "{finding: {status: deducted}, as: two, agency: any}"
    tied = "{signal: falling, agency: any, same: {criterion: one, agency: two}}"
    assert policy(tmp_path, f"{{all: [{one}, {two}, {tied}]}}") == (
        "Khi một tiêu chí [1] đạt và một tiêu chí [2] bị trừ điểm ở một cơ quan bất kỳ trong đợt đánh giá và "
        "tiêu chí đó [1] giảm so với kỳ trước ở cùng cơ quan [2]: kiến nghị “Nhắc nhở”."
    )


def test_a_policy_that_sets_a_status_speaks_of_one_criterion(tmp_path: Path) -> None:
    said = policy(
        tmp_path,
        "{all: [{signal: thin_margin}], none: [{signal: points_lost}, {signal: official_deducted}]}",
        "{status: at_risk, task: remedy}",
    )
    assert said == (
        "Khi một tiêu chí đạt nhưng sát mức bị trừ điểm, trừ khi tiêu chí đó bị mất điểm hoặc bị trừ điểm "
        "theo kết quả công bố: coi là có nguy cơ bị trừ điểm, đưa giải pháp của tiêu chí vào kế hoạch."
    )


def test_a_task_of_a_policy_is_said_with_who_and_when(tmp_path: Path) -> None:
    task = "{task: {content: 'Chấn chỉnh “{agency}”', lead: Sở Nội vụ, timing: regular}}"
    assert policy(tmp_path, "{all: [{signal: falling}]}", task).endswith(
        "giao nhiệm vụ “Chấn chỉnh ‘[tên cơ quan]’” (Sở Nội vụ chủ trì, thường xuyên)."
    )


def test_every_status_a_policy_sets_is_said(tmp_path: Path) -> None:
    for status in literals(Then.model_fields["status"].annotation):
        assert "coi là" in policy(tmp_path / status, "{all: [{signal: falling}]}", f"{{status: {status}}}")
