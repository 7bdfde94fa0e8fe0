"""Broken frameworks sought by atheris: what leads to lines that nothing has led to before is broken further.

    python -m tests.fuzz.guided RUNS --seed SEED

Half of what it makes is made by our own hands, which know keys and tables; the rest by its own, with the words of the
format. It begins with small files of all kinds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import atheris

ROOMS = ["indicatorkit.toml", "indicatorkit.written", "indicatorkit.conditions", "indicatorkit.asking"]
"""The rooms of which the lines are looked at: those that read; more would make every file several times as slow."""

with atheris.instrument_imports(include=ROOMS):  # so before anything else is imported that needs them
    from .corpus import small
    from .mutating import made_from
    from .trying import Trial
    from .words import keys, values

LONGEST = 8_000


def guided(folder: Path, runs: int, seed: int) -> None:
    """Tries so many files and tells what came of them; does not come back, for libFuzzer ends the process."""
    seeds, words = folder / "seeds", folder / "words.dict"
    seeds.mkdir(parents=True)
    for number, text in enumerate(small()):
        (seeds / f"{number:04}.toml").write_bytes(text.encode("utf-8", "surrogatepass")[:LONGEST])
    words.write_text("\n".join(entries()), "utf-8")
    trial = Trial(folder)

    def one(data: bytes) -> None:
        trial.of(data)
        if sum(trial.came.values()) == runs:
            trial.tell()

    asked = [f"-atheris_runs={runs}", f"-seed={seed + 1}", f"-max_len={LONGEST}", "-len_control=0", f"-dict={words}"]
    limits = ["-timeout=60", "-rss_limit_mb=4096", f"-artifact_prefix={folder}/", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *asked, *limits, str(seeds)], one, custom_mutator=mutator)
    atheris.Fuzz()


def mutator(data: bytes, longest: int, seed: int) -> bytes:
    """Another file, made from this one."""
    rng = Random(seed)
    if rng.random() < 0.5:
        return bytes(atheris.Mutate(data, longest))
    return made_from(data.decode("utf-8", "replace"), rng)[:longest]


def entries() -> Iterator[str]:
    """The words of the format, as libFuzzer takes them."""
    for word in (*keys(), *values()):
        yield '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8")) + '"'


def main() -> None:
    """Tries."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided", description=__doc__)
    parser.add_argument("runs", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=None, help="where the file that is tried lies, and what is told")
    asked = parser.parse_args()
    guided(asked.folder or Path(mkdtemp()), asked.runs, asked.seed)


if __name__ == "__main__":
    main()
