"""How may one key of a rule file be written in more than one way?

pydantic picks the way by looking at the value; an editor must be told that the ways overlap
("max" is a text and a word), which its `oneOf` would refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Put around a tagged union whose members may look alike: `Annotated[A | B, ..., AnyOf()]`."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = handler(schema)
        if "oneOf" in written:
            written["anyOf"] = written.pop("oneOf")
            written.pop("discriminator", None)
        return written


@dataclass(frozen=True, slots=True)
class Shorthand:
    """Lets an entry also be written short; `expand` turns what is short into what is long."""

    expand: Callable[[Any], Any]
    short: tuple[tuple[str, Any], ...] = (("type", "string"),)
    """The JSON Schema of the short form."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.expand, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [dict(self.short), handler(schema)]}
