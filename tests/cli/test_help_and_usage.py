"""Help and usage errors: all in Vietnamese, and each says what to do."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import cchc_rules.cli
from cchc_rules.cli.app import cchc as group
from cchc_rules.version import VERSION

from .office import ALL_WELL, COMMANDS, Command, english_in, evidence_in, pack_in, process

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

MESSAGES = Path(cchc_rules.cli.__file__).parent / "locale" / "vi" / "LC_MESSAGES"


# Help


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_help_is_in_vietnamese_with_an_example(command: tuple[str, ...]) -> None:
    ended = process(*command, "--help")
    assert ended.status == 0
    assert not ended.err
    assert english_in(ended.out) == []
    for heading in ("Cách dùng:", "Tùy chọn:", "Ví dụ: cchc "):
        assert heading in ended.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_example_in_the_help_of_a_command_is_one_of_it(cchc: Command, command: tuple[str, ...]) -> None:
    assert f"Ví dụ: cchc {' '.join(command)} " in cchc(*command, "--help").out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_short_and_long_help_are_the_same(cchc: Command, command: tuple[str, ...]) -> None:
    assert cchc(*command, "-h") == cchc(*command, "--help")


def test_the_help_of_cchc_lists_every_command_and_every_exit_status(cchc: Command) -> None:
    text = cchc("--help").out
    assert all(re.search(rf"^  {command}  +\w", text, re.MULTILINE) for command in group.commands)
    assert all(f" {status}: " in text for status in range(6))


def test_cchc_alone_shows_its_help_as_a_usage_error(cchc: Command) -> None:
    ended = cchc()
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == cchc("--help").out


def test_the_version_is_told() -> None:
    assert process("--version") == (0, f"cchc, phiên bản {VERSION}\n", "")


# Usage errors

WRONG_USAGE = {
    "no such command": (["asess"], "Không có lệnh 'asess'. Có phải ý là: 'assess'?"),
    "no such option": (["assess", "P", "E", "--formt", "csv"], "'--formt'. Có phải ý là: '--format'?"),
    "no pack": (["assess"], "Thiếu tham số 'BỘ_QUY_TẮC'"),
    "no evidence": (["assess", "P"], "Thiếu tham số 'SỐ_LIỆU...'"),
    "no output": (["plan", "P", "E"], "Thiếu tùy chọn '-o' / '--output'"),
    "no criterion": (["explain", "P", "E"], "Thiếu tham số 'MÃ_TIÊU_CHÍ'"),
    "a word too many": (["explain", "P", "E", "1.1", "1.2"], "Thừa tham số: 1.2"),
    "no such format": (["assess", "P", "E", "--format", "xls"], "'jsonl', 'csv', 'parquet', 'md'"),
    "no such level": (["assess", "P", "E", "--fail-on", "met"], "'deducted', 'at-risk'"),
    "no such language": (["assess", "P", "E", "--lang", "fr"], "'vi', 'en'"),
    "option without value": (["assess", "P", "E", "--as-of"], "Tùy chọn '--as-of' phải kèm 1 giá trị"),
    "flag with value": (["assess", "P", "E", "--all=1"], "Tùy chọn '--all' không kèm giá trị"),
    "no such day": (["assess", "P", "E", "--as-of", "31/2/2021"], "--as-of"),
    "no such month": (["assess", "P", "E", "--as-of", "12/31/2021"], "không có tháng 31"),
    "not a day": (["explain", "P", "E", "1.1", "--as-of", "hôm qua"], "hôm qua"),
    "folder as output": (["assess", "P", "E", "-o", "."], "là thư mục, không phải tệp"),
    "plan as a kind nobody writes": (["plan", "P", "E", "-o", "ke-hoach.pdf"], "docx, xlsx, html, md, json"),
    "plan without a kind": (["plan", "P", "E", "-o", "ke-hoach"], "docx, xlsx, html, md, json"),
    "no such criterion": (["explain", "P", "E", "7.9.3"], "các mã: 1.1, 1.2, 1.3, 1.4"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "says"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_is_told_in_vietnamese(
    cchc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    names = {"P": pack_in(tmp_path), "E": evidence_in(tmp_path, so_a=ALL_WELL)}
    before = sorted(tmp_path.rglob("*"))
    ended = cchc(*(names.get(word, word) for word in words))
    assert (ended.status, ended.out) == (2, "")
    assert "Lỗi: " in ended.err
    assert says in ended.err
    assert english_in(ended.err) == []
    assert sorted(tmp_path.rglob("*")) == before


def test_a_mistyped_criterion_is_guessed(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("explain", pack_in(tmp_path), evidence_in(tmp_path, so_a=ALL_WELL), "1.33")
    assert ended.status == 2
    assert "không có tiêu chí “1.33”; có phải ý là “1.3”?" in ended.err


def test_an_engine_there_is_not_is_wrong_usage(
    cchc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_INFERENCE", "drools")
    ended = cchc("assess", pack_in(tmp_path), evidence_in(tmp_path, so_a=ALL_WELL))
    assert ended.status == 2
    assert "không có bộ máy suy luận “drools”" in ended.err


# The catalogue of click's messages

NEVER_SHOWN = (
    "Editing failed", "Windows error", "deprecated", "must be an iterable", "values but 1 was given",
    "defined twice", "Boolean option", "Could not determine name", "No options defined", "(dynamic)",
    "Arguments take exactly one parameter", "Do you want to continue?", "Confirm the action",
    "Invalid start character", "takes {nargs} values", "ell completion", "Repeat for confirmation",
    "two entered values", "invalid input", "Unknown color", "Press any key", "Choice({choices})",
    "does not match the format", "valid UUID", "is not executable", "values are required", "standard stream",
)  # fmt: skip
"""Messages of what `cchc` does not use (prompts, editors, several values), and mistakes of programmers."""


def catalog() -> Catalog:
    """The Vietnamese texts as people edit them."""
    with (MESSAGES / "messages.po").open("rb") as file:
        return read_po(file, locale="vi")


def texts(of: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Message to translation, both with their plurals."""
    return {_several(message.id): _several(message.string) for message in of if message.id}


def _several(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with (MESSAGES / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    again = BytesIO()
    write_mo(again, catalog())
    assert texts(compiled) == texts(read_mo(BytesIO(again.getvalue())))


def test_every_message_of_click_that_a_user_may_see_is_translated() -> None:
    known = {first for first, *_ in texts(catalog())}
    folder = Path(click.__file__).parent
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=keywords)
    messages = {_several(each)[0] for _, _, each, _, _ in found}
    unknown = {each for each in messages - known if len(each) > 1}
    assert {each for each in unknown if not any(part in each for part in NEVER_SHOWN)} == set()


def test_a_translation_fills_in_only_what_the_message_fills_in() -> None:
    for written, translated in texts(catalog()).items():
        assert set(re.findall(r"\{(\w+)", " ".join(translated))) <= set(
            re.findall(r"\{(\w+)", " ".join(written))
        ), written


def test_english_would_be_noticed_in_any_message_of_click() -> None:
    for source, *_ in texts(catalog()):
        words = re.sub(r"\{[^}]*\}|%\(\w+\)s", "", source)
        assert english_in(words), source
