"""Situations in which two plans may make different numbers of the same answers: on lines, and on edges of only one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from ..folding.ground import below
from ..folding.signals import answers_of
from ..folding.world import World
from ..plan import Plan, Step
from ..plan.formulas import Formula
from .scenes import Scene, Tried
from .solving import at_edge
from .trying import Trying

MOST_TRIED: Final = 120
MOST_EDGES: Final = 6


def worth_trying(plans: Sequence[Plan], steps: Sequence[Step | None]) -> Iterator[tuple[int, Tried]]:
    """Situations of one plan or the other, which is said first: where the steps of a node may well differ."""
    scenes = [(which, scene_of(plans[which], step)) for which, step in enumerate(steps) if step is not None]
    for which, scene in scenes:
        trying = Trying(scene, most=4 * MOST_TRIED)
        yield from ((which, each) for each in islice(trying.along(), MOST_TRIED))
    edges = [_edges(step) for step in steps]
    for which, scene in scenes:
        own = sorted(edges[which] - edges[1 - which]) or sorted(edges[which])
        for edge, _ in own[:MOST_EDGES]:
            found = at_edge(Trying(scene, most=4 * MOST_TRIED), edge)
            if found is not None:
                yield which, found


def _edges(step: Step | None) -> set[tuple[Fraction, bool]]:
    """The numbers at which the cells of a step end, and on which side they do."""
    cells = step.formula.cells if step is not None and step.formula is not None else ()
    return {(cell.high, cell.high_closed) for cell in cells[:-1] if cell.high is not None}


def scene_of(plan: Plan, step: Step) -> Scene:
    """A node with everything that may be answered below it."""
    world = World(plan)
    leaves = [place for place in below(world, step.carrier.position) if world.is_leaf(place)]
    answers = {place: answers_of(plan.leaves[place]) for place in leaves}
    return Scene(plan, step.carrier, answers, {place: world.gaps(place) for place in leaves}, leaves=plan.leaves)


def computes(plan: Plan, place: int) -> bool:
    """Whether numbers that no diagram follows decide what a place says."""
    return any(each.finds_cells for each in _formulas(plan, place))


def has_numbers(plan: Plan, place: int) -> bool:
    """Whether numbers are computed or handed on there or below: of equal cells they may not be equal."""
    return any(True for _ in _formulas(plan, place))


def _formulas(plan: Plan, place: int) -> Iterator[Formula]:
    world = World(plan)
    places = [each for each in (*below(world, place), place) if not world.is_leaf(each)]
    steps = (plan.steps[each - len(plan.leaves)] for each in places)
    yield from (step.formula for step in steps if step.formula is not None)
