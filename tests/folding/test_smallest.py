"""The smallest situation: the fewest answers, then the plainest."""

from indicatorkit.folding.smallest import ANSWERED, SMALLEST, Leaf, choice, picked
from tests.folding.asked import GREEN, RED, YELLOW, world
from tests.loading import made, scored

LEAF = world().plan.leaves[0]


def test_no_answer_costs_least_and_the_best_level_is_the_plainest_answer() -> None:
    missing, green, yellow, red = (choice(LEAF, 0, each)[0] for each in (LEAF.missing, GREEN, YELLOW, RED))
    assert missing < green < yellow < red
    assert missing < ANSWERED <= green


def test_without_a_level_the_first_option_is_plainest_and_does_not_apply_comes_last() -> None:
    plan = scored(made(step=[{"id": "law", "answer": "fact"}, {"id": "m", "answer": "maybe"}])).plan
    fact, maybe = plan.leaves
    assert choice(fact, 0, 0)[0] < choice(fact, 0, 1)[0]
    assert max(choice(maybe, 1, each)[0] for each in range(3)) < choice(maybe, 1, maybe.not_applicable)[0]


def test_what_is_chosen_together_costs_together_and_of_two_ways_the_cheaper_stays() -> None:
    one, other = choice(LEAF, 0, RED), choice(LEAF, 1, GREEN, RED)
    both = SMALLEST.mul(one, SMALLEST.mul(SMALLEST.one, other))
    assert both[0] == one[0] + other[0]
    assert picked(both) == {0: (RED,), 1: (GREEN, RED)}
    assert SMALLEST.add(one, both) == SMALLEST.add(both, one) == one


def test_nothing_chosen_is_nothing_picked() -> None:
    assert picked(SMALLEST.one) == {}
    assert picked((0, Leaf((3, RED)))) == {3: (RED,)}
