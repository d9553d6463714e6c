"""Mistakes an office might make, each seeded into a copy of a shipped pack, and what must be said.

`after` is the text from which on `old` is looked for; `new` holds the mark where the fault must be. Where the
fault is elsewhere, `at` names the file and the text that stands there.
"""

from __future__ import annotations

from typing import NamedTuple

from cchc_rules.inference.faults import UNUSABLE_POLICIES
from cchc_rules.packs import codes
from cchc_rules.packs.lint import codes as doubts
from cchc_rules.sources import codes as files

Q17, Q21, Q24, QN, DN = (
    "quang-ngai-2017",
    "quang-ngai-2021",
    "quang-ngai-2024",
    "quang-nam-2022",
    "dong-nai-snv-2022",
)
CRITERIA, MEASURES, PACK, POLICIES, TASKS = (
    "criteria.yaml",
    "measures.yaml",
    "pack.yaml",
    "policies.yaml",
    "tasks.yaml",
)


class Mistake(NamedTuple):
    """One edit of one file of one pack, and the code of the fault it must cause at the mark."""

    pack: str
    file: str
    after: str
    old: str
    new: str
    code: str
    at: tuple[str, str] | None = None


_ONLINE = 'id: "1.7.1"'
_STEP = '{when: "> 30%", points: "0,2"}'
_TWENTY = "        - {signal: prolonged}\n" * 20
_REST = "        - {otherwise: true, points: 0}"

