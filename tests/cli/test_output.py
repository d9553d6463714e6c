"""What a run writes: every format, files whole or not at all, dates, and any terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from .office import ALL_WELL, AT_RISK_ONLY, LOST, Command, english_in, evidence_in, pack_in, process

SERIES = """
figures:
  on_time:
  - {value: 99%, as_of: 2021-06-30}
  - {value: 10%, as_of: 2021-12-31}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of four criteria."""
    return pack_in(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Evidence of three agencies."""
    return evidence_in(tmp_path, so_a=LOST, so_b=AT_RISK_ONLY, so_c=ALL_WELL)


# Formats


def test_a_table_shows_what_was_found_for_each_agency(cchc: Command, pack: Path, folder: Path) -> None:
    ended = cchc("assess", pack, folder)
    assert (ended.status, ended.err) == (0, "")
    for agency in ("so-a", "so-b", "so-c"):
        assert f"Cơ quan {agency}" in ended.out
    assert "Bị trừ điểm" in ended.out
    assert english_in(ended.out) == []


def test_json_is_for_programs(cchc: Command, pack: Path, folder: Path) -> None:
    found = json.loads(cchc("assess", pack, folder, "--format", "json").out)
    assert [each["agency"]["id"] for each in found["assessments"]] == ["so-a", "so-b", "so-c"]
    assert found["assessments"][0]["criteria"][0]["status"] == "deducted"


def test_csv_has_a_row_for_each_criterion_of_each_agency(cchc: Command, pack: Path, folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(cchc("assess", pack, folder, "--format", "csv").out)))
    assert len(rows) == 1 + 3 * 4
    assert len({len(row) for row in rows}) == 1


def test_markdown_has_headings(cchc: Command, pack: Path, folder: Path) -> None:
    assert "# " in cchc("assess", pack, folder, "--format", "md").out


def test_all_shows_what_is_met_too(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=ALL_WELL)
    assert "Tiêu chí 1.1" not in cchc("assess", pack, folder).out
    assert "Tiêu chí 1.1" in cchc("assess", pack, folder, "--all").out


def test_labels_can_be_english(cchc: Command, pack: Path, folder: Path) -> None:
    assert english_in(cchc("assess", pack, folder, "--lang", "en").out)


def test_nothing_but_the_result_is_on_stdout(cchc: Command, pack: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "so-lieu" / "hong.yaml").write_text("format: 1\n", encoding="utf-8")
    assert json.loads(cchc("assess", pack, folder, "--format", "json").out)["assessments"]


def test_explain_tells_one_criterion_of_every_agency_of_the_folder(
    cchc: Command, pack: Path, folder: Path
) -> None:
    ended = cchc("explain", pack, folder, "1.1")
    assert ended.status == 0
    assert ended.out.count("1.1. Tiêu chí 1.1") == 3
    assert "rules.yaml:" in ended.out
    assert english_in(ended.out.replace("rules.yaml", "")) == []


def test_a_field_is_no_criterion_to_explain(cchc: Command, pack: Path, folder: Path) -> None:
    assert cchc("explain", pack, folder, "1").status == 2


# Files


@pytest.mark.parametrize("kind", ["table", "json", "csv", "md"])
def test_a_file_holds_what_the_screen_would_show(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path, kind: str
) -> None:
    output = tmp_path / "moi" / f"ket-qua.{kind}"
    shown = cchc("assess", pack, folder, "--format", kind)
    ended = cchc("assess", pack, folder, "--format", kind, "-o", output)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"Đã ghi kết quả của 3 cơ quan vào {output}\n"
    assert output.read_bytes().decode("utf-8-sig") == shown.out


def test_a_csv_file_opens_in_excel_with_its_accents(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path
) -> None:
    output = tmp_path / "ket-qua.csv"
    cchc("assess", pack, folder, "--format", "csv", "-o", output)
    assert output.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", ["docx", "md", "json"])
def test_a_plan_is_written_in_every_kind(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path, kind: str
) -> None:
    output = tmp_path / f"ke-hoach.{kind.upper()}"
    ended = cchc("plan", pack, folder, "-o", output)
    assert (ended.status, ended.out) == (0, "")
    assert "Đã dự thảo kế hoạch gồm " in ended.err
    assert english_in(ended.err.replace(str(output), "")) == []
    if kind == "docx":
        assert zipfile.ZipFile(output).testzip() is None
    else:
        assert "Tiêu chí 1.1" in output.read_text(encoding="utf-8")


def test_a_plan_that_may_not_be_written_says_so_before_anything_is_read(
    cchc: Command, tmp_path: Path
) -> None:
    ended = cchc("plan", "khong-co", tmp_path, "-o", tmp_path / "ke-hoach.pdf")
    assert ended.status == 2
    assert "docx, xlsx, html, md, json" in ended.err


