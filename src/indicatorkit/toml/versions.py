"""Whether this library is the one that a file asks for: `">=0.2"`, `">=0.2, <1"`."""

from __future__ import annotations

import re
from itertools import zip_longest


def satisfies(mine: str, wanted: str) -> bool | None:
    """Whether the version satisfies every bound; nothing when a bound cannot be read."""
    verdicts: list[bool] = []
    for bound in wanted.split(","):
        found = re.fullmatch(r"\s*(>=|<=|==|<|>|)\s*(\d+(?:\.\d+){0,3})\s*", bound)
        if found is None:
            return None
        order = _compare(_numbers(mine), _numbers(found[2]))
        verdicts.append({">=": order >= 0, "<=": order <= 0, "<": order < 0, ">": order > 0}.get(found[1], order == 0))
    return all(verdicts)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0])[:4]]


def _compare(one: list[int], other: list[int]) -> int:
    for left, right in zip_longest(one, other, fillvalue=0):
        if left != right:
            return 1 if left > right else -1
    return 0
