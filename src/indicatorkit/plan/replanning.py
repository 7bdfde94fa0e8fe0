"""The plan of a framework that says nearly the same as another: what is the same in both is taken over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ..alphabets import Carrier
from ..asking import is_measured
from ..diagram import Diagram
from ..framework import Framework
from .carriers import leaves_beside
from .diagrams import share_diagrams
from .inputs import input_ids
from .planning import Planner
from .steps import Plan, Step
from .waves import Settled


def replanned(
    framework: Framework, base: Plan, wave: str, changed: Collection[str], only: Collection[str] | None = None
) -> Plan:
    """The plan for a wave of a framework in which nothing but the nodes and attributes `changed` is another.

    `base` is the plan of the other framework for that wave, or for one between which and this nothing changes there.
    The inputs of a node stand in the order of that plan wherever they are the same, so that both diagrams can be walked
    at once, and a step is the very step of that plan exactly when the node and all that it reads are the same. With
    `only` the plan is right for these nodes, which are all that they read too; whatever else is different is missing.
    """
    theirs = base.framework
    if framework.orders == theirs.orders and framework.missing_options() == theirs.missing_options():
        share_diagrams(theirs, framework)
    return _Replanner(framework, wave, base, changed, only).plan()


class _Replanner(Planner):
    """Builds such a plan; what it holds is thrown away afterwards."""

    def __init__(
        self, framework: Framework, wave: str, base: Plan, changed: Collection[str], only: Collection[str] | None
    ) -> None:
        super().__init__(framework, wave)
        self.base, self.changed, self.only = base, changed, only

    def _leaves(self) -> Iterator[Carrier]:
        """The carriers of answers; those of the other plan wherever they are the same."""
        before = {leaf.id: leaf for leaf in self.base.leaves}
        known = {id_: leaf for id_, leaf in before.items() if id_ not in self.changed and not self._is_measured(id_)}
        for leaf in leaves_beside(self.framework, known):
            yield before[leaf.id] if before[leaf.id] == leaf else leaf

    def _is_measured(self, id_: str) -> bool:
        """Whether its letters depend on who reads it."""
        found = self.framework.items.get(id_) or self.framework.attributes[id_]
        return found.answer is not None and is_measured(found.answer)

    def _order(self) -> Iterable[str]:
        """As before, unless what changed reads something else than it did, or is computed now and was not."""
        for id_ in self.changed:
            here = self._settled(id_) if id_ in self.framework.items else None
            before = self.base.step(id_)
            known = {each.carrier.id for each in before.sources} if before is not None else set()
            if (here is None) != (before is None) or (here is not None and not known.issuperset(input_ids(here))):
                return super()._order()
        return [step.id for step in self.base.steps]

    def _input_ids(self, here: Settled) -> tuple[str, ...]:
        """What a node reads, in the order of the other plan as far as that has it."""
        ids = super()._input_ids(here)
        before = self.base.step(here.item.id)
        known = [each.carrier.id for each in before.sources] if before is not None else []
        return (*(each for each in known if each in ids), *(each for each in ids if each not in known))

    def _step(self, id_: str, position: int) -> Step:
        """The step of the other plan, where nothing about it is different or nobody asks; else a new one."""
        before = self.base.step(id_)
        if before is None or before.carrier.position != position:
            return super()._step(id_, position)
        same = id_ not in self.changed and all(self._read_by(id_, x.carrier.id) is x.carrier for x in before.sources)
        if same:
            return before
        if self.only is not None and id_ not in self.only:
            return always_missing(before)
        found = super()._step(id_, position)
        # who reads a node that can say the same as before is then seen to read the same
        return replace(found, carrier=before.carrier) if before.carrier == found.carrier else found


def always_missing(step: Step) -> Step:
    """A step that reads nothing: the old one would read letters that are not there any more."""
    nothing = Diagram((), step.diagram.terminals[:1])
    return replace(step, sources=(), diagram=nothing, codes=(step.carrier.missing,), reasons=(1,), formula=None)
