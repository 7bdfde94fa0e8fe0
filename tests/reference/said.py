"""What may stand behind a key, in an author's words: read from the JSON Schema of files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from indicatorkit.toml.schema.shapes import ID

Schema: TypeAlias = Mapping[str, Any]
Link: TypeAlias = Callable[[str], str]
"""What a definition is called, with where it stands."""

NAMES = {
    "answer": "id of an answer",
    "rollup": "id of a roll-up",
    "scale": "id of a scale",
    "level": "id of a level",
    "at_worst": "id of a level",
    "at_best": "id of a level",
    "same_as": "id of a node",
    "divide": "id of a node",
    "by": "id of a node",
    "nodes": "id of a node",
    "bands": "id of bands",
    "rescale": "id of a rescale",
    "wave": "wave",
    "waves": "wave",
    "from": "wave",
    "before": "wave",
    "since": "`previous`, or a wave",
    "then": "id of a level",
    "otherwise": "id of a level",
    "counts_as": "id of a level",
    "map": "id of a level",
    "rollup_from": "id of a roll-up",
    "because": "id of a question",
    "group": "id of a group",
    "succeeds": "id of an entity",
    "grey": "reason",
    "of": "`number`, `level`, or id of a rescale",
}
"""What a text is the name of; elsewhere it is any text."""
BY_NAME = {
    "marks": "by mark",
    "weights": "by id or tag",
    "map": "by option or level",
    "points": "by option or level",
    "codes": "by kind",
    "rollup_from": "by wave",
    "attributes": "by attribute",
    "entity": "by attribute",
    "answers": "by question",
    "numbers": "by question",
}
"""What the words are behind which the values of a table stand; elsewhere ids of nodes."""


def said(schema: Schema, key: str, link: Link) -> str:
    """What may stand behind this key."""
    options = schema.get("anyOf", [schema])
    if _is_by_language(options):
        return "text, or `{ nl = …, en = … }`"
    single = [each for each in options if len(each.get("required", ())) == 1 and len(each["properties"]) == 1]
    rest = [each for each in options if each not in single] if len(single) > 1 else options
    found = [_one(each, key, link) for each in rest]
    if rest is not options:
        words = ", ".join(f"`{each['required'][0]}`" for each in single)
        (value,) = {_one(each["properties"][each["required"][0]], "", link) for each in single}
        found.append(f"`{{ WORD = … }}`, a {value} with one of the words {words}")
    return ", or ".join(dict.fromkeys(found))


def many(found: str) -> str:
    """The same, more than one of them."""
    name = re.fullmatch(r"id of an? (.+)", found)
    if name is not None:
        return f"ids of {many(name[1])}"
    first = re.match(r"(\[?)(row|whole number|number|\w[\w -]*)", found)
    assert first is not None, found
    word = f"{first[2][:-1]}ies" if first[2].endswith("y") else f"{first[2]}s"
    return f"{first[1]}{word}{found[first.end() :]}".replace("fraction", "fractions").replace("or mark", "or marks")


def _is_by_language(options: list[Schema]) -> bool:
    return len(options) == 2 and [*options[-1].get("properties", ())] == ["nl", "en"]


def _one(schema: Schema, key: str, link: Link) -> str:  # noqa: C901  # flat, a line for each shape
    match schema:
        case {"$ref": str(place)}:
            return link(place.rsplit("/", 1)[1])
        case {"const": const}:
            return f"`{str(const).lower()}`"
        case {"enum": words}:
            return ", ".join(f"`{each}`" for each in words)
        case {"type": "array", "items": items}:
            return f"list of {_listed(items, key, link)}{_how_many(schema)}"
        case {"type": "object"}:
            return _table(schema, key, link)
        case {"type": ["number", "string"]}:
            return "number, fraction or mark" if key == "from" else f"number or fraction{_bounds(schema)}"
        case {"type": "integer"}:
            return f"whole number{_bounds(schema)}"
        case {"type": "number"}:
            return f"number{_bounds(schema)}"
        case {"type": "boolean"}:
            return "`true`, `false`"
        case {"type": "string"}:
            return "id" if schema.get("pattern") == ID else NAMES.get(key, "text")
        case _:
            assert not schema, schema
            return "what the question takes"


def _listed(items: Schema, key: str, link: Link) -> str:
    """What is in a list; several options are said one by one."""
    return " or ".join(many(said(each, key, link)) for each in items.get("anyOf", [items]))


def _table(schema: Schema, key: str, link: Link) -> str:
    """A table with keys of its own, or with values behind whatever word."""
    if "properties" in schema:
        inner = {each: said(what, each, link) for each, what in schema["properties"].items()}
        if len({*inner.values()}) == 1 and len(inner) > 2:
            return f"tables {', '.join(f'`{each}`' for each in inner)}: each a {next(iter(inner.values()))}"
        return "`{ " + ", ".join(f"{each} = …" for each in inner) + " }`"
    of = schema.get("additionalProperties", {})
    if schema.get("propertyNames", {}).get("pattern") == ID:
        return f"tables by id: each {said(of, '', link)}"
    options, by = of.get("anyOf", [of]), BY_NAME.get(key, "by id of a node")
    if "additionalProperties" in options[-1] and len(options) == 2:
        return f"table {by}: {said(options[0], key, link)}; or for each input such a table"
    return f"table {by}: {said(of, key, link)}"


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return f", {low} or more" if low is not None else ""


def _how_many(schema: Schema) -> str:
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    if least and least == most:
        return f", {least} of them"
    return f", {least} or more" if least else ""
