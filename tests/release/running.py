"""Runs slices: tests of the row that is furthest from its aim, with a new seed, a quarter of an hour at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from math import ceil
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from .moment import commit, now
from .rows import ROOT, Row
from .slices import Figure, Slice, figure
from .state import State

AIM, MOST = 15 * 60, 60 * 60
"""How many seconds a slice should take, as far as earlier ones tell, and after how many it is ended."""

GROWTH = 8
"""So many times as thorough as the one before at most: twice as much may take more than twice as long."""

ENDED = (0, 1)
"""How pytest ends when tests have run, and passed or failed."""

Say = Callable[[str], None]


def run(state: State, rows: Iterable[Row], minutes: float, say: Say) -> None:
    """Slice after slice, until every row is where it should be, or the slice that passes so many minutes has ended."""
    asked, since = tuple(rows), monotonic()
    while monotonic() - since < 60 * minutes:
        found = next_one(asked, state.slices())
        if found is None:
            return
        row, thorough = found
        say(f"row {row.number}, {thorough} times: {' '.join(row.tests)}")
        file = state.next_file()
        state.keep(file, one_slice(row, thorough, SystemRandom().randrange(10**6)))
        [last] = [each for each in state.slices() if each.name == file.stem]
        say(f"  {last.outcome}, {last.tried(row):,} {row.unit} in {last.seconds:.0f} s")


def next_one(rows: Sequence[Row], slices: Sequence[Slice]) -> tuple[Row, int] | None:
    """The row with the least of its aim, and how thorough its tests should be; nothing where all have enough."""
    figures = [figure(row, slices) for row in rows if row.tests]
    open_ = [each for each in figures if not each.is_done and not is_stuck(each)]
    if not open_:
        return None
    chosen = min(open_, key=lambda each: each.tried / (each.row.target or 1))
    return chosen.row, thorough(chosen)


def own(figure: Figure) -> list[Slice]:
    """The slices of this row alone."""
    return [each for each in figure.slices if each.rows == (figure.row.number,)]


def is_stuck(figure: Figure) -> bool:
    """Whether more of the same is of no use: a test failed, or the last slice came to nothing."""
    last = own(figure)[-1:]
    return bool(figure.failed) or any(not each.is_finished or not each.tried(figure.row) for each in last)


def thorough(figure: Figure) -> int:
    """As much as fits in a slice by what the last one took, and no more than is still to be tried."""
    if not own(figure) or figure.row.target is None:
        return 1
    last = own(figure)[-1]
    fits = AIM * last.thorough / max(last.seconds, 1)
    left = (figure.row.target - figure.tried) * last.thorough / last.tried(figure.row)
    return max(1, min(int(fits), ceil(left), GROWTH * last.thorough))


def one_slice(row: Row, thorough: int, seed: int, most: float = MOST) -> dict[str, Any]:
    """What the tests of a row wrote; without tests where they did not come to an end."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tried.json"
        asked = ["--tried", str(file), "--thorough", str(thorough), "--hypothesis-seed", str(seed)]
        command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *asked, *row.options]
        env = {key: each for key, each in os.environ.items() if key != "PYTEST_ADDOPTS"}  # those of who runs this
        begun, since = now(), monotonic()
        try:
            status = subprocess.run([*command, *row.tests], cwd=ROOT, env=env, timeout=most, check=False).returncode
        except subprocess.TimeoutExpired:
            status = -1
        if status in ENDED and file.exists():
            return {**json.loads(file.read_text("utf-8")), "rows": [row.number], "finished": True}
    head = {"seed": seed, "thorough": thorough, "began": begun, "commit": commit()}
    return {**head, "seconds": round(monotonic() - since), "rows": [row.number], "finished": False, "tests": {}}
