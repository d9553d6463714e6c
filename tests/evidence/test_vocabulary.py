"""What a pack lets evidence say: the interval of every measure follows from what it is made of."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from cchc_rules.evidence.vocabulary import Vocabulary
from cchc_rules.packs.dimensions import Dimension
from evidence.office import PACK, small_pack

RATE = {"label": "Tỷ lệ", "kind": "percent"}
NARROW = {"label": "Hẹp", "kind": "count", "min": 2, "max": 5}
SIGNED = {"label": "Có dấu", "kind": "count", "min": -5, "max": 5}


def made(kind: str, of: Any, **more: Any) -> dict[str, Any]:
    return {"label": "Tính ra", "kind": kind, "of": of, **more}


@pytest.mark.parametrize(
    "measure, low, high",
    [
        (made("sum", ["rate", "rate"]), 0, 2),
        (made("sum", ["narrow", "files_late"]), 2, None),
        (made("product", ["rate", "narrow"]), 0, 5),
        (made("product", ["rate", "files_late"]), 0, None),
        (made("product", ["signed", "narrow"]), None, None),
        (made("max", ["narrow", "files_late"]), 2, None),
        (made("max", ["narrow", "signed"]), 2, 5),
        (made("min", ["narrow", "files_late"]), 0, 5),
        (made("min", ["open_files", "narrow"]), None, 5),
        (made("difference", "narrow", minus="narrow"), -3, 3),
        (made("difference", "narrow", minus="files_late"), None, 5),
        (made("complement", "rate"), 0, 1),
        (made("change", "rate"), -1, 1),
        (made("change", "rate", relative=True), None, None),
        (made("ratio", "narrow", over="files_late"), 0, 1),
        (made("ratio", "narrow", over="files_late", above_one=True), 0, None),
        (made("ratio", "open_files", over="files_late"), None, 1),
        (made("complement", "missing"), None, None),
    ],
)
def test_the_interval_of_a_derived_measure_follows_from_its_parts(
    measure: dict[str, Any], low: int | None, high: int | None
) -> None:
    pack = small_pack(rate=RATE, narrow=NARROW, signed=SIGNED, it=measure)
    expected = Vocabulary(pack).expected["it"]
    assert (expected.low, expected.high) == (low, high)


@pytest.mark.parametrize(
    "measure, whole",
    [
        (made("sum", ["narrow", "files_late"]), True),
        (made("difference", "narrow", minus="files_late"), True),
        (made("product", ["narrow", "files_late"]), True),
        (made("product", ["rate", "files_late"]), False),
        (made("complement", "rate"), False),
    ],
)
def test_what_is_made_of_counts_is_a_count(measure: dict[str, Any], whole: bool) -> None:
    pack = small_pack(rate=RATE, narrow=NARROW, it=measure)
    assert Vocabulary(pack).expected["it"].whole is whole


def test_days_between_two_dates_are_whole_and_may_be_negative() -> None:
    days = Vocabulary(PACK).expected["plan_days"]
    assert (days.dimension, days.whole, days.low) == (Dimension.DAYS, True, None)


def test_a_maximum_is_the_criterions_own_or_the_sum_of_its_parts() -> None:
    vocabulary = Vocabulary(PACK)
    assert vocabulary.maximum("1.1") == 2
    assert vocabulary.maximum("1.2") == Fraction(3, 2)
    assert vocabulary.maximum("1") == 4


def test_a_measure_is_suggested_by_its_vietnamese_label() -> None:
    assert Vocabulary(PACK).suggest_measure("ho so tre han", document=False) == "files_late"
    assert Vocabulary(PACK).suggest_measure("Kế hoạch CCHC năm", document=True) == "reform_plan"
