"""Which stored answers come out differently: the same answers, each read and scored by both versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...alphabets import Carrier
from ...answers import Row
from ...engine.table import Chunk, Table
from ...light import dataclass
from ..cells import Cell, with_number
from .comparing import Comparison
from .differing import Way
from .side import cell


@dataclass(frozen=True, slots=True)
class Flipped:
    """One node in one row that comes out differently."""

    row: Row
    item: str
    before: Cell
    after: Cell
    way: Way


@dataclass(frozen=True, slots=True)
class Stored:
    """The rows that both versions have, and what changes in them: node by node, in the order of the answers."""

    old: Table
    new: Table
    rows: tuple[Row, ...]
    flipped: tuple[Flipped, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """Everyone whose answers are compared."""
        return tuple(dict.fromkeys(row.entity for row in self.rows))

    def changed(self, items: frozenset[str]) -> tuple[str, ...]:
        """Those of whom one of these nodes comes out differently, in some wave."""
        found = {each.row.entity for each in self.flipped if each.item in items}
        return tuple(each for each in self.entities if each in found)


def stored(comparison: Comparison, old: Table, new: Table, only: Sequence[Row] | None = None) -> Stored:
    """The rows of both tables, or some of them, compared."""
    chosen = set(only) if only is not None else None
    rows = [
        (place, was, row)
        for place, row in enumerate(new.answers.rows)
        if (chosen is None or row in chosen)
        and (was := old.answers.rows.find(row.entity, row.wave, row.perspective)) is not None
    ]
    flipped = tuple(_flipped(comparison, _located(old), _located(new), rows))
    return Stored(old, new, tuple(row for _, _, row in rows), flipped)


Located = Mapping[int, tuple[Chunk, int]]


def _located(table: Table) -> Located:
    """For each row its chunk and its place there."""
    return {row: (chunk, index) for chunk in table.chunks for index, row in enumerate(chunk.rows)}


def _flipped(
    comparison: Comparison, old: Located, new: Located, rows: Sequence[tuple[int, int, Row]]
) -> Iterator[Flipped]:
    versions = comparison.versions
    for item, former in versions.pairs.old_of.items():
        known: dict[tuple[object, ...], tuple[Cell, Cell] | None] = {}
        for place, was, row in rows:
            (before, i), (after, k) = old[was], new[place]
            if former not in before.plan.results or item not in after.plan.results:
                continue
            one, other = before.plan.carrier(former), after.plan.carrier(item)
            numbers = _numbers(before, one, i), _numbers(after, other, k)
            codes = int(before.codes[one.position][i]), int(after.codes[other.position][k])
            key = (id(before), id(after), *codes, *numbers)
            if key not in known:
                cells = (_cell(one, codes[0], numbers[0]), _cell(other, codes[1], numbers[1]))
                known[key] = cells if versions.differ(cells) else None
            found = known[key]
            if found is not None:
                yield Flipped(row, item, *found, comparison.way(item, *found))


def _numbers(chunk: Chunk, carrier: Carrier, index: int) -> float | None:
    """The number of a node in one row, where some are measured there."""
    found = chunk.numbers[carrier.position]
    return None if found is None else float(found[index])


def _cell(carrier: Carrier, code: int, number: float | None) -> Cell:
    found = cell(carrier, code, None)
    return found if number is None else with_number(found, carrier, code, number)
