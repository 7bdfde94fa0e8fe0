"""Thirty-two threads begin at once, in a process in which nothing was imported, loaded or compiled before.

`python -m tests.threads.beginning` prints what each of them made of the same case, each distinct outcome once.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

THREADS = 32
HURRIED = 2e-4
"""Seconds that a thread keeps its turn, a twenty-fifth of what it does by itself.

Shorter, threads mostly wake up to find that it is not theirs: a system is late by a quarter of that.
"""


def first(barrier: Barrier) -> str:
    """What comes out of a case, and why, from the very beginning."""
    barrier.wait()
    import indicatorkit as ik

    framework = ik.load("nad")
    case = ik.score_case(framework, {"flexwoningen": "ja", "optoppen": "nee"})
    scores = ik.score(framework, [{"entity": "Ede", "flexwoningen": "ja", "optoppen": "nee"}])
    assert scores.case(entity="Ede").as_dict() == case.as_dict()
    told = case.explain("alternatieve_woonplekken").text("nl")
    return json.dumps([case.as_dict(), told, scores.as_dict()["rows"]], default=str)


if __name__ == "__main__":
    sys.setswitchinterval(HURRIED)
    with ThreadPoolExecutor(THREADS) as threads:
        started = Barrier(THREADS)
        found = list(threads.map(first, [started] * THREADS))
    sys.stdout.write(json.dumps([len(found), len(set(found))]))
