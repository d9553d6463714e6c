"""How are the faults of rule packs written? One function per format, all with the same signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.sources.faults import Fault

FORMATS: Final = ("text", "json", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """`warnings_fail`: a warning counts as a failure where a format knows failures."""

    warnings_fail: bool = False


Writer = Callable[[Sequence["Checked"], CheckOptions], str]


def check_report(name: str) -> Writer:
    """The writer of a format, imported when asked for."""
    module = import_module(f"cchc_rules.reports.checks.{name}")
    writer: Writer = module.write
    return writer


def excerpt(checked: Checked, fault: Fault) -> str:
    """The line of a fault with a caret; empty where its file could not be read."""
    tree = checked.trees.get(fault.place.file)
    return "" if tree is None else tree.excerpt(fault.place)


def title_of(code: str) -> str:
    """What a code is called in one line."""
    from cchc_rules.packs.lint.catalogue import TITLES

    return TITLES.get(code, code)
