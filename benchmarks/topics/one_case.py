"""One case, from a dict of words to the level of every node; and a dashboard of regions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

import numpy as np

import indicatorkit as ik
from benchmarks import answers
from benchmarks.measuring import Call, Figure, Goal, Race, repeated, run
from benchmarks.nad import WAVE, coded, regions
from benchmarks.peers import Differs, cases, told
from benchmarks.product import NUMPY, scoring
from benchmarks.rules import WRITTEN
from benchmarks.workload import workload
from indicatorkit.plan import plan

CASES: Final = 200
LOOP: Final = "looking the answers up in a plain loop"
OURS: Final = "score_case, all levels with those of questions"
ONE_BY_ONE: Final = "score_case, level of each node"
GOALS: Final = {LOOP: 4.0, "GoRules Zen": 1 / 15, "cel in Rust": 1 / 3}


def measurements() -> Iterator[Race | Figure]:
    """One case beside other engines; NAD for 43 regions."""
    yield beside_others()
    yield from dashboard()


def beside_others() -> Race:
    """The library gets words; engines get whole numbers, and are held first."""
    made = workload()
    said = answers.drawn(len(made.leaves), CASES)
    words = [answers.case(made.leaves, said, row) for row in range(CASES)]
    coded = [dict(zip(made.leaves, column, strict=True)) for column in answers.codes(said).T.tolist()]
    plain = told(made, answers.codes(said))
    compiled = ik.compile(made.framework())
    nodes = [node.id for node in made.nodes]

    def levels(case: Mapping[str, str]) -> dict[str, str | None]:
        return compiled.score_case(case).levels()

    def one_by_one(case: Mapping[str, str]) -> list[str | None]:
        level = compiled.score_case(case).level
        return [level(node) for node in nodes]

    for right, case in zip(plain.T, words, strict=True):
        meant = [WRITTEN[code] if code < len(WRITTEN) - 2 else None for code in right]
        found = levels(case)
        if not one_by_one(case) == meant == [found[node] for node in nodes]:
            raise Differs("score_case says something else")
    runners = {
        OURS: over(levels, words),
        ONE_BY_ONE: over(one_by_one, words),
        "score_case": over(compiled.score_case, words),
        LOOP: over(cases.looking_up(made), words),
    }
    for name, make in cases.there().items():
        score = make(made)
        theirs = np.array([[score(case)[node] for node in nodes] for case in coded]).T
        if (theirs != plain).any():
            raise Differs(f"{name} says something else")
        runners[name] = over(score, coded)
    goals = [Goal(each, name, most) for name, most in GOALS.items() if name in runners for each in (OURS, ONE_BY_ONE)]
    return Race(f"one case, {len(made.leaves)} answers, {len(nodes)} nodes", runners, goals, each=CASES)


def over(score: Callable[[Any], object], given: Sequence[Any]) -> Call:
    """All cases, one by one."""

    def run_all() -> None:
        for case in given:
            score(case)

    return run_all


def dashboard() -> Iterator[Race | Figure]:
    """NAD for 43 regions, warm: from codes, from the dicts of a form, and from a frame."""
    nad = ik.load("nad")
    ready = plan(nad, WAVE)
    frame = regions()
    from_codes = scoring(ready, coded(nad, ready), NUMPY, reasons=True)
    asked = frame.drop(columns=["entity", "wave"])
    rows = [{item: said for item, said in row.items() if isinstance(said, str)} for row in asked.to_dict("records")]
    what = f"NAD × {len(frame)}, warm, with reasons"
    yield Figure(what, seconds(from_codes), "s", 0.4e-3)
    runners: dict[str, Call] = {
        "from a frame": partial(ik.score, nad, frame),
        "case by case": over(ik.compile(nad, wave=WAVE).score_case, rows),
        "from codes": from_codes,
    }
    yield Race(what, runners)


def seconds(call: Call, times: int = 20, rounds: int = 15) -> list[float]:
    """Of one processor, for a call that is too short to be timed by itself."""
    found = run(Race("", {"": repeated(call, times)}), rounds)
    return [each.processor / times for each in found.taken[""]]
