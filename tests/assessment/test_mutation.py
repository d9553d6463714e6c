"""Would the cases of a pack notice if a rule changed? Every change, what is let go and why, real packs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packs.bad_rules import MANIFEST
from support import write_pack

from cchc_rules.assessment.mutation.edits import ChangeKind, condition_edits, quantity_edits
from cchc_rules.assessment.mutation.equivalence import Harmless, Judge
from cchc_rules.assessment.mutation.mutants import Mutant, inherited_rules, mutants_of
from cchc_rules.assessment.mutation.run import mutation_report
from cchc_rules.packs.conditions import parse_condition
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import UnusableRules
from cchc_rules.vietnamese.numbers import parse_quantity

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[2]
SOURCE_PACKS = (
    "quang-ngai-2021",
    "quang-ngai-2024",
    "dong-nai-snv-2022",
    "quang-nam-2022",
    "quang-ngai-2017",
)
TOTALS = (
    "{bonus: {cap: 5}, penalty: {cap: 3}, clamp: true, rescale: true, rounding: {places: 2},"
    ' bands: [{name: Tốt, when: ">= 80%"}, {name: Kém, when: "< 80%"}]}'
)

RULES = """
measures:
  online: {label: Tỷ lệ trực tuyến, kind: percent}
  paid: {label: Tỷ lệ thanh toán, kind: percent}
  late: {label: Hồ sơ trễ hạn, kind: count}
  plan: {label: Kế hoạch, kind: document}
criteria:
  - {id: "1", name: Cả hai, points: 2, score: {combine: {children: sum}}}
  - id: "1.1"
    name: Trực tuyến
    points: 1
    measure: online
    score: {steps: [{when: "= 100%", points: 1}, {otherwise: true, points: 0}]}
    obligation: late
  - id: "1.2"
    name: Thanh toán
    points: 1
    measure: paid
    score: {steps: [{when: ">= 60%", points: 1}, {otherwise: true, points: 0}]}
  - id: "2"
    name: Trễ hạn
    points: 1
    measure: late
    score: {steps: [{when: "= 0", points: 1}, {otherwise: true, points: 0}]}
  - id: "3"
    name: Kế hoạch
    points: 1
    measure: plan
    score: {steps: [{when: "= có", points: 1}, {otherwise: true, points: 0}]}
    none: 0
policies:
  - id: deducted
    when: {all: [{signal: points_lost}]}
    then: {status: deducted}
  - id: remind
    when: {all: [{signal: obligation_triggered, of: {criterion: "1.1"}}]}
    then: {conclude: remind, text: "Nhắc {agency}"}
  - id: criticise
    when:
      all: [{signal: points_lost, of: {criterion: "2"}}]
      none: [{signal: points_lost, of: {criterion: "2"}, level: province}]
    then: {conclude: criticise, text: "Phê bình {agency}"}
"""
CASES = """
format: 1
agency: {id: so-thu, name: Sở thử, level: department}
period: {from: 2021-01-01, to: 2021-12-31}
cases:
  - name: Đúng mức
    figures: {paid: 60%}
    expect: {criteria: {"1.2": met}, points: {"1.2": 1}}
  - name: Dưới mức
    figures: {paid: "59,5%"}
    expect: {criteria: {"1.2": deducted}, points: {"1.2": 0}}
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    text = (ROOT / "tests" / "packs" / "everything.yaml").read_text(encoding="utf-8")
    manifest = {**MANIFEST, "totals": TOTALS}
    return load_pack(write_pack(tmp_path_factory.mktemp("moi-thu"), text, manifest=manifest).folder)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    root = tmp_path_factory.mktemp("bo-quy-tac")
    return load_pack(write_pack(root, RULES, files={"cases/muc.yaml": CASES}).folder)


def changed(pack: RulePack, said: str) -> Mutant:
    """The one change with these words."""
    (found,) = [mutant for mutant in mutants_of(pack) if mutant.said == said]
    return found


def said_of(condition: str) -> set[str]:
    return {edit.value.text for edit in condition_edits(parse_condition(condition), ("Tốt", "Khá"))}


@pytest.mark.parametrize(
    ("condition", "others"),
    [
        (">= 95%", {">= 94%", ">= 96%", ">= 95", "> 95%", "<= 95%"}),
        ("> 30%", {"> 29%", "> 31%", "> 30", ">= 30%", "< 30%"}),
        ("< 4,5%", {"< 4,4%", "< 4,6%", "< 4,5", "<= 4,5%", "> 4,5%"}),
        ("<= 30 ngày", {"<= 29 ngày", "<= 31 ngày", "< 30 ngày", ">= 30 ngày"}),
        ("= 0", {"= -1", "= 1", ">= 0", "<= 0"}),
        ("= 100%", {"= 99%", "= 101%", "= 100", ">= 100%", "<= 100%"}),
        ("90%..<100%", {"89%..<100%", "91%..<100%", "90%..<99%", "90%..<101%", ">90%..<100%", "90%..100%"}),
        ("= có", {"= không"}),
        ("= Tốt", {"= Khá"}),
    ],
)
def test_every_bound_sign_and_word_of_a_condition_is_changed(condition: str, others: set[str]) -> None:
    assert said_of(condition) == others


