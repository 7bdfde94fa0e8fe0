"""What is made of a plan once, and kept with its framework."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from ..plan import Plan

T = TypeVar("T")


def kept(plan: Plan, name: Hashable, make: Callable[[Plan], T]) -> T:
    """What is made of a plan, made once and kept with its framework."""
    known = plan.framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    key = (name, id(plan))
    if key not in known or known[key][0] is not plan:  # in a copy of the document another may have this id
        known[key] = (plan, make(plan))
    found: T = known[key][1]
    return found
