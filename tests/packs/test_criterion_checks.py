"""The tree of criteria: parents, leaves, weights, and the names a criterion uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import at, faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import Severity
from packs.bad_rules import MEASURES, Bad, assert_the_one_fault, criterion

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 'measure: on_time_rate, score: {steps: [{when: ">= 95%", points: 1}]}'

TREE = {
    "leaf without points": Bad(f'criteria: [{{id: «"1", name: A, {STEPS}}}]', codes.LEAF_WITHOUT_POINTS),
    "leaf without score": Bad(
        'criteria: [{id: «"1", name: A, points: 1, measure: on_time_rate}]', codes.LEAF_WITHOUT_SCORE
    ),
    "leaf without measure": Bad(
        'criteria: [{id: «"1", name: A, points: 1, score: {proportional: {}}}]', codes.LEAF_WITHOUT_MEASURE
    ),
    "leaf of levels without measure": Bad(
        'criteria: [{id: «"1", name: A, points: 1, score: {by_level: {province: survey, unit: '
        "{proportional: {}}}}}]",
        codes.LEAF_WITHOUT_MEASURE,
    ),
    "leaf that combines": Bad(
        'criteria: [{id: "1", name: A, points: 1, score: {«combine: {children: sum}}}]',
        codes.COMBINE_ON_LEAF,
    ),
    "parent that is scored": Bad(
        f"""
        criteria:
          - {{id: "1", name: A, points: 1, score: «survey}}
          - {{id: "1.1", name: B, points: 1, {STEPS}}}
        """,
        codes.PARENT_IS_SCORED,
    ),
    "parent of the best child without points": Bad(
        f"""
        criteria:
          - {{id: "1", name: A, score: {{combine: {{children: «max}}}}}}
          - {{id: "1.1", name: B, points: 1, {STEPS}}}
        """,
        codes.PARENT_WITHOUT_POINTS,
    ),
    "criterion named like a field": Bad(
        f"""
        fields: [{{id: "1", name: A}}]
        criteria: [{{id: «"1", name: B, points: 1, {STEPS}}}]
        """,
        codes.FIELD_AND_CRITERION,
    ),
    "criterion without parent": Bad(
        f"""
        fields: [{{id: "1", name: A}}]
        criteria:
          - {{id: "1.1", name: B, points: 1, {STEPS}}}
          - {{id: «"2.1.1", name: C, points: 1, {STEPS}}}
        """,
        codes.NO_PARENT,
    ),
}

WEIGHTS = {
    "missing": Bad('score: {combine: {children: weighted, «weights: {"1.1": 1}}}', codes.WEIGHTS, says="1.2"),
    "none at all": Bad("score: {combine: {children: «weighted}}", codes.WEIGHTS, says="1.1, 1.2"),
    "strange child": Bad(
        'score: {combine: {children: weighted, weights: {"1.1": 1, "1.2": 1, «"1.20": 1}}}',
        codes.UNKNOWN_CRITERION,
        "1.2",
    ),
    "not weighted": Bad('score: {combine: {children: min, «weights: {"1.1": 1}}}', codes.WEIGHTS),
}

NAMES = {
    "measure": Bad(criterion("{proportional: {}}", "«online_rat"), codes.UNKNOWN_MEASURE, "online_rate"),
    "scope": Bad(criterion("{proportional: {}}", more="scope: «lan"), codes.UNKNOWN_SCOPE, "land"),
    "obligation": Bad(criterion("{proportional: {}}", more="obligation: «nowhere"), codes.UNKNOWN_MEASURE),
    "obligation of a choice": Bad(
        criterion("{proportional: {}}", more="obligation: «rating"), codes.FORM_DOES_NOT_FIT
    ),
    "document": Bad(
        criterion("{proportional: {}}", more="documents: [plan, «assignmnt]"),
        codes.UNKNOWN_MEASURE,
        "assignment",
    ),
    "single document": Bad(criterion("{proportional: {}}", more="documents: «online"), codes.NOT_A_DOCUMENT),
    "measure of not applicable": Bad(
        criterion("{proportional: {}}", more='not_applicable: {when: {«recieved: "= 0"}, as: exclude}'),
        codes.UNKNOWN_MEASURE,
        "received",
    ),
    "condition of not applicable": Bad(
        criterion("{proportional: {}}", more='not_applicable: {when: {received: «"= 0%"}, as: exclude}'),
        codes.WRONG_UNIT,
    ),
    "placeholder": Bad(
        criterion("{proportional: {}}", more='remedy: {content: [A, «"hiện đạt {valu}"]}'),
        codes.UNKNOWN_PLACEHOLDER,
        "{value}",
    ),
    "placeholder of a task": Bad(
        'tasks: [{id: "1", remedy: {content: «"còn thiếu {shortfall}"}}]', codes.UNKNOWN_PLACEHOLDER
    ),
    "criterion of a task": Bad(
        criterion("{proportional: {}}") + '\ntasks: [{id: "1", remedy: {content: A}, criteria: [«"1.1"]}]',
        codes.UNKNOWN_CRITERION,
    ),
}


@pytest.mark.parametrize("bad", TREE.values(), ids=TREE)
def test_every_leaf_is_scored_and_no_parent(bad: Bad, tmp_path: Path) -> None:
    assert_the_one_fault(bad, tmp_path)


@pytest.mark.parametrize("bad", WEIGHTS.values(), ids=WEIGHTS)
def test_weights_cover_the_children_and_nothing_else(bad: Bad, tmp_path: Path) -> None:
    rules = f"""
    criteria:
      - {{id: "1", name: A, points: 2, {bad.rules}}}
      - {{id: "1.1", name: B, points: 1, {STEPS}}}
      - {{id: "1.2", name: C, points: 1, {STEPS}}}
    """
    assert_the_one_fault(bad._replace(rules=rules), tmp_path)


@pytest.mark.parametrize("bad", NAMES.values(), ids=NAMES)
def test_what_a_criterion_names_must_be_declared(bad: Bad, tmp_path: Path) -> None:
    assert_the_one_fault(bad._replace(rules=_dedented(bad.rules)), tmp_path)


def _dedented(rules: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in rules.split("\n"))


def test_a_survey_needs_no_measure(tmp_path: Path) -> None:
    rules = 'criteria: [{id: "1", name: A, points: 1, score: survey}]'
    assert faults_of(write_pack(tmp_path, rules)) == []


def test_children_may_stand_before_their_parent(tmp_path: Path) -> None:
    rules = """
    criteria:
      - {id: "1.1.1", name: C, points: 1, score: survey}
      - {id: "1.1", name: B}
      - {id: "1", name: A, score: {combine: {children: sum}}}
    """
    pack = load_pack(write_pack(tmp_path, rules).folder)
    assert [leaf.id for leaf in pack.leaves] == ["1.1.1"]
    assert [root.id for root in pack.roots] == ["1"]


def test_a_pack_without_fields_may_leave_out_parents(tmp_path: Path) -> None:
    rules = 'criteria: [{id: "3.2.1", name: A, points: 1, score: survey}]'
    assert faults_of(write_pack(tmp_path, rules)) == []


def test_the_id_1_10_is_not_the_id_1_1(tmp_path: Path) -> None:
    rules = """
    criteria:
      - {id: 1.1, name: A, points: 1, score: survey}
      - {id: 1.10, name: B, points: 1, score: survey}
    """
    assert list(load_pack(write_pack(tmp_path, rules).folder).by_id) == ["1.1", "1.10"]


def test_an_id_used_twice_in_two_files_names_both_places(tmp_path: Path) -> None:
    one = 'criteria: [{id: "1", name: A, points: 1, score: survey}]'
    pack = write_pack(
        tmp_path, 'criteria: [{id: «"1", name: B, points: 1, score: survey}]', files={"a.yaml": one}
    )
    (fault,) = faults_of(pack)
    assert (fault.code, spot(fault)) == (codes.DUPLICATE_ID, pack.place())
    assert "a.yaml:1:17" in fault.message


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("fields", '{id: "1", name: A}'),
        ("criteria", '{id: "1", name: A, points: 1, score: survey}'),
        ("policies", "{id: a, when: {all: {signal: points_lost}}, then: {status: deducted}}"),
        ("tasks", '{id: "1", remedy: {content: A}}'),
    ],
)
def test_an_id_used_twice_in_one_list_is_a_fault(section: str, entry: str, tmp_path: Path) -> None:
    rules = f"{section}: [{entry}, {entry.replace('id: ', 'id: «', 1)}]"
    assert_the_one_fault(Bad(rules, codes.DUPLICATE_ID), tmp_path)


def test_a_measure_declared_in_two_files_is_a_fault_at_its_key(tmp_path: Path) -> None:
    rules = "measures: {«online: {label: A, kind: count}}"
    fault = assert_the_one_fault(Bad(rules, codes.DUPLICATE_ID), tmp_path)
    assert "measures.yaml:4:3" in fault.message


LEVEL_WARNINGS = {
    "a level without a form": (
        "levels: [province, «commune], score: {by_level: {province: survey}}",
        codes.LEVEL_WITHOUT_FORM,
    ),
    "a form without a level": (
        "levels: province, score: {by_level: {province: survey, «commune: survey}}",
        codes.FORM_WITHOUT_LEVEL,
    ),
}


@pytest.mark.parametrize(("keys", "code"), LEVEL_WARNINGS.values(), ids=LEVEL_WARNINGS)
def test_levels_and_the_forms_of_levels_are_compared(keys: str, code: str, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, f'criteria: [{{id: "1", name: A, points: 1, {keys}}}]')
    (warning,) = load_pack(pack.folder).warnings
    assert (warning.code, warning.severity, at(warning.place)) == (code, Severity.WARNING, pack.place())


def test_a_remedy_is_inherited_from_the_nearest_ancestor(tmp_path: Path) -> None:
    rules = """
    criteria:
      - {id: "1", name: A, remedy: {content: Việc chung}}
      - {id: "1.1", name: B, points: 1, score: survey}
      - {id: "1.2", name: C, points: 1, score: survey, remedy: {content: Việc riêng}}
    """
    pack = load_pack(write_pack(tmp_path, rules).folder)
    assert pack.remedy_owner("1.1") == "1"
    assert pack.remedy_owner("1.2") == "1.2"


def test_units_and_texts_may_be_written_short(tmp_path: Path) -> None:
    remedy = "{content: Rà soát, lead: [Phòng A, {unit: Phòng B, task: phần việc}], timing: regular}"
    rules = f'criteria: [{{id: "1", name: A, points: 1, score: survey, remedy: {remedy}}}]'
    found = load_pack(write_pack(tmp_path, rules).folder).remedy_of("1")
    assert found is not None
    assert found.content == ("Rà soát",)
    assert [unit.unit for unit in found.lead] == ["Phòng A", "Phòng B"]


def test_a_period_without_an_end_is_a_fault_that_says_to_write_it_in_words(tmp_path: Path) -> None:
    rules = 'tasks: [{id: "1", remedy: {content: A, timing: {in: «khi có hướng dẫn}}}]'
    fault = assert_the_one_fault(Bad(rules, "DL106"), tmp_path)
    assert fault.fix is not None
    assert "bằng lời" in fault.fix or "thành lời" in fault.fix


def test_every_file_of_a_pack_is_needed_to_say_that_a_name_is_unknown(tmp_path: Path) -> None:
    files = {"measures.yaml": MEASURES.replace("measures:", "measures: {")}
    codes_found = {fault.code for fault in faults_of(write_pack(tmp_path, criterion("survey"), files=files))}
    assert not codes_found & codes.NEED_WHOLE_PACK
