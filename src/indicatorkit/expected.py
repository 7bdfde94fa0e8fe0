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
    """The id of the level; nothing where none is asked for."""
    number: Fraction | None = None
    """The exact number; nothing where none is asked for."""
    grey: bool = False
    """Whether it must be grey."""
    reason: str | None = None
    """For which reason it must be grey; nothing where any will do."""
    not_applicable: bool = False
    """Whether it must not apply."""


class Example(Part):
    """Answers with what should come out; a test, a document and a golden case at once.

    `generated`: it stands in the file of examples beside the framework, and `path` is a place in that file.
    """

    name: Words
    """What it is an example of."""
    wave: str | None = None
    """In which wave; nothing is the last."""
    entity: Mapping[str, Any] = {}
    """Attributes, by id."""
    answers: Mapping[str, Any] = {}
    """Answers by question, as they are written; what is absent is not supplied."""
    expect: Mapping[str, Expected] = {}
    """What must come out, by node."""
    because: Mapping[str, tuple[str, ...]] = {}
    """For each grey node all questions that make it grey."""
    source: Words = Text()
    """Where it comes from."""
    path: Path = ()
    generated: bool = False


class Promise(Part):
    """What the author promises of nodes (all, when none is named), with accepted exceptions."""

    holds: str
    """The name of the property."""
    nodes: tuple[str, ...] = ()
    """The ids of the nodes; none is all of them."""
    exceptions: Mapping[str, str] = {}
    """For each node where it need not hold why not."""
    by: tuple[str, ...] = ()
    """Who has the veto."""
    because: Words = Text()
    """Why it is promised."""
    path: Path = ()
    """Where it stands in the document."""
