"""Small frameworks that compute with measured numbers, for tests of what is proved, sought and compared."""

from __future__ import annotations

from typing import Any

from indicatorkit.framework import Framework
from tests.loading import made

POINTS = {
    "light": {"worst_to_best": [{"id": each, "points": at} for at, each in enumerate(("red", "yellow", "green"))]}
}


def size(**more: Any) -> dict[str, Any]:
    """How a number is answered; from nought unless said otherwise."""
    return {"kind": "number", **({} if "above" in more else {"at_least": 0}), **more}


def green_from(*edges: Any, side: str = "at_least") -> dict[str, Any]:
    """Bands: green from the first edge, yellow from the second, else red."""
    rows = [{"level": level, side: edge} for level, edge in zip(("green", "yellow"), edges, strict=False)]
    return {"scale": "light", "rows": [*rows, {"level": "red"}]}


def computing(*more: dict[str, Any], answer: dict[str, Any] | None = None, **rule: Any) -> Framework:
    """A node with this rule over `a` and `b`, which are numbers answered like this."""
    answers = {"size": size(higher_is="better"), **(answer or {})}
    asked = [{"id": each, "answer": each if each in answers else "size"} for each in ("a", "b")]
    node = {"id": "node", **({} if rule["rule"] == "ratio" else {"uses": ["a", "b"]}), **rule}
    return made(scale=POINTS, answer=answers, step=[*asked, node, *more])


def ratio(*more: dict[str, Any], **fields: Any) -> Framework:
    """So many a for each ten b: green from 5, yellow from 2."""
    answers = {"b": size(above=0, higher_is="worse")} | fields.pop("answer", {})
    rule = {"rule": "ratio", "divide": "a", "by": "b", "per": 10, "bands": green_from(5, 2), **fields}
    return computing(*more, answer=answers, **rule)
