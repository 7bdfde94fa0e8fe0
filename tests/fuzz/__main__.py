"""Tries broken frameworks here, and prints what was found: `python -m tests.fuzz KIND RUNS --seed SEED`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from .corpus import extracts, small, whole
from .mutating import made_from
from .trying import TOLD, Trial

KINDS = {
    "whole-nad": (lambda: whole("nad"), 0.02),
    "whole-beschermd_thuis": (lambda: whole("beschermd_thuis"), 0.1),
    "extracts-nad": (lambda: extracts("nad"), 0.25),
    "extracts-beschermd_thuis": (lambda: extracts("beschermd_thuis"), 0.25),
    "small": (small, 1.0),
}
"""What is mutated, and of what is still sound the share that is checked, scored and explained too."""


def blind(trial: Trial, kind: str, runs: int, seed: int) -> None:
    """Files made by chance."""
    texts, share = KINDS[kind][0](), KINDS[kind][1]
    for number in range(runs):
        rng = Random(f"{kind} {seed} {number}")
        trial.of(made_from(rng.choice(texts), rng), whole=rng.random() < share)


def main() -> None:
    """Tries, and tells."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kind", choices=[*KINDS, "guided"])
    parser.add_argument("runs", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=None, help="where the file that is tried lies, and what is told")
    asked = parser.parse_args()
    folder = asked.folder or Path(mkdtemp())
    if asked.kind == "guided":
        from .guided import guided

        guided(folder, asked.runs, asked.seed)
        return
    trial = Trial(folder)
    blind(trial, asked.kind, asked.runs, asked.seed)
    trial.tell()
    sys.stdout.write((folder / TOLD).read_text("utf-8") + "\n")


if __name__ == "__main__":
    main()
