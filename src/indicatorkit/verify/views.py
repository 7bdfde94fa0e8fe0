"""A node as a function of what varies: of its own inputs, whatever they say, or of all answers below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal, TypeAlias

from ..alphabets import Carrier
from ..diagram.fold import Moves
from ..folding.forest import Forest
from ..folding.ground import Ground, below
from ..folding.moved import Still
from ..folding.network import Stage, network
from ..folding.signals import Signal, Signals, answers_of, is_grey, loose_terminals, sort_of
from ..folding.smallest import SMALLEST, Chosen, choice
from ..folding.spans import Said, Spans
from ..folding.tree import Tree
from ..folding.trends import Moved, Trends
from ..folding.world import World
from ..light import dataclass
from ..plan import Plan, Step, always_missing
from ..plan.directions import higher_is_better
from ..seeking.scenes import Scene
from .fact import Fact
from .rows import of_rows

Scope: TypeAlias = Literal["rule", "answers"]


@dataclass(frozen=True)
class View:
    """A computed node, and the tree of all that varies below it. No slots: what is found about it is found once.

    In the scope of its *rule* its inputs vary, each over all that it can ever say, as if they had nothing to do with
    one another; in that of *answers* the questions and attributes below it do. `gaps` and `answers` are what each of
    them can say.
    """

    world: World
    step: Step
    scope: Scope
    forest: Forest
    tree: Tree
    gaps: Mapping[int, Signals]
    answers: Mapping[int, Signals]

    @property
    def plan(self) -> Plan:
        """The plan of which the node is a step."""
        return self.world.plan

    @property
    def root(self) -> Carrier:
        """What comes out of the node."""
        return self.step.carrier

    @property
    def varying(self) -> tuple[int, ...]:
        """The places that vary, in order."""
        return self.tree.varying

    @cached_property
    def below(self) -> tuple[int, ...]:
        """Every place below the node, however deep, in order."""
        return below(self.forest.ground, self.tree.root)

    @cached_property
    def facts_of_rows(self) -> tuple[Fact, ...]:
        """What there is to say of the rows of its rule; rows that are too many to check are `TooLarge`."""
        return tuple(of_rows(self.step))

    @cached_property
    def computes(self) -> bool:
        """Whether numbers that no diagram follows decide what it says: folds may then find more than there is."""
        return _computes(self.forest.ground, self.plan, self.tree.root)

    @cached_property
    def own_plan(self) -> Plan:
        """The plan with nothing but what it rests on; in the scope of its rule its inputs are all that is answered."""
        if self.scope == "rule":
            leaves = tuple(map(self.at, range(self.root.position)))
            return replace(self.plan, leaves=leaves, steps=(self.step,))
        places = {*self.below, self.root.position}
        steps = (each if each.carrier.position in places else always_missing(each) for each in self.plan.steps)
        return replace(self.plan, steps=tuple(steps))

    @cached_property
    def scene(self) -> Scene:
        """The same, to be tried."""
        rule = self.step if self.scope == "rule" else None
        return Scene(self.own_plan, self.root, self.answers, self.gaps, rule, self.plan.leaves)

    @cached_property
    def trends(self) -> Trends:
        """Which way its numbers move."""
        ground = self.forest.ground
        assert isinstance(ground, World | Alone)
        return Trends(self.plan, ground.terminal)

    @cached_property
    def is_both_scopes(self) -> bool:
        """Whether its inputs are the very answers below it: then there is nothing between its rule and those."""
        inputs = self.world.inputs(self.root.position)
        plain = len(set(inputs)) == len(inputs) and all(map(self.world.is_leaf, inputs))
        return plain and self.step.own_answer is None and self.is_exact

    @property
    def is_exact(self) -> bool:
        """Whether what folds find is what there is."""
        return self.tree.is_exact and not self.computes

    def is_number(self, signal: Signal) -> bool:
        """Whether an outcome is a measured number, of which the signal does not tell everything."""
        return signal < len(self.root.values) and self.root.values[signal].interval is not None

    def is_result(self, place: int) -> bool:
        """Whether the result of a node stands here, and not an answer before its gate, or an attribute."""
        return self.plan.results.get(self.at(place).id) == place

    def higher_is_better(self, place: int) -> bool | None:
        """Whether a higher number is better there, as declared; nothing where it is not, or is no number."""
        return higher_is_better(self.plan.framework, self.at(place).id, as_answered=self.world.is_leaf(place))

    def at(self, place: int) -> Carrier:
        """What stands in a place."""
        return self.plan.at(place)

    def signals(self, place: int) -> Signals:
        """Everything that a place can say."""
        return self.answers[place] | self.gaps[place]

    @cached_property
    def still(self) -> Still[Chosen]:
        """Every outcome with the smallest situation that has it."""
        return Still(self.tree, self.menus, SMALLEST)

    @cached_property
    def menus(self) -> Mapping[int, Mapping[Signal, Chosen]]:
        """For each place that varies everything that it can say, with what it takes to say it."""
        return {place: self._menu(place) for place in self.varying}

    def _menu(self, place: int) -> dict[Signal, Chosen]:
        carrier = self.at(place)
        return {each: choice(carrier, place, each) for each in sorted(self.signals(place))}

    def moves(self, place: int, moved: Iterable[Moved]) -> dict[Moved, Chosen]:
        """What a place says before and after, and how its number moves, with what it takes."""
        carrier = self.at(place)
        return {each: choice(carrier, place, *each[:2]) for each in moved}

    def outcomes(self, said: Mapping[int, Signals]) -> Signals:
        """What can come out when these places say any of this, and all others anything."""
        return self.tree.turned({place: each for place, each in said.items() if each}, self._anything)[
            self.tree.root
        ].signals

    @cached_property
    def _anything(self) -> Mapping[int, Said]:
        """What every place can say when all that varies may say anything: where less may be said, one starts there."""
        return self.tree.turned({each: self.signals(each) for each in self.varying})

    def level(self, signal: Signal) -> int | None:
        """The level of an outcome, from 0, the worst; nothing where it has none that can be compared."""
        return level_of(self.root, signal)

    def sort(self, signal: Signal) -> object:
        """What two outcomes have in common that count as the same: the level, else the number or the word."""
        return sort_of(self.root.values[signal]) if signal < len(self.root.values) else min(signal, self.root.missing)

    def is_grey(self, signal: Signal) -> bool:
        """Whether an outcome is grey."""
        return is_grey(self.root, signal)


def level_of(carrier: Carrier, signal: Signal) -> int | None:
    """The level of a signal on a scale that has an order; nothing where there is none."""
    if signal >= len(carrier.values) or carrier.scale is None or not carrier.scale.ordered:
        return None
    return carrier.values[signal].level


def worst_of(carrier: Carrier, signals: Signals) -> Signals:
    """Those of the signals with the worst level among them; none where there are no levels to compare."""
    levels = {each: level for each in signals if (level := level_of(carrier, each)) is not None}
    return frozenset(each for each, level in levels.items() if level == min(levels.values()))


def _computes(ground: Ground, plan: Plan, root: int) -> bool:
    places = [each for each in (*below(ground, root), root) if not ground.is_leaf(each)]
    formulas = (plan.steps[each - len(plan.leaves)].formula for each in places)
    return any(each is not None and each.finds_cells for each in formulas)


def _as_it_is(world: World, root: int) -> Tree:
    """Every step below a node by itself: numbers that questions share cannot be followed in one diagram."""
    places = [*below(world, root), root]
    leaves = tuple(each for each in places if world.is_leaf(each))
    stages = tuple(world.stage(each) for each in places if not world.is_leaf(each))
    return Tree(root, stages, leaves, world, exact=False)


def of_answers(world: World, step: Step) -> View:
    """The node as a function of all answers below it."""
    root = step.carrier.position
    tree = _as_it_is(world, root) if _computes(world, world.plan, root) else world.tree(root)
    return View(
        world,
        step,
        "answers",
        world.forest,
        tree,
        {each: world.gaps(each) for each in tree.varying},
        {each: answers_of(world.plan.leaves[each]) for each in tree.varying},
    )


def of_rule(world: World, step: Step) -> View:
    """The node as a function of its own inputs."""
    alone = Alone(world, step)
    inputs = alone.inputs(alone.root)
    forest = Forest(alone, inputs)
    tree = forest.tree(alone.root)
    gaps = {each: frozenset(s for s in alone.range(each) if is_grey(world.plan.at(each), s)) for each in inputs}
    return View(world, step, "rule", forest, tree, gaps, {each: alone.range(each) - gaps[each] for each in inputs})


class Alone:
    """The ground of one rule: its inputs are leaves."""

    world: World
    step: Step

    def __init__(self, world: World, step: Step) -> None:
        self.world, self.step = world, step
        self.spans: Spans | None = None
        self.root: int = step.carrier.position
        self.size: int = self.root + 1
        self._network = network(world.plan)

    def is_leaf(self, place: int) -> bool:
        """Everything but the node itself."""
        return place != self.root

    def inputs(self, place: int) -> tuple[int, ...]:
        """The inputs of the node."""
        return self._network.inputs(place)

    def stage(self, place: int) -> Stage:
        """What the node makes of its inputs."""
        return Stage(
            place,
            Moves(self.step.diagram.layers),
            self.inputs(place),
            self._network.letters(place),
            self.step.codes,
            loose_terminals(self.step),
        )

    def terminal(self, place: int, end: int) -> int:
        """The end of the one stage there is, as its diagram has it."""
        return end

    def range(self, leaf: int) -> Signals:
        """Everything that an input can ever say."""
        if self.world.is_leaf(leaf):
            return self.world.range(leaf)
        return frozenset(self.world.forest.range(leaf))

    def now(self, place: int) -> Signals:
        """Everything varies, so nobody asks."""
        raise AssertionError(f"{self.world.plan.at(place).id} varies in all situations")
