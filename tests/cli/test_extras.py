"""The core works without any extra; a command that needs one says which, in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .office import ROOT, Ended

if TYPE_CHECKING:
    from pathlib import Path

    from .office import Command

EXTRAS = (
    "altair", "calamine", "duckdb", "holidays", "ibis", "openpyxl", "pyarrow", "pyspark", "python_calamine",
    "sqlglot", "vl_convert", "xlsxwriter", "pandas", "numpy",
)  # fmt: skip
WITHOUT = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {EXTRAS!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
from cchc_rules.cli import main
main()
"""
PACK, EVIDENCE = "quang-ngai-2021", str(ROOT / "fixtures" / "quang-ngai-vp-2024")


def bare(*words: str | Path, cwd: Path) -> Ended:
    """Run `cchc` as it is after `pip install .` without extras."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ("assess", PACK, EVIDENCE),
        ("assess", PACK, EVIDENCE, "--format", "jsonl"),
        ("assess", PACK, EVIDENCE, "--format", "csv", "-o", "ket-qua.csv"),
        ("plan", PACK, EVIDENCE, "-o", "ke-hoach.docx"),
        ("explain", PACK, EVIDENCE, "1.7.3"),
        ("report", PACK, EVIDENCE, "-o", "bao-cao.docx"),
        ("report", PACK, EVIDENCE, "-o", "bao-cao.html"),
        ("evidence", "check", EVIDENCE, "--pack", PACK),
        ("rules", "check", PACK),
        ("evidence", "--help"),
    ],
    ids=" ".join,
)
def test_the_core_works_without_extras(words: tuple[str, ...], tmp_path: Path) -> None:
    done = bare(*words, cwd=tmp_path)
    assert done.status == 0, done.err


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (("assess", PACK, EVIDENCE, "--format", "parquet", "-o", "x.parquet"), "dossiers"),
        (("assess", PACK, EVIDENCE, "--engine", "spark"), "spark"),
        (("report", PACK, EVIDENCE, "-o", "x.xlsx"), "excel"),
        (("plan", PACK, EVIDENCE, "-o", "x.xlsx"), "excel"),
        (("evidence", "form", PACK, "--level", "province", "-o", "mau.xlsx"), "excel"),
        (("evidence", "import", "mau.xlsx", "--pack", PACK, "-o", "so-lieu"), "excel"),
        (("evidence", "dossiers", "ho-so.csv", "--pack", PACK, "-o", "so-lieu"), "dossiers"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_command_that_needs_an_extra_says_which(
    cchc: Command, words: tuple[str, ...], extra: str, tmp_path: Path
) -> None:
    cchc("evidence", "form", PACK, "--level", "province", "-o", tmp_path / "mau.xlsx")
    (tmp_path / "ho-so.csv").write_text("Mã hồ sơ,Cơ quan\n1,Sở Y tế\n", encoding="utf-8")
    done = bare(*words, cwd=tmp_path)
    assert done.status in (2, 4)
    (said,) = [line for line in done.err.splitlines() if "pip install" in line]
    assert f'pip install ".[{extra}]"' in said
    assert not [path.name for path in tmp_path.iterdir() if path.name not in ("mau.xlsx", "ho-so.csv")]
