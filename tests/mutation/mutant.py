"""A mutant: our own code, changed at one place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "indicatorkit"
ROOMS = tomllib.loads(Path(__file__).with_name("rooms.toml").read_text("utf-8"))
"""Of each room the code that is changed, and the tests that judge it."""


@dataclass(frozen=True, eq=False)
class Mutant:
    """The `number`-th change of a file; `within` is the outermost function that it changes: its name and first line."""

    file: Path
    number: int
    lines: range
    within: tuple[str, int] | None
    write: Callable[[], str]

    @cached_property
    def text(self) -> str:
        """The whole file with this change: long in the making, so made when it is asked for."""
        return self.write()

    def told(self) -> tuple[str, str]:
        """The lines that are other than they were, before and after."""
        was, now = (each.splitlines() for each in (self.file.read_text("utf-8"), self.text))
        changed = [each for each in SequenceMatcher(None, was, now, autojunk=False).get_opcodes() if each[0] != "equal"]
        first, last = changed[0], changed[-1]
        return _joined(was[first[1] : last[2]]), _joined(now[first[3] : last[4]])


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)
