"""Points and classification bands that do not add up are warnings, with the source left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import at, faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import Severity

if TYPE_CHECKING:
    from pathlib import Path


def bands(*conditions: str) -> dict[str, str]:
    """A manifest with these bands, named A, B, C ..."""
    listed = ", ".join(
        "{name: " + name + ", when: " + when + "}" for name, when in zip("ABCDE", conditions, strict=False)
    )
    return {"totals": f"{{bands: [{listed}]}}".replace("{bands", "{«bands")}


COMPLETE = {
    "half-open ranges": ('"90%..100%"', '"80%..<90%"', '"< 80%"'),
    "first that holds, downwards": ('"> 90%"', '"> 80%"', '">= 50%"', '"< 50%"'),
    "first that holds, upwards": ('"< 50%"', '"< 80%"', '"<= 100%"'),
    "in any order": ('"< 80%"', '">= 90%"', '"80%..<90%"'),
    "none": (),
}
GAPS = {
    "at one value": (('"> 90%"', '"80%..<90%"', '"< 80%"'), "mức 90%"),
    "between two": (('">= 90%"', '"70%..<80%"', '"< 70%"'), "khoảng từ 80% đến dưới 90%"),
    "at the bottom": (('">= 90%"', '"80%..<90%"'), "khoảng từ 0% đến dưới 80%"),
    "at the top": (('"80%..<90%"', '"< 80%"'), "khoảng từ 90% đến 100%"),
    "open at both ends": (('"> 90%"', '"<= 80%"'), "khoảng trên 80% đến 90%"),
}
OVERLAPS = {
    "at one value": ('">= 90%"', '«"80%..90%"', '"< 80%"'),
    "over a range": ('"85%..100%"', '«"80%..90%"', '"< 80%"'),
    "never reached": ('">= 80%"', '«">= 90%"', '"< 80%"'),
}


@pytest.mark.parametrize("conditions", COMPLETE.values(), ids=COMPLETE)
def test_bands_that_cover_everything_once_raise_no_warning(
    conditions: tuple[str, ...], tmp_path: Path
) -> None:
    assert load_pack(write_pack(tmp_path, manifest=bands(*conditions)).folder).warnings == ()


@pytest.mark.parametrize(("conditions", "says"), GAPS.values(), ids=GAPS)
def test_a_gap_between_bands_is_a_warning_at_the_bands(
    conditions: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    pack = write_pack(tmp_path, manifest=bands(*conditions))
    (warning,) = load_pack(pack.folder).warnings
    assert (warning.code, warning.severity) == (codes.BANDS_GAP, Severity.WARNING)
    assert says in warning.message
    assert at(warning.place) == pack.place("pack.yaml")


@pytest.mark.parametrize("conditions", OVERLAPS.values(), ids=OVERLAPS)
def test_an_overlap_of_bands_is_a_warning_at_the_later_band(
    conditions: tuple[str, ...], tmp_path: Path
) -> None:
    pack = write_pack(tmp_path, manifest=bands(*conditions))
    (warning,) = load_pack(pack.folder).warnings
    assert (warning.code, warning.severity) == (codes.BANDS_OVERLAP, Severity.WARNING)
    assert at(warning.place) == pack.place("pack.yaml", 1)
    assert "mức viết trước (“A”) được áp dụng" in warning.message


def test_a_band_is_a_percent_of_the_index(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, manifest={"totals": '{bands: [{name: A, when: «">= 90"}]}'})
    (fault,) = faults_of(pack)
    assert (fault.code, spot(fault)) == (codes.WRONG_UNIT, pack.place("pack.yaml"))


def survey(name: str, points: object, more: str = "") -> str:
    """A criterion in one line."""
    return f'  - {{id: "{name}", name: A, points: {points}, score: survey{more}}}\n'


PARENT = '  - {id: "1", name: A, points: «3}\n'
WRONG_SUMS = {
    "parent": "criteria:\n" + PARENT + survey("1.1", 1) + survey("1.2", 1),
    "field": 'fields: [{id: "1", name: A, points: «3}]\ncriteria:\n' + survey("1.1", 1) + survey("1.2", 1),
    "penalty parent": "criteria:\n"
    + PARENT.replace("points", "group: penalty, points")
    + survey("1.1", 1, ", group: penalty"),
}
RIGHT_SUMS = {
    "parent": "criteria:\n" + PARENT + survey("1.1", '"1,5"') + survey("1.2", '"1,5"'),
    "bonus apart": "criteria:\n" + PARENT + survey("1.1", 3) + survey("1.2", 1, ", group: bonus"),
    "grandchild without its parent": "criteria:\n" + PARENT + survey("1.1.1", 3),
    "best of them": "criteria:\n"
    '  - {id: "1", name: A, points: 3, score: {combine: {children: max}}}\n'
    + survey("1.1", 3)
    + survey("1.2", 3),
    "not all say theirs": "criteria:\n"
    + PARENT
    + survey("1.1", 1)
    + '  - {id: "1.2", name: A}\n'
    + survey("1.2.1", 9),
}


@pytest.mark.parametrize("rules", WRONG_SUMS.values(), ids=WRONG_SUMS)
def test_points_that_do_not_add_up_are_a_warning_at_the_parents_points(rules: str, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, rules)
    (warning,) = load_pack(pack.folder).warnings
    assert (warning.code, warning.severity) == (codes.POINTS_DO_NOT_ADD_UP, Severity.WARNING)
    assert at(warning.place) == pack.place()
    assert "3 điểm" in warning.message


@pytest.mark.parametrize("rules", RIGHT_SUMS.values(), ids=RIGHT_SUMS)
def test_points_that_add_up_raise_no_warning(rules: str, tmp_path: Path) -> None:
    assert load_pack(write_pack(tmp_path, rules).folder).warnings == ()
