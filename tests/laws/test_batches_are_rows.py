"""Batch by batch comes out what comes out of all rows at once: random frameworks, batches of 1, 2, 7 rows, and all."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pyarrow as pa
import pytest

import indicatorkit as ik
from tests import draw, draw_numbers
from tests.drawn import frameworks, wide_row

SHARDS = 4
FRAMEWORKS_A_SHARD = 10
ROWS = 9
SIZES = (1, 2, 7, ROWS)
MET: Counter[str] = Counter()


@pytest.mark.parametrize("drawer", [draw, draw_numbers], ids=["levels", "numbers"])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_stream_says_what_all_rows_at_once_say(shard: int, drawer: Any) -> None:
    rng = random.Random(f"{drawer.__name__}.{shard}")
    for doc, framework, meant in frameworks(rng, drawer, FRAMEWORKS_A_SHARD):
        rows = [wide_row(drawer.situation(rng, doc, meant), number) for number in range(ROWS)]
        table = ik.read_answers(framework, rows).to_frame("wide", like="pyarrow")
        whole = ik.score(framework, table)
        wanted = outcomes(whole.to_frame(like="pyarrow"))
        for size in SIZES:
            stream = ik.score_batches(framework, table.to_batches(max_chunksize=size))
            found = pa.Table.from_batches(list(stream), stream.schema)
            assert found.column_names[:1] == ["entity"] and found["entity"] == table["entity"]
            assert streamed(framework, found) == wanted
            assert stream.ledger.as_dict() == whole.ledger.as_dict() and stream.ledger.adds_up
            assert {each.code for each in stream.issues} == {each.code for each in whole.issues}


def outcomes(frame: pa.Table) -> dict[tuple[str, str], tuple[Any, Any, Any]]:
    """Level, number and reason by entity and node, from a long frame."""
    columns = frame.to_pydict()
    numbers = columns.get("number", [None] * frame.num_rows)
    keys = zip(columns["entity"], columns["node"], strict=True)
    said = zip(columns["level"], numbers, columns["reason"], strict=True)
    return dict(zip(keys, said, strict=True))


def streamed(framework: ik.Framework, found: pa.Table) -> dict[tuple[str, str], tuple[Any, Any, Any]]:
    """The same, from what streamed; a node that does not exist in a wave says nothing at all."""
    columns = found.to_pydict()
    nothing = [None] * found.num_rows
    said = {}
    for item in framework:
        parts = [columns.get(f"{item.id}{part}", nothing) for part in ("", "_number", "_reason")]
        for entity, *here in zip(columns["entity"], *parts, strict=True):
            if any(each is not None for each in here):
                said[entity, item.id] = tuple(here)
                MET.update(
                    kind for kind, each in zip(("level", "number", "reason"), here, strict=True) if each is not None
                )
    return said


def test_levels_numbers_and_reasons_were_met() -> None:
    assert set(MET) == {"level", "number", "reason"}
