"""Limits that leave nothing to decide: with those before it, one of them makes every outcome the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import inf
from typing import TypeAlias

from ..light import dataclass
from ..onward import Limit
from ..values import Scale

Bound: TypeAlias = Fraction | int | float


@dataclass(frozen=True, slots=True)
class Pinned:
    """The position of the limit after which one outcome is left, and its bound as it was written."""

    index: int
    key: str
    bound: Fraction | str


def pinned(limits: Sequence[Limit], scale: Scale | None) -> Pinned | None:
    """The first limit on numbers after which one number is left, or on levels one level; nothing where all is well.

    A limit that only holds when something else does leaves open whether it holds.
    """
    on_levels = [(index, each) for index, each in enumerate(limits) if each.on_level]
    on_numbers = [(index, each) for index, each in enumerate(limits) if not each.on_level]
    found = _pinned(on_numbers, -inf, inf, lambda bound: bound)
    if found is None and scale is not None and on_levels:
        found = _pinned(on_levels, 0, len(scale.levels) - 1, scale.levels.index)
    return found


def _pinned(limits: Sequence[tuple[int, Limit]], low: Bound, high: Bound, place: Callable[..., Bound]) -> Pinned | None:
    was_one = low == high
    for index, limit in limits:
        key, bound = limit.bound
        at = place(bound)
        always = limit.when is None and limit.unless is None
        if key in ("at_least", "at_worst"):
            low, high = max(low, at) if always else low, max(high, at)
        else:
            low, high = min(low, at), min(high, at) if always else high
        if low == high and always and not was_one:
            return Pinned(index, key, bound)
    return None
