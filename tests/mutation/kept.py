"""What became of each mutant, kept from slice to slice; and the survivors that are argued for."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.mutation.mutant import SOURCES, Mutant

CHANGES = Path(__file__).with_name("changes.py")
ARGUED = Path(__file__).with_name("survivors.toml")


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant, found again by its number in a file of this digest; `was` and `now` are its lines.

    The digest is of what makes the mutants too: with other changes another mutant has that number.
    """

    file: str
    digest: str
    number: int
    killed: bool
    line: int
    was: str
    now: str


class Kept:
    """The verdicts on the mutants of a room: each a line of a file, a later one in the place of an earlier one."""

    def __init__(self, room: str, folder: Path, *, resume: bool) -> None:
        self.path = folder / "mutation" / f"{room}.jsonl"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not resume:
            self.path.unlink(missing_ok=True)
        self.verdicts: dict[tuple[str, str, int], Verdict] = {}
        if self.path.exists():
            for line in self.path.read_text("utf-8").splitlines():
                self._take(Verdict(**json.loads(line)))

    def _take(self, verdict: Verdict) -> None:
        self.verdicts[verdict.file, verdict.digest, verdict.number] = verdict

    def killed(self, mutant: Mutant) -> bool:
        """Whether this mutant has been killed already; those that survived are tried again."""
        verdict = self.verdicts.get((*_named(mutant.file), mutant.number))
        return verdict is not None and verdict.killed

    def add(self, mutant: Mutant, *, killed: bool) -> Verdict:
        """The verdict, written down at once: a run may be broken off at any time."""
        was, now = mutant.told()
        verdict = Verdict(*_named(mutant.file), mutant.number, killed, mutant.lines.start, was, now)
        self._take(verdict)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(verdict), ensure_ascii=False) + "\n")
        return verdict

    def of(self, mutants: Iterable[Mutant]) -> list[Verdict]:
        """The verdicts there are on these mutants."""
        keys = ((*_named(each.file), each.number) for each in mutants)
        return [self.verdicts[key] for key in keys if key in self.verdicts]


@cache
def _named(file: Path) -> tuple[str, str]:
    both = file.read_bytes() + CHANGES.read_bytes()
    return file.relative_to(SOURCES).as_posix(), hashlib.sha256(both).hexdigest()[:16]


@cache
def arguments() -> dict[tuple[str, str, str], str]:
    """By file, the line as it stands there and as the mutant has it: why nobody needs to notice."""
    told = tomllib.loads(ARGUED.read_text("utf-8"))
    return {
        (file, was, now): each["why"]
        for file, survivors in told.items()
        for each in survivors
        for was, now in ((each["was"], now) for now in each["now"])
    }


def argued(verdict: Verdict) -> bool:
    """Whether this survivor is in the list, with an argument."""
    return (verdict.file, verdict.was, verdict.now) in arguments()


def write(folder: Path, room: str, there: int, verdicts: Sequence[Verdict]) -> dict[str, object]:
    """The figures of a room, put beside those of the others: of so many mutants so many were tried, so many killed."""
    path = folder / "mutation.json"
    figures = json.loads(path.read_text("utf-8")) if path.exists() else {}
    killed = sum(each.killed for each in verdicts)
    figures[room] = {
        "there": there,
        "mutants": len(verdicts),
        "killed": killed,
        "argued": sum(argued(each) for each in verdicts if not each.killed),
        "date": datetime.now(UTC).date().isoformat(),
    }
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    found: dict[str, object] = figures[room]
    return found
