"""Batches of Arrow on their way in: what their columns are, found once, and each batch read as rows of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, Final

import numpy as np

from ..answers import Answers
from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where
from .codebook import Codebook
from .figures import Decimals
from .kit import Index
from .names import Items, Layout, layout
from .natives.reading import needed
from .read import check, read_tables
from .rows import Given
from .table import from_arrow

MOST_ROWS: Final = 1 << 17
"""A batch with more rows is read in parts, so that what is made of it stays small."""


class Incoming:
    """Batches of one schema, which comes with them, each read in turn; `file` and `decimals`: where they come from."""

    framework: Framework
    codebooks: dict[str, Codebook]
    given: Given
    file: str
    decimals: Decimals
    schema: Any
    batches: Iterator[Any]

    def __init__(
        self,
        framework: Framework,
        batches: tuple[Any, Iterator[Any]],
        codebooks: dict[str, Codebook],
        given: Given,
        file: str = "",
        decimals: Decimals = None,
    ) -> None:
        self.framework, self.codebooks, self.given = framework, codebooks, replace(given, apart=True)
        self.file, self.decimals = file, decimals
        self.schema, self.batches = batches
        self.items: Items = Items(framework, given.others)
        self.layout: Layout = layout(self.items, self.schema.names)
        empty = from_arrow(self.schema.empty_table(), file)
        check(empty, self.layout, self.items, self.given)
        _refuse(self.framework, self.layout, file)
        self.keys: list[Any] = [self.schema.field(place) for place in self.layout.keys.values()]

    def __iter__(self) -> Iterator[tuple[int, Answers, list[Any]]]:
        """For each part of a batch the number of the batch, its answers, and the keys of the rows that were kept."""
        first = 1
        for number, batch in enumerate(self.batches, start=1):
            if batch.schema.names != self.schema.names:
                words = {"batch": number, "found": ", ".join(batch.schema.names)}
                raise DataError([Issue("error", "stream-other-columns", Where(file=self.file), words)])
            for begin in range(0, batch.num_rows, MOST_ROWS):
                part = batch.slice(begin, MOST_ROWS)
                yield number, *self.read(part, first)
                first += part.num_rows

    def read(self, part: Any, first: int) -> tuple[Answers, list[Any]]:
        """The answers of some rows, of which the first has that number, and the keys of those that were kept."""
        pa = needed("pyarrow", "arrow")
        table = from_arrow(pa.Table.from_batches([part]), self.file)
        table = replace(
            table,
            numbers=range(first, first + part.num_rows),
            layout=self.layout,
            decimals=self.decimals,
        )
        answers = read_tables(self.framework, [table], codebooks=self.codebooks, given=self.given)
        keys = [part.column(place) for place in self.layout.keys.values()]
        if len(answers.rows) < part.num_rows:
            kept = pa.array(self.kept(answers))
            keys = [each.take(kept) for each in keys]
        return answers, keys

    def kept(self, answers: Answers) -> Index:
        """The positions of the rows that were kept: in a wide table any column of answers tells of each."""
        item = next(found.id for _, found in self.layout.answers if found.asked)
        return np.frombuffer(answers.columns[item].origin, dtype=np.uint32).astype(np.int64) - 1


def opened(batches: Any) -> tuple[Any, Iterator[Any]]:
    """The schema of the batches, and the batches; no batch at all is a `DataError`, unless a reader says its schema."""
    pa = needed("pyarrow", "arrow")
    if hasattr(batches, "__arrow_c_stream__"):
        reader = pa.RecordBatchReader.from_stream(batches)
        return reader.schema, iter(reader)
    parts = (part for each in batches for part in _parts(pa, each))
    begun = next(parts, None)
    if begun is None:
        raise DataError([Issue("error", "stream-empty")])
    return begun.schema, chain([begun], parts)


def _parts(pa: Any, batch: Any) -> list[Any]:
    """A batch, or a table in its batches; anything else is a `DataError`."""
    if isinstance(batch, pa.RecordBatch):
        return [batch]
    if isinstance(batch, pa.Table):
        return batch.to_batches() or [pa.RecordBatch.from_pylist([], schema=batch.schema)]
    raise DataError([Issue("error", "not-a-batch", params={"found": type(batch).__name__})])


def _refuse(framework: Framework, columns: Layout, file: str) -> None:
    """What needs all rows at once is a `DataError`: long data, and what was answered in an earlier wave."""
    where = Where(file=file)
    if columns.is_long:
        raise DataError([Issue("error", "stream-long", where)])
    there = {found.id for _, found in columns.answers if found.asked}
    if not there:
        raise DataError([Issue("error", "stream-without-answers", where)])
    earlier = [name for name, each in framework.attributes.items() if each.earlier is not None and name not in there]
    if earlier:
        raise DataError([Issue("error", "stream-needs-earlier", where, {"items": ", ".join(earlier)})])
