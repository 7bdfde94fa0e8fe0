"""Files that may be larger than memory: Parquet, Arrow and CSV as batches in, and batches out as such a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ..errors import DataError
from ..frames.batches import MOST_ROWS
from ..frames.figures import Decimals
from ..frames.names import Items
from ..frames.natives.reading import needed
from ..issues import Issue, Where
from ..light import dataclass
from ..progress import weighed
from .arrow import FILE, TEXTS
from .csv import DECIMALS, MOST_IN_HEADER, said_separator, separator
from .guard import guarded, unguarded
from .opening import unreadable
from .replacing import replacing

BLOCK: Final = 2 << 20
"""Bytes of a CSV file that are read at a time: what fits in the cache of a processor is read in half the time."""
BLOCKS: Final = 8
"""So many make a batch."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as batches: their schema, the batches, and the sign before decimals where that is known.

    `done` and `total` say how much of it was read, in rows or bytes.
    """

    file: str
    schema: Any
    batches: Iterator[Any]
    done: Callable[[], int]
    total: int
    decimals: Decimals = None

    def __iter__(self) -> Iterator[Any]:
        """The batches, with a word to who listens; a file that turns out to be broken is a `DataError`."""
        pa = needed("pyarrow", "arrow")
        try:
            yield from weighed("rows", self.batches, self.done, self.total)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as cause:
            reason = str(cause).splitlines()[0] if str(cause) else type(cause).__name__
            raise DataError([Issue("error", "stream-broken", Where(file=self.file), {"reason": reason})]) from cause


def source(path: Path, items: Items) -> Source:
    """The batches in a file, by its suffix; a kind of file that has none is a `DataError`."""
    pa = needed("pyarrow", "arrow")
    opener = SOURCES.get(path.suffix.lower())
    if opener is None:
        raise DataError([_other_kind(path, SOURCES)])
    try:
        return opener(path, items)
    except OSError as cause:
        raise unreadable(path, cause) from cause
    except pa.ArrowException as cause:
        raise DataError([Issue("error", "file-broken", Where(file=str(path)), {"kind": path.suffix[1:]})]) from cause


def _other_kind(path: Path, known: Iterable[str]) -> Issue:
    words = {"found": path.suffix.lower() or "–", "known": ", ".join(known)}
    return Issue("error", "stream-other-kind", Where(file=str(path)), words)


def _parquet(path: Path, items: Items) -> Source:  # noqa: ARG001  # as every opener
    """Texts stay numbers of the dictionaries that the file has."""
    import pyarrow.parquet as pq  # noqa: PLC0415  # only for this kind of file

    said = pq.read_metadata(path)
    columns = map(said.schema.column, range(said.num_columns))
    flat = [each.path for each in columns if each.physical_type == TEXTS and each.path == each.name]
    opened = pq.ParquetFile(path, read_dictionary=flat)
    batches = opened.iter_batches(MOST_ROWS)
    return Source(str(path), opened.schema_arrow, *_counted(batches, lambda each: each.num_rows), said.num_rows)


def _arrow(path: Path, items: Items) -> Source:  # noqa: ARG001  # as every opener
    pa = needed("pyarrow", "arrow")
    opened = pa.memory_map(str(path))
    begin = opened.read(len(FILE))
    opened.seek(0)
    if begin != FILE:
        reader = pa.ipc.open_stream(opened)
        return Source(str(path), reader.schema, iter(reader), lambda: 0, 1)  # nobody knows how many there are
    reader = pa.ipc.open_file(opened)
    batches = map(reader.get_batch, range(reader.num_record_batches))
    return Source(str(path), reader.schema, *_counted(batches, lambda _: 1), reader.num_record_batches)


def _csv(path: Path, items: Items) -> Source:
    """Texts are numbered while they are read; UTF-8, and every row as long as the header."""
    pacsv = needed("pyarrow.csv", "arrow")
    pa = needed("pyarrow", "arrow")
    with path.open("rb") as opened:
        raw = opened.read(MOST_IN_HEADER)
    begin, said = said_separator(raw.decode("utf-8-sig", errors="replace"))
    divided = said or separator(begin, items)
    file = pa.OSFile(str(path))
    texts = pa.dictionary(pa.int32(), pa.string())
    read = {"block_size": BLOCK, "skip_rows": 1 if said else 0}
    rows = csv.reader(io.StringIO(begin, newline=""), delimiter=divided)
    names = next((row for row in rows if any(row)), [])
    reader = pacsv.open_csv(
        file,
        pacsv.ReadOptions(**read),
        pacsv.ParseOptions(delimiter=divided, newlines_in_values=True),
        pacsv.ConvertOptions(column_types=dict.fromkeys(names, texts), strings_can_be_null=False),
    )
    plain = [unguarded(each).strip() for each in names]
    schema = pa.schema([pa.field(name, texts) for name in plain])
    batches = (_bare(pa, _together(pa, each), plain) for each in iter(lambda: list(islice(reader, BLOCKS)), []))
    return Source(str(path), schema, batches, file.tell, path.stat().st_size, DECIMALS.get(divided))


def _together(pa: Any, batches: list[Any]) -> Any:
    """Batches as one, in which all texts of a column are numbers of one dictionary."""
    if len(batches) == 1:
        return batches[0]
    return pa.Table.from_batches(batches).unify_dictionaries().combine_chunks().to_batches()[0]


def _bare(pa: Any, batch: Any, names: list[str]) -> Any:
    """The batch without the apostrophe that guards a text from being a formula."""
    pc = needed("pyarrow.compute", "arrow")
    columns = []
    for each in batch.columns:
        if pc.any(pc.starts_with(each.dictionary, "'")).as_py():
            bare = [unguarded(word) for word in each.dictionary.to_pylist()]
            columns.append(pa.DictionaryArray.from_arrays(each.indices, pa.array(bare, pa.string())))
        else:
            columns.append(each)
    return pa.RecordBatch.from_arrays(columns, names=names)


def _counted(batches: Iterable[Any], size: Callable[[Any], int]) -> tuple[Iterator[Any], Callable[[], int]]:
    """The batches, and how much went by of them."""
    gone = [0]

    def going() -> Iterator[Any]:
        for each in batches:
            gone[0] += size(each)
            yield each

    return going(), lambda: gone[0]


SOURCES: Final[Mapping[str, Callable[[Path, Items], Source]]] = {
    ".parquet": _parquet,
    ".arrow": _arrow,
    ".feather": _arrow,
    ".csv": _csv,
}


# ------------------------------------------------------------------------------------------------------------------ out


def write_batches(path: Path, schema: Any, batches: Iterable[Any], *, force: bool = False) -> Path:
    """Where the batches were written, once all of them are; one that is there already is a `DataError` unless `force`.

    The form is that of the suffix: `.parquet`, `.arrow`, `.feather` or `.csv`, in which texts are guarded.
    """
    opener = SINKS.get(path.suffix.lower())
    if opener is None:
        raise DataError([_other_kind(path, SINKS)])
    needed("pyarrow", "arrow")
    with replacing(path, force=force) as beside, opener(beside, schema) as write:
        for each in batches:
            write(each)
    return path


@contextmanager
def _to_parquet(path: Path, schema: Any) -> Iterator[Callable[[Any], object]]:
    pa, parquet = needed("pyarrow", "arrow"), needed("pyarrow.parquet", "arrow")
    searched = [each.name for each in schema if not pa.types.is_dictionary(each.type)]  # ends of levels help nobody
    with parquet.ParquetWriter(path, schema, compression="zstd", write_statistics=searched) as writer:
        yield writer.write_batch


@contextmanager
def _to_arrow(path: Path, schema: Any) -> Iterator[Callable[[Any], object]]:
    with needed("pyarrow", "arrow").ipc.new_file(str(path), schema) as writer:
        yield writer.write_batch


@contextmanager
def _to_csv(path: Path, schema: Any) -> Iterator[Callable[[Any], object]]:
    pa, pacsv = needed("pyarrow", "arrow"), needed("pyarrow.csv", "arrow")
    texts = pa.schema([(each.name, pa.string() if pa.types.is_dictionary(each.type) else each.type) for each in schema])
    options = pacsv.WriteOptions(quoting_style="needed")
    with pacsv.CSVWriter(str(path), texts, write_options=options) as writer:
        yield lambda batch: writer.write_batch(_guarded(pa, batch, texts))


def _guarded(pa: Any, batch: Any, schema: Any) -> Any:
    """The batch as plain texts, such that no program takes any of them for a formula."""
    columns = []
    for each, field in zip(batch.columns, schema, strict=True):
        if pa.types.is_dictionary(each.type):
            words = pa.array(
                [None if word is None else guarded(str(word)) for word in each.dictionary.to_pylist()], field.type
            )
            columns.append(words.take(each.indices))
        elif pa.types.is_string(each.type) or pa.types.is_large_string(each.type):
            columns.append(pa.array([None if text is None else guarded(text) for text in each.to_pylist()], field.type))
        else:
            columns.append(each)
    return pa.RecordBatch.from_arrays(columns, schema=schema)


SINKS: Final[Mapping[str, Any]] = {".parquet": _to_parquet, ".arrow": _to_arrow, ".feather": _to_arrow, ".csv": _to_csv}
