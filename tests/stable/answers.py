"""Answers that are drawn the same for ever: each by the id of its question, the number of its row, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from indicatorkit.asking import Answer, LevelAnswer, NumberAnswer, SeveralAnswer
from indicatorkit.framework import Framework
from indicatorkit.values import LeafReason

ROWS = 400
REASONS = [None, None, None, *(f"missing:{each}" for each in LeafReason)]
OPEN = (0, 0, 0.05, 0.3)
"""How much is open in one row after the other: as soon as anything is, most of what looks at many questions is grey."""

KEEN = (0, 0.5, 0.9)
"""How often the best is answered: else the worst of many questions is the worst there is."""


def rows(framework: Framework) -> Iterator[dict[str, Any]]:
    """A row for each region that there is not, in one wave after the other."""
    waves = framework.waves or (None,)
    asked = [(each.id, each.answer) for each in (*framework.questions, *framework.attributes.values())]
    for row in range(ROWS):
        said = {
            id_: answered(framework, answer, row, Random(f"{id_} {row}")) for id_, answer in asked if answer is not None
        }
        yield {"entity": f"Regio {row}", "wave": waves[row // 12 % len(waves)], **said}


def answered(framework: Framework, answer: Answer, row: int, rng: Random) -> Any:
    """An answer as people give it; nothing, or the reason why not."""
    gaps = [*REASONS, *answer.reasons]
    if rng.random() < OPEN[row % len(OPEN)]:
        return rng.choice(gaps)
    options = [each for each in answer.options if each.id not in answer.reasons]
    if isinstance(answer, NumberAnswer):
        return rng.choice((0, 1, 2, 3, 5, 8, 12, 25, 40, 70, 100))
    if isinstance(answer, SeveralAnswer):
        return rng.sample([each.id for each in options], rng.randint(1, min(3, len(options))))
    levels = framework.scales[answer.scale].levels if answer.scale is not None else ()
    best = rng.random() < KEEN[row % len(KEEN)]
    if isinstance(answer, LevelAnswer):
        return levels[-1].id if best else rng.choice([each.id for each in (*levels, *options)])
    good = [each.id for each in options if levels and each.level == levels[-1].id]
    return good[0] if best and good else rng.choice([each.id for each in options])