def test_a_file_in_the_way_of_the_folder_is_told_of_in_vietnamese(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "tep").write_text("cũ", encoding="utf-8")
    ended = cchc("assess", pack, folder, "-o", tmp_path / "tep" / "ket-qua.txt")
    assert (ended.status, ended.out) == (2, "")
    assert "không ghi được tệp" in ended.err
    assert english_in(ended.err) == []


def test_a_file_that_could_not_be_written_leaves_the_old_one_as_it_was(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "ra" / "ket-qua.md"
    output.parent.mkdir()
    output.write_text("cũ", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = cchc("assess", pack, folder, "--format", "md", "-o", output)
    assert ended.status == 2
    assert "ổ đĩa hết chỗ" in ended.err
    assert english_in(ended.err) == []
    assert output.read_text(encoding="utf-8") == "cũ"
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.skipif(os.name == "nt", reason="rights of files as on Unix")
def test_a_file_is_written_with_the_rights_any_new_file_has(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path
) -> None:
    plain, output = tmp_path / "thuong", tmp_path / "ket-qua.md"
    plain.touch()
    cchc("assess", pack, folder, "-o", output)
    assert output.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links and devices as on Unix")
def test_a_link_stays_a_link_and_a_device_a_device(
    cchc: Command, pack: Path, folder: Path, tmp_path: Path
) -> None:
    target, link, pipe = (tmp_path / name for name in ("dich.md", "lien-ket.md", "ong"))
    target.write_text("cũ", encoding="utf-8")
    link.symlink_to(target)
    assert cchc("assess", pack, folder, "-o", link).status == 0
    assert link.is_symlink()
    assert "Cơ quan so-a" in target.read_text(encoding="utf-8")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert cchc("assess", pack, evidence_in(tmp_path / "so-lieu", so_d=ALL_WELL), "-o", pipe).status == 0
        assert pipe.is_fifo()
        assert "Cơ quan so-d" in os.read(reader, 100_000).decode("utf-8")
    finally:
        os.close(reader)


# Dates


@pytest.mark.parametrize("day", ["30/6/2021", "30/06/2021", "2021-06-30", "30-6-2021"])
def test_an_as_of_date_is_written_as_people_write_dates(
    cchc: Command, pack: Path, tmp_path: Path, day: str
) -> None:
    folder = evidence_in(tmp_path, so_a=SERIES)
    ended = cchc("assess", pack, folder, "--as-of", day, "--fail-on", "deducted")
    assert ended.status == 0
    assert "số liệu đến 30/6/2021" in ended.out


def test_without_an_as_of_date_the_newest_figure_counts(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=SERIES)
    assert cchc("assess", pack, folder, "--fail-on", "deducted").status == 1


# Terminals and systems

OLD_SYSTEMS = {
    "an old code page": {"PYTHONIOENCODING": "cp1252"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "the C locale": {"LC_ALL": "C"},
    "the POSIX locale without UTF-8 mode": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another language": {"LANGUAGE": "en", "LANG": "en_US.UTF-8"},
}


@pytest.mark.parametrize("environment", OLD_SYSTEMS.values(), ids=OLD_SYSTEMS)
def test_redirected_output_is_utf8_and_vietnamese_on_any_system(
    pack: Path, folder: Path, environment: dict[str, str]
) -> None:
    ended = process("assess", pack, folder, "--format", "md", **environment)
    assert (ended.status, ended.err) == (0, "")
    assert "Bị trừ điểm" in ended.out
    wrong = process("assess", pack, **environment)
    assert wrong.status == 2
    assert "Lỗi: Thiếu tham số 'SỐ_LIỆU...'" in wrong.err


def test_names_of_files_may_have_accents_on_any_system(tmp_path: Path) -> None:
    home = tmp_path / "Số liệu năm 2021"
    home.mkdir()
    pack, folder = pack_in(home), evidence_in(home, so_a=LOST)
    output = home / "Kết quả.md"
    ended = process("assess", pack, folder, "-o", output, LC_ALL="C")
    assert ended.status == 0
    assert "Kết quả.md" in ended.err
    assert output.exists()


def test_two_processes_write_the_same_bytes(pack: Path, folder: Path, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        for name in ("ke-hoach.docx", "ket-qua.json"):
            command = ["plan"] if name.endswith("docx") else ["assess", "--format", "json"]
            ended = process(*command, pack, folder, "-o", tmp_path / seed / name, PYTHONHASHSEED=seed)
            assert ended.status == 0
            written.append((tmp_path / seed / name).read_bytes())
    assert written[:2] == written[2:]


def test_the_console_script_is_the_same_program(pack: Path, folder: Path) -> None:
    script = shutil.which("cchc", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("cchc is not installed beside this Python")
    import subprocess

    done = subprocess.run(
        [script, "assess", str(pack), str(folder), "--format", "json"],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["assessments"]
