"""What a file of cases may say, and what is told of one that is wrong."""

from __future__ import annotations

from fractions import Fraction
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from cchc_rules.assessment.cases import run_cases
from cchc_rules.packs import codes
from cchc_rules.packs.cases import case_files, load_cases
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.sources.faults import UnusableRules

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.packs.pack import RulePack

MANIFEST = """
format: 1
id: thu
title: Bộ quy tắc thử
year: 2022
period: {from: 2022-01-01, to: 2022-12-31}
issuer: Sở thử
origin: template
"""
RULES = """
measures:
  online_rate: {label: Tỷ lệ trực tuyến, kind: percent}
  late: {label: Báo cáo chậm, kind: count}
criteria:
  - id: "1"
    name: Trực tuyến
    points: 2
    measure: online_rate
    score:
      steps:
        - {when: ">= 60%", points: 2}
        - {otherwise: true, points: "0,5"}
policies:
  - id: deducted
    when: {all: [{signal: points_lost}]}
    then: {status: deducted}
  - id: criticise
    when: {all: [{finding: {criterion: "1", status: deducted}}]}
    then: {conclude: criticise, text: Phê bình}
"""
HEAD = """
format: 1
agency: {id: so-thu, name: Sở thử, level: department}
period: {from: 2022-01-01, to: 2022-12-31}
cases:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack = tmp_path / "thu"
    (pack / "cases").mkdir(parents=True)
    (pack / "pack.yaml").write_text(MANIFEST, "utf-8")
    (pack / "rules.yaml").write_text(RULES, "utf-8")
    return pack


def with_cases(folder: Path, cases: str) -> RulePack:
    (folder / "cases" / "muc.yaml").write_text(HEAD + dedent(cases), "utf-8")
    return load_pack(folder)


def faults_of(pack: RulePack) -> list[str]:
    with pytest.raises(UnusableRules) as caught:
        load_cases(pack)
    return [str(fault) for fault in caught.value.faults]


def test_a_pack_without_cases_has_none(folder: Path) -> None:
    (folder / "cases").rmdir()
    pack = load_pack(folder)
    assert case_files(pack) == ()
    assert load_cases(pack) == ()


def test_a_case_takes_agency_and_period_from_its_file(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Đúng bằng mức 60%
          figures: {online_rate: 60%}
          expect: {criteria: {"1": met}, points: {"1": 2}, absent: criticise}
        """,
    )
    (case,) = load_cases(pack)
    assert case.name == "Đúng bằng mức 60%"
    assert case.evidence.value["agency"]["id"] == "so-thu"
    assert case.expect.criteria == {"1": FindingStatus.MET}
    assert case.expect.points == {"1": Fraction(2)}
    assert case.expect.absent == ("criticise",)
    assert [outcome.passed for outcome in run_cases(pack)] == [True]


def test_a_case_may_have_an_agency_of_its_own_earlier_periods_and_other_agencies(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Kỳ trước và cơ quan khác
          agency: {id: huyen-thu, name: Huyện thử, level: district}
          figures: {online_rate: 50%}
          earlier:
            - period: {from: 2021-01-01, to: 2021-12-31}
              agency: {id: huyen-thu, name: Huyện thử, level: district}
              figures: {online_rate: 40%}
          others:
            - figures: {online_rate: 90%}
          expect: {criteria: {"1": deducted}, points: {"1": "0,5"}, conclusions: criticise}
        """,
    )
    (case,) = load_cases(pack)
    assert case.evidence.value["agency"]["id"] == "huyen-thu"
    assert [tree.value["agency"]["id"] for tree in case.beside] == ["huyen-thu", "so-thu"]
    assert "figures" in case.beside[0].value
    assert [outcome.passed for outcome in run_cases(pack)] == [True]


def test_an_outcome_tells_every_expectation_that_was_not_met(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Mong đợi sai
          figures: {online_rate: 50%}
          expect: {criteria: {"1": met}, points: {"1": 2}, absent: criticise}
        - name: Mong đợi một kiến nghị không có
          figures: {online_rate: 70%}
          expect: {conclusions: criticise}
        """,
    )
    first, second = run_cases(pack)
    assert [str(each) for each in first.differences] == [
        "tiêu chí 1: cần “đạt”, kết quả là “bị trừ điểm”",
        "tiêu chí 1: cần 2,00 điểm, kết quả là 0,50",
        "kiến nghị “criticise”: cần không có, kết quả là có",
    ]
    assert [str(each) for each in second.differences] == [
        "kiến nghị “criticise”: cần có, kết quả là không có"
    ]


