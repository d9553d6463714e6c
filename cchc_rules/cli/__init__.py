"""The command line `cchc`: reads words and files, calls the rooms, prints. Holds no rules of its own.

This module is what every start pays for: it imports only the standard library and click.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
from pathlib import Path


def main() -> None:
    """Run `cchc` with the words of the command line; the entry point of the console script."""
    # Modules, rules and evidence stay for the whole run: looking for garbage among them while they
    # are loaded costs a tenth of a short run and finds none. cli/run.py turns it on again.
    gc.disable()
    # pydantic would search every installed package for plugins of its own; we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    _speak_utf8()
    _speak_vietnamese()
    from cchc_rules.cli.app import cchc
    from cchc_rules.cli.exits import run

    sys.exit(run(cchc))


def _speak_utf8() -> None:
    """Redirected output on Windows is in an old code page that has no “Đ”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _speak_vietnamese() -> None:
    """click looks its own texts up in the gettext domain `messages`."""
    gettext.bindtextdomain("messages", str(Path(__file__).with_name("locale")))
    os.environ["LANGUAGE"] = "vi"
