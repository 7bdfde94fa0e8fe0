"""A table whose columns are understood: which rows it has, which cells are about which item, and what stands beside."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from ..answers import Repeated
from ..light import dataclass
from .kit import Factor, Index, Kit, Numbers
from .names import Found, Items, Layout
from .said import Torn, is_nothing, text_of
from .table import Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its layout.

    `kept` are the positions of the records in which anything stands, `records` their numbers; the others are `blank`.
    """

    table: Table
    layout: Layout
    kept: Index
    records: Index
    blank: int
    factors: dict[int, Factor] = field(default_factory=dict, repr=False)

    def name(self, position: int) -> str:
        """The name of a column."""
        return self.table.names[position]

    def field(self, position: int) -> str:
        """What a column is called in places; no two columns of a sheet are called the same."""
        fields = self.table.fields
        return fields[position] if fields else self.table.names[position]

    def factor(self, kit: Kit, position: int) -> Factor:
        """A column by its distinct values, of the records kept; encoded once."""
        if position not in self.factors:
            self.factors[position] = kit.factor(self.table.columns[position])
        found = self.factors[position]
        if len(found.codes) != len(self.kept):
            self.factors[position] = found = Factor(kit.at(found.codes, self.kept), found.distinct)
        return found

    def values(self, kit: Kit, position: int) -> Factor | Numbers:
        """The cells of a column of answers, of the records kept."""
        found = kit.values(self.marked(position))
        return kit.pick(found, self.kept) if self.blank else found

    def marked(self, position: int) -> Any:
        """The cells of a column of answers, those of torn rows marked."""
        cells = self.table.columns[position]
        if not self.table.torn:
            return cells
        marked = list(cells)
        for each in self.table.torn:
            if not is_nothing(marked[each]):
                marked[each] = Torn(text_of(marked[each]))
        return marked


@dataclass(frozen=True, slots=True)
class About:
    """The cells of a sheet that are about one name, and what it stands for; `positions` among those kept, or all."""

    name: str
    found: Found
    cells: Factor | Numbers
    positions: Index | None
    field: str

    def of(self, kit: Kit, index: Index) -> Index:
        """What an index of all records kept says of these cells."""
        return index if self.positions is None else kit.at(index, self.positions)


def sheet(kit: Kit, table: Table, layout: Layout, first: int) -> Sheet:
    """The sheet of a table whose first record has that number; rows in which nothing stands at all are left out."""
    anchor = layout.keys.get("entity", layout.item)
    every = kit.span(0, len(table))
    kept, blank = every, 0
    factors: dict[int, Factor] = {}
    if anchor is not None:
        factors[anchor] = kit.factor(table.columns[anchor])
        doubtful = kit.where(factors[anchor].codes, -1, -1)
        if len(doubtful):
            rest = [column for position, column in enumerate(table.columns) if position != anchor]
            filled = kit.filled([kit.factor(kit.choose(each, doubtful)).codes for each in rest]) if rest else ()
            blank = len(doubtful) - len(filled)
            empty = set(map(int, doubtful)) - {int(doubtful[each]) for each in filled}
            if blank:
                kept = kit.where(kit.take([int(each in empty) for each in range(len(table))], every), 0, 0)
    records = kit.span(first, first + len(table))
    return Sheet(table, layout, kept, kit.at(records, kept) if blank else records, blank, factors)


def about(kit: Kit, sheet: Sheet, items: Items) -> Iterator[About]:
    """All cells of a sheet by what they are about; a nameless long row is about an empty name."""
    layout = sheet.layout
    if layout.item is None:
        for position, found in layout.answers:
            cells = sheet.values(kit, position)
            yield About(sheet.name(position), found, cells, None, sheet.field(position))
        return
    named = sheet.factor(kit, layout.item)
    values: Factor | Numbers = kit.factor([None] * len(sheet.kept))
    if layout.value is not None:
        values = sheet.values(kit, layout.value)
    field = sheet.field(layout.item if layout.value is None else layout.value)
    present, which = kit.present(named)
    for place, positions in kit.groups(which):
        name = "" if present[place] is None else text_of(present[place])
        found = items.find(name) if name else Found(why="row-without-item")
        yield About(name, found, kit.pick(values, positions), positions, field)


def beside(kit: Kit, sheet: Sheet) -> dict[str, tuple[Index, list[str]]]:
    """What stands on the side (note, by, date, source, flag): codes, and the texts that they mean, at the end none."""
    found: dict[str, tuple[Index, list[str]]] = {}
    for role, position in sheet.layout.side.items():
        cells = sheet.factor(kit, position)
        found[role] = cells.codes, [*map(_written, cells.distinct), ""]
    return found


def _written(raw: object) -> str:
    """A text as it was written, lines and all."""
    return raw.strip() if isinstance(raw, str) else text_of(raw)


def names_in(kit: Kit, sheet: Sheet, items: Items) -> tuple[Index, list[tuple[str, Found]]]:
    """For every record kept what it is about, and the names that these numbers mean; in a wide table the framework."""
    position = sheet.layout.item
    if position is None:
        return kit.same(0, len(sheet.kept)), [(items.framework.id, Found(items.framework.id))]
    cells = sheet.factor(kit, position)
    texts_ = list(map(text_of, cells.distinct))
    named = [*((each, items.find(each)) for each in texts_), ("", Found(why="row-without-item"))]
    return kit.take(range(len(named)), cells.codes), named


def ints(index: Index) -> Sequence[int]:
    """An index as plain integers, which are no objects before one asks for them."""
    return index if isinstance(index, list) else array("q", index.astype("int64").tobytes())


def texts(kit: Kit, cells: Factor, positions: Index) -> Sequence[str]:
    """What cells of a factor said."""
    return Repeated(ints(kit.at(cells.codes, positions)), cells.distinct, text_of)
