"""Tries the mutants of a room: `python -m tests.mutation ROOM [--sample N --seed S] [--resume] [--seconds S]`.

A mutant is killed when a test of its room fails, or comes to no end, with it. What becomes of each is kept in
the folder, so that a run can be broken off and resumed; the figures are in its `mutation.json`, for
`python -m tests.release`. Ends with 1 if a mutant survives that `survivors.toml` does not argue for.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.mutation import anew
from tests.mutation.changes import mutants
from tests.mutation.judging import KILLED, SURVIVED, Judge
from tests.mutation.kept import Kept, argued, write
from tests.mutation.mutant import ROOMS, ROOT, SOURCES, Mutant


def main() -> int:
    """The figures of a room, said and written down."""
    asked = _asked()
    room = ROOMS[asked.room]
    files = sorted(file for glob in room["code"] for file in SOURCES.glob(glob))
    there = [mutant for file in files for mutant in mutants(file)]
    chosen = random.Random(asked.seed).sample(
        there, min(asked.sample or len(there), len(there))
    )  # a larger sample has the smaller in it
    kept = Kept(asked.room, asked.state, resume=asked.resume)
    _try_all([each for each in chosen if not kept.killed(each)], files, room["tests"], kept, asked.seconds)
    verdicts = kept.of(chosen)
    _say(f"{asked.room}: {write(asked.state, asked.room, len(there), verdicts)}")
    return any(not each.killed and not argued(each) for each in verdicts)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.mutation", description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--state", type=Path, default=ROOT / ".release", metavar="DIR", help="where verdicts are kept")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, chosen at random; all unless given")
    parser.add_argument("--seed", type=int, default=0, help="of the choice")
    parser.add_argument("--resume", action="store_true", help="those that were killed before are not tried again")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="after so many no new mutant is tried")
    return parser.parse_args()


def _try_all(chosen: Sequence[Mutant], files: Sequence[Path], tests: Sequence[str], kept: Kept, seconds: float) -> None:
    until = time.monotonic() + seconds
    later = [each for each in chosen if each.within is None]

    def judge(tried: Callable[[Mutant], int]) -> None:
        for mutant in chosen:
            if mutant.within is None or time.monotonic() > until:
                continue
            came = tried(mutant)
            if came in (KILLED, SURVIVED):
                _tell(kept, mutant, killed=came == KILLED)
            else:
                later.append(mutant)

    judging = Judge(judge, files)
    assert pytest.main([*anew.PLAIN, *tests], plugins=[judging]) == pytest.ExitCode.OK
    failed = judging.fails_anew() if later else ""
    assert not failed, f"when everything is imported anew, without any mutant: {failed}"
    for mutant in later:
        if time.monotonic() > until:
            break
        _tell(kept, mutant, killed=judging.tried_anew(mutant) == KILLED)


def _tell(kept: Kept, mutant: Mutant, *, killed: bool) -> None:
    verdict = kept.add(mutant, killed=killed)
    if not killed and not argued(verdict):
        _say(f"{verdict.file}:{verdict.line}: {verdict.was}\n  survives as: {verdict.now}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # what it is for


if __name__ == "__main__":
    sys.exit(main())
