"""The JSON Schema of framework files, for editors: which keys each table has, and what may stand there.

It knows the form, not the names: whether a roll-up or a level exists is the reader's business.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from ..kinds import KINDS
from ..onward import Bands, Rescale
from ..words import Lang, default_lang, has, say
from .answering import ANSWERS
from .rolling import ABOUT
from .tables import (
    AlsoTable,
    AttributeTable,
    DefaultTable,
    ExampleTable,
    FrameworkTable,
    NodeTable,
    PromiseTable,
    ScaleTable,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_MODELS: Final[tuple[type[BaseModel], ...]] = (
    FrameworkTable,
    ScaleTable,
    AttributeTable,
    DefaultTable,
    NodeTable,
    AlsoTable,
    PromiseTable,
    ExampleTable,
    Bands,
    Rescale,
    *ANSWERS.values(),
    *KINDS.values(),
)


class _Generate(GenerateJsonSchema):
    """Defaults are not part of the schema."""

    ignored_warning_kinds = frozenset({"skipped-choice", "non-serializable-default"})  # type: ignore[assignment]


def schema(lang: Lang | None = None) -> Schema:
    """The schema, draft 2020-12, with descriptions in that language (that of the environment, unless said)."""
    lang = lang or default_lang()
    definitions = _definitions()
    for name, (kinds, under) in _NODES.items():
        definitions[name] = _node(definitions, kinds, under)
    properties: Schema = {
        "format": {"const": 1},
        "framework": _ref("FrameworkTable"),
        "default": {
            "type": "object",
            "properties": dict.fromkeys(("theme", "group", "indicator", "subindicator"), _ref("DefaultTable")),
            "additionalProperties": False,
        },
        "scale": _by_name(_ref("ScaleTable")),
        "answer": _by_name({"oneOf": [_ref(model.__name__) for model in ANSWERS.values()]}),
        "attribute": _by_name(_ref("AttributeTable")),
        "rescale": _by_name(_ref("Rescale")),
        "bands": _by_name(_ref("Bands")),
        "rollup": _by_name({"oneOf": [_ref(model.__name__) for model in KINDS.values()]}),
        "theme": _list_of(_ref("theme")),
        "indicator": _list_of(_ref("indicator")),
        "step": _list_of(_ref("outside")),
        "result": _list_of(_ref("outside")),
        "promise": _list_of(_ref("PromiseTable")),
        "example": _list_of(_ref("ExampleTable")),
        "nl": {"type": "object"},
        "en": {"type": "object"},
        "calibration": {"type": "object"},
    }
    whole: Schema = {
        "$schema": DIALECT,
        "$id": "urn:indicatorkit:format-1",
        "title": say("schema.title", lang),
        "type": "object",
        "properties": properties,
        "required": ["format", "framework"],
        "additionalProperties": False,
        "x-tombi-toml-version": "v1.0.0",
        "$defs": definitions,
    }
    _describe(whole, lang)
    return whole


# -------------------------------------------------------------------------------------------------------------- tables


def _definitions() -> Schema:
    """The tables that have a model of their own; a name may stand where bands or a rescale may."""
    _, found = models_json_schema(
        [(model, "validation") for model in _MODELS], ref_template="#/$defs/{model}", schema_generator=_Generate
    )
    definitions: Schema = found["$defs"]
    for model in _MODELS:
        definitions[model.__name__]["description"] = (inspect.getdoc(model) or "").split("\n")[0]
    for table in definitions.values():
        for key, raw in table.get("properties", {}).items():
            each = table["properties"][key] = _without_null(raw)
            each.pop("default", None)
            each.pop("title", None)
            if key in ("bands", "rescale"):
                table["properties"][key] = {"anyOf": [{"type": "string"}, _ref(key.capitalize())]}
        table.pop("title", None)
    return definitions


def _without_null(schema_: Schema) -> Schema:
    """TOML has no null: what is absent is left out."""
    options = [each for each in schema_.get("anyOf", ()) if each.get("type") != "null"]
    rest = {key: value for key, value in schema_.items() if key != "anyOf"}
    return {**rest, **options[0]} if len(options) == 1 else {**rest, **({"anyOf": options} if options else {})}


def _node(definitions: Schema, kinds: Iterable[str], under: Mapping[str, Schema]) -> Schema:
    """A node: its own keys, those of every kind of answer and rule, and what may stand under it."""
    properties: Schema = {}
    for name in (*(model.__name__ for model in (*ANSWERS.values(), *KINDS.values())), *kinds):
        own = name in kinds
        for key, each in definitions[name]["properties"].items():
            if own or key not in ABOUT:
                properties[key] = each if own or key not in properties else _either(properties[key], each)
    properties["rule"] = {"enum": [*KINDS, "none"]}
    return {
        "type": "object",
        "properties": {**properties, **under},
        "required": ["id"],
        "additionalProperties": False,
    }


def _either(one: Schema, other: Schema) -> Schema:
    """Any of two schemas, flat and without repeats."""
    options = [*one.get("anyOf", [one]), *(each for each in other.get("anyOf", [other]))]
    kept: list[Schema] = []
    for each in options:
        if each not in kept:
            kept.append(each)
    return kept[0] if len(kept) == 1 else {"anyOf": kept}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list_of(what: Schema) -> Schema:
    return {"type": "array", "items": what}


def _by_name(what: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": "^[a-z0-9_]{1,50}$"}, "additionalProperties": what}


_NODES: Final[dict[str, tuple[tuple[str, ...], Schema]]] = {
    "also": (("AlsoTable",), {}),
    "outside": (("NodeTable",), {"also": _list_of(_ref("also"))}),
    "subindicator": (("NodeTable",), {"also": _list_of(_ref("also"))}),
    "indicator": (
        ("NodeTable",),
        {"also": _list_of(_ref("also")), "group": {"type": "string"}, "subindicator": _list_of(_ref("subindicator"))},
    ),
    "group": (("NodeTable",), {"also": _list_of(_ref("also"))}),
    "theme": (
        ("NodeTable",),
        {"also": _list_of(_ref("also")), "group": _list_of(_ref("group")), "indicator": _list_of(_ref("indicator"))},
    ),
}


# --------------------------------------------------------------------------------------------------------- descriptions


def _describe(schema_: Schema, lang: Lang) -> None:
    """Adds to every key what it is for, as far as the catalogue says."""
    for table in (schema_, *schema_["$defs"].values()):
        for key, each in table.get("properties", {}).items():
            word = f"schema.{key}"
            if has(word, lang):
                table["properties"][key] = {**each, "description": say(word, lang)}
