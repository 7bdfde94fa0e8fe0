"""What other tools found, as if tests had tried it: what is covered of each room, and which of its mutants noticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from .slices import Slice, Trial

ROW = 14
IN_FULL = ("rules", "gaps", "diagram", "engine", "measures", "amounts")
"""The rooms of which every line and branch is covered; `.ci/run` holds them to it."""

COVERED, NOTICED = 0.95, 0.9
"""The least share of lines and branches that is covered in the other rooms together; of mutants that tests notice."""


def coverage(said: Mapping[str, Any]) -> Slice:
    """What `coverage json` wrote: lines and branches, room by room."""
    lines: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file, each in said["files"].items():
        parts = PurePath(file).parts
        room = (
            parts[parts.index("indicatorkit") + 1].removesuffix(".py")
            if "indicatorkit" in parts
            else PurePath(file).stem
        )
        summary = each["summary"]
        lines[room][0] += summary["covered_lines"] + summary.get("covered_branches", 0)
        lines[room][1] += summary["num_statements"] + summary.get("num_branches", 0)
    others = [numbers for room, numbers in lines.items() if room not in IN_FULL]
    met, all_ = (sum(each) for each in zip(*others, strict=True)) if others else (0, 0)
    tests = {
        "coverage elsewhere": judged(f"all but {', '.join(IN_FULL)}: {_covered(met, all_)}", 0, met >= COVERED * all_)
    }
    for room, (met, all_) in sorted(lines.items()):
        is_so = met == all_ or room not in IN_FULL
        tests[f"coverage of {room}"] = judged(f"{room}: {_covered(met, all_)}", all_, is_so)
    return Slice("coverage", (ROW,), tests, said["meta"]["timestamp"][:16].replace("T", " "))


def mutation(said: Mapping[str, Any]) -> Slice:
    """What `python -m tests.mutation` wrote: of each room the mutants that were tried, noticed, and argued for."""
    tests = {
        f"mutants of {room}": judged(
            f"{room}: {_share(each['killed'], each['mutants'])} of {each['mutants']:,} mutants noticed, chosen from "
            f"{each['there']:,}; of the others {each['argued']:,} are argued for",
            each["mutants"],
            each["killed"] >= NOTICED * each["mutants"] and each["killed"] + each["argued"] == each["mutants"],
        )
        for room, each in sorted(said.items())
    }
    return Slice("mutation", (ROW,), tests, max((each["date"] for each in said.values()), default=""))


def judged(told: str, number: int, is_so: bool) -> Trial:
    return Trial({ROW: number}, "passed" if is_so else "failed", (told,))


def _covered(met: int, all_: int) -> str:
    return f"{_share(met, all_)} of {all_:,} lines and branches covered"


def _share(met: int, all_: int) -> str:
    return f"{100 * met / all_ if all_ else 100:.1f} %"
