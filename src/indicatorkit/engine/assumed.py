"""Which outcomes rest on an assumption: something missing counted as something, there or anywhere below."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..alphabets import Carrier
from ..framework import Framework
from ..light import dataclass
from ..plan import Plan, Source, Step
from ..rules import CountsAs
from .situation import Situation
from .table import Table


def may_assume(framework: Framework) -> bool:
    """Whether any rule lets something missing count as something."""
    rules = [rule for item in framework for rule in (item.rule, *(later for _, later in item.rules_from))]
    return any(rule is not None and isinstance(rule.missing, CountsAs) for rule in rules)


def replaced(step: Step) -> tuple[Source, ...]:
    """The inputs that count as something when they are missing: those that its policy `counts_as` speaks of."""
    if not isinstance(step.rule.missing, CountsAs):
        return ()
    return tuple(each for each in step.sources if each.input.feeds_rule() and not each.input.explicit)


def may_rest(ready: Plan) -> frozenset[str]:
    """The nodes whose outcome can rest on an assumption."""
    found: set[int] = set()
    for step in ready.steps:
        if replaced(step) or any(each.carrier.position in found for each in step.sources):
            found.add(step.carrier.position)
    return frozenset(node for node, position in ready.results.items() if position in found)


def assumed(ready: Plan, codes: Sequence[Any]) -> Mapping[int, set[int]]:
    """For each computed node, by its position, the places where its outcome rests on an assumption, if there are any.

    `codes[position]` has shape (rows,), a list of int or an integer array, as scoring leaves them. Only what a policy
    `counts_as` replaced is looked for, so a framework without one costs nothing.
    """
    found: dict[int, set[int]] = {}
    for step in ready.steps:
        here = set[int]().union(*(found.get(each.carrier.position, ()) for each in step.sources))
        open_ = [_places(codes[each.carrier.position], each.carrier.missing) for each in replaced(step)]
        here |= set[int]().union(*open_) - _places(codes[step.carrier.position], step.carrier.missing)
        if here:
            found[step.carrier.position] = here
    return found


def assumed_in(situation: Situation) -> frozenset[str]:
    """The nodes of one situation that have a level or number which rests on an assumption."""
    ready, codes = situation.plan, [[each] for each in situation.codes]
    found = assumed(ready, codes)
    return frozenset(node for node, position in ready.results.items() if _known(ready.at(position), codes, found))


@dataclass(frozen=True, slots=True)
class Assumptions:
    """For each node the rows, by their positions in the answers, whose level or number rests on an assumption."""

    by_node: Mapping[str, Collection[int]]

    def holds(self, row: int, node: str) -> bool:
        """Whether there is an outcome, and it rests on an assumption."""
        return row in self.by_node[node]


def assumptions(table: Table) -> Assumptions:
    """What rests on an assumption in a whole table."""
    by_node: dict[str, set[int]] = {}
    for chunk in table.chunks:
        found = assumed(chunk.plan, chunk.codes)
        for node, position in chunk.plan.results.items():
            known = _known(chunk.plan.at(position), chunk.codes, found)
            by_node.setdefault(node, set()).update(chunk.rows[place] for place in known)
    return Assumptions(by_node)


def _known(carrier: Carrier, codes: Sequence[Any], found: Mapping[int, set[int]]) -> list[int]:
    """The places where a node rests on an assumption and has a level or number."""
    nothing = (carrier.missing, carrier.not_applicable)
    return [place for place in found.get(carrier.position, ()) if codes[carrier.position][place] not in nothing]


def _places(column: Any, code: int) -> set[int]:
    if isinstance(column, list):
        return {place for place, each in enumerate(column) if each == code}
    return set((column == code).nonzero()[0].tolist())
