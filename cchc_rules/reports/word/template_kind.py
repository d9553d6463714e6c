"""What may a template of a kind of document hold, what must it, and how is it tried?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Trial:
    """A document to try a template with; it is tried where the template uses the name `uses`, and every
    text of `prints` has to be in the result. `what` says in Vietnamese what these texts are."""

    uses: str
    what: str
    context: Mapping[str, Any]
    prints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateKind:
    """A kind of document that an office may have a template of its own for.

    `places` describes in Vietnamese every name a template may fill in: "title", "purpose[]" (a list of
    texts), "tasks[].points[].heading". Of each group of `needed` at least one name must be used, names
    of `expected` should be.
    """

    name: str
    title: str
    file: str
    places: Mapping[str, str]
    needed: tuple[tuple[str, ...], ...]
    expected: tuple[str, ...]
    shipped: Callable[[], bytes]
    trials: Callable[[], Iterable[Trial]]
