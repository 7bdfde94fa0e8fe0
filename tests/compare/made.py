"""A framework in which every policy is refused somewhere, and every way of changing is met: what texts are shown of."""

from __future__ import annotations

from typing import Any, Final

from indicatorkit.framework import Framework
from tests.loading import made

from .lights import questions

POINTS: Final = {"red": 0, "yellow": 1, "green": 2}
HALF: Final = {"rule": "worst_of", "missing": "leave_out", "known_share_at_least": "1/2"}


def garden() -> Framework:
    """Two themes and a result."""
    named = {"rule": "table", "rows": [{"when": {"a": "red", "b": "red"}, "then": "red"}], "otherwise": "green"}
    reads = {"rule": "table", "rows": [{"when": {"c": "missing"}, "then": "yellow"}], "otherwise": "green"}
    agreed = {"rule": "worst_of", "missing": {"counts_as": "red", "because": "zonder antwoord geen water"}}
    total = {"rule": "sum", "points": POINTS, "missing": "prorate", "known_at_least": 2}
    return made(
        framework={"id": "tuin", "version": "3", "nl": "Tuinen", "en": "Gardens", "waves": ["2024", "2025"]},
        theme=[
            {
                "id": "groen",
                "nl": "Groen",
                "en": "Green",
                **HALF,
                "indicator": [
                    {"id": "bomen", "nl": "Bomen", "en": "Trees", **named, "subindicator": questions("a b")},
                    {
                        "id": "hagen",
                        "nl": "Hagen",
                        "en": "Hedges",
                        "rule": "worst_of",
                        "subindicator": questions("h i"),
                    },
                    {"id": "gras", "nl": "Gras", "en": "Grass", **reads, "subindicator": questions("c d")},
                ],
            },
            {
                "id": "blauw",
                "nl": "Water, in sloten en in vijvers",
                "en": "Water, in ditches and in ponds",
                **HALF,
                "indicator": [
                    {"id": "sloten", "nl": "Sloten", "en": "Ditches", **agreed, "subindicator": questions("e f")},
                    {
                        "id": "vijvers",
                        "nl": "Vijvers",
                        "en": "Ponds",
                        "rule": "worst_of",
                        "subindicator": questions("g"),
                    },
                ],
            },
        ],
        result=[
            {"id": "punten", "nl": "Punten", "en": "Points", **total, "uses": ["h", "i", "g"]},
            {"id": "bekend", "nl": "Bekend", "en": "Known", "rule": "coverage", "as": "share", "uses": "indicators"},
        ],
    )


ROWS: Final[list[dict[str, Any]]] = [
    {"entity": "Ede", "wave": "2024", "a": "red", "h": "red", "c": "green", "d": "green", "e": "green", "g": "green"},
    {"entity": "Urk", "wave": "2024", "a": "green", "b": "green", "h": "yellow", "i": "green", "d": "red"},
    {"entity": "Urk", "wave": "2025", "a": "green", "h": "yellow", "c": "red", "d": "red", "f": "green", "g": "red"},
]
