"""How long does a user wait for a command? Whole processes, from start to end.

Run: python benchmarks/startup.py [--quick] [--rounds 9] [--json FILE]. A bare interpreter in the same rounds
is the yardstick; "first" is a start without any compiled bytecode of the package, the others are as after
an installation.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from contest import markdown
from results import Results, hand_on, options

ROOT = Path(__file__).parents[1]
CCHC = str(Path(sys.executable).with_name("cchc"))
FIXTURE = str(ROOT / "fixtures" / "quang-ngai-2020-ket-qua")


def commands(folder: Path) -> dict[str, list[str]]:
    """What is timed."""
    plan = str(folder / "ke-hoach.docx")
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "cchc --help": [CCHC, "--help"],
        "cchc assess, one agency": [CCHC, "assess", "quang-ngai-2021", FIXTURE],
        "cchc plan to Word, one agency": [CCHC, "plan", "quang-ngai-2021", FIXTURE, "-o", plan],
    }


def seconds(command: list[str], package: Path = ROOT) -> float:
    """Wall time of one process with the package of a folder."""
    there = {**os.environ, "PYTHONPATH": str(package)}
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=there)
    return time.perf_counter() - start


def unpacked(folder: Path) -> Path:
    """The package as it is before anything ran."""
    folder.mkdir()
    shutil.copytree(ROOT / "cchc_rules", folder / "cchc_rules", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", folder / "rules")
    return folder


def main() -> None:
    """Print one line per command."""
    parser = options(__doc__)
    parser.add_argument("--rounds", type=int)
    asked = parser.parse_args()
    rounds = asked.rounds or (2 if asked.quick else 9)
    # As `pip install` and tools/setup.sh leave it.
    compileall.compile_dir(ROOT / "cchc_rules", quiet=1)
    with tempfile.TemporaryDirectory() as root:
        known = commands(Path(root))
        first = {
            name: seconds(command, unpacked(Path(root) / f"package-{number}"))
            for number, (name, command) in enumerate(known.items())
        }
        taken: dict[str, list[float]] = {name: [] for name in known}
        for _ in range(rounds):
            for name, command in known.items():
                taken[name].append(seconds(command))
    rows = [["command", "first, s", "best, s", "median, s", "largest, s"]]
    for name, found in taken.items():
        figures = (first[name], min(found), statistics.median(found), max(found))
        rows.append([name, *(f"{each:.2f}" for each in figures)])
    print(markdown(rows))
    hand_on(Results(), asked)


if __name__ == "__main__":
    main()
