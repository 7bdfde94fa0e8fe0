"""How much a test of a row tries: little in a run of the whole suite, more in a slice of `python -m tests.release`."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

SMALL: Mapping[int, int] = {
    1: 2_500,
    2: 500,
    3: 709,
    4: 200_000,
    5: 50,
    6: 100_000,
    7: 2_000,
    8: 30,
    9: 60,
    10: 200,
    11: 1,
    12: 1,
    13: 1,
    14: 1,
    15: 1_000,
    16: 1,
    17: 1,
    18: 1,
    19: 1,
    20: 200,
}
"""Of each row of the table, what one test tries in a run of the whole suite."""


@dataclass
class Run:
    """What was asked of this run of the tests; `tests/release/counting.py` sets it, before tests are collected."""

    thorough: int = 1
    seed: int | None = None


RUN = Run()


def size(row: int) -> int:
    """How much one test of this row tries."""
    return thoroughly(SMALL[row])


def thoroughly(number: int) -> int:
    """So many in a run of the whole suite, and so many times more in a slice."""
    return number * RUN.thorough


def chance(name: str) -> random.Random:
    """A chance of this name: the same in every run, unless a seed is given."""
    return random.Random(name if RUN.seed is None else f"{RUN.seed} {name}")
