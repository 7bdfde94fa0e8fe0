"""Scores on a cluster of Spark: `ik.spark.score(fw, df)`, with the kernel of one machine on every executor.

No rule is translated into columns of Spark. The framework travels as plain bytes, each Python worker unpacks it once,
and batches of Arrow are scored as `score_batches` does it, with the same outcome.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from .answers import Tally
from .engine.table import score as score_table
from .errors import DataError
from .frames.batches import Incoming
from .frames.codebook import Codebook
from .frames.coding import codebooks
from .frames.gathered import Gathered
from .frames.natives.reading import needed
from .frames.rows import Given
from .frames.streamed import Outgoing
from .framework import Framework
from .issues import Issue
from .light import dataclass
from .limits import Limits, allowed, holding, made_within
from .naming import Names, names_of
from .plan import leaves
from .version import __version__

__all__ = ["Reading", "read_answers", "score"]

EXTRA: Final = "spark"
MANY_ROWS: Final = 40_000
"""Batches are put together until they have so many rows: at the 10,000 of Spark, half the time goes to beginning."""
MANY_CELLS: Final = 1 << 24
"""What goes out has hardly more cells at once, which is some 120 MB of texts, on both sides."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a frame of Spark, and what could not be: `ledger` counts, `issues` tells each thing once.

    An issue has as `params["batch"]` the partition in which it was met first, as Spark numbers them, and rows are
    counted within their partition.
    """

    ledger: Tally
    """How many rows and cells were read, used, empty and rejected, of all partitions together."""
    issues: tuple[Issue, ...]
    """What could not be read."""


def score(
    framework: Framework,
    df: Any,
    *,
    waves: Names | None = None,
    wave: str = "",
    perspective: str = "",
    others: Iterable[Framework] = (),
    limits: Limits | None = None,
) -> Any:
    """The scores of a frame of Spark, as a frame of Spark: computed where and when Spark wants them.

    `df` is wide: a row an entity, a column a question. Out come the columns that `score_batches` says, and what it
    refuses is refused here: a `DataError`, before anything runs. Dictionaries are strings, numbers are doubles. What
    could not be read is `unreadable` in the column `NODE_reason`; `read_answers` counts and tells it. Without
    pyspark it is a `MissingExtraError`.
    """
    with holding(limits):
        work = Work.of(framework, _given(waves, wave, perspective, others))
    return df.mapInArrow(work.scored, work.schema(df.schema))


def read_answers(
    framework: Framework,
    df: Any,
    *,
    waves: Names | None = None,
    wave: str = "",
    perspective: str = "",
    others: Iterable[Framework] = (),
    limits: Limits | None = None,
) -> Reading:
    """What `score` reads of this frame, in numbers, and what is wrong with it; it is read at once, not scored.

    It is a pass of its own, since what a task would count on the way is counted again whenever Spark runs it again.
    """
    with holding(limits):
        work = Work.of(framework, _given(waves, wave, perspective, others))
    work.schema(df.schema)
    told = df.mapInArrow(work.read, "partition int, told binary").collect()
    tally, found = Tally(), Gathered()
    for row in sorted(told, key=lambda each: int(each.partition)):
        counts, issues = pickle.loads(row.told)  # noqa: S301  # our own, from our own executors
        tally = tally.plus(counts)
        found.add(issues, row.partition)
    return Reading(tally, found.issues())


@dataclass(frozen=True, slots=True)
class Work:
    """What travels to the executors: a framework and how rows are read, as plain bytes, and whose bytes they are.

    The limits that hold where it is asked for travel along.
    """

    content: bytes = field(repr=False)
    version: str = __version__
    limits: Limits = field(default_factory=allowed)

    @classmethod
    def of(cls, framework: Framework, given: Given) -> Work:
        """The work on this framework. The plan is made again from it: that is quicker than to send its diagrams."""
        for library in ("pyspark", "pyarrow"):
            needed(library, EXTRA)
        return cls(pickle.dumps((framework, given)))

    def schema(self, given: Any) -> Any:
        """What comes out of rows of this schema, both as Spark has them; a `DataError` if they cannot be scored."""
        pa, types = needed("pyarrow", EXTRA), needed("pyspark.sql.types", EXTRA)
        incoming = self.incoming(pa.schema([(name, pa.string()) for name in given.names]), iter(()))
        keys = [given.fields[place] for place in incoming.layout.keys.values()]
        nodes = list(Texts(incoming).schema)[len(keys) :]
        of_spark = {pa.float64(): types.DoubleType(), pa.bool_(): types.BooleanType()}
        kinds = [of_spark.get(each.type, types.StringType()) for each in nodes]
        return types.StructType([*keys, *map(types.StructField, (each.name for each in nodes), kinds)])

    def incoming(self, schema: Any, batches: Iterator[Any]) -> Incoming:
        """Batches of this schema as answers."""
        framework, given, books = _unpacked(self.content, self.version)
        with self.limits.held():
            return Incoming(framework, (schema, batches), books, given)

    def scored(self, batches: Iterator[Any]) -> Iterator[Any]:
        """The batches of one partition, scored: what an executor does."""
        return made_within(self.limits, self._scored(batches))

    def _scored(self, batches: Iterator[Any]) -> Iterator[Any]:
        for incoming, outgoing in self._begun(batches):
            for _, answers, keys in incoming:
                yield outgoing.batch(score_table(incoming.framework, answers), keys)

    def read(self, batches: Iterator[Any]) -> Iterator[Any]:
        """What was read of one partition, in one row; none where there was nothing."""
        return made_within(self.limits, self._read(batches))

    def _read(self, batches: Iterator[Any]) -> Iterator[Any]:
        pa, tasks = needed("pyarrow", EXTRA), needed("pyspark", EXTRA)
        for incoming, _ in self._begun(batches):
            tally, found = Tally(), Gathered()
            for number, answers, _ in incoming:
                tally = tally.plus(answers.ledger)
                found.add(answers.issues, number)
            told = pickle.dumps((tally, found.issues()))
            partition = pa.array([tasks.TaskContext.get().partitionId()], pa.int32())
            yield pa.RecordBatch.from_arrays([partition, pa.array([told])], ["partition", "told"])

    def _begun(self, batches: Iterator[Any]) -> Iterator[tuple[Incoming, Outgoing]]:
        """A partition as answers, by the schema of its first batch, and what goes out; nothing if it has none."""
        for begun in batches:
            incoming = self.incoming(begun.schema, iter(()))
            outgoing = Texts(incoming)
            incoming.batches = _together(chain([begun], batches), min(MANY_ROWS, MANY_CELLS // len(outgoing.schema)))
            yield incoming, outgoing


@lru_cache(maxsize=8)
def _unpacked(content: bytes, version: str) -> tuple[Framework, Given, dict[str, Codebook]]:
    """What travelled, made ready once in each worker and kept; by another version of the library it is not read."""
    if version != __version__:
        raise DataError([Issue("error", "spark-other-version", params={"here": version, "there": __version__})])
    framework, given = pickle.loads(content)  # noqa: S301  # our own, from the program that asked
    return framework, given, codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)})


def _given(waves: Names | None, wave: str, perspective: str, others: Iterable[Framework]) -> Given:
    return Given(waves=names_of(waves), wave=wave, perspective=perspective, others=tuple(others))


class Texts(Outgoing):
    """What goes out, with texts as they are: Spark does not read dictionaries, and to write one out takes as long."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(incoming.framework, incoming.keys)
        is_dictionary = self.pa.types.is_dictionary
        kinds = (each.type.value_type if is_dictionary(each.type) else each.type for each in self.schema)
        self.schema: Any = self.pa.schema(list(map(self.pa.field, self.schema.names, kinds)))

    def _coded(self, codes: Any, words: dict[str, int]) -> Any:
        """A column of texts by their places, -1 for nothing."""
        return self.pa.array([None, *words], self.pa.string()).take(self.pa.array(codes + 1))


def _together(batches: Iterator[Any], many: int) -> Iterator[Any]:
    """The same rows in batches of about so many."""
    pa = needed("pyarrow", EXTRA)
    held = list[Any]()
    for each in batches:
        held.append(each)
        if sum(one.num_rows for one in held) >= many:
            yield from _apart(pa.Table.from_batches(held).combine_chunks(), many)
            held = []
    if held:
        yield from _apart(pa.Table.from_batches(held).combine_chunks(), many)


def _apart(table: Any, many: int) -> list[Any]:
    """A table in parts of the same size, which is about so many rows."""
    parts = max(1, round(table.num_rows / max(1, many)))
    found: list[Any] = table.to_batches(max_chunksize=max(1, -(-table.num_rows // parts)))
    return found
