"""A small framework for folds: two questions below `left`, two below `right`, one of them shared when asked for."""

from typing import Any

from indicatorkit.folding.signals import Signal
from indicatorkit.folding.smallest import Chosen, choice
from indicatorkit.folding.tree import Tree
from indicatorkit.folding.world import World
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.loading import made

RED, YELLOW, GREEN = range(3)
GREY = 4  # of a node; 3 is "does not apply"


def framework(*, shared: bool = False, **more: Any) -> Framework:
    """`top` is the worst of `left`, the worst of a and b, and `right`, the best of c (or b) and d."""
    lights = [{"id": each, "answer": "light"} for each in "abcd"]
    left = {"id": "left", "rule": "worst_of", "uses": ["a", "b"], **more}
    right = {"id": "right", "rule": "best_of", "uses": ["b" if shared else "c", "d"]}
    return made(step=[*lights, left, right], result=[{"id": "top", "rule": "worst_of", "uses": ["left", "right"]}])


def world(**more: Any) -> World:
    return World(plan(framework(**more)))


def tree(of: World, node: str = "top") -> Tree:
    return of.tree(of.plan.results[node])


def menus(of: World, under: Tree) -> dict[int, dict[Signal, Chosen]]:
    """All that each question can say, with what it takes."""
    return {
        place: {each: choice(of.plan.at(place), place, each) for each in of.range(place)} for place in under.varying
    }


def places(of: World, *ids: str) -> list[int]:
    return [of.plan.results[each] for each in ids]
