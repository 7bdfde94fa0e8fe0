"""Batches in, batches out: what is refused, what is told of a stream, and files that go through one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest

import indicatorkit as ik
from indicatorkit.frames import batches as reading, gathered
from tests.cli.typed import run

NAD = ik.load("nad")


def table(rows: int, **more: Any) -> pa.Table:
    words = ["ja", "nee", "weet niet", None]
    texts = {
        name: [words[(row + place) % 4] for row in range(rows)]
        for place, name in enumerate(("flexwoningen", "optoppen"))
    }
    return pa.table({"regio": [f"R{row}" for row in range(rows)], **texts, **more})


def wide(rows: pa.Table) -> dict[str, list[Any]]:
    """Levels and reasons as a stream would name them, from all rows at once."""
    found = ik.score(NAD, rows).to_frame(like="polars")
    return {
        f"{node}{end}": found.filter(pl.col("node") == node)[column].cast(pl.String).to_list()
        for node in ("flexwoningen", "alternatieve_woonplekken", "wonen_eerst")
        for end, column in (("", "level"), ("_reason", "reason"))
    }


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow", "in.feather", "in.csv"])
@pytest.mark.parametrize("out", ["out.parquet", "out.arrow", "out.csv"])
def test_a_file_through_a_stream_is_what_all_rows_at_once_are(tmp_path: Path, name: str, out: str) -> None:
    rows = table(11)
    source = tmp_path / name
    match source.suffix:
        case ".parquet":
            pq.write_table(rows, source)
        case ".csv":
            pacsv.write_csv(rows, source)
        case suffix:
            with (pa.ipc.new_file if suffix == ".arrow" else pa.ipc.new_stream)(str(source), rows.schema) as writer:
                writer.write_table(rows)
    heard: list[tuple[str, int, int]] = []
    with ik.progress(lambda *said: heard.append(said)):
        written = ik.score_batches(NAD, source).write(tmp_path / out)
    found = {"out.parquet": pl.read_parquet, "out.arrow": pl.read_ipc, "out.csv": pl.read_csv}[out](written)
    assert found["regio"].to_list() == rows["regio"].to_pylist()
    for column, said in wide(rows).items():
        assert found[column].cast(pl.String).to_list() == said
    what, done, total = next(each for each in reversed(heard) if each[0] == "rows")
    assert (what, done) == ("rows", total) and total


def test_parts_of_a_large_batch_are_told_by_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    spoiled = table(10).set_column(1, "flexwoningen", pa.array(["ja"] * 7 + ["?", "ja", "?"]))
    stream = ik.score_batches(NAD, [spoiled[:8], spoiled[8:]])
    assert [each.num_rows for each in stream] == [3, 3, 2, 2]
    (issue,) = stream.issues
    assert (issue.code, issue.where.row, [each.row for each in issue.also]) == ("unknown-answer", 8, [10])
    assert (issue.params["batch"], issue.params["times"]) == (1, 2)
    assert (stream.ledger.cells_rejected, stream.ledger.rows_read) == (2, 10)
    assert stream.ledger.text("en") and stream.ledger.adds_up
    assert list(stream) == []


def test_what_was_wrong_very_often_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "MOST_ISSUES", 3)
    spoiled = table(40).set_column(1, "flexwoningen", pa.array([f"?{row % 8}" for row in range(40)]))
    stream = ik.score_batches(NAD, spoiled.to_batches(max_chunksize=9))
    for _ in stream:
        pass
    shown, more = stream.issues[:-1], stream.issues[-1]
    assert more.code == "and-more" and more.params["cause"] == "unknown-answer"
    assert sum(1 + len(each.also) for each in shown) + more.params["number"] == 40 == stream.ledger.cells_rejected


def test_rows_that_cannot_be_used_leave_the_others_in_place() -> None:
    rows = pa.table({"regio": ["Ede", None, "Urk", None], "flexwoningen": ["ja", "nee", "nee", None]})
    stream = ik.score_batches(NAD, [rows])
    assert pa.Table.from_batches(stream, stream.schema).select(["regio", "flexwoningen"]).to_pylist() == [
        {"regio": "Ede", "flexwoningen": "op_koers"},
        {"regio": "Urk", "flexwoningen": ik.score(NAD, rows[2:3]).level("flexwoningen")},
    ]
    assert (stream.ledger.rows_read, stream.ledger.rows_rejected) == (3, 1)


def test_rows_of_one_name_stay_apart_however_batches_are_cut() -> None:
    rows = pa.table({"regio": ["Ede", "Ede", "Ede"], "flexwoningen": ["ja", "nee", "ja"]})
    whole, cut = (
        list(pa.Table.from_batches(ik.score_batches(NAD, rows.to_batches(max_chunksize=size)))["flexwoningen"])
        for size in (3, 1)
    )
    assert whole == cut and len(whole) == 3


def test_a_stream_is_arrow_for_who_reads_arrow() -> None:
    reader = pa.RecordBatchReader.from_batches(table(5).schema, table(5).to_batches(max_chunksize=2))
    stream = ik.score_batches(NAD, reader)
    assert stream.schema.names[0] == "regio"
    assert pl.DataFrame(stream).height == 5
    empty = ik.score_batches(NAD, pa.RecordBatchReader.from_batches(table(1).schema, []))
    assert list(empty) == [] and empty.ledger.rows_read == 0


def refused(batches: Any) -> str:
    with pytest.raises(ik.DataError) as found:
        list(ik.score_batches(NAD, batches))
    (issue,) = found.value.issues
    assert issue.text("nl") and issue.text("en")
    return issue.code


def test_what_needs_all_rows_and_what_is_no_batch_is_refused(tmp_path: Path) -> None:
    assert refused([]) == "stream-empty"
    assert refused([{"regio": "Ede"}]) == "not-a-batch"
    assert refused([pa.table({"regio": ["Ede"], "item": ["flexwoningen"], "value": ["ja"]})]) == "stream-long"
    assert refused([pa.table({"regio": ["Ede"], "wonen_eerst": ["op_koers"]})]) == "stream-without-answers"
    assert refused([table(1), table(1).rename_columns(["regio", "a", "b"])]) == "stream-other-columns"
    assert refused(tmp_path / "x.xlsx") == "stream-other-kind"
    assert refused(tmp_path / "none.parquet") == "file-unreadable"
    (tmp_path / "torn.csv").write_text("regio,flexwoningen\nEde,ja\nUrk,ja,nee\n", encoding="utf-8")
    assert refused(tmp_path / "torn.csv") in ("stream-broken", "file-broken")
    (tmp_path / "torn.parquet").write_bytes(b"PAR1 and no more")
    assert refused(tmp_path / "torn.parquet") == "file-broken"
    with pytest.raises(ik.DataError, match="stream-other-kind"):
        ik.score_batches(NAD, [table(1)]).write(tmp_path / "x.xlsx")


def test_a_rule_that_looks_back_needs_a_column_for_what_was(tmp_path: Path) -> None:
    file = tmp_path / "back.toml"
    file.write_text(
        """format = 1
