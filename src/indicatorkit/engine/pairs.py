"""How often codes meet in two columns: all that a comparison of two scored tables has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

FEW_PAIRS: Final = 1 << 16
Pairs: TypeAlias = Mapping[tuple[int, int], int]


def pairs(one: Sequence[Any], other: Sequence[Any], where: Sequence[int] | None = None) -> Pairs:
    """For each pair of codes in the same place how often it is there; `where` gives the places, else it is all of them.

    Both have shape (rows,), a list of int or an integer array, with codes below 65,536; the result counts Python ints.
    """
    if isinstance(one, list) and isinstance(other, list):
        return Counter(zip(one, other, strict=True) if where is None else ((one[each], other[each]) for each in where))
    import numpy as np  # noqa: PLC0415  # heavy, and never needed for a dashboard of some regions

    left, right = (np.asarray(each) if where is None else np.asarray(each)[list(where)] for each in (one, other))
    if not len(left):
        return {}
    width = int(right.max()) + 1
    packed = left.astype(np.int64) * width + right
    if (int(left.max()) + 1) * width <= FEW_PAIRS:  # counting costs much less than sorting
        counted = np.bincount(packed)
        found = np.flatnonzero(counted)
        counts = counted[found]
    else:
        found, counts = np.unique(packed, return_counts=True)
    return {divmod(int(each), width): int(n) for each, n in zip(found, counts, strict=True)}
