"""Results of many agencies into files: the same from any number of processes, nothing left out in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .office import ALL_WELL, LOST, evidence_in, pack_in

if TYPE_CHECKING:
    from pathlib import Path

    from .office import Command

NAMES = [f"so-{number:02}" for number in range(40)]


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, Path]:
    """A pack and forty agencies."""
    sheets = {name: LOST if place % 3 else ALL_WELL for place, name in enumerate(NAMES)}
    return pack_in(tmp_path), evidence_in(tmp_path, **sheets)


@pytest.mark.parametrize("kind", ["table", "json", "jsonl", "csv", "parquet", "md"])
def test_one_process_and_two_write_the_same_bytes(
    cchc: Command, office: tuple[Path, Path], tmp_path: Path, kind: str
) -> None:
    written = []
    for jobs in (1, 2):
        target = tmp_path / f"{jobs}.{kind}"
        done = cchc("assess", *office, "--format", kind, "--jobs", jobs, "-o", target)
        assert done.status == 0, done.err
        assert f"Đã ghi kết quả của {len(NAMES)} cơ quan" in done.err
        written.append(target.read_bytes())
    assert written[0] == written[1]


def test_json_lines_hold_one_agency_each(cchc: Command, office: tuple[Path, Path]) -> None:
    lines = cchc("assess", *office, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["assessments"][0]["agency"]["id"] for line in lines] == NAMES


def test_a_bad_agency_is_listed_and_stops_no_other(
    cchc: Command, office: tuple[Path, Path], tmp_path: Path
) -> None:
    (office[1] / "xau.yaml").write_text("agency: [\n", encoding="utf-8")
    target = tmp_path / "ket-qua.csv"
    done = cchc("assess", *office, "--format", "csv", "--jobs", 2, "-o", target)
    assert done.status == 4
    assert "xau.yaml:" in done.err
    assert all(name in target.read_text("utf-8-sig") for name in NAMES)


def test_nothing_is_written_when_no_agency_is_left(cchc: Command, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path)
    folder.mkdir(exist_ok=True)
    (folder / "xau.yaml").write_text("agency: [\n", encoding="utf-8")
    target = tmp_path / "ket-qua.csv"
    done = cchc("assess", pack_in(tmp_path), folder, "--format", "csv", "-o", target)
    assert done.status == 4
    assert not target.exists()
    assert "chưa ghi kết quả nào" in done.err


def test_parquet_has_no_place_on_a_screen(cchc: Command, office: tuple[Path, Path]) -> None:
    done = cchc("assess", *office, "--format", "parquet")
    assert done.status == 2
    assert "-o" in done.err


def test_an_address_of_a_cluster_needs_the_engine(cchc: Command, office: tuple[Path, Path]) -> None:
    assert cchc("assess", *office, "--master", "local[2]").status == 2
