"""Explanations say what trying everything says: random frameworks, random answers, every notion of an explanation.

The brute force (`tests/brute.py`) reads each notion straight from its definition and only asks the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from time import perf_counter
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.api.case import Case
from tests.compared import EXACT, MARKS, NOTIONS
from tests.explaining import SHAPES, Drawn, cases
from tests.release.counting import Tried

SHARDS = 20
FRAMEWORKS_A_SHARD = 36
MOST = 1_500  # assignments of one case
AT_LEAST, OF_EACH = 20_000, 500
FEW = 0.01  # of all marks may say less than exact

MET: Counter[tuple[str, str]] = Counter()  # by notion and shape
WRONG: Counter[str] = Counter()  # by notion
SECONDS: Counter[str] = Counter()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_notion_is_what_trying_everything_finds(shard: int, tried: Tried) -> None:
    wrong: dict[str, str] = {}  # by notion, in the shortest case
    for number in range(FRAMEWORKS_A_SHARD):
        begun = perf_counter()
        for drawn in cases(Random(f"explain {shard}.{number}"), MOST):
            if says_bare_numbers(drawn):
                continue
            SECONDS["drawing and trying"] += perf_counter() - begun
            tried(7, 1)
            for notion, difference in differences(drawn):
                shown = f"{difference}\n{drawn}"
                wrong[notion] = min(shown, wrong.get(notion, shown), key=len)
            begun = perf_counter()
    assert not wrong, "\n\n".join([f"wrong: {', '.join(wrong)}", *wrong.values()])


def says_bare_numbers(drawn: Drawn) -> bool:
    """Whether the node is a measured number without bands: its cells are no outcomes, for numbers in one differ."""
    carrier = drawn.here.plan.carrier(drawn.node)
    return any(letter.interval is not None and letter.level is None for letter in carrier.values)


def differences(drawn: Drawn) -> Iterator[tuple[str, str]]:
    """The notions that are not what they should be: what is said, and what is meant."""
    begun = perf_counter()
    said: Any = ik.explain(Case(drawn.here, {}), drawn.node)
    SECONDS["explaining"] += perf_counter() - begun
    MET["cases", drawn.shape] += 1
    for notion, (tells, pairs) in NOTIONS.items():
        begun = perf_counter()
        unequal = next(((found, meant) for found, meant in pairs(said, drawn.brute) if found != meant), None)
        SECONDS[notion] += perf_counter() - begun
        MET[notion, drawn.shape] += tells(drawn.brute)
        if unequal is not None:
            WRONG[notion] += 1
            yield notion, f"{notion} is said to be {unequal[0]!r}, and is {unequal[1]!r} in:"


def test_enough_was_compared_on_trees_and_where_something_open_is_shared(tell: Callable[[str], None]) -> None:
    """Counts what was compared: a framework, answers, and a question about them of which the answer is not plain.

    Run alone it has nothing to count.
    """
    if not MET:
        pytest.skip("run together with the comparison")
    total = sum(MET[notion, shape] for notion in NOTIONS for shape in SHAPES)
    tell(f"{total} triples of a framework, answers and a question about them: {WRONG.total()} wrong")
    for notion in ("cases", *NOTIONS):
        met = "".join(f"{shape:>10} {MET[notion, shape]:>5}" for shape in SHAPES)
        tell(
            f"  {notion:<18}{met}"
            + (f"{WRONG[notion]:>6} wrong {SECONDS[notion]:>6.1f} s" if notion in NOTIONS else "")
        )
    tell("  " + ", ".join(f"{what} {SECONDS[what]:.1f} s" for what in ("drawing and trying", "explaining")))
    tell("  " + ", ".join(f"{notion} {mark} {MARKS[notion, mark]}" for notion, mark in sorted(MARKS)))
    assert not {(notion, shape) for notion in NOTIONS for shape in ("tree", "DAG") if MET[notion, shape] < OF_EACH}
    assert total >= AT_LEAST
    assert sum(times for (_, mark), times in MARKS.items() if mark not in EXACT) <= FEW * MARKS.total()
