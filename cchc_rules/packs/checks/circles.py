"""Which names in a graph lead back to themselves?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def circles(graph: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """One circle for every group of names that depend on each other, as [a, b, c] for a → b → c → a.

    Each starts at the first of its names in the graph's order. Without recursion, since a file
    may chain names deeper than Python's stack.
    """
    found: list[list[str]] = []
    done: set[str] = set()
    for start in graph:
        if start not in done:
            found.extend(_from(start, graph, done))
    order = {name: position for position, name in enumerate(graph)}
    return [_turned(circle, order) for circle in _apart(found)]


def _from(start: str, graph: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[list[str]]:
    path: list[str] = [start]
    on_path = {start: 0}
    waiting = [iter(graph[start])]
    while waiting:
        name = next(waiting[-1], None)
        if name is None:
            waiting.pop()
            left = path.pop()
            del on_path[left]
            done.add(left)
        elif name in on_path:
            yield path[on_path[name] :]
        elif name in graph and name not in done:
            on_path[name] = len(path)
            path.append(name)
            waiting.append(iter(graph[name]))


def _apart(found: list[list[str]]) -> list[list[str]]:
    """Leave out circles that share a name with one already told: mending that one may mend them."""
    told: set[str] = set()
    apart = []
    for circle in sorted(found, key=len):
        if told.isdisjoint(circle):
            told.update(circle)
            apart.append(circle)
    return apart


def _turned(circle: list[str], order: Mapping[str, int]) -> list[str]:
    first = min(range(len(circle)), key=lambda index: order[circle[index]])
    return circle[first:] + circle[:first]
