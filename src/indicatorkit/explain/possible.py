"""What a node can still become when the open questions are answered: exact, or marked as a bound.

Bottom-up over sets of letters this is exact as long as no open question reaches the node along two ways. Those that do
are tried out one value at a time; beyond a budget the sets are combined as if they were free, which can only add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from ..alphabets import Carrier
from ..diagram.fold import reach
from ..engine.situation import Situation
from ..plan import Step
from ..values import Letter

MOST_TRIES: Final = 4096

Sets = dict[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Possible:
    """The outcomes that remain, values from the worst; `exact` is false when some may in truth not be reachable."""

    values: tuple[Letter, ...]
    may_not_apply: bool
    may_be_grey: bool
    exact: bool

    @property
    def decided(self) -> bool:
        """Whether only one level or number remains, whatever is answered."""
        return len(self.values) == 1 and not self.may_not_apply and not self.may_be_grey


def possible(situation: Situation, item: str) -> Possible:
    """What can still come out for a node, when each open question gets any of its answers."""
    carrier = situation.plan.carrier(item)
    needed = _below(situation, carrier)
    shared = [leaf for leaf in _open(situation, needed) if needed[leaf.position] > 1]
    tries = [[frozenset([code]) for code in _answers(leaf)] for leaf in shared]
    exact = prod(map(len, tries)) <= MOST_TRIES
    reached: set[int] = set()
    for choice in product(*tries) if exact else [()]:
        fixed = {leaf.position: codes for leaf, codes in zip(shared, choice, strict=exact)}
        reached |= _codes(situation, carrier, fixed, needed)
    return _as_possible(carrier, reached, exact=exact)


def _as_possible(carrier: Carrier, reached: set[int], *, exact: bool) -> Possible:
    return Possible(
        values=tuple(letter for code, letter in enumerate(carrier.values) if code in reached),
        may_not_apply=carrier.not_applicable in reached,
        may_be_grey=carrier.missing in reached,
        exact=exact,
    )


def _below(situation: Situation, carrier: Carrier) -> Mapping[int, int]:
    """The places below a node, and along how many ways each reaches it."""
    ways: Counter[int] = Counter({carrier.position: 1})
    leaves = len(situation.plan.leaves)
    for position in range(carrier.position, leaves - 1, -1):
        if ways[position]:
            for source in situation.plan.steps[position - leaves].sources:
                ways[source.carrier.position] += ways[position]
    return ways


def _open(situation: Situation, needed: Mapping[int, int]) -> Iterator[Carrier]:
    """The open questions among these places; an attribute is a fact about the entity, and never asked."""
    for leaf in situation.plan.leaves:
        if needed.get(leaf.position) and situation.is_missing(leaf) and leaf.id in situation.plan.framework.items:
            yield leaf


def _answers(leaf: Carrier) -> list[int]:
    """The codes of all answers to a question."""
    return [*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else [])]


def _codes(situation: Situation, carrier: Carrier, fixed: Sets, needed: Mapping[int, int]) -> frozenset[int]:
    leaves = situation.plan.leaves
    sets: Sets = {}
    still_open = {leaf.position for leaf in _open(situation, needed)}
    for position in sorted(each for each, ways in needed.items() if ways and each <= carrier.position):
        if position >= len(leaves):
            sets[position] = _outcomes(situation.plan.steps[position - len(leaves)], sets, situation)
        elif position in fixed:
            sets[position] = fixed[position]
        elif position in still_open:
            sets[position] = frozenset(_answers(leaves[position]))
        else:
            sets[position] = frozenset([situation.codes[position]])
    return sets[carrier.position]


def _outcomes(step: Step, sets: Sets, situation: Situation) -> frozenset[int]:
    letters = [
        frozenset(
            source.letter(code, situation.reasons[source.carrier.position]) for code in sets[source.carrier.position]
        )
        for source in step.sources
    ]
    return frozenset(step.codes[terminal] for terminal in reach(step.diagram, letters))