@pytest.mark.parametrize("condition", [">= 95%", "< 4,5%", "<= 30 ngày", "90%..<100%", "= 7"])
def test_a_changed_condition_means_what_its_words_say(condition: str) -> None:
    for edit in condition_edits(parse_condition(condition)):
        read = parse_condition(edit.value.text)
        assert (read.low and read.low.value) == (edit.value.low and edit.value.low.value)
        assert (read.high and read.high.value) == (edit.value.high and edit.value.high.value)
        assert read.unit == edit.value.unit


def test_a_rounded_number_is_moved_by_a_unit_of_its_last_digit() -> None:
    assert [edit.value.text for edit in quantity_edits(parse_quantity("49.000"))][:2] == ["48.000", "50.000"]


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_of_change_is_made_in_a_pack_that_uses_everything(
    everything: RulePack, kind: ChangeKind
) -> None:
    assert [mutant for mutant in mutants_of(everything) if mutant.kind is kind]


def test_every_change_leaves_the_pack_alone_and_makes_one_that_differs(everything: RulePack) -> None:
    before = (everything.criteria, everything.policies, dict(everything.measures), everything.manifest)
    for mutant in mutants_of(everything):
        after = mutant.pack
        found = (after.criteria, after.policies, dict(after.measures), after.manifest)
        assert sum(one != other for one, other in zip(before, found, strict=True)) == 1, mutant.said
    assert before == (
        everything.criteria,
        everything.policies,
        dict(everything.measures),
        everything.manifest,
    )


def test_no_two_changes_are_told_alike(everything: RulePack) -> None:
    said = [mutant.said for mutant in mutants_of(everything)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    "said",
    [
        "tiêu chí 1.1: cấp tỉnh, bậc 1, điều kiện “> 30%” đổi thành “>= 30%”",
        "tiêu chí 1.1: cấp tỉnh, bậc 2, điểm mức đủ điểm “30%” đổi thành “31%”",
        "tiêu chí 1.1: cấp xã, mức đủ điểm “85%” đổi thành “84%”",
        "tiêu chí 1.1: cấp xã, mức không có điểm “10%” đổi thành “11%”",
        "tiêu chí 1.1: biên độ cảnh báo “2%” đổi thành “3%”",
        "tiêu chí 1.1: số ngày để số liệu bị coi là cũ “90” đổi thành “89”",
        "tiêu chí 1.1: khi không đánh giá: “không đánh giá” đổi thành “đủ điểm”",
        "tiêu chí 1.1: điều kiện không đánh giá: received “= 0” đổi thành “= 1”",
        "tiêu chí 1.1: khi báo cáo là không có, “không đánh giá” đổi thành “0 điểm”",
        "tiêu chí 1.2: trọng số của 1.2.1 “2” đổi thành “3”",
        "tiêu chí 1.2: “theo trọng số” đổi thành “cộng điểm”",
        "tiêu chí 1.2.1: số ngày đến hạn “30” đổi thành “31”",
        "tiêu chí 1.2.1: điểm khi muộn “một nửa số điểm” đổi thành “đủ điểm”",
        "tiêu chí 1.2.1: điểm trừ mỗi ngày muộn “0,1” đổi thành “0,2”",
        "tiêu chí 1.2.1: ngày cuối cùng tiếp nhận “31/12/2021” đổi thành “01/01/2022”",
        "tiêu chí 1.2.1: số ngày cảnh báo trước hạn “15” đổi thành “16”",
        "tiêu chí 1.3: “cao hơn là tốt” đổi thành “thấp hơn là tốt”",
        "tiêu chí 1.4: bậc 1, điều kiện “= Tốt” đổi thành “= Khá”",
        "tiêu chí 1.5: mức bắt đầu “5%” đổi thành “6%”",
        "tiêu chí 1.5: mỗi mức “0,5%” đổi thành “0,4%”",
        "tiêu chí 1.5: điểm cộng mỗi mức “0,25” đổi thành “0,26”",
        "tiêu chí 2.2: điểm trừ mỗi lần “0,25” đổi thành “0,24”",
        "tiêu chí 2.2: số đơn vị mỗi lần trừ “2” đổi thành “1”",
        "số liệu branch_share: điều kiện của đơn vị: on_time_rate “>= 97%” đổi thành “> 97%”",
        "quy tắc sliding: bỏ mẫu 2 của “none”",
        "quy tắc sliding: mẫu 2 của “all”: bỏ điều kiện trùng “criterion”",
        "quy tắc sliding: trạng thái “at_risk” đổi thành “deducted”",
        "quy tắc criticise: mẫu 2 của “any”: kỳ “previous” đổi thành “current”",
        "quy tắc praise: bỏ quy tắc này",
        "cách cộng điểm: trần điểm thưởng “5” đổi thành “6”",
        "cách cộng điểm: quy về thang điểm gốc: “có” đổi thành “không”",
        "cách cộng điểm: xếp loại “Tốt” “>= 80%” đổi thành “> 80%”",
    ],
)
def test_a_change_is_told_in_words_an_office_knows(everything: RulePack, said: str) -> None:
    changed(everything, said)


