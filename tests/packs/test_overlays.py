"""A province extends a national pack: each change has its own basis and place, and its layer is known."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from support import WrittenPack, at, faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.packs.pack import RulePack

NATIONAL = """
measures:
  online_rate: {label: Tỷ lệ trực tuyến, kind: percent}
  late_reports: {label: Báo cáo chậm, kind: count}
fields:
  - {id: "1", name: Thủ tục hành chính}
criteria:
  - id: "1.7"
    name: Nộp trực tuyến
    points: 1
    measure: online_rate
    score: {steps: [{when: "> 30%", points: 1}, {otherwise: true, points: 0}]}
    at_risk: {margin: 2%}
    basis: {symbol: QĐ của Bộ}
    remedy: {content: Rà soát, lead: Phòng A, coordinate: Phòng B, timing: regular}
  - {id: "1.8", name: Nhóm, score: {combine: {children: sum}}}
  - {id: "1.8.1", name: Con, points: 1, measure: online_rate, score: {proportional: {}}}
  - {id: "1.9", name: Báo cáo, points: 1, measure: late_reports, score: {deduct: {each: "0,25"}}}
policies:
  - {id: deducted, when: {all: {signal: points_lost}}, then: {status: deducted}}
tasks:
  - {id: I.1, remedy: {content: Quán triệt, lead: Các phòng, timing: yearly}}
"""
BASIS = "basis: {symbol: 10/QĐ-UBND, date: 2021-02-01}"


def province(root: Path, rules: str) -> WrittenPack:
    """A province's pack that extends the national one."""
    write_pack(root, NATIONAL, id="quoc-gia")
    return write_pack(root, rules, id="tinh-a", manifest={"extends": "[quoc-gia]"})


def loaded(root: Path, rules: str) -> RulePack:
    """The province's pack."""
    return load_pack(province(root, rules).folder)


def test_a_province_asks_for_more_and_the_rest_of_the_criterion_stays(tmp_path: Path) -> None:
    pack = loaded(
        tmp_path,
        f"""
        changes:
          - criterion: "1.7"
            set: {{score: {{steps: [{{when: "> 50%", points: 1}}, {{otherwise: true, points: 0}}]}}}}
            {BASIS}
        """,
    )
    criterion = pack.by_id["1.7"]
    assert criterion.score.steps[0].when.text == "> 50%"  # type: ignore[union-attr]
    assert criterion.name == "Nộp trực tuyến"
    assert criterion.basis is not None and criterion.basis.symbol == "QĐ của Bộ"


def test_who_and_when_of_a_remedy_are_changed_without_writing_the_whole_remedy_again(tmp_path: Path) -> None:
    pack = loaded(
        tmp_path,
        f"""
        changes:
          - {{criterion: "1.7", set: {{remedy: {{lead: Sở X, timing: yearly}}}}, {BASIS}}}
        """,
    )
    remedy = pack.by_id["1.7"].remedy
    assert remedy is not None
    assert [unit.unit for unit in (*remedy.lead, *remedy.coordinate)] == ["Sở X", "Phòng B"]
    assert (remedy.content, remedy.timing) == (("Rà soát",), "yearly")


def test_a_result_says_which_layer_changed_a_rule_and_where_and_on_what_ground(tmp_path: Path) -> None:
    written = province(tmp_path, f'changes:\n  - «{{criterion: "1.7", set: {{points: 2}}, {BASIS}}}\n')
    pack = load_pack(written.folder)
    key = ("criterion", "1.7")
    assert pack.layers[key] == "tinh-a"
    assert at(pack.places[key]) == written.place()
    assert pack.layers["criterion", "1.9"] == "quoc-gia"
    (amendment,) = pack.amendments
    assert (amendment.kind, amendment.id, amendment.layer) == ("criterion", "1.7", "tinh-a")
    assert (amendment.keys, amendment.dropped) == (("points",), False)
    assert (amendment.basis.symbol, amendment.basis.date) == ("10/QĐ-UBND", date(2021, 2, 1))
    assert amendment.place == pack.places[key]


def test_every_kind_of_rule_can_be_changed(tmp_path: Path) -> None:
    pack = loaded(
        tmp_path,
        f"""
        changes:
          - {{measure: online_rate, set: {{label: Tỷ lệ nộp qua mạng}}, {BASIS}}}
          - {{field: "1", set: {{name: Cải cách TTHC}}, {BASIS}}}
          - {{policy: deducted, set: {{label: Bị trừ}}, {BASIS}}}
          - {{task: I.1, set: {{remedy: {{timing: quarterly}}}}, {BASIS}}}
        """,
    )
    assert pack.measures["online_rate"].label == "Tỷ lệ nộp qua mạng"
    assert pack.fields[0].name == "Cải cách TTHC"
    assert pack.policies[0].label == "Bị trừ"
    assert (pack.tasks[0].remedy.timing, pack.tasks[0].remedy.content) == ("quarterly", ("Quán triệt",))
    assert {pack.layers[key] for key in [("measure", "online_rate"), ("task", "I.1")]} == {"tinh-a"}


def test_a_criterion_is_dropped_with_its_parts_and_a_new_one_is_added(tmp_path: Path) -> None:
    pack = loaded(
        tmp_path,
        f"""
        changes:
          - {{criterion: "1.8", drop: true, {BASIS}}}
          - {{criterion: "1.9", drop: true, {BASIS}}}
        criteria:
          - {{id: "1.10", name: Mới, points: 1, measure: online_rate, score: {{proportional: {{}}}}}}
        """,
    )
    assert list(pack.by_id) == ["1.7", "1.10"]
    assert [each.dropped for each in pack.amendments] == [True, True]


