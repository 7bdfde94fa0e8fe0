"""How the cost grows: with entities, with nodes side by side, with nodes one upon another; seconds of the processor.

An exponent is the slope of a straight line through the logarithms: one means twice the work in twice the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import answers
from benchmarks.measuring import Figure, repeated, time
from benchmarks.product import NUMPY, paths, scoring
from benchmarks.workload import Workload, deep, workload
from indicatorkit.plan import Plan, plan

ENTITIES: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PARTS: Final = (1, 10, 100)
LEVELS: Final = (3, 10, 30, 60)
CELLS: Final = 12_000_000
ROWS: Final = 20_000
SWEEPS: Final = 3
ENOUGH: Final = 0.02


@dataclass(frozen=True, slots=True)
class Task:
    """A framework, and codes of answers."""

    plan: Plan
    codes: NDArray[np.uint8]

    def cost(self, path: str) -> float:
        """Seconds for all entities: the least of several, each long enough to be timed."""
        call = scoring(self.plan, self.codes, path)
        many = max(1, round(ENOUGH / max(time(call).processor, 1e-6)))
        return min(time(repeated(call, many)).processor for _ in range(3)) / many


def measurements() -> Iterator[Figure]:
    """Three exponents by the fastest path and by numpy, and what a node costs at each width."""
    wide = {len(made.leaves): task(made, CELLS // len(made.leaves)) for made in map(workload, PARTS)}
    tall = {levels: task(deep(levels), ROWS) for levels in LEVELS}
    (first, *_) = wide.values()
    many = task(workload(), max(ENTITIES)).codes
    entities = {rows: Task(first.plan, many[:, :rows]) for rows in ENTITIES}
    for path in dict.fromkeys((paths(first.plan)[0], NUMPY)):
        of_all = [costs(entities, path) for _ in range(SWEEPS)]
        yield exponent(f"entities, {min(ENTITIES):,} to {max(ENTITIES):,}, by {path}", of_all, 1.05)
        for rows in ENTITIES:
            yield Figure(f"an entity of {rows:,}, by {path}", [each[rows] / rows * 1e9 for each in of_all], "ns")
        of_one = [{size: taken * size / CELLS for size, taken in costs(wide, path).items()} for _ in range(SWEEPS)]
        yield exponent(f"subindicators, {min(wide):,} to {max(wide):,}, by {path}", of_one, 1.1)
        for size, each in wide.items():
            nodes = len(each.plan.steps)
            taken = [one[size] / nodes * 1e9 for one in of_one]
            yield Figure(f"a node of {nodes:,}, {CELLS // size:,} entities, by {path}", taken, "ns")
        of_levels = [costs(tall, path) for _ in range(SWEEPS)]
        yield exponent(f"levels of 20 nodes, {min(LEVELS)} to {max(LEVELS)}, by {path}", of_levels, 1.1)


def task(made: Workload, rows: int) -> Task:
    """A workload made ready, and answers of so many entities."""
    return Task(plan(made.framework()), answers.codes(answers.drawn(len(made.leaves), rows)))


def costs(tasks: Mapping[int, Task], path: str) -> dict[int, float]:
    """Seconds at each size."""
    return {size: each.cost(path) for size, each in tasks.items()}


def exponent(what: str, sweeps: list[dict[int, float]], at_most: float) -> Figure:
    """The slope of cost on size, once for each sweep."""
    slopes = [float(np.polyfit(np.log(list(each)), np.log(list(each.values())), 1)[0]) for each in sweeps]
    return Figure(f"exponent in {what}", slopes, "", at_most)
