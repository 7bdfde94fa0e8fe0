"""The rules of a workload as plain data, from which the file of a framework and every peer are told the same.

A code is a level counted from the worst, or one of the two that are no level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

RED, YELLOW, GREEN, NOT_APPLICABLE, MISSING = CODES = range(5)
LEVELS: Final = ("red", "yellow", "green")
POINTS: Final = (0, 1, 2)
WRITTEN: Final = (*LEVELS, "not_applicable", "missing")

Cell: TypeAlias = tuple[int, ...]
"""The codes that fit."""

UNNAMED: Final[Cell] = (RED, YELLOW, GREEN, NOT_APPLICABLE)
ANY: Final[Cell] = (*UNNAMED, MISSING)

Rows: TypeAlias = tuple[tuple[tuple[Cell, ...], int], ...]
"""What a row asks of each input, and what it then says."""


@dataclass(frozen=True, slots=True)
class WorstOf:
    """The worst level; one missing input makes it grey."""


@dataclass(frozen=True, slots=True)
class HalfKnown:
    """The worst level of what is known, where that is at least half of what applies."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Green with so many green, yellow with so many yellow or green, else red; grey while that may still change."""

    count: int


@dataclass(frozen=True, slots=True)
class Mean:
    """The weighted mean of points of what is known, cut at a half and at one and a half; at most one may be missing."""

    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What the first row that holds says, also where nothing applies; grey where none holds."""

    rows: Rows


Rule: TypeAlias = WorstOf | HalfKnown | AtLeast | Mean | Table


@dataclass(frozen=True, slots=True)
class Node:
    """One computed node: its inputs are leaves, or nodes that stand before it."""

    id: str
    rule: Rule
    inputs: tuple[str, ...]
