"""Formulas over whole columns, against plain numpy and pandas expressions of the same, which bound no error.

A plain expression says 0.1 + 0.2 > 0.3, sums whatever is there, and gives no reasons; ours checks of every number on
which side of every edge it lies, and computes with fractions where floats cannot tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.measuring import Call, Figure, Race
from indicatorkit.engine import columns, forming
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, plan
from indicatorkit.toml.read import from_dict

ROWS = 200_000
INPUTS = 3
EDGE = 55.5
Plain = Callable[[list[Any]], Any]

KINDS: dict[str, tuple[dict[str, Any], Plain]] = {
    "sum": ({"rule": "sum"}, lambda each: each[0] + each[1] + each[2]),
    "mean": ({"rule": "mean"}, lambda each: (each[0] + each[1] + each[2]) / 3),
    "weighted mean": (
        {"rule": "mean", "weights": {"q0": Decimal("0.5"), "q1": Decimal("0.3"), "q2": Decimal("0.2")}},
        lambda each: (0.5 * each[0] + 0.3 * each[1] + 0.2 * each[2]) / (0.5 + 0.3 + 0.2),
    ),
    "ratio": ({"rule": "ratio", "divide": "q0", "by": "q1", "per": 1000}, lambda each: each[0] * 1000 / each[1]),
    "geometric mean": (
        {"rule": "geometric_mean", "round": 3},
        lambda each: np.round(np.exp((np.log(each[0]) + np.log(each[1]) + np.log(each[2])) / 3), 3),
    ),
    "mean, rescaled, rounded": (
        {"rule": "mean", "rescale": {"from": [20, 85], "to": [0, 100], "outside": "clip"}, "round": 1},
        lambda each: np.round(np.clip(((each[0] + each[1] + each[2]) / 3 - 20) / 65 * 100, 0, 100), 1),
    ),
}
"""What is measured: a rule, and the same as a plain expression; each with bands behind it."""


def measurements() -> Iterator[Race | Figure]:
    """For each kind how it is scored beside two plain ways; and the share of rows computed by themselves."""
    for known in (1.0, 0.95):
        numbers = drawn(known)
        for name, (rule, plain) in KINDS.items():
            ready = plan(framework(rule))
            codes = coded(ready, numbers)
            answered = [np.nan_to_num(each) for each in numbers]
            what = f"{name}, {known:.0%} known"
            score = scoring(ready, codes, answered)
            series = [pd.Series(each) for each in numbers]
            runners = {
                "scored": score,
                "plain numpy": banded(plain, numbers),
                "plain pandas": banded(plain, series),
            }
            yield Race(what, runners, each=ROWS, rounds=7)
            yield Figure(f"{what}: rows computed by themselves", [alone(score) * 100], "%")


def framework(rule: dict[str, Any]) -> Framework:
    """A framework with one node over three measured questions."""
    uses = {} if rule["rule"] == "ratio" else {"uses": [f"q{place}" for place in range(INPUTS)]}
    bands = {"scale": "level", "rows": [{"level": "good", "at_least": Decimal(str(EDGE))}, {"level": "bad"}]}
    read = from_dict(
        {
            "format": 1,
            "framework": {"id": "drawn", "version": "1", "status": "example", "en": "Drawn"},
            "scale": {"level": {"worst_to_best": [{"id": "bad"}, {"id": "good"}]}},
            "answer": {"number": {"kind": "number"}},
            "step": [{"id": f"q{place}", "answer": "number"} for place in range(INPUTS)],
            "result": [{"id": "node", **uses, **rule, "bands": bands}],
        }
    )
    assert read.framework is not None, read.issues
    return read.framework


def drawn(known: float) -> list[Any]:
    """Numbers with two decimals, of shape (rows,), float64; not a number where nothing is known."""
    draw = np.random.default_rng(20261122)
    found = []
    for _ in range(INPUTS):
        column = np.round(draw.uniform(1, 110, ROWS), 2)
        column[draw.random(ROWS) >= known] = np.nan
        found.append(column)
    return found


def coded(ready: Plan, numbers: list[Any]) -> list[Any]:
    """The codes of these answers: a measured number that nobody compares has one cell."""
    pairs = zip(ready.leaves, numbers, strict=True)
    return [np.where(np.isnan(each), leaf.missing, 0).astype(np.uint8) for leaf, each in pairs]


def scoring(ready: Plan, codes: list[Any], numbers: list[Any]) -> Call:
    """The library, writing the same arrays again."""
    out = columns.score(ready, codes, None, numbers)
    return lambda: columns.score(ready, codes, None, numbers, out=out)


def banded(plain: Plain, numbers: list[Any]) -> Call:
    """A plain expression, and whether it reaches the edge."""
    return lambda: plain(numbers) >= EDGE


def alone(score: Call) -> float:
    """The share of rows that were computed by themselves."""
    found, of_row = [], forming.Forming._of_row  # noqa: SLF001  # to count

    def counted(self: Any, end: int, into: Any, row: int) -> None:
        found.append(row)
        of_row(self, end, into, row)

    forming.Forming._of_row = counted  # type: ignore[method-assign]  # noqa: SLF001  # the same
    try:
        score()
    finally:
        forming.Forming._of_row = of_row  # type: ignore[method-assign]  # noqa: SLF001  # the same
    return len(found) / ROWS
