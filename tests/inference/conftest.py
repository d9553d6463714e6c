"""What tests of inference share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules.inference import engine as durable_rules
from cchc_rules.inference.engine import load
from cchc_rules.inference.infer import infer
from cchc_rules.inference.model import Fact, Inferred
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.inference.view import View

from .office import CAREFUL, DEDUCTED, by_agency, program

if TYPE_CHECKING:
    from cchc_rules.inference.view import Engine
    from cchc_rules.packs.policies import Policy

Ask = Callable[..., dict[str, Inferred]]


@pytest.fixture(params=["durable-rules", "reference"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    return durable_rules.load() if request.param == "durable-rules" else ReferenceEngine()


@pytest.fixture
def ask(engine: Engine) -> Ask:
    """Run policies over facts: ask([policies], *facts, parents={...})."""

    def run(
        policies: list[Policy], *facts: Fact, parents: dict[str, str] | None = None
    ) -> dict[str, Inferred]:
        return infer(program(*policies), by_agency(*facts), parents or {}, engine=engine)

    return run


@pytest.fixture
def ruleset() -> Any:
    """The rule set of the two usual policies inside the core."""
    [phase] = program(DEDUCTED, CAREFUL).early
    load().run(phase, View([]))
    return load()._rulesets[phase.id]


@pytest.fixture
def answers(ruleset: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Replace calls into the core: answers["assert_fact"] = function."""

    class Core:
        def __getattr__(self, name: str) -> Any:
            return replaced.get(name, getattr(core, name))

    core, replaced = ruleset._core, {}  # type: dict[str, Any]
    monkeypatch.setattr(ruleset, "_core", Core())
    return replaced
