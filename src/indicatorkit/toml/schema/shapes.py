"""What may stand behind a key where a model says only "a table": cells, conditions, outcomes, inputs, answers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from ...cells import ANY, KNOWN, MISSING, NOT_APPLICABLE
from ...written import BOUNDS

Schema = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = "^[a-z0-9_]{1,50}$"
NODE: Final = "^[a-z0-9_]{1,50}(@[^@]+)?$"  # perhaps as it was in an earlier wave
REFERENCE: Final = re.compile(r'"#/\$defs/([^"]+)"')
FRACTION: Final = r"^\s*-?\d+\s*/\s*\d+\s*$"


def ref(name: str) -> Schema:
    """That definition."""
    return {"$ref": f"#/$defs/{name}"}


def list_of(what: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": what}


def by_name(what: Schema) -> Schema:
    """A table of these, each behind an id."""
    return {"type": "object", "propertyNames": {"pattern": ID}, "additionalProperties": what}


def mentioned(said: object, definitions: Schema) -> Schema:
    """The definitions that are referred to, from anywhere, in the order of their names."""
    found: set[str] = set()
    waiting = [said]
    while waiting:
        new = {each for each in REFERENCE.findall(json.dumps(waiting.pop())) if each not in found}
        found |= new
        waiting += [definitions[each] for each in new]
    return {name: definitions[name] for name in sorted(found)}


def either(*schemas: Schema) -> Schema:
    """One of these, flat and without repeats."""
    kept: list[Schema] = []
    for each in (one for schema in schemas for one in schema.get("anyOf", [schema])):
        if each not in kept:
            kept.append(each)
    return kept[0] if len(kept) == 1 else {"anyOf": kept}


def _any(what: Schema) -> Schema:
    """A table with these behind whatever key."""
    return {"type": "object", "additionalProperties": what}


def _keys(properties: Mapping[str, Schema], **more: object) -> Schema:
    """A table with these keys and no others."""
    return {"type": "object", "properties": dict(properties), "additionalProperties": False, **more}


TEXT: Final[Schema] = {"type": "string"}
NUMBER: Final[Schema] = {"type": ["number", "string"], "pattern": FRACTION}
_BOUNDS: Final = dict.fromkeys(BOUNDS, NUMBER)
_WORDS: Final[Schema] = {"type": "string", "examples": [KNOWN, MISSING, NOT_APPLICABLE, ANY]}
_LEVEL_OR_NUMBER: Final = either(TEXT, {"type": "number"})

SHAPES: Final[dict[str, Schema]] = {
    "cell": either(_WORDS, {"type": "number"}, list_of(ref("cell")), ref("bounds")),
    "bounds": _keys({**_BOUNDS, "at_worst": TEXT, "at_best": TEXT}, minProperties=1),
    "condition": either(ref("conditions"), list_of(ref("condition"))),
    "conditions": {
        "type": "object",
        "properties": {
            **dict.fromkeys(("all", "any", "none", "count", "share"), ref("cell")),
            **_BOUNDS,
            "any_of": list_of(ref("condition")),
            "wave": either(TEXT, list_of(TEXT), _keys({"from": TEXT, "before": TEXT})),
        },
        "propertyNames": {"pattern": NODE},
        "additionalProperties": ref("cell"),
    },
    "outcome": either(_LEVEL_OR_NUMBER, _keys({"same_as": TEXT}, required=["same_as"])),
    "input": either(TEXT, _keys({"tag": TEXT}, required=["tag"])),
    "expected": either(_LEVEL_OR_NUMBER, _keys({"grey": TEXT, "number": NUMBER, "level": TEXT})),
    "labels": _any(either(TEXT, _any(TEXT))),
}
"""The definitions that no model has."""

BEHIND: Final[dict[str, Schema]] = {
    "bands": either(TEXT, ref("Bands")),
    "rescale": either(TEXT, ref("Rescale")),
    "applies_if": ref("condition"),
    "when": ref("condition"),
    "unless": ref("condition"),
    "where": ref("cell"),
    "uses": either(ref("input"), list_of(ref("input"))),
    "points": _any(either(NUMBER, _any(NUMBER))),
    "map": _any(either(TEXT, _any(TEXT))),
    "weights": _any(NUMBER),
    "round": either({"type": "integer"}, ref("Rounding")),
    "answers": _any({}),
    "expect": _any(ref("expected")),
}
"""What may stand behind a key, in whatever table."""

ONLY_IN: Final[dict[tuple[str, str], Schema]] = {
    ("Row", "then"): ref("outcome"),
    ("Table", "otherwise"): ref("outcome"),
    ("CountsAs", "counts_as"): _LEVEL_OR_NUMBER,
    ("ExampleTable", "entity"): _any({}),
    ("ExampleTable", "because"): _any(list_of(TEXT)),
}
"""What may stand behind a key in one table."""

NOT_IN: Final = frozenset(
    {("Option", "points"), ("LevelTable", "points"), ("Band", "points"), ("CalibrationTable", "answers")}
)
"""Where a key of `BEHIND` is another thing: what one option, level or band counts as; the digest of answers."""
