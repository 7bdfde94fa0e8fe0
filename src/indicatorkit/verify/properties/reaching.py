"""Properties of what can come out: every level, nothing grey when all is answered, and what an answer forces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Final

from ...diagram.fold import TooMany
from ...folding.moved import matters
from ...folding.signals import Signal
from ...folding.smallest import Chosen
from ...folding.trends import Moved, ordered
from ...light import dataclass
from ...plan.directions import ANY, SAME
from ...seeking.moving import Moving
from ...seeking.scenes import Came
from ...seeking.trying import Trying
from ...values import Grey, NodeReason
from ..cases import met, outcomes, pairs, true_case
from ..proofs import PROVED, TOO_MANY, Proof, unknown
from ..views import Scope, View, worst_of

SOME: Final = 200
ALL: Final = 2_000
FEW: Final = 6

WRITTEN_GREY: Final = frozenset({NodeReason.SAYS_SO, NodeReason.INPUT_NOT_APPLICABLE, NodeReason.CANNOT_COMPUTE})
"""Reasons to be grey that an author wrote down, or that numbers have; they are meant, also when all is answered."""


@dataclass(frozen=True, slots=True)
class EveryLevel:
    """Every level of the scale can come out."""

    name: str = "every_level_reachable"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ()
    always: bool = False

    def prove(self, view: View) -> Proof | None:
        """Which levels come out of all situations; on a tree that is a bound, a level that is there may not be one."""
        scale = view.root.scale
        if scale is None:
            return None
        reached = {_level(view, each) for each in view.still.tables[view.tree.root]}
        lacking = tuple(word for position, word in enumerate(scale.levels) if position not in reached)
        if lacking:
            return Proof("refuted", about=lacking, asked=scale.levels)
        found = view.still.tables[view.tree.root].items()
        ways = {
            level: [((end,), how) for end, how in found if _level(view, end) == level] for level in reached - {None}
        }
        sure = all(_is_met(view, level, each) for level, each in ways.items())
        return Proof("proved", asked=scale.levels) if sure else unknown(view)


def _is_met(view: View, level: int | None, found: Iterable[tuple[tuple[Signal, ...], Chosen]]) -> bool:
    """Whether some answers really give this level."""
    if true_case(view, found) is not None:
        return True
    return met(view, lambda came: _level(view, came.signal) == level) is not None


@dataclass(frozen=True, slots=True)
class NamedLevels:
    """Every level that a rule names as what comes out does come out."""

    name: str = "named_levels_reachable"
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ("rule",)
    always: bool = False

    def prove(self, view: View) -> Proof | None:
        """Read off the diagram; what a formula gives is scored."""
        scale = view.root.scale
        levels = scale.levels if scale is not None else ()
        named = tuple(word for _, word in view.step.rule.levels_named() if word in levels)
        if not named:
            return None
        reached = {letter.level for letter in view.root.values}
        lacking = tuple(word for word in named if levels.index(word) not in reached)
        if lacking or view.step.formula is None:
            return Proof("refuted" if lacking else "proved", about=lacking, asked=named)
        found = view.still.tables[view.tree.root].items()
        for level in map(levels.index, named):
            if not _is_met(view, level, [((end,), how) for end, how in found if _level(view, end) == level]):
                return unknown(view)
        return Proof("proved", asked=named)


@dataclass(frozen=True, slots=True)
class NotGreyWhenAnswered:
    """When everything below is answered the node is not grey, unless somewhere its author says so."""

    name: str = "known_when_answered"
    scopes: tuple[Scope, ...] = ("answers",)
    required: tuple[Scope, ...] = ("answers",)
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """All answers, no gaps; nothing to ask where a row, or a policy for what does not apply, says grey."""
        if any(_says_grey(view, place) for place in (*view.below, view.tree.root)):
            return None
        if any(not view.answers[place] for place in view.varying):
            return None
        grey = [((end,), how) for end, how in outcomes(view, view.answers, view.is_grey)]
        if not grey:
            return PROVED
        case = true_case(view, grey)
        return Proof("refuted", case) if case is not None else unknown(view)


def _says_grey(view: View, place: int) -> bool:
    leaves = len(view.plan.leaves)
    step = view.plan.steps[place - leaves] if place >= leaves else None
    if step is None:
        return False
    if step.formula is not None and step.formula.may_fail:
        return True
    return any(isinstance(end, Grey) and end.reason in WRITTEN_GREY for end in step.diagram.terminals)


@dataclass(frozen=True, slots=True)
class InputsMatter:
    """Every input makes a difference in some situation."""

    name: str = "inputs_matter"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ("rule",)
    always: bool = False

    def prove(self, view: View) -> Proof | None:
        """Each input moved by itself, from anything to anything. On a tree that is a bound a move may not be one."""
        asked = [place for place in view.varying if len(view.signals(place)) > 1]
        if not asked:
            return None
        ids = tuple(view.at(place).id for place in asked)
        try:
            idle = tuple(view.at(place).id for place in asked if not _ever_matters(view, place))
        except TooMany:
            return TOO_MANY
        if idle:
            return Proof("refuted", about=idle, asked=ids)
        sure = view.is_exact or all(_is_seen_to_matter(view, place) for place in asked)
        return Proof("proved", asked=ids) if sure else unknown(view)


def _is_seen_to_matter(view: View, place: int) -> bool:
    """Whether there is a case in which a move of this place makes a difference."""
    found = [(moved[:2], how) for moved, how in _differing(view, place).items()]
    if not view.computes:
        return true_case(view, found) is not None
    moves = {place: view.moves(place, _neighbours(view, place))}

    def shows(ends: tuple[Came, ...]) -> bool:
        before, after = ends
        return before.signal != after.signal or before.to(after) != SAME

    return true_case(view, found, shows, moves) is not None or Moving(view.scene, moves).by_chance(shows) is not None


def _ever_matters(view: View, place: int) -> bool:
    """Whether a move of this place ever makes a difference; on a tree that is a bound perhaps one that is none."""
    if view.is_exact:
        pairs_of = {(a, b): how for (a, b, _), how in view.moves(place, _neighbours(view, place)).items() if a != b}
        return matters(view.still, {place: pairs_of})
    return bool(_differing(view, place))


def _differing(view: View, place: int) -> Mapping[Moved, Chosen]:
    return pairs(view, {place: view.moves(place, _neighbours(view, place))})


def _neighbours(view: View, place: int) -> Iterator[Moved]:
    """From one thing that a place can say to the next: if none of these makes a difference, nothing does.

    And from one number to another in the same cell.
    """
    carrier, signals = view.at(place), sorted(view.signals(place))
    yield from ((a, b, ordered(carrier, a, b)) for a, b in pairwise(signals))
    yield from ((each, each, ANY) for each in signals if ordered(carrier, each, each) != SAME)


# --------------------------------------------------------------------------------------------------- what decides alone


@dataclass(frozen=True, slots=True)
class NoVeto:
    """No input forces the worst level by itself: at its worst, whatever the others say, nothing else comes out."""

    name: str = "no_veto"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Each input at its worst."""
        if len(view.varying) < 2 or view.root.scale is None or not view.root.scale.ordered:
            return None
        return _none_of(view, _forces, _is_survived)


