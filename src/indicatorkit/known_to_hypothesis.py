"""`st.from_type(Framework)` gives random frameworks: registered when both Hypothesis and the type are there.

Hypothesis calls `register` when it is imported, for every project that has this library installed. That must cost
nothing, so nothing is loaded for it: where `Framework` has been loaded already it is registered at once, and otherwise
the package does so when it is (see `_Package`). The strategy itself is loaded when it is first drawn from.
"""

from __future__ import annotations

import sys
from typing import Any


def register() -> None:
    """Tell Hypothesis how to draw a framework, if both are loaded."""
    framework = sys.modules.get(f"{__package__}.framework")
    hypothesis = sys.modules.get("hypothesis.strategies")
    if hypothesis is not None and hasattr(framework, "Framework"):
        hypothesis.register_type_strategy(framework.Framework, _drawn)  # type: ignore[union-attr]  # has it


def _drawn(_: type) -> Any:
    from .strategies import frameworks  # noqa: PLC0415  # whoever draws, and only who draws, waits for it

    return frameworks()
