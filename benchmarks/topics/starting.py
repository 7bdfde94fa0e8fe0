"""Starting: importing the library, scoring a small file from the command line, reading a framework."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import indicatorkit as ik
from benchmarks.measuring import Call, Figure, Goal, Race, run, time
from benchmarks.nad import regions
from benchmarks.workload import workload

ROUNDS: Final = 5


def measurements() -> Iterator[Race | Figure]:
    """Whole processes beside others, and what reading takes in one that runs."""
    yield from importing()
    with TemporaryDirectory() as folder:
        yield cold(Path(folder))
        yield from loading(Path(folder))


def importing(at_most: float = 0.1) -> Iterator[Race | Figure]:
    """A process that imports the library, beside one that does nothing; and the difference."""
    runners = {"import indicatorkit": process("-c", "import indicatorkit"), "Python alone": process("-c", "")}
    found = run(Race("", runners), ROUNDS)
    pairs = zip(*(found.seconds(name) for name in runners), strict=True)
    yield Figure("import indicatorkit, beyond starting Python", [mine - alone for mine, alone in pairs], "s", at_most)


def cold(folder: Path) -> Race:
    """A small file scored from the command line, beside importing pandas."""
    file, answers = folder / "small.csv", regions()
    answers.to_csv(file, index=False)
    runners = {
        "indicatorkit score nad small.csv": process("-m", "indicatorkit", "score", "nad", str(file)),
        "python -c 'import pandas'": process("-c", "import pandas"),
    }
    goals = [Goal("indicatorkit score nad small.csv", "python -c 'import pandas'", 1.0)]
    return Race(f"a cold start, {len(answers)} regions", runners, goals, rounds=ROUNDS)


def loading(folder: Path) -> Iterator[Figure]:
    """Frameworks from their files: one that is shipped, and the workload a hundred times side by side."""
    yield Figure("load NAD", processor(partial(ik.load, "nad"), ROUNDS), "s", 60e-3)
    for parts, most in ((1, None), (10, None), (100, 1.0)):
        made = workload(parts)
        file = folder / f"{parts}.toml"
        file.write_text(made.toml, "utf-8")
        what = f"load {len(made.leaves):,} subindicators, {len(made.nodes):,} nodes"
        yield Figure(what, processor(partial(ik.load, file), 3 if parts > 1 else ROUNDS), "s", most)


def process(*arguments: str) -> Call:
    """A whole process of Python; findings in answers are no failure."""

    def run_all() -> None:
        ended = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
        assert ended.returncode <= 1, ended.stderr

    return run_all


def processor(call: Call, rounds: int) -> list[float]:
    """Seconds of the processor, the first time left out."""
    call()
    return [time(call).processor for _ in range(rounds)]
