"""Whole columns of codes, levels only, beside copying those codes and beside the same rules in other libraries.

Outputs are written again each round; loading answers into a peer, and compiling its query, are not timed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import answers
from benchmarks.measuring import Call, Goal, Race, repeated
from benchmarks.peers import Peer, hold, in_duckdb, in_pandas, in_polars
from benchmarks.product import FEW, NUMPY, held, paths, scoring
from benchmarks.workload import Workload, workload
from indicatorkit.plan import Plan, plan

MILLION: Final = 1_000_000
LONG_ROWS: Final = 500
COPY: Final = "np.copyto of the codes"
OF_COPY: Final = {"avx512": 1.3, "avx2": 1.8, NUMPY: 10.0}
"""How many times as long as copying a path may take."""

PEERS: Final[dict[str, tuple[Callable[[Workload, NDArray[np.uint8]], Peer], float, float]]] = {
    "Polars, when/then": (in_polars.when_then, 1 / 25, 1 / 3),
    "Polars, look-ups": (in_polars.gathers, 1 / 5, 0),
    "DuckDB, SQL": (in_duckdb.sql, 1 / 80, 1 / 15),
    "DuckDB, look-ups": (in_duckdb.look_ups, 0, 0),
    "pandas, across columns": (in_pandas.wide, 1 / 80, 1 / 15),
    "pandas, by column": (in_pandas.by_column, 0, 0),
}
"""Other libraries; how many times as long the compiled kernel may take, and how many times the path in numpy."""


def measurements() -> Iterator[Race]:
    """A million entities: the paths, other libraries, reasons, threads; ten million; and a long frame."""
    made = workload()
    ready = plan(made.framework())
    codes = answers.codes(answers.drawn(len(made.leaves), MILLION))
    held(made, ready, codes)
    yield beside_copying(ready, codes)
    yield beside_others(made, ready, codes)
    yield with_reasons(ready, codes)
    yield from in_threads(ready, codes)
    yield long(made, ready)
    yield ten_times(ready)


def beside_copying(ready: Plan, codes: NDArray[np.uint8]) -> Race:
    """All paths, and copying."""
    found = paths(ready)
    goals = [Goal(path, COPY, most) for path, most in OF_COPY.items() if path in found]
    return Race(_what(ready, codes), {path: scoring(ready, codes, path) for path in found} | copying(codes), goals)


def beside_others(made: Workload, ready: Plan, codes: NDArray[np.uint8], *, rounds: int = 7) -> Race:
    """The fastest path and numpy, and other libraries, each held first."""
    few = np.ascontiguousarray(codes[:, :FEW])
    plain = held(made, ready, codes)
    best = paths(ready)[0]
    runners: dict[str, Call] = {path: scoring(ready, codes, path) for path in dict.fromkeys((best, NUMPY))}
    goals = []
    for name, (load, of_best, of_numpy) in PEERS.items():
        small = load(made, few)
        hold(name, made, small.levels(small.run()), plain)
        runners[name] = load(made, codes).run
        goals += [Goal(NUMPY, name, of_numpy)] * bool(of_numpy)
        goals += [Goal(best, name, of_best)] * bool(of_best and best != NUMPY)
    return Race(f"{_what(ready, codes)}, other libraries", runners, goals, rounds=rounds, is_parallel=True)


def with_reasons(ready: Plan, codes: NDArray[np.uint8]) -> Race:
    """Levels and reasons, beside levels alone."""
    best = paths(ready)[0]
    runners = {
        "levels and reasons": scoring(ready, codes, best, reasons=True),
        "levels": scoring(ready, codes, best),
    }
    return Race(f"{_what(ready, codes)}, by {best}", runners, [Goal("levels and reasons", "levels", 1.6)])


def in_threads(ready: Plan, codes: NDArray[np.uint8]) -> Iterator[Race]:
    """Two threads, beside one; and what this machine can do: copying the codes in two threads, beside one."""
    yield Race(f"{_what(ready, codes)}, copied", copying_in_two(codes) | copying(codes), is_parallel=True)
    for path in dict.fromkeys((paths(ready)[0], NUMPY)):
        runners = {"two threads": scoring(ready, codes, path, threads=2), "one thread": scoring(ready, codes, path)}
        yield Race(
            f"{_what(ready, codes)}, by {path}", runners, [Goal("two threads", "one thread", 1 / 1.5)], is_parallel=True
        )


def ten_times(ready: Plan) -> Race:
    """Ten million, beside ten times a million."""
    codes = answers.codes(answers.drawn(len(ready.leaves), 10 * MILLION))
    best = paths(ready)[0]
    runners = {
        "10,000,000 at once": scoring(ready, codes, best),
        "1,000,000, ten times": repeated(scoring(ready, codes[:, :MILLION], best), 10),
    }
    goals = [Goal("10,000,000 at once", "1,000,000, ten times", 1.3)]
    return Race(f"{_what(ready, codes)}, by {best}", runners, goals, rounds=7)


def long(made: Workload, ready: Plan) -> Race:
    """A long frame in pandas, grouped; of few rows, for it takes its time."""
    codes = answers.codes(answers.drawn(len(made.leaves), LONG_ROWS))
    peer = in_pandas.long(made, codes)
    hold("pandas, long", made, peer.levels(peer.run()), held(made, ready, codes))
    runners: dict[str, Call] = {NUMPY: scoring(ready, codes, NUMPY), "pandas, long": peer.run}
    return Race(_what(ready, codes), runners, rounds=3)


def copying(codes: NDArray[np.uint8]) -> dict[str, Call]:
    """The yardstick: the same codes into arrays that are there."""
    warm = np.empty_like(codes)
    return {COPY: lambda: np.copyto(warm, codes)}


def copying_in_two(codes: NDArray[np.uint8]) -> dict[str, Call]:
    """The same by two threads, half of the entities each."""
    warm, half = np.empty_like(codes), codes.shape[1] // 2
    halves = [(warm[:, part], codes[:, part]) for part in (slice(half), slice(half, None))]

    def copy() -> None:
        other = Thread(target=np.copyto, args=halves[1])
        other.start()
        np.copyto(*halves[0])
        other.join()

    return {f"{COPY}, two threads": copy}


def _what(ready: Plan, codes: NDArray[Any]) -> str:
    leaves, rows = codes.shape
    return f"{rows:,} entities, {leaves} subindicators, {len(ready.steps)} nodes"
