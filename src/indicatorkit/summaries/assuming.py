"""Which outcomes rest on an assumption: something missing counted as something, there or anywhere below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..explain.why import replaces
from ..plan import Plan
from ..rules import CountsAs


def assumed(ready: Plan, codes: Sequence[Any]) -> Mapping[int, set[int]]:
    """For each computed node, by its position, the places where its outcome rests on an assumption, if there are any.

    `codes[position]` has shape (rows,), a list of int or an integer array, as scoring leaves them. Only what a policy
    `counts_as` replaced is looked for, so a framework without one costs nothing.
    """
    found: dict[int, set[int]] = {}
    for step in ready.steps:
        here = set[int]().union(*(found.get(each.carrier.position, ()) for each in step.sources))
        if isinstance(step.rule.missing, CountsAs):
            open_ = [
                _places(codes[each.carrier.position], each.carrier.missing) for each in step.sources if replaces(each)
            ]
            here |= set[int]().union(*open_) - _places(codes[step.carrier.position], step.carrier.missing)
        if here:
            found[step.carrier.position] = here
    return found


def _places(column: Any, code: int) -> set[int]:
    if isinstance(column, list):
        return {place for place, each in enumerate(column) if each == code}
    return set((column == code).nonzero()[0].tolist())
