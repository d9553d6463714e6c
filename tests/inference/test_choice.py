"""Which engine runs here, and what happens where durable-rules is not installed?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cchc_rules.inference import engine as durable_rules
from cchc_rules.inference.choice import ENGINE_VARIABLE, choose_engine
from cchc_rules.inference.infer import infer

from .office import DEDUCTED, by_agency, program, signal

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENGINE_VARIABLE, raising=False)


@pytest.fixture
def fresh() -> Iterator[None]:
    """The engine has to be loaded again, now and afterwards."""
    durable_rules.load.cache_clear()
    yield
    durable_rules.load.cache_clear()


def test_durable_rules_is_the_engine() -> None:
    engine, warning = choose_engine()
    assert engine.name == "durable-rules 2.0.28"
    assert warning is None


def test_there_is_one_engine_in_a_process() -> None:
    assert choose_engine()[0] is choose_engine("durable-rules")[0]


def test_the_reference_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose_engine("reference")[0].name == "reference"
    monkeypatch.setenv(ENGINE_VARIABLE, "reference")
    engine, warning = choose_engine()
    assert engine.name == "reference"
    assert warning is None, "it was asked for: nothing to warn about"
    assert choose_engine("durable-rules")[0].name == "durable-rules 2.0.28"


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="không có bộ máy suy luận “drools”"):
        choose_engine("drools")


@pytest.mark.usefixtures("fresh")
def test_without_durable_rules_the_reference_takes_over_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = by_agency(signal("points_lost"))
    expected = infer(program(DEDUCTED), facts, {})["so-a"]
    durable_rules.load.cache_clear()
    monkeypatch.setitem(sys.modules, "durable", None)
    engine, warning = choose_engine()
    assert warning is not None
    assert "không nạp được thư viện durable-rules" in warning
    assert "kết quả như nhau" in warning
    inferred = infer(program(DEDUCTED), facts, {}, engine=engine)["so-a"]
    assert inferred == expected._replace(engine="reference")
    assert infer(program(DEDUCTED), facts, {})["so-a"] == inferred


def test_nor_does_a_library_that_cannot_be_loaded_stop_us(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("cannot open shared object file")

    monkeypatch.setattr(durable_rules, "load", broken)
    engine, warning = choose_engine()
    assert engine.name == "reference"
    assert warning is not None
    assert "cannot open shared object file" in warning


def test_any_other_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(durable_rules, "load", broken)
    with pytest.raises(RuntimeError, match="a fault of ours"):
        choose_engine()
