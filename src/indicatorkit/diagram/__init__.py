"""The canonical reduced layered decision diagram of a machine, and the walks over it."""

from __future__ import annotations

from .build import Diagram, TooLarge, build

__all__ = ["Diagram", "TooLarge", "build"]
