"""A pack that uses every form and every key: it loads, comes back from itself, and breaks into sentences."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import faults_of, write_pack

from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.pack import Manifest, PackFile
from packs.bad_rules import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = (Path(__file__).parent / "everything.yaml").read_text(encoding="utf-8")
# As text everywhere, so that writing it again changes nothing that the draw did not change.
VALUE: dict[str, Any] = yaml.load(TEXT, Loader=yaml.BaseLoader)
Path_ = tuple[str | int, ...]


def paths(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every place in a value."""
    yield path
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for step, inner in items:
        yield from paths(inner, (*path, step))


def words(value: Any) -> Iterator[str]:
    """Every text and key in a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)
    else:
        yield str(value)


PATHS = [path for path in paths(VALUE) if path]
WORDS = sorted({word for word in words(VALUE) if len(word) < 40})
STRANGE: list[Any] = [
    "",
    None,
    True,
    False,
    [],
    {},
    ["a"],
    {"a": "b"},
    "> 5",
    "5%",
    "-1",
    "1.000",
    "0",
    "{x}",
    "a" * 99,
]


def test_it_loads_without_fault_or_warning(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, TEXT, manifest=MANIFEST).folder)
    assert pack.warnings == ()
    assert len(pack.leaves) == 9


@pytest.mark.parametrize("by_alias", [True, False])
def test_it_comes_back_from_itself(by_alias: bool) -> None:
    rules = PackFile.model_validate(_true(VALUE))
    assert PackFile.model_validate(rules.model_dump(by_alias=by_alias)) == rules
    assert PackFile.model_validate_json(rules.model_dump_json(by_alias=by_alias)) == rules


def _true(value: dict[str, Any]) -> dict[str, Any]:
    """The same with the one word that is not a text."""
    found: dict[str, Any] = yaml.safe_load(yaml.safe_dump(value).replace("'true'", "true"))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(PATHS), st.sampled_from([*WORDS, *STRANGE])), min_size=1, max_size=3
    )
)
def test_whatever_is_written_in_it_becomes_faults_and_never_a_crash(
    changes: list[tuple[Path_, Any]], tmp_path: Path
) -> None:
    broken = _true(copy.deepcopy(VALUE))
    for path, new in changes:
        _put(broken, path, new)
    rules = yaml.safe_dump(broken, allow_unicode=True, default_style='"').replace("«", "")
    for fault in faults_of(write_pack(tmp_path, rules, manifest=MANIFEST)):
        assert fault.message
        assert fault.place.line


def _put(value: Any, path: Path_, new: Any) -> None:
    try:
        for step in path[:-1]:
            value = value[step]
        if isinstance(value, dict | list):
            value[path[-1]] = new
    except (KeyError, IndexError, TypeError):
        return  # an earlier change took this place away


def test_the_manifest_comes_back_from_itself(tmp_path: Path) -> None:
    manifest = load_pack(write_pack(tmp_path, TEXT, manifest=MANIFEST).folder).manifest
    assert Manifest.model_validate_json(manifest.model_dump_json(by_alias=True)) == manifest
