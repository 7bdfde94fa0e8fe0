"""Slices: what the tests of one run tried, and what all runs together say of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .rows import Row

Outcome = Literal["passed", "failed", "not finished"]
ENDS = ("passed", "failed", "skipped")
"""How one test ends."""


@dataclass(frozen=True)
class Trial:
    """What one test tried for which row, how it ended, and what it had to tell: one that was skipped tells why."""

    tried: Mapping[int, int]
    outcome: str
    told: Sequence[str]


@dataclass(frozen=True)
class Slice:
    """One run of tests: for these rows, or the whole suite where there are none."""

    name: str
    rows: tuple[int, ...]
    tests: Mapping[str, Trial]
    began: str
    seed: int | None = None
    thorough: int = 1
    seconds: float = 0
    commit: str = ""
    is_finished: bool = True

    @cached_property
    def outcome(self) -> Outcome:
        if not self.is_finished:
            return "not finished"
        return "failed" if any(each.outcome == "failed" for each in self.tests.values()) else "passed"

    def tried(self, row: Row) -> int:
        """What tests that passed have tried for this row."""
        return sum(each.tried.get(row.number, 0) for each in self.tests.values() if each.outcome == "passed")

    def failed(self, row: Row) -> list[str]:
        """The tests of this row that failed."""
        return self.ended(row, "failed")

    def ended(self, row: Row, outcome: str) -> list[str]:
        """The tests of this row that ended so."""
        return [id_ for id_, each in self._of(row) if each.outcome == outcome]

    def says_anything(self, row: Row) -> bool:
        """Whether it is a slice of this row, or tells anything of it."""
        return row.number in self.rows or bool(self.tried(row) or self.failed(row) or self.ended(row, "skipped"))

    def told(self, row: Row) -> list[str]:
        """What the tests of this row had to tell."""
        return [line for _, each in self._of(row) if each.outcome != "skipped" for line in each.told]

    def why_not(self, id_: str) -> Sequence[str]:
        """Why this test was skipped, if it was."""
        test = self.tests.get(id_)
        return test.told if test is not None and test.outcome == "skipped" else ()

    def _of(self, row: Row) -> list[tuple[str, Trial]]:
        """The tests of this row, by its list or by what they counted."""
        return [(id_, each) for id_, each in self.tests.items() if row.number in each.tried or row.has(id_)]


@dataclass(frozen=True)
class Figure:
    """What all slices together say of a row."""

    row: Row
    slices: tuple[Slice, ...]

    @cached_property
    def tried(self) -> int:
        return sum(each.tried(self.row) for each in self.slices)

    @cached_property
    def failed(self) -> tuple[str, ...]:
        """The tests that failed in some slice."""
        return tuple(dict.fromkeys(id_ for each in self.slices for id_ in each.failed(self.row)))

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The tests that were skipped wherever they would have run: what they hold nobody has tried."""
        ended = {outcome: {id_ for each in self.slices for id_ in each.ended(self.row, outcome)} for outcome in ENDS}
        return tuple(sorted(ended["skipped"] - ended["passed"] - ended["failed"]))

    @property
    def is_done(self) -> bool:
        """Whether enough was tried: as many as a release takes, or all that there is."""
        return self.tried >= (self.row.target or 1)


def figure(row: Row, slices: Iterable[Slice]) -> Figure:
    """Of the slices those that tried something for this row, failed to, or left something out."""
    return Figure(row, tuple(each for each in slices if each.says_anything(row)))
