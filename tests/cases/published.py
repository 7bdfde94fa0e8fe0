"""A published table: where its inputs and its published outcomes stand, and how often a framework says the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isclose, nan
from pathlib import Path
from typing import Any, Literal

import indicatorkit as ik

EXAMPLES = Path(__file__).parents[2] / "examples"
Record = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A published column: the node that must say the same, by its level or by its number.

    `words` translates what was published to ids of levels; what is `grey` was published as no outcome. With `within`
    a number may differ by that much, where it was published rounded.
    """

    node: str
    name: str
    face: Literal["level", "number"]
    words: Mapping[str, str] = field(default_factory=dict)
    grey: tuple[str, ...] = ("",)
    within: float = 0.0

    def agrees(self, published: str, level: Any, number: Any) -> bool:
        """Whether the outcome is what was published; an absent level is no text, an absent number not itself."""
        if published in self.grey:
            return not isinstance(level, str) if self.face == "level" else number != number
        if self.face == "level":
            return bool(level == self.words.get(published, published))
        return isclose(number, float(published), rel_tol=0, abs_tol=self.within)


@dataclass(frozen=True)
class Published:
    """One table that was published, in a folder of its own, and the framework file that must reproduce it.

    `answers` are the columns that are answers: all that the file has, unless said, but for `others`. Names of columns
    are names of nodes in any spelling, or translated in `called`. `outcomes` is a file of its own with the same rows
    where the outcomes do not stand beside the inputs. `fixed` is said of every row.
    """

    id: str
    entity: str
    columns: tuple[Column, ...]
    inputs: str = "data.csv"
    outcomes: str | None = None
    wave: str | None = None
    answers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    framework: str | None = None

    def rows(self, cases: Path) -> Iterator[dict[str, Any]]:
        """The rows to be scored: an empty cell was not supplied."""
        for record in _records(cases / self.id / self.inputs):
            row = {"entity": record[self.entity], **self.fixed}
            if self.wave is not None:
                row["wave"] = record[self.wave]
            beside = (self.entity, self.wave, *self.others, *(each.name for each in self.columns))
            names = self.answers or tuple(name for name in record if name not in beside)
            yield row | {self.called.get(name, name): record[name] for name in names if record[name] != ""}

    def published(self, cases: Path) -> list[Record]:
        """The rows with what was published, in the same order."""
        return _records(cases / self.id / (self.outcomes or self.inputs))

    def scored(self, cases: Path) -> ik.Scores:
        """What the framework says of all rows."""
        return ik.score(ik.load(EXAMPLES / (self.framework or f"{self.id}.toml")), list(self.rows(cases)))

    def disagreements(self, cases: Path) -> dict[str, tuple[int, list[str]]]:
        """For each published column how many rows it has, and each row of which the framework says something else."""
        scores, records = self.scored(cases), self.published(cases)
        assert len(scores.rows) == len(records)
        found = {}
        for column in self.columns:
            frame = scores.to_frame(nodes=[column.node])
            levels = frame["level"]
            numbers = frame["number"] if "number" in frame else [nan] * len(frame)
            said = zip(records, levels, numbers, strict=True)
            found[column.name] = (
                len(records),
                [
                    f"{record[self.entity]}: {record[column.name] or 'nothing'}, not {level} ({number})"
                    for record, level, number in said
                    if not column.agrees(record[column.name], level, number)
                ],
            )
        return found


def _records(path: Path) -> list[Record]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
