"""The kit for small data: plain lists, and nothing imported but Python."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from ..answers import NOT_SUPPLIED, UNREADABLE, Column
from .codebook import EMPTY, REJECTED, Codebook
from .kit import Factor, Groups, Index, Numbers, Part, Placed, Read, read_factor
from .said import is_nothing


class Lists:
    """The operations on lists; see `Kit`."""

    def factor(self, cells: Any) -> Factor:
        """The column by its distinct values; equal values of different types stay apart."""
        codes, distinct = factorised(cells)
        return Factor(codes, distinct)

    def values(self, cells: Any) -> Factor | Numbers:
        """The column by its distinct values."""
        return self.factor(cells)

    def pick(self, cells: Factor | Numbers, positions: Index) -> Factor | Numbers:
        """Some cells of a column."""
        assert isinstance(cells, Factor)
        return Factor([cells.codes[each] for each in positions], cells.distinct)

    def at(self, index: Index, positions: Index) -> Index:
        """Some entries of an index."""
        return [index[each] for each in positions]

    def take(self, table: Sequence[float], codes: Index) -> Index:
        """For every code the entry of the table; for -1 the last one."""
        return [table[each] for each in codes]

    def words(self, table: Sequence[str], codes: Index) -> list[str]:
        """For every code the word in the table; for -1 the last one."""
        return [table[each] for each in codes]

    def same(self, number: int, count: int) -> Index:
        """One number, so many times."""
        return [number] * count

    def span(self, begin: int, end: int) -> Index:
        """The numbers from `begin` up to `end`."""
        return list(range(begin, end))

    def join(self, several: Sequence[Index]) -> Index:
        """One index after the other."""
        return [each for index in several for each in index]

    def rows(self, keys: Sequence[Index]) -> tuple[Index, Index]:
        """Equal keys are one row, in order of first appearance; a negative key is no row, -1."""
        seen: dict[tuple[int, ...], int] = {}
        firsts: list[int] = []
        rows: list[int] = []
        for position, key in enumerate(zip(*keys, strict=True)):
            row = -1 if min(key) < 0 else seen.setdefault(key, len(seen))
            if row == len(firsts):
                firsts.append(position)
            rows.append(row)
        return rows, firsts

    def where(self, codes: Index, least: int, most: int) -> Index:
        """The positions of the codes from `least` up to and with `most`."""
        return [position for position, code in enumerate(codes) if least <= code <= most]

    def filled(self, columns: Sequence[Index]) -> Index:
        """The positions at which something stands in any of these columns, given by their codes."""
        return [position for position, codes in enumerate(zip(*columns, strict=True)) if max(codes) >= 0]

    def choose(self, cells: Any, positions: Index) -> Any:
        """Some cells of a column that has not been encoded yet."""
        return [cells[each] for each in positions]

    def groups(self, codes: Index) -> list[tuple[int, Index]]:
        """The positions of each code, in order of the codes, of which the lowest is -1."""
        found: dict[int, list[int]] = {}
        for position, code in enumerate(codes):
            found.setdefault(code, []).append(position)
        return sorted(found.items())

    def present(self, cells: Factor) -> tuple[list[object], Index]:
        """The values that occur, and for every cell which of these it has; for nothing, -1, the last one is None."""
        occurring = sorted(set(cells.codes).difference([-1]))
        places = {code: place for place, code in enumerate(occurring)}
        values = [cells.distinct[code] for code in occurring]
        return [*values, *([None] if -1 in cells.codes else [])], [places.get(code, -1) for code in cells.codes]

    def origin(self, records: Index, rows: int) -> array[int]:
        """The records of all rows, where these come one after the other; 0 for the rows after them."""
        return array("I", [*records, *([0] * (rows - len(records)))])

    def read(self, book: Codebook, part: Part) -> Read:
        """The meaning of every cell."""
        return read_factor(self, book, part)

    def place(self, book: Codebook, read: Read, rows: int, field: str, straight: Any | None) -> Placed:
        """The column that these cells make."""
        draft = _Draft(book, read, rows)
        filled: dict[int, list[int]] = {}
        homeless: list[int] = []
        for position, row in enumerate(read.rows):
            if row >= 0:
                draft.origin[row] = draft.origin[row] or read.records[position]
            if read.meaning(position).state != EMPTY:
                (filled.setdefault(row, []) if row >= 0 else homeless).append(position)
        conflicts: list[list[int]] = []
        repeats: list[list[int]] = []
        rejected: dict[int, list[int]] = {}
        for row, positions in sorted(filled.items()):
            if any(draft.differ(positions[0], each) for each in positions[1:]):
                conflicts.append(positions)
                draft.refuse(row, positions)
                continue
            if len(positions) > 1:
                repeats.append(positions)
            draft.put(row, positions[0])
            for each in positions if read.meaning(positions[0]).state == REJECTED else ():
                rejected.setdefault(read.which[each], []).append(each)
        empty = sum(read.found[each].state == EMPTY for each in read.which)
        unused = len(homeless) + sum(map(len, conflicts)) + sum(map(len, rejected.values()))
        return Placed(
            draft.column(field, straight),
            len(read.which) - empty - unused,
            empty,
            [sorted(positions) for _, positions in sorted(rejected.items())],
            _grouped(conflicts),
            _grouped(repeats),
            homeless,
        )


class _Draft:
    """A column in the making: everything is missing until it is put there."""

    def __init__(self, book: Codebook, read: Read, rows: int) -> None:
        self.book, self.read = book, read
        self.untold = frozenset(read.untold())
        self.codes = [book.missing] * rows
        self.reasons = bytearray([NOT_SUPPLIED]) * rows
        self.numbers = array("d", bytes(8 * rows)) if read.numbers is not None else None
        self.origin = array("I", bytes(4 * rows))
        self.said: dict[int, str] = {}

    def differ(self, one: int, other: int) -> bool:
        """Whether two cells say different things."""
        read = self.read
        here, there = read.meaning(one), read.meaning(other)
        if (here.code, here.reason) != (there.code, there.reason):
            return True
        if REJECTED in (here.state, there.state):
            return here.state != there.state or read.text(one) != read.text(other)
        return read.numbers is not None and bool(read.numbers[one] != read.numbers[other])

    def put(self, row: int, position: int) -> None:
        """The answer of a row."""
        read = self.read
        meant = read.meaning(position)
        self.codes[row], self.reasons[row] = meant.code, meant.reason
        self.origin[row] = read.records[position]
        if self.numbers is not None and read.numbers is not None:
            self.numbers[row] = read.numbers[position]
        if meant.state == REJECTED or read.which[position] in self.untold:
            self.said[row] = read.text(position)

    def refuse(self, row: int, positions: list[int]) -> None:
        """Cells that say different things are as good as unreadable."""
        self.reasons[row] = UNREADABLE
        self.origin[row] = self.read.records[positions[0]]
        self.said[row] = " / ".join(dict.fromkeys(map(self.read.text, positions)))

    def column(self, field: str, origin: Any | None) -> Column:
        """The column, never to be changed again."""
        codes = bytes(self.codes) if self.book.missing < 256 else array("H", self.codes)
        return Column(
            self.book.item,
            self.book.letters,
            codes,
            bytes(self.reasons),
            self.numbers,
            self.origin if origin is None else origin,
            self.said,
            field,
        )


def _grouped(groups: Sequence[list[int]]) -> Groups:
    lengths = [0, *map(len, groups)]
    return Groups([each for group in groups for each in group], list(accumulate(lengths))[: len(groups)])


def factorised(cells: Sequence[object]) -> tuple[list[int], list[object]]:
    """For every cell the number of its value, -1 for none, and the distinct values in order of first appearance."""
    seen: dict[object, int] = {}
    distinct: list[object] = []
    codes: list[int] = []
    for raw in cells:
        key: object = raw if raw.__class__ is str else (raw.__class__, raw)
        try:
            code = seen.get(key)
        except TypeError:  # a list, or whatever else cannot be a key
            key = (raw.__class__, repr(raw))
            code = seen.get(key)
        if code is None:
            code = -1 if is_nothing(raw) else len(distinct)
            if code >= 0:
                distinct.append(raw)
            seen[key] = code
        codes.append(code)
    return codes, distinct
