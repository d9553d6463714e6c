"""How a run ends: one exit status for each kind of end, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from assessment.office import sheet

from .office import ALL_WELL, AT_RISK_ONLY, LOST, ROOT, Command, Ended, english_in, evidence_in, pack_in

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "figures: {on_time: 130%}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of four criteria."""
    return pack_in(tmp_path)


# 0 and 1: what was found


@pytest.mark.parametrize(
    ("body", "fail_on", "status"),
    [
        (LOST, None, 0),
        (LOST, "deducted", 1),
        (LOST, "at-risk", 1),
        (AT_RISK_ONLY, "deducted", 0),
        (AT_RISK_ONLY, "at-risk", 1),
        (ALL_WELL, "deducted", 0),
        (ALL_WELL, "at-risk", 0),
        ("", "at-risk", 0),
    ],
)
def test_fail_on_says_from_which_finding_on_a_run_fails(
    cchc: Command, pack: Path, tmp_path: Path, body: str, fail_on: str | None, status: int
) -> None:
    option = ["--fail-on", fail_on] if fail_on else []
    ended = cchc("assess", pack, evidence_in(tmp_path, so_a=body), *option)
    assert ended.status == status
    assert "Cơ quan so-a" in ended.out


def test_one_agency_with_a_finding_is_enough(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=ALL_WELL, so_b=LOST, so_c=ALL_WELL)
    assert cchc("assess", pack, folder, "--fail-on", "deducted").status == 1


def test_findings_are_written_in_full_whatever_the_exit_status(
    cchc: Command, pack: Path, tmp_path: Path
) -> None:
    folder = evidence_in(tmp_path, so_a=LOST)
    assert cchc("assess", pack, folder).out == cchc("assess", pack, folder, "--fail-on", "deducted").out


# 3: rules that cannot be used


def test_an_unknown_pack_is_guessed_at(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("assess", "quang-ngia-2021", evidence_in(tmp_path, so_a=LOST))
    assert (ended.status, ended.out) == (3, "")
    assert "quang-ngia-2021: [CC101] không tìm thấy bộ quy tắc" in ended.err
    assert "có phải ý là “quang-ngai-2021”?" in ended.err


def test_a_folder_that_is_no_pack_is_told_of(cchc: Command, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=LOST)
    ended = cchc("assess", folder, folder)
    assert ended.status == 3
    assert "[CC102]" in ended.err
    assert "pack.yaml" in ended.err


def test_the_rules_are_told_of_before_the_evidence_is_read(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("assess", "khong-co", tmp_path / "khong-co.yaml")
    assert ended.status == 3
    assert "khong-co.yaml" not in ended.err


# 4: evidence that cannot be used


def test_a_faulty_file_keeps_the_others_and_ends_with_4(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=LOST, so_b=BROKEN, so_c=ALL_WELL)
    ended = cchc("assess", pack, folder)
    assert ended.status == 4
    assert "Cơ quan so-a" in ended.out
    assert "Cơ quan so-b" not in ended.out
    assert "Cơ quan so-c" in ended.out
    assert f"{folder.as_posix()}/so-b.yaml:4:20: [EV216]" in ended.err
    assert "Đã bỏ qua tệp số liệu có lỗi: 1 lỗi" in ended.err


def test_a_faulty_file_weighs_more_than_findings(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=LOST, so_b=BROKEN)
    assert cchc("assess", pack, folder, "--fail-on", "deducted").status == 4


def test_a_plan_of_the_sound_files_is_written_and_ends_with_4(
    cchc: Command, pack: Path, tmp_path: Path
) -> None:
    folder = evidence_in(tmp_path, so_a=LOST, so_b=BROKEN)
    output = tmp_path / "ke-hoach.md"
    ended = cchc("plan", pack, folder, "-o", output)
    assert ended.status == 4
    assert output.exists()
    assert "[EV216]" in ended.err


def test_an_as_of_date_before_all_evidence_says_why_nothing_is_left(
    cchc: Command, pack: Path, tmp_path: Path
) -> None:
    ended = cchc("assess", pack, evidence_in(tmp_path, so_a=LOST), "--as-of", "1/1/2020")
    assert (ended.status, ended.out) == (4, "")
    assert "[EV248] kỳ bắt đầu sau ngày đánh giá 01/01/2020 nên không được dùng" in ended.err
    assert "không còn số liệu nào để đánh giá" in ended.err


def test_warnings_do_not_change_how_a_run_ends(cchc: Command, pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "nam-khac.yaml"
    path.write_text(sheet(LOST, year=2022), encoding="utf-8")
    ended = cchc("assess", pack, path)
    assert ended.status == 0
    assert f"{path.as_posix()}:3:9: [EV244]" in ended.err
    assert "Cơ quan so-a" in ended.out


def test_a_file_named_twice_is_read_once(cchc: Command, pack: Path, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path, so_a=LOST)
    ended = cchc("assess", pack, folder, folder / "so-a.yaml", folder)
    assert (ended.status, ended.out.count("Cơ quan so-a")) == (0, 1)


# 5: faults of ours


def break_scoring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let assessing fail in a way nobody thought of."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("chia cho 0")

    monkeypatch.setattr("cchc_rules.assessment.pipeline.Assessor.assess", broken)


@pytest.mark.parametrize("command", ["assess", "plan", "explain"])
def test_a_fault_of_ours_is_owned_up_to(
    cchc: Command, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    break_scoring(monkeypatch)
    output = tmp_path / "ra.md"
    more = {"plan": ["-o", output], "explain": ["1.1"]}.get(command, [])
    ended = cchc(command, pack, evidence_in(tmp_path, so_a=LOST), *more)
    assert (ended.status, ended.out) == (5, "")
    assert "Lỗi của chương trình, không phải của số liệu: ZeroDivisionError: chia cho 0" in ended.err
    assert "CCHC_DEBUG=1" in ended.err
    assert not output.exists()


def test_a_fault_of_ours_is_shown_in_full_to_who_asks_for_it(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cchc_rules.cli.app import cchc as group
    from cchc_rules.cli.exits import run

    break_scoring(monkeypatch)
    monkeypatch.setenv("CCHC_DEBUG", "1")
    assert run(group, ["assess", str(pack), str(evidence_in(tmp_path, so_a=LOST))]) == 5
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_stops_without_a_traceback(
    cchc: Command, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc_rules.assessment.pipeline.Assessor.assess", interrupted)
    ended = cchc("assess", pack, evidence_in(tmp_path, so_a=LOST))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.strip() == "Đã dừng theo yêu cầu."


# Whole processes

MAIN = [sys.executable, "-c", "from cchc_rules.cli import main; main()"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_has_gone_is_no_failure(pack: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    folder = evidence_in(tmp_path, so_a=LOST)
    done = subprocess.run(
        [*MAIN, "assess", str(pack), str(folder), "--format", "json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_the_process_ends_with_the_status_of_the_run(pack: Path, tmp_path: Path) -> None:
    def ended(*words: str) -> Ended:
        done = subprocess.run([*MAIN, *words], capture_output=True, cwd=ROOT, timeout=120, check=False)
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    folder = str(evidence_in(tmp_path, so_a=LOST))
    assert ended("assess", str(pack), folder).status == 0
    assert ended("assess", str(pack), folder, "--fail-on", "deducted").status == 1
    assert ended("assess").status == 2
    assert ended("assess", "khong-co", folder).status == 3
    missing = ended("assess", str(pack), str(tmp_path / "khong-co.yaml"))
    assert (missing.status, missing.out) == (4, "")
    assert english_in(missing.err.replace(str(tmp_path), "")) == []
