"""What a worker of Spark does with what it finds: a compiler or none; waves; another framework's columns; batches."""

from __future__ import annotations

from pathlib import Path
from shutil import which
from typing import Any

import pyarrow as pa
import pytest

import indicatorkit as ik
from benchmarks.workload import deep
from tests.loading import LIGHT, made

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of Spark
]

NAD = ik.load("nad")
MANY_STEPS = deep(4).framework()
ENOUGH_TO_BUILD = 26_000
"""Rows of 80 steps, in one batch."""
WAVES = made(
    framework={"waves": ["spring", "autumn"]},
    answer=LIGHT["answer"],
    step=[{"id": "plan", "answer": "maybe"}],
    result=[{"id": "was", "rule": "same_as", "uses": ["plan@previous"]}],
)


def here(framework: Any, table: Any, **given: Any) -> list[dict[str, Any]]:
    """What a stream says of these rows."""
    stream = ik.score_batches(framework, table, **given)
    return list(pa.Table.from_batches(stream, stream.schema).to_pylist())


def there(framework: Any, session: Any, table: Any, **given: Any) -> list[dict[str, Any]]:
    """What Spark says of them, in the same order."""
    columns = ", ".join(f"`{name}` string" for name in table.schema.names)
    df = session.createDataFrame([tuple(each.values()) for each in table.to_pylist()], columns)
    return [each.asDict() for each in ik.spark.score(framework, df, **given).collect()]


@pytest.mark.parametrize("compiler", ["", *filter(None, [which("cc")])])
def test_with_a_compiler_and_without_it_is_the_same(
    session: Any, compiler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(Path(compiler).parent) if compiler else ""
    for name, value in {"PATH": folder, "XDG_CACHE_HOME": str(tmp_path)}.items():
        monkeypatch.setitem(session.sparkContext.environment, name, value)
    asked = [f"if(id % {3 + place} = 0, 'yes', 'no') as q{place}" for place in range(3)]
    df = session.range(0, ENOUGH_TO_BUILD, 1, 1).selectExpr("cast(id as string) as entity", *asked)
    scored = ik.spark.score(MANY_STEPS, df).select("l0n0", "l0n0_reason", "l3n1", "l3n1_reason")
    told = {tuple(each) for each in scored.distinct().collect()}
    few = pa.Table.from_pylist([each.asDict() for each in df.limit(60).collect()])
    assert told == {tuple(each[name] for name in scored.columns) for each in here(MANY_STEPS, few)}
    assert [*tmp_path.rglob("*.so")] if compiler else not [*tmp_path.iterdir()]


def test_each_row_has_the_rules_of_its_wave(session: Any) -> None:
    said = [("a", "spring", "yes", ""), ("a", "autumn", "no", "yes"), ("b", "autumn", "yes", "")]
    columns = ("entity", "wave", "plan", "plan@previous")
    table = pa.Table.from_pylist([dict(zip(columns, each, strict=True)) for each in said])
    found = there(WAVES, session, table)
    assert found == here(WAVES, table)


def test_an_earlier_wave_that_is_no_column_is_refused_before_anything_runs(session: Any) -> None:
    df = session.createDataFrame([("a", "spring", "yes")], "entity string, wave string, plan string")
    with pytest.raises(ik.DataError, match="stream-needs-earlier"):
        ik.spark.score(WAVES, df)


def test_columns_of_another_framework_are_none_that_nobody_knows(session: Any) -> None:
    table = pa.table({"regio": ["Ede"], "flexwoningen": ["ja"], "plan": ["yes"]})
    assert there(NAD, session, table, others=[WAVES]) == here(NAD, table, others=[WAVES])
    df = session.createDataFrame([("Ede", "ja", "yes")], "regio string, flexwoningen string, plan string")
    assert {each.code for each in ik.spark.read_answers(NAD, df).issues} == {"unknown-item"}
    assert {each.code for each in ik.spark.read_answers(NAD, df, others=[WAVES]).issues} == {
        "item-of-another-framework"
    }
