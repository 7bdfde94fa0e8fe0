"""Cells and conditions written otherwise: a word more or fewer, an edge moved, a part left out, turned around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from .domain import Domain
from .edits import GONE
from .numbers import bounds_in, is_number, moved, moved_edge, other_edges, shares

TOGETHER: Final = ("all", "any", "none", "count", "share")
OTHER_QUANTIFIER: Final = {"all": "any", "any": "all", "none": "any"}
OTHER_SIDE: Final = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
Change = tuple[tuple[str | int, ...], Any]
"""Where within what was given, and what stands there then."""


class Conditions:
    """Conditions in one declaration; `inputs` are those that conditions on all inputs look at."""

    domain: Domain
    inputs: Sequence[str]
    most_inputs: int

    def __init__(self, domain: Domain, inputs: Sequence[str], most_inputs: int) -> None:
        self.domain, self.inputs, self.most_inputs = domain, inputs, most_inputs

    def changes(self, raw: Any) -> Iterator[Change]:
        """Every change of a condition."""
        if isinstance(raw, Mapping):
            yield from self._of_table(raw)
        elif isinstance(raw, Sequence) and not isinstance(raw, str):
            yield from _each_left_out(raw)
            for index, each in enumerate(raw):
                yield from _within(index, self.changes(each))

    def _of_table(self, raw: Mapping[str, Any]) -> Iterator[Change]:
        bounds = bounds_in(raw)
        parts = [key for key in raw if key not in bounds]
        for key in parts:
            left = {each: value for each, value in raw.items() if each != key}
            if not any(each in ("count", "share") for each in left):
                left = {each: value for each, value in left.items() if each not in bounds}
            yield (), left
        for key in parts:
            yield from self._of_part(key, raw)
        for key in bounds:
            attainable = shares(self.most_inputs) if "share" in raw else self._counts()
            for number in moved_edge(raw[key], key, attainable):
                yield (key,), number
        for table in other_edges(raw):
            yield (), table

    def _counts(self) -> tuple[Fraction, ...]:
        return tuple(Fraction(each) for each in range(self.most_inputs + 1))

    def _of_part(self, key: str, raw: Mapping[str, Any]) -> Iterator[Change]:
        said = raw[key]
        if key == "any_of":
            yield from _within(key, _each_left_out(said))
            for index, each in enumerate(said):
                yield from _within(key, _within(index, self.changes(each)))
        elif key == "wave":
            yield from _within(key, self._of_wave(said))
        elif key in TOGETHER:
            other = OTHER_QUANTIFIER.get(key)
            if other is not None and other not in raw:
                yield (), {(other if each == key else each): value for each, value in raw.items()}
            yield from _within(key, self.of_cell(said, self.inputs, together=True))
        else:
            yield from _within(key, self.of_cell(said, (key,)))

    def _of_wave(self, raw: Any) -> Iterator[Change]:
        """The wave before and the wave after."""
        if isinstance(raw, Mapping):
            for key, each in raw.items():
                yield from _within(key, self._of_wave(each))
        elif isinstance(raw, str):
            yield from (((), each) for each in _neighbours(raw, self.domain.framework.waves))
        else:
            yield from _each_left_out(raw)

    # ------------------------------------------------------------------------------------------------------- cells

    def of_cell(self, raw: Any, items: Sequence[str], *, together: bool = False) -> Iterator[Change]:
        """Every change of a cell about these nodes, of which it looks at all `together`, or at the only one."""
        match raw:
            case _ if is_number(raw):
                yield from (((), number) for number in moved(raw))
            case str():
                for word in self._beside([raw], items, together=together):
                    yield (), [raw, word]
            case Mapping():
                yield from self._of_bounds(raw, items)
            case _:
                yield from _each_left_out(raw)
                for word in self._beside(raw, items, together=together):
                    yield (), [*raw, word]

    def _beside(self, raw: Sequence[Any], items: Sequence[str], *, together: bool) -> Iterator[str]:
        """The words that the cell might name besides those that it names."""
        words = [each for each in raw if isinstance(each, str) and not is_number(each)]
        if not words:
            return
        found = dict.fromkeys(self.domain.words_like(words[0], items))
        if not together and "not_applicable" in self.domain.words(items[0]):
            found["not_applicable"] = None
        yield from (each for each in found if each not in words)

    def _of_bounds(self, raw: Mapping[str, Any], items: Sequence[str]) -> Iterator[Change]:
        for key in ("at_worst", "at_best"):
            for order in self.domain.orders(raw.get(key)):
                yield from (((key,), each) for each in _neighbours(raw[key], order))
        for key in bounds_in(raw):
            for number in moved_edge(raw[key], key, self.domain.numbers(items)):
                yield (key,), number
        for table in other_edges(raw):
            yield (), table

    # ----------------------------------------------------------------------------------------------------- negation

    def negated(self, raw: Any) -> Iterator[Change]:
        """A condition of one part about one node, turned around: everything else that the node can be."""
        if not isinstance(raw, Mapping) or len(raw) != 1:
            return
        ((key, cell),) = raw.items()
        if key in (*TOGETHER, "any_of", "wave"):
            return
        match cell:
            case {"at_worst": level, **more} if not more:
                yield from (((key,), {"at_best": each}) for each in self._next_to(level, -1))
            case {"at_best": level, **more} if not more:
                yield from (((key,), {"at_worst": each}) for each in self._next_to(level, 1))
            case Mapping() if len(cell) == 1:
                yield (key,), {OTHER_SIDE[bound]: cell[bound] for bound in bounds_in(cell)} or GONE
            case str() | list() if not is_number(cell):
                said = [cell] if isinstance(cell, str) else list(cell)
                first = next((each for each in said if isinstance(each, str)), "")
                others = [each for each in self.domain.words_like(first, (key,)) if each not in said]
                yield (key,), others if len(others) != 1 else others[0]

    def _next_to(self, level: object, by: int) -> Iterator[str]:
        for order in self.domain.orders(level):
            place = order.index(str(level)) + by
            if 0 <= place < len(order):
                yield order[place]


def _neighbours(word: str, order: Sequence[str]) -> Iterator[str]:
    """What stands right before and right after."""
    if word in order:
        place = order.index(word)
        yield from order[max(0, place - 1) : place]
        yield from order[place + 1 : place + 2]


def _each_left_out(raw: Any) -> Iterator[Change]:
    """The list without each of its elements, if that leaves any."""
    if isinstance(raw, list | tuple) and len(raw) > 1:
        for index in range(len(raw)):
            yield (index,), GONE


def _within(key: str | int, changes: Iterator[Change]) -> Iterator[Change]:
    for path, new in changes:
        yield (key, *path), new
