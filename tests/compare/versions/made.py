"""Two versions of a small framework in which every way of differing is met: what texts are shown of."""

from __future__ import annotations

from typing import Any, Final

from indicatorkit.framework import Framework
from tests.loading import made

Doc = dict[str, Any]
CARE: Final = [
    {"id": "plan", "nl": "Is er een plan?", "en": "Is there a plan?", "answer": "light"},
    {"id": "people", "nl": "Zijn er mensen?", "en": "Are there people?", "answer": "light"},
]
MONEY: Final = {"id": "money", "nl": "Is er geld?", "en": "Is there money?", "answer": "maybe"}


def before() -> Framework:
    """One theme of two indicators and a step."""
    return _framework(
        "1",
        care={"rule": "worst_of", "subindicator": CARE},
        means={"rule": "worst_of", "subindicator": [MONEY, {"id": "old_name", "nl": "Tijd?", "answer": "light"}]},
        theme={"missing": "leave_out"},
    )


def after() -> Framework:
    """The same with another policy, a question more, a question renamed, and one theme more."""
    return _framework(
        "2",
        care={"rule": "worst_of", "missing": "grey_unless_decided", "subindicator": CARE},
        means={
            "rule": "worst_of",
            "subindicator": [
                MONEY,
                {"id": "time", "nl": "Tijd?", "answer": "light", "aliases": ["old_name"]},
                {"id": "room", "nl": "Ruimte?", "en": "Room?", "answer": "light"},
            ],
        },
        theme={"missing": "leave_out", "known_share_at_least": 1},
    )


def _framework(version: str, care: Doc, means: Doc, theme: Doc) -> Framework:
    return made(
        framework={"id": "huis", "version": version, "nl": "Huizen", "en": "Houses", "waves": ["2024", "2025"]},
        theme=[
            {
                "id": "living",
                "nl": "Wonen",
                "en": "Living",
                "rule": "worst_of",
                **theme,
                "indicator": [
                    {"id": "care", "nl": "Zorg", "en": "Care", **care},
                    {"id": "means", "nl": "Middelen", "en": "Means", **means},
                ],
            }
        ],
    )


ANSWERS: Final = [
    {"entity": "Noord", "wave": "2024", "plan": "red", "money": "green", "old_name": "green"},
    {"entity": "Noord", "wave": "2025", "plan": "red", "people": "green", "money": "green", "old_name": "green"},
    {"entity": "Zuid", "wave": "2025", "plan": "green", "people": "green"},
]