def test_null_takes_a_key_away(tmp_path: Path) -> None:
    pack = loaded(tmp_path, f'changes: [{{criterion: "1.7", set: {{at_risk: null}}, {BASIS}}}]\n')
    assert pack.by_id["1.7"].at_risk is None


def test_a_third_layer_changes_what_the_second_changed(tmp_path: Path) -> None:
    province(tmp_path, f'changes: [{{criterion: "1.7", set: {{points: 2, name: Tên mới}}, {BASIS}}}]\n')
    rules = f'changes: [{{criterion: "1.7", set: {{points: 3}}, {BASIS}}}]\n'
    pack = load_pack(write_pack(tmp_path, rules, id="so-b", manifest={"extends": "[tinh-a]"}).folder)
    criterion = pack.by_id["1.7"]
    assert (criterion.points, criterion.name) == (Fraction(3), "Tên mới")
    assert [each.layer for each in pack.amendments] == ["tinh-a", "so-b"]
    assert pack.layers["criterion", "1.7"] == "so-b"


def test_a_fault_in_a_change_stands_at_its_place_in_the_change(tmp_path: Path) -> None:
    written = province(
        tmp_path,
        f"""
        changes:
          - criterion: "1.7"
            set: {{score: {{steps: [{{when: «"> 5 ngày", points: 1}}, {{otherwise: true, points: 0}}]}}}}
            {BASIS}
          - {{criterion: "1.9", set: {{«pionts: 2}}, {BASIS}}}
        """,
    )
    wrong_unit, unknown_key = faults_of(written)
    assert (spot(wrong_unit), wrong_unit.code) == (written.place(), codes.WRONG_UNIT)
    assert (spot(unknown_key), unknown_key.did_you_mean) == (written.place(mark=1), "points")


def test_a_fault_in_what_was_not_changed_stands_in_the_base(tmp_path: Path) -> None:
    written = province(tmp_path, f"changes: [{{measure: online_rate, set: {{kind: days}}, {BASIS}}}]\n")
    faults = faults_of(written)
    assert faults
    assert {fault.place.file.split("/")[-2] for fault in faults} == {"quoc-gia"}


@pytest.mark.parametrize(
    ("change", "code", "meant"),
    [
        ('{criterion: «"1.77", set: {points: 1}, basis: {symbol: A}}', codes.UNKNOWN_TARGET, "1.7"),
        ("{measure: «onlin_rate, drop: true, basis: {symbol: A}}", codes.UNKNOWN_TARGET, "online_rate"),
        ('{criterion: «"1.11", set: {points: 1}, basis: {symbol: A}}', codes.OWN_TARGET, None),
    ],
)
def test_a_target_the_base_does_not_have_is_told(
    tmp_path: Path, change: str, code: str, meant: str | None
) -> None:
    own = 'criteria: [{id: "1.11", name: B, points: 1, score: survey}]'
    written = province(tmp_path, f"changes:\n  - {change}\n{own}\n")
    (fault,) = faults_of(written)
    assert (spot(fault), fault.code, fault.did_you_mean) == (written.place(), code, meant)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("set: {points: 2}", "set: {points: 3}"),
        ("set: {remedy: {timing: yearly}}", "set: {remedy: {timing: regular}}"),
        ("drop: true", "set: {points: 3}"),
        ("set: {points: 2}", "drop: true"),
    ],
)
def test_two_changes_of_the_same_thing_are_refused(tmp_path: Path, first: str, second: str) -> None:
    changes = f'  - {{criterion: "1.7", {first}, {BASIS}}}\n  - {{criterion: «"1.7", {second}, {BASIS}}}\n'
    written = province(tmp_path, f"changes:\n{changes}")
    (fault,) = faults_of(written)
    assert (spot(fault), fault.code) == (written.place(), codes.CHANGED_TWICE)


def test_two_decisions_change_two_things_of_one_criterion(tmp_path: Path) -> None:
    pack = loaded(
        tmp_path,
        """
        changes:
          - {criterion: "1.7", set: {points: 2}, basis: {symbol: A}}
          - {criterion: "1.7", set: {remedy: {lead: Sở X}}, basis: {symbol: B}}
        """,
    )
    assert [each.basis.symbol for each in pack.amendments] == ["A", "B"]
    assert pack.by_id["1.7"].points == 2


@pytest.mark.parametrize(
    "change",
    [
        '{criterion: "1.7", set: {points: 2}}',
        f'{{criterion: "1.7", {BASIS}}}',
        f'{{criterion: "1.7", measure: online_rate, drop: true, {BASIS}}}',
        f'{{criterion: "1.7", drop: true, set: {{points: 2}}, {BASIS}}}',
        f'{{criterion: "1.7", set: {{id: "1.12"}}, {BASIS}}}',
        f"{{drop: true, {BASIS}}}",
    ],
    ids=["no basis", "nothing changed", "two targets", "set and drop", "another id", "no target"],
)
def test_a_change_says_what_it_changes_how_and_why(tmp_path: Path, change: str) -> None:
    (fault,) = faults_of(province(tmp_path, f"changes:\n  - {change}\n"))
    assert fault.place.file.endswith("tinh-a/rules.yaml")


def test_nothing_is_said_of_unknown_targets_where_the_base_could_not_be_read(tmp_path: Path) -> None:
    written = write_pack(
        tmp_path,
        f'changes: [{{criterion: "1.7", drop: true, {BASIS}}}]\n',
        id="tinh-a",
        manifest={"extends": "[khong-co]"},
    )
    assert [fault.code for fault in faults_of(written)] == [codes.UNKNOWN_PACK]
