"""The figures of a release: `python -m tests.release` runs what is still to be tried, and writes RELIABILITY.md.

It may be ended at any moment and begun again: what a slice has tried is kept in the folder, and nothing of it is lost
but the slice that was running. For another release begin with an empty folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .rows import ROOT, ROWS
from .running import run
from .state import State
from .telling import page, plain


def numbers(text: str) -> set[int]:
    """`4,7` as rows."""
    return {int(each) for each in text.split(",")}


def main() -> None:
    """Runs, and tells."""
    parser = argparse.ArgumentParser(prog="python -m tests.release", description=__doc__)
    parser.add_argument("--state", type=Path, default=ROOT / ".release", metavar="DIR", help="where slices are kept")
    parser.add_argument("--minutes", type=float, default=float("inf"), metavar="N", help="begin no slice after these")
    parser.add_argument("--rows", type=numbers, default={row.number for row in ROWS}, metavar="4,7", help="only these")
    parser.add_argument("--ci", type=Path, metavar="DIR", help="take over what a run of the checks left there")
    parser.add_argument("--show", action="store_true", help="run and write nothing; print what there is")
    asked = parser.parse_args()
    state, rows = State(asked.state), [row for row in ROWS if row.number in asked.rows]
    if asked.ci is not None:
        state.take(asked.ci)
    if not asked.show:
        run(state, rows, asked.minutes, lambda line: print(line, flush=True))  # noqa: T201  # what it is for
        (ROOT / "RELIABILITY.md").write_text(page(state.slices()), "utf-8")
    print(plain(rows, state.slices()))  # noqa: T201


if __name__ == "__main__":
    main()
