"""The font of the charts has every Vietnamese letter, so nothing falls back to a font of the computer."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from cchc_rules.reports.charts.fonts import FAMILY, FOLDER, STACK
from cchc_rules.reports.overview.signs import SIGN
from tests.reports.charts.drawn import CASES, svgs_of

FACES = ("cchc-sans-regular.ttf", "cchc-sans-bold.ttf")
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}")
TONES += ("\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}")
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"


def letters() -> set[str]:
    toned = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    small = toned | set(ALPHABET)
    return small | {letter.upper() for letter in small}


@pytest.mark.parametrize("face", FACES)
def test_every_letter_with_every_tone_is_there(face: str) -> None:
    wanted = letters() | set("0123456789,.%()–-!?+/:;“”…₫ \N{NO-BREAK SPACE}") | set(SIGN.values())
    assert len(letters()) == 2 * (len(VOWELS) * len(TONES) + len(set(ALPHABET) - set(VOWELS)))
    assert {letter for letter in wanted if ord(letter) not in TTFont(FOLDER / face).getBestCmap()} == set()


@pytest.mark.parametrize("face", FACES)
def test_the_font_names_itself_and_its_licence(face: str) -> None:
    names = TTFont(FOLDER / face)["name"]
    assert names.getDebugName(1) == FAMILY
    assert names.getDebugName(2) == ("Bold" if "bold" in face else "Regular")
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_both_faces_together_stay_small() -> None:
    assert sum((FOLDER / face).stat().st_size for face in FACES) < 100_000


@pytest.mark.parametrize("case", CASES)
def test_all_text_of_a_chart_is_set_in_the_font_and_in_its_letters(case: tuple[str, str]) -> None:
    known = set(TTFont(FOLDER / FACES[0]).getBestCmap())
    for svg in svgs_of(*case):
        families = set()
        root = ET.fromstring(svg)
        parents = {child: parent for parent in root.iter() for child in parent}
        for text in (each for each in root.iter() if each.tag.endswith("}text")):
            holder = text
            while "font-family" not in holder.attrib:
                holder = parents[holder]
            families.add(holder.attrib["font-family"])
            assert {each for each in "".join(text.itertext()) if ord(each) not in known} == set()
        assert families == {STACK}