def test_a_difference_tells_the_values_read_and_where_the_rule_stands(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Mong đợi sai
          figures: {online_rate: 50%}
          expect: {criteria: {"1": met}, absent: criticise}
        """,
    )
    (outcome,) = run_cases(pack)
    status, conclusion = outcome.differences
    assert status.read == ("Đạt 50%, chỉ tiêu từ 60% trở lên: 0,5/2 điểm, còn thiếu 10 điểm phần trăm.",)
    assert status.rules == (pack.places["criterion", "1"],)
    assert "tiêu chí 1 bị trừ điểm" in conclusion.read
    assert conclusion.rules == (pack.places["policy", "criticise"],)


def test_a_case_may_also_expect_policies_and_the_total(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Đúng
          figures: {online_rate: 50%}
          expect: {policies: [deducted, criticise], total: "0,5"}
        - name: Sai
          figures: {online_rate: 50%}
          expect: {no_policies: criticise, total: 2, band: Tốt}
        """,
    )
    right, wrong = run_cases(pack)
    assert right.passed
    assert [str(each) for each in wrong.differences] == [
        "quy tắc “criticise”: cần không được áp dụng, kết quả là được áp dụng",
        "tổng điểm: cần 2,00 điểm, kết quả là 0,50",
        "xếp loại: cần “Tốt”, kết quả là “không có”",
    ]


def test_a_policy_the_pack_does_not_have_is_a_fault_with_its_place(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Sai mã
          figures: {online_rate: 60%}
          expect: {policies: [criticize]}
        """,
    )
    with pytest.raises(UnusableRules) as caught:
        load_cases(pack)
    (fault,) = caught.value.faults
    assert fault.code == codes.UNKNOWN_POLICY
    assert fault.place.line == 9
    assert fault.did_you_mean == "criticise"


def test_a_fault_in_the_evidence_of_a_case_points_into_the_case_file(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Số liệu viết sai
          figures:
            online_rat: 60%
          expect: {criteria: {"1": met}}
        """,
    )
    (outcome,) = run_cases(pack)
    assert not outcome.passed
    assert [fault.place.line for fault in outcome.faults] == [9]
    assert outcome.faults[0].place.file.endswith("muc.yaml")
    assert outcome.faults[0].did_you_mean == "online_rate"


def test_a_criterion_or_conclusion_the_pack_does_not_have_is_a_fault_with_its_place(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - name: Sai mã
          figures: {online_rate: 60%}
          expect:
            criteria: {"1.1": met}
            conclusions: [criticize]
        """,
    )
    conclusion, criterion = sorted(faults_of(pack), key=lambda fault: "tiêu chí" in fault)
    assert "muc.yaml:10:" in criterion
    assert "không có tiêu chí “1.1”" in criterion
    assert "muc.yaml:11:" in conclusion
    assert "có phải ý là “criticise”" in conclusion


def test_two_cases_of_a_file_may_not_have_one_name(folder: Path) -> None:
    pack = with_cases(
        folder,
        """
        - {name: Một, figures: {online_rate: 60%}, expect: {criteria: {"1": met}}}
        - {name: Một, figures: {online_rate: 61%}, expect: {criteria: {"1": met}}}
        """,
    )
    (fault,) = faults_of(pack)
    assert "tình huống “Một” đã có ở" in fault
    assert "muc.yaml:7:" in fault


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("{}", "không nêu kết quả nào phải có"),
        ("{criteria: {}}", "không nêu kết quả nào phải có"),
        ("{policies: criticise, no_policies: criticise}", "vừa phải được áp dụng vừa không được áp dụng"),
        ("{conclusions: criticise, absent: criticise}", "vừa phải có vừa không được có"),
        ('{criteria: {"1": good}}', "met"),
        ("{criterion: {}}", "có phải ý là “criteria”"),
    ],
)
def test_an_expectation_that_says_nothing_sensible_is_refused(folder: Path, expect: str, told: str) -> None:
    pack = with_cases(folder, f"\n- {{name: Một, figures: {{online_rate: 60%}}, expect: {expect}}}\n")
    assert told in " ".join(faults_of(pack))
