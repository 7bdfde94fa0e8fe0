"""Frames of every library: a column of answers by its distinct values, many answers read, many scores made a frame.

On a shared AMD EPYC with two cores, Python 3.11, pandas 3.1, pyarrow 26, polars 2.1, with two to three other processes:
times double and halve between runs, so only ratios to `pandas.factorize` of the same million texts as objects are kept.

                       of four words    all different (each handed to Python once, and looked at)
  pandas str                    0.68             1.8
  pandas category               0.21             1.1
  pyarrow                       0.63             1.7
  pyarrow dictionary            0.24             1.5
  polars                        0.76             2.8
  polars Enum                   0.22             3.1

Encoded columns cost a quarter of plain ones, whatever the library. Plain texts of Polars are numbered by `unique` and a
`join`: a cast to Categorical was as quick for four words and three times as slow for a million, and keeps every text in
a store that all frames share.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

from benchmarks.measuring import Call, Race

CELLS = 1_000_000
ROWS = 100_000
WORDS = ["Ja", "Nee", "Deels", "Weet niet"]


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick."""
    yield from _encoding()
    yield from _reading()


def _forms(cells: pa.Array) -> dict[str, Any]:
    """A column of texts as each library keeps it, plain and encoded."""
    codes = cells.dictionary_encode()
    texts = pl.Series(cells)
    return {
        "pandas str": cells.to_pandas(),
        "pandas category": codes.to_pandas(),
        "pyarrow": cells,
        "pyarrow dictionary": codes,
        "polars": texts,
        "polars Enum": texts.cast(pl.Enum(texts.unique().sort())),
    }


def _encoding() -> Iterator[Race]:
    from indicatorkit.frames.arrays import Arrays

    draw = np.random.default_rng(1)
    for what, drawn in (
        ("of four words", np.asarray(WORDS, dtype=object)[draw.integers(0, len(WORDS), CELLS)]),
        ("all different", np.asarray([f"GM{each:07d}" for each in draw.permutation(CELLS)], dtype=object)),
    ):
        objects = pd.Series(drawn, dtype=object)
        for form, column in _forms(pa.array(drawn)).items():
            numbered = {"pandas.factorize of the same as objects": partial(pd.factorize, objects)}
            values = partial(Arrays.values, Arrays(), column)
            yield Race(f"{CELLS:,} texts, {what}: {form}", {"distinct values": values, **numbered}, rounds=5)


def _reading() -> Iterator[Race]:
    import indicatorkit as ik

    nad = ik.load("nad")
    draw = np.random.default_rng(2)
    columns: dict[str, Any] = {"entity": [f"r{each}" for each in range(ROWS)]}
    for question in nad.questions:
        options = question.answer.options if question.answer is not None else ()
        words = [option.id for option in options if option.id] or ["missing:unknown"]
        columns[question.id] = pa.array(words).take(pa.array(draw.integers(0, len(words), ROWS)))
    table = pa.table(columns)
    polars = pl.DataFrame(pl.from_arrow(table))
    codes = pa.table([table["entity"], *(each.dictionary_encode() for each in table.columns[1:])], table.column_names)
    frames = {"pandas": table.to_pandas(), "pyarrow": table, "pyarrow, encoded": codes, "polars": polars}
    plain = f"copying {len(nad.questions)} columns of codes"
    copied = np.zeros((len(nad.questions), ROWS), dtype=np.int64)
    for form, frame in frames.items():
        runners: dict[str, Call] = {"read": partial(ik.read_answers, nad, frame), plain: copied.copy}
        yield Race(f"reading {ROWS:,} rows of {len(nad.questions)} answers: {form}", runners, rounds=5)
    scores = ik.score(nad, polars)
    for library in ("pandas", "pyarrow", "polars"):
        runners = {"frame": partial(scores.to_frame, "wide", like=library), plain: copied.copy}
        yield Race(f"{ROWS:,} scores as a wide frame: {library}", runners, rounds=5)
