"""What is the same in every table that one plan scores: found once, for a framework may have thousands of nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from ..light import dataclass
from ..plan import Plan
from .codes import code_type
from .keeping import kept

Most: TypeAlias = Mapping[int, tuple[int, int]]
"""For some places the highest code that there is, and the highest reason; -1 is not looked at."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Types of codes, place by place, and what is needed beside what was asked for.

    `asked_within` are the nodes whose reasons some rule tells apart, whoever asks for them. `ends` are those with a
    formula, and the types of the ends of their diagrams. `read` and `unread` are the highest codes and reasons of
    answers as steps read them, and of what they do not read. `are_bytes` says so of all codes of leaves.
    """

    leaves: tuple[Any, ...]
    steps: tuple[Any, ...]
    are_bytes: bool
    asked_within: tuple[int, ...]
    ends: Mapping[int, Any]
    read: Most
    unread: Most

    @property
    def is_forming(self) -> bool:
        """Whether some node has a formula."""
        return bool(self.ends)


def layout(plan: Plan) -> Layout:
    """The layout of a plan, found once and kept with its framework."""
    return kept(plan, "layout", _layout)


def _layout(plan: Plan) -> Layout:
    sources = [source for step in plan.steps for source in step.sources]
    read = {each.carrier.position for each in sources}
    told_apart = {each.carrier.position for each in sources if each.alphabet.by_reason}
    answered = {step.carrier.position: step.own_answer for step in plan.steps}
    handed_on = {own.position for own in answered.values() if own is not None} - told_apart
    most = {leaf.position: (leaf.missing, len(leaf.reasons)) for leaf in plan.leaves}
    leaves = tuple(code_type(leaf.missing + 1) for leaf in plan.leaves)
    return Layout(
        leaves,
        tuple(code_type(step.carrier.missing + 1) for step in plan.steps),
        all(each is np.uint8 for each in leaves),
        tuple(place for place in answered if place in told_apart),
        {step.carrier.position: code_type(len(step.codes)) for step in plan.steps if step.formula is not None},
        {place: (code, why if place in told_apart else -1) for place, (code, why) in most.items() if place in read},
        {
            place: (-1 if place in read else code, why if place in handed_on else -1)
            for place, (code, why) in most.items()
            if place not in read or place in handed_on
        },
    )
