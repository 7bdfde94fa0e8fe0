"""The walk is exact: every situation with the outcome, no other, and each as likely as it has answers.

No dice are thrown here. Each path through the choices is taken once, and its chance is multiplied out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import prod

import pytest

from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import situation
from indicatorkit.folding import forest
from indicatorkit.folding.signals import Signal, said, signal_now
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, plan
from indicatorkit.strategies import from_outcome
from indicatorkit.strategies.choices import choices
from indicatorkit.strategies.walks import BYTES, Spun, Walk
from tests.strategies.small import drawn_frameworks, shared, two_of_three

MOST = 1_500
Situation = tuple[tuple[int, Signal], ...]


def every_path(walk: Walk, wanted: Sequence[Signal]) -> Iterator[tuple[Situation, Fraction]]:
    """Every situation that the walk can draw, with its chance."""
    waiting: list[list[int]] = [[]]
    while waiting:
        script = waiting.pop()
        chances: list[Fraction] = []

        def chance(
            place: int, ways: Sequence[int], script: list[int] = script, chances: list[Fraction] = chances
        ) -> int:
            turn = len(chances)
            possible = [position for position, each in enumerate(ways) if each]
            if turn == len(script):
                waiting.extend([*script, other] for other in possible[1:])
                script.append(possible[0])
            chances.append(Fraction(ways[script[turn]], sum(ways)))
            return script[turn]

        found = walk.draw(wanted, chance)
        yield tuple(sorted(found.items())), prod(chances, start=Fraction(1))


def every_situation(here: Plan, walk: Walk) -> dict[Signal, Counter[Situation]]:
    """For each outcome every situation below the node, in how many different answers, as the engine says."""
    prepared = prepare(here)
    menus = [
        [(leaf, each.signal, each.ways) for each in (*walk.asked[leaf].open, *walk.asked[leaf].answers)]
        for leaf in walk.leaves
    ]
    found: dict[Signal, Counter[Situation]] = {}
    for chosen in product(*menus):
        codes, reasons = {}, {}
        for leaf, signal, _ in chosen:
            codes[leaf], reasons[leaf] = said(here.leaves[leaf], signal)
        outcome = signal_now(situation(prepared, codes, reasons), walk.place)
        key = tuple(sorted((leaf, signal) for leaf, signal, _ in chosen))
        found.setdefault(outcome, Counter())[key] += prod(ways for _, _, ways in chosen)
    return found


def held(framework: Framework, node: str, wave: str | None = None) -> int:
    """How many situations of a node the walk was held against."""
    here = plan(framework, wave)
    walk = Walk(here, here.results[node], choices(here))
    if prod(len(walk.asked[leaf].open) + len(walk.asked[leaf].answers) for leaf in walk.leaves) > MOST:
        return 0
    expected = every_situation(here, walk)
    assert walk.outcomes == {signal: sum(ways.values()) for signal, ways in expected.items()}
    for signal, ways in expected.items():
        total = sum(ways.values())
        drawn = dict(every_path(walk, [signal]))
        assert drawn == {each: Fraction(number, total) for each, number in ways.items()}
    return sum(map(len, expected.values()))


@pytest.mark.parametrize(
    ("framework", "node"), [(two_of_three, "green"), (shared, "top"), (shared, "left"), (shared, "a")]
)
def test_every_situation_is_as_likely_as_any_other(framework: object, node: str) -> None:
    assert callable(framework)
    assert held(framework(), node) > 0


@pytest.mark.no_cover
def test_so_it_is_on_random_trees_and_graphs() -> None:
    situations = nodes = 0
    for framework in drawn_frameworks(60, "walks"):
        for node in framework:
            if not node.is_heading:
                found = held(framework, node.id)
                situations, nodes = situations + found, nodes + bool(found)
    assert nodes > 100
    assert situations > 10_000


def test_of_several_outcomes_together_each_situation_is_as_likely() -> None:
    here = plan(two_of_three())
    walk = Walk(here, here.results["green"], choices(here))
    both = [signal for signal in walk.outcomes if signal < 2]
    total = sum(walk.outcomes[each] for each in both)
    assert set(dict(every_path(walk, both)).values()) == {Fraction(1, total)}


def test_bytes_choose_as_often_as_they_should() -> None:
    """To one in four billion: all that lies between two bounds goes to one, and zeros to the first that is possible."""
    ways = (0, 3, 0, 5, 1)
    most = 256**BYTES

    def chosen(number: int) -> int:
        return Spun(number.to_bytes(BYTES, "big"), [7])(7, ways)

    assert chosen(0) == 1
    for bound, before, after in ((most * 3 // 9, 1, 3), (most * 8 // 9, 3, 4)):
        assert (chosen(bound - 1), chosen(bound + 1)) == (before, after)
    assert chosen(most - 1) == 4


def test_beyond_the_budget_nothing_is_drawn_and_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = shared()
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    with pytest.raises(ValueError, match=r"answers\(framework\)"):
        from_outcome(framework, "top", "red")
