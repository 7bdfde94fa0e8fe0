"""Fields of documents whose schema says no more than is needed: how a value is read, or that it was made before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import CoreSchema, core_schema


class Reads:
    """Marks a field whose value a function makes of what is written; `schema` is the JSON schema of that.

    As `PlainValidator` with `WithJsonSchema`, which build the schema of the type behind it too, twice, and never use it
    to validate: that was half of the time of reading the first framework of a process.
    """

    read: Callable[[Any], object]
    schema: Mapping[str, Any]

    def __init__(self, read: Callable[[Any], object], schema: Mapping[str, Any]) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """The schema: whatever the function makes of it."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """What may be written, for editors."""
        return dict(self.schema)


class Made:
    """Marks a field that gets what was validated when it was made: it is looked at no deeper.

    Otherwise the first node of a process would wait until the schema of every kind of rule there is has been built, and
    of each node every place where it is written would be looked at again.
    """

    def __init__(self, base: type) -> None:
        self.base = base

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """The schema: one of these."""
        return core_schema.is_instance_schema(self.base)
