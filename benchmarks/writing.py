"""Writing: the receipt and each form, for a dashboard of regions and for many rows.

Run as `python benchmarks/writing.py [ROWS]`; prints, measures nothing against anything.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import indicatorkit as ik


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


def main(rows: int) -> None:
    """Seconds for each."""
    framework = ik.load("nad")
    scores = ik.score(framework, answers(framework, rows))
    begin = perf_counter()
    print(f"{rows} rows, {len(framework.questions)} questions")
    assert scores.receipt.rows == rows
    print(f"  receipt  {perf_counter() - begin:8.2f} s")
    with TemporaryDirectory() as folder:
        for form in ("csv", "parquet", "json", "xlsx") if rows <= 1_000 else ("csv", "parquet", "json"):
            begin = perf_counter()
            [file, *_] = ik.write(scores, Path(folder) / f"out.{form}", lang="en").files
            print(f"  {form:<8} {perf_counter() - begin:8.2f} s {file.stat().st_size / 1e6:9.2f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 45)
