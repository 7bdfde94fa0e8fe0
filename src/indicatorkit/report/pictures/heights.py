"""How high everything in layers stands: each spot as near to the middle of its neighbours as the others leave room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from .layers import Layers, Spot


def heights(layers: Layers, size: Callable[[Spot], float], gap: Callable[[Spot, Spot], float]) -> dict[Spot, float]:
    """The middle of each spot, from the top of the picture down; no two of a layer are nearer than their gap.

    The layer that is highest of all stands close together; the others follow it, from there to the left and right.
    """
    stacks = [_stacked(layer, size, gap) for layer in layers.spots]
    anchor = max(range(len(stacks)), key=lambda at: stacks[at][-1] if stacks[at] else 0)
    found: dict[Spot, float] = dict(zip(layers.spots[anchor], stacks[anchor], strict=True))
    for at in [*range(anchor + 1, len(stacks)), *reversed(range(anchor))]:
        neighbours = layers.before if at > anchor else layers.behind
        wanted = [_wanted(spot, neighbours, found) for spot in layers.spots[at]]
        found |= zip(layers.spots[at], _apart(wanted, stacks[at]), strict=True)
    top = min((at - size(spot) / 2 for spot, at in found.items()), default=0)
    return {spot: at - top for spot, at in found.items()}


def _stacked(layer: Sequence[Spot], size: Callable[[Spot], float], gap: Callable[[Spot, Spot], float]) -> list[float]:
    """The middles of spots that stand close together."""
    found = [size(spot) / 2 for spot in layer[:1]]
    for one, other in pairwise(layer):
        found.append(found[-1] + (size(one) + size(other)) / 2 + gap(one, other))
    return found


def _wanted(spot: Spot, neighbours: Mapping[Spot, Sequence[Spot]], known: Mapping[Spot, float]) -> float | None:
    places = [known[each] for each in neighbours.get(spot, ())]
    return sum(places) / len(places) if places else None


def _apart(wanted: Sequence[float | None], stacked: Sequence[float]) -> list[float]:
    """Where each wants to be, moved as little as possible (least squares) so that all keep their distance.

    What is wanted beyond the stack itself may only rise; blocks that would fall are taken together at their mean (pool
    adjacent violators). What wants nothing goes along with the one above it.
    """
    blocks: list[tuple[float, int, int]] = []  # the sum of what is wanted, of how many, and how many stand in it
    for want, rest in zip(wanted, stacked, strict=True):
        block = (0.0, 0, 1) if want is None else (want - rest, 1, 1)
        while blocks and _mean(block, blocks[-1]) <= _mean(blocks[-1], block):
            last = blocks.pop()
            block = (last[0] + block[0], last[1] + block[1], last[2] + block[2])
        blocks.append(block)
    moved = [_mean(block, block) for block in blocks for _ in range(block[2])]
    return [rest + by for rest, by in zip(stacked, moved, strict=True)]


def _mean(block: tuple[float, int, int], otherwise: tuple[float, int, int]) -> float:
    """The mean of what a block wants; one that wants nothing does what the other does."""
    total, number = block[:2] if block[1] else otherwise[:2]
    return total / number if number else 0.0
