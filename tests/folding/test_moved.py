"""Every pair of outcomes when one question moves: as many as trying every situation twice finds."""

from itertools import product

from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import situation
from indicatorkit.folding.moved import Still, matters, merged, moved
from indicatorkit.folding.pairs import pairs_at
from indicatorkit.folding.signals import Signal, said, signal_now
from indicatorkit.folding.smallest import SMALLEST, choice, picked
from indicatorkit.folding.world import World
from tests.folding.asked import GREEN, GREY, RED, YELLOW, menus, places, tree, world


def outcome(of: World, given: dict[int, Signal]) -> Signal:
    codes = {place: said(of.plan.at(place), each)[0] for place, each in given.items()}
    return signal_now(situation(prepare(of.plan), codes, {}), of.plan.results["top"])


def test_what_can_come_out_with_the_fewest_answers_for_it() -> None:
    of = world()
    top = tree(of)
    table = Still(top, menus(of, top), SMALLEST).tables[top.root]
    assert set(table) == {RED, YELLOW, GREEN, GREY}
    how = {place: each for place, (each,) in picked(table[RED]).items()}
    assert outcome(of, how) == RED
    assert sorted(how.values()) == [RED, GREEN, GREEN, GREEN]  # the plainest: all others at their best


def test_pairs_are_those_of_all_situations() -> None:
    of = world()
    top = tree(of)
    still = Still(top, menus(of, top), SMALLEST)
    worse = [(GREEN, YELLOW), (GREEN, RED), (YELLOW, RED)]
    moves = {p: {pair: choice(of.plan.at(p), p, *pair) for pair in worse} for p in top.varying}
    found = moved(still, moves)
    tried = set()
    for said_ in product(*(sorted(of.range(each)) for each in top.varying)):
        here = dict(zip(top.varying, said_, strict=True))
        for place, (before, after) in product(top.varying, worse):
            pair = (outcome(of, here | {place: before}), outcome(of, here | {place: after}))
            tried |= {pair} if pair[0] != pair[1] else set()
    assert set(found) == tried == {(GREEN, YELLOW), (GREEN, RED), (YELLOW, RED)}
    for pair, chosen in found.items():
        ends = [{place: each[at] for place, each in picked(chosen).items()} for at in (0, -1)]
        assert tuple(outcome(of, each) for each in ends) == pair


def test_one_question_alone_gives_the_same_pairs_by_way_of_all_of_them() -> None:
    of = world()
    top = tree(of)
    still = Still(top, menus(of, top), SMALLEST)
    (place,) = places(of, "a")
    move = {(GREEN, RED): choice(of.plan.at(place), place, GREEN, RED)}
    by_pairs = pairs_at(still, place, move)
    assert moved(still, {place: move}) == {p: v for p, v in by_pairs.items() if p[0] != p[1]}


def test_nothing_moves_nothing_changes() -> None:
    of = world()
    top = tree(of)
    assert moved(Still(top, menus(of, top), SMALLEST), {}) == {}


def test_whether_a_move_matters_is_whether_anything_comes_of_it() -> None:
    """From yellow to yellow, and of two steps that lead to the same, nothing does."""
    of = world()
    top = tree(of)
    still = Still(top, menus(of, top), SMALLEST)
    one = SMALLEST.one
    for place in top.varying:
        for pair in product(range(3), repeat=2):
            moves = {place: {pair: one}}
            assert matters(still, moves) == bool(moved(still, moves)) == (pair[0] != pair[1])
    assert not matters(still, {})


def test_entries_with_one_key_are_alternatives() -> None:
    assert merged([("a", (2, None)), ("b", (1, None)), ("a", (1, None))], SMALLEST) == {"a": (1, None), "b": (1, None)}
