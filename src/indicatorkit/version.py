"""The version of the library: at the very bottom, so that every room can name it."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
