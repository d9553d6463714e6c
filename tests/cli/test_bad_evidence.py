"""Evidence with faults: each said with its place and a remedy, all at once, and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from support import MARK

from .office import ALL_WELL, Command, english_in, evidence_in, pack_in, process

HEAD = """format: 1
agency: {id: so-a, name: Cơ quan A, level: department}
period: {from: 2021-01-01, to: 2021-12-31}
"""


KEYS_TO_CHOOSE_FROM = re.compile("cần: [^;]*")


class Bad(NamedTuple):
    """A file with a mark before the value at fault, the code of the fault, and a part of its remedy."""

    text: str
    code: str
    remedy: str

    @property
    def written(self) -> str:
        """The file without its mark."""
        return self.text.replace(MARK, "")

    def line(self, file: Path) -> str:
        """How the message begins."""
        before, _, _ = self.text.partition(MARK)
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return f"{file.as_posix()}:{line}:{column}: [{self.code}] "


BAD = {
    "wrong key": Bad(f"{HEAD}«figurs: {{on_time: 95%}}\n", "DL101", "có phải ý là “figures”?"),
    "duplicate key": Bad(
        f"{HEAD}figures:\n  on_time: 95%\n  online: 90%\n  «on_time: 96%\n", "DL020", "cách sửa: "
    ),
    "bracket left open": Bad(f"{HEAD}figures: «{{on_time: 95%\n", "DL014", "cách sửa: "),
    "quote left open": Bad(f'{HEAD}note: «"một\nhai\n', "DL013", "cách sửa: "),
    "tab": Bad(f"{HEAD}figures:\n«\ton_time: 95%\n", "DL011", "cách sửa: "),
    "comma in braces": Bad(f"{HEAD}figures: {{on_time: «81,6%}}\n", "DL026", "cách sửa: "),
    "key missing": Bad(HEAD.replace("agency: {id: so-a, ", "«agency: {"), "DL102", "“id”"),
    "number where a date belongs": Bad(
        HEAD.replace("from: 2021-01-01", "from: «2021"), "DL106", "30/9/2021"
    ),
    "day there is not": Bad(HEAD.replace("to: 2021-12-31", "to: «31/11/2021"), "DL106", "tháng 11"),
    "number where the date of a document belongs": Bad(
        f"{HEAD}documents: {{reform_plan: {{date: «5}}}}\n", "DL106", "30/9/2021"
    ),
    "period the wrong way round": Bad(HEAD.replace("to: 2021-12-31", "to: «2020-12-31"), "EV241", "cần: "),
    "unknown level": Bad(
        HEAD.replace("level: department", "level: «sở"), "EV207", "có phải ý là “department”?"
    ),
    "unknown measure": Bad(f"{HEAD}figures: {{«on_tim: 95%}}\n", "EV201", "có phải ý là “on_time”?"),
    "document among figures": Bad(f"{HEAD}figures: {{«reform_plan: 1}}\n", "EV202", "documents"),
    "unknown criterion": Bad(f'{HEAD}self_scores: {{«"1.11": 1}}\n', "EV206", "có phải ý là “1.1”?"),
    "rate of 130%": Bad(f"{HEAD}figures: {{on_time: «130%}}\n", "EV216", "100%"),
    "rate without a percent sign": Bad(f"{HEAD}figures: {{on_time: «95}}\n", "EV214", "95%"),
    "word for a number": Bad(f"{HEAD}figures: {{files_done: «nhiều}}\n", "EV211", "cần: "),
    "numerator above denominator": Bad(
        f"{HEAD}figures: {{files_received: 10, files_done: «11}}\n", "EV231", "10"
    ),
    "score above the maximum": Bad(f'{HEAD}self_scores: {{"1.1": «3}}\n', "EV235", "không quá 2"),
    "bare symbol of a document": Bad(
        f"{HEAD}documents: {{reform_plan: «2697/KH-VP}}\n", "EV224", "{symbol: 2697/KH-VP}"
    ),
}  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of four criteria."""
    return pack_in(tmp_path)


