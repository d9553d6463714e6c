"""Entries checked against their models: every fault at its place, in Vietnamese, all at once."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BeforeValidator, Discriminator, Field, RootModel, Tag, model_validator

from cchc_rules.sources import codes
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.sources.model import (
    DottedId,
    Entry,
    EntryError,
    Identifier,
    OneOrMany,
    Text,
    VnDate,
    VnInteger,
    VnNumber,
    VnQuantity,
)
from cchc_rules.sources.tree import tree_of_text
from cchc_rules.sources.validation import validate


class Level(StrEnum):
    PROVINCE = "province"
    COMMUNE = "commune"


class Step(Entry):
    when: Text
    points: VnNumber | Literal["max", "half"]


class Steps(Entry):
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Proportional(Entry):
    proportional: VnNumber
    full_at: VnQuantity | None = None


def form_of(value: Any) -> str | None:
    return next((key for key in ("steps", "proportional") if isinstance(value, dict) and key in value), None)


Form = Annotated[
    Annotated[Steps, Tag("steps")] | Annotated[Proportional, Tag("proportional")],
    Discriminator(form_of),
]


class Ratio(Entry):
    kind: Literal["ratio"]
    over: Identifier


class Count(Entry):
    kind: Literal["count"]
    unit: Text = "hồ sơ"


class Criterion(Entry):
    id: DottedId
    name: Text
    year: VnInteger = 2021
    points: Annotated[VnNumber, Field(gt=0, le=100)] = Field(default=1)  # type: ignore[assignment]
    levels: OneOrMany[Level] = ()
    score: Form | None = None
    measure: Annotated[Ratio | Count, Field(discriminator="kind")] | None = None
    since: VnDate | None = Field(None, alias="from")
    until: VnDate | None = None
    lead: OneOrMany[Text] = ()
    flag: bool = False
    weights: dict[Identifier, VnNumber] = Field(default_factory=dict)
    timing: Text | Step | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise EntryError("ngày cuối đứng trước ngày đầu", fix="đổi chỗ hai ngày", at=("until",))
        return self


class Pack(Entry):
    criteria: tuple[Criterion, ...]


def check(text: str, *, machine: bool = False) -> list[Fault]:
    faults: list[Fault] = []
    tree = tree_of_text(text, file="tệp", faults=faults, machine=machine)
    assert tree is not None
    validate(Pack, tree, faults)
    return sorted(faults, key=Fault.sort_key)


def one(line: str) -> Fault:
    """The only fault of a criterion with this line in it; the line stands in line 4, from column 5."""
    faults = check(f"criteria:\n  - id: '1'\n    name: x\n    {line}\n")
    assert len(faults) == 1, faults
    return faults[0]


def test_a_sound_file_becomes_an_entry() -> None:
    faults: list[Fault] = []
    text = (
        "criteria:\n  - id: 1.10\n    name: Số hóa\n    year: 2.021\n    points: 0,5\n    levels: province\n"
        "    from: 06/8/2021\n    score: {steps: [{when: '>= 1', points: max}]}\n    timing: thường xuyên\n"
    )
    tree = tree_of_text(text, file="tệp", faults=faults)
    assert tree is not None
    pack = validate(Pack, tree, faults)
    assert faults == []
    assert pack is not None
    criterion = pack.criteria[0]
    assert (criterion.id, criterion.year, criterion.levels) == ("1.10", 2021, (Level.PROVINCE,))
    assert validate(Criterion, tree, faults, at=("criteria", 0)) == criterion


@pytest.mark.parametrize(
    ("line", "code", "column", "told"),
    [
        ("nmae: y", codes.UNKNOWN_KEY, 5, "không nhận ra khóa “nmae”"),
        ("until: 31/9/2021", codes.INVALID, 12, "không có ngày 31"),
        ("until: 49.000", codes.INVALID, 12, "“49.000” không phải là ngày"),
        ("until: [1]", codes.WRONG_TYPE, 12, "gặp một danh sách"),
        ("until: true", codes.WRONG_TYPE, 12, "gặp giá trị đúng/sai true"),
        ("points: nhiều", codes.INVALID, 13, "“nhiều” không phải là một số"),
        ("points: 5%", codes.INVALID, 13, "phần trăm"),
        ("points:", codes.WRONG_TYPE, 12, "gặp chỗ trống"),
        ("points: 0", codes.OUT_OF_BOUNDS, 13, "nằm ngoài giới hạn"),
        ("points: 101", codes.OUT_OF_BOUNDS, 13, "nằm ngoài giới hạn"),
        ("year: 6,5", codes.WRONG_TYPE, 11, "gặp “6,5”"),
        ("levels: [provinec]", codes.NOT_ALLOWED, 14, "“provinec” không có trong danh sách"),
        ("levels: huyện", codes.NOT_ALLOWED, 13, "“huyện” không có trong danh sách"),
        ("flag: có lẽ", codes.WRONG_TYPE, 11, "gặp “có lẽ”"),
        ("lead: {a: 1}", codes.WRONG_TYPE, 11, "gặp một nhóm khóa"),
        ("lead: ['']", codes.WRONG_LENGTH, 12, "đang để trống"),
        ("weights: {Tỷ lệ: 1}", codes.WRONG_FORM, 15, "“Tỷ lệ” viết không đúng dạng"),
        ("weights: [1]", codes.WRONG_TYPE, 14, "gặp một danh sách"),
        ("score: {steps: []}", codes.WRONG_LENGTH, 20, "có 0 mục"),
        ("score: {step: []}", codes.UNKNOWN_FORM, 12, "không nhận ra dạng"),
        ("score: {steps: [{when: x}]}", codes.MISSING_KEY, 21, "thiếu khóa “points”"),
        (
            "score: {steps: [{when: x, points: 1}], stpes: 1}",
            codes.UNKNOWN_KEY,
            44,
            "không nhận ra khóa “stpes”",
        ),
        ("score: {steps: [{when: x, points: full}]}", codes.WRONG_TYPE, 39, "gặp “full”"),
        ("measure: {kind: ratoi}", codes.UNKNOWN_FORM, 14, "không nhận ra dạng “ratoi”"),
        ("measure: {unit: x}", codes.MISSING_KEY, 14, "thiếu khóa “kind”"),
        ("measure: x", codes.WRONG_TYPE, 14, "gặp “x”"),
        ("measure: {kind: ratio}", codes.MISSING_KEY, 5, "thiếu khóa “over”"),
        ("timing: {when: x, points: 1, a: 2}", codes.UNKNOWN_KEY, 34, "không nhận ra khóa “a”"),
        ("timing: [x]", codes.WRONG_TYPE, 13, "gặp một danh sách"),
    ],
)
def test_each_slip_is_told_at_its_place(line: str, code: str, column: int, told: str) -> None:
    fault = one(line)
    assert (fault.code, fault.place.line) == (code, 4)
    assert told in fault.message
    assert fault.place.column == column


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("nmae: y", "name"),
        ("form: 1/1/2021", "from"),
        ("levels: [provinec]", "province"),
        ("measure: {kind: ratoi}", "ratio"),
        ("measure: {kind: count, unti: x}", "unit"),
        ("score: {proportional: 1, full_ta: 5%}", "full_at"),
        ("score: {steps: [{when: x, points: haf}]}", "half"),
        ("score: {step: []}", "steps"),
        ("xyzzy: y", None),
    ],
)
def test_what_was_probably_meant_is_suggested(line: str, guess: str | None) -> None:
    assert one(line).did_you_mean == guess


def test_the_keys_of_another_form_are_not_offered() -> None:
    fault = one("score: {steps: [{when: x, points: 1}], ful_at: 5%}")
    assert fault.expected == "một trong các khóa: steps"
    assert fault.did_you_mean is None


def test_a_missing_key_is_told_at_the_entry_that_lacks_it() -> None:
    faults = check("criteria:\n  - id: '1'\n    name: x\n  - id: '2'\n")
    assert [(fault.code, fault.place) for fault in faults] == [(codes.MISSING_KEY, Place("tệp", 4, 5))]
    assert faults[0].message == "thiếu khóa “name”"


def test_a_rule_between_two_keys_points_at_the_one_it_names_and_gives_the_remedy() -> None:
    faults = check("criteria:\n  - id: '1'\n    name: x\n    from: 2/1/2021\n    until: 1/1/2021\n")
    assert [(fault.code, fault.place.line, fault.place.column) for fault in faults] == [
        (codes.INVALID, 5, 12)
    ]
    assert (faults[0].message, faults[0].fix) == ("ngày cuối đứng trước ngày đầu", "đổi chỗ hai ngày")


def test_all_faults_are_found_at_once_and_none_twice() -> None:
    faults = check("criteria:\n  - {id: a b, nmae: x}\n  - 5\n  - {id: '1', name: y, points: x, flag: z}\n")
    assert [(fault.place.line, fault.code) for fault in faults] == [
        (2, codes.MISSING_KEY), (2, codes.WRONG_FORM), (2, codes.UNKNOWN_KEY), (3, codes.WRONG_TYPE),
        (4, codes.INVALID), (4, codes.WRONG_TYPE),
    ]  # fmt: skip
    assert len(set(faults)) == len(faults)


def test_what_the_reader_already_told_is_not_told_again() -> None:
    faults = check("criteria:\n  - {id: '1', name: *x, points: 1,5, until: *y}\n")
    assert {fault.code for fault in faults} == {codes.ANCHOR, codes.COMMA_IN_BRACES}


def test_an_unquoted_machine_number_where_a_text_belongs_is_told_to_be_quoted() -> None:
    faults = check('{"criteria": [{"id": 1.10, "name": "x"}]}', machine=True)
    assert [fault.code for fault in faults] == [codes.WRONG_TYPE]
    assert faults[0].fix
    assert "nháy kép" in faults[0].fix


def test_where_several_ways_of_writing_are_allowed_one_fault_tells_them_all() -> None:
    fault = one("score: {steps: [{when: x, points: [1]}]}")
    assert fault.expected
    assert "một số" in fault.expected
    assert "một trong: max, half" in fault.expected


def test_a_value_given_instead_of_the_files_is_checked_with_the_files_places() -> None:
    faults: list[Fault] = []
    tree = tree_of_text("a:\n  b: 1\n", file="tệp", faults=faults)
    assert tree is not None
    assert validate(Step, tree, faults, at=("a",), value={"when": "x", "points": 1}) is not None
    assert validate(Step, tree, faults, at=("a",), value={"when": "x", "b": "1"}) is None
    assert {(fault.code, fault.place.line, fault.place.column) for fault in faults} == {
        (codes.UNKNOWN_KEY, 2, 3), (codes.MISSING_KEY, 1, 1),
    }  # fmt: skip


def refuse(_value: object) -> None:
    raise AssertionError("tự kiểm tra")


class Strange(Entry):
    whole: int | None = None
    real: float | None = None
    exact: Annotated[Decimal, Field(max_digits=3)] | None = None
    listed: list[int] | None = None
    unique: frozenset[int] | None = None
    short: Annotated[str, Field(max_length=3)] | None = None
    few: Annotated[tuple[int, ...], Field(max_length=1)] | None = None
    even: Annotated[int, Field(multiple_of=2)] | None = None
    below: Annotated[int, Field(lt=5)] | None = None
    at_least: Annotated[int, Field(ge=5)] | None = None
    one_of: Literal[1, 2] | None = None
    nothing: None = None
    own: Annotated[Any, BeforeValidator(refuse)] = None
    pair: tuple[int, int] | None = None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("whole: x", codes.WRONG_TYPE),
        ("real: x", codes.WRONG_TYPE),
        ("exact: x", codes.WRONG_TYPE),
        ("exact: 1234", codes.WRONG_FORM),
        ("listed: 1", codes.WRONG_TYPE),
        ("unique: 1", codes.WRONG_TYPE),
        ("short: abcd", codes.WRONG_LENGTH),
        ("few: [1, 2]", codes.WRONG_LENGTH),
        ("even: 3", codes.OUT_OF_BOUNDS),
        ("below: 5", codes.OUT_OF_BOUNDS),
        ("at_least: 4", codes.OUT_OF_BOUNDS),
        ("one_of: 3", codes.NOT_ALLOWED),
        ("nothing: 1", codes.WRONG_TYPE),
        ("own: 1", codes.INVALID),
        ("pair: [1]", codes.MISSING_KEY),
        ("pair: [1, 2, 3]", codes.WRONG_LENGTH),
    ],
)
def test_every_kind_of_pydantic_error_has_a_vietnamese_sentence(text: str, code: str) -> None:
    faults: list[Fault] = []
    tree = tree_of_text(text, file="tệp", faults=faults)
    assert tree is not None
    assert validate(Strange, tree, faults) is None
    assert [fault.code for fault in faults] == [code]
    words = set(str(faults[0]).lower().split())
    assert not words & {"input", "should", "must", "be", "valid", "or", "and", "of", "than"}


def test_a_list_that_is_too_short_for_its_places_says_which_item_is_missing() -> None:
    faults: list[Fault] = []
    tree = tree_of_text("pair: [1]", file="tệp", faults=faults)
    assert tree is not None
    validate(Strange, tree, faults)
    assert [fault.message for fault in faults] == ["danh sách thiếu mục thứ 2"]


class Keyed(Entry):
    values: dict[str, int]

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name in self.values:
            if name == "x":
                raise EntryError(
                    "không có số liệu “x”",
                    at=("values", name),
                    key=True,
                    expected="y",
                    did_you_mean="y",
                    code="BQ001",
                )
        return self


def test_a_rule_of_another_room_may_point_at_a_key_and_bring_its_own_code() -> None:
    faults: list[Fault] = []
    tree = tree_of_text("values: {y: 1, x: 2}", file="tệp", faults=faults)
    assert tree is not None
    validate(Keyed, tree, faults)
    assert faults == [
        Fault(Place("tệp", 1, 16), "BQ001", "không có số liệu “x”", expected="y", did_you_mean="y")
    ]


class Many(RootModel[dict[str, Criterion]]):
    """A file that is one mapping of entries."""


def test_a_file_that_is_a_mapping_of_entries_is_walked_too() -> None:
    faults: list[Fault] = []
    tree = tree_of_text("a:\n  id: '1'\n  nmae: x\n", file="tệp", faults=faults)
    assert tree is not None
    validate(Many, tree, faults)
    assert {(fault.code, fault.did_you_mean) for fault in faults} == {
        (codes.UNKNOWN_KEY, "name"), (codes.MISSING_KEY, None),
    }  # fmt: skip


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "score", "steps", "measure", "kind", "from", "timing", "when", "points", "x"]
            ),
            inner | st.sampled_from(["ratio", "max", "1/1/2021"]),
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(st.lists(junk, min_size=1, max_size=3))
def test_any_junk_is_an_entry_or_faults(value: list[Any]) -> None:
    faults: list[Fault] = []
    tree = tree_of_text("criteria: [{id: x}]", file="tệp", faults=faults)
    assert tree is not None
    pack = validate(Pack, tree, faults, value={"criteria": value})
    assert (pack is None) == bool(faults)
    for fault in faults:
        assert fault.code in codes.TITLES
        assert fault.code != codes.OTHER
