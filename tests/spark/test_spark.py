"""On Spark comes out what comes out here: partitions, empty ones too, what is refused, and what could not be read."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

import indicatorkit as ik
from indicatorkit import spark as room
from indicatorkit.answers import Tally
from tests import draw
from tests.drawn import frameworks, wide_row
from tests.loading import made
from tests.release.counting import Tried
from tests.release.sizes import chance, thoroughly

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of Spark
]

NAD = ik.load("nad")
WORDS = ("ja", "nee", "weet niet", None, "wellicht")
ROWS = 25


def rows() -> list[dict[str, Any]]:
    return [
        {
            "regio": f"R{row:02}",
            "flexwoningen": WORDS[row % len(WORDS)],
            "optoppen": WORDS[(row + 1) % len(WORDS)],
            "convenanten": WORDS[row % 2],
        }
        for row in range(ROWS)
    ]


def frame(session: Any, given: list[dict[str, Any]], partitions: int) -> Any:
    """A frame of Spark with these rows in so many partitions."""
    schema = ", ".join(f"`{name}` string" for name in given[0])
    return session.createDataFrame([tuple(each.values()) for each in given], schema).repartition(partitions)


def here(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What `score` says of the same answers, in the columns that Spark has."""
    scores = ik.score(NAD, pa.Table.from_pylist(given)).to_frame(like="pyarrow").to_pylist()
    found: dict[str, dict[str, Any]] = {}
    for each in scores:
        row = found.setdefault(each["entity"], {"regio": each["entity"]})
        row |= {each["node"]: each["level"], f"{each['node']}_reason": each["reason"]}
    return [found[name] for name in sorted(found)]


@pytest.mark.parametrize(("number", "partitions"), [(ROWS, 2), (3, 6)])  # of the second some have no rows
def test_it_is_what_score_says_however_rows_are_spread(session: Any, number: int, partitions: int) -> None:
    given = rows()[:number]
    df = frame(session, given, partitions)
    out = [each.asDict() for each in ik.spark.score(NAD, df).orderBy("regio").collect()]
    wanted = here(given)
    shared = wanted[0].keys() & out[0].keys()
    assert {"regio", "flexwoningen", "flexwoningen_reason", "alternatieve_woonplekken", "wonen_eerst"} <= shared
    assert [{name: each[name] for name in shared} for each in out] == [
        {name: each[name] for name in shared} for each in wanted
    ]


def test_random_data_sets_come_out_as_they_do_in_a_stream(session: Any, tried: Tried) -> None:
    """Of which `tests/laws/test_batches_are_rows.py` holds that it is what `score` says."""
    rng = chance("spark")
    for doc, framework, meant in frameworks(rng, draw, min(20, thoroughly(4))):
        given = [wide_row(draw.situation(rng, doc, meant), number) for number in range(6)]
        table = ik.read_answers(framework, given).to_frame("wide", like="pyarrow")
        wanted = pa.Table.from_batches(list(ik.score_batches(framework, table))).to_pylist()
        df = session.createDataFrame(table.to_pandas()).repartition(3)
        out = [each.asDict() for each in ik.spark.score(framework, df).orderBy("entity").collect()]
        assert out == sorted(wanted, key=lambda each: each["entity"]), draw.to_toml(doc)
        tried(5, 1)


def test_the_schema_is_that_of_a_stream_in_types_of_spark(session: Any) -> None:
    table = pa.Table.from_pylist(rows())
    stream = ik.score_batches(NAD, table)
    schema = ik.spark.score(NAD, frame(session, rows(), 2)).schema
    assert schema.names == stream.schema.names
    assert [each.dataType.simpleString() for each in schema.fields] == [
        "double" if pa.types.is_floating(each.type) else "string" for each in stream.schema
    ]


def test_what_rests_on_an_assumption_is_true_or_false(session: Any) -> None:
    agreed = {"rule": "worst_of", "missing": {"counts_as": "red", "because": "agreed"}}
    fw = made(
        step=[{"id": each, "answer": "maybe"} for each in "ab"], result=[{"id": "whole", "uses": ["a", "b"], **agreed}]
    )
    df = session.createDataFrame(
        [("Ede", "green", "green"), ("Urk", "green", None)], "entity string, a string, b string"
    )
    out = ik.spark.score(fw, df).select("entity", "whole", "whole_assumed").orderBy("entity").collect()
    assert [tuple(each) for each in out] == [("Ede", "green", False), ("Urk", "red", True)]


def test_a_key_keeps_its_type(session: Any) -> None:
    df = session.createDataFrame([(7, "ja"), (8, "nee")], "regio bigint, flexwoningen string")
    out = ik.spark.score(NAD, df).select("regio", "flexwoningen").orderBy("regio").collect()
    assert [tuple(each) for each in out] == [
        (7, "op_koers"),
        (8, ik.score_case(NAD, {"flexwoningen": "nee"}).level("flexwoningen")),
    ]


def test_what_could_not_be_read_is_counted_and_told(session: Any) -> None:
    given = [*rows(), {**rows()[0], "regio": None}]
    stream = ik.score_batches(NAD, pa.Table.from_pylist(given))
    left = sum(each.num_rows for each in stream)
    df = frame(session, given, 3)
    read = ik.spark.read_answers(NAD, df)
    assert read.ledger == stream.ledger and read.ledger.cells_rejected and read.ledger.rows_rejected == 1
    assert {(each.code, each.text("nl"), each.params.get("times")) for each in read.issues} == {
        (each.code, each.text("nl"), each.params.get("times")) for each in stream.issues
    }
    scored = ik.spark.score(NAD, df)
    assert scored.count() == left
    assert scored.where("flexwoningen_reason = 'unreadable'").count() == sum(
        each["flexwoningen"] == "wellicht" for each in given
    )


def test_no_rows_at_all(session: Any) -> None:
    df = frame(session, rows(), 2).where("false")
    assert ik.spark.score(NAD, df).collect() == []
    assert ik.spark.read_answers(NAD, df) == room.Reading(Tally(), ())


def test_columns_that_are_missing_are_not_supplied(session: Any) -> None:
    df = frame(session, [{"regio": "Ede", "flexwoningen": "ja"}], 1)
    (out,) = ik.spark.score(NAD, df).collect()
    assert (out.flexwoningen, out.optoppen_reason) == ("op_koers", "not_supplied")


def test_what_needs_all_rows_is_refused_before_anything_runs(session: Any) -> None:
    for columns, code in (
        ("regio string, item string, value string", "stream-long"),
        ("regio string, wonen_eerst string", "stream-without-answers"),
    ):
        df = session.createDataFrame([], columns)
        for verb in (ik.spark.score, ik.spark.read_answers):
            with pytest.raises(ik.DataError, match=code):
                verb(NAD, df)
