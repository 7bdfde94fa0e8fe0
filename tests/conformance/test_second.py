"""A second implementation proves itself with the files alone: here the oracle, by what the README of the suite says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.reading import FILES, read, rows
from tests.oracle import Node, Oracle, Outcome

pytestmark = pytest.mark.no_cover  # nothing of the library is tried here


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_runner_of_a_few_lines_runs_every_table(file: Path) -> None:
    said = read(file)
    doc = tomllib.loads((file.parent / said["framework"]).read_text("utf-8"), parse_float=Decimal)
    waves: dict[str | None, Oracle] = {}
    for row in rows(said):
        mine = waves.setdefault(row.wave, Oracle(doc, row.wave))
        found = mine.score({id: answer(mine.nodes[id.partition("@")[0]], each) for id, each in row.answers.items()})
        assert {id: parts(found[id]) for id in row.meant} == row.meant, row


def answer(question: Node, said: Any) -> Any:
    """An answer of the suite, as this implementation takes it."""
    if isinstance(said, str) and said.startswith("missing:"):
        return "missing", said.removeprefix("missing:")
    options = [option["id"] for option in question.spec.get("options", [])]
    return Fraction(said) if question.spec["kind"] == "number" and said not in options else said


def parts(found: Outcome) -> Mapping[str, Any]:
    """What this implementation says, in the words of the suite."""
    match found.kind:
        case "not_applicable":
            return {"reason": "not_applicable"}
        case "grey":
            leads = {} if found.leads_with is None else {"leads_with": found.leads_with}
            return {"reason": found.reason, **leads, "because": sorted(found.blame)}
    return {key: each for key in ("level", "number") if (each := getattr(found, key)) is not None}
