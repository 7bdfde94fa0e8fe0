"""What the library says of a workload, as peers say it: a code of the workload for each node and row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.rules import MISSING, NOT_APPLICABLE
from benchmarks.workload import Workload
from indicatorkit.engine.columns import Columns
from indicatorkit.plan import Plan, Step


def levels(workload: Workload, plan: Plan, found: Columns) -> NDArray[np.uint8]:
    """Shape (nodes, rows), the nodes as the workload has them."""
    places = {step.id: place for place, step in enumerate(plan.steps)}
    return np.stack([level(plan.steps[places[node.id]], found.codes[places[node.id]]) for node in workload.nodes])


def level(step: Step, codes: NDArray[Any]) -> NDArray[np.uint8]:
    """The level of each code of a step, which may also tell numbers apart."""
    known = [value.level for value in step.carrier.values]
    found: NDArray[np.uint8] = np.asarray([*known, NOT_APPLICABLE, MISSING], dtype=np.uint8)[codes]
    return found
