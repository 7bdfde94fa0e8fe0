"""Random decision tables, compiled and checked: half of the cells say nothing, the others one to three of four levels.

On a shared AMD EPYC, Python 3.11, medians of three tables; before for the three largest is one table of each. Before:
every row was walked again for each state and letter, and checking built a diagram of all rows that hold. The two were
run at different times: compare orders of magnitude. After, with one other process on the two cores (numbering 20,000
tuples took 4 ms); with four beside it everything takes three times as long.

              before: compiled  checked              after: compiled  checked
  12 by 5              0.024 s  0.069 s                      0.005 s  0.002 s
  50 by 8                1.9 s  11.9 s                       0.046 s  0.021 s
  100 by 8        not recorded  gave up after 20 s           0.048 s  0.029 s
  300 by 10       not recorded  gave up after 20 s            0.36 s   0.33 s
  1,500 by 7      not recorded  gave up after 20 s            0.24 s   0.15 s
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.measuring import Race, Taken, Times, time
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, plan
from indicatorkit.toml.read import from_dict
from indicatorkit.verify.local import facts

SIZES = ((12, 5), (50, 8), (100, 8), (300, 10), (1500, 7))
SEEDS = (1, 2, 3)
LEVELS = ("a", "b", "c", "d")


def measurements() -> Iterator[Times]:
    """For each size what some tables take, each once, for it is done once."""
    for rows, columns in SIZES:
        taken = [compiled_and_checked(framework(rows, columns, seed)) for seed in SEEDS]
        names = ("compiled and checked", "compiled", "checked", "numbering 20,000 tuples")
        race = Race(f"decision tables, {rows:,} rows by {columns} columns", {})
        yield Times(race, dict(zip(names, zip(*taken, strict=True), strict=True)))


def compiled_and_checked(made: Framework) -> tuple[Taken, ...]:
    """What it takes to compile and check, each of them, and the yardstick right before and after."""
    ready: list[Plan] = []
    before = time(yardstick)
    compiled = time(lambda: ready.append(plan(made, made.default_wave())))
    checked = time(lambda: list(facts(ready[0])))
    return sums(compiled, checked), compiled, checked, sums(before, time(yardstick), parts=2)


def sums(one: Taken, other: Taken, parts: int = 1) -> Taken:
    """Two times together, or the mean of both."""
    return Taken((one.clock + other.clock) / parts, (one.processor + other.processor) / parts)


def yardstick() -> None:
    """Numbers 20,000 different tuples."""
    index: dict[tuple[int, int], int] = {}
    for each in range(20_000):
        index.setdefault((each, 0), len(index))


def framework(rows: int, columns: int, seed: int) -> Framework:
    """A framework with one table of so many rows and columns."""
    draw = random.Random(seed)
    questions = [{"id": f"q{column}", "answer": "level"} for column in range(columns)]
    table = {"id": "table", "rule": "table", "scale": "level", "uses": [each["id"] for each in questions]}
    written = [{"when": when(columns, draw), "then": draw.choice(LEVELS[:3])} for _ in range(rows)]
    read = from_dict(
        {
            "format": 1,
            "framework": {"id": "drawn", "version": "1", "status": "example", "en": "Drawn"},
            "scale": {"level": {"worst_to_best": [{"id": level} for level in LEVELS]}},
            "answer": {"level": {"kind": "level", "scale": "level"}},
            "step": questions,
            "result": [{**table, "rows": written, "otherwise": LEVELS[3]}],
        }
    )
    assert read.framework is not None, read.issues
    return read.framework


def when(columns: int, draw: random.Random) -> dict[str, Any]:
    """What one row asks: something, of about half of the columns."""
    asked = {f"q{each}": draw.sample(LEVELS, draw.randint(1, 3)) for each in range(columns) if draw.random() < 0.5}
    return asked or {"q0": [LEVELS[0]]}
