"""How fast it is, as ratios inside one run: `python -m benchmarks`. Nothing here passes or fails.

A machine drifts, so every time stands beside that of something else, measured in turns with it: copying the input,
looking up every answer once, the same rules in another library, of which it was made sure first that it gives the same
results. Read the ratios; the times are for a feeling.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final

from benchmarks.machine import machine
from benchmarks.measuring import Figure, Race, Times, run
from benchmarks.telling import HEADER, lines, rows

TOPICS: Final = {
    "starting": "starting",
    "case": "one_case",
    "columns": "in_columns",
    "coding": "coding",
    "files": "in_files",
    "scaling": "scaling",
    "memory": "memory",
    "explaining": "explaining",
    "many": "explaining_many",
    "strategies": "strategies",
    "tables": "tables",
    "diff": "differing",
    "waves": "comparing",
    "report": "reporting",
    "frames": "frames",
    "mutate": "mutating",
    "proving": "proving",
    "aims": "aims",
    "measures": "measures",
    "writing": "writing",
    "spark": "on_spark",
    "promised": "promised",
    "trend": "trend",
}
"""The modules in `topics`, each with `measurements()`, by what they are asked for as."""


def main() -> None:
    """Measure what was asked for, and say on what."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="WHAT", help=f"{', '.join(TOPICS)}; all but the last, unless named")
    parser.add_argument("--rounds", type=int, default=15, help="measurements of each (default: %(default)s)")
    parser.add_argument("--markdown", action="store_true", help="as a table for the documentation")
    asked = parser.parse_args()
    if unknown := set(asked.only).difference(TOPICS):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    print(machine())
    if asked.markdown:
        print(f"\n{HEADER}")
    for topic in asked.only or [*TOPICS][:-1]:
        for each in measurements(topic):
            found = run(each, asked.rounds) if isinstance(each, Race) else each
            print(*(rows(found) if asked.markdown else lines(found)), sep="\n", flush=True)


def measurements(topic: str) -> Iterator[Race | Times | Figure]:
    """What a topic measures, or has measured."""
    found: Iterable[Race | Times | Figure] = import_module(f"benchmarks.topics.{TOPICS[topic]}").measurements()
    yield from found


if __name__ == "__main__":
    main()
