"""Whether a node is grey only where that matters: some way of filling the gaps gives something else than another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...diagram.fold import TooMany
from ...folding.completing import Open, completing
from ...folding.signals import is_grey
from ...folding.smallest import SMALLEST, Chosen, choice
from ..cases import true_case
from ..proofs import NOT_REPLAYED, PROVED, TOO_MANY, Proof
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class NoIdleGrey:
    """Never grey when every way of filling the gaps gives one and the same, and that is not grey."""

    name: str = "no_idle_grey"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Each situation beside all its completions; on a tree that is a bound there may be fewer of them in truth."""
        try:
            found = completing(view.tree, {place: _menu(view, place) for place in view.varying}, SMALLEST)
        except TooMany:
            return TOO_MANY
        idle = [((now,), how) for (now, then), how in found.items() if view.is_grey(now) and _is_one(view, then)]
        if not view.tree.is_exact:
            return NOT_REPLAYED
        if not idle:
            return PROVED
        case = true_case(view, idle)
        return Proof("refuted", case) if case is not None else NOT_REPLAYED


def _is_one(view: View, ends: frozenset[int]) -> bool:
    return not any(view.is_grey(each) for each in ends) and len({view.sort(each) for each in ends}) == 1


def _menu(view: View, place: int) -> Mapping[Open, Chosen]:
    """What a place says, beside all that it can say when it is answered; what has no answers stays what it is."""
    carrier, answers = view.at(place), view.answers[place]
    found = {}
    for each in sorted(view.signals(place)):
        then = answers if answers and is_grey(carrier, each) else frozenset([each])
        found[each, then] = choice(carrier, place, each)
    return found
