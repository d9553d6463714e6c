"""What tests of the command line share."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cchc_rules.cli

LOCALE = Path(cchc_rules.cli.__file__).with_name("locale")

with pytest.MonkeyPatch.context() as _patched:
    # As in `main`: the words click fixes while commands are defined are Vietnamese too.
    _before = gettext.bindtextdomain("messages")
    gettext.bindtextdomain("messages", str(LOCALE))
    _patched.setenv("LANGUAGE", "vi")
    from .office import Command

    gettext.bindtextdomain("messages", _before)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language `cchc` speaks, and a wide terminal; these tests do not begin with its `main`."""
    monkeypatch.setenv("LANGUAGE", "vi")
    monkeypatch.setenv("COLUMNS", "140")  # a terminal in which the names of criteria are not broken
    gettext.bindtextdomain("messages", str(LOCALE))
    yield
    gettext.bindtextdomain("messages", _before)


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `cchc` in this process: cchc("assess", pack, evidence)."""
    return Command(capsys)
