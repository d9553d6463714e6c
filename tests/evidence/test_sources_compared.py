"""Two sources side by side: what is the same, what differs, what only one of them knows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import write_pack

from cchc_rules.evidence.loader import load_evidence
from cchc_rules.evidence.sources_compared import Agreement, Compared, compare_sources
from cchc_rules.evidence.vocabulary import Vocabulary
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.packs.pack import RulePack

RULES = """
measures:
  received: {label: Hồ sơ tiếp nhận, kind: count, unit: hồ sơ}
  on_time: {label: Tỷ lệ đúng hạn, kind: percent}
  linked: {label: Đã kết nối, kind: flag}
fields: [{id: "1", name: Một}]
criteria:
  - id: "1.1"
    name: Đúng hạn
    measure: on_time
    points: 1
    score: {steps: [{when: ">= 95%", points: max}, {otherwise: true, points: 0}]}
"""
SHEET = """format: 1
agency: {{id: so-y-te, name: Sở Y tế, level: department}}
period: {{from: 2021-01-01, to: 2021-12-31}}
figures: {figures}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    """A pack with a count, a rate and a yes or no."""
    return load_pack(write_pack(tmp_path_factory.mktemp("bo"), RULES).folder)


def compared(
    pack: RulePack, folder: Path, one: str, other: str, tolerance: Fraction = Fraction(0)
) -> dict[str, Compared]:
    """What comes of two sheets of one agency, by measure."""
    sources = []
    for name, figures in (("mot", one), ("hai", other)):
        path = folder / f"{name}.yaml"
        path.write_text(SHEET.format(figures=figures), encoding="utf-8")
        loaded = load_evidence([path], pack)
        assert not loaded.faults, [str(fault) for fault in loaded.faults]
        sources.append(loaded.current)
    found = compare_sources(*sources, Vocabulary(pack), tolerance)
    return {each.key.measure: each for each in found}


@pytest.mark.parametrize(
    ("one", "other", "tolerance", "expected"),
    [
        ("95%", "95%", "0", Agreement.SAME),
        ("95%", "94%", "0", Agreement.BEYOND),
        ("95%", "94%", "1/100", Agreement.WITHIN),
        ("95%", "93%", "1/100", Agreement.BEYOND),
        ("{value: 95%, qualifier: khoảng}", '"95,4%"', "0", Agreement.SAME),
        ("{value: 95%, qualifier: hơn}", "99%", "0", Agreement.SAME),
        ("{value: 95%, qualifier: gần}", "99%", "0", Agreement.BEYOND),
    ],
)
def test_rates_differ_by_percentage_points(
    pack: RulePack, tmp_path: Path, one: str, other: str, tolerance: str, expected: Agreement
) -> None:
    found = compared(pack, tmp_path, f"{{on_time: {one}}}", f"{{on_time: {other}}}", Fraction(tolerance))
    assert found["on_time"].agreement is expected


def test_counts_differ_by_a_share_of_the_larger(pack: RulePack, tmp_path: Path) -> None:
    tolerance = Fraction(1, 100)
    assert compared(pack, tmp_path, "{received: 990}", "{received: 1000}", tolerance)[
        "received"
    ].agreement is (Agreement.WITHIN)
    assert compared(pack, tmp_path, "{received: 989}", "{received: 1000}", tolerance)[
        "received"
    ].agreement is (Agreement.BEYOND)


def test_a_yes_and_a_no_are_never_nearly_the_same(pack: RulePack, tmp_path: Path) -> None:
    found = compared(pack, tmp_path, "{linked: có}", "{linked: không}", Fraction(99, 100))
    assert found["linked"].agreement is Agreement.BEYOND
    assert found["linked"].difference is None


def test_what_one_source_lacks_is_told_and_is_no_zero(pack: RulePack, tmp_path: Path) -> None:
    found = compared(pack, tmp_path, "{received: 5}", "{on_time: 95%}")
    assert found["received"].agreement is Agreement.ONLY_FIRST
    assert found["on_time"].agreement is Agreement.ONLY_SECOND
    assert found["received"].second is None


def test_figures_of_two_days_are_not_judged(pack: RulePack, tmp_path: Path) -> None:
    found = compared(
        pack,
        tmp_path,
        "{on_time: [{value: 90%, as_of: 2021-06-30}, {value: 95%, as_of: 2021-09-30}]}",
        "{on_time: [{value: 95%, as_of: 2021-06-30}]}",
    )
    assert found["on_time"].agreement is Agreement.OTHER_DAY


@given(one=st.integers(0, 1000), other=st.integers(0, 1000), tolerance=st.fractions(0, 1))
def test_the_order_of_the_sources_changes_only_the_sign(
    pack: RulePack, tmp_path_factory: pytest.TempPathFactory, one: int, other: int, tolerance: Fraction
) -> None:
    folder = tmp_path_factory.mktemp("hai-nguon")
    there = compared(pack, folder, f"{{received: {one}}}", f"{{received: {other}}}", tolerance)["received"]
    back = compared(pack, folder, f"{{received: {other}}}", f"{{received: {one}}}", tolerance)["received"]
    assert there.agreement is back.agreement
    assert there.difference is not None
    assert back.difference == -there.difference
