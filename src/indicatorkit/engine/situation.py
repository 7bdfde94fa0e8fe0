"""One case, scored: the codes and reasons of every carrier, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..alphabets import Carrier
from ..plan import NODE_REASONS, Plan
from ..values import Letter, NodeReason
from .case import Prepared, run


@dataclass(frozen=True, slots=True)
class Situation:
    """`codes` and `reasons` stand in the order of the plan's carriers.

    The reason of a leaf is a code of `Plan.reasons`, that of a step 1 + the position in `NODE_REASONS`; 0 is known.
    """

    plan: Plan
    codes: Sequence[int]
    reasons: Sequence[int]

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
        """Why a computed node is grey; nothing for one that is known, or for a question."""
        code = self.reasons[carrier.position]
        return NODE_REASONS[code - 1] if code and carrier.position >= len(self.plan.leaves) else None

    def leaf_reason(self, carrier: Carrier) -> tuple[str, str] | None:
        """Why an answer is missing: the reason, perhaps an option's id, and its kind."""
        code = self.reasons[carrier.position]
        return self.plan.reasons[code] if code and carrier.position < len(self.plan.leaves) else None

    def reason(self, carrier: Carrier) -> str | None:
        """Why it is missing or grey, as a word."""
        node, leaf = self.node_reason(carrier), self.leaf_reason(carrier)
        return node.value if node is not None else leaf[0] if leaf is not None else None


def situation(prepared: Prepared, codes: Mapping[int, int], reasons: Mapping[int, int]) -> Situation:
    """The situation with these codes of answers by place; what is not given is not supplied."""
    plan = prepared.plan
    not_supplied = next(code for code, (reason, _) in enumerate(plan.reasons) if reason == "not_supplied")
    given = [codes.get(leaf.position, leaf.missing) for leaf in plan.leaves]
    why = [
        reasons.get(leaf.position, not_supplied) if given[leaf.position] == leaf.missing else 0 for leaf in plan.leaves
    ]
    why += run(prepared, given, why)
    return Situation(plan, given, why)
