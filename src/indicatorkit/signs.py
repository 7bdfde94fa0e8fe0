"""The small signs beside an outcome, on a page and in a terminal."""

from __future__ import annotations

from typing import Final

PROVISIONAL: Final = "…"
ASSUMED: Final = "≈"
DECIDED: Final = "="
"""Open answers can change it; it rests on an assumption; it is grey, and yet certain."""

MARKS: Final = {"provisional": PROVISIONAL, "assumed": ASSUMED, "decided": DECIDED}
"""The same by their names."""
