"""The plan for a wave: every computed node after all its inputs, step by step; made once for each stretch of waves."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import TopologicalSorter

from ..alphabets import Carrier
from ..framework import Framework
from ..values import Node
from .carriers import gated_reasons, leaves, reasons_of
from .diagrams import diagram_of
from .inputs import input_ids, source
from .outcomes import step
from .steps import Plan, Step
from .waves import Settled, settled, stretch


def plan(framework: Framework, wave: str | None = None) -> Plan:
    """The plan for a wave (the last one, unless said); waves between which nothing changes share one plan."""
    wave = framework.default_wave() if wave is None else wave
    key = ("plan", *stretch(framework, wave))
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    if key not in prepared:
        prepared[key] = _Planner(framework, wave).plan()
    found: Plan = prepared[key]
    return found


class _Planner:
    """Builds one plan; what it holds is thrown away afterwards."""

    def __init__(self, framework: Framework, wave: str) -> None:
        self.framework, self.wave = framework, wave
        self.gap_words = frozenset(option for option, _ in framework.missing_options())
        self.carriers: dict[str, Carrier] = {}
        self.answered: dict[str, Carrier] = {}
        self.computed = self._computed()

    def plan(self) -> Plan:
        """The leaves, then the steps in the order in which they can be computed."""
        for leaf in leaves(self.framework):
            self.carriers[leaf.id] = self.answered[leaf.id] = leaf
        steps: list[Step] = []
        for id_ in self._order():
            steps.append(self._step(self.computed[id_], len(self.answered) + len(steps)))
            self.carriers[id_] = steps[-1].carrier
        results = {id_: each.position for id_, each in self.carriers.items() if id_ in self.framework.items}
        leaves_ = tuple(self.answered.values())
        return Plan(self.framework, self.wave, leaves_, tuple(steps), results, reasons_of(self.framework))

    def _computed(self) -> dict[str, Settled]:
        """What is computed in this wave, in the order of the document."""
        orders, waves = self.framework.orders, self.framework.waves
        each = ((item, settled(item, orders.get(item.scale_id or ""), self.wave, waves)) for item in self.framework)
        return {item.id: node for item, node in each if node is not None}

    def _order(self) -> Iterator[str]:
        """The computed nodes, each after its inputs; among equals, as in the document."""
        needs = {id_: [each for each in input_ids(node) if each != id_] for id_, node in self.computed.items()}
        sorter = TopologicalSorter({id_: [each for each in needs[id_] if each in needs] for id_ in needs})
        yield from sorter.static_order()

    def _step(self, here: Settled, position: int) -> Step:
        item = here.item
        sources = tuple(
            source(here, self._read_by(item.id, id_), place, self.gap_words)
            for place, id_ in enumerate(input_ids(here))
        )
        node = Node(item.id, tuple(each.input for each in sources), here.scale, self.gap_words)
        diagram = diagram_of(self.framework, here, node, sources)
        reasons = gated_reasons(self.framework) if item.answer is not None else ()
        return step(here, node, sources, diagram, position, reasons)

    def _read_by(self, reader: str, id_: str) -> Carrier:
        """What stands for an input: its result, or the answer itself to the question behind its own gate."""
        return self.answered[id_] if id_ == reader else self.carriers[id_]
