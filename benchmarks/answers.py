"""Answers to a workload, drawn the same in every run: as codes, as words in frames of many shapes, and as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from benchmarks.rules import MISSING, NOT_APPLICABLE
from benchmarks.workload import SEED
from indicatorkit.plan import Plan

Said: TypeAlias = NDArray[np.uint8]
"""Shape (leaves, rows): places in `WORDS`, and after those that nothing was said."""

WORDS: Final = ("no", "partly", "yes", "na", "dont_know")
NOTHING: Final = len(WORDS)
IN_256: Final = (18, 40, 173, 12, 8, 5)
"""How often each is said: 5 % does not apply, 5 % is missing."""


def drawn(leaves: int, rows: int) -> Said:
    """What is said to each question about each entity."""
    draw = np.random.default_rng(SEED)
    table = np.repeat(np.arange(NOTHING + 1, dtype=np.uint8), IN_256)
    said = np.empty((leaves, rows), dtype=np.uint8)
    for row in said:
        np.take(table, draw.integers(0, 256, rows, dtype=np.uint8), out=row)
    return said


def codes(said: Said) -> Said:
    """What is said as codes: a level from 0, then *not applicable*, then missing, whyever."""
    return np.minimum(said, MISSING)


def reasons(said: Said, plan: Plan) -> Said:
    """Why an answer is missing, as codes of this plan; 0 where it is not."""
    kinds = [kind for kind, _ in plan.reasons]
    table = [0] * (NOT_APPLICABLE + 1) + [kinds.index("dont_know"), kinds.index("not_supplied")]
    return np.asarray(table, dtype=np.uint8)[said]


# ------------------------------------------------------------------------------------------------------ as people have


def entities(rows: int) -> pa.Array:
    """A name for each entity."""
    return pa.array([f"e{place}" for place in range(rows)])


def arrow(leaves: Sequence[str], said: Said) -> pa.Table:
    """A table with a row for each entity and a column of words for each question."""
    columns = [_words(each).cast(pa.string()) for each in said]
    return pa.table([entities(said.shape[1]), *columns], ["entity", *leaves])


def wide(leaves: Sequence[str], said: Said) -> pd.DataFrame:
    """The same as pandas has it: text columns."""
    frame: pd.DataFrame = arrow(leaves, said).to_pandas()
    return frame


def long(leaves: Sequence[str], said: Said) -> pd.DataFrame:
    """A row for each answer that was given, entity by entity."""
    order = said.T.reshape(-1)
    names = entities(said.shape[1]).take(np.repeat(np.arange(said.shape[1]), len(leaves)))
    items = pa.array(leaves).take(np.tile(np.arange(len(leaves)), said.shape[1]))
    table = pa.table([names, items, _words(order).cast(pa.string())], ["entity", "item", "value"])
    frame: pd.DataFrame = table.filter(order < NOTHING).to_pandas()
    return frame


def case(leaves: Sequence[str], said: Said, row: int) -> dict[str, str]:
    """The answers about one entity, as a form sends them: what was not said is not there."""
    pairs = zip(leaves, said[:, row].tolist(), strict=True)
    return {leaf: WORDS[each] for leaf, each in pairs if each != NOTHING}


def write(leaves: Sequence[str], said: Said, file: Path) -> Path:
    """The wide table in a file, CSV or Parquet by its ending; nothing said is an empty cell."""
    table = arrow(leaves, said)
    if file.suffix == ".csv":
        pyarrow.csv.write_csv(table, file, pyarrow.csv.WriteOptions(quoting_style="none"))
    else:
        pyarrow.parquet.write_table(table, file)
    return file


def _words(said: Said) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(said, mask=said == NOTHING), pa.array(WORDS))
