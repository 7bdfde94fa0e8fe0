"""Properties of a node beside another one below it: grey when that is missing, at its worst when that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from ...diagram.pairs import Pair
from ...folding.joint import Joint
from ...folding.moved import Still
from ...folding.signals import Signal, Signals, is_grey, signal_now
from ...folding.smallest import SMALLEST, Chosen
from ...light import dataclass
from ...seeking.trying import Trying
from ..cases import outcomes, true_case
from ..proofs import PROVED, Case, Proof, shown, unknown
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
    open_ = False
    for place, each in wanted:
        wrong = [((end,), how) for end, how in _while(view, place, each, lambda end: not right(end))]
        case = (true_case(view, wrong) or _sought(view, place, each, right)) if wrong else None
        if case is not None and _says(view, case, place, each):
            return Proof("refuted", case, (view.at(place).id,))
        open_ = open_ or bool(wrong)
    return unknown(view) if open_ else PROVED


def _sought(view: View, place: int, wanted: Wanted, right: Wanted) -> Case | None:
    """A situation in which the place says what is wanted and the node what is not right, found by trying."""
    menus = _of_one_answer(view, place, wanted) if view.computes else None
    if menus is None:
        return None
    trying = Trying(view.scene)
    trying.menus = {each: sorted(signals) for each, signals in menus.items()}
    found = trying.first(lambda came: not right(came.signal))
    return None if found is None else shown((found,))


def _says(view: View, case: Case, place: int, wanted: Wanted) -> bool:
    """Whether the place says what is wanted in a case; where folds are exact it does."""
    if not view.computes:
        return True
    here = view.scene.played(case.before, case.numbers[0])
    return wanted(signal_now(here, place))


def _of_one_answer(view: View, place: int, wanted: Wanted) -> Mapping[int, Signals] | None:
    """What every question may say while a place says what is wanted, where that rests on one question alone."""
    if place in view.varying:
        return {
            **{each: view.signals(each) for each in view.varying},
            place: frozenset(filter(wanted, view.signals(place))),
        }
    ground = view.forest.ground
    if not view.computes or len(ground.inputs(place)) != 1 or ground.inputs(place)[0] not in view.varying:
        return None
    (leaf,) = ground.inputs(place)
    stage = ground.stage(place)
    may = frozenset(each for each in view.signals(leaf) if any(map(wanted, stage.outcomes([frozenset([each])]))))
    return {**{each: view.signals(each) for each in view.varying}, leaf: may}


def _while(view: View, place: int, wanted: Wanted, asked: Wanted) -> Iterator[tuple[Signal, Chosen]]:
    """What is asked about and can come out of the node while a place below it says something that is wanted."""
    menus = _of_one_answer(view, place, wanted)
    if menus is not None:
        yield from outcomes(view, menus, asked) if all(menus.values()) else ()
        return
    forest = view.forest
    joint = Joint(forest.ground, place, view.tree.root, (forest.range(place), forest.range(view.tree.root)))
    found: Mapping[Signal, Chosen] = Still(joint.tree(view.varying), view.menus, SMALLEST).tables[joint.root]
    pairs: dict[Pair, Chosen] = {joint.pair_of(each): how for each, how in found.items()}
    yield from ((end, how) for (said, end), how in pairs.items() if wanted(said) and asked(end))
