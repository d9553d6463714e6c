"""Where does an error's path lead in a model, and which keys may stand there?

pydantic's paths also name the branch of a union that was tried; a file knows nothing of branches.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, Tag

Step = str | int


@dataclass(frozen=True, slots=True)
class _Shape:
    """One thing a value may be, and the names under which a union may list it."""

    annotation: Any
    tags: frozenset[str] = frozenset()

    @property
    def model(self) -> type[BaseModel] | None:
        is_model = isinstance(self.annotation, type) and issubclass(self.annotation, BaseModel)
        return self.annotation if is_model else None

    def is_called(self, tag: Step) -> bool:
        if tag in self.tags:
            return True
        model = self.model
        if model is None:
            return False
        literals = (field.annotation for field in model.model_fields.values())
        named = any(get_origin(one) is Literal and tag in get_args(one) for one in literals)
        return named or model.__name__ == tag


def path_in_data(model: Any, location: Sequence[Step]) -> tuple[Step, ...]:
    """An error's path without the names of union branches."""
    return _walk(model, location)[0]


def known_keys(model: Any, location: Sequence[Step]) -> list[str]:
    """All keys that may stand at an error's path, in the order the models declare them."""
    keys: dict[str, None] = {}
    for shape in _walk(model, location)[1]:
        if shape.model is not None:
            keys.update(dict.fromkeys(_fields(shape.model)))
    return list(keys)


def _walk(model: Any, location: Sequence[Step]) -> tuple[tuple[Step, ...], list[_Shape]]:
    shapes = list(_members(model))
    path: list[Step] = []
    for step in location:
        alternatives = [shape for shape in shapes if shape.annotation is not types.NoneType]
        chosen = [shape for shape in alternatives if shape.is_called(step)] if len(alternatives) > 1 else []
        if chosen:
            shapes = chosen
            continue
        path.append(step)
        shapes = [below for shape in shapes for below in _below(shape, step)] or shapes
    return tuple(path), shapes


def _members(annotation: Any, tags: frozenset[str] = frozenset()) -> Iterator[_Shape]:
    """What the annotation may be, without Annotated, Union, type aliases and root models around it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        yield from _members(inner, tags.union(one.tag for one in metadata if isinstance(one, Tag)))
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member, tags)
    elif hasattr(annotation, "__value__"):
        yield from _members(annotation.__value__, tags)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from _members(annotation.model_fields["root"].annotation, tags)
    else:
        yield _Shape(annotation, tags)


def _below(shape: _Shape, step: Step) -> Iterator[_Shape]:
    if shape.model is not None:
        fields = _fields(shape.model)
        if isinstance(step, str) and step in fields:
            yield from _members(fields[step])
        return
    origin, arguments = get_origin(shape.annotation), get_args(shape.annotation)
    if not isinstance(origin, type) or not arguments:
        return
    if issubclass(origin, Mapping):
        if isinstance(step, str):
            yield from _members(arguments[-1])
    elif isinstance(step, int):
        for argument in arguments:
            if argument is not Ellipsis:
                yield from _members(argument)


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Key as written in a file (the alias, if there is one) to the annotation of its value."""
    return {
        field.alias if isinstance(field.alias, str) else name: field.annotation
        for name, field in model.model_fields.items()
    }
