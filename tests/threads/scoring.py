"""Scoring one case after another, and what came out, as one thread says it: for other threads and other processes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

import indicatorkit as ik

FRAMEWORKS = ("nad", "beschermd_thuis", "monitor_dakloosheid")
CASES = 60
Case = dict[str, Any]


@cache
def cases(framework: str) -> list[Case]:
    """Answers to most questions: options, numbers and texts, some of which cannot be read."""
    rng, found, asked = Random(framework), list[Case](), ik.load(framework).questions
    for _ in range(CASES):
        case: Case = {}
        for item in asked:
            assert item.answer is not None
            said = [each.id for each in item.answer.options] or ["12,5", "3", 7, "0"]
            if rng.random() < 0.9:
                case[item.id] = rng.choice([*said, *said, None, "weet niet", "onzin"])
        found.append(case)
    return found


def told(ready: ik.Compiled, framework: str, place: int) -> tuple[Any, ...]:
    """What comes out of a case, node by node, why where it is grey, and what could not be read."""
    case = ready.score_case(cases(framework)[place])
    levels = case.levels()
    return levels, {node: case.reason(node) for node in levels if levels[node] is None}, case.issues


@cache
def alone(framework: str) -> list[tuple[Any, ...]]:
    """The same of every case, one after another, by one thread."""
    ready = ik.compile(ik.load(framework))
    return [told(ready, framework, place) for place in range(CASES)]


def explained(ready: ik.Compiled, framework: str, place: int) -> str:
    """Why the first grey node of a case, or else its first node, is as it is."""
    case = ready.score_case(cases(framework)[place])
    nodes = list(case)
    node = next((each for each in nodes if case.level(each) is None), nodes[0])
    return case.explain(node).text("nl")


def chosen(seed: int, many: int) -> list[int]:
    """So many cases, in an order of their own."""
    rng = Random(seed)
    return [rng.randrange(CASES) for _ in range(many)]


def differing(ready: ik.Compiled, framework: str, seed: int, many: int, wanted: Sequence[tuple[Any, ...]]) -> int:
    """Of how many cases something else comes out than wanted."""
    return sum(told(ready, framework, place) != wanted[place] for place in chosen(seed, many))
