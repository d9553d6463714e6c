"""How far has long work come? A bar on the terminal, nothing where output is redirected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_WORTH_A_BAR = 20
"""Fewer agencies are done before anyone has read the bar."""


def progress(items: Iterable[T], length: int, label: str) -> Iterator[T]:
    """The items, with a bar on stderr while they are taken."""
    if length < _WORTH_A_BAR or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, label=label, file=sys.stderr, show_pos=True) as bar:
        yield from bar
