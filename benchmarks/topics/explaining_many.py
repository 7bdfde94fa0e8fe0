"""How long it takes to explain all greys of very many rows: by how many there are, and by how many of these differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import pandas as pd

import indicatorkit as ik
from benchmarks.measuring import Figure, time
from benchmarks.topics.scaling import exponent
from indicatorkit.folding.network import network
from indicatorkit.plan import leaves, plan

SEED: Final = 20261123
OPEN_SHARE: Final = 0.25
ROWS: Final = (10_000, 100_000, 1_000_000)
DIFFERENT: Final = 500
ALL_DIFFERENT: Final = (500, 1_000, 2_000)
SWEEPS: Final = 3


def measurements() -> Iterator[Figure]:
    """Seconds of the processor, where rows repeat each other and where none does; and how they grow."""
    nad = ik.load("nad")
    board = [item.id for item in nad.board]
    what: dict[str, Callable[[ik.Scores], Any]] = {
        "the call list": ik.collect_next,
        "the greys of the board": lambda scores: ik.why_grey(scores, nodes=board),
        "the same with Dutch text": lambda scores: ik.why_grey(scores, nodes=board, lang="nl"),
    }
    alike = {rows: ik.score(nad, drawn(nad, rows, DIFFERENT)) for rows in ROWS}
    apart = {rows: ik.score(nad, drawn(nad, rows, rows)) for rows in ALL_DIFFERENT}
    for name, call in what.items():
        yield from _figures(f"{name}, {DIFFERENT:,} rows that differ, NAD", call, alike)
    for name, call in what.items():
        yield from _figures(f"{name}, all rows differ, NAD", call, apart)


def _figures(what: str, call: Callable[[ik.Scores], Any], scores: dict[int, ik.Scores]) -> Iterator[Figure]:
    sweeps = [{rows: _seconds(call, each) for rows, each in scores.items()} for _ in range(SWEEPS)]
    for rows in scores:
        yield Figure(f"{what} × {rows:,}", [each[rows] for each in sweeps], "s")
    yield exponent(f"rows of {what}", sweeps, 1.05)


def _seconds(call: Callable[[ik.Scores], Any], scores: ik.Scores) -> float:
    network(plan(scores.framework)).forget()
    return time(lambda: call(scores)).processor


def drawn(framework: ik.Framework, rows: int, different: int) -> pd.DataFrame:
    """So many rows, each one of so many that were drawn: any answer is as likely, a part of the questions is open."""
    draw = np.random.default_rng(SEED)
    which = draw.integers(0, different, rows) if different < rows else np.arange(rows)
    found: dict[str, Any] = {"entity": [f"entity {row}" for row in range(rows)]}
    for leaf in leaves(framework):
        words = np.array([*(letter.word for letter in leaf.values), None], dtype=object)
        said = draw.integers(0, len(leaf.values), different)
        said[draw.random(different) < OPEN_SHARE] = len(leaf.values)
        found[leaf.id] = pd.Categorical(words[said][which])
    return pd.DataFrame(found)
