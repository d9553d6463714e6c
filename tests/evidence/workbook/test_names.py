"""A name is the same through marks typed or not and through aliases; what could be two is never guessed."""

from __future__ import annotations

import pytest

from cchc_rules.evidence.workbook.names import (
    KnownNames,
    Match,
    Sureness,
    agency_names,
    slug_of,
    units_of_pack,
)
from cchc_rules.packs.loader import load_pack

KNOWN = KnownNames(
    [("lan", "Xã Mường Lan"), ("lan-2", "Xã Mường Lạn"), ("ba-to", "Xã Ba Tơ"), ("hoa", "Xã Hòa Bình")]
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Xã Mường Lạn", Match(Sureness.SAME, "lan-2")),
        ("  xã  MƯỜNG LẠN ", Match(Sureness.SAME, "lan-2")),
        ("Xã Hoà Bình", Match(Sureness.SAME, "hoa")),
        ("Xa Ba To", Match(Sureness.WITHOUT_MARKS, "ba-to")),
        ("Xã Ba To", Match(Sureness.DOUBTFUL, None, ("Xã Ba Tơ",))),
        ("Xa Muong Lan", Match(Sureness.DOUBTFUL, None, ("Xã Mường Lan", "Xã Mường Lạn"))),
        ("Xã Mường Làn", Match(Sureness.DOUBTFUL, None, ("Xã Mường Lan", "Xã Mường Lạn"))),
        ("Xã Ba Tơơ", Match(Sureness.UNKNOWN, None, ("Xã Ba Tơ",))),
        ("Phường Trần Phú", Match(Sureness.UNKNOWN)),
    ],
)
def test_a_name_is_recognised_or_its_candidates_are_named(written: str, expected: Match) -> None:
    assert KNOWN.match(written) == expected


def test_decomposed_letters_are_the_same_name() -> None:
    import unicodedata

    assert KNOWN.match(unicodedata.normalize("NFD", "Xã Mường Lạn")).id == "lan-2"


def test_aliases_of_the_pack_mean_the_agency_of_the_list() -> None:
    units = units_of_pack(load_pack("quang-ngai-2021"))
    names = agency_names([("vp-ubnd", "Văn phòng UBND tỉnh")], units)
    assert names.match("VPUBND tỉnh").id == "vp-ubnd"
    assert names.match("Sở GD&ĐT").id == "so-giao-duc-va-dao-tao"


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Sở Nội vụ", "so-noi-vu"), ("Sở KH&CN (mới)", "so-kh-cn-moi"), ("Đặc khu Lý Sơn", "dac-khu-ly-son")],
)
def test_an_id_is_made_from_a_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug
