"""`cchc report`: one command for every kind of report, for one agency and for many."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from .office import ALL_WELL, AT_RISK_ONLY, LOST, evidence_in, pack_in

if TYPE_CHECKING:
    from pathlib import Path

    from .office import Command


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, Path]:
    """A pack and three agencies."""
    return pack_in(tmp_path), evidence_in(tmp_path, so_a=LOST, so_b=AT_RISK_ONLY, so_c=ALL_WELL)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "md", "json", "csv"])
def test_every_kind_is_written_twice_with_the_same_bytes(
    cchc: Command, office: tuple[Path, Path], tmp_path: Path, suffix: str
) -> None:
    written = []
    for name in ("mot", "hai"):
        target = tmp_path / name / f"bao-cao.{suffix}"
        done = cchc("report", *office, "-o", target)
        assert done.status == 0, done.err
        assert "3 cơ quan" in done.err
        written.append(target.read_bytes())
    assert written[0] == written[1]


def test_a_run_over_a_folder_writes_the_summary_and_each_agency(
    cchc: Command, office: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "bao-cao.docx"
    assert cchc("report", *office, "-o", target).status == 0
    assert len(list((tmp_path / "bao-cao").glob("*.docx"))) == 3
    assert zipfile.is_zipfile(target)


def test_one_agency_gives_one_document(cchc: Command, office: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.docx"
    (sheet,) = [path for path in office[1].iterdir() if "so_a" in path.name or "so-a" in path.name]
    assert cchc("report", office[0], sheet, "-o", target).status == 0
    assert not (tmp_path / "bao-cao").exists()


def test_a_kind_nobody_writes_is_wrong_usage(cchc: Command, office: tuple[Path, Path]) -> None:
    done = cchc("report", *office, "-o", "bao-cao.pdf")
    assert done.status == 2
    assert ".docx, .xlsx, .html, .md, .json, .csv" in done.err


def test_nothing_is_written_for_faulty_evidence(cchc: Command, tmp_path: Path) -> None:
    folder = evidence_in(tmp_path)
    folder.mkdir(exist_ok=True)
    (folder / "xau.yaml").write_text("agency: [\n", encoding="utf-8")
    target = tmp_path / "bao-cao.xlsx"
    assert cchc("report", pack_in(tmp_path), folder, "-o", target).status == 4
    assert not target.exists()