[framework]
id = "back"
version = "1"
status = "example"
nl = "Terug"
waves = ["2023", "2024"]
[scale.s]
worst_to_best = [{ id = "a" }, { id = "b" }]
[answer.l]
kind = "level"
scale = "s"
[[step]]
id = "x"
answer = "l"
[[result]]
id = "both"
scale = "s"
rule = "worst_of"
uses = ["x", "x@previous"]
""",
        encoding="utf-8",
    )
    back = ik.load(file)
    rows = pa.table({"entity": ["Ede", "Ede"], "wave": ["2023", "2024"], "x": ["a", "b"]})
    with pytest.raises(ik.DataError, match="stream-needs-earlier"):
        ik.score_batches(back, [rows])
    said = rows.append_column("x@previous", pa.array(["b", "b"]))
    stream = ik.score_batches(back, [said])
    assert pa.Table.from_batches(stream)["both"].to_pylist() == ["a", "b"]


def test_a_file_with_a_header_alone_is_told_as_when_it_is_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("regio,flexwoningen\n", encoding="utf-8")
    stream = ik.score_batches(NAD, tmp_path / "in.csv")
    assert not stream.issues
    assert sum(batch.num_rows for batch in stream) == 0
    (issue,), (at_once,) = stream.issues, ik.score(NAD, tmp_path / "in.csv").issues
    assert (issue.code, issue.where) == (at_once.code, at_once.where) == ("no-rows", ik.Where(str(tmp_path / "in.csv")))
    assert not ik.score_batches(NAD, [table(0)]).issues


def test_csv_is_read_as_people_write_it(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("\ufeffsep=;\nregio;flexwoningen\n'=Ede;ja\n", encoding="utf-8")
    written = ik.score_batches(NAD, tmp_path / "in.csv").write(tmp_path / "out.csv")
    assert written.read_text(encoding="utf-8").splitlines()[1].startswith('"\'=Ede",')
    with pytest.raises(ik.DataError, match="file-exists"):
        ik.score_batches(NAD, tmp_path / "in.csv").write(tmp_path / "out.csv")


def test_score_writes_a_file_of_any_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(table(4), source)
    code, _, told = run(capsys, "score", "nad", str(source), "-o", str(out), "--lang", "en")
    assert code == 0 and "4 rows" in told and pq.read_table(out).num_rows == 4
    code, _, told = run(capsys, "score", "nad", str(source), str(source), "-o", str(out), "--lang", "en")
    assert code == 2 and "indicatorkit export" in told


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ik.MissingExtraError, match=r"indicatorkit\[arrow\]"):
        ik.score_batches(NAD, [])
