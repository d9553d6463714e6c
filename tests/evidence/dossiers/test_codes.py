"""Every fault of a log or its map has a stable code with a title of its own."""

from __future__ import annotations

import re

from cchc_rules.evidence.dossiers import codes


def test_every_code_has_one_vietnamese_title_and_no_two_codes_are_alike() -> None:
    declared = [value for name, value in vars(codes).items() if name.isupper() and isinstance(value, str)]
    assert len(set(declared)) == len(declared)
    assert set(codes.TITLES) == set(declared)
    assert len(set(codes.TITLES.values())) == len(declared)


def test_codes_look_alike_and_titles_are_vietnamese_without_a_full_stop() -> None:
    for code, title in codes.TITLES.items():
        assert re.fullmatch(r"HS3[0-9]{2}", code)
        assert title[0].isupper()
        assert not title.isascii()
        assert not title.endswith(".")
