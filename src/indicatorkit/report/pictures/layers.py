"""Who feeds whom in layers: what is asked at the left, what reads it further right, with as few crossings as is easy.

Layers by longest path, order by barycentre (Sugiyama, Tagawa and Toda 1981), with a point for every layer that an arrow
passes by.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import Final, TypeAlias

from ...light import dataclass

SWEEPS: Final = 6
Arrow: TypeAlias = tuple[str, str]
Spot: TypeAlias = "str | tuple[str, str, int]"
"""A node; or where an arrow passes a layer by: from, to, and the layer."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The spots of each layer from top to bottom, and what lies right before and right behind each of them."""

    spots: tuple[tuple[Spot, ...], ...]
    before: Mapping[Spot, tuple[Spot, ...]]
    behind: Mapping[Spot, tuple[Spot, ...]]


def layered(nodes: Sequence[str], arrows: Iterable[Arrow]) -> Layers:
    """The layers of some nodes, which stand in an order that is kept where nothing asks for another."""
    reads: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in dict.fromkeys(arrows):
        reads[target].append(source)
    depths = _depths(reads)
    before: dict[Spot, list[Spot]] = {node: [] for node in nodes}
    for target, sources in reads.items():
        for source in sources:
            for one, other in pairwise(_route(source, target, depths)):
                before.setdefault(other, []).append(one)
    found = _ordered(_first(nodes, reads, depths, before), before)
    behind = _turned(before)
    return Layers(found, _frozen(before), _frozen(behind))


def _depths(reads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """As many layers as the longest way has nodes: what nobody reads is in the last, the rest before its readers."""
    found: dict[str, int] = {}  # counted from the last layer
    for node in reversed(tuple(TopologicalSorter(reads).static_order())):
        here = found.setdefault(node, 0)
        for each in reads[node]:
            found[each] = max(found.get(each, 0), here + 1)
    last = max(found.values(), default=0)
    return {node: last - depth for node, depth in found.items()}


def _route(source: str, target: str, depths: Mapping[str, int]) -> list[Spot]:
    between = range(depths[source] + 1, depths[target])
    return [source, *((source, target, layer) for layer in between), target]


def _first(
    nodes: Sequence[str],
    reads: Mapping[str, Sequence[str]],
    depths: Mapping[str, int],
    before: Mapping[Spot, Sequence[Spot]],
) -> list[list[Spot]]:
    """The order to begin with: as one meets everything, coming from the last layer. A tree has no crossings then."""
    layers: list[list[Spot]] = [[] for _ in range(1 + max(depths.values(), default=0))]
    read = {each for sources in reads.values() for each in sources}
    waiting: list[Spot] = [node for node in reversed(nodes) if node not in read]
    seen: set[Spot] = set()
    while waiting:
        spot = waiting.pop()
        if spot not in seen:
            seen.add(spot)
            layers[depths[spot] if isinstance(spot, str) else spot[2]].append(spot)
            waiting += reversed(before.get(spot, ()))
    return layers


def _ordered(layers: list[list[Spot]], before: Mapping[Spot, Sequence[Spot]]) -> tuple[tuple[Spot, ...], ...]:
    """The best of some sweeps to and fro, in each of which every spot goes to the middle of its neighbours."""
    behind = _turned(before)
    best, least = [list(each) for each in layers], _crossings(layers, before)
    for sweep in range(SWEEPS if least else 0):
        forth = sweep % 2 == 0
        for at in range(1, len(layers)) if forth else reversed(range(len(layers) - 1)):
            beside = {spot: place for place, spot in enumerate(layers[at - 1 if forth else at + 1])}
            layers[at] = _by_middle(layers[at], beside, before if forth else behind)
        if (found := _crossings(layers, before)) < least:
            best, least = [list(each) for each in layers], found
    return tuple(tuple(each) for each in best)


def _by_middle(
    layer: Sequence[Spot], beside: Mapping[Spot, int], neighbours: Mapping[Spot, Sequence[Spot]]
) -> list[Spot]:
    def middle(spot: Spot) -> float:
        places = [beside[each] for each in neighbours.get(spot, ())]
        return sum(places) / len(places) if places else layer.index(spot)

    return sorted(layer, key=middle)


def _crossings(layers: Sequence[Sequence[Spot]], before: Mapping[Spot, Sequence[Spot]]) -> int:
    """How many pairs of arrows cross."""
    found = 0
    for one, other in pairwise(layers):
        places = {spot: place for place, spot in enumerate(one)}
        passed: list[int] = []
        for spot in other:
            ends = sorted(places[each] for each in before.get(spot, ()))
            found += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return found


def _turned(before: Mapping[Spot, Sequence[Spot]]) -> dict[Spot, list[Spot]]:
    behind: dict[Spot, list[Spot]] = {}
    for spot, sources in before.items():
        for each in sources:
            behind.setdefault(each, []).append(spot)
    return behind


def _frozen(found: Mapping[Spot, Sequence[Spot]]) -> dict[Spot, tuple[Spot, ...]]:
    return {spot: tuple(each) for spot, each in found.items()}
