"""Grey cells by kind: what would end them is found once for all that are alike, and kept as far as it is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Final, overload

from ..light import dataclass
from ..progress import watched
from .families import Choice, Family
from .inquiry import Inquiry
from .remedies import Remedies, remedies

MOST_TRIED: Final = 4


@dataclass(frozen=True, slots=True)
class End:
    """What ends a grey, as far as a list of at most so many questions can reach.

    `choices` are the sets that surely end it, those of more questions left out; the first `tried` of them are tried as
    the next step of a plan. `surely` and `possibly` are the questions of which one alone ends it, or can.
    """

    choices: tuple[Choice, ...]
    tried: int
    surely: tuple[str, ...]
    possibly: tuple[str, ...]


def end_of(found: Remedies, most: int) -> End:
    """What is looked at of what ends a grey."""
    choices = found.sure.choices
    return End(
        tuple(each for each in choices if each.size <= most),
        sum(each.size <= most for each in choices[:MOST_TRIED]),
        _alone(found.sure),
        _alone(found.can),
    )


def _alone(family: Family) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for each in family.choices if each.size == 1 for item in sorted(each.members)))


@dataclass(frozen=True, slots=True)
class Greys:
    """The grey cells of some nodes in some cases.

    `cases` and `kinds` have an entry for each cell, case by case and in each in the order of the nodes: the position of
    the case, and the kind, numbered from 0 as they appear. Of each kind there are its node, what ends it, and in
    `counts` how many cells it has.
    """

    cases: Sequence[int] = field(repr=False)
    kinds: Sequence[int] = field(repr=False)
    nodes: Sequence[str]
    ends: Sequence[End]
    counts: Sequence[int]


class Cells(Sequence[tuple[int, str]]):
    """The cells of some kinds, each a case and a node; listed when they are looked at, for there may be millions."""

    def __init__(self, greys: Greys, kinds: Iterable[int]) -> None:
        self._greys, self._kinds = greys, frozenset(kinds)
        self._number = sum(greys.counts[each] for each in self._kinds)
        self._listed: tuple[tuple[int, str], ...] | None = None

    def _all(self) -> tuple[tuple[int, str], ...]:
        if self._listed is None:
            greys = self._greys
            pairs = zip(greys.cases, greys.kinds, strict=True)
            self._listed = tuple((case, greys.nodes[kind]) for case, kind in pairs if kind in self._kinds)
        return self._listed

    def __len__(self) -> int:
        """How many there are."""
        return self._number

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Case by case, and in each in the order of the nodes."""
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> tuple[int, str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[int, str]]: ...
    def __getitem__(self, index: int | slice) -> tuple[int, str] | Sequence[tuple[int, str]]:
        """One of them, or some."""
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        """Whether these are the same cells in the same order."""
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """As a tuple of them."""
        return hash(self._all())

    def __repr__(self) -> str:
        """How many there are."""
        return f"<Cells: {len(self)}>"


def greys_of(cases: Sequence[Inquiry], nodes: Iterable[str], most: int) -> Greys:
    """The grey cells of these nodes in these cases, each of a kind with whatever the same ends."""
    wanted = tuple(nodes)
    numbers: dict[tuple[str, End], int] = {}
    found: list[tuple[int, int]] = []
    for index, case in watched("greys", enumerate(cases), len(cases)):
        for node in wanted:
            place = case.plan.results.get(node)
            if place is not None and case.is_grey(place):
                end = end_of(case.once(remedies, place), most)
                found.append((index, numbers.setdefault((node, end), len(numbers))))
    counts = Counter(kind for _, kind in found)
    return Greys(
        [case for case, _ in found],
        [kind for _, kind in found],
        [node for node, _ in numbers],
        [end for _, end in numbers],
        [counts[kind] for kind in range(len(numbers))],
    )
