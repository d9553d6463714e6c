"""How long does the score book of many agencies take, how large is it, and how much memory does it need?

Agencies x 100 criteria, about 15% findings. The records are made first and read back one at a
time from a file while the book is written in a process of its own, so that its time and memory
are the writing alone (reading the records included). Run: python benchmarks/score_book.py [agencies ...]
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic import evidences, write_pack

from cchc_rules.assessment.parallel import assess_each, usable_cores
from cchc_rules.evidence.model import EvidenceSet
from cchc_rules.packs.loader import load_pack
from cchc_rules.reports.records.record import record_of
from cchc_rules.reports.workbook.score_book import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.reports.records.model import AgencyRecord

SHARE = 500
"""Agencies whose evidence is in memory at once while records are made."""


def main(sizes: list[int]) -> None:
    """Print one line per number of agencies."""
    print("| agencies | criteria | records, s | book, s | book, CPU s | criteria/s | peak, MB | file, MB |")
    print("|---|---|---|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pack = write_pack(folder / "thu-tai")
            start = time.perf_counter()
            criteria = keep_records(pack, folder / "records", size)
            made = time.perf_counter() - start
            files = [str(each) for each in (pack, folder / "records", folder / "so.xlsx")]
            command = [sys.executable, __file__, "--write", *files]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            seconds, busy, peak = map(float, told)
            length = (folder / "so.xlsx").stat().st_size / 1e6
            times = f"{made:.1f} | {seconds:.1f} | {busy:.1f} | {criteria / seconds:,.0f}"
            print(f"| {size:,} | {criteria:,} | {times} | {peak:.0f} | {length:.1f} |", flush=True)


def keep_records(pack_folder: Path, file: Path, size: int) -> int:
    """Assess and keep the records of all agencies in a file; how many criteria they hold."""
    pack, criteria = load_pack(pack_folder), 0
    everyone = evidences(size)
    with file.open("wb") as kept:
        while share := tuple(each for _, each in zip(range(SHARE), everyone, strict=False)):
            for record in assess_each(pack, EvidenceSet(share), record_of, jobs=usable_cores()):
                criteria += len(record.criteria)
                pickle.dump(record, kept, pickle.HIGHEST_PROTOCOL)
    return criteria


def write_book(pack_folder: Path, file: Path, target: Path) -> None:
    """Write the book; print seconds, seconds of processor, and the highest memory of this process in MB."""
    pack = load_pack(pack_folder)
    start, busy = time.perf_counter(), time.process_time()
    write(pack, read_back(file), target)
    print(time.perf_counter() - start, time.process_time() - busy, highest_memory())


def read_back(file: Path) -> Iterator[AgencyRecord]:
    """The records, one at a time."""
    with file.open("rb") as kept:
        while True:
            try:
                yield pickle.load(kept)
            except EOFError:
                return


def highest_memory() -> float:
    """The highest memory of this process in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_book(*map(Path, sys.argv[2:]))
    else:
        main([int(word) for word in sys.argv[1:]] or [100, 1000, 4000])
