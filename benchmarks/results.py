"""What does a benchmark script hand on? Ratios for the goals, points for the pictures, and who did not run.

Every script prints its tables as Markdown and takes ``--quick`` (about a tenth of the work) and
``--json FILE``, which also writes what is told here. A ratio is the time of cchc_rules divided by the
time of the other for the same work: below 1 cchc_rules is the faster one. A status other than 0 means
that values differed or the script broke; a peer that is not installed is no fault and goes to
``not_run``.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Ratio:
    """Best time beside best time, which a busy machine changes least, and the spread over the rounds."""

    name: str
    best: float
    least: float
    most: float

    @classmethod
    def of(cls, name: str, ours: Sequence[float], theirs: Sequence[float]) -> Self:
        """From the times of the same rounds, each for one unit of the work."""
        found = sorted(our / their for our, their in zip(ours, theirs, strict=True))
        return cls(name, min(ours) / min(theirs), found[0], found[-1])

    def __str__(self) -> str:
        return f"{_written(self.best)} ({_written(self.least)} to {_written(self.most)})"


def _written(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.2g}"


@dataclass(frozen=True)
class Point:
    """A point of a growth curve: ``curve`` names the picture, ``series`` the line in it."""

    curve: str
    series: str
    x: float
    y: float


@dataclass
class Results:
    """Everything one script found."""

    ratios: list[Ratio] = field(default_factory=list)
    not_run: dict[str, str] = field(default_factory=dict)
    """What could not take part, and why."""
    points: list[Point] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Write a JSON file that `read` understands."""
        path.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what a script wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            [Ratio(**each) for each in found.get("ratios", ())],
            dict(found.get("not_run", {})),
            [Point(**each) for each in found.get("points", ())],
        )


def options(about: str | None) -> argparse.ArgumentParser:
    """The options all scripts have."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="about a tenth of the work")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write ratios and points there too")
    return parser


def hand_on(results: Results, asked: argparse.Namespace) -> None:
    """Write the results where ``--json`` says; nothing without it."""
    if asked.json is not None:
        results.write(asked.json)
