"""Errors' paths walked through models: branches of unions left out, keys found."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field, Tag
from typing_extensions import TypeAliasType

from cchc_rules.sources.model import Entry
from cchc_rules.sources.shapes import known_keys, path_in_data


class Leaf(Entry):
    kind: Literal["leaf"]
    leaf: int


class Branch(Entry):
    kind: Literal["branch"]
    below: tuple[Leaf, int] | None = None
    named: dict[str, Leaf] = Field(default_factory=dict, alias="by name")


Tree = TypeAliasType("Tree", Annotated[Leaf, Tag("a")] | Annotated[Branch, Tag("b")])


class Root(Entry):
    tree: Tree
    trees: list[Tree]
    word: str | Leaf


@pytest.mark.parametrize(
    ("location", "path", "keys"),
    [
        ((), (), ["tree", "trees", "word"]),
        (("tree", "leaf"), ("tree",), ["kind", "leaf"]),
        (("tree", "leaf", "leaf"), ("tree", "leaf"), []),
        (("tree", "b", "by name", "x"), ("tree", "by name", "x"), ["kind", "leaf"]),
        (("tree", "branch", "below", 0), ("tree", "below", 0), ["kind", "leaf"]),
        (("trees", 3, "a"), ("trees", 3), ["kind", "leaf"]),
        (("trees", 3), ("trees", 3), ["kind", "leaf", "below", "by name"]),
        (("word", "Leaf", "kind"), ("word", "kind"), []),
        (("word", "Leaf"), ("word",), ["kind", "leaf"]),
        (("tree", "b", "by name", 5), ("tree", "by name", 5), []),
        (("trees", "x"), ("trees", "x"), []),
    ],
)
def test_a_path_leaves_out_branches_and_knows_the_keys_at_its_end(
    location: tuple[str | int, ...], path: tuple[str | int, ...], keys: list[str]
) -> None:
    assert path_in_data(Root, location) == path
    assert known_keys(Root, location) == keys
