"""What an author says must come out: examples, and promises that hold for every case."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .issues import Path
from .items import Words
from .values import Text
from .written import Part


class Expected(Part):
    """What an example expects of one node: a level, a number, both, grey (with or without reason), not applicable."""

    level: str | None = None
    number: Fraction | None = None
    grey: bool = False
    reason: str | None = None
    not_applicable: bool = False


class Example(Part):
    """Answers with what should come out; a test, a document and a golden case at once.

    `generated`: it stands in the file of examples beside the framework, and `path` is a place in that file.
    """

    name: Words
    wave: str | None = None
    entity: Mapping[str, Any] = {}
    answers: Mapping[str, Any] = {}
    expect: Mapping[str, Expected] = {}
    because: Mapping[str, tuple[str, ...]] = {}
    source: Words = Text()
    path: Path = ()
    generated: bool = False


class Promise(Part):
    """What the author promises of nodes (all, when none is named), with accepted exceptions."""

    holds: str
    nodes: tuple[str, ...] = ()
    exceptions: Mapping[str, str] = {}
    by: tuple[str, ...] = ()
    because: Words = Text()
    path: Path = ()
