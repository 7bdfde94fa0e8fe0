"""The plan for a wave: every computed node after all its inputs, step by step; made once for each stretch of waves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter
from operator import is_

from ..alphabets import Carrier
from ..framework import Framework
from ..garbage import left_alone
from ..light import replace
from ..values import Node, Scale
from .carriers import gated_reasons, leaves, reasons_of
from .diagrams import diagram_of
from .inputs import input_ids, source
from .outcomes import step
from .steps import Plan, Step
from .waves import Settled, settled, stretch


def plan(framework: Framework, wave: str | None = None) -> Plan:
    """The plan for a wave (the last one, unless said); waves between which nothing changes share one plan."""
    wave = framework.default_wave() if wave is None else wave
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    of_wave = ("wave", wave)  # what a wave decides takes longer to find than most answers to score
    if of_wave not in prepared:
        key = ("plan", *stretch(framework, wave))
        if key not in prepared:
            prepared[key] = Planner(framework, wave).plan()
        prepared[of_wave] = prepared[key]
    found: Plan = prepared[of_wave]
    return found


class Planner:
    """Builds one plan; what it holds is thrown away afterwards."""

    framework: Framework
    wave: str

    def __init__(self, framework: Framework, wave: str) -> None:
        self.framework, self.wave = framework, wave
        self.gap_words: frozenset[str] = frozenset(option for option, _ in framework.missing_options())
        self.carriers: dict[str, Carrier] = {}
        self.answered: dict[str, Carrier] = {}
        self.settled: dict[str, Settled | None] = {}
        self.orders: dict[str, Scale] = framework.orders
        # of each node the step that was made last, for this wave or for another one
        self.made: dict[str, Step] = framework._prepared.setdefault("steps", {})  # noqa: SLF001  # as above

    @left_alone()
    def plan(self) -> Plan:
        """The leaves, then the steps in the order in which they can be computed."""
        for leaf in self._leaves():
            self.carriers[leaf.id] = self.answered[leaf.id] = leaf
        steps: list[Step] = []
        for id_ in self._order():
            steps.append(self._step(id_, len(self.answered) + len(steps)))
            self.carriers[id_] = steps[-1].carrier
        results = {id_: each.position for id_, each in self.carriers.items() if id_ in self.framework.items}
        leaves_ = tuple(self.answered.values())
        return Plan(self.framework, self.wave, leaves_, tuple(steps), results, reasons_of(self.framework))

    def _leaves(self) -> Iterable[Carrier]:
        """The carriers of answers."""
        return leaves(self.framework)

    def _settled(self, id_: str) -> Settled | None:
        """A node as it is in this wave; nothing where it is not computed."""
        if id_ not in self.settled:
            item = self.framework[id_]
            self.settled[id_] = settled(item, self.orders.get(item.scale_id or ""), self.wave, self.framework.waves)
        return self.settled[id_]

    def _order(self) -> Iterable[str]:
        """The computed nodes, each after its inputs; among equals, as in the document."""
        computed = [here for id_ in self.framework.items if (here := self._settled(id_)) is not None]
        needs = {here.item.id: [each for each in input_ids(here) if each != here.item.id] for here in computed}
        return TopologicalSorter({id_: [each for each in needs[id_] if each in needs] for id_ in needs}).static_order()

    def _input_ids(self, here: Settled) -> tuple[str, ...]:
        """What a node reads, in order."""
        return input_ids(here)

    def _step(self, id_: str, position: int) -> Step:
        """The step of a node; the very one of another wave where nothing about it is different."""
        here = self._settled(id_)
        assert here is not None, "only what is computed has a step"
        carriers = [self._read_by(id_, each) for each in self._input_ids(here)]
        known = self.made.get(id_)
        if known is None or not _is_step_of(known, here, carriers):
            known = self._made(here, carriers, position)
        elif known.carrier.position != position:
            known = replace(known, carrier=replace(known.carrier, position=position))
        self.made[id_] = known
        return known

    def _made(self, here: Settled, carriers: Iterable[Carrier], position: int) -> Step:
        item = here.item
        sources = tuple(
            source(here, each, self.answered.get(each.id), place, self.gap_words) for place, each in enumerate(carriers)
        )
        node = Node(item.id, tuple(each.input for each in sources), here.scale, self.gap_words)
        node, diagram = diagram_of(self.framework, here, node, sources)
        reasons = gated_reasons(self.framework, item.answer) if item.answer is not None else ()
        return step(self.framework, here, node, sources, diagram, position, reasons)

    def _read_by(self, reader: str, id_: str) -> Carrier:
        """What stands for an input: its result, or the answer itself to the question behind its own gate."""
        return self.answered[id_] if id_ == reader else self.carriers[id_]


def _is_step_of(step: Step, here: Settled, carriers: Sequence[Carrier]) -> bool:
    """Whether a step is that of a node as it is here, which reads these."""
    reads = len(step.sources) == len(carriers) and all(map(is_, carriers, (each.carrier for each in step.sources)))
    return reads and (step.item, step.rule, step.gate) == (here.item, here.rule, here.gate)
