"""A small office for the command line: a pack, evidence in files, and `cchc` run on them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from assessment.office import AT_RISK, DEDUCTED, criterion, rules, sheet
from support import write_pack

from cchc_rules.cli.app import cchc
from cchc_rules.cli.exits import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

ROOT = Path(__file__).parents[2]

RULES = rules(
    criterion("1.1", points=2, at_risk="{margin: 3%}"),
    criterion("1.2", "online"),
    criterion("1.3", "paid", documents="[reform_plan]"),
    criterion("1.4", "files_done_rate", score='{steps: [{when: ">= 50%", points: max}]}'),
    policies=DEDUCTED + AT_RISK,
    fields=["1"],
)
MEASURES = """
measures:
  files_received: {label: Hồ sơ tiếp nhận, kind: count, unit: hồ sơ}
  files_done: {label: Hồ sơ đã giải quyết, kind: count, unit: hồ sơ}
  files_done_rate: {label: Tỷ lệ giải quyết, kind: ratio, of: files_done, over: files_received}
  reform_plan: {label: Kế hoạch CCHC năm, kind: document}
"""
LOST = "figures: {on_time: 10%, online: 95%, paid: 95%}\ndocuments: {reform_plan: {symbol: 1/KH, place: I}}\n"
AT_RISK_ONLY = LOST.replace("10%", "91%")
ALL_WELL = LOST.replace("10%", "99%")

_ENGLISH = re.compile(
    r"\b(?:the|this|that|and|usage|options?|arguments?|commands?|shows?|message|exits?|errors?|missing|invalid"
    r"|values?|defaults?|required?|requires|files?|director(?:y|ies)|path|choose|choice|try|from|such|not"
    r"|unexpected|extra|got|does|must|date|integer|unknown|expected|found|failed|denied|exists?|permission"
    r"|did|you|mean|for|with|line|column|key|fault|warnings?|help|version|aborted|env|var|is|of)\b",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(
    r"--?[a-z][a-z-]*(?: [a-z]+\b)?"  # options with their value
    r"|^  [a-z]+  "  # names of commands in their table
    r"|\{[a-z]+\}"  # places to fill in
    r"|[a-z]+(?:\|[a-z-]+)+"  # choices
    r"|'[^']*'|“[^”]*”|\[mặc định: [^]]*\]"  # what the user wrote, or need not write
    r"|cchc [a-z].*",  # examples
    re.MULTILINE,
)


class Ended(NamedTuple):
    """How a run ended, and what it said."""

    status: int
    out: str
    err: str


class Command:
    """`cchc` as a function, in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Ended:
        """Run it with these words; never a traceback, whatever happens."""
        self._capsys.readouterr()
        status = run(cchc, [str(word) for word in words])
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return Ended(status, out, err)


def process(*words: str | Path, cwd: Path = ROOT, **environment: str) -> Ended:
    """Run `cchc` as a process of its own, its output decoded as UTF-8."""
    done = subprocess.run(
        [sys.executable, "-c", "from cchc_rules.cli import main; main()", *map(str, words)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
        check=False,
    )
    ended = Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in ended.out + ended.err
    return ended


def english_in(text: str) -> list[str]:
    """English words in a text for users, names of options, files and examples left out."""
    return _ENGLISH.findall(_NOT_WORDS.sub(" ", text))


def pack_in(root: Path, written: str = RULES) -> Path:
    """A pack folder."""
    return write_pack(root, written, files={"measures.yaml": MEASURES}).folder


def evidence_in(root: Path, **sheets: str) -> Path:
    """A folder with a file for each agency, named after it."""
    folder = root / "so-lieu"
    folder.mkdir(exist_ok=True)
    for agency, body in sheets.items():
        name = agency.replace("_", "-")
        (folder / f"{name}.yaml").write_text(sheet(body, name), encoding="utf-8")
    return folder


def commands_of(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, those of groups within groups too."""
    for name in group.commands:
        yield (*before, name)
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands_of(command, (*before, name))


COMMANDS = list(commands_of(cchc))
