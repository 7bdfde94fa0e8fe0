"""A few of all measurements, small, for every run of the checks: to be looked at from run to run."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import answers
from benchmarks.measuring import Figure, Race
from benchmarks.topics import coding, in_columns, in_files, one_case, starting
from benchmarks.workload import workload
from indicatorkit.plan import plan

ROWS = 100_000
FEW = 10_000


def measurements() -> Iterator[Race | Figure]:
    """Columns beside copying and beside others, one case, words, files, importing."""
    made = workload()
    ready = plan(made.framework())
    codes = answers.codes(answers.drawn(len(made.leaves), ROWS))
    yield in_columns.beside_copying(ready, codes)
    yield in_columns.beside_others(made, ready, codes, rounds=3)
    yield one_case.beside_others()
    yield from coding.measurements(FEW)
    yield from in_files.measurements(FEW)
    yield from starting.importing()
