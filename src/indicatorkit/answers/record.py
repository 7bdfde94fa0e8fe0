"""Rows and columns of answers: who answered, in which wave, seen by whom, and the code of every answer."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias, overload

from ..issues import Issue, Where
from ..light import dataclass
from ..values import LeafReason, Letter
from .known import Known
from .ledger import Ledger, Places
from .notes import Notes
from .roster import Roster

ANSWERED: Final = 0
UNREADABLE: Final = 1 + list(LeafReason).index(LeafReason.UNREADABLE)
NOT_SUPPLIED: Final = 1 + list(LeafReason).index(LeafReason.NOT_SUPPLIED)

Codes: TypeAlias = "bytes | array[int]"


class Reason(NamedTuple):
    """Why an answer is missing: the word for it, perhaps the id of an option, and what kind of nothing that is."""

    word: str
    kind: str


def legend(options: Iterable[tuple[str, LeafReason]]) -> tuple[Reason, ...]:
    """What the codes of reasons mean: 0 answered, then the five kinds, then these options in their order."""
    kinds = (Reason(each.value, each.value) for each in LeafReason)
    return (Reason("", ""), *kinds, *(Reason(option, kind.value) for option, kind in options))


@dataclass(frozen=True, slots=True)
class Row:
    """The key of one row: who is scored, in which wave, seen by whom (empty: nobody in particular)."""

    entity: str
    """As results call it."""
    wave: str = ""
    """The wave; empty where the answers name none."""
    perspective: str = ""
    """Seen by whom; empty: nobody in particular."""


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The keys of all rows in order of first appearance, kept as columns; no two are equal."""

    entities: Sequence[str] = ()
    waves: Sequence[str] = ()
    perspectives: Sequence[str] = ()
    _places: dict[tuple[str, str, str], int] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.entities)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """The key of one row, or of some."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return Row(self.entities[index], self.waves[index], self.perspectives[index])

    def __iter__(self) -> Iterator[Row]:
        """The keys, in order."""
        return map(Row, self.entities, self.waves, self.perspectives)

    def find(self, entity: str, wave: str, perspective: str = "") -> int | None:
        """The position of a row; nothing when there is no such row."""
        if not self._places:
            keys = zip(self.entities, self.waves, self.perspectives, strict=True)
            self._places.update({key: place for place, key in enumerate(keys)})
        return self._places.get((entity, wave, perspective))


@dataclass(frozen=True, slots=True)
class Column:
    """The answers to one question, or one attribute, for all rows; every sequence has one entry a row.

    `codes`: 0 to k - 1 are `letters`, k is *not applicable*, k + 1 is *missing*; `bytes`, or an array of type `H` when
    there are more than 254 letters. `reasons`: `bytes`, 0 where it is answered or does not apply, else a code of
    `Answers.legend`. `numbers`: an array of type `d` with the number that was answered, for answers that are numbers;
    0.0 where there is none, so look at the code first. `origin`: an array of type `I` with the record (see `Places`)
    from which the cell was read, 0 for none. `said`: what the cell said, only where the code does not tell: what could
    not be read, and the options of several. `field` is the name of its column in the data.

    All of these can be given to `numpy.frombuffer`; they are never changed once made.
    """

    item: str
    letters: tuple[Letter, ...]
    codes: Codes
    reasons: bytes
    numbers: array[float] | None
    origin: array[int]
    said: Mapping[int, str]
    field: str = ""

    @property
    def not_applicable(self) -> int:
        """The code for *not applicable*."""
        return len(self.letters)

    @property
    def missing(self) -> int:
        """The code for *missing*."""
        return len(self.letters) + 1

    def letter(self, row: int) -> Letter | None:
        """The answer of a row; nothing where it is missing or does not apply."""
        code = self.codes[row]
        return self.letters[code] if code < len(self.letters) else None

    def measured(self, row: int) -> Fraction | None:
        """The number of an answer of which the letter only knows where it lies: what its shortest text says."""
        letter = self.letter(row)
        if self.numbers is None or letter is None or letter.interval is None:
            return None
        return Fraction(Decimal(repr(self.numbers[row])))


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers, read: rows, a column for every question and attribute, notes, and what happened on the way.

    `legend[code]` says what a code of the plane of reasons means. `roster` is the one they were read with, if any.
    `library` is the one whose frame they came in, `waves` the order of the waves; where it is empty, their text orders
    them.
    """

    rows: Rows
    columns: Mapping[str, Column]
    legend: tuple[Reason, ...]
    notes: Notes
    ledger: Ledger
    places: Places
    issues: tuple[Issue, ...] = ()
    roster: Roster | None = None
    library: str = "pandas"
    waves: tuple[str, ...] = ()

    def known_entities(self) -> Known:
        """The entities with all their spellings: of a roster also ids, codes and other names."""
        return self.roster.known if self.roster is not None else Known.of(self.rows.entities)

    def reason(self, row: int, item: str) -> Reason | None:
        """Why an answer is missing; nothing where it is not."""
        code = self.columns[item].reasons[row]
        return self.legend[code] if code else None

    def where(self, row: int, item: str) -> Where | None:
        """The file, row and column from which an answer was read; nothing where there was no cell."""
        column = self.columns[item]
        record = column.origin[row]
        return self.places.where(record, column.field) if record else None

    def said(self, row: int, item: str) -> str | None:
        """What the cell said, where the code does not tell."""
        return self.columns[item].said.get(row)
