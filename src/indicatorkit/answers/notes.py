"""Notes: what people wrote beside an answer, or with an indicator, a theme or the framework as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final, overload

from ..light import dataclass

MADE_UP: Final = "made_up"
"""The flag of what nobody answered: an example, which never looks like the real thing."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of one row on one item: the text, who wrote it, when, from what source, and a flag such as `made_up`.

    `row` is a position in `Answers.rows`; `item` a question, any other node, or the framework. Any text may be empty,
    but not all of them. `record` is where it was read.
    """

    row: int
    item: str
    text: str = field(default="", repr=False)
    by: str = field(default="", repr=False)
    date: str = ""
    source: str = ""
    flag: str = ""
    record: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Notes(Sequence[Note]):
    """All notes in the order in which they were read, kept as columns of equal length."""

    rows: Sequence[int] = ()
    items: Sequence[str] = ()
    texts: Sequence[str] = ()
    by: Sequence[str] = ()
    dates: Sequence[str] = ()
    sources: Sequence[str] = ()
    flags: Sequence[str] = ()
    records: Sequence[int] = ()
    _by_row: dict[int, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)

    def __repr__(self) -> str:
        """How many there are, and nothing that people wrote: this is what ends up in logs."""
        return f"<Notes: {len(self)}>"

    @overload
    def __getitem__(self, index: int) -> Note: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Note]: ...
    def __getitem__(self, index: int | slice) -> Note | Sequence[Note]:
        """One note, or some."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        columns = (self.rows, self.items, self.texts, self.by, self.dates, self.sources, self.flags, self.records)
        return Note(*(column[index] for column in columns))  # type: ignore[arg-type]  # the columns stand in its order

    def of(self, row: int, item: str | None = None) -> Iterator[Note]:
        """The notes of one row: all of them, or those on one item."""
        if not self._by_row:
            found: dict[int, list[int]] = {}
            for index, each in enumerate(self.rows):
                found.setdefault(each, []).append(index)
            self._by_row.update(found)
        for index in self._by_row.get(row, ()):
            if item is None or self.items[index] == item:
                yield self[index]
