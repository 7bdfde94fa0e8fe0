"""The version of the library and that of its file format: at the very bottom, so that every room can name them."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"

FORMAT: Final = 1
"""The format of framework files, and of rosters and examples, that this version reads and writes."""
