"""Texts made fit for a document."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.reports.clean_text import clean, open_end, sentence


def test_control_characters_are_gone_and_line_ends_are_blanks() -> None:
    assert clean("a\x07b\x00\nc\td\r\ne") == "ab c d e"


def test_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Số hóa")) == "Số hóa"


def test_blanks_that_hold_words_together_stay() -> None:
    assert clean("30\N{NO-BREAK SPACE}%") == "30\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Rà soát", "Rà soát."),
        ("Rà soát.", "Rà soát."),
        ("Rà soát;", "Rà soát."),
        ("như sau:", "như sau."),
        ("…", "…"),
        ("Kế hoạch này./.", "Kế hoạch này./."),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(text: str, ended: str) -> None:
    assert sentence(text) == ended


def test_an_open_end_is_ready_for_more() -> None:
    assert open_end("Các sở; ") == "Các sở"


@given(st.text())
def test_whatever_comes_in_xml_can_hold_what_comes_out(text: str) -> None:
    from lxml import etree

    element = etree.Element("t")
    element.text = clean(text)
    assert clean(clean(text)) == clean(text)
