"""The folder in which every slice is kept, so that a run can be ended and taken up again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicatorkit.files.replacing import replacing

from .others import coverage, mutation
from .slices import Slice, Trial

OTHERS: Mapping[str, Callable[[Mapping[str, Any]], Slice]] = {"coverage": coverage, "mutation": mutation}
RUNS = ("suite", "marked", "supply")
FROM_CHECKS = (*RUNS, "coverage")
"""What a run of all checks leaves: what the suite tried, what the tests that it leaves out tried, what was covered."""


@dataclass(frozen=True)
class State:
    """The folder; what is in it is read anew each time it is asked for."""

    folder: Path

    def slices(self) -> list[Slice]:
        """In the order in which they ran, after the run of the suite and what other tools have found."""
        said = {each.stem: json.loads(each.read_text("utf-8")) for each in sorted(self.folder.glob("*.json"))}
        others = [read(said.pop(name)) for name, read in OTHERS.items() if name in said]
        runs = [_slice(name, said.pop(name)) for name in RUNS if name in said]
        return [*runs, *others, *(_slice(name, each) for name, each in said.items())]

    def next_file(self) -> Path:
        """Where the next slice goes."""
        last = max((int(each.stem.partition("-")[2]) for each in self.folder.glob("slice-*.json")), default=0)
        return self.folder / f"slice-{last + 1:04}.json"

    def keep(self, file: Path, said: Mapping[str, Any]) -> None:
        """A slice that has ended."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with replacing(file, force=True) as beside:
            beside.write_text(json.dumps(said, indent=1, sort_keys=True), "utf-8")

    def take(self, folder: Path) -> None:
        """What a run of the checks left in its own folder."""
        for name in FROM_CHECKS:
            if (file := folder / f"{name}.json").exists():
                self.keep(self.folder / file.name, json.loads(file.read_text("utf-8")))


def _slice(name: str, said: Mapping[str, Any]) -> Slice:
    tests = {
        id_: Trial({int(row): number for row, number in each["tried"].items()}, each["outcome"], each["told"])
        for id_, each in said["tests"].items()
    }
    rows, is_finished = tuple(said.get("rows", ())), said.get("finished", True)
    head = {key: said[key] for key in ("began", "seed", "thorough", "seconds", "commit")}
    return Slice(name, rows, tests, is_finished=is_finished, **head)
