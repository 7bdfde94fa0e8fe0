"""What a node says twice, with one question answered otherwise: as much as scoring every situation twice finds."""

from itertools import product

from indicatorkit.diagram.fold import POSSIBLE
from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import situation
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.folding.moved import Still
from indicatorkit.folding.pairs import pairs_at
from indicatorkit.folding.signals import Signal, said, signal_now
from tests.folding.asked import GREEN, RED, menus, places, tree, world
from tests.loading import made, scored


def test_pairs_are_those_of_all_situations_with_and_without_the_answer() -> None:
    of = world()
    top, prepared = tree(of), prepare(of.plan)
    (a,) = places(of, "a")
    still = Still(top, {each: dict.fromkeys(menu, True) for each, menu in menus(of, top).items()}, POSSIBLE)

    def says(given: dict[int, Signal]) -> Signal:
        codes = {place: said(of.plan.at(place), each)[0] for place, each in given.items()}
        return signal_now(situation(prepared, codes, {}), top.root)

    others = [each for each in top.varying if each != a]
    rest = [dict(zip(others, found, strict=True)) for found in product(*(sorted(of.range(each)) for each in others))]
    met = {(says({**each, a: RED}), says({**each, a: GREEN})) for each in rest}
    assert set(pairs_at(still, a, {(RED, GREEN): True})) == met


def test_what_does_not_vary_says_what_it_says_now() -> None:
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "ab"],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b"]}],
    )
    inquiry = Inquiry(scored(framework, a="red"))
    node, b = inquiry.plan.results["node"], inquiry.plan.results["b"]
    assert set(pairs_at(inquiry.still(node), b, {(RED, GREEN): True})) == {(RED, RED)}


def test_numbers_beside_the_question_say_the_same_twice() -> None:
    """What `total` becomes nobody follows, but whatever that is, it is so in both."""
    light = [{"id": "a", "answer": "light"}, {"id": "n", "answer": "many"}, {"id": "m", "answer": "many"}]
    framework = made(
        answer={"many": {"kind": "number", "at_least": 0, "at_most": 10}},
        bands={"half": {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}},
        step=[*light, {"id": "total", "rule": "sum", "uses": ["n", "m"], "bands": "half"}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "total"], "missing": "leave_out"}],
    )
    reading = Inquiry(scored(framework))
    node, a = reading.plan.results["node"], reading.plan.results["a"]
    found = pairs_at(reading.still(node), a, {(GREEN, GREEN): True})
    assert found and all(one == other for one, other in found)
