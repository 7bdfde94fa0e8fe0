"""How much a test of a row tries: little in a run of the whole suite, more in a slice of `python -m tests.release`."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

SMALL: Mapping[int, int] = {1: 2_500, 2: 500, 5: 50, 8: 30, 15: 1_000}
"""Of rows of which several tests try as much: what one of them does in a run of the whole suite."""


@dataclass
class Run:
    """What was asked of this run of the tests; `tests/release/counting.py` sets it, before tests are collected."""

    thorough: int = 1
    seed: int | None = None


RUN = Run()
DEEPEST = 5


def size(row: int) -> int:
    """How much one test of this row tries."""
    return thoroughly(SMALL[row])


def thoroughly(number: int) -> int:
    """So many in a run of the whole suite, and so many times more in a slice."""
    return number * RUN.thorough


def deep() -> int:
    """So many times more of what is drawn for one framework, where to make another takes longest.

    Then of frameworks there are `thoroughly(number) // deep()`.
    """
    return min(RUN.thorough, DEEPEST)


def chance(name: str) -> random.Random:
    """A chance of this name: the same in every run, unless a seed other than nought is given."""
    return random.Random(f"{RUN.seed} {name}" if RUN.seed else name)
