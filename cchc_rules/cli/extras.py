"""Libraries that only some commands need: what to install is said in one line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

Extra = Literal["excel", "charts", "dossiers", "spark"]
"""The optional parts of pyproject.toml."""


@contextmanager
def needs(extra: Extra) -> Iterator[None]:
    """Import and run what needs an optional part; where it is not installed, say how to install it.

    Raises:
        click.ClickException: when a library that is not ours is missing.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cchc_rules"):
            raise
        raise click.ClickException(
            f"lệnh này cần thành phần “{extra}” chưa được cài (thiếu {error.name}); cài bằng lệnh: "
            f'chương trình: pip install ".[{extra}]"'
        ) from error
