"""The verb `score_batches`: more rows than fit in memory, as record batches of Arrow, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..answers import Tally
from ..engine.table import score as score_table
from ..files.streams import source, write_batches
from ..frames.batches import Incoming, opened
from ..frames.coding import books_of
from ..frames.gathered import Gathered
from ..frames.names import Items
from ..frames.natives.reading import needed
from ..frames.read import no_rows
from ..frames.rows import Given
from ..frames.streamed import Outgoing
from ..framework import Framework
from ..issues import Issue
from ..limits import Limits, allowed, holding, made_within
from ..naming import Names, names_of
from .as_framework import as_framework


class ScoredBatches:
    """Record batches of scores, each made when it is asked for; gone through once.

    `framework` is what scores them. `schema` is known before the first batch. `ledger` counts what was read so far,
    `issues` says what could not be: all of it once the batches are through. What Arrow streams go into (DuckDB, Polars,
    a Parquet writer) takes it as it is.
    """

    def __init__(self, framework: Framework, batches: Incoming) -> None:
        self.framework = framework
        self._outgoing, self._found, self._tally = Outgoing(framework, batches.keys), Gathered(), Tally()
        self._batches = made_within(allowed(), self._scored(batches))

    def _scored(self, batches: Incoming) -> Iterator[Any]:
        for number, answers, keys in batches:
            self._found.add(answers.issues, number)
            self._tally = self._tally.plus(answers.ledger)
            yield self._outgoing.batch(score_table(self.framework, answers), keys)
        if batches.file and not self._tally.rows_read:
            self._found.add([no_rows(batches.file)], 0)

    @property
    def schema(self) -> Any:
        """The schema of every batch, as Arrow has it."""
        return self._outgoing.schema

    @property
    def ledger(self) -> Tally:
        """Rows and cells read, used, empty and rejected so far."""
        return self._tally

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was wrong so far: each thing once, with its first places and its batch, and how many more there were."""
        return self._found.issues()

    def __iter__(self) -> Iterator[Any]:
        """The batches that are left."""
        return self._batches

    def write(self, path: str | Path, *, force: bool = False) -> Path:
        """The file to which the batches that are left were written: `.parquet`, `.arrow`, `.feather` or `.csv`.

        It is there whole, or not. One that is there already is a `DataError` unless `force`.
        """
        return write_batches(Path(path), self.schema, self._batches, force=force)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The batches that are left, as any library takes them that reads Arrow."""
        reader = needed("pyarrow", "arrow").RecordBatchReader.from_batches(self.schema, self._batches)
        return reader.__arrow_c_stream__(requested_schema)


def score_batches(
    framework: Framework,
    batches: Any,
    *,
    waves: Names | None = None,
    wave: str = "",
    perspective: str = "",
    others: Iterable[Framework] = (),
    limits: Limits | None = None,
) -> ScoredBatches:
    """The scores of record batches, batch by batch, in as much memory as one batch takes.

    `batches` are record batches or tables of pyarrow, of one schema; any stream of Arrow, such as a
    `RecordBatchReader`; or the path of a Parquet, Arrow or CSV file of any size. They are wide: a row an entity, a
    column a question. Out come wide batches: the columns of entity, wave and perspective as they came, and for each
    node its level (a column called as the node is), its number (`NODE_number`, where it can have one), and
    `NODE_reason` where it has no level. The other arguments are those of `score`.

    Each row stands for itself: rows of one name are not brought together, and names are not held against a roster. Long
    data, and rules that look back at a wave that is no column, are a `DataError`; without pyarrow it is a
    `MissingExtraError`.

    >>> import indicatorkit as ik
    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"entity": ["Alkmaar", "Ede"], "flexwoningen": ["ja", "weet niet"]})
    >>> stream = ik.score_batches(ik.load("nad"), [batch])
    >>> pa.Table.from_batches(stream, stream.schema).select(["entity", "flexwoningen"]).to_pylist()
    [{'entity': 'Alkmaar', 'flexwoningen': 'op_koers'}, {'entity': 'Ede', 'flexwoningen': None}]
    >>> stream.ledger.cells_used, stream.issues
    (2, ())
    """
    beside = tuple(others)
    given = Given(waves=names_of(waves), wave=wave, perspective=perspective, others=beside)
    books = books_of(as_framework(framework))
    with holding(limits):
        if isinstance(batches, (str, Path)):
            found = source(Path(batches), Items(framework, beside))
            incoming = Incoming(framework, (found.schema, iter(found)), books, given, found.file, found.decimals)
        else:
            incoming = Incoming(framework, opened(batches), books, given)
        return ScoredBatches(framework, incoming)
