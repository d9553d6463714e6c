"""Every fault has a stable code with a title, and a test that provokes it."""

from __future__ import annotations

import re
from pathlib import Path

from cchc_rules.packs import codes

NAMED = {name: value for name, value in vars(codes).items() if name.isupper() and isinstance(value, str)}


def test_every_code_has_a_vietnamese_title_of_its_own() -> None:
    assert set(codes.TITLES) == set(NAMED.values())
    assert len(set(codes.TITLES.values())) == len(codes.TITLES)
    assert all(not title.isascii() for title in codes.TITLES.values())


def test_codes_are_unique_and_of_one_shape() -> None:
    assert len(set(NAMED.values())) == len(NAMED)
    assert all(re.fullmatch(r"CC\d{3}", code) for code in NAMED.values())
    assert set(NAMED.values()) >= codes.NEED_WHOLE_PACK


def test_every_code_is_provoked_by_a_test() -> None:
    folder = Path(__file__).parent
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    missing = [name for name in NAMED if f"codes.{name}" not in written]
    assert missing == []
