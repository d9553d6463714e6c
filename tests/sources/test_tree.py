"""Files read to plain values with places; whatever is wrong becomes a fault, never an exception."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.sources import codes, yaml_reading
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.sources.tree import Plain, Tree, read_tree, tree_of_text


def read(text: str, *, machine: bool = False) -> tuple[Tree | None, list[Fault]]:
    faults: list[Fault] = []
    return tree_of_text(text, file="tệp", faults=faults, machine=machine), faults


def sound(text: str, *, machine: bool = False) -> Tree:
    tree, faults = read(text, machine=machine)
    assert faults == []
    assert tree is not None
    return tree


def spots(faults: list[Fault]) -> list[tuple[str, int, int]]:
    return [(fault.code, fault.place.line, fault.place.column) for fault in faults]


class TestValues:
    def test_unquoted_text_stays_as_typed(self) -> None:
        tree = sound("a: 1.10\nb: 49.000\nc: 010\nd: 1:30\ne: no\nf: 2021-09-30\ng: 81,6%\n1.1: x\n1.10: y\n")
        assert tree.value == {
            "a": "1.10", "b": "49.000", "c": "010", "d": "1:30", "e": "no", "f": "2021-09-30", "g": "81,6%",
            "1.1": "x", "1.10": "y",
        }  # fmt: skip

    def test_only_null_true_and_false_mean_something_of_their_own(self) -> None:
        tree = sound("- null\n- ~\n-\n- true\n- false\n- 'true'\n- \"\"\n- yes\n")
        assert tree.value == [None, None, None, True, False, "true", "", "yes"]

    def test_a_reader_can_tell_quoted_from_unquoted(self) -> None:
        plain, quoted = sound("[5, '5']").value
        assert type(plain) is Plain
        assert type(quoted) is str

    def test_decomposed_text_is_composed_in_keys_and_values(self) -> None:
        assert sound("te\u0302n: So\u0302\u0301").value == {"tên": "Số"}

    def test_escaped_marks_are_composed_too(self) -> None:
        assert sound('"e\\u0302"').value == "ê"

    def test_a_byte_order_mark_is_accepted(self) -> None:
        tree = sound("\ufeffa: 1")
        assert tree.value == {"a": "1"}
        assert tree.key_place(("a",)) == Place("tệp", 1, 1)

    def test_windows_line_ends_are_read(self) -> None:
        assert sound("a: 1\r\nb: 2\r\n").place(("b",)) == Place("tệp", 2, 4)

    def test_json_numbers_are_a_machines_numbers(self) -> None:
        tree = sound('{"a": 49.000, "b": 49000, "c": "49.000", "d": [true, null], "e": -1.5e2}', machine=True)
        assert tree.value == {
            "a": Decimal(49),
            "b": 49000,
            "c": "49.000",
            "d": [True, None],
            "e": Decimal(-150),
        }
        assert type(tree.value["b"]) is int
        assert type(tree.value["c"]) is str


class TestPlaces:
    TEXT = "fields:\n  - {id: '1', tên: Cải cách}\ncriteria:\n  - id: 1.7\n    score:\n      steps: [a, b]\n"

    @pytest.mark.parametrize(
        ("path", "value", "key"),
        [
            (("fields",), (2, 3), (1, 1)),
            (("fields", 0, "id"), (2, 10), (2, 6)),
            (("fields", 0, "tên"), (2, 20), (2, 15)),
            (("criteria", 0, "score", "steps", 1), (6, 18), (6, 18)),
            (("criteria", 0, "score", "nothing"), (6, 7), (6, 7)),
            (("nothing", "at", "all"), (1, 1), (1, 1)),
            ((), (1, 1), (1, 1)),
        ],
    )
    def test_values_and_keys_have_places_and_what_is_missing_has_its_nearest_parent(
        self, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
    ) -> None:
        tree = sound(self.TEXT)
        assert tree.place(path) == Place("tệp", *value)
        assert tree.key_place(path) == Place("tệp", *key)

    def test_a_tree_tells_what_it_holds(self) -> None:
        tree = sound(self.TEXT)
        assert tree.holds(("criteria", 0, "id"))
        assert not tree.holds(("criteria", 1))
        assert not tree.holds(("criteria", "0"))
        assert tree.get(("criteria", 0, "id")) == "1.7"

    def test_json_has_places_too(self) -> None:
        tree = sound('{"a": 1,\n  "số": [2, {"c": 3}]}', machine=True)
        assert tree.place(("số", 1, "c")) == Place("tệp", 2, 19)
        assert tree.key_place(("số",)) == Place("tệp", 2, 3)

    def test_an_excerpt_puts_the_caret_under_the_place_whatever_the_width_of_the_letters(self) -> None:
        tree = sound("tên: {値: 漢字, b: số}")
        line, caret = tree.excerpt(tree.place(("tên", "b"))).splitlines()
        assert line == "1 | tên: {値: 漢字, b: số}"
        assert caret == "  | " + " " * len("tên: {xx: xxxx, b: ") + "^"

    def test_an_excerpt_is_right_for_decomposed_letters_and_tabs(self) -> None:
        tree = sound("{te\u0302n:\tx, b: y}")
        line, caret = tree.excerpt(tree.place(("b",))).splitlines()
        assert line == "1 | {te\u0302n:    x, b: y}"
        assert caret == "  | " + " " * len("{tên:    x, b: ") + "^"

    def test_an_excerpt_of_a_long_line_is_cut_around_the_place(self) -> None:
        tree = sound("{a: " + "x" * 500 + ", b: y, c: " + "z" * 500 + "}")
        line, caret = tree.excerpt(tree.place(("b",))).splitlines()
        assert len(line) < 120
        assert line[caret.index("^")] == "y"

    def test_there_is_no_excerpt_of_another_file_or_of_no_line(self) -> None:
        tree = sound("a: 1")
        assert (
            tree.excerpt(Place("khác", 1, 1))
            == tree.excerpt(Place("tệp"))
            == tree.excerpt(Place("tệp", 9, 1))
            == ""
        )


class TestSyntaxFaults:
    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            ("a:\n\tb: 1\n", codes.TAB_INDENT, 2, 1),
            ("a: 1\n\tb: 2\n", codes.TAB_INDENT, 2, 1),
            ("a:\n  - x\n\t- y\n", codes.TAB_INDENT, 3, 1),
            ("a: 1\nb 2\nc: 3\n", codes.MISSING_COLON, 2, 1),
            ('a: 1\nb: "abc\nc: 1\n', codes.OPEN_QUOTE, 2, 4),
            ("a: 'abc\nc: 1\n", codes.OPEN_QUOTE, 1, 4),
            ("a: {b: 1\nc: 2\n", codes.OPEN_BRACKET, 1, 4),
            ("a: [1, 2\nb: 1\n", codes.OPEN_BRACKET, 1, 4),
            ("a: ]\n", codes.OPEN_BRACKET, 1, 4),
            ("a:\n    b: 1\n  c: 2\n", codes.BAD_INDENT, 3, 3),
            ("a: 1\n  b: 2\n", codes.BAD_INDENT, 2, 4),
            ("a: b: c\n", codes.BAD_INDENT, 1, 5),
            ("- a\nb: 1\n", codes.BAD_INDENT, 2, 1),
            ("a: - b\n", codes.BAD_INDENT, 1, 4),
            ('a: "x" y\n', codes.BAD_INDENT, 1, 8),
            ("a: 1\nwhen: > 30%\n", codes.NEEDS_QUOTES, 2, 7),
            ("when: >= 95%\n", codes.NEEDS_QUOTES, 1, 7),
            ("when: >5\nb: 1\n", codes.NEEDS_QUOTES, 1, 7),
            ("{when: > 30%}\n", codes.NEEDS_QUOTES, 1, 8),
            ("a: @x\n", codes.NEEDS_QUOTES, 1, 4),
            ("a: * x\n", codes.NEEDS_QUOTES, 1, 5),
            ('a: "C:\\dữ liệu"\n', codes.BAD_ESCAPE, 1, 7),
            ("a: !f!x y\n", codes.TAG, 1, 4),
            ("a: 1\n...\nb", codes.SECOND_DOCUMENT, 3, 1),
            ("a: 1\n---\nb: 2\n", codes.SECOND_DOCUMENT, 2, 1),
        ],
    )
    def test_each_slip_has_its_own_sentence_at_its_place(
        self, text: str, code: str, line: int, column: int
    ) -> None:
        _, faults = read(text)
        assert spots(faults) == [(code, line, column)]
        assert faults[0].fix

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ('{"a": 1,}', 1, 9),
            ('{"a" 1}', 1, 6),
            ('{"a": "x}', 1, 7),
            ('{"a": 1\n "b": 2}', 2, 2),
            ('{"a": "\\d"}', 1, 8),
            ('{"a": NaN}', 1, 7),
            ("[1] 2", 1, 5),
            ("nope", 1, 1),
        ],
    )
    def test_broken_json_is_told_at_its_place(self, text: str, line: int, column: int) -> None:
        tree, faults = read(text, machine=True)
        assert tree is None
        assert [fault.code for fault in faults] == [codes.JSON_SYNTAX]
        assert faults[0].place.line == line
        assert abs(faults[0].place.column - column) <= 1  # Python 3.13 points one column earlier

    def test_no_english_reaches_the_user(self) -> None:
        for text in (
            "a: %x",
            "a: 1\n b",
            "%YAML 9.9\n---\na",
            "a: |x",
            "? a\n b",
            "a: &",
            "[1,,2]",
            "a: {",
            "&a &b c",
        ):
            for fault in read(text)[1]:
                assert not {"expected", "found", "while", "line", "error"} & set(str(fault).split())


class TestRecoverableFaults:
    def test_a_duplicate_key_names_both_lines_and_the_first_value_stays(self) -> None:
        tree, faults = read("a: 1\nb: 2\na: {c: [3]}\n")
        assert spots(faults) == [(codes.DUPLICATE_KEY, 3, 1)]
        assert "dòng 1" in faults[0].message
        assert "dòng 3" in faults[0].message
        assert tree is not None
        assert tree.value == {"a": "1", "b": "2"}

    def test_a_key_typed_in_two_unicode_forms_is_the_same_key(self) -> None:
        _, faults = read("số: 1\nso\u0302\u0301: 2\n")
        assert spots(faults) == [(codes.DUPLICATE_KEY, 2, 1)]

    def test_anchors_aliases_and_tags_are_refused_and_reading_goes_on(self) -> None:
        tree, faults = read("a: &x 1\nb: *x\nc: !!python/object/apply:os.system [ls]\nd: !!str 5\n*x : 1\n")
        assert spots(faults) == [
            (codes.ANCHOR, 1, 4),
            (codes.ANCHOR, 2, 4),
            (codes.TAG, 3, 4),
            (codes.TAG, 4, 4),
            (codes.ANCHOR, 5, 1),
        ]
        assert tree is not None
        assert tree.value == {"a": "1", "b": None, "c": ["ls"], "d": "5"}
        assert tree.is_broken(("b",))
        assert not tree.is_broken(("a",))

    def test_keys_that_are_not_text_are_refused_and_their_values_dropped(self) -> None:
        tree, faults = read("? [a, b]\n: {c: 1}\n? {d: 1}\n: 2\n~: 3\nok: 4\n")
        assert [fault.code for fault in faults] == [codes.KEY_NOT_TEXT] * 3
        assert tree is not None
        assert tree.value == {"ok": "4"}

    def test_all_faults_of_a_file_are_found_at_once(self) -> None:
        _, faults = read("a: 1\na: 2\nb: *x\nc: {d: 8,5, d: 1}\ne: [1\n")
        assert {fault.code for fault in faults} == {
            codes.DUPLICATE_KEY, codes.ANCHOR, codes.COMMA_IN_BRACES, codes.OPEN_BRACKET,
        }  # fmt: skip

    def test_control_characters_behind_escapes_are_refused(self) -> None:
        for text, machine in (('"a\\0b"', False), ('"a\\u0000b"', True), ('"a\\ud800b"', True)):
            tree, faults = read(text, machine=machine)
            assert [fault.code for fault in faults] == [codes.CONTROL_CHARACTER]
            assert tree is not None
            assert tree.value == "ab"

    def test_a_control_character_in_the_text_is_told_at_its_place(self) -> None:
        tree, faults = read("a: 1\nb: x\x1b[31m")
        assert tree is None
        assert spots(faults) == [(codes.CONTROL_CHARACTER, 2, 5)]

    def test_numbers_beyond_reason_are_refused_in_json(self) -> None:
        _, faults = read("[1e999, " + "9" * 5000 + "]", machine=True)
        assert [fault.code for fault in faults] == [codes.NUMBER_OUT_OF_RANGE] * 2


class TestCommaInBraces:
    @pytest.mark.parametrize(
        ("text", "value", "column"),
        [
            ("{value: 81,6%, source: x}", {"value": "81,6%", "source": "x"}, 9),
            ("{source: x, value: 81,6%}", {"source": "x", "value": "81,6%"}, 20),
            ("{value: 32,8 tỷ đồng}", {"value": "32,8 tỷ đồng"}, 9),
            ("{value: 1.234,5}", {"value": "1.234,5"}, 9),
            ("{value: 81, 6 %}", {"value": "81, 6 %"}, 9),
            ("{label: Tiếp nhận, trả kết quả, lưu trữ, kind: count}",
             {"label": "Tiếp nhận, trả kết quả, lưu trữ", "kind": "count"}, 9),
        ],
    )  # fmt: skip
    def test_a_value_torn_at_its_comma_is_one_fault_and_is_mended(
        self, text: str, value: dict[str, str], column: int
    ) -> None:
        tree, faults = read(text)
        assert spots(faults) == [(codes.COMMA_IN_BRACES, 1, column)]
        assert faults[0].fix
        torn = next(each for each in value.values() if "," in each)
        assert f'"{torn}"' in faults[0].fix
        assert tree is not None
        assert tree.value == value

    def test_two_torn_values_are_two_faults(self) -> None:
        tree, faults = read("{a: 1,5, b: 2,5}")
        assert spots(faults) == [(codes.COMMA_IN_BRACES, 1, 5), (codes.COMMA_IN_BRACES, 1, 13)]
        assert tree is not None
        assert tree.value == {"a": "1,5", "b": "2,5"}

    @pytest.mark.parametrize("text", ["{x}", "{'a': 'b', x}", "{a: [1], 6%}", "{a: , x}", "{a: {b: 1}, x}"])
    def test_a_lonely_word_in_braces_lacks_its_colon(self, text: str) -> None:
        _, faults = read(text)
        assert [fault.code for fault in faults] == [codes.MISSING_COLON]

    @pytest.mark.parametrize(
        "text",
        ["{a: 1, b: }", "{a: 1,b: 2}", "{a: '1,5'}", "{a: 1, ? b : 2}", "[81,6]", "{a: 1, b: \n}", "{}"],
    )
    def test_sound_braces_are_left_alone(self, text: str) -> None:
        sound(text)


class TestLimits:
    def test_nesting_has_an_end(self) -> None:
        sound("[" * 32 + "]" * 32)
        for text, machine in (
            ("[" * 33, False),
            ("- " * 40_000, False),
            ("[" * 100_000, True),
            ("[" * 33 + "]" * 33, True),
        ):
            tree, faults = read(text, machine=machine)
            assert tree is None
            assert [fault.code for fault in faults] == [codes.TOO_DEEP]

    def test_brackets_without_end_do_not_eat_the_machine(self) -> None:
        tree, faults = read("[" * 1_000_000)
        assert tree is None
        assert [fault.code for fault in faults] == [codes.TOO_DEEP]

    def test_a_file_of_21000_lines_is_read(self) -> None:
        text = "items:\n" + "  - id: 1.1\n    name: Tiêu chí\n    score: {when: '> 3', points: 2}\n" * 7000
        assert len(sound(text).value["items"]) == 7000

    @pytest.mark.parametrize("text", ["", "  \n\n", "# chỉ có ghi chú\n", "---\n", "null"])
    def test_a_file_without_content_says_so(self, text: str) -> None:
        tree, faults = read(text)
        assert tree is None
        assert [fault.code for fault in faults] == [codes.EMPTY]


class TestFiles:
    def read(self, path: Path, **more: Any) -> tuple[Tree | None, list[Fault]]:
        faults: list[Fault] = []
        return read_tree(path, faults=faults, **more), faults

    def test_a_file_is_shown_under_its_path_or_under_the_name_given(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yml"
        path.write_text("a: 1", encoding="utf-8")
        tree, _ = self.read(path)
        assert tree is not None
        assert tree.file == str(path)
        tree, _ = self.read(path, display="bộ/a.yml")
        assert tree is not None
        assert tree.place(("a",)) == Place("bộ/a.yml", 1, 4)

    def test_the_extension_decides_how_numbers_are_read(self, tmp_path: Path) -> None:
        for name, value in (("a.json", Decimal(49)), ("a.yaml", "49.000")):
            path = tmp_path / name
            path.write_text('{"a": 49.000}', encoding="utf-8")
            tree, faults = self.read(path)
            assert faults == []
            assert tree is not None
            assert tree.value == {"a": value}

    def test_a_missing_file_a_folder_and_an_unknown_kind_are_told_apart(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("a: 1", encoding="utf-8")
        for path, code in (
            (tmp_path / "không có.yaml", codes.MISSING_FILE),
            (tmp_path, codes.NOT_A_FILE),
            (tmp_path / "a.txt", codes.UNKNOWN_KIND),
            (Path("a\0b.yaml"), codes.MISSING_FILE),
        ):
            tree, faults = self.read(path)
            assert tree is None
            assert [fault.code for fault in faults] == [code]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        pipe = tmp_path / "a.yaml"
        os.mkfifo(pipe)
        assert [fault.code for fault in self.read(pipe)[1]] == [codes.NOT_A_FILE]

    def test_a_file_that_may_not_be_read_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("a: 1", encoding="utf-8")

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "open", refuse)
        _, faults = self.read(path)
        assert [fault.code for fault in faults] == [codes.UNREADABLE]
        assert "không có quyền đọc" in faults[0].message

    def test_a_file_in_another_encoding_names_the_byte_and_its_place(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes("tên: x\nb: ".encode() + "ơ".encode("cp1258"))
        _, faults = self.read(path)
        assert spots(faults) == [(codes.NOT_UTF8, 2, 4)]
        assert "byte thứ 12 có giá trị 0xF5" in faults[0].message

    def test_a_file_of_the_windows_notepad_in_utf_16_is_recognised(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("a: 1", encoding="utf-16")
        _, faults = self.read(path)
        assert [fault.code for fault in faults] == [codes.NOT_UTF8]
        assert "UTF-16" in faults[0].message

    def test_a_file_beyond_the_limit_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("a: " + "x" * 100, encoding="utf-8")
        tree, faults = self.read(path, max_bytes=50)
        assert tree is None
        assert [fault.code for fault in faults] == [codes.TOO_LARGE]

    @given(st.binary(max_size=200))
    def test_any_bytes_are_a_tree_or_faults(
        self, tmp_path_factory: pytest.TempPathFactory, data: bytes
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "junk.yaml"
        path.write_bytes(data)
        tree, faults = self.read(path)
        assert tree is not None or faults


class TestTheSlowLoader:
    """Where pyyaml was built without its C parser, everything still works."""

    @pytest.fixture(autouse=True)
    def _python_parser(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yaml_reading, "_LOADER", yaml.SafeLoader)

    def test_values_places_and_faults_are_the_same(self) -> None:
        tree, faults = read("a: {value: 81,6%, b: số}\nc: *x\na: 1\n")
        assert [fault.code for fault in faults] == [codes.COMMA_IN_BRACES, codes.ANCHOR, codes.DUPLICATE_KEY]
        assert tree is not None
        assert tree.value == {"a": {"value": "81,6%", "b": "số"}, "c": None}
        assert tree.place(("a", "b")) == Place("tệp", 1, 22)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("a:\n\tb: 1\n", codes.TAB_INDENT),
            ("a: 1\nb 2\nc: 3\n", codes.MISSING_COLON),
            ('a: "abc\nb: 1\n', codes.OPEN_QUOTE),
            ("a: {b: 1\nc: 2\n", codes.OPEN_BRACKET),
            ("a: [1, 2\nb: 1\n", codes.OPEN_BRACKET),
            ("a:\n    b: 1\n  c: 2\n", codes.BAD_INDENT),
            ("a: b: c\n", codes.BAD_INDENT),
            ("when: >= 95%\n", codes.NEEDS_QUOTES),
            ("a: @x\n", codes.NEEDS_QUOTES),
            ('a: "C:\\dữ"\n', codes.BAD_ESCAPE),
            ("[" * 40, codes.TOO_DEEP),
        ],
    )
    def test_its_problems_are_translated_too(self, text: str, code: str) -> None:
        _, faults = read(text)
        assert [fault.code for fault in faults] == [code]


words = st.text(alphabet="abcđêố xyz", min_size=1, max_size=6).map(lambda word: "w" + word.strip())
data = st.recursive(
    words | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*path, index))]
    return [(path, value)]


@given(st.dictionaries(words, data, min_size=1, max_size=3), st.booleans())
def test_the_place_of_every_value_points_at_its_text(value: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=10_000)
    tree = sound(text)
    assert tree.value == value
    lines = text.split("\n")
    for path, leaf in leaves(tree.value):
        place = tree.place(path)
        rest = lines[place.line - 1][place.column - 1 :]
        if isinstance(leaf, str):
            assert rest.startswith(leaf)
        key = tree.key_place(path)
        if path and isinstance(path[-1], str):
            assert lines[key.line - 1][key.column - 1 :].startswith(path[-1])


JUNK = st.text(alphabet="ab1,5%:-[]{}&*!|>'\"@`#? \n\t~.ố\\<=", max_size=60)


@given(JUNK)
def test_any_yaml_junk_is_a_tree_or_faults(text: str) -> None:
    tree, faults = read(text)
    assert tree is not None or faults
    for fault in faults:
        assert fault.code in codes.TITLES
        if tree is not None:
            tree.excerpt(fault.place)


@given(st.text(alphabet='ab1,5:-[]{}"\\ \n\t.eEu0truefalsn', max_size=40))
def test_any_json_junk_is_a_tree_or_faults(text: str) -> None:
    tree, faults = read(text, machine=True)
    assert tree is not None or faults


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_a_tree_or_faults(text: str, machine: bool) -> None:
    tree, faults = read(text, machine=machine)
    assert tree is not None or faults
