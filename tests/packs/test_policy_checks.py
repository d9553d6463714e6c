"""Policies: what they name exists, their facts have names, and none waits for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import faults_of, write_pack

from cchc_rules.packs import codes
from packs.bad_rules import MANIFEST, MEASURES, Bad, assert_the_one_fault

if TYPE_CHECKING:
    from pathlib import Path

CRITERIA = """
fields: [{id: "1", name: Lĩnh vực}]
criteria:
  - {id: "1.1", name: A, points: 1, score: survey}
  - {id: "1.2", name: B, points: 1, score: survey}
"""
LOST = "{signal: points_lost}"
DEDUCTED = "{status: deducted}"


def policy(when: str, then: str = DEDUCTED, name: str = "a") -> str:
    """One policy in one line."""
    return f"  - {{id: {name}, when: {{{when}}}, then: {then}}}\n"


def policies(*written: str) -> str:
    """A rule file of these policies."""
    return "policies:\n" + "".join(written) + CRITERIA


NAMES = {
    "criterion of a finding": (
        policy('all: {finding: {criterion: «"1.11", status: deducted}}', "{conclude: x, text: A}"),
        codes.UNKNOWN_CRITERION,
        "1.1",
    ),
    "criterion of a signal": (
        policy('all: {signal: points_lost, of: {criterion: «"2"}}'),
        codes.UNKNOWN_CRITERION,
        None,
    ),
    "measure": (
        policy("all: {signal: points_lost, of: {measure: «online_rat}}"),
        codes.UNKNOWN_MEASURE,
        "online_rate",
    ),
    "scope": (policy("all: {signal: points_lost, of: {scope: «lan}}"), codes.UNKNOWN_SCOPE, "land"),
    "field": (policy('all: {signal: points_lost, of: {field: «"2"}}'), codes.UNKNOWN_FIELD, None),
    "document": (
        policy(f"all: {LOST}, none: {{document: «pln}}"),
        codes.UNKNOWN_MEASURE,
        "plan",
    ),
    "document that is a count": (
        policy(f"all: {LOST}, none: [{{document: «online}}]"),
        codes.NOT_A_DOCUMENT,
        None,
    ),
    "conclusion": (
        policy("all: {conclusion: «propose_critcism}", "{conclude: propose_criticism, text: A}"),
        codes.UNKNOWN_CONCLUSION,
        "propose_criticism",
    ),
    "placeholder": (
        policy(f"all: {LOST}", "{conclude: x, text: «'phê bình {agncy}'}"),
        codes.UNKNOWN_PLACEHOLDER,
        "{agency}",
    ),
    "placeholder of a task": (
        policy(f"all: {LOST}", "{task: {content: «'còn {thiếu}'}}"),
        codes.UNKNOWN_PLACEHOLDER,
        None,
    ),
}

ALIASES = {
    "never given": (
        policy("all: [{signal: points_lost, as: late}, {signal: prolonged, same: {criterion: «lat}}]"),
        codes.UNKNOWN_ALIAS,
        "late",
    ),
    "none given at all": (
        policy("all: [{signal: points_lost}, {signal: prolonged, same: {criterion: «late}}]"),
        codes.UNKNOWN_ALIAS,
        None,
    ),
    "of its own pattern": (
        policy("all: [{signal: points_lost, as: late, same: {criterion: «late}}]"),
        codes.UNKNOWN_ALIAS,
        None,
    ),
    "concluded about": (
        policy("all: {signal: points_lost, as: late}", "{status: deducted, on: «lost}"),
        codes.UNKNOWN_ALIAS,
        None,
    ),
    "given in one arm only": (
        policy(
            "any: [{signal: points_lost, as: late}, {signal: prolonged}], "
            "none: [{signal: falling, same: {criterion: «late}}]"
        ),
        codes.UNKNOWN_ALIAS,
        None,
    ),
    "given where nothing matches": (
        policy(f"all: {LOST}, none: [{{signal: falling, as: «falls}}]"),
        codes.UNKNOWN_ALIAS,
        None,
    ),
    "given twice": (
        policy("all: [{signal: points_lost, as: late}, {signal: prolonged, as: «late}]"),
        codes.DUPLICATE_ALIAS,
        None,
    ),
    "given again in an arm": (
        policy("all: {signal: points_lost, as: late}, any: [{signal: prolonged, as: «late}]"),
        codes.DUPLICATE_ALIAS,
        None,
    ),
}

SUBJECTS = {
    "only other agencies": (policy("«all: [{signal: points_lost, agency: child}]"), codes.NO_OWN_FACT),
    "other agencies through a shared one": (
        policy(
            "«all: [{signal: points_lost, agency: parent, as: up}, {signal: falling, same: {agency: up}}]",
            "{conclude: x, text: A}",
        ),
        codes.NO_OWN_FACT,
    ),
    "status of a document": (policy("«all: [{document: plan}]"), codes.NOT_ABOUT_A_CRITERION),
    "remedy of a document by name": (
        policy("all: [{signal: points_lost}, {document: plan, as: plan}]", "{task: remedy, on: «plan}"),
        codes.NOT_ABOUT_A_CRITERION,
    ),
    "one arm is a document": (
        policy("any: [{signal: points_lost}, «{document: plan}]"),
        codes.NOT_ABOUT_A_CRITERION,
    ),
}

CIRCLES = {
    "its own finding": (policy("all: {finding: «{status: deducted}}"), "a → a"),
    "any finding": (policy("all: {finding: «{measure: online_rate}}"), "a → a"),
    "none of its own findings": (policy(f"all: {LOST}, none: [{{finding: «{{status: deducted}}}}]"), "a → a"),
    "its own conclusion": (
        policy(f"all: {LOST}, none: [{{conclusion: «review}}]", "{conclude: review, text: A}"),
        "a → a",
    ),
    "two policies": (
        policy(f"all: {LOST}, none: [{{finding: «{{status: at_risk}}}}]", name="first")
        + policy("all: {finding: {status: deducted}}", "{status: at_risk}", name="second"),
        "first → second → first",
    ),
    "a finding and a conclusion": (
        policy("all: {finding: «{status: deducted}}", "{conclude: review, text: A}", name="first")
        + policy("all: [{conclusion: review}, {signal: falling}]", name="second"),
        "first → second → first",
    ),
}

NO_CIRCLES = {
    "the period before": policy(f"all: [{LOST}, {{finding: {{status: deducted}}, period: previous}}]"),
    "another criterion": policy(
        'all: [{signal: falling, of: {criterion: "1.1"}, as: x}, '
        '{finding: {criterion: "1.2", status: deducted}}]',
        "{status: deducted, on: x}",
    ),
    "another measure": policy(
        "all: [{signal: falling, of: {measure: online_rate}, as: x}, "
        "{finding: {measure: on_time_rate, status: deducted}}]",
        "{status: deducted, on: x}",
    ),
    "another scope": policy(
        "all: [{signal: falling, of: {scope: land}, as: x}, {finding: {scope: commune, status: deducted}}]",
        "{status: deducted, on: x}",
    ),
    "another level": policy(
        "all: [{signal: falling, level: province, as: x}, "
        "{finding: {status: deducted}, level: commune, agency: child}]",
        "{status: deducted, on: x}",
    ),
    "another status": policy("all: {finding: {status: deducted}}", "{status: at_risk}"),
    "what no policy finds": policy("all: {finding: {status: met}}", "{status: at_risk}"),
    "one after the other": (
        policy(f"all: {LOST}", name="first")
        + policy("all: {finding: {status: deducted}}", "{conclude: review, text: A}", name="second")
        + policy("all: {conclusion: review}", "{conclude: more, text: A}", name="third")
    ),
}

WRONG_IN_THEMSELVES = {
    "two facts in one pattern": policy("all: [{signal: points_lost, «document: plan}]"),
    "no fact in a pattern": policy("all: [«{as: late}]"),
    "limit without signal": policy("all: [{document: plan, «of: {measure: online_rate}}]"),
    "only none": policy(f"none: [{LOST}]").replace("when: {", "when: «{"),
    "nothing concluded": policy(f"all: {LOST}", "«{on: a}"),
    "conclusion without text": policy(f"all: {LOST}", "{conclude: «review}"),
    "text without conclusion": policy(f"all: {LOST}", "{status: deducted, text: «A}"),
}


@pytest.mark.parametrize(("written", "code", "meant"), NAMES.values(), ids=NAMES)
def test_what_a_policy_names_must_exist(written: str, code: str, meant: str | None, tmp_path: Path) -> None:
    assert_the_one_fault(Bad(policies(written), code, meant), tmp_path)


@pytest.mark.parametrize(("written", "code", "meant"), ALIASES.values(), ids=ALIASES)
def test_a_name_of_a_fact_is_given_before_it_is_used(
    written: str, code: str, meant: str | None, tmp_path: Path
) -> None:
    assert_the_one_fault(Bad(policies(written), code, meant), tmp_path)


@pytest.mark.parametrize(("written", "code"), SUBJECTS.values(), ids=SUBJECTS)
def test_a_policy_speaks_of_the_agency_and_its_status_of_a_criterion(
    written: str, code: str, tmp_path: Path
) -> None:
    assert_the_one_fault(Bad(policies(written), code), tmp_path)


@pytest.mark.parametrize(("written", "way"), CIRCLES.values(), ids=CIRCLES)
def test_a_policy_that_waits_for_its_own_conclusion_is_refused(
    written: str, way: str, tmp_path: Path
) -> None:
    assert_the_one_fault(Bad(policies(written), codes.POLICY_CIRCLE, says=way), tmp_path)


@pytest.mark.parametrize("written", NO_CIRCLES.values(), ids=NO_CIRCLES)
def test_a_policy_may_wait_for_others(written: str, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, policies(written), manifest=MANIFEST, files={"measures.yaml": MEASURES})
    assert faults_of(pack) == []


@pytest.mark.parametrize("written", WRONG_IN_THEMSELVES.values(), ids=WRONG_IN_THEMSELVES)
def test_a_policy_must_make_sense_in_itself(written: str, tmp_path: Path) -> None:
    assert_the_one_fault(Bad(policies(written), "DL106"), tmp_path)


def test_a_name_given_in_every_arm_can_be_used(tmp_path: Path) -> None:
    written = policy(
        "any: [{signal: points_lost, as: late}, {signal: prolonged, as: late}], "
        "none: [{signal: falling, same: {criterion: late}}]",
        "{status: deducted, on: late}",
    )
    assert faults_of(write_pack(tmp_path, policies(written))) == []


def test_an_unknown_signal_suggests_the_one_meant(tmp_path: Path) -> None:
    bad = Bad(policies(policy("all: {signal: «point_lost}")), "DL104", "points_lost")
    assert_the_one_fault(bad, tmp_path)


def test_a_conclusion_of_a_policy_that_is_wrong_in_itself_is_still_known(tmp_path: Path) -> None:
    written = policy(f"all: {LOST}", "{conclude: review, text: A, «stauts: deducted}") + policy(
        "all: {conclusion: review}", "{conclude: more, text: A}", name="b"
    )
    assert_the_one_fault(Bad(policies(written), "DL101", "status"), tmp_path)