def test_a_change_of_the_adding_up_stands_in_the_manifest(everything: RulePack) -> None:
    mutant = changed(everything, "cách cộng điểm: trần điểm thưởng “5” đổi thành “6”")
    assert mutant.place.file.endswith("pack.yaml")


def test_only_rules_of_the_pack_itself_are_changed() -> None:
    pack = load_pack(ROOT / "rules" / "quang-ngai-2024")
    own = {mutant.rule[1] for mutant in mutants_of(pack) if mutant.rule and mutant.rule[0] == "policy"}
    assert own == {"ask-ministries-to-connect"}
    assert inherited_rules(pack) == len(pack.policies) - 1


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("tiêu chí 1.1: bậc 1, điều kiện “= 100%” đổi thành “>= 100%”", Harmless.SAME_POINTS),
        ("tiêu chí 2: bậc 1, điều kiện “= 0” đổi thành “<= 0”", Harmless.SAME_POINTS),
        ("tiêu chí 3: bậc 2, điểm “0” đổi thành “1”", Harmless.SAME_POINTS),
        ("tiêu chí 1.2: bậc 1, điểm “1” đổi thành “2”", Harmless.REFUSED),
        ("tiêu chí 1: điểm tối đa “2” đổi thành “3”", Harmless.WARNED),
        ("quy tắc remind: mẫu 1 của “all”: bỏ giới hạn vào tiêu chí “1.1”", Harmless.SAME_FACTS),
        ("quy tắc criticise: mẫu 1 của “none”: bỏ giới hạn vào tiêu chí “2”", Harmless.NEVER_THERE),
        ("tiêu chí 1.1: bậc 1, điều kiện “= 100%” đổi thành “= 99%”", None),
        ("tiêu chí 1.2: bậc 1, điều kiện “>= 60%” đổi thành “> 60%”", None),
        ("tiêu chí 1.2: bậc 2, điểm “0” đổi thành “1”", None),
        ("tiêu chí 2: bậc 1, điều kiện “= 0” đổi thành “>= 0”", None),
        ("tiêu chí 1: “cộng điểm” đổi thành “mọi thành phần đạt”", None),
        ("quy tắc criticise: mẫu 1 của “all”: bỏ giới hạn vào tiêu chí “2”", None),
        ("quy tắc criticise: bỏ mẫu 1 của “none”", None),
        ("quy tắc criticise: mẫu 1 của “none”: bỏ giới hạn vào cấp “province”", None),
        ("quy tắc remind: bỏ quy tắc này", None),
    ],
)
def test_only_what_can_be_proved_harmless_is(pack: RulePack, said: str, reason: Harmless | None) -> None:
    assert Judge(pack).harmless(changed(pack, said)) is reason


def test_the_changes_of_a_criterion_that_cases_try_on_both_sides_are_all_noticed(pack: RulePack) -> None:
    report = mutation_report(pack)
    survivors = [mutant.said for mutant in report.survivors]
    assert "tiêu chí 2: bậc 1, điều kiện “= 0” đổi thành “= 1”" in survivors
    assert not [said for said in survivors if said.startswith("tiêu chí 1.2:")]
    assert report.made == report.killed + len(report.harmless) + len(survivors)
    assert report.made == len(list(mutants_of(pack)))


def test_a_change_survives_once_the_case_that_notices_it_is_gone(tmp_path: Path) -> None:
    for name in ("_base", "quang-ngai-2024"):
        shutil.copytree(ROOT / "rules" / name, tmp_path / name)
    folder = tmp_path / "quang-ngai-2024"
    assert not mutation_report(load_pack(folder)).survivors
    (folder / "cases" / "tung-muc.yaml").unlink()
    survivors = {mutant.said: mutant for mutant in mutation_report(load_pack(folder)).survivors}
    found = survivors["tiêu chí 1.2: bậc 1, điều kiện “= 50%” đổi thành “>= 50%”"]
    assert found.place == load_pack(folder).places["criterion", "1.2"]
    assert "tiêu chí 1.4.1: bậc 1, điều kiện “< 0%” đổi thành “<= 0%”" in survivors


def test_cases_with_faults_are_refused(tmp_path: Path) -> None:
    wrong = CASES.replace("{paid: 60%}", "{pait: 60%}")
    pack = load_pack(write_pack(tmp_path, RULES, files={"cases/muc.yaml": wrong}).folder)
    with pytest.raises(UnusableRules, match="pait"):
        mutation_report(pack)


@pytest.mark.parametrize("name", SOURCE_PACKS)
def test_no_change_of_a_source_pack_goes_unnoticed(name: str) -> None:
    report = mutation_report(load_pack(ROOT / "rules" / name))
    assert [f"{mutant.place}: {mutant.said}" for mutant in report.survivors] == []
    assert report.killed > report.made * 0.8
