"""What do the tables say must be carried, and by what? Reads ids.yaml and S000.yaml ... S004.yaml."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
KINDS = ("target", "task", "consequence", "figure", "result")
CARRIERS = ("criterion", "task", "policy", "figure", "official")
NULL = ("", "null", "~")
ROW_KEYS = {"id", "kind", "pack", "carrier", "expect", "note"}
CARRIER_KEYS = {*CARRIERS, "evidence", "scope", "as_of"}


@dataclass(frozen=True)
class Row:
    """One fact of a document and the rule, task, policy or figure that carries it.

    In ``expect`` a key that is absent was not given by the source or is not checked; None says
    that the source gives none, and that the carrier must have none.
    """

    id: str
    kind: str
    pack: str
    carrier: dict[str, str]
    expect: dict[str, Any] = field(default_factory=dict)

    @property
    def what(self) -> str:
        """Which kind of thing carries the fact."""
        return next(kind for kind in CARRIERS if kind in self.carrier)

    @property
    def name(self) -> str:
        """The id of the carrier."""
        return self.carrier[self.what]

    def __str__(self) -> str:
        return f"{self.id} ({self.pack}, {self.what} {self.name})"


@functools.cache
def ids() -> dict[str, tuple[str, ...]]:
    """The ids of every seed."""
    return {seed: tuple(found) for seed, found in _read(HERE / "ids.yaml").items()}


@functools.cache
def rows(seed: str) -> tuple[Row, ...]:
    """The rows of one seed; none where its table is missing."""
    path = HERE / f"{seed}.yaml"
    if not path.exists():
        return ()
    return tuple(_row(each, path) for each in _read(path)["rows"])


def _row(written: dict[str, Any], path: Path) -> Row:
    if unknown := set(written) - ROW_KEYS:
        raise ValueError(f"{path.name}: {written.get('id')}: unknown keys {sorted(unknown)}")
    carrier = written["carrier"]
    if unknown := set(carrier) - CARRIER_KEYS:
        raise ValueError(f"{path.name}: {written['id']}: unknown carrier {sorted(unknown)}")
    if sum(kind in carrier for kind in CARRIERS) != 1:
        raise ValueError(f"{path.name}: {written['id']}: a carrier is one of {CARRIERS}")
    if written["kind"] not in KINDS:
        raise ValueError(f"{path.name}: {written['id']}: kind is one of {KINDS}")
    return Row(written["id"], written["kind"], written["pack"], carrier, written.get("expect", {}))


def _read(path: Path) -> Any:
    # The base loader leaves every scalar a text: "1.10" and 100% stay what they are.
    return _with_nulls(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))


def _with_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_nulls(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_nulls(each) for each in value]
    return None if value in NULL else value
