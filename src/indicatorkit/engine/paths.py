"""Which of the ways to walk diagrams is used: the compiled kernel where it is there, else look-ups in numpy.

All give the same codes and reasons; which one it was is no part of a result.
"""

from __future__ import annotations

from typing import Protocol

from ..plan import Plan
from .keeping import kept
from .looking import LookUps
from .native.library import library
from .native.walking import Native
from .places import Places


class Walk(Protocol):
    """A walk on columns."""

    def __call__(self, steps: range, begin: int, end: int) -> bool:
        """Some rows through some steps in a row, those before them done; true if a code was met that is none."""


class Path(Protocol):
    """A way to walk the diagrams of one plan."""

    @property
    def is_checking(self) -> bool:
        """Whether it looks for codes that are none in what it reads."""

    def on(self, places: Places) -> Walk:
        """The walk on these columns."""


def path_for(plan: Plan, rows: int) -> Path:
    """The path for so many rows of a plan, made ready once and kept with its framework."""
    compiled = library(rows * len(plan.steps))
    if compiled is None:
        return kept(plan, "look-ups", LookUps)
    return kept(plan, "native", Native.of).by(compiled)
