"""What a node says beside all that it can say when its gaps are filled."""

import pytest

from indicatorkit.diagram.fold import TooMany
from indicatorkit.folding import completing as room
from indicatorkit.folding.completing import completing
from indicatorkit.folding.signals import answers_of, is_grey
from indicatorkit.folding.smallest import SMALLEST, choice, picked
from tests.folding.asked import GREEN, GREY, RED, YELLOW, tree, world

EVERYTHING = frozenset({RED, YELLOW, GREEN})


def table(missing: str) -> dict[tuple[int, frozenset[int]], object]:
    of = world(missing=missing)
    left = tree(of, "left")
    menu = {}
    for place in left.varying:
        leaf = of.plan.at(place)
        answers = answers_of(leaf)
        menu[place] = {
            (each, answers if is_grey(leaf, each) else frozenset([each])): choice(leaf, place, each)
            for each in of.range(place)
        }
    return dict(completing(left, menu, SMALLEST))


def test_grey_with_a_red_can_only_become_red() -> None:
    assert {pair for pair in table("grey") if pair[0] == GREY} == {
        (GREY, frozenset({RED})),
        (GREY, frozenset({RED, YELLOW})),
        (GREY, EVERYTHING),
    }


def test_what_is_decided_is_never_grey_with_one_way_out() -> None:
    found = table("grey_unless_decided")
    assert (GREY, frozenset({RED})) not in found
    assert (RED, frozenset({RED})) in found


def test_what_is_left_out_may_become_worse() -> None:
    how = table("leave_out")[YELLOW, frozenset({RED, YELLOW})]
    assert min(each for (each,) in picked(how).values()) == YELLOW  # type: ignore[arg-type]


def test_too_many_pairs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST", 1)
    with pytest.raises(TooMany):
        table("grey")
