"""One case, scored: the codes and reasons of every carrier, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from ..alphabets import Carrier
from ..light import dataclass
from ..plan import NODE_REASONS, Plan
from ..values import Letter, NodeReason
from .case import Prepared, run
from .measuring import Exactly, Numbers

OF_GATES: Final = frozenset({NodeReason.APPLICABILITY_UNKNOWN.value, NodeReason.CANNOT_COMPUTE.value})


@dataclass(frozen=True, slots=True)
class Situation:
    """`codes` and `reasons` stand in the order of the plan's carriers; `numbers` likewise, where some are measured.

    The reason of a question is 1 + the position in `Carrier.reasons`, of another node 1 + that in `NODE_REASONS`.
    """

    plan: Plan
    codes: Sequence[int]
    reasons: Sequence[int]
    numbers: Numbers | None = None

    def number(self, carrier: Carrier) -> Fraction | None:
        """The exact number of a node or answer; nothing where it has none, or none is known."""
        letter = self.letter(carrier)
        if letter is None or letter.number_open or letter.interval is None:
            return letter.number if letter is not None else None
        if self.numbers is None or self.numbers.near[carrier.position] is None:
            return None
        return Exactly(self.plan, self.codes, self.numbers)[carrier.position]

    def said(self, carrier: Carrier) -> Fraction | None:
        """The number of a node as columns have it: of a measured one what the shortest text of its float says."""
        letter = self.letter(carrier)
        if letter is None or letter.interval is None:
            return letter.number if letter is not None else None
        near = self.numbers.near[carrier.position] if self.numbers is not None else None
        return Fraction(repr(near.value)) if near is not None else None

    def letter(self, carrier: Carrier) -> Letter | None:
        """The value of a carrier; nothing when it is missing or does not apply."""
        code = self.codes[carrier.position]
        return carrier.values[code] if code < len(carrier.values) else None

    def is_missing(self, carrier: Carrier) -> bool:
        """Whether it is missing or grey."""
        return self.codes[carrier.position] == carrier.missing

    def applies(self, carrier: Carrier) -> bool:
        """Whether it is anything but "does not apply"."""
        return self.codes[carrier.position] != carrier.not_applicable

    def node_reason(self, carrier: Carrier) -> NodeReason | None:
        """Why a computed node is grey; nothing for one that is known, or for a question as it is answered."""
        code = self.reasons[carrier.position]
        if not code or carrier.position < len(self.plan.leaves):
            return None
        if not carrier.reasons:
            return NODE_REASONS[code - 1]
        word = carrier.reasons[code - 1][0]
        return NodeReason(word) if word in OF_GATES else NodeReason.MISSING_INPUTS

    def leaf_reason(self, carrier: Carrier) -> tuple[str, str] | None:
        """Why a question is missing: the reason, perhaps an option's id, and its kind; nothing for a computed node."""
        code = self.reasons[carrier.position]
        return carrier.reasons[code - 1] if code and carrier.reasons else None

    def reason(self, carrier: Carrier) -> str | None:
        """Why it is missing or grey, as a word."""
        leaf, node = self.leaf_reason(carrier), self.node_reason(carrier)
        return leaf[0] if leaf is not None else node.value if node is not None else None


def situation(
    prepared: Prepared,
    codes: Mapping[int, int],
    reasons: Mapping[int, int],
    numbers: Mapping[int, float] | None = None,
) -> Situation:
    """The situation with these codes of answers by place, and what was answered where that is measured.

    What is not given is not supplied; a measured answer of which only the code is given is a plain number in its cell.
    """
    given, why = list(prepared.missing), [prepared.not_supplied] * len(prepared.missing)
    for place, code in codes.items():
        given[place] = code
        if code != prepared.missing[place]:
            why[place] = 0
    for place, reason in reasons.items():
        if given[place] == prepared.missing[place]:
            why[place] = reason
    answered = Numbers.of_codes(prepared.measured, given, numbers)
    why += run(prepared, given, why, answered)
    return Situation(prepared.plan, given, why, answered)
