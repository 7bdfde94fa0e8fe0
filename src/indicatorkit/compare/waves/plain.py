"""Changes and answers as plain data: for a frame, and for JSON with numbers as exact text."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from ...framework import Framework
from ..cells import Cell
from .change import Change, Moved
from .counting import word
from .matching import Who

COLUMNS: Final = (
    "entity",
    "perspective",
    "node",
    "change",
    "before",
    "after",
    "reason_before",
    "reason_after",
    "cause",
    "by_rules",
    "within",
    "answers",
    "mark",
    "assumed",
)
ASSUMED: Final = {(True, False): "before", (False, True): "after", (True, True): "both"}
"""Which of the two outcomes rests on something missing that counts as something."""


def who(named: Who) -> dict[str, str]:
    """Who a row is of."""
    return {"entity": named[0], "perspective": named[1]}


def version(framework: Framework, wave: str) -> dict[str, Any]:
    """A framework with its version, and the wave."""
    keys = ("id", "version", "status", "digest")
    return {**{key: getattr(framework, key) for key in keys}, "wave": wave or None}


def record(found: Change) -> dict[str, Any]:
    """A change as a row of a frame."""
    known = [word(each) if each.state == "known" else None for each in (found.before, found.after)]
    return {
        "entity": found.entity,
        "perspective": found.perspective,
        "node": found.node,
        "change": found.kind.value,
        "before": known[0],
        "after": known[1],
        "reason_before": found.before.reason,
        "reason_after": found.after.reason,
        "cause": None if found.cause is None else found.cause.value,
        "by_rules": None if found.by_rules is None else word(found.by_rules),
        "within": None if found.within is None else found.within.value,
        "answers": ", ".join(found.answers),
        "mark": found.mark if found.answers else None,
        "assumed": ASSUMED.get(found.assumed),
    }


def change(found: Change) -> dict[str, Any]:
    """A change with everything that is known of it."""
    return {
        **who((found.entity, found.perspective)),
        "node": found.node,
        "change": found.kind.value,
        "before": cell(found.before),
        "after": cell(found.after),
        "by_rules": None if found.by_rules is None else cell(found.by_rules),
        "by_answers": None if found.by_answers is None else cell(found.by_answers),
        "within": None if found.within is None else found.within.value,
        "cause": None if found.cause is None else found.cause.value,
        "answers": list(found.answers),
        "mark": found.mark if found.answers else None,
        "assumed": ASSUMED.get(found.assumed),
        "changed": list(found.changed),
        "rules": list(found.rules),
        "unread": list(found.unread),
    }


def answer(moved: Moved) -> dict[str, Any]:
    """An answer that moved."""
    return {
        **who((moved.entity, moved.perspective)),
        "question": moved.question,
        "change": moved.kind.value,
        "before": cell(moved.before),
        "after": cell(moved.after),
        "note_before": moved.notes[0],
        "note_after": moved.notes[1],
    }


def cell(found: Cell) -> dict[str, str | None]:
    """What came out, or was answered."""
    number: Fraction | None = found.number
    return {
        "state": found.state,
        "level": found.level,
        "number": None if number is None else str(number),
        "reason": found.reason,
    }
