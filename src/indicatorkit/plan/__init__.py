"""From a framework to an ordered list of steps, names resolved once: one diagram for each computed node.

A plan holds for a stretch of waves in which no condition on the wave changes. Places 0, 1, … of its table of codes are
the carriers: first the questions and attributes as answered, then the computed nodes, each after all its inputs. A
question with `applies_if` stands there twice: as it is answered, and behind its gate.
"""

from __future__ import annotations

from .asked import asked_in
from .carriers import LEAF_REASONS, leaves
from .diagrams import RuleTooLarge, machine_of, share_diagrams
from .planning import plan
from .replanning import always_missing, replanned
from .steps import AS_ANSWERED, NODE_REASONS, Plan, Source, Step, reason_code
from .waves import rule_in, stretch

__all__ = [
    "AS_ANSWERED",
    "LEAF_REASONS",
    "NODE_REASONS",
    "Plan",
    "RuleTooLarge",
    "Source",
    "Step",
    "always_missing",
    "asked_in",
    "leaves",
    "machine_of",
    "plan",
    "reason_code",
    "replanned",
    "rule_in",
    "share_diagrams",
    "stretch",
]
