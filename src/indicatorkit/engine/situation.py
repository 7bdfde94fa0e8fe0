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

    The reason of a question is 1 + the position in `Carrier.reasons`, of another node 1 + that in `NODE_REASONS`.
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
        """Why a computed node is grey; nothing for one that is known, or for a question as it is answered."""
        code = self.reasons[carrier.position]
        if not code or carrier.position < len(self.plan.leaves):
            return None
        if not carrier.reasons:
            return NODE_REASONS[code - 1]
        return NodeReason.APPLICABILITY_UNKNOWN if code == len(carrier.reasons) else NodeReason.MISSING_INPUTS

    def leaf_reason(self, carrier: Carrier) -> tuple[str, str] | None:
        """Why a question is missing: the reason, perhaps an option's id, and its kind; nothing for a computed node."""
        code = self.reasons[carrier.position]
        return carrier.reasons[code - 1] if code and carrier.reasons else None

    def reason(self, carrier: Carrier) -> str | None:
        """Why it is missing or grey, as a word."""
        leaf, node = self.leaf_reason(carrier), self.node_reason(carrier)
        return leaf[0] if leaf is not None else node.value if node is not None else None


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
