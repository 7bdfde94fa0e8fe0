"""Parquet and Arrow (IPC, Feather): tables with types, read by pyarrow, behind limits on what they may unfold to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ..errors import DataError
from ..frames.names import Items
from ..frames.natives.reading import arrow_frame, needed
from ..frames.table import Table, from_foreign
from ..issues import Issue, Where
from .opening import content

MOST_RECORDS: Final = 10_000_000
MOST_UNPACKED: Final = 4 << 30
"""Bytes in memory; some bytes of a packed file can stand for a thousand times as many."""
FILE: Final = b"ARROW1"
"""How a file of Arrow begins that is no stream."""


def read_parquet(path: Path, items: Items) -> tuple[list[Table], list[Issue]]:  # noqa: ARG001  # as every reader
    """The table in a Parquet file; one that is damaged or unfolds to too much is a `DataError`."""
    return [_table(path, "Parquet", _parquet)], []


def read_arrow(path: Path, items: Items) -> tuple[list[Table], list[Issue]]:  # noqa: ARG001  # as every reader
    """The table in a file or stream of Arrow, also called Feather; one that is damaged is a `DataError`."""
    return [_table(path, "Arrow", _arrow)], []


def _table(path: Path, kind: str, unfold: Callable[[Any, bytes, str], Any]) -> Table:
    pa = needed("pyarrow", "arrow")
    file, raw = str(path), content(path)
    if not raw:
        raise DataError([Issue("error", "file-empty", Where(file=file))])
    try:
        found = unfold(pa, raw, file)
        frame = arrow_frame(found, "pandas")
    except (pa.ArrowException, OSError, ValueError, LookupError, ArithmeticError, MemoryError) as cause:
        if isinstance(cause, DataError):
            raise
        raise DataError([Issue("error", "file-broken", Where(file=file), {"kind": kind})]) from cause
    return from_foreign(frame, file)


def _parquet(pa: Any, raw: bytes, file: str) -> Any:
    import pyarrow.parquet as pq  # noqa: PLC0415  # only for this kind of file

    opened = pq.ParquetFile(pa.BufferReader(raw))
    said = opened.metadata
    _limit(said.num_rows, sum(said.row_group(each).total_byte_size for each in range(said.num_row_groups)), file)
    found = opened.read()
    found.validate(full=True)
    _limit(found.num_rows, found.nbytes, file)
    return found


def _arrow(pa: Any, raw: bytes, file: str) -> Any:
    """Batch by batch, so that the limit is noticed in time."""
    reader = pa.ipc.open_file(pa.BufferReader(raw)) if raw.startswith(FILE) else pa.ipc.open_stream(raw)
    batches = map(reader.get_batch, range(reader.num_record_batches)) if raw.startswith(FILE) else iter(reader)
    found: list[Any] = []
    records = unpacked = 0
    for batch in batches:
        records += batch.num_rows
        _limit(records, unpacked, file)
        batch.validate(full=True)  # before anything looks into it: of a damaged batch even the size is out of bounds
        unpacked += batch.nbytes
        _limit(records, unpacked, file)
        found.append(batch)
    return pa.Table.from_batches(found, reader.schema)


def _limit(records: int, unpacked: int, file: str) -> None:
    if records > MOST_RECORDS:
        params = {"records": records, "most": MOST_RECORDS}
        raise DataError([Issue("error", "too-many-records", Where(file=file), params)])
    if unpacked > MOST_UNPACKED:
        params = {"size": unpacked >> 20, "most": MOST_UNPACKED >> 20}
        raise DataError([Issue("error", "file-too-large", Where(file=file), params)])
