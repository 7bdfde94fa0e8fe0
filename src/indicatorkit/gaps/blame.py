"""Which missing inputs may be what made a node grey, under each policy."""

from __future__ import annotations

from typing import assert_never

from ..rules import Rule
from ..values import Input, NodeReason, Role


def blamed(rule: Rule, reason: NodeReason, child: Input) -> bool:
    """Whether a missing input of this kind can be what made the node grey, for that reason.

    Inputs whose value a row hands on (`Role.THEN` alone) are to blame only where nothing else is: the caller's part.
    """
    gap_of_policy = child.leaves_gaps_to_policy()
    match reason:
        case NodeReason.APPLICABILITY_UNKNOWN:
            return Role.GATE in child.roles
        case NodeReason.MISSING_INPUTS if rule.missing == "grey":
            return gap_of_policy
        case NodeReason.MISSING_INPUTS:
            return gap_of_policy and not child.feeds_rule() and rule.missing != "grey_unless_decided"
        case NodeReason.TOO_LITTLE_KNOWN:
            return gap_of_policy and child.feeds_rule()
        case NodeReason.UNDECIDED:
            return gap_of_policy
        case NodeReason.NO_ROW | NodeReason.SAYS_SO:
            return child.explicit
        case NodeReason.INPUT_NOT_APPLICABLE | NodeReason.CANNOT_COMPUTE:
            return False
        case _ as never:
            assert_never(never)
