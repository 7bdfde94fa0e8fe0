"""How long it takes to compare two waves: against scoring the same 45 regions in both."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.measuring import Race
from benchmarks.topics.explaining import regions

MOVED_SHARE = 0.3


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick; answers are scored beforehand, the rest is made anew."""
    import indicatorkit as ik

    nad = ik.load("nad")
    for what, waves in (("the same rules", ("2024-12", "2025-07")), ("other rules", ("2024-06", "2025-12"))):
        rows = [row for wave in zip(*both(nad, waves), strict=True) for row in wave]
        scores = ik.score(nad, rows)
        plain = {"scoring NAD × 45 × 2": partial(ik.score, nad, rows)}
        yield Race(f"NAD × 45 × 2, {what}", {"compared": partial(changes, scores), **plain})
        found = ik.compare(scores)
        found.changes  # noqa: B018  # found once, told often
        yield Race("the text of it", {"text": partial(found.text, "nl"), **plain})


def changes(scores: Any) -> object:
    """What changed, found anew."""
    import indicatorkit as ik

    return ik.compare(scores).changes


def both(framework: Any, waves: tuple[str, str]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Rows of 45 regions in two waves, with a part of the answers moved."""
    draw = random.Random(1)
    before = [{"wave": waves[0], **row} for row in regions(framework)]
    others = list(regions(framework))
    draw.shuffle(others)
    after = [
        {**one, **{item: said for item, said in other.items() if draw.random() < MOVED_SHARE}, "entity": one["entity"]}
        for one, other in zip(before, others, strict=True)
    ]
    return before, [{**row, "wave": waves[1]} for row in after]
