"""Names compared, sorted, suggested and numbered the Vietnamese way."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.vietnamese.names import fold, nfc, normalise_tone, point_letter, roman, sort_key, suggest

SYLLABLES = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậóòỏõọúùủũụýỳỷỹỵ AĐƠƯỶ", max_size=20)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ủy ban NHÂN DÂN  tỉnh", "uy ban nhan dan tinh"),
        ("Uỷ ban nhân dân\u00a0tỉnh", "uy ban nhan dan tinh"),
        ("Đắk Lắk", "dak lak"),
        ("  Quảng\nNgãi ", "quang ngai"),
        ("Thừa Thiên - Huế", "thua thien - hue"),
    ],
)
def test_folding_leaves_plain_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_decomposed_name_folds_and_composes_like_a_composed_one() -> None:
    name = "Trung tâm Phục vụ hành chính công"
    apart = unicodedata.normalize("NFD", name)
    assert apart != name
    assert nfc(apart) == name
    assert fold(apart) == fold(name)


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("CỘNG HOÀ", "CỘNG HÒA"),
        ("UỶ BAN", "ỦY BAN"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("Thuỷ", "Thủy"),
        ("loè", "lòe"),
    ],
)
def test_the_tone_of_an_open_syllable_moves_to_the_older_place(written: str, moved: str) -> None:
    assert normalise_tone(written) == moved


@pytest.mark.parametrize(
    "written", ["quý", "Quỳ", "QUỸ", "hoàn", "toán", "giá", "khoáy", "hoài", "thuyền", "Hòa"]
)
def test_other_syllables_keep_their_tone(written: str) -> None:
    assert normalise_tone(written) == written


def test_names_sort_by_the_vietnamese_alphabet() -> None:
    names = ["Đắk Lắk", "Điện Biên", "Cà Mau", "Ân Thi", "Ăng", "An Giang", "Duy Xuyên", "Êm", "Em"]
    expected = ["An Giang", "Ăng", "Ân Thi", "Cà Mau", "Duy Xuyên", "Đắk Lắk", "Điện Biên", "Em", "Êm"]
    assert sorted(names, key=sort_key) == expected


def test_tones_sort_after_letters_in_dictionary_order() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ", "man"]
    assert all(sorted(order, key=sort_key) == tones for order in itertools.permutations(tones, len(tones)))


def test_numbers_inside_names_sort_by_their_size() -> None:
    assert sorted(["Quận 10", "Quận 2", "Quận 1"], key=sort_key) == ["Quận 1", "Quận 2", "Quận 10"]


def test_the_near_name_is_suggested_even_when_the_marks_are_missing() -> None:
    assert suggest("So Cong Thuong", ["Sở Nội vụ", "Sở Công Thương"]) == "Sở Công Thương"
    assert suggest("nmae", ["name", "points", "measure"]) == "name"


def test_nothing_is_suggested_when_two_names_are_equally_near() -> None:
    assert suggest("Mường Lạm", ["Mường Lan", "Mường Lạn"]) is None


def test_nothing_is_suggested_when_no_name_is_near() -> None:
    assert suggest("Sở Công Thương", ["Cục Thuế", "Kho bạc"]) is None
    assert suggest("x", []) is None


def test_the_points_of_a_list_skip_letters_the_decree_does_not_use() -> None:
    letters = "".join(point_letter(n) for n in range(1, 24))
    assert letters == "abcdđeghiklmnopqrstuvxy"


@pytest.mark.parametrize("n", [0, -1, 24])
def test_there_is_no_point_beyond_y(n: int) -> None:
    with pytest.raises(ValueError, match="đến điểm 23"):
        point_letter(n)


@pytest.mark.parametrize(
    ("n", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_sections_are_numbered_in_roman(n: int, numeral: str) -> None:
    assert roman(n) == numeral


@pytest.mark.parametrize("n", [0, 4000])
def test_there_is_no_roman_zero(n: int) -> None:
    with pytest.raises(ValueError, match="số La Mã"):
        roman(n)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SYLLABLES)
def test_moving_tones_changes_nothing_that_folding_sees_and_is_done_once(text: str) -> None:
    moved = normalise_tone(text)
    assert fold(moved) == fold(text)
    assert normalise_tone(moved) == moved


@given(st.lists(st.text(max_size=8), max_size=8))
def test_sorting_does_not_depend_on_the_order_given(names: list[str]) -> None:
    forwards = [nfc(name) for name in names]
    backwards = list(reversed(forwards))
    assert sorted(forwards, key=sort_key) == sorted(backwards, key=sort_key)


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_a_suggestion_is_one_of_the_candidates_whatever_their_order(word: str, candidates: list[str]) -> None:
    guess = suggest(word, candidates)
    assert guess is None or guess in candidates
    assert suggest(word, reversed(candidates)) == guess
