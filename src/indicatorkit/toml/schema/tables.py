"""The tables that have a model of their own, as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from ...kinds import KINDS
from ...onward import Bands, Rescale, Rounding
from ...recipe import CalibrationTable
from ...rules.base import Rule
from ...rules.forms import CountsAs
from ..answering import ANSWERS
from ..rolling import FOR_NUMBERS
from ..tables import (
    AlsoTable,
    AttributeTable,
    DefaultTable,
    ExampleTable,
    FrameworkTable,
    NodeTable,
    PromiseTable,
    ScaleTable,
)
from .shapes import BEHIND, NOT_IN, ONLY_IN, Schema, either, ref

MODELS: Final[tuple[type[BaseModel], ...]] = (
    FrameworkTable,
    ScaleTable,
    AttributeTable,
    DefaultTable,
    NodeTable,
    AlsoTable,
    PromiseTable,
    ExampleTable,
    CalibrationTable,
    Bands,
    Rescale,
    Rounding,
    CountsAs,
    *ANSWERS.values(),
    *KINDS.values(),
)


class _Generate(GenerateJsonSchema):
    """Defaults are not part of the schema."""

    ignored_warning_kinds = frozenset({"skipped-choice", "non-serializable-default"})  # type: ignore[assignment]


def tables() -> Schema:
    """A definition for each table of a framework, and for each table within it."""
    definitions = of_models(MODELS)
    for kind in KINDS.values():
        _set_policies(kind, definitions[kind.__name__]["properties"])
    return definitions


def of_models(models: Iterable[type[BaseModel]]) -> Schema:
    """A definition for each model, and for each model within it."""
    _, found = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/$defs/{model}", schema_generator=_Generate
    )
    definitions: Schema = found["$defs"]
    for name, table in definitions.items():
        for word in ("title", "description"):
            table.pop(word, None)
        properties = table.get("properties", {})
        for key, raw in properties.items():
            properties[key] = _shape(name, key, raw)
    return definitions


def _shape(name: str, key: str, raw: Schema) -> Schema:
    if (name, key) in ONLY_IN:
        return ONLY_IN[name, key]
    if key in BEHIND and (name, key) not in NOT_IN:
        return BEHIND[key]
    each = _without_null(raw)
    each.pop("default", None)
    each.pop("title", None)
    return _minimum_of_lists(each)


def _without_null(raw: Schema) -> Schema:
    """TOML has no null: what is absent is left out."""
    options = [each for each in raw.get("anyOf", ()) if each.get("type") != "null"]
    rest = {key: value for key, value in raw.items() if key != "anyOf"}
    return {**rest, **options[0]} if len(options) == 1 else {**rest, **({"anyOf": options} if options else {})}


def _minimum_of_lists(each: Schema) -> Schema:
    """What pydantic says of the length of a text is said of a list here: tuples are read through a function."""
    names = {"minLength": "minItems", "maxLength": "maxItems"} if each.get("type") == "array" else {}
    return {names.get(key, key): value for key, value in each.items()}


def _set_policies(kind: type[Rule], properties: Schema) -> None:
    """A rule takes the policies that suit it; one that reads gaps itself has none."""
    words = [each for each in kind.policies if each != "counts_as"]
    counts = [ref("CountsAs")] if "counts_as" in kind.policies else []
    properties["missing"] = either({"type": "string", "enum": words}, *counts)
    properties["not_applicable"] = either({"type": "string", "enum": ["leave_out", "grey"]}, ref("CountsAs"))
    if not words:
        del properties["missing"]
    if kind.gives == "level":
        for key in FOR_NUMBERS:
            del properties[key]
