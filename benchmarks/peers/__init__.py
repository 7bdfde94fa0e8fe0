"""What others would use, each told the same rules, and held against the plainest way before any time is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import plainly
from benchmarks.workload import Workload


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer with a workload and its answers loaded: `run` scores them, `levels` reads what came out.

    `levels` gives shape (nodes, rows), uint8, codes of the workload; it is never timed.
    """

    run: Callable[[], Any]
    levels: Callable[[Any], Any]


class Differs(Exception):
    """A peer that gives something else; it is not timed."""


def told(workload: Workload, codes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What the plainest way says, shape (nodes, rows)."""
    rows = (dict(zip(workload.leaves, column, strict=True)) for column in codes.T.tolist())
    return np.array([list(plainly.scored(workload, row).values()) for row in rows], dtype=np.uint8).T


def hold(name: str, workload: Workload, found: Any, plain: NDArray[np.uint8]) -> None:
    """Refuses what differs, and says in which nodes."""
    wrong = [node.id for node, mine, right in zip(workload.nodes, found, plain, strict=True) if (mine != right).any()]
    if wrong:
        raise Differs(f"{name} says something else of {', '.join(wrong)}")
