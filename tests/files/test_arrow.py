"""Parquet and Arrow files: the same answers as the frame that they hold; what is damaged, lies or lacks is refused."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest

from indicatorkit.answers import Answers
from indicatorkit.errors import DataError, MissingExtraError
from indicatorkit.files.arrow import read_parquet
from indicatorkit.files.read import read
from indicatorkit.frames.names import Items
from indicatorkit.limits import Limits

from ..frames.made import BOOKS, FRAMEWORK
from ..frames.test_garbage import told

TABLE = pa.table(
    {
        "regio": ["Ede", "Urk", "Súdwest-Fryslân"] * 20,
        "meting": (["2024-07"] * 3 + ["2024-12"] * 3) * 10,
        "plan": pa.array(["ja", "mischien", None] * 20).dictionary_encode(),
        "plekken": pa.array([1.5, None, 12.0] * 20),
        "groepen": [["jongeren", "noodopvang"], None, []] * 20,
    }
)


def _stream(path: Path) -> None:
    with pa.ipc.new_stream(str(path), TABLE.schema) as writer:
        writer.write_table(TABLE, max_chunksize=7)


def _file(path: Path) -> None:
    with pa.ipc.new_file(str(path), TABLE.schema) as writer:
        writer.write_table(TABLE)


WRITERS: dict[str, Callable[[Path], None]] = {
    "a.parquet": lambda path: pq.write_table(TABLE, path, row_group_size=7),
    "A.PARQUET": lambda path: pl.DataFrame(pl.from_arrow(TABLE)).write_parquet(path),
    "a.feather": lambda path: feather.write_feather(TABLE, str(path)),
    "stream.arrow": _stream,
    "file.arrow": _file,
}


def of(*paths: Path) -> Answers:
    return read(FRAMEWORK, paths, codebooks=BOOKS)


def refused(path: Path, **limits: int) -> str:
    with pytest.raises(DataError) as caught, Limits(**limits).held():
        of(path)
    (issue,) = caught.value.issues
    assert issue.where.file == str(path)
    assert issue.render("nl") and issue.render("en")
    return issue.code


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_file_reads_as_the_table_that_it_holds(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    answers = of(path)
    found, wanted = told(answers), told(_frame())
    for each in (found, wanted):
        assert each.pop("issues") and each.pop("rejected")
    assert found == wanted
    assert answers.library == "pandas"
    assert {each.where.file for each in answers.issues if each.code != "and-more"} == {str(path)}
    where = answers.where(1, "plan")
    assert where is not None and (where.file, where.row, where.field) == (str(path), 2, "plan")


def _frame() -> Answers:
    from indicatorkit.frames.read import read as read_frame

    return read_frame(FRAMEWORK, TABLE, codebooks=BOOKS)


def test_files_of_several_kinds_are_read_together(tmp_path: Path) -> None:
    pq.write_table(pa.table({"regio": ["Ede"], "plan": ["ja"]}), tmp_path / "a.parquet")
    (tmp_path / "b.csv").write_text("regio;fase\nEde;Gereed\n", "utf-8")
    answers = of(tmp_path / "a.parquet", tmp_path / "b.csv")
    assert len(answers.rows) == 1 and answers.ledger.cells_used == 2


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_no_damage_ends_in_anything_but_a_finding(tmp_path: Path, name: str) -> None:
    """Cut short, some bytes turned over, or others put in their place; always the same damage."""
    path = tmp_path / name
    WRITERS[name](path)
    whole, chance = path.read_bytes(), random.Random(name)
    codes = set()
    for number in range(25):
        raw = bytearray(whole)
        if number % 2:
            del raw[chance.randrange(len(raw)) :]
        else:
            for _ in range(1 + number):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        path.write_bytes(raw)
        try:
            of(path)
        except DataError as cause:
            codes |= {each.code for each in cause.issues}
    assert "file-broken" in codes
    assert codes <= {"file-broken", "file-empty", "no-known-column", "file-too-large", "too-many-records"}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file-empty"), (b"PAR1", "file-broken"), (b"regio;plan\nEde;ja\n", "file-broken"), (b"FEA1", "file-broken")],
)
@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes, code: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(content)
    assert refused(path) == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.parquet") == "file-unreadable"


def test_records_that_take_no_bytes_are_counted_before_they_are_read(tmp_path: Path) -> None:
    """Some hundred bytes can say that there are millions of rows in which nothing stands."""
    batch = pa.RecordBatch.from_arrays([pa.nulls(12_000_000)], names=["plan"])
    with pa.ipc.new_stream(str(tmp_path / "a.arrow"), batch.schema) as writer:
        writer.write_batch(batch)
    assert (tmp_path / "a.arrow").stat().st_size < 1000
    assert refused(tmp_path / "a.arrow") == "too-many-records"


@pytest.mark.parametrize("name", ["a.parquet", "stream.arrow"])
def test_files_that_unfold_to_too_much_are_refused(tmp_path: Path, name: str) -> None:
    WRITERS[name](tmp_path / name)
    assert refused(tmp_path / name, unpacked_bytes=1000) == "file-too-large"


def _much(tmp_path: Path, cells: Any) -> Path:
    """A small file, by another program, of a table that takes much room."""
    pq.write_table(pa.table({"plan": cells}), tmp_path / "a.parquet", store_schema=False)
    assert (tmp_path / "a.parquet").stat().st_size < 100_000
    return tmp_path / "a.parquet"


def _used(do: Callable[[], object]) -> int:
    """The room that it took at the most."""
    before = pa.default_memory_pool()
    pool = pa.proxy_memory_pool(before)
    pa.set_memory_pool(pool)
    try:
        do()
    finally:
        pa.set_memory_pool(before)
    return int(pool.max_memory())


def test_a_long_text_in_every_row_of_a_small_file_is_kept_once(tmp_path: Path) -> None:
    rows, text = 100_000, "x" * 2_000
    dictionary = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array([text]))
    path = _much(tmp_path, dictionary)
    assert _used(lambda: read_parquet(path, Items(FRAMEWORK))) < rows * len(text) // 10


def test_numbers_that_take_no_room_in_a_file_are_counted_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _much(tmp_path, pa.array([1.0] * 100_000))
    monkeypatch.setattr("pyarrow.parquet.ParquetFile.iter_batches", lambda *_: pytest.fail("it was read"))
    assert refused(path, unpacked_bytes=700_000) == "file-too-large"


def test_texts_in_lists_are_unfolded_a_few_rows_at_a_time(tmp_path: Path) -> None:
    rows, text = 50_000, "x" * 1_000
    cells = pa.ListArray.from_arrays(pa.array(range(rows + 1), pa.int32()), pa.array([text] * rows))
    path = _much(tmp_path, cells)
    assert _used(lambda: refused(path, unpacked_bytes=5_000_000)) < rows * len(text) // 2


@pytest.mark.parametrize("name", ["a.parquet", "a.feather"])
def test_without_the_extra_it_is_said_how_to_install_it(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    WRITERS[name](tmp_path / name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'python -m pip install "indicatorkit\[arrow\]"'):
        of(tmp_path / name)


def test_what_answers_say_may_be_kept_in_a_file(tmp_path: Path) -> None:
    """The frame of answers, written by its own library and read as a file, holds the same answers."""
    import indicatorkit as ik

    nad = ik.load("nad")
    data: Any = pl.DataFrame(
        {"entity": ["Alkmaar", "Ede"], "flexwoningen": ["ja", "weet niet"], "optoppen": ["nee", None]}
    )
    answers = ik.read_answers(nad, data)
    answers.to_frame().write_parquet(tmp_path / "a.parquet")
    again = ik.read_answers(nad, tmp_path / "a.parquet")
    assert again.rows == answers.rows and not again.issues
    assert [each.codes for each in again.record.columns.values()] == [
        each.codes for each in answers.record.columns.values()
    ]
