"""A little judge of JSON Schema: the words that our own schemas use, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
ABOUT = {"$schema", "$defs", "title", "description"}
JUDGED = {"type", "const", "enum", "required", "properties", "additionalProperties", "items", "anyOf", "$ref"}


def wrong(data: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None, at: str = "$") -> Iterator[str]:
    """Everything in which the data are not as the schema says, with its place."""
    root = schema if root is None else root
    assert set(schema) <= ABOUT | JUDGED, set(schema) - ABOUT - JUDGED
    if "$ref" in schema:
        yield from wrong(data, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if types and not any(isinstance(data, TYPES[each]) and not _is_truth_as_number(data, each) for each in types):
        yield f"{at}: {data!r} is no {types}"
        return
    if "const" in schema and data != schema["const"]:
        yield f"{at}: {data!r}"
    if "enum" in schema and data not in schema["enum"]:
        yield f"{at}: {data!r}"
    if "anyOf" in schema and all(list(wrong(data, each, root, at)) for each in schema["anyOf"]):
        yield f"{at}: {data!r}"
    if isinstance(data, dict):
        yield from (f"{at}: no {key}" for key in schema.get("required", ()) if key not in data)
        for key, said in data.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            yield from [f"{at}.{key}: not known"] if inner is False else wrong(said, inner, root, f"{at}.{key}")
    if isinstance(data, list):
        for place, said in enumerate(data):
            yield from wrong(said, schema.get("items", {}), root, f"{at}[{place}]")


def _is_truth_as_number(data: Any, type_: str) -> bool:
    return isinstance(data, bool) and type_ in ("integer", "number")
