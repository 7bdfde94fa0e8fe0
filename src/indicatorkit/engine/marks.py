"""What a step is when every node is one small number, its mark: tables from state and mark to the next state.

The mark of a node is its code, or where it is missing that code plus the code of the reason: of three levels the marks
0, 1, 2 are levels, 3 does not apply, and 5, 6, … are missing, each for one reason. Whether a rule tells reasons apart,
and what becomes of the reason of an answer behind a gate, is folded into the tables; the last one gives the mark of the
node itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TypeAlias

from ..alphabets import Carrier
from ..light import dataclass
from ..plan import AS_ANSWERED, NODE_REASONS, Source, Step

Table: TypeAlias = Sequence[tuple[int, ...]]
"""For each state, for each mark of one input: the next state, or after the last input the mark that comes out."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One input of a step: the place of its marks, and what each makes of each state."""

    place: int
    table: Table


def count(carrier: Carrier) -> int:
    """How many marks a carrier has: those of codes, and one for each reason."""
    return carrier.missing + 1 + len(carrier.reasons or NODE_REASONS)


def layers(step: Step) -> list[Layer]:
    """The inputs of a step in order; behind a gate once more its own answer, the reason of which may come out."""
    outcomes = list(zip(step.codes, step.reasons, strict=True))
    found = [
        Layer(source.carrier.position, list(map(itemgetter(*_letters(source)), layer)))
        for source, layer in zip(step.sources, step.diagram.layers, strict=True)
    ]
    own = step.own_answer
    if own is not None:
        said = [max(mark - own.missing, 0) for mark in range(count(own))]
        table = [tuple(code + (here if why == AS_ANSWERED else why) for here in said) for code, why in outcomes]
        return [*found, Layer(own.position, table)]
    marks = [code + why for code, why in outcomes]
    return [*found[:-1], Layer(found[-1].place, [tuple([marks[each] for each in row]) for row in found[-1].table])]


def _letters(source: Source) -> list[int]:
    """The letter of each mark of an input."""
    gap = source.carrier.missing
    return [source.letter(min(mark, gap), mark - gap) for mark in range(count(source.carrier))]
