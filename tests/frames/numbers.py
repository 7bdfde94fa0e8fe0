"""A question for a number that may also be answered with an option, as it is, and behind a gate."""

from __future__ import annotations

from indicatorkit.framework import Framework
from tests.loading import made

OPTIONS = [{"id": "many", "points": 100}, {"id": "enough"}, {"id": "na", "not_applicable": True}]


def places() -> Framework:
    """How many places there are, and how many of these are free where there are any."""
    return made(
        answer={"size": {"kind": "number", "at_least": 0, "options": OPTIONS}},
        step=[
            {"id": "rooms", "answer": "fact"},
            {"id": "size", "answer": "size"},
            {"id": "free", "answer": "size", "applies_if": {"rooms": "yes"}},
        ],
    )
