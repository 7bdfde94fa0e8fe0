"""What it takes to read columns: the same few operations on lists (small data) and on arrays (large data).

An `Index` is a sequence of integers as a kit makes them: a list, or a numpy array of any integer type.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol, TypeAlias

from ..answers import Column
from ..light import dataclass
from .codebook import Codebook, Meaning
from .figures import Decimals
from .said import text_of

Index: TypeAlias = Any
PLAIN: Final = object()
"""Stands for any plain number among the values that were read."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A column as codes of its distinct values, -1 where nothing stands; `whole`: each of these values occurs."""

    codes: Index
    distinct: Sequence[object]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of plain numbers; shape (cells,), float64, NaN where nothing stands. Only arrays have these."""

    values: Any


@dataclass(frozen=True, slots=True)
class Part:
    """Some cells about one question: the row of each (negative: a rejected one), its record, and what it holds."""

    rows: Index
    records: Index
    cells: Factor | Numbers
    field: str
    decimals: Decimals = None


@dataclass(frozen=True, slots=True)
class Read:
    """The cells of one question with their meanings; every `Index` has one entry a cell.

    `which` points into `raws`, the values as they stood in the data, and `found`, what each of these means; it is -1
    where nothing stands, and then the last of these is None. `numbers` are those that were answered, for a question
    that is answered with one.
    """

    rows: Index
    records: Index
    which: Index
    raws: list[object]
    found: list[Meaning]
    numbers: Index | None

    def meaning(self, position: int) -> Meaning:
        """What a cell means."""
        found: Meaning = self.found[self.which[position]]
        return found

    def untold(self) -> list[int]:
        """The entries of `raws` that were used and of which code and reason do not tell all."""
        return [index for index, each in enumerate(self.found) if not each.tells and not each.why]

    def text(self, position: int) -> str:
        """What a cell said."""
        raw = self.raws[self.which[position]]
        if raw is PLAIN:
            assert self.numbers is not None
            return text_of(float(self.numbers[position]))
        return text_of(raw)


@dataclass(frozen=True, slots=True)
class Groups:
    """Positions of cells in groups: one after the other, and where each group begins."""

    positions: Index
    begins: Sequence[int]

    def __len__(self) -> int:
        """How many groups there are."""
        return len(self.begins)

    def first(self, most: int) -> Iterator[Index]:
        """The first groups."""
        ends = [*self.begins[1 : most + 1], len(self.positions)]
        for begin, end in zip(self.begins[:most], ends, strict=False):
            yield self.positions[begin:end]


@dataclass(frozen=True, slots=True)
class Placed:
    """A column, and what became of the cells that it was made of.

    `rejected` are groups of positions of cells that said the same; `conflicts` and `repeats` are groups of positions of
    cells of one row that differ or agree; `homeless` are the positions of filled cells of rejected rows.
    """

    column: Column
    used: int
    empty: int
    rejected: list[Index]
    conflicts: Groups
    repeats: Groups
    homeless: Index


class Kit(Protocol):
    """The operations; `Lists` needs nothing but Python, `Arrays` numpy and pandas."""

    def factor(self, cells: Any) -> Factor:
        """The column by its distinct values."""

    def values(self, cells: Any) -> Factor | Numbers:
        """The column by its distinct values, or as plain numbers where it holds nothing else."""

    def pick(self, cells: Factor | Numbers, positions: Index) -> Factor | Numbers:
        """Some cells of a column."""

    def at(self, index: Index, positions: Index) -> Index:
        """Some entries of an index."""

    def take(self, table: Sequence[float], codes: Index) -> Index:
        """For every code the entry of the table; for -1 the last one."""

    def words(self, table: Sequence[str], codes: Index) -> list[str]:
        """For every code the word in the table; for -1 the last one."""

    def same(self, number: int, count: int) -> Index:
        """One number, so many times."""

    def span(self, begin: int, end: int) -> Index:
        """The numbers from `begin` up to `end`."""

    def join(self, several: Sequence[Index]) -> Index:
        """One index after the other."""

    def rows(self, keys: Sequence[Index]) -> tuple[Index, Index]:
        """Equal keys are one row, in order of first appearance; a negative key is no row, -1.

        The second is the position at which each row first appears.
        """

    def where(self, codes: Index, least: int, most: int) -> Index:
        """The positions of the codes from `least` up to and with `most`."""

    def filled(self, columns: Sequence[Index]) -> Index:
        """The positions at which something stands in any of these columns, given by their codes."""

    def choose(self, cells: Any, positions: Index) -> Any:
        """Some cells of a column that has not been encoded yet."""

    def groups(self, codes: Index) -> list[tuple[int, Index]]:
        """The positions of each code, in order of the codes, of which the lowest is -1."""

    def present(self, cells: Factor) -> tuple[list[object], Index]:
        """The values that occur, and for every cell which of these it has; for nothing, -1, the last one is None."""

    def origin(self, records: Index, rows: int) -> array[int]:
        """The records of all rows, where these come one after the other; 0 for the rows after them."""

    def read(self, book: Codebook, part: Part) -> Read:
        """The meaning of every cell."""

    def place(self, book: Codebook, read: Read, rows: int, field: str, straight: Any | None) -> Placed:
        """The column that these cells make; `straight` is its origin where the cells are those of rows 0, 1, 2, …."""


def read_factor(kit: Kit, book: Codebook, part: Part) -> Read:
    """The meaning of every cell of a factor: that of each value that occurs, once."""
    assert isinstance(part.cells, Factor)
    raws, which = kit.present(part.cells)
    found = [book.read(each, part.decimals) for each in raws]
    numbers = kit.take([each.number for each in found], which) if book.figures is not None else None
    return Read(part.rows, part.records, which, raws, found, numbers)


def joined(kit: Kit, several: Sequence[Read]) -> Read:
    """The cells of several parts as one."""
    if len(several) == 1:
        return several[0]
    raws: list[object] = []
    which: list[Index] = []
    for each in several:
        which.append(kit.take(range(len(raws), len(raws) + len(each.raws)), each.which))
        raws += each.raws
    return Read(
        kit.join([each.rows for each in several]),
        kit.join([each.records for each in several]),
        kit.join(which),
        raws,
        [found for each in several for found in each.found],
        None if several[0].numbers is None else kit.join([each.numbers for each in several]),
    )
