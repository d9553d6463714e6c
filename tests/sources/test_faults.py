"""A fault says where, what, what was expected and how to mend it."""

from __future__ import annotations

import itertools

from cchc_rules.sources.faults import Fault, FaultsError, Place, UnusableEvidence, UnusableRules

WHOLE = Fault(Place("a.yaml"), "DL006", "tệp không có nội dung")
LINE = Fault(
    Place("a.yaml", 2, 5),
    "DL101",
    "không nhận ra khóa “nmae”",
    expected="id, name",
    fix="sửa tên khóa",
    did_you_mean="name",
)
OTHER = Fault(Place("b.yaml", 1, 1), "DL102", "thiếu khóa “id”")


def test_a_fault_reads_as_file_line_column_then_all_that_helps() -> None:
    assert str(LINE) == (
        "a.yaml:2:5: [DL101] không nhận ra khóa “nmae”; cần: id, name; "
        "có phải ý là “name”?; cách sửa: sửa tên khóa"
    )
    assert str(WHOLE) == "a.yaml: [DL006] tệp không có nội dung"


def test_faults_are_shown_once_each_by_place_whatever_the_order_they_were_found_in() -> None:
    for order in itertools.permutations([WHOLE, LINE, OTHER, LINE]):
        assert FaultsError(order).faults == (WHOLE, LINE, OTHER)


def test_unusable_rules_and_unusable_evidence_are_told_apart_and_show_all_their_faults() -> None:
    for kind in (UnusableRules, UnusableEvidence):
        assert str(kind([OTHER, WHOLE])) == f"{WHOLE}\n{OTHER}"
    assert not issubclass(UnusableRules, UnusableEvidence)
