"""What every verdict means, by trying everything: the brute force against which the prover is held.

A `Space` is a node as a table with one axis for each thing that varies: all answers below it and all ways to have none
(`of_answers`, asked of the engine), or all that its own inputs can say (`of_rule`, asked of the machine of the rule).
Each property is then a few lines, straight from its definition. Nothing here comes from `indicatorkit.verify`,
`indicatorkit.folding` or `indicatorkit.diagram`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, pairwise, permutations, product
from math import prod
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indicatorkit.alphabets import Carrier
from indicatorkit.conditions import after, holds
from indicatorkit.engine.columns import score
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, Step, machine_of, rule_in
from indicatorkit.rules import Rule
from indicatorkit.values import Grey, Input, Interval, LeafReason, Letter, Node, NodeReason, Value
from tests.brute import ways_up

MOST = 3_000

Said: TypeAlias = tuple[int, int]  # the code of what a place says, and of its reason where it is missing
Index: TypeAlias = tuple[int, ...]  # a situation: for each place which of the things that it can say
Table: TypeAlias = NDArray[Any]


class TooMany(Exception):
    """More situations than anybody wants to try."""


@dataclass(frozen=True)
class Place:
    """Something that varies, and all that it can say: answers first, then the gaps."""

    carrier: Carrier
    says: tuple[Said, ...]

    def __post_init__(self) -> None:
        assert self.answers + self.gaps == [*range(len(self.says))]

    @property
    def answers(self) -> list[int]:
        return [at for at, (code, _) in enumerate(self.says) if code != self.carrier.missing]

    @property
    def gaps(self) -> list[int]:
        return [at for at, (code, _) in enumerate(self.says) if code == self.carrier.missing]

    @property
    def values(self) -> list[int]:
        return [at for at in self.answers if self.says[at][0] != self.carrier.not_applicable]

    @property
    def left_out(self) -> list[int]:
        """Where it says that it does not apply."""
        return [at for at in self.answers if self.says[at][0] == self.carrier.not_applicable]

    @cached_property
    def levels(self) -> dict[int, int]:
        """What has a level on a scale with an order."""
        ranks = {at: level_of(self.carrier, self.says[at][0]) for at in self.values}
        return {at: level for at, level in ranks.items() if level is not None}

    def at_level(self, pick: Callable[[Iterable[int]], int]) -> list[int]:
        """What is at the best of its levels, or at the worst of them."""
        return [at for at, level in self.levels.items() if level == pick(self.levels.values())]


def level_of(carrier: Carrier, code: int) -> int | None:
    if code >= len(carrier.values) or carrier.scale is None or not carrier.scale.ordered:
        return None
    return carrier.values[code].level


def sort_of(carrier: Carrier, code: int) -> object:
    """What outcomes that count as the same have in common: the level, else the number, else the word."""
    if code >= len(carrier.values):
        return "grey" if code == carrier.missing else "not_applicable"
    return plainly(carrier.values[code])


def plainly(letter: Letter) -> object:
    """The level, else the number, else the word."""
    if letter.level is not None:
        return "level", letter.level
    return ("number", letter.number) if letter.number is not None else ("word", letter.word)


@dataclass(frozen=True)
class Space:
    """A node under everything: `codes[situation]` is what comes out, of all carriers below it `below`.

    In the scope of a rule `held[situation]` are the rows that hold there (nothing where no row is asked), `why_grey` is
    the reason.
    """

    plan: Plan
    step: Step
    places: tuple[Place, ...]
    codes: Table
    below: Mapping[int, Table] = field(default_factory=dict)
    held: Table | None = None
    why_grey: Table | None = None
    machine_says: frozenset[Any] = frozenset()
    rules_below: tuple[Space, ...] = ()

    @property
    def root(self) -> Carrier:
        return self.step.carrier

    @property
    def ids(self) -> list[str]:
        return [place.carrier.id for place in self.places]

    @cached_property
    def answered(self) -> Table:
        """How many of its places have an answer, in every situation."""
        found = np.zeros(self.codes.shape, dtype=int)
        for axis, place in enumerate(self.places):
            found += self.along(axis, [at in place.answers for at in range(len(place.says))])
        return found

    def along(self, axis: int, values: Sequence[Any]) -> Table:
        """Something about what one place says, as a table that fits beside the others."""
        shape = [1] * len(self.places)
        shape[axis] = len(values)
        return np.array(values).reshape(shape)

    @cached_property
    def outcomes(self) -> range:
        return range(self.root.missing + 1)

    def told(self, about: Callable[[int], Any]) -> Table:
        """Something about what comes out, in every situation."""
        return np.array([about(code) for code in self.outcomes])[self.codes]

    @cached_property
    def is_grey(self) -> Table:
        return self.codes == self.root.missing

    @cached_property
    def sorts(self) -> Table:
        sorts = [sort_of(self.root, code) for code in self.outcomes]
        return np.array([sorts.index(each) for each in sorts])[self.codes]

    def level(self, code: int) -> int | None:
        return level_of(self.root, code)

    def only(self, menus: Mapping[int, Sequence[int]]) -> Table:
        """What comes out where these places say any of this, and all others anything."""
        return self.codes[np.ix_(*(menus.get(axis, range(len(p.says))) for axis, p in enumerate(self.places)))]

    def index(self, said: Mapping[int, Said]) -> Index:
        """The situation in which places, by position, say this."""
        return tuple(place.says.index(said[place.carrier.position]) for place in self.places)


# ------------------------------------------------------------------------------------------------ making the two spaces


class Spaces:
    """The spaces of one plan, each made once."""

    def __init__(self, plan: Plan, most: int = MOST, *, every_reason: bool = False) -> None:
        self.plan, self.most, self.every_reason = plan, most, every_reason
        self._ranges: dict[int, tuple[Said, ...]] = {}
        self._rules: dict[int, Space] = {}

    # ------------------------------------------------------------------------------------------------ answers

    def of_answers(self, step: Step) -> Space:
        """Every answer to every question below, every gap, everything about the entity: what the engine says."""
        plan, root = self.plan, step.carrier.position
        below = ways_up(plan, root)
        places = [Place(leaf, self.range(leaf.position)) for leaf in plan.leaves if below[leaf.position]]
        shape = tuple(len(place.says) for place in places)
        if prod(shape) > self.most:
            raise TooMany(prod(shape))
        grid = {place.carrier.position: at.ravel() for place, at in zip(places, np.indices(shape), strict=True)}
        wide = prod(shape)
        codes, why = [], []
        for leaf in plan.leaves:
            says = self.range(leaf.position) if leaf.position in grid else ((leaf.missing, self.not_supplied),)
            at = grid.get(leaf.position, np.zeros(wide, dtype=int))
            codes.append(np.array([code for code, _ in says], dtype=np.uint8)[at])
            why.append(np.array([reason for _, reason in says], dtype=np.uint8)[at])
        found = [*codes, *score(plan, codes, why).codes]
        said = {place: found[place].reshape(shape) for place in below if place != root}
        rules = tuple(
            self.of_rule(plan.steps[place - len(plan.leaves)]) for place in below if place >= len(plan.leaves)
        )
        return Space(plan, step, tuple(places), found[root].reshape(shape), said, rules_below=rules)

    @property
    def not_supplied(self) -> int:
        return self.plan.reasons.index(("not_supplied", "not_supplied"))

    def range(self, position: int) -> tuple[Said, ...]:
        """All that can ever be said in a place; of a node over all that its own inputs can, whatever they share."""
        if position not in self._ranges:
            is_leaf = position < len(self.plan.leaves)
            found = self._of_leaf(self.plan.leaves[position]) if is_leaf else self._of_node(position)
            self._ranges[position] = tuple(sorted(set(found)))
        return self._ranges[position]

    def _of_leaf(self, leaf: Carrier) -> Iterator[Said]:
        yield from ((code, 0) for code in range(len(leaf.values) + leaf.may_not_apply))
        asked = self.plan.framework.items.get(leaf.id) or self.plan.framework.attributes[leaf.id]
        assert asked.answer is not None
        reasons = [(each.value, each.value) for each in LeafReason]
        reasons += [(option, kind.value) for option, kind in asked.answer.reasons.items()]
        told = reasons if self._tells_apart(leaf) else [("not_supplied", "not_supplied")]
        yield from ((leaf.missing, self.plan.reasons.index(reason)) for reason in told)

    def _tells_apart(self, leaf: Carrier) -> bool:
        """Whether anybody asks why this is missing; a question is read before its gate and after."""
        sources = [source for step in self.plan.steps for source in step.sources if source.carrier.id == leaf.id]
        return self.every_reason or any(source.alphabet.by_reason for source in sources)

    def _of_node(self, position: int) -> Iterator[Said]:
        space = self.of_rule(self.plan.steps[position - len(self.plan.leaves)])
        own = space.step.own_answer
        if own is None:
            yield from ((int(code), 0) for code in np.unique(space.codes))
            return
        axis = [place.carrier.position for place in space.places].index(own.position)
        for at, code in np.ndenumerate(space.codes):
            why = space.places[axis].says[at[axis]][1] or len(space.root.reasons)
            gated = space.why_grey is not None and space.why_grey[at] is NodeReason.APPLICABILITY_UNKNOWN
            yield int(code), (len(space.root.reasons) if gated else why) if code == space.root.missing else 0

    # ------------------------------------------------------------------------------------------------ the rule alone

    def of_rule(self, step: Step) -> Space:
        """Everything that the inputs of a node can say: what the machine of its rule says."""
        if step.carrier.position not in self._rules:
            self._rules[step.carrier.position] = self._of_rule(step)
        return self._rules[step.carrier.position]

    def _of_rule(self, step: Step) -> Space:
        places = tuple(Place(source.carrier, self.range(source.carrier.position)) for source in step.sources)
        shape = tuple(len(place.says) for place in places)
        if prod(shape) > self.most:
            raise TooMany(prod(shape))
        outcomes = ran(step, step.rule, places)
        held = ran(step, Telling(step.rule, step.node), places) if step.rule.outcomes_written() else {}
        codes = np.zeros(shape, dtype=int)
        rows, why = np.empty(shape, dtype=object), np.empty(shape, dtype=object)
        for at, outcome in outcomes.items():
            codes[at] = code_of(step, outcome)
            rows[at] = held[at].word.split() if isinstance(held.get(at), Value) else None
            if isinstance(outcome, Grey):
                why[at] = outcome.reason
        said = frozenset(outcomes.values())
        return Space(self.plan, step, places, codes, held=rows, why_grey=why, machine_says=said)


def ran(step: Step, rule: Any, places: Sequence[Place]) -> dict[Index, Any]:
    """What the machine of a rule says for all that its inputs can say: input by input, all of it along."""
    machine = machine_of(rule, step.gate, step.node, step.sources)
    here: dict[Index, Any] = {(): machine.start()}
    for source, place in zip(step.sources, places, strict=True):
        letters = [source.input.letters[source.letter(*said)] for said in place.says]
        here = {
            (*index, at): machine.step(state, source.input, letter)
            for index, state in here.items()
            for at, letter in enumerate(letters)
        }
    return {index: machine.finish(state) for index, state in here.items()}


def code_of(step: Step, outcome: Any) -> int:
    """The code of an outcome of a machine, found by what it means."""
    if not isinstance(outcome, Value):
        return step.carrier.missing if isinstance(outcome, Grey) else step.carrier.not_applicable
    meaning = [
        code
        for code, letter in enumerate(step.carrier.values)
        if (letter.level, letter.number, letter.interval, letter.number_open)
        == (outcome.level, outcome.number, outcome.interval, outcome.number_open)
        and outcome.word in (None, letter.word)
    ]
    return meaning[0]


class Telling:
    """A rule whose outcome is which of its rows hold, as a word: `"0 2"`. Its policies and its gate stay."""

    limits = ()
    bands = rescale = round = None

    def __init__(self, rule: Rule, node: Node) -> None:
        self.rule, self.node = rule, node

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rule, name)

    def start(self, node: Node) -> Any:
        return self.rule.asked(node)

    def step(self, state: Any, child: Input, letter: Letter) -> Any:
        seen, read = self.rule.seen(child, letter, self.node.scale)
        return tuple(after(each, seen, read, counted=seen.is_counted()) for each in state)

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        return lambda state: self.step(state, child, letter)

    def finish(self, state: Any, node: Node) -> Value:
        return Value(word=" ".join(str(row) for row, condition in enumerate(state) if holds(condition)))


# -------------------------------------------------------------------------------------------------------- what is found


@dataclass(frozen=True)
class Tried:
    """Whether a property holds; else what it is about, the fewest answers that show it, and what does show it.

    `shows(before, after)` says of two situations, or of one, whether the property is broken there.
    """

    holds: bool
    about: tuple[str, ...] | None = None
    fewest: int | None = None
    shows: Callable[[Index, Index | None], bool] = lambda before, after: True
    asked: frozenset[str] = frozenset()
    any_case: bool = False  # no matter how many answers it has


Property: TypeAlias = Callable[[Space], Tried | None]


def without(about: Iterable[str], asked: Iterable[str] = ()) -> Tried:
    """A property that holds unless there are some of these, of all that are asked about; nothing to show."""
    found = tuple(about)
    return Tried(not found, found or None, asked=frozenset(asked))


def nowhere(space: Space, mask: Table, about: tuple[str, ...] | None = None) -> Tried:
    """A property that holds if this is so in no situation."""
    mask = np.broadcast_to(mask, space.codes.shape)
    if not mask.any():
        return Tried(holds=True)
    return Tried(False, about, int(space.answered[mask].min()), lambda before, after: after is None and mask[before])


# ------------------------------------------------------------------------------------------------ one answer that moves

Moves: TypeAlias = Callable[[Place], Iterable[tuple[int, int]]]
Breaks: TypeAlias = Callable[[Space, int, int], bool]


def moving(space: Space, *claims: tuple[Moves, Breaks]) -> Tried | None:
    """Whether nothing that breaks comes out when one place makes one of these moves and all others stay."""
    asked = [each for each in claims if any(True for place in space.places for _ in each[0](place))]
    if not asked:
        return None
    worst = [fewest for moves, breaks in asked if (fewest := broken(space, moves, breaks)) is not None]

    def shows(before: Index, after: Index | None) -> bool:
        assert after is not None
        (axis,) = [each for each in range(len(before)) if before[each] != after[each]]
        move, ends = (before[axis], after[axis]), (int(space.codes[before]), int(space.codes[after]))
        return any(move in set(moves(space.places[axis])) and breaks(space, *ends) for moves, breaks in claims)

    return Tried(False, None, worst[0], shows) if worst else Tried(holds=True)


def broken(space: Space, moves: Moves, breaks: Breaks) -> int | None:
    """The fewest answers, those that move counted before and after, with which such a move breaks it."""
    bad = np.array([[breaks(space, one, other) for other in space.outcomes] for one in space.outcomes])
    found: list[int] = []
    for axis, place in enumerate(space.places):
        for one, other in moves(place):
            here, there = (np.take(space.codes, each, axis=axis) for each in (one, other))
            answered = np.take(space.answered, one, axis=axis)[bad[here, there]]
            if answered.size:
                found.append(int(answered.min()) + (other in place.answers))
    return min(found, default=None)


def worse(place: Place) -> Iterator[tuple[int, int]]:
    return ((a, b) for a, high in place.levels.items() for b, low in place.levels.items() if low < high)


def answered(place: Place) -> Iterator[tuple[int, int]]:
    return product(place.gaps, place.answers)


def another(place: Place) -> Iterator[tuple[int, int]]:
    return permutations(place.values, 2)


def from_best_to_not_applicable(place: Place) -> Iterator[tuple[int, int]]:
    return product(place.at_level(max), place.left_out)


def from_worst_to_not_applicable(place: Place) -> Iterator[tuple[int, int]]:
    return product(place.at_level(min), place.left_out)


def gets_better(space: Space, before: int, after: int) -> bool:
    low, high = space.level(before), space.level(after)
    return low is not None and high is not None and high > low


def gets_worse(space: Space, before: int, after: int) -> bool:
    return gets_better(space, after, before)


def turns_grey(space: Space, before: int, after: int) -> bool:
    return before != space.root.missing and after == space.root.missing


def is_revised(space: Space, before: int, after: int) -> bool:
    return before != space.root.missing and sort_of(space.root, before) != sort_of(space.root, after)


def changes_grey(space: Space, before: int, after: int) -> bool:
    return (before == space.root.missing) != (after == space.root.missing)


def monotone(space: Space) -> Tried | None:
    """From a level to a worse one never makes it better."""
    return moving(space, (worse, gets_better))


def not_applicable_neutral(space: Space) -> Tried | None:
    """ "Does not apply" is never better than the best answer, nor worse than the worst one."""
    return moving(space, (from_best_to_not_applicable, gets_better), (from_worst_to_not_applicable, gets_worse))


def never_regrey(space: Space) -> Tried | None:
    return moving(space, (answered, turns_grey))


def never_revised(space: Space) -> Tried | None:
    return moving(space, (answered, is_revised))


def grey_by_gaps_alone(space: Space) -> Tried | None:
    return moving(space, (another, changes_grey))


# ---------------------------------------------------------------------------------------------------- what can come out


def every_level_reachable(space: Space) -> Tried | None:
    scale = space.root.scale
    return None if scale is None else without(lacking(space, scale.levels), scale.levels)


def named_levels_reachable(space: Space) -> Tried | None:
    scale = space.root.scale
    named = [word for _, word in space.step.rule.levels_named() if scale is not None and word in scale.levels]
    return without(lacking(space, named), named) if named else None


def lacking(space: Space, levels: Iterable[str]) -> Iterator[str]:
    scale, values = space.root.scale, space.root.values
    assert scale is not None
    reached = {values[code].level for code in np.unique(space.codes) if code < len(values)}
    return (word for word in levels if scale.levels.index(word) not in reached)


MEANT = {NodeReason.SAYS_SO, NodeReason.INPUT_NOT_APPLICABLE, NodeReason.CANNOT_COMPUTE}


def known_when_answered(space: Space) -> Tried | None:
    """Answered everywhere it is not grey; not asked where an author, or a number, says grey in so many words."""
    said = {each.reason for rule in space.rules_below for each in rule.machine_says if isinstance(each, Grey)}
    if said & MEANT or any(not place.answers for place in space.places):
        return None
    return nowhere(space, space.is_grey & (space.answered == len(space.places)))


def inputs_matter(space: Space) -> Tried | None:
    """Of every place that can say two things there are two that make a difference to what comes out."""
    asked = [axis for axis, place in enumerate(space.places) if len(place.says) > 1]
    idle = [space.ids[axis] for axis in asked if (space.codes == np.take(space.codes, [0], axis=axis)).all()]
    return without(idle, (space.ids[axis] for axis in asked)) if asked else None


def no_veto(space: Space) -> Tried | None:
    """No place that at its worst leaves nothing but the worst level, or grey, whatever the others say."""
    scale = space.root.scale
    if len(space.places) < 2 or scale is None or not scale.ordered:
        return None

    def forces(axis: int, place: Place) -> bool:
        ends = {space.level(code) for code in codes_in(space, axis, place.at_level(min))} if place.levels else set()
        return ends == {0}

    return without(place.carrier.id for axis, place in enumerate(space.places) if forces(axis, place))


def codes_in(space: Space, axis: int, says: Sequence[int]) -> set[int]:
    """All that comes out, grey left aside, where one place says any of this."""
    return {int(code) for code in np.unique(space.only({axis: says})) if code != space.root.missing}


def no_dictator(space: Space) -> Tried | None:
    """No place each of whose answers leaves one thing at most, or grey, whatever the others say; not all the same."""
    if len(space.places) < 2:
        return None

    def decides(axis: int, place: Place) -> bool:
        ends = [{sort_of(space.root, code) for code in codes_in(space, axis, [at])} for at in place.answers]
        return all(len(each) <= 1 for each in ends) and len(set(map(frozenset, ends))) > 1

    return without(place.carrier.id for axis, place in enumerate(space.places) if decides(axis, place))


def no_idle_grey(space: Space) -> Tried:
    """Nowhere grey where every way to fill all gaps gives one and the same, and that is not grey."""
    open_ = [axis for axis, place in enumerate(space.places) if place.answers and place.gaps]
    idle = np.zeros(space.codes.shape, dtype=bool)
    for number in range(1, len(open_) + 1):
        for axes in combinations(open_, number):
            filled = np.ix_(*(p.answers if a in axes else range(len(p.says)) for a, p in enumerate(space.places)))
            gaps = np.ix_(*(p.gaps if a in axes else settled(a, p, open_) for a, p in enumerate(space.places)))
            there = [settled(a, p, open_) if a not in axes else range(1) for a, p in enumerate(space.places)]
            one = space.sorts[filled].min(axis=axes, keepdims=True) == space.sorts[filled].max(axis=axes, keepdims=True)
            one &= ~space.is_grey[filled].any(axis=axes, keepdims=True)
            idle[gaps] = space.is_grey[gaps] & one[np.ix_(*there)]
    # what cannot be answered at all stays as it is, and without any gap that can be filled nothing can be idle
    return nowhere(space, idle)


def settled(axis: int, place: Place, open_: Sequence[int]) -> Sequence[int]:
    """What a place says that is not among the gaps to fill: an answer, or what it always says."""
    return place.answers if axis in open_ else range(len(place.says))


# ------------------------------------------------------------------------------------------------------- rows and bands


def total(space: Space) -> Tried | None:
    """In every case in which nothing is missing that can be known some row holds, wherever rows are asked at all."""
    if not space.step.rule.outcomes_written():
        return None
    known = np.ones(space.codes.shape, dtype=bool)
    for axis, place in enumerate(space.places):
        known &= space.along(axis, [at in place.answers or not place.answers for at in range(len(place.says))])
    return nowhere(space, known & where(space, lambda rows: rows == []))


def where(space: Space, so: Callable[[list[int]], bool]) -> Table:
    """Where something is so of the rows that hold."""
    assert space.held is not None
    found = [held is not None and so([int(row) for row in held]) for held in space.held.flat]
    return np.array(found).reshape(space.codes.shape)


def unique(space: Space) -> Tried | None:
    """Of a table that must be unique no two rows hold together; what it says otherwise is no row."""
    rule = space.step.rule
    if getattr(rule, "hit", "first") != "unique" or not rule.outcomes_written():
        return None
    written = len(rule.outcomes_written())
    found = nowhere(space, where(space, lambda rows: sum(row < written for row in rows) > 1))
    return replace(found, any_case=True)  # with everything answered, where that shows it: rows are about answers


def rows_decide(space: Space) -> Tried | None:
    """Each row is the first to hold in some case."""
    written = len(space.step.rule.outcomes_written())
    if not written:
        return None
    assert space.held is not None
    first = {held[0] for held in space.held.flat if held}
    rows = range(written)
    return without((str(row + 1) for row in rows if str(row) not in first), (str(row + 1) for row in rows))


def bands_whole(space: Space) -> Tried | None:
    """No number lies between rows with bounds and in none of them, or all that are in none lie side by side."""
    bands = space.step.rule.bands
    if bands is None:
        return None
    rows = bands.edges()
    edges = numbers(rows)
    whole = sorted([min(edges) - 1, *edges, max(edges) + 1]) if edges else []
    spare = [not any(row.holds(each) for row in rows) for each in whole]
    stretches = sum(here and not before for before, here in pairwise([False, *spare]))
    return Tried(stretches < 2 or not any(is_between(rows, each) for each in edges))


def bands_apart(space: Space) -> Tried | None:
    """No number lies in two rows that both have two bounds."""
    bands = space.step.rule.bands
    if bands is None:
        return None
    closed = [row for row in bands.edges() if row.low is not None and row.high is not None]
    return Tried(not any(sum(row.holds(number) for row in closed) > 1 for number in numbers(closed)))


def numbers(rows: Sequence[Interval]) -> list[Fraction]:
    """Every edge, and a number between each two that follow each other: there is no other kind of number."""
    edges = sorted({edge for row in rows for edge in (row.low, row.high) if edge is not None})
    return [*edges, *((one + other) / 2 for one, other in pairwise(edges))]


def is_between(rows: Sequence[Interval], number: Fraction) -> bool:
    """Whether a number is in none of these, with one of them below it and one above."""
    below = any(row.high is not None and row.high <= number for row in rows)
    above = any(row.low is not None and row.low >= number for row in rows)
    return below and above and not any(row.holds(number) for row in rows)


def edges_clear(space: Space) -> Tried | None:
    """The number that is held against the bands is nowhere one of their edges."""
    rule = space.step.rule
    edges = {edge for row in (rule.bands.edges() if rule.bands else ()) for edge in (row.low, row.high)} - {None}
    if not edges:
        return None
    on_numbers = tuple(limit for limit in rule.limits if not limit.on_level)
    plain = rule.model_copy(update={"bands": None, "limits": on_numbers})
    hit = np.zeros(space.codes.shape, dtype=bool)
    for at, outcome in ran(space.step, plain, space.places).items():
        hit[at] = isinstance(outcome, Value) and outcome.number in edges
    return nowhere(space, hit)


# ------------------------------------------------------------------------------------------------------ changing places


def symmetric(space: Space) -> Tried | None:
    """Any two inputs may change places; not asked where they cannot say the same. Else the first two neighbours."""
    meanings = [[meaning(place.carrier, said) for said in place.says] for place in space.places]
    if len(space.places) < 2 or any(set(one) != set(meanings[0]) for one in meanings):
        return None
    order = [[each.index(one) for one in meanings[0]] for each in meanings]
    alike, answered = (each[np.ix_(*order)] for each in (space.sorts, space.answered))  # one index, one meaning
    axes = range(len(space.places))
    same = all((alike == alike.swapaxes(one, other)).all() for one, other in combinations(axes, 2))
    neighbours = [(axis, alike != alike.swapaxes(axis, axis + 1)) for axis in axes[:-1]]
    about, fewest = next(
        ((tuple(space.ids[axis : axis + 2]), int(answered[each].min())) for axis, each in neighbours if each.any()),
        (None, None),
    )

    def shows(before: Index, after: Index | None) -> bool:
        assert after is not None
        said = [[meanings[axis][at] for axis, at in enumerate(each)] for each in (before, after)]
        return sorted(map(str, said[0])) == sorted(map(str, said[1])) and bool(
            space.sorts[before] != space.sorts[after]
        )

    return Tried(same, about, fewest, shows)


def meaning(carrier: Carrier, said: Said) -> tuple[object, ...]:
    code, reason = said
    if code < len(carrier.values):
        letter = carrier.values[code]
        plain = letter.word if letter.number is None else letter.number
        return (carrier.scale.id if carrier.scale else None, letter.level, plain)
    if code == carrier.not_applicable:
        return ("not applicable",)
    return ("missing", carrier.reasons[reason - 1][0] if carrier.reasons else None)


# -------------------------------------------------------------------------------------------------- beside another node


def grey_if_any_missing(space: Space) -> Tried | None:
    """Grey wherever any question below it is missing, each behind its gate."""
    items = space.plan.framework.items
    asked = [place for place in results_below(space) if items[space.plan.at(place).id].is_asked]
    wrong = [(place, (space.below[place] == space.plan.at(place).missing) & ~space.is_grey) for place in asked]
    return first_wrong(space, wrong) if asked else None


def veto(space: Space, by: Iterable[str]) -> Tried | None:
    """Grey or at its worst wherever one of these is at its worst."""
    wanted = [place for place in results_below(space) if space.plan.at(place).id in set(by)]
    right = space.is_grey | space.told(lambda code: space.level(code) == 0)
    wrong = []
    for place in wanted:
        carrier = space.plan.at(place)
        ranks = {code: level for code in range(len(carrier.values)) if (level := level_of(carrier, code)) is not None}
        worst = [code for code, level in ranks.items() if level == min(ranks.values())]
        wrong.append((place, np.isin(space.below[place], worst) & ~right))
    return first_wrong(space, wrong) if wanted else None


def results_below(space: Space) -> list[int]:
    return [place for place in sorted(space.below) if space.plan.results.get(space.plan.at(place).id) == place]


def first_wrong(space: Space, wrong: Sequence[tuple[int, Table]]) -> Tried:
    """What is wrong beside the first place where anything is; a case that shows it for any place will do."""
    found = next(((place, mask) for place, mask in wrong if mask.any()), None)
    if found is None:
        return Tried(holds=True)
    first = nowhere(space, found[1], (space.plan.at(found[0]).id,))
    return replace(first, shows=lambda before, after: after is None and any(mask[before] for _, mask in wrong))


RULE: Mapping[str, Property] = {
    each.__name__: each
    for each in (
        total, unique, rows_decide, bands_whole, bands_apart, named_levels_reachable, inputs_matter, monotone,
        not_applicable_neutral, never_regrey, never_revised, no_idle_grey, grey_by_gaps_alone, every_level_reachable,
        edges_clear, symmetric, no_veto, no_dictator,
    )
}  # fmt: skip
ANSWERS: Mapping[str, Property] = {
    each.__name__: each
    for each in (
        known_when_answered, inputs_matter, monotone, not_applicable_neutral, never_regrey, never_revised, no_idle_grey,
        grey_by_gaps_alone, grey_if_any_missing, every_level_reachable, no_veto, no_dictator,
    )
}  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ all waves

NEVER = {"rows_decide", "named_levels_reachable", "every_level_reachable", "inputs_matter"}
"""What these are about may never happen in one wave, if it does in another one under the same roll-up."""


def in_all_waves(framework: Framework, name: str, node: str, found: Mapping[str, Tried | None]) -> bool | None:
    """Whether a property holds in all waves, by what was found in each; nothing where it was asked in none."""
    tried = {wave: each for wave, each in found.items() if each is not None}
    if not tried:
        return None
    if name not in NEVER:
        return all(each.holds for each in tried.values())
    item, waves = framework[node], framework.waves
    groups: dict[int, list[Tried]] = {}
    for wave, each in tried.items():
        groups.setdefault(id(rule_in(item, wave, waves)), []).append(each)
    return all(
        frozenset[str]().union(*map(happens, group)) >= frozenset[str]().union(*(each.asked for each in group))
        for group in groups.values()
    )


def happens(tried: Tried) -> frozenset[str]:
    return tried.asked - set(tried.about or ())
