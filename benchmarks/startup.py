"""How long does a user wait for a command? Whole processes, from start to end.

Run: python benchmarks/startup.py [rounds]. A bare interpreter in the same rounds is the yardstick;
"first" is a start without any compiled bytecode of the package, the others are as after an installation.
"""

from __future__ import annotations

import compileall
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CCHC = str(Path(sys.executable).with_name("cchc"))
FIXTURE = str(ROOT / "fixtures" / "quang-ngai-2020-ket-qua")
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "cchc --help": [CCHC, "--help"],
    "cchc assess, one agency": [CCHC, "assess", "quang-ngai-2021", FIXTURE],
    "cchc plan to Word, one agency": [CCHC, "plan", "quang-ngai-2021", FIXTURE, "-o", "/tmp/cchc-bench.docx"],
}


def seconds(command: list[str]) -> float:
    """Wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def forget_bytecode() -> None:
    """What a freshly unpacked package looks like."""
    for folder in (ROOT / "cchc_rules").rglob("__pycache__"):
        shutil.rmtree(folder)


def main(rounds: int) -> None:
    """Print one line per command."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    first: dict[str, float] = {}
    for name, command in COMMANDS.items():
        forget_bytecode()
        first[name] = seconds(command)
    # As `pip install` and tools/setup.sh leave it.
    compileall.compile_dir(ROOT / "cchc_rules", quiet=1)
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    print("| command | first, s | best, s | median, s | largest, s |")
    print("|---|---|---|---|---|")
    for name, found in taken.items():
        figures = (first[name], min(found), statistics.median(found), max(found))
        print(f"| {name} | {' | '.join(f'{each:.2f}' for each in figures)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