MISTAKES = (
    # --- names ---
    Mistake(Q21, CRITERIA, _ONLINE, "online_rate", "«onlin_rate", codes.UNKNOWN_MEASURE),
    Mistake(Q21, CRITERIA, 'id: "1.7.2"', "scope: province", "scope: «provinse", codes.UNKNOWN_SCOPE),
    Mistake(QN, MEASURES, "kind: share_of_units", "land_branch", "«land_brach", codes.UNKNOWN_UNIT_KIND),
    Mistake(Q21, POLICIES, "propose-criticism", "on_time_rate", "«on_time_rat", codes.UNKNOWN_MEASURE),
    Mistake(DN, POLICIES, "handle-delay", 'criterion: "3.4"', 'criterion: «"3.44"', codes.UNKNOWN_CRITERION),
    Mistake(DN, POLICIES, "handle-poor-control", 'field: "1"', 'field: «"11"', codes.UNKNOWN_FIELD),
    Mistake(Q21, POLICIES, "propose-criticism", "criterion: late}", "criterion: «lat}", codes.UNKNOWN_ALIAS),
    Mistake(Q21, POLICIES, "propose-criticism", "remediation_plan", "«files_late", codes.NOT_A_DOCUMENT),
    Mistake(
        Q21,
        POLICIES,
        "propose-criticism",
        "{agency}",
        "{agenci}",
        codes.UNKNOWN_PLACEHOLDER,
        (POLICIES, "text: >-"),
    ),
    Mistake(DN, TASKS, 'id: "1.1"', 'criteria: ["2.1"]', 'criteria: [«"2.11"]', codes.UNKNOWN_CRITERION),
    Mistake(QN, CRITERIA, 'id: "2.1"', "levels: [province,", "levels: [«provinc,", files.NOT_ALLOWED),
    Mistake(Q21, CRITERIA, _ONLINE, "margin: 2%", "«margins: 2%", files.UNKNOWN_KEY),
    Mistake(Q21, CRITERIA, _ONLINE, "points:", "«point:", files.UNKNOWN_KEY),
    Mistake(Q21, PACK, "extends", "[_base]", "[«_bsae]", codes.UNKNOWN_PACK),
    Mistake(Q21, CRITERIA, "", 'id: "1.7.2"', 'id: «"1.7.1"', codes.DUPLICATE_ID),
    Mistake(Q21, CRITERIA, "", 'id: "1.7.1"', 'id: «"7.7.1"', codes.NO_PARENT),
    # --- measures ---
    Mistake(
        Q21,
        MEASURES,
        "government_tasks_rate",
        "of: government_tasks_on_time",
        "of: «government_tasks_rate",
        codes.MEASURE_CIRCLE,
    ),
    Mistake(
        Q21, MEASURES, "  on_time_rate:", "of: files_on_time", "of: «remediation_plan", codes.PARTS_DO_NOT_FIT
    ),
    Mistake(
        Q21,
        MEASURES,
        "files_received:",
        "kind: count",
        "kind: cout",
        files.UNKNOWN_FORM,
        (MEASURES, "label:"),
    ),
    Mistake(
        Q21,
        MEASURES,
        "",
        "  files_received:",
        "  «unused_count: {label: Thừa, kind: count}\n  files_received:",
        doubts.UNUSED_MEASURE,
    ),
    Mistake(Q21, PACK, "scopes:", "  department:", "  «health: Y tế\n  department:", doubts.UNUSED_NAME),
    Mistake(
        QN,
        PACK,
        "unit_kinds:",
        "  land_branch:",
        "  «health_post: Trạm y tế\n  land_branch:",
        doubts.UNUSED_NAME,
    ),
    # --- steps ---
    Mistake(Q21, CRITERIA, _ONLINE, '"> 30%"', '«"> 30"', codes.WRONG_UNIT),
    Mistake(Q21, CRITERIA, _ONLINE, '"> 30%"', '«"= cao"', codes.WORD_FOR_A_NUMBER),
    Mistake(Q21, CRITERIA, _ONLINE, '"> 30%"', '«"trên 30%"', files.INVALID),
    Mistake(
        Q21, CRITERIA, _ONLINE, '"> 30%", points: "0,2"', '"> 30%", points: «"0,3"', codes.POINTS_OVER_MAXIMUM
    ),
    Mistake(QN, CRITERIA, 'id: "1.1"', '"= yes"', '«"= đạt"', codes.NOT_YES_OR_NO),
    Mistake(
        Q21,
        CRITERIA,
        _ONLINE,
        _REST,
        '        - {when: "< 30%", points: 0}',
        doubts.STEPS_GAP,
        (CRITERIA, "steps:"),
    ),
    Mistake(QN, CRITERIA, 'id: "2.2"', _REST, "", doubts.STEPS_GAP, (CRITERIA, "steps:")),
    Mistake(QN, CRITERIA, 'id: "2.4"', _REST, "", doubts.STEPS_GAP, (CRITERIA, "steps:")),
    Mistake(
        Q21,
        CRITERIA,
        _ONLINE,
        _REST,
        '        - {when: «"> 50%", points: "0,1"}\n' + _REST,
        doubts.STEP_UNREACHABLE,
    ),
    Mistake(
        DN,
        CRITERIA,
        'id: "3.2"',
        _REST,
        '        - {when: «">= 99%", points: half}\n' + _REST,
        doubts.STEP_UNREACHABLE,
    ),
    Mistake(Q21, CRITERIA, _ONLINE, '"> 30%"', '«"> 300%"', doubts.STEP_UNREACHABLE),
    Mistake(
        DN,
        CRITERIA,
        'id: "3.2"',
        _REST,
        '        - {when: «"90%..96%", points: half}\n' + _REST,
        doubts.STEPS_OVERLAP,
    ),
    Mistake(
        DN,
        CRITERIA,
        'id: "3.2"',
        _REST,
        '        - {when: ">= 80%", points: 0}\n        - {when: ">= 70%", points: half}\n' + _REST,
        doubts.UP_AND_DOWN,
        (CRITERIA, '">= 96%"'),
    ),
    Mistake(
        DN,
        CRITERIA,
        'id: "3.2"',
        '">= 96%", points: 1',
        '">= 96%", points: half',
        doubts.NEVER_FULL,
        (CRITERIA, "steps:"),
    ),
    Mistake(Q21, CRITERIA, 'id: "1.5"', "on_time: max", "«on_time: half", doubts.NEVER_FULL),
    Mistake(
        Q21,
        CRITERIA,
        _ONLINE,
        _STEP,
        "{otherwise: true, points: max}\n        - «" + _STEP,
        codes.AFTER_OTHERWISE,
    ),
    Mistake(DN, CRITERIA, 'id: "3.2"', "margin: 1%", "margin: «5%", doubts.MARGIN_TOO_WIDE),
    Mistake(QN, CRITERIA, 'id: "2.2"', "margin: 1%", "margin: «6%", doubts.MARGIN_TOO_WIDE),
    Mistake(QN, CRITERIA, 'id: "2.2"', "margin: 1%", "margin: «6", codes.WRONG_UNIT),
    # --- tree, points ---
    Mistake(Q21, CRITERIA, "fields:", "points: 10", "points: «11", codes.POINTS_DO_NOT_ADD_UP),
    Mistake(Q21, CRITERIA, 'id: "1.2"', "    points: 1\n", "    points: «2\n", codes.POINTS_DO_NOT_ADD_UP),
    Mistake(
        Q21,
        CRITERIA,
        _ONLINE,
        'points: "0,2"',
        '# points: "0,2"',
        codes.LEAF_WITHOUT_POINTS,
        (CRITERIA, _ONLINE),
    ),
    Mistake(
        Q21,
        CRITERIA,
        _ONLINE,
        "measure: online_rate",
        "scope: province",
        codes.LEAF_WITHOUT_MEASURE,
        (CRITERIA, _ONLINE),
    ),
    Mistake(
        Q21,
        CRITERIA,
        'id: "1.5"',
        "measure: de_an_mot_cua",
        "measure: on_time_rate",
        codes.FORM_DOES_NOT_FIT,
        (CRITERIA, "deadline:"),
    ),
    Mistake(
        Q21, CRITERIA, _ONLINE, "at_risk: {margin: 2%}", "at_risk: {«deadline_within: 5}", codes.NEVER_AT_RISK
    ),
    # --- basis, remedies ---
    Mistake(
        DN,
        CRITERIA,
        'id: "3.2"',
        "    basis:\n",
        "    basis: null\n    bassis:\n",
        files.UNKNOWN_KEY,
        (CRITERIA, "bassis:"),
    ),
    Mistake(
        QN,
        CRITERIA,
        'id: "1.1"',
        "      lead:\n        - Thủ trưởng các Sở, Ban, ngành\n"
        "        - Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố\n",
        "",
        doubts.NO_LEAD,
        (CRITERIA, "remedy:"),
    ),
    Mistake(
        DN, CRITERIA, 'id: "3.2"', "      lead: [Các PCM & ĐVTT]\n", "", doubts.NO_LEAD, (CRITERIA, "remedy:")
    ),
    Mistake(
        DN, CRITERIA, 'id: "3.2"', "      timing: regular\n", "", doubts.NO_TIMING, (CRITERIA, "remedy:")
    ),
    Mistake(DN, TASKS, 'id: "1.1"', "      timing: regular\n", "", doubts.NO_TIMING, (TASKS, "remedy:")),
    # --- targets, periods ---
    Mistake(
        QN, CRITERIA, 'id: "5.2.1"', '">= 80%"', '"> 80%"', doubts.TARGETS_CONTRADICT, (CRITERIA, '"> 85%"')
    ),
    Mistake(
        Q21,
        CRITERIA,
        'id: "1.7.2"',
        '    scope: province\n    score:\n      steps:\n        - {when: "> 30%"',
        '    score:\n      steps:\n        - {when: «"> 35%"',
        doubts.TARGETS_CONTRADICT,
    ),
    Mistake(Q21, CRITERIA, 'id: "1.5"', "due: 2021-09-30", "due: «2020-09-30", doubts.OUTSIDE_PERIOD),
    Mistake(DN, CRITERIA, 'id: "1.1"', "before: 2022-01-31", "before: «2023-01-31", doubts.OUTSIDE_PERIOD),
    Mistake(DN, TASKS, 'id: "1.2"', "{in: Tháng 01/2022}", "{in: «Tháng 01/2021}", doubts.OUTSIDE_PERIOD),
    Mistake(
        Q21,
        CRITERIA,
        'id: "1.5"',
        "{in: Trong tháng 9/2021}",
        "{in: «Trong tháng 9/2022}",
        doubts.OUTSIDE_PERIOD,
    ),
    Mistake(Q21, PACK, "", "year: 2021", "year: «2022", doubts.WRONG_YEAR),
    Mistake(Q21, PACK, "", "to: 2021-12-31", "to: «2020-12-31", codes.PERIOD_REVERSED),
    Mistake(Q21, CRITERIA, 'id: "1.5"', "due: 2021-09-30", "due: «2021-09-31", files.INVALID),
    # --- units, words of their time ---
    Mistake(
        QN, PACK, "", "to: 2022-12-31}", "to: 2026-12-31}", codes.OLD_UNIT, (CRITERIA, "lead: [Sở Tài nguyên")
    ),
    Mistake(
        QN,
        CRITERIA,
        'id: "2.2"',
        "lead: [Sở Tài nguyên và Môi trường]",
        "lead: [«Sở Tài nguyên và Môi trương]",
        doubts.UNIT_MISSPELT,
    ),
    Mistake(QN, CRITERIA, 'id: "1.2"', "lead: [Sở Nội vụ]", "lead: [«Sở Nội vu]", doubts.UNIT_MISSPELT),
    # --- policies ---
    Mistake(Q21, POLICIES, "propose-criticism", "signal: prolonged", "signal: «prolongd", files.NOT_ALLOWED),
    Mistake(
        DN,
        POLICIES,
        "commend",
        "none:\n",
        'none:\n        - {finding: {criterion: "4.2", status: met}}\n',
        doubts.NEVER_FIRES,
        (POLICIES, "all: [{finding"),
    ),
    Mistake(
        DN,
        POLICIES,
        "handle-delay",
        'obligation_triggered, of: {criterion: "3.4"}',
        'obligation_triggered, of: {criterion: "3.2"}',
        doubts.NOBODY_ASSERTS,
        (POLICIES, "- {signal: obligation_triggered"),
    ),
    Mistake(
        Q21,
        POLICIES,
        "criticism-no-apology",
        "signal: points_lost",
        "signal: stale_figure",
        doubts.NOBODY_ASSERTS,
        (POLICIES, "{signal: stale_figure"),
    ),
    Mistake(
        Q21,
        POLICIES,
        "policies:",
        "policies:\n",
        "policies:\n  - id: mild\n    when: {all: [{signal: points_lost}, {signal: falling}]}\n"
        "    then: {status: «at_risk}\n",
        doubts.OPPOSITE_STATUSES,
    ),
    Mistake(
        Q21,
        POLICIES,
        "policies:",
        "policies:\n",
        "policies:\n  - id: «again\n    when: {all: [{signal: points_lost}]}\n"
        "    then: {status: deducted, task: remedy}\n",
        doubts.SAME_POLICY_TWICE,
    ),
    Mistake(
        Q21,
        POLICIES,
        "policies:",
        "policies:\n",
        "policies:\n  - id: heavy\n    when:\n      all:\n        - {signal: falling, as: a}\n"
        f"{_TWENTY}    then: {{status: at_risk}}\n",
        UNUSABLE_POLICIES,
        (POLICIES, "- id: heavy"),
    ),
    # --- characters ---
    Mistake(Q21, CRITERIA, _ONLINE, "Tỷ lệ", "T«y\u0309 lệ", doubts.NOT_NFC),
    Mistake(
        Q21,
        MEASURES,
        "",
        "  files_received:",
        "  «file\u0455_received:",
        doubts.LOOK_ALIKE_IN_ID,
        (MEASURES, "\u0455_received"),
    ),
    Mistake(
        Q21, CRITERIA, _ONLINE, "measure: online_rate", "measure: «\u043enline_rate", doubts.LOOK_ALIKE_IN_ID
    ),
    Mistake(Q21, CRITERIA, _ONLINE, "trên địa bàn", "trên «\u00f0ịa bàn", doubts.LOOK_ALIKE_IN_TEXT),
    Mistake(Q21, CRITERIA, "", 'id: "1.10"', 'id: «"1.1O"', doubts.LETTER_FOR_DIGIT),
    Mistake(Q21, CRITERIA, "", 'id: "1.10"', "id: «1.10", doubts.ID_WITHOUT_QUOTES),
    # --- the file itself ---
    Mistake(Q21, CRITERIA, _ONLINE, '"> 30%"', "«> 30%", files.NEEDS_QUOTES),
    Mistake(
        Q21,
        CRITERIA,
        _ONLINE,
        "    at_risk: {margin: 2%}",
        "    at_risk: {margin: 2%}\n    «at_risk: {margin: 3%}",
        files.DUPLICATE_KEY,
    ),
    Mistake(
        Q21, CRITERIA, _ONLINE, "margin: 2%}", "margin: 0,5%}", files.COMMA_IN_BRACES, (CRITERIA, "0,5%}")
    ),
)
