"""The canonical reduced layered decision diagram of a machine, and the walks over it."""

from __future__ import annotations

from .build import MOST_STEPS, Diagram, TooLarge, build

__all__ = ["MOST_STEPS", "Diagram", "TooLarge", "build"]
