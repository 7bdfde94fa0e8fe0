"""Layers and heights: what feeds stands before what it feeds, nothing overlaps, and a tree has no crossings."""

from itertools import pairwise
from random import Random

import pytest

from indicatorkit.report.pictures.heights import heights
from indicatorkit.report.pictures.layers import Layers, Spot, layered


def drawn(seed: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Some nodes, each of which may read those before it."""
    rng = Random(seed)
    nodes = [f"n{number}" for number in range(rng.randint(1, 14))]
    arrows = [(one, other) for at, other in enumerate(nodes) for one in nodes[:at] if rng.random() < 0.25]
    return nodes, arrows


def crossings(found: Layers) -> int:
    """How many pairs of pieces cross, counted pair by pair."""
    crossed = 0
    for one, other in pairwise(found.spots):
        pieces = [(one.index(each), at) for at, spot in enumerate(other) for each in found.before.get(spot, ())]
        crossed += sum((a - c) * (b - d) < 0 for at, (a, b) in enumerate(pieces) for c, d in pieces[:at])
    return crossed


@pytest.mark.parametrize("seed", range(40))
def test_every_piece_of_an_arrow_goes_from_a_layer_to_the_next(seed: int) -> None:
    nodes, arrows = drawn(seed)
    found = layered(nodes, arrows)
    layer = {spot: at for at, spots in enumerate(found.spots) for spot in spots}
    assert sorted(spot for spot in layer if isinstance(spot, str)) == sorted(nodes)
    assert all(layer[each] == layer[spot] - 1 for spot, before in found.before.items() for each in before)
    for source, target in arrows:
        passed = [at for spot, at in layer.items() if not isinstance(spot, str) and spot[:2] == (source, target)]
        assert sorted(passed) == list(range(layer[source] + 1, layer[target]))


@pytest.mark.parametrize("seed", range(40))
def test_nothing_of_a_layer_overlaps_and_all_of_it_is_in_the_picture(seed: int) -> None:
    nodes, arrows = drawn(seed)
    found = layered(nodes, arrows)
    sizes: dict[Spot, float] = {spot: 10.0 + 7 * (at % 4) for spots in found.spots for at, spot in enumerate(spots)}
    middles = heights(found, sizes.__getitem__, lambda _one, _other: 5.0)
    assert min(middles[spot] - sizes[spot] / 2 for spot in sizes) == pytest.approx(0)
    for spots in found.spots:
        for one, other in pairwise(spots):
            assert middles[other] - middles[one] >= (sizes[one] + sizes[other]) / 2 + 5 - 1e-9


def test_what_nobody_reads_is_last_and_the_rest_right_before_its_readers() -> None:
    found = layered(["vraag", "los", "stap", "thema"], [("vraag", "stap"), ("stap", "thema"), ("los", "thema")])
    assert found.spots == (("vraag",), ("stap", "los"), ("thema",))


def test_a_tree_has_no_crossings_in_whatever_order_it_is_written() -> None:
    nodes = ["a2", "b1", "a1", "b2", "a", "b", "top"]
    arrows = [("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b"), ("b", "top"), ("a", "top")]
    assert crossings(layered(nodes, arrows)) == 0


def test_crossings_that_can_be_undone_are() -> None:
    """Read in order both `x` and `y` meet everything crosswise; another order of either layer has fewer crossings."""
    arrows = [("c", "x"), ("a", "x"), ("d", "y"), ("b", "y"), ("a", "z"), ("d", "z")]
    assert crossings(layered(["a", "b", "c", "d", "x", "y", "z"], arrows)) == 0


def test_a_reader_stands_in_the_middle_of_what_it_reads() -> None:
    found = layered(["a", "b", "c", "top"], [("a", "top"), ("b", "top"), ("c", "top")])
    middles = heights(found, lambda _: 10.0, lambda _one, _other: 2.0)
    assert [middles[each] for each in ("a", "b", "c", "top")] == [5, 17, 29, 17]


def test_nothing_at_all_is_no_layer_with_anything() -> None:
    assert layered([], []).spots == ((),)
    assert heights(layered([], []), lambda _: 1.0, lambda _one, _other: 1.0) == {}
