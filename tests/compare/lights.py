"""Traffic lights for comparisons: questions `a`, `b`, … under nodes whose rule each test writes itself."""

from __future__ import annotations

from typing import Any

from indicatorkit.framework import Framework
from tests.loading import made


def questions(ids: str, answer: str = "light") -> list[dict[str, Any]]:
    """`"a b"` are two questions."""
    return [{"id": each, "answer": answer} for each in ids.split()]


def node(rule: dict[str, Any], ids: str = "a b", answer: str = "light", **doc: Any) -> Framework:
    """One indicator, `node`, with this rule over these questions."""
    return made(indicator=[{"id": "node", **rule, "subindicator": questions(ids, answer)}], **doc)


def theme(rule: dict[str, Any], below: dict[str, Any], **doc: Any) -> Framework:
    """A theme, `top`, over `first` (of `a` and `b`) with the rule `below`, and `second`, answered itself."""
    first = {"id": "first", **below, "subindicator": questions("a b")}
    return made(theme=[{"id": "top", **rule, "indicator": [first, {"id": "second", "answer": "light"}]}], **doc)
