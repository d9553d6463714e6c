"""What does the text under each attribute of a model say?

Only the JSON Schema needs it. pydantic can collect it too, but does so whenever a model's
module is imported, and that was a tenth of the time of a whole run.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from functools import cache

_SILENT = frozenset({"builtins", "pydantic"})
"""Where bases come from that have nothing to say about the attributes of an entry."""


@cache
def attribute_docstrings(model: type) -> dict[str, str]:
    """The text under each attribute of a class and its bases, by attribute name."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.partition(".")[0] not in _SILENT:
            found.update(_of_class(base))
    return found


def _of_class(model: type) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found: dict[str, str] = {}
    for attribute, text in itertools.pairwise(body):
        if (
            isinstance(attribute, ast.AnnAssign)
            and isinstance(attribute.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            found[attribute.target.id] = inspect.cleandoc(text.value.value)
    return found
