"""Every word of the code has a word on the screen."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.policies import FindingStatus, SignalName
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.words import LANGUAGES, LEVEL, REASON, SIGNAL, STATUS
from cchc_rules.scoring.model import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from cchc_rules.reports.words import Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "members"),
    [(STATUS, FindingStatus), (LEVEL, AgencyLevel), (REASON, Reason), (SIGNAL, SignalName)],
)
def test_every_member_has_a_word(
    language: Language, words: Mapping[Language, Mapping[StrEnum, str]], members: type[StrEnum]
) -> None:
    assert set(words[language]) == set(members)
    assert all(words[language].values())


@pytest.mark.parametrize("words", [STATUS, REASON, SIGNAL])
def test_no_two_members_share_a_word(words: Mapping[Language, Mapping[StrEnum, str]]) -> None:
    for language in LANGUAGES:
        assert len(set(words[language].values())) == len(words[language])


def test_the_statuses_are_said_in_the_words_of_the_office() -> None:
    assert STATUS["vi"][FindingStatus.DEDUCTED] == "Bị trừ điểm"
    assert STATUS["vi"][FindingStatus.AT_RISK] == "Nguy cơ bị trừ điểm"


def test_both_languages_have_columns_of_the_same_number() -> None:
    vi, en = LABELS["vi"], LABELS["en"]
    for each in fields(vi):
        if each.name.endswith("_heads"):
            assert len(getattr(vi, each.name)) == len(getattr(en, each.name))


def test_phrases_of_both_languages_have_the_same_places() -> None:
    import string

    def places(phrase: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}

    vi, en = LABELS["vi"], LABELS["en"]
    for each in fields(vi):
        if isinstance(getattr(vi, each.name), str):
            assert places(getattr(vi, each.name)) == places(getattr(en, each.name)), each.name
