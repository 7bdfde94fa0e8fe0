"""Whether a node is grey only where that matters: some way of filling the gaps gives something else than another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...diagram.fold import TooMany
from ...folding.completing import Open, completing
from ...folding.signals import is_grey
from ...folding.smallest import SMALLEST, Chosen, choice
from ..cases import true_case
from ..proofs import PROVED, TOO_MANY, Proof, unknown
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
        if not idle:
            return PROVED if view.is_exact else unknown(view)
        case = true_case(view, idle) if view.is_exact or view.computes else None
        return Proof("refuted", case) if case is not None else unknown(view)


def _is_one(view: View, ends: frozenset[int]) -> bool:
    """Whether these are one and the same; of a measured number without a level nobody knows."""
    if any(view.is_grey(each) or (view.is_number(each) and view.level(each) is None) for each in ends):
        return False
    return len({view.sort(each) for each in ends}) == 1


def _menu(view: View, place: int) -> Mapping[Open, Chosen]:
    """What a place says, beside all that it can say when it is answered; what has no answers stays what it is."""
    carrier, answers = view.at(place), view.answers[place]
    found = {}
    for each in sorted(view.signals(place)):
        then = answers if answers and is_grey(carrier, each) else frozenset([each])
        found[each, then] = choice(carrier, place, each)
    return found