def put(folder: Path, name: str, text: str) -> Path:
    """Write a file."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def file_name(kind: str) -> str:
    """A file named after its fault."""
    return f"{kind.replace(' ', '-').replace('%', '')}.yaml"


def assert_told(err: str, bad: Bad, path: Path) -> None:
    """The fault has a line of its own with place, code, and remedy, in Vietnamese."""
    [line] = [each for each in err.splitlines() if each.startswith(f"{path.as_posix()}:")]
    assert line.startswith(bad.line(path))
    assert bad.remedy in line
    assert english_in(KEYS_TO_CHOOSE_FROM.sub("", line.removeprefix(bad.line(path)))) == []


@pytest.mark.parametrize("kind", BAD)
def test_a_fault_is_told_with_its_place_and_remedy_and_nothing_is_written(
    cchc: Command, pack: Path, tmp_path: Path, kind: str
) -> None:
    bad = BAD[kind]
    path = put(tmp_path, file_name(kind), bad.written)
    output = tmp_path / "ket-qua.json"
    ended = cchc("assess", pack, path, "--format", "json", "-o", output)
    assert (ended.status, ended.out) == (4, "")
    assert_told(ended.err, bad, path)
    assert len(ended.err.splitlines()) == 2
    assert ended.err.endswith("Số liệu không dùng được: 1 lỗi; chưa ghi kết quả nào.\n")
    assert not output.exists()


def test_all_faults_of_all_files_are_told_at_once_in_the_order_of_the_files(
    cchc: Command, pack: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "so-lieu"
    for kind, bad in BAD.items():
        # Every file is an agency of its own, or it would be a fault more.
        put(folder, file_name(kind), bad.written.replace("so-a", f"so-{file_name(kind)[:-5]}"))
    output = tmp_path / "ket-qua.json"
    ended = cchc("assess", pack, folder, "-o", output)
    assert (ended.status, ended.out) == (4, "")
    for kind, bad in BAD.items():
        longer = len(f"so-{file_name(kind)[:-5]}") - len("so-a")
        in_line_2 = bad.line(Path("x")).startswith("x:2:")
        assert_told(ended.err, moved(bad, longer if in_line_2 else 0), folder / file_name(kind))
    *told, last = ended.err.splitlines()
    assert told == sorted(told)
    assert last == f"Số liệu không dùng được: {len(BAD)} lỗi; chưa ghi kết quả nào."
    assert not output.exists()


def moved(bad: Bad, columns: int) -> Bad:
    """The same fault some columns to the right, if the longer id stands before it."""
    before, _, _ = bad.text.partition(MARK)
    if columns and "so-a" in before.rpartition("\n")[2]:
        return bad._replace(text=before + " " * columns + MARK)
    return bad


def test_several_faults_of_one_file_are_told_at_once(cchc: Command, pack: Path, tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "nhieu-loi.yaml",
        "format: 1\n"
        "agency: {id: so-a, name: Cơ quan A, level: sở}\n"
        "period: {from: 2021, to: 2021-12-31}\n"
        "figures:\n"
        "  on_tim: 95%\n"
        "  online: 130%\n"
        "  files_received: 10\n"
        "  files_done: 11\n"
        "note: a\n"
        "note: b\n",
    )
    ended = cchc("assess", pack, path)
    *told, last = ended.err.splitlines()
    places = [line.removeprefix(f"{path.as_posix()}:").partition(" ")[0] for line in told]
    assert places == ["2:44:", "3:16:", "5:3:", "6:11:", "8:15:", "10:1:"]
    assert last == "Số liệu không dùng được: 6 lỗi; chưa ghi kết quả nào."
    assert ended.status == 4


@pytest.mark.parametrize("command", ["plan", "explain"])
@pytest.mark.parametrize("kind", ["wrong key", "bracket left open", "rate of 130%"])
def test_every_command_tells_of_faults_the_same_way(
    cchc: Command, pack: Path, tmp_path: Path, command: str, kind: str
) -> None:
    path = put(tmp_path, file_name(kind), BAD[kind].written)
    output = tmp_path / "ke-hoach.docx"
    ended = cchc(command, pack, path, *(["-o", output] if command == "plan" else ["1.1"]))
    assert (ended.status, ended.out) == (4, "")
    assert_told(ended.err, BAD[kind], path)
    assert not output.exists()


def test_an_agency_twice_is_told_where_both_stand(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=ALL_WELL)
    put(folder, "so-a-nua.yaml", f"{HEAD}{ALL_WELL}")
    ended = cchc("assess", pack, folder)
    assert ended.status == 4
    first, second = (f"{folder.as_posix()}/{name}.yaml:2:14" for name in ("so-a", "so-a-nua"))
    [line] = [each for each in ended.err.splitlines() if "[EV251]" in each]
    assert line.startswith((f"{second}: ", f"{first}: "))
    assert first in line
    assert second in line
    assert "cách sửa: " in line
    assert ended.out.count("Kỳ đánh giá") == 1


# Files that are no evidence at all


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("khong-co.yaml", None, "DL001"),
        ("trong.yaml", b"\n", "DL006"),
        ("utf16.yaml", HEAD.encode("utf-16"), "DL004"),
        ("tcvn.yaml", HEAD.encode("cp1258", errors="replace"), "DL004"),
        ("so-lieu.xlsx", b"PK\x03\x04", "EV261"),
        ("so-lieu.ods", b"PK\x03\x04", "EV253"),
        ("so-lieu.txt", b"a", "EV253"),
        ("danh-sach.yaml", b"- 1\n- 2\n", "DL103"),
        ("so-lieu.json", b'{"format": 1,}', "DL017"),
    ],
)
def test_a_file_that_is_no_evidence_is_told_of(
    cchc: Command, pack: Path, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ended = cchc("assess", pack, path)
    assert (ended.status, ended.out) == (4, "")
    first, *_ = ended.err.splitlines()
    assert first.startswith(path.as_posix())
    assert f"[{code}]" in first
    assert code == "DL006" or "cách sửa: " in first or "cần: " in first
    assert english_in(ended.err.replace(path.as_posix(), "")) == []


def test_an_empty_folder_is_told_of(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "trong"
    folder.mkdir()
    ended = cchc("assess", pack, folder)
    assert ended.status == 4
    assert f"{folder.as_posix()}: [EV255] " in ended.err


def test_a_missing_file_beside_a_sound_one_ends_with_4_and_shows_the_sound_one(
    cchc: Command, pack: Path, tmp_path: Path
) -> None:
    folder = evidence_in(tmp_path, so_a=ALL_WELL)
    ended = cchc("assess", pack, folder, tmp_path / "khong-co.yaml")
    assert ended.status == 4
    assert "Cơ quan so-a" in ended.out
    assert "khong-co.yaml: [DL001]" in ended.err


def test_faults_reach_a_real_process_the_same_way(pack: Path, tmp_path: Path) -> None:
    bad = BAD["rate of 130%"]
    path = put(tmp_path, "Sở Nội vụ.yaml", bad.written)
    ended = process("assess", pack, path, PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert (ended.status, ended.out) == (4, "")
    assert_told(ended.err, bad, path)
