"""Files are tried one by one in a process of their own that has little room: what came of them, and what it cost.

    python -m tests.fuzz whole-nad 1000 --seed 7

`Trial.of` tries one file; `tried` starts such a process, and knows of which file it died or never came back.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..watched import TooLong, Watch
from .door import came_of

SECONDS, MEGABYTES = 2, 300
PATIENCE = 20
"""Seconds after which a file is given up; what takes longer than it may is told with what it took."""
MOST_KEPT = 20
TOLD = "told.json"
UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
"""Who counts which lines are run makes every one of them slower."""


@dataclass
class Trial:
    """What was found so far; the file that is tried now lies in the folder, should nobody live to tell of it."""

    folder: Path
    watch: Watch = field(default_factory=Watch)
    came: Counter[str] = field(default_factory=Counter)
    failed: list[dict[str, Any]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    slowest: float = 0.0
    largest: int = 0

    def __post_init__(self) -> None:
        warnings.simplefilter("error")

    def of(self, data: bytes, *, whole: bool = True) -> None:
        """Try this file."""
        file = now(self.folder)
        file.write_bytes(data)
        came, wrong = "failed", ""
        with self.watch.over(PATIENCE) as cost:
            try:
                came = came_of(file, whole=whole)
            except (KeyboardInterrupt, SystemExit):
                raise
            except TooLong:
                wrong = "it has no end"
            except BaseException as found:  # noqa: BLE001  # whatever it is
                wrong = "".join(traceback.format_exception(found)[-4:])
        if not wrong and cost.seconds > SECONDS:
            wrong = f"it took {cost.seconds:.1f} s"
        if not wrong and cost.grown > MEGABYTES:
            wrong = f"it took {cost.grown} MB"
        self.came["failed" if wrong else came] += 1
        if wrong:
            self.keep(data, wrong)
        self.slowest, self.largest = max(self.slowest, cost.seconds), max(self.largest, cost.grown)

    def keep(self, data: bytes, wrong: str) -> None:
        """Keep a file that failed, of each way to fail one."""
        kind = wrong[-300:]
        if kind not in self.kinds and len(self.kinds) < MOST_KEPT:
            self.kinds.add(kind)
            self.failed.append(failure(data, wrong))

    def tell(self) -> None:
        """Write all of it."""
        told = {
            "tried": sum(self.came.values()),
            "came": dict(self.came),
            "failed": self.failed,
            "slowest": round(self.slowest, 3),
            "largest": self.largest,
        }
        (self.folder / TOLD).write_text(json.dumps(told), "utf-8")


def failure(data: bytes, wrong: str) -> dict[str, str]:
    """A file that failed, so that it can be made again, and what was wrong."""
    return {"file": base64.b64encode(data).decode(), "wrong": wrong}


def read_out(failed: list[dict[str, str]]) -> str:
    """What was wrong with each file that failed, and the whole of it: the folder where it lay is thrown away."""
    return "\n\n".join(f"{each['wrong']}\n{each['file']}" for each in failed)


def now(folder: Path) -> Path:
    """Where the file lies that is tried now."""
    return folder / "kader.toml"


def tried(kind: str, runs: int, seed: int, *, most: float) -> dict[str, Any]:
    """What a process of its own found, of so many files."""
    with TemporaryDirectory() as folder:
        command = ["-m", "tests.fuzz", kind, str(runs), "--seed", str(seed), "--folder", folder]
        return told_by(command, Path(folder), most)


def told_by(command: list[str], folder: Path, most: float) -> dict[str, Any]:
    """What a Python process told; where it died, or did not end within so many seconds, its last file has failed."""
    try:
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, timeout=most, check=False, env=UNWATCHED
        )
        wrong = f"the process died: {done.stderr[-1500:]}"
    except subprocess.TimeoutExpired:
        wrong = f"the process did not end within {most:.0f} s"
    told = folder / TOLD
    if told.exists():
        return dict(json.loads(told.read_text("utf-8")))
    last = now(folder)
    return {"tried": 0, "failed": [failure(last.read_bytes() if last.exists() else b"", wrong)]}
