"""How much memory do a process and all it started use at most? Pages they share are counted once."""

from __future__ import annotations

import os
import threading
from pathlib import Path


class MemoryWatch(threading.Thread):
    """Follows a process and its children, in MB; 0 where the system does not tell."""

    def __init__(self, process: int | None = None, every: float = 1.0) -> None:
        super().__init__(daemon=True)
        self.highest = 0.0
        self._process = process or os.getpid()
        self._every = every
        self._done = threading.Event()

    def run(self) -> None:
        """Look once in a while: looking itself takes time from the run."""
        while True:
            self.highest = max(self.highest, sum(_megabytes(each) for each in family(self._process)))
            if self._done.wait(self._every):
                break

    def stop(self) -> float:
        """End, and give the highest sum seen."""
        self._done.set()
        self.join()
        return self.highest


def family(process: int) -> list[int]:
    """A process, its children, their children."""
    found = [process]
    for known in found:  # grows while it is read
        for thread in Path(f"/proc/{known}/task").glob("*/children"):
            try:
                found += map(int, thread.read_text().split())
            except OSError:
                continue  # ended in between
    return found


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
