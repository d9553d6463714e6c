"""Facts going in and conclusions coming out of inference, the same for every engine."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FactKind(StrEnum):
    """What a fact is about."""

    SIGNAL = "signal"
    FINDING = "finding"
    DOCUMENT = "document"
    CONCLUSION = "conclusion"


class Fact(NamedTuple):
    """One narrow fact; empty text where a part does not apply.

    ``name`` is the signal, status, document id or conclusion id. ``criterion`` and ``field``
    are dotted ids. ``period`` is `current` or `previous`.
    """

    kind: FactKind
    name: str
    agency: str
    criterion: str = ""
    measure: str = ""
    scope: str = ""
    field: str = ""
    level: str = ""
    period: str = "current"


class Firing(NamedTuple):
    """One policy that fired, with the facts that made it fire, in pattern order."""

    policy: str
    facts: tuple[Fact, ...]


class StatusChange(NamedTuple):
    """A policy gives a criterion a status."""

    agency: str
    criterion: str
    status: str
    firing: Firing


class TaskOrder(NamedTuple):
    """A policy orders a task: the criterion's remedy, or one written in the policy itself."""

    agency: str
    criterion: str
    policy: str
    own: bool
    """True: the policy's own remedy; False: the criterion's."""
    firing: Firing


class Conclusion(NamedTuple):
    """What a policy concludes across criteria (Kiến nghị), with the chain that led to it.

    ``text`` still holds its {placeholders}; the assessment fills them. ``chain`` lists every
    firing from the first facts to this conclusion, earliest first.
    """

    id: str
    agency: str
    criterion: str
    policy: str
    text: str
    chain: tuple[Firing, ...]


class Inferred(NamedTuple):
    """Everything inference concluded, each list sorted."""

    statuses: tuple[StatusChange, ...]
    tasks: tuple[TaskOrder, ...]
    conclusions: tuple[Conclusion, ...]
    engine: str
    """`durable-rules 2.0.28` or `reference`."""
