"""Whether a node is grey only where that matters: some way of filling the gaps gives something else than another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...diagram.fold import TooMany
from ...folding.completing import Open, completing
from ...folding.forest import Forest
from ...folding.ground import Given
from ...folding.signals import is_grey
from ...folding.smallest import SMALLEST, Chosen, choice
from ...light import dataclass
from ...seeking.scenes import Tried
from ...seeking.trying import Trying
from ..cases import true_case
from ..proofs import PROVED, TOO_MANY, Proof, shown, unknown
from ..views import Scope, View

MOST_NODES: Final = 500  # of each situation that is tried, where questions are shared


@dataclass(frozen=True, slots=True)
class NoIdleGrey:
    """Never grey when every way of filling the gaps gives one and the same, and that is not grey."""

    name: str = "no_idle_grey"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Each situation beside all its completions.

        On a tree that is a bound a fold finds more completions than there are, and so neither proves nor refutes
        anything: there situations are tried.
        """
        if not view.is_exact:
            return _tried(view)
        try:
            found = completing(view.tree, {place: _menu(view, place) for place in view.varying}, SMALLEST)
        except TooMany:
            return TOO_MANY
        idle = [((now,), how) for (now, then), how in found.items() if view.is_grey(now) and _is_one(view, then)]
        if not idle:
            return PROVED
        case = true_case(view, idle)
        return Proof("refuted", case) if case is not None else unknown(view)


def _tried(view: View) -> Proof:
    """A situation with gaps in which the node is grey, though it can be one thing only.

    What it can be is not tried but bounded, by what is declared of what is missing.
    """
    trying, seen = Trying(view.scene), set[object]()
    while trying.left > 0:
        said = trying.answered()
        for place in trying.rng.sample(sorted(said), min(len(said), trying.rng.choice((1, 1, 2)))):
            said[place] = min(view.gaps[place], default=said[place])
        found = trying.tried(said, trying.at_random(said))
        situation = tuple(sorted(found.said.items())), tuple(sorted(found.numbers.items()))
        if situation in seen or not view.is_grey(found.came.signal):
            continue  # of few questions there are few situations, and what each can be is much to find out
        seen.add(situation)
        if _can_be_one_thing(view, found):
            return Proof("refuted", shown((found,)))
    return unknown(view)


def _can_be_one_thing(view: View, tried: Tried) -> bool:
    """Whether all ways of filling the gaps surely give the same, and no grey."""
    assert tried.came.here is not None
    ground = Given(tried.came.here)
    open_ = [place for place in view.varying if is_grey(view.at(place), tried.said[place]) and view.answers[place]]
    tree = Forest(ground, open_, most=None if view.computes else MOST_NODES).tree(view.root.position)
    found = tree.reached(tree.said({place: view.answers[place] for place in open_})).get(view.root.position)
    if found is None or any(map(view.is_grey, found.signals)):
        return False
    is_point = found.span is not None and found.span[0] == found.span[1]
    if any(view.is_number(each) and view.level(each) is None for each in found.signals) and not is_point:
        return False
    return len({view.sort(each) for each in found.signals}) == 1


def _is_one(view: View, ends: frozenset[int]) -> bool:
    sorts = (view.sort(each) for each in ends)  # of a total of many questions most ends differ: the second one tells
    first = next(sorts, None)
    return all(each == first for each in sorts) and bool(ends) and not any(view.is_grey(each) for each in ends)


def _menu(view: View, place: int) -> Mapping[Open, Chosen]:
    """What a place says, beside all that it can say when it is answered; what has no answers stays what it is."""
    carrier, answers = view.at(place), view.answers[place]
    found = {}
    for each in sorted(view.signals(place)):
        then = answers if answers and is_grey(carrier, each) else frozenset([each])
        found[each, then] = choice(carrier, place, each)
    return found
