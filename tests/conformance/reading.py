"""The suite as files, read back: nothing here knows how they were made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

SUITE = Path(__file__).parents[2] / "conformance"
FILES = sorted(file for file in SUITE.glob("*/*.json") if file.parent.name != "refused")


@dataclass(frozen=True)
class Row:
    """One row of a truth table: answers by question, and what is meant of each node."""

    answers: Mapping[str, Any]
    meant: Mapping[str, Any]
    wave: str | None = None


def read(file: Path) -> dict[str, Any]:
    """What a file says."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def rows(said: Mapping[str, Any]) -> Iterator[Row]:
    """All rows of all tables of a file; what is `null` was not answered."""
    for table in said["tables"]:
        for answers, outcomes in table["rows"]:
            given = dict(zip(table["questions"], answers, strict=True))
            yield Row(
                {id: each for id, each in given.items() if each is not None},
                {id: plain(each) for id, each in zip(table["nodes"], outcomes, strict=True)},
                table.get("wave"),
            )


def plain(outcome: Any) -> dict[str, Any]:
    """An outcome with every part under its name: level, number, reason, what leads, the answers to blame."""
    if isinstance(outcome, str):
        return {"reason": outcome} if outcome == "not_applicable" else {"level": outcome}
    if "grey" in outcome:
        leads = {"leads_with": outcome["leads_with"]} if "leads_with" in outcome else {}
        return {"reason": outcome["grey"], **leads, "because": outcome["because"]}
    return {**outcome, "number": Fraction(outcome["number"])}
