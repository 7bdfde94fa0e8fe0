"""Parquet and Arrow (IPC, Feather): tables with types, read by pyarrow, behind limits on what they may unfold to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import DataError
from ..frames.names import Items
from ..frames.natives.reading import arrow_frame, needed
from ..frames.table import Table, from_foreign
from ..issues import Issue, Where
from ..limits import allowed, over
from .opening import content

TEXTS: Final = "BYTE_ARRAY"
WIDTHS: Final[Mapping[str, int]] = {"INT32": 1, "INT64": 8, "INT96": 8, "FLOAT": 4, "DOUBLE": 8, TEXTS: 4}
"""Bytes that a value of Parquet takes at least; an `INT32` may hold whole numbers of one byte."""
A_FEW: Final = 1000
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
    """Texts as numbers of a dictionary: a long one that stands in every row is kept once, as it is in the file.

    pyarrow cannot do that for texts in lists, so of a file with these a few rows are unfolded at a time.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415  # only for this kind of file

    said = pq.read_metadata(pa.BufferReader(raw))
    _limit(said.num_rows, _least(said), file)
    texts = [each for each in map(said.schema.column, range(said.num_columns)) if each.physical_type == TEXTS]
    flat = [each.path for each in texts if each.path == each.name]
    opened = pq.ParquetFile(pa.BufferReader(raw), read_dictionary=flat)
    rows = A_FEW if len(flat) < len(texts) else allowed().rows
    return _joined(pa, opened.iter_batches(rows), opened.schema_arrow, file)


def _least(said: Any) -> int:
    """How many bytes a file will take at least: its values by their widths, however few bytes say them in the file."""
    groups = [said.row_group(each) for each in range(said.num_row_groups)]
    columns = (group.column(each) for group in groups for each in range(group.num_columns))
    packed: int = sum(each.total_byte_size for each in groups)
    wide: int = sum(each.num_values * WIDTHS.get(each.physical_type, 0) for each in columns)
    return max(packed, wide)


def _arrow(pa: Any, raw: bytes, file: str) -> Any:
    reader = pa.ipc.open_file(pa.BufferReader(raw)) if raw.startswith(FILE) else pa.ipc.open_stream(raw)
    batches = map(reader.get_batch, range(reader.num_record_batches)) if raw.startswith(FILE) else iter(reader)
    return _joined(pa, batches, reader.schema, file)


def _joined(pa: Any, batches: Iterable[Any], schema: Any, file: str) -> Any:
    """The table of these batches, counted one by one, so that the limit is noticed in time."""
    found: list[Any] = []
    records = unpacked = 0
    for batch in batches:
        records += batch.num_rows
        _limit(records, unpacked, file)
        batch.validate(full=True)  # before anything looks into it: of a damaged batch even the size is out of bounds
        unpacked += batch.nbytes
        _limit(records, unpacked, file)
        found.append(batch)
    return pa.Table.from_batches(found, schema)


def _limit(records: int, unpacked: int, file: str) -> None:
    if records > allowed().rows:
        raise DataError([Issue("error", "too-many-records", Where(file=file), over("rows", records))])
    if unpacked > allowed().unpacked_bytes:
        raise DataError([Issue("error", "file-too-large", Where(file=file), over("unpacked_bytes", unpacked))])
