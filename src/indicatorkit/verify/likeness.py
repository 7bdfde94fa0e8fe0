"""In which worlds a node is the same, with all that it rests on: what is proved of it in one is proved in the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ..folding.world import World
from ..plan import Step
from ..plan.sameness import is_same_step

Nature: TypeAlias = tuple[Step | None, tuple[int, ...]]
"""A step with the kinds of its inputs; of a question or attribute the gaps that somebody tells apart."""


def kinds(worlds: Sequence[World]) -> tuple[tuple[int, ...], ...]:
    """For each world of each place its kind; places with one id and of one kind are and can say the same.

    Not of one kind are nodes whose rows differ, even where the same comes out of both: not only that is looked at.
    """
    known: dict[str, list[Nature]] = {}
    return tuple(tuple(_of(world, known)) for world in worlds)


def _of(world: World, known: dict[str, list[Nature]]) -> list[int]:
    def kind(id_: str, nature: Nature) -> int:
        others = known.setdefault(id_, [])
        number = next((number for number, each in enumerate(others) if _is_same(each, nature)), len(others))
        if number == len(others):
            others.append(nature)
        return number

    found = [kind(leaf.id, (None, tuple(sorted(world.gaps(leaf.position))))) for leaf in world.plan.leaves]
    for step in world.plan.steps:
        below = tuple([found[source.carrier.position] for source in step.sources])
        found.append(kind(step.id, (step, below)))
    return found


def _is_same(one: Nature, other: Nature) -> bool:
    (step, below), (there, below_there) = one, other
    if step is None or there is None:
        return step is there and below == below_there
    is_said = (step.rule, step.gate) == (there.rule, there.gate)
    return below == below_there and is_said and is_same_step(step, there)
