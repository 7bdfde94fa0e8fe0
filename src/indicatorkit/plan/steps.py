"""What the engine runs: a plan, its steps, and where the inputs of a step stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..alphabets import Alphabet, Carrier
from ..conditions import Condition
from ..diagram import Diagram
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..onward import Rescale
from ..rules import Rule
from ..values import Input, Letter, Node, NodeReason
from .formulas import Ending, Formula

NODE_REASONS: Final = tuple(NodeReason)
AS_ANSWERED: Final = 255


def reason_code(carrier: Carrier, reason: NodeReason) -> int:
    """The code of the reason of a computed node; that of a question behind its gate is the reason of its answer."""
    if not carrier.reasons:
        return 1 + NODE_REASONS.index(reason)
    return next((code for code, each in enumerate(carrier.reasons, 1) if each[0] == reason.value), AS_ANSWERED)


@dataclass(frozen=True, slots=True)
class Source:
    """One input of a step: where its codes stand, and which letter of the diagram each code is.

    `reads` is what the rule reads of each value of the carrier, through `rescale` where it has one of its own for this
    input: then it reads what was answered, in the place `answered`, which may be any of `raw`.
    """

    carrier: Carrier
    input: Input
    alphabet: Alphabet
    reads: tuple[Any, ...] = ()
    rescale: Rescale | None = None
    answered: int | None = None
    raw: tuple[Letter, ...] = ()

    @property
    def measured(self) -> tuple[Letter, ...]:
        """The letters of the very numbers that it reads, where they are measured."""
        return tuple(each for each in self.raw or self.carrier.values if each.interval is not None)

    def letter(self, code: int, reason: int) -> int:
        """The letter of a code; `reason` matters only for what is missing, where the rule tells reasons apart."""
        by_reason = self.alphabet.by_reason
        if by_reason is not None and code == self.carrier.missing:
            return by_reason[max(reason - 1, 0)]
        return self.alphabet.recode[code]


@dataclass(frozen=True, slots=True)
class Step:
    """One computed node: its inputs, its diagram, and for each terminal the code and the reason that come out.

    `codes[terminal]` is only one of those that there may be, where the formula finds the cell of a measured number.
    `reasons[terminal]` is 0 for what is known, else 1 + the position in `NODE_REASONS`. A question behind its gate has
    reasons as questions have (`Carrier.reasons`): `AS_ANSWERED` stands for the reason of its answer. `formula` makes
    its number, where that is measured.
    """

    carrier: Carrier
    item: Item
    rule: Rule
    node: Node
    sources: tuple[Source, ...]
    diagram: Diagram
    codes: tuple[int, ...]
    reasons: tuple[int, ...]
    gate: Condition | None
    formula: Formula | None = None

    @property
    def id(self) -> str:
        """The id of the node."""
        return self.carrier.id

    def fails(self, ending: Ending) -> tuple[int, ...]:
        """The codes of the reasons why there may be no number where its diagram ends like this."""
        assert self.formula is not None
        reasons = [NodeReason.UNDECIDED] if ending.drawn.is_open else []
        if self.formula.may_fail and not ending.drawn.is_open:
            reasons.append(NodeReason.CANNOT_COMPUTE)
        return tuple(reason_code(self.carrier, each) for each in reasons)

    @property
    def own_answer(self) -> Carrier | None:
        """The answer behind the gate, of a question; nothing for a node with a roll-up."""
        return next((source.carrier for source in self.sources if source.carrier.id == self.id), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the engine runs: the carriers of answers, the steps in order, and where the result of each node stands.

    `reasons` names the codes of the plane of reasons of answers: 0 is nothing wrong, then the five kinds, then the
    framework's own options that mean *missing*.
    """

    framework: Framework
    wave: str
    leaves: tuple[Carrier, ...]
    steps: tuple[Step, ...]
    results: Mapping[str, int]
    reasons: tuple[tuple[str, str], ...]

    def step(self, item: str) -> Step | None:
        """The step that computes a node; nothing for a question that is answered as it is, or a heading."""
        position = self.results.get(item)
        if position is None or position < len(self.leaves):
            return None
        return self.steps[position - len(self.leaves)]

    def carrier(self, item: str) -> Carrier:
        """What stands for the result of a node; a heading is a `KeyError`."""
        return self.at(self.results[item])

    def at(self, position: int) -> Carrier:
        """The carrier in one place of the table."""
        return self.leaves[position] if position < len(self.leaves) else self.steps[position - len(self.leaves)].carrier

    def leaf(self, item: str) -> Carrier | None:
        """The answers to a question as given, before its gate."""
        return next((each for each in self.leaves if each.id == item), None)
