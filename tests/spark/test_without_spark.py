"""What an executor does, done here; and what is said where there is no Spark."""

from __future__ import annotations

import pickle
import sys
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

import indicatorkit as ik
from indicatorkit import spark as room
from indicatorkit.frames.rows import Given

NAD = ik.load("nad")


def batches(rows: int, size: int) -> list[Any]:
    words = ["ja", "nee", "weet niet", None, "?"]
    texts = {"flexwoningen": [words[row % 5] for row in range(rows)]}
    return pa.table({"regio": [f"R{row}" for row in range(rows)], **texts}).to_batches(max_chunksize=size)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> room.Work:
    """The work as an executor has it: through a pickle; that pyspark is there is not needed for it."""
    monkeypatch.setattr(room, "needed", lambda library, extra: pa)
    made: room.Work = pickle.loads(pickle.dumps(room.Work.of(NAD, Given())))
    return made


@pytest.mark.parametrize(("size", "many"), [(3, 1), (3, 7), (100, 1)])
def test_a_partition_is_a_stream(work: room.Work, monkeypatch: pytest.MonkeyPatch, size: int, many: int) -> None:
    monkeypatch.setattr(room, "MANY_ROWS", many)
    given = batches(20, size)
    stream = ik.score_batches(NAD, given)
    found = pa.Table.from_batches(work.scored(iter(given)))
    assert found.to_pylist() == pa.Table.from_batches(stream).to_pylist()
    assert {str(each.type) for each in found.schema} == {"double", "string"}


@pytest.mark.parametrize(("many", "sizes"), [(3, [3, 2]), (7, [5]), (0, [1] * 5)])
def test_what_goes_out_is_cut_in_equal_parts(
    work: room.Work, monkeypatch: pytest.MonkeyPatch, many: int, sizes: list[int]
) -> None:
    (whole,) = work.scored(iter(batches(5, 5)))
    monkeypatch.setattr(room, "MANY_CELLS", many * whole.num_columns)
    parts = [*work.scored(iter(batches(5, 5)))]
    assert [each.num_rows for each in parts] == sizes
    assert pa.Table.from_batches(parts).combine_chunks().equals(pa.Table.from_batches([whole]))


def test_an_empty_partition_gives_nothing(work: room.Work) -> None:
    assert list(work.scored(iter([]))) == []
    assert list(work.read(iter([]))) == []


def test_a_framework_is_unpacked_once_for_all_partitions(work: room.Work) -> None:
    schema = batches(1, 1)[0].schema
    assert work.incoming(schema, iter(())).framework is work.incoming(schema, iter(())).framework


def test_another_version_on_an_executor_is_refused(work: room.Work) -> None:
    with pytest.raises(ik.DataError, match="spark-other-version") as found:
        list(replace(work, version="0").scored(iter(batches(1, 1))))
    assert found.value.issues[0].text("nl") and found.value.issues[0].hint("nl")


@pytest.mark.parametrize("verb", [ik.spark.score, ik.spark.read_answers])
def test_without_pyspark_the_error_names_the_extra(verb: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ik.MissingExtraError, match=r'pip install "indicatorkit\[spark\]"'):
        verb(NAD, None)


def test_the_name_is_a_room_that_loads_without_spark() -> None:
    assert ik.spark is room
