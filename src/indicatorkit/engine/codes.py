"""Codes in arrays: the smallest whole numbers that hold them."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Codes: TypeAlias = NDArray[Any]
"""Whole numbers of 8, 16 or 32 bits without a sign, as `code_type` says."""


def code_type(letters: int) -> Any:
    """The smallest type for so many codes."""
    return np.uint8 if letters <= 1 << 8 else np.uint16 if letters <= 1 << 16 else np.uint32
