"""A published table: where its inputs and its published outcomes stand, and how often a framework says the same."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import isclose, nan
from pathlib import Path
from typing import Any, Literal

import indicatorkit as ik
from indicatorkit.toml.read import from_dict
from tests.loading import loaded

EXAMPLES = Path(__file__).parents[2] / "examples"
Record = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A published column: the node that must say the same, by its level or by its number.

    `words` translates what was published to ids of levels; what is `grey` was published as no outcome. With `within`
    a number may differ by that much, where it was published rounded. `only` says which rows have it at all, by a
    column of the table and what stands there; with `is_in_part` they are those where something stands. `deviating` are
    rows, as they are called, that were published against the rule: there the framework must say something else.
    """

    node: str
    name: str
    face: Literal["level", "number"]
    words: Mapping[str, str] = field(default_factory=dict)
    grey: tuple[str, ...] = ("",)
    within: float = 0.0
    only: tuple[str, str] | None = None
    is_in_part: bool = False
    deviating: frozenset[str] = frozenset()

    def is_in(self, record: Record) -> bool:
        """Whether this column says something of a row."""
        if self.is_in_part and record[self.name] == "":
            return False
        return self.only is None or record[self.only[0]] == self.only[1]

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
    where the outcomes do not stand beside the inputs; some of its columns may be answers too (`given`, by the name of
    the node). `fixed` is said of every row, `worked_out` is said of a row by what its inputs are. `more` is what a test
    wants to know beside what the framework says: nodes to be added to the file. `part` tells tables of one framework
    apart.
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
    given: Mapping[str, str] = field(default_factory=dict)
    worked_out: Callable[[Record], Mapping[str, Any]] = lambda _: {}
    more: Mapping[str, Any] = field(default_factory=dict)
    framework: str | None = None
    part: str = ""

    def __str__(self) -> str:
        """What it is called."""
        return f"{self.id} {self.part}".strip()

    def rows(self, cases: Path) -> Iterator[dict[str, Any]]:
        """The rows to be scored: an empty cell was not supplied."""
        for record, outcome in zip(_records(cases / self.id / self.inputs), self.published(cases), strict=True):
            row = {"entity": record[self.entity], **self.fixed, **self.worked_out(record)}
            row |= {node: outcome[name] for node, name in self.given.items() if outcome[name] != ""}
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
        file = EXAMPLES / (self.framework or f"{self.id}.toml")
        document = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        document = {key: said + self.more.get(key, []) if key in self.more else said for key, said in document.items()}
        return ik.score(loaded(from_dict(document)), list(self.rows(cases)))

    def disagreements(self, cases: Path) -> dict[str, tuple[int, list[str]]]:
        """For each published column how many rows it has, and each row of which the framework says something else."""
        scores, records = self.scored(cases), self.published(cases)
        assert [row.entity for row in scores.rows] == [record[self.entity] for record in records]
        found: dict[str, tuple[int, list[str]]] = {}
        for column in self.columns:
            frame = scores.to_frame(nodes=[column.node])
            levels = frame["level"]
            numbers = frame["number"] if "number" in frame else [nan] * len(frame)
            said = [each for each in zip(records, levels, numbers, strict=True) if column.is_in(each[0])]
            found[column.name] = (
                len(said),
                [
                    f"{self.called_row(record)}: {record[column.name] or 'nothing'}, not {level} ({number})"
                    for record, level, number in said
                    if column.agrees(record[column.name], level, number)
                    == (self.called_row(record) in column.deviating)
                ],
            )
        return found

    def called_row(self, record: Record) -> str:
        """What a row is called: the entity, with its wave where there are several."""
        return record[self.entity] if self.wave is None else f"{record[self.entity]} {record[self.wave]}"


def _records(path: Path) -> list[Record]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
