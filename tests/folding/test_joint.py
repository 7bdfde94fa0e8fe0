"""Two places at once: what one says while the other says that, whatever they share."""

from indicatorkit.folding.joint import Joint
from indicatorkit.folding.moved import Still
from indicatorkit.folding.smallest import SMALLEST
from indicatorkit.folding.world import World
from tests.folding.asked import GREEN, GREY, RED, YELLOW, menus, places, world


def together(of: World, one: str, other: str) -> set[tuple[int, int]]:
    first, second = places(of, one, other)
    ranges = (of.forest.range(first), of.forest.range(second))
    joint = Joint(of, first, second, ranges)
    below = joint.tree(of.forest.varying)
    table = Still(below, menus(of, below), SMALLEST).tables[joint.root]
    return {joint.pair_of(each) for each in table}


def test_nodes_that_share_nothing_say_everything_together() -> None:
    said = {RED, YELLOW, GREEN, GREY}
    assert together(world(), "left", "right") == {(one, other) for one in said for other in said}


def test_a_node_and_one_below_it_do_not() -> None:
    found = together(world(), "left", "top")
    assert {top for left, top in found if left == RED} == {RED, GREY}
    assert {top for left, top in found if left == GREY} == {GREY}


def test_nodes_that_share_a_question() -> None:
    """All green on the left: then `b` is, and so is the best on the right, if that is known."""
    found = together(world(shared=True), "left", "right")
    assert {right for left, right in found if left == GREEN} == {GREEN, GREY}
    assert {right for left, right in found if left == RED} == {RED, YELLOW, GREEN, GREY}


def test_a_place_with_itself_says_the_same_twice() -> None:
    assert together(world(), "left", "left") == {(each, each) for each in (RED, YELLOW, GREEN, GREY)}
