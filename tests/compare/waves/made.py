"""A small framework in two waves and in another version, in which every way of changing is met: what texts are of."""

from __future__ import annotations

from typing import Any, Final

from indicatorkit.framework import Framework
from tests.loading import made

Doc = dict[str, Any]
OPTIONS: Final = [{"id": "ja", "level": "green"}, {"id": "deels", "level": "yellow"}, {"id": "nee", "level": "red"}]


def question(id: str, nl: str, en: str, answer: str = "light", **more: Any) -> Doc:
    return {"id": id, "nl": nl, "en": en, "answer": answer, **more}


def homes(*, version: str = "1", options: list[Doc] = OPTIONS, care: Doc | None = None) -> Framework:
    """Two themes; the question about rooms applies from the second wave, that about money where there is a plan."""
    return made(
        framework={
            "id": "wonen",
            "version": version,
            "nl": "Wonen en zorg",
            "en": "Homes and care",
            "waves": ["2024", "2025"],
            "entity": {"nl": "regio", "en": "region"},
        },
        answer={"agreed": {"kind": "choice", "scale": "light", "options": options}},
        theme=[
            {
                "id": "homes",
                "nl": "Wonen",
                "en": "Homes",
                "rule": "worst_of",
                "missing": "leave_out",
                "indicator": [
                    {
                        "id": "houses",
                        "nl": "Woningen",
                        "en": "Houses",
                        "rule": "worst_of",
                        "subindicator": [
                            question("agreements", "Zijn er afspraken?", "Are there agreements?", "agreed"),
                            question("plan", "Is er een plan?", "Is there a plan?"),
                        ],
                    },
                    {
                        "id": "rooms",
                        "nl": "Kamers",
                        "en": "Rooms",
                        "rule": "worst_of",
                        "subindicator": [
                            question("small", "Zijn er kleine kamers?", "Are there small rooms?"),
                            question(
                                "large",
                                "Zijn er grote kamers?",
                                "Are there large rooms?",
                                applies_if={"wave": {"from": "2025"}},
                            ),
                        ],
                    },
                ],
            },
            {
                "id": "care",
                "nl": "Zorg",
                "en": "Care",
                "rule": "worst_of",
                "missing": "leave_out",
                **(care or {}),
                "indicator": [
                    question("people", "Mensen", "People"),
                    question("money", "Geld", "Money", "maybe"),
                    question("help", "Hulp", "Help", applies_if={"people": ["yellow", "green"]}),
                ],
            },
        ],
    )


FIRST: Final[list[Doc]] = [
    {"entity": "Ede", "agreements": "deels", "plan": "green", "small": "green", "people": "red", "money": "green"},
    {"entity": "Urk", "agreements": "ja", "plan": "green", "people": "green", "money": "na", "help": "green"},
    {"entity": "Assen", "agreements": "ja"},
]
SECOND: Final[list[Doc]] = [
    {"entity": "Urk", "agreements": "nee", "plan": "red", "small": "red", "large": "green", "money": "red"},
    {"entity": "Ede", "agreements": "ja", "plan": "green", "small": "green", "people": "green", "help": "yellow"},
    {"entity": "Tiel", "agreements": "ja"},
]


def rows(said: list[Doc], wave: str) -> list[Doc]:
    return [{"wave": wave, **each} for each in said]
