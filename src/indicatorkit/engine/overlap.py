"""Columns that are written over what is read: an array is found that shares its memory with another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def may_overlap(written: Sequence[Any], read: Sequence[Any]) -> bool:
    """Whether an array that is written may share memory with another; false is certain, and found at once."""
    found = sorted([*((*_bounds(each), True) for each in written), *((*_bounds(each), False) for each in read)])
    end_of_written = end_of_any = 0
    for begin, end, is_written in found:
        if begin < (end_of_any if is_written else end_of_written):
            return True
        end_of_any = max(end_of_any, end)
        if is_written:
            end_of_written = max(end_of_written, end)
    return False


def overlapping(written: Sequence[Any], read: Sequence[Any]) -> int | None:
    """The place of the first array that is written and shares memory with one that is read, or another: exactly."""
    for place, each in enumerate(written):
        if any(np.shares_memory(each, other) for other in (*written[place + 1 :], *read)):
            return place
    return None


def _bounds(array: Any) -> tuple[int, int]:
    """Where the memory of an array begins and ends; nowhere, of an empty one."""
    if not array.size:
        return 0, 0
    begin = end = array.__array_interface__["data"][0]
    for step, size in zip(array.strides, array.shape, strict=True):
        begin, end = min(begin, begin + step * (size - 1)), max(end, end + step * (size - 1))
    return begin, end + array.itemsize
