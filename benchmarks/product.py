"""The library as it is measured: by which paths it scores columns, and what it says, as peers say it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import Call
from benchmarks.peers import hold, told
from benchmarks.rules import MISSING, NOT_APPLICABLE
from benchmarks.workload import Workload
from indicatorkit.engine.columns import Columns, score
from indicatorkit.engine.native.asked import NATIVE, VARIABLE
from indicatorkit.errors import IndicatorkitError
from indicatorkit.plan import Plan, Step

NUMPY: Final = "numpy"
FEW: Final = 10_000


def paths(plan: Plan) -> tuple[str, ...]:
    """The paths that run here, the fastest first."""
    return tuple(path for path in (*reversed(NATIVE), NUMPY) if _runs(plan, path))


def _runs(plan: Plan, path: str) -> bool:
    try:
        scoring(plan, np.zeros((len(plan.leaves), 1), dtype=np.uint8), path)
    except IndicatorkitError:
        return False
    return True


def scoring(plan: Plan, codes: NDArray[np.uint8], path: str, *, reasons: bool = False, threads: int = 1) -> Call:
    """Scores these columns by this path, into the same arrays each time."""
    with by(path):
        out = score(plan, codes, reasons=reasons, threads=threads)

    def run() -> Columns:
        with by(path):
            return score(plan, codes, reasons=reasons, out=out, threads=threads)

    return run


@contextmanager
def by(path: str) -> Iterator[None]:
    """What is scored in here is scored by this path."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = path
    try:
        yield
    finally:
        del os.environ[VARIABLE]
        if before is not None:
            os.environ[VARIABLE] = before


def held(made: Workload, plan: Plan, codes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What the plainest way says of some rows, after every path has been held against it."""
    few = np.ascontiguousarray(codes[:, :FEW])
    plain = told(made, few)
    for path in paths(plan):
        hold(path, made, levels(made, plan, scoring(plan, few, path)()), plain)
    return plain


def levels(made: Workload, plan: Plan, found: Any) -> NDArray[np.uint8]:
    """Shape (nodes, rows), the nodes as the workload has them."""
    places = {step.id: place for place, step in enumerate(plan.steps)}
    return np.stack([level(plan.steps[places[node.id]], found.codes[places[node.id]]) for node in made.nodes])


def level(step: Step, codes: NDArray[Any]) -> NDArray[np.uint8]:
    """The level of each code of a step, which may also tell numbers apart."""
    known = [value.level for value in step.carrier.values]
    found: NDArray[np.uint8] = np.asarray([*known, NOT_APPLICABLE, MISSING], dtype=np.uint8)[codes]
    return found
