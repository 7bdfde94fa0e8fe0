"""The JSON Schema of framework files, for editors: which keys each table has, and what may stand there.

It knows the form, not the names: whether a roll-up or a level exists is the reader's business.
"""

from __future__ import annotations

from typing import Final

from ...words import Lang, default_lang
from ..tables import KINDS as DEFAULTS
from .choices import ANSWER, ROLLUP, choices, node
from .described import of_file
from .rosters import roster_schema
from .shapes import SHAPES, Schema, by_name, list_of, ref
from .tables import tables

__all__ = ["roster_schema", "schema"]

_ALSO: Final = {"also": list_of(ref("also"))}
_NODES: Final[dict[str, tuple[str, Schema]]] = {
    "also": ("AlsoTable", {}),
    "outside": ("NodeTable", _ALSO),
    "subindicator": ("NodeTable", _ALSO),
    "indicator": (
        "NodeTable",
        {**_ALSO, "group": {"type": "string"}, "subindicator": list_of(ref("subindicator"))},
    ),
    "group": ("NodeTable", _ALSO),
    "theme": ("NodeTable", {**_ALSO, "group": list_of(ref("group")), "indicator": list_of(ref("indicator"))}),
}
_TOP: Final[Schema] = {
    "format": {"const": 1},
    "framework": ref("FrameworkTable"),
    "default": {
        "type": "object",
        "properties": dict.fromkeys(DEFAULTS, ref("DefaultTable")),
        "additionalProperties": False,
    },
    "scale": by_name(ref("ScaleTable")),
    "answer": by_name(ref(ANSWER)),
    "attribute": by_name(ref("AttributeTable")),
    "rescale": by_name(ref("Rescale")),
    "bands": by_name(ref("Bands")),
    "rollup": by_name(ref(ROLLUP)),
    "theme": list_of(ref("theme")),
    "indicator": list_of(ref("indicator")),
    "step": list_of(ref("outside")),
    "result": list_of(ref("outside")),
    "promise": list_of(ref("PromiseTable")),
    "example": list_of(ref("ExampleTable")),
    "nl": ref("labels"),
    "en": ref("labels"),
    "calibration": ref("CalibrationTable"),
}


def schema(lang: Lang | None = None) -> Schema:
    """The schema, draft 2020-12, with descriptions in that language (that of the environment, unless said)."""
    lang = lang or default_lang()
    found = tables()
    nodes = {name: node(found, kind, under) for name, (kind, under) in _NODES.items()}
    return of_file("framework", _TOP, {**found, **SHAPES, **choices(found), **nodes}, lang)
