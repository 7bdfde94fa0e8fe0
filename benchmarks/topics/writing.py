"""Writing: the receipt and each form, for a dashboard of regions and for many rows, beside scoring the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import indicatorkit as ik
from benchmarks.measuring import Call, Race

SIZES = ((45, ("csv", "parquet", "json", "xlsx")), (2_000, ("csv", "parquet", "json")))


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick; answers are scored beforehand."""
    framework = ik.load("nad")
    for rows, forms in SIZES:
        said = answers(framework, rows)
        scores = ik.score(framework, said)
        plain: dict[str, Call] = {"scoring the same": partial(ik.score, framework, said)}
        with TemporaryDirectory() as folder:
            for form in forms:
                write = partial(ik.write, scores, Path(folder) / f"out.{form}", lang="en", force=True)
                yield Race(f"{form} of NAD × {rows:,}", {"written": write, **plain}, rounds=3)


def answers(framework: ik.Framework, rows: int) -> list[dict[str, object]]:
    """Random options for every question that is answered with one, a tenth of them open."""
    rng = random.Random(1)
    asked = {
        item.id: [option.id for option in item.answer.options]
        for item in framework.questions
        if item.answer is not None and item.answer.options
    }
    return [
        {"entity": f"Regio {row}", **{id_: rng.choice(options) for id_, options in asked.items() if rng.random() > 0.1}}
        for row in range(rows)
    ]
