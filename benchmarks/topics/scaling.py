"""How the cost grows: with entities, with nodes side by side, with nodes one upon another; seconds of the processor.

An exponent is the slope of a straight line through the logarithms: one means twice the work in twice the time. All
that is put on one line has as many entities, and is measured on so many answers that none is in a cache from before:
else a small framework would be measured in the cache and a large one in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import answers
from benchmarks.measuring import Call, Figure, repeated, time
from benchmarks.product import NUMPY, paths, scoring
from benchmarks.workload import deep, workload
from indicatorkit.plan import Plan, plan

ENTITIES: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PARTS: Final = (1, 10, 100)
LEVELS: Final = (3, 10, 30, 60)
CELLS: Final = 12_000_000
ROWS: Final = (20_000, 100_000)
MORE_THAN_A_CACHE: Final = 1 << 27
SWEEPS: Final = 3
ENOUGH: Final = 0.02


@dataclass(frozen=True, slots=True)
class Task:
    """A framework, and codes of answers: those of so many `rows` at a time are scored, one such table after another."""

    plan: Plan
    codes: NDArray[np.uint8]
    rows: int

    def cost(self, path: str) -> float:
        """Seconds for so many rows: the least of several, each long enough to be timed."""
        begins = range(0, self.codes.shape[1], self.rows)
        calls = [scoring(self.plan, self.codes[:, begin : begin + self.rows], path) for begin in begins]
        call = in_turn(calls)
        many = max(1, round(ENOUGH / max(time(call).processor, 1e-6)))
        return min(time(repeated(call, many)).processor for _ in range(3)) / many / len(calls)


def measurements() -> Iterator[Figure]:
    """Exponents by the fastest path and by numpy, and what a node costs where the answers are always as many."""
    ready = {len(made.leaves): plan(made.framework()) for made in map(workload, PARTS)}
    tall = {levels: plan(deep(levels).framework()) for levels in LEVELS}
    first = ready[min(ready)]
    many = codes(first, max(ENTITIES))
    entities = {rows: Task(first, many[:, :rows], rows) for rows in ENTITIES}
    for path in dict.fromkeys((paths(first)[0], NUMPY)):
        of_all = [costs(entities, path) for _ in range(SWEEPS)]
        yield exponent(f"entities, {min(ENTITIES):,} to {max(ENTITIES):,}, by {path}", of_all, 1.05)
        for rows in ENTITIES:
            yield Figure(f"an entity of {rows:,}, by {path}", [each[rows] / rows * 1e9 for each in of_all], "ns")
        for what, plans in (("subindicators", ready), ("levels of 20 nodes", tall)):
            for rows in ROWS:
                tasks = {size: task(each, rows) for size, each in plans.items()}
                sweeps = [costs(tasks, path) for _ in range(SWEEPS)]
                yield exponent(f"{what}, {min(plans):,} to {max(plans):,}, {rows:,} entities, by {path}", sweeps, 1.1)
                yield from of_a_node(plans, dict.fromkeys(plans, rows), sweeps, path)
        rows_of = {size: CELLS // size for size in ready}
        sweeps = [costs({size: task(each, rows_of[size]) for size, each in ready.items()}, path) for _ in range(SWEEPS)]
        yield from of_a_node(ready, rows_of, sweeps, path)


def of_a_node(
    plans: Mapping[int, Plan], rows: Mapping[int, int], sweeps: list[dict[int, float]], path: str
) -> Iterator[Figure]:
    """What one node costs for one entity, at each size."""
    for size, each in plans.items():
        nodes = len(each.steps)
        taken = [sweep[size] / nodes / rows[size] * 1e9 for sweep in sweeps]
        yield Figure(f"a node of {nodes:,}, {rows[size]:,} entities, by {path}", taken, "ns")


def task(ready: Plan, rows: int) -> Task:
    """So many entities at a time, of more than a cache holds."""
    tables = max(1, MORE_THAN_A_CACHE // (rows * len(ready.leaves)))
    return Task(ready, codes(ready, rows * tables), rows)


def codes(ready: Plan, rows: int) -> NDArray[np.uint8]:
    """Answers of so many entities."""
    return answers.codes(answers.drawn(len(ready.leaves), rows))


def in_turn(calls: Sequence[Call]) -> Call:
    """All of them, one after another."""

    def run_all() -> None:
        for call in calls:
            call()

    return run_all


def costs(tasks: Mapping[int, Task], path: str) -> dict[int, float]:
    """Seconds at each size."""
    return {size: each.cost(path) for size, each in tasks.items()}


def exponent(what: str, sweeps: list[dict[int, float]], at_most: float) -> Figure:
    """The slope of cost on size, once for each sweep."""
    slopes = [float(np.polyfit(np.log(list(each)), np.log(list(each.values())), 1)[0]) for each in sweeps]
    return Figure(f"exponent in {what}", slopes, "", at_most)
