"""Properties of a node beside another one below it: grey when that is missing, at its worst when that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ...diagram.pairs import Pair
from ...folding.joint import Joint
from ...folding.moved import Still
from ...folding.signals import Signal, is_grey
from ...folding.smallest import SMALLEST, Chosen
from ..cases import outcomes, true_case
from ..proofs import NOT_REPLAYED, PROVED, Proof
from ..views import Scope, View, worst_of

Wanted = Callable[[Signal], bool]


@dataclass(frozen=True, slots=True)
class GreyIfAnyMissing:
    """Grey as soon as any question below it is missing; one that does not apply is not."""

    name: str = "grey_if_any_missing"
    scopes: tuple[Scope, ...] = ("answers",)
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Question by question, each behind its gate."""
        items = view.plan.framework.items
        asked = [place for place in view.below if view.is_result(place) and items[view.at(place).id].is_asked]
        wanted = ((place, partial(is_grey, view.at(place))) for place in asked)
        return _together(view, wanted, view.is_grey) if asked else None


@dataclass(frozen=True, slots=True)
class Veto:
    """The worst answer to one of these always gives the worst outcome, or grey."""

    by: tuple[str, ...]
    name: str = "veto"
    scopes: tuple[Scope, ...] = ("answers",)
    required: tuple[Scope, ...] = ("answers",)
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Each of them at its worst, whatever the rest says; nothing to ask where none of them feeds the node."""
        by = [place for place in view.below if view.is_result(place) and view.at(place).id in self.by]
        worst = {place: worst_of(view.at(place), frozenset(range(len(view.at(place).values)))) for place in by}
        wanted = ((place, signals.__contains__) for place, signals in worst.items())
        return _together(view, wanted, lambda end: view.is_grey(end) or view.level(end) == 0) if by else None


def _together(view: View, wanted: Iterable[tuple[int, Wanted]], right: Wanted) -> Proof:
    """Whether only what is right comes out while a place says something that is wanted; place by place."""
    unknown = False
    for place, each in wanted:
        wrong = [((end,), how) for end, how in _while(view, place, each) if not right(end)]
        case = true_case(view, wrong) if wrong else None
        if case is not None:
            return Proof("refuted", case, (view.at(place).id,))
        unknown = unknown or bool(wrong)
    return NOT_REPLAYED if unknown else PROVED


def _while(view: View, place: int, wanted: Wanted) -> Iterator[tuple[Signal, Chosen]]:
    """What can come out of the node while a place below it says something that is wanted."""
    if place in view.varying:
        menus = {each: view.signals(each) for each in view.varying}
        menus[place] = frozenset(each for each in menus[place] if wanted(each))
        yield from outcomes(view, menus).items() if menus[place] else ()
        return
    forest = view.forest
    joint = Joint(forest.ground, place, view.tree.root, (forest.range(place), forest.range(view.tree.root)))
    found: Mapping[Signal, Chosen] = Still(
        joint.tree(view.varying), {each: view.menu(each) for each in view.varying}, SMALLEST
    ).tables[joint.root]
    pairs: dict[Pair, Chosen] = {joint.pair_of(each): how for each, how in found.items()}
    yield from ((end, how) for (said, end), how in pairs.items() if wanted(said))
