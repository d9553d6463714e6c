"""What a reader of a guide does, in order: writes the files it shows, types the commands it gives."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(Viết|Viết lại|Thêm vào cuối) tệp `([^`]+)`:\s*$")
_INLINE = re.compile(r"`(cchc [^`]+)`")
_COMMAND = re.compile(r"^(?:\.venv/bin/)?cchc\s.*$", re.MULTILINE)
_STATUS = re.compile(r"\b(?:mã|status) (\d)\b")


class Writes(NamedTuple):
    """A file the guide shows; `adds` to what stands there."""

    path: str
    text: str
    adds: bool


class Runs(NamedTuple):
    """A command of the guide, with the exit status its comment promises."""

    words: tuple[str, ...]
    status: int


def steps(text: str) -> Iterator[Writes | Runs]:
    """The steps of a guide; a command in the running text comes where it stands."""
    end = 0
    for block in _FENCE.finditer(text):
        before = text[end : block.start()]
        yield from _inline(before)
        kind, body = block.groups()
        named = _FILE.search(before)
        if kind == "sh":
            yield from (_command(line) for line in _COMMAND.findall(body))
        elif kind == "yaml" and named is not None:
            yield Writes(named[2], body, adds=named[1].startswith("Thêm"))
        end = block.end()
    yield from _inline(text[end:])


def write(step: Writes, root: Path) -> None:
    """Do what the guide says with a file."""
    path = root / step.path
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if step.adds else ""
    path.write_text(before + step.text, encoding="utf-8")


def _inline(text: str) -> Iterator[Runs]:
    """Whole commands only: `cchc rules new` alone names a command."""
    for command in _INLINE.findall(text):
        if len(shlex.split(command)) > 3 or "--" in command:
            yield _command(command)


def _command(line: str) -> Runs:
    words, _, comment = line.partition("#")
    status = _STATUS.search(comment)
    return Runs(tuple(shlex.split(words)[1:]), int(status[1]) if status else 0)