def _none_of(view: View, does: Callable[[View, int], bool], refuted: Callable[[View, int], bool]) -> Proof:
    """That nothing that varies does so; on a tree that is a bound more seems to come out than does, so nobody knows."""
    if view.computes and all(refuted(view, place) for place in view.varying):
        return PROVED
    if not view.is_exact:
        return unknown(view)
    found = tuple(view.at(place).id for place in view.varying if does(view, place))
    return Proof("refuted", about=found) if found else PROVED


def _is_survived(view: View, place: int) -> bool:
    """Whether a better level than the worst comes out while this place is at its worst; by trying."""
    worst = worst_of(view.at(place), view.answers[place])
    trying = Trying(view.scene, most=SOME)
    trying.menus[place] = sorted(worst)
    if not worst:
        return True
    return any((view.level(each.came.signal) or 0) > 0 for each in trying.along() if each.said[place] in worst)


def _forces(view: View, place: int) -> bool:
    worst = worst_of(view.at(place), view.answers[place])
    levels = {view.level(each) for each in view.outcomes({place: worst}) if not view.is_grey(each)}
    return bool(worst) and levels == {0}


@dataclass(frozen=True, slots=True)
class NoDictator:
    """No input decides by itself: with what it says, whatever the others say, only one thing comes out, or grey."""

    name: str = "no_dictator"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Each input, answer by answer."""
        if len(view.varying) < 2:
            return None
        return _none_of(view, _decides, _is_overruled)


def _decides(view: View, place: int) -> bool:
    ends = set()
    for answer in view.answers[place]:
        found = {view.sort(each) for each in view.outcomes({place: frozenset([answer])}) if not view.is_grey(each)}
        if len(found) > 1:
            return False
        ends.add(frozenset(found))
    return len(ends) > 1


def _is_overruled(view: View, place: int) -> bool:
    """Whether two things come out while this place says the same; by trying."""
    trying = Trying(view.scene, most=max(4 * FEW, ALL // len(view.varying)))
    along = trying.along()
    for said, numbers, _ in along:
        found: list[Came] = []
        for other, others, _ in islice(along, FEW):
            kept = {each: number for each, number in others.items() if each != place}
            kept |= {each: number for each, number in numbers.items() if each == place}
            came = trying.tried({**other, place: said[place]}, kept).came
            if not view.is_grey(came.signal):
                found.append(came)
        if any(_differ(view, *each) for each in pairwise(found)):
            return True
    return False


def _differ(view: View, one: Came, other: Came) -> bool:
    return view.sort(one.signal) != view.sort(other.signal) or one.number != other.number


def _level(view: View, signal: Signal) -> int | None:
    """The level of an outcome, of a scale with or without order."""
    return view.root.values[signal].level if signal < len(view.root.values) else None
