"""All situations of both versions at once: in how many each thing comes out, and the smallest in which it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from ...diagram.build import Layer
from ...folding.network import Stage
from ...folding.signals import Signal
from ...folding.tree import Tree
from ...light import dataclass
from .ground import Ground

Trail: TypeAlias = Any
"""What was chosen: nothing, a question with its letter, or two trails."""


class Found(NamedTuple):
    """Some situations: how many, and of the smallest how many answers it takes and how far from simple these are.

    Where something is measured, `ways` has no meaning.
    """

    ways: int
    answered: int
    rank: int
    trail: Trail

    def letters(self) -> dict[int, int]:
        """The questions that say anything in the smallest, each with its letter."""
        return dict(_unfolded(self.trail))


Table: TypeAlias = Mapping[Signal, Found]


@dataclass(frozen=True, slots=True)
class Counts:
    """For each signal of a place the situations in which it says that; `is_counted` unless a measured number matters.

    Where it is not exact, some of these may in truth not be there, and no number is right.
    """

    table: Table
    is_counted: bool
    is_exact: bool


class Counting:
    """Counts place by place; what has been counted is not counted again."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._questions = ground.versions.questions
        self._known: dict[int, Counts] = {}

    def counts(self, place: int) -> Counts:
        """The situations below a place."""
        if place not in self._known:
            tree = None if self.ground.is_leaf(place) else self.ground.forest.tree(place)
            if tree is None or tree.is_exact:
                self._known.update(self._counted(place, tree, self._known))
            else:
                self._known[place] = self._counted(place, tree, {})[place]
        return self._known[place]

    def _counted(self, root: int, tree: Tree | None, known: Mapping[int, Counts]) -> dict[int, Counts]:
        """What is not known yet of a tree: of a place that shares nothing with others every tree says the same."""
        found = dict(known)
        for place in (root,) if tree is None else tree.varying:
            found.setdefault(place, self._of_question(place))
        for stage in () if tree is None else tree.stages:
            if stage.place not in found:
                found[stage.place] = self._of_stage(stage, found, is_exact=tree is not None and tree.is_exact)
        return found

    def _of_question(self, place: int) -> Counts:
        question = self._questions[place]
        table = {
            signal: Found(each.ways or 1, signal > 0, signal, (place, signal) if signal else None)
            for signal, each in enumerate(question.letters)
        }
        return Counts(table, question.is_counted, is_exact=True)

    def _of_stage(self, stage: Stage, known: Mapping[int, Counts], *, is_exact: bool) -> Counts:
        menus, is_counted = [], True
        for place, letters, layer in zip(stage.inputs, stage.letters, stage.moves.layers, strict=True):
            counts = known[place]
            if not counts.is_counted and not _matters(layer):
                menus.append({0: ANY})
                continue
            is_counted = is_counted and counts.is_counted
            menus.append(_joined((letters[signal], each) for signal, each in counts.table.items()))
        ends = _walked(stage.moves.layers, menus)
        return Counts(_joined((stage.signals[end], each) for end, each in ends.items()), is_counted, is_exact)


def _matters(layer: Layer) -> bool:
    """Whether it makes a difference what is read there."""
    return any(len(set(row)) > 1 for row in layer)


def _joined(each: Iterator[tuple[int, Found]]) -> dict[int, Found]:
    found: dict[int, Found] = {}
    for key, value in each:
        found[key] = _either(found[key], value) if key in found else value
    return found


def _either(one: Found, other: Found) -> Found:
    best = one if one[1:3] <= other[1:3] else other
    return Found(one.ways + other.ways, *best[1:])


ANY: Final = Found(1, 0, 0, None)


def _walked(layers: Sequence[Layer], menus: Sequence[Mapping[int, Found]]) -> dict[int, Found]:
    """For each end, by its position, all walks to it, when each input has one of the letters of its menu.

    Numbers multiply along a walk and add up where walks meet; of what is equally small the first stays. Written out,
    for this is done for every state of two versions: by a semiring it takes three times as long.
    """
    states: dict[int, Found] = {0: ANY}
    for layer, menu in zip(layers, menus, strict=True):
        following: dict[int, list[Any]] = {}
        letters = [(letter, *each) for letter, each in menu.items()]
        for state, (ways, answered, rank, trail) in states.items():
            row = layer[state]
            for letter, more, also, further, then in letters:
                there = following.get(row[letter])
                if there is None:
                    following[row[letter]] = [ways * more, answered + also, rank + further, trail, then]
                    continue
                there[0] += ways * more
                size = answered + also
                if size < there[1] or (size == there[1] and rank + further < there[2]):
                    there[1:] = size, rank + further, trail, then
        states = {
            state: Found(ways, answered, rank, (trail, then) if trail and then else trail or then)
            for state, (ways, answered, rank, trail, then) in following.items()
        }
    return states


def _unfolded(trail: Trail) -> Iterator[tuple[int, int]]:
    waiting = [trail] if trail else []
    while waiting:
        here = waiting.pop()
        if isinstance(here[0], int):
            yield here
        else:
            waiting += here
