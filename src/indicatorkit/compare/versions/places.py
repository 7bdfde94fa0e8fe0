"""One place of the ground of both versions: what it says in the old and in the new one, and what it makes of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from ...diagram.build import Layer
from ...diagram.fold import Moves
from ...diagram.lockstep import Both, lockstep, reordered
from ...folding.network import Stage
from ...folding.signals import Signal
from ...light import dataclass
from ..cells import Cell

Said: TypeAlias = tuple[Signal | None, Signal | None]
Cells: TypeAlias = tuple[Cell | None, Cell | None]
Ends: TypeAlias = Sequence[tuple[Signal | None, Cell | None]]
Marks: TypeAlias = Callable[[Cells], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """For each of its own signals what that is to both versions, what comes out there, and whether it is marked.

    Marked is what remembers that something there, or below it, came out differently. A question has no stage.
    """

    said: tuple[Said, ...]
    cells: tuple[Cells, ...]
    marked: tuple[bool, ...]
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one version: the places of its inputs, the letters of what these say to it, its layers and its ends.

    At the end of a walk stands what it says, and what comes out.
    """

    inputs: tuple[int, ...]
    letters: tuple[Mapping[Signal, int], ...]
    layers: tuple[Layer, ...]
    ends: Ends

    def over(self, inputs: Sequence[int]) -> Step:
        """The same, reading its inputs in the order in which they stand here."""
        order = [self.inputs.index(each) for each in inputs if each in self.inputs]
        if order == sorted(order):
            return self
        layers, ends = reordered(self.layers, order)
        letters = tuple(self.letters[each] for each in order)
        return Step(tuple(self.inputs[each] for each in order), letters, layers, [self.ends[each] for each in ends])

    def letter(self, place: int, signal: Signal | None) -> int | None:
        """The letter of what an input says; nothing where it is no input."""
        if place not in self.inputs:
            return None
        assert signal is not None
        return self.letters[self.inputs.index(place)][signal]


NO_STEP = Step((), (), (), ((None, None),))
"""Where one version has no such step."""


def together(
    number: int, old: Step, new: Step, places: Sequence[Place], marks: Marks, most: int | None = None
) -> Place:
    """The place with this number, which is both steps at once, over the inputs of either.

    `marks` says whether what comes out there is to be marked. More than `most` states are `TooLarge`.
    """
    inputs = merged(old.inputs, new.inputs)
    one, other = old.over(inputs), new.over(inputs)
    letters = [
        [
            Both(one.letter(each, was), other.letter(each, now), mark)
            for (was, now), mark in zip(places[each].said, places[each].marked, strict=True)
        ]
        for each in inputs
    ]
    return _place(number, inputs, letters, one, other, marks, most)


def beside(
    number: int, first: int, second: int, places: Sequence[Place], marks: Marks, most: int | None = None
) -> Place:
    """The place that puts the old result of one place beside the new result of another."""
    was = _handed_on(first, [(said, cell) for (said, _), (cell, _) in _each(places[first])])
    now = _handed_on(second, [(said, cell) for (_, said), (_, cell) in _each(places[second])])
    letters = [
        [Both(signal, None, mark) for signal, mark in enumerate(places[first].marked)],
        [Both(None, signal, mark) for signal, mark in enumerate(places[second].marked)],
    ]
    return _place(number, [first, second], letters, was, now, marks, most)


def anywhere(number: int, inputs: Sequence[int], places: Sequence[Place]) -> Place:
    """The place that says only whether any of these is marked."""
    letters = [[Both(None, None, mark) for mark in places[each].marked] for each in inputs]
    return _place(number, inputs, letters, NO_STEP, NO_STEP, lambda _: False)


def merged(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """Both in one order, that of the first; what only the second has stands after what is before it there."""
    found = list(first)
    at = 0
    for each in second:
        if each in found:
            at = max(at, found.index(each) + 1)
        else:
            found.insert(at, each)
            at += 1
    return found


def _each(place: Place) -> zip[tuple[Said, Cells]]:
    return zip(place.said, place.cells, strict=True)


def _handed_on(place: int, ends: Ends) -> Step:
    """A step that hands on what one place says."""
    return Step((place,), ({},), ((tuple(range(len(ends))),),), ends)


def _place(
    number: int,
    inputs: Sequence[int],
    letters: Sequence[Sequence[Both]],
    one: Step,
    other: Step,
    marks: Marks,
    most: int | None = None,
) -> Place:
    """The place in which both end, when each signal of an input is such a letter to them."""
    menus = [{letter: at for at, letter in enumerate(dict.fromkeys(each))} for each in letters]
    reads = [(each in one.inputs, each in other.inputs) for each in inputs]
    found = lockstep(one.layers, other.layers, reads, [tuple(each) for each in menus], most)
    both = [(one.ends[was], other.ends[now]) for was, now, _ in found.ends]
    cells = tuple((was[1], now[1]) for was, now in both)
    read = tuple(
        {signal: menu[each] for signal, each in enumerate(own)} for menu, own in zip(menus, letters, strict=True)
    )
    return Place(
        tuple((was[0], now[0]) for was, now in both),
        cells,
        tuple(mark or marks(each) for (_, _, mark), each in zip(found.ends, cells, strict=True)),
        Stage(number, Moves(found.layers), tuple(inputs), read, tuple(range(len(both)))),
    )
