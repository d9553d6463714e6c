"""Ways to watch the core of durable-rules, for the tests of its edges."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_rules.inference.engine import load
from cchc_rules.inference.infer import infer
from cchc_rules.inference.reference import ReferenceEngine

from .office import by_agency, program

if TYPE_CHECKING:
    from cchc_rules.inference.model import Fact, Inferred
    from cchc_rules.packs.policies import Policy


def both(policies: list[Policy], *facts: Fact, parents: dict[str, str] | None = None) -> dict[str, Inferred]:
    """What durable-rules infers, after making sure that the reference says the same."""
    compiled = program(*policies)
    inferred = infer(compiled, by_agency(*facts), parents or {}, engine=load())
    plain = infer(compiled, by_agency(*facts), parents or {}, engine=ReferenceEngine())
    assert {agency: each[:3] for agency, each in inferred.items()} == {
        agency: each[:3] for agency, each in plain.items()
    }
    return inferred


def has_state(ruleset: Any) -> bool:
    """Whether the core still holds facts."""
    core = load()._core
    try:
        return bool(core.get_facts(ruleset._handle, None))
    except core.error:
        return False


def fails_at(number: int, function: Any) -> Any:
    """A function that works so many times and then fails."""
    calls = iter(range(number))

    def call(*given: Any) -> Any:
        if next(calls, None) is None:
            raise ZeroDivisionError
        return function(*given)

    return call


def size() -> float:
    """How large this process is, in MB; its peak where the system does not tell the present size."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_alone(text: str) -> str:
    """Run lines in a process of their own; a crash there is an error here."""
    head = (
        "from tests.inference.core import size\n"
        "from cchc_rules.inference.engine import load\n"
        "from cchc_rules.inference.infer import infer_one\n"
        "from cchc_rules.inference.program import compile_policies\n"
        "from tests.inference.office import *\n"
    )
    lines = head + "\n".join(line[12:] for line in text.splitlines())
    done = subprocess.run(
        [sys.executable, "-c", lines],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
