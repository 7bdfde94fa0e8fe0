"""How fast it is, as ratios inside one run: `python -m benchmarks`. Nothing here passes or fails.

A machine drifts, so every time stands beside that of something plain, measured in turns with it in the same process:
starting Python, looking up every answer once, copying the input. Read the ratios; the times are for a feeling.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

MISSING_SHARE = 0.05
SEED = 20261122


class NotThereYet(Exception):
    """A part of the library that a measurement needs and does not find."""


def main() -> None:
    """Measure what was asked for, and say on what."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="WHAT", help=f"{', '.join(MEASUREMENTS)}; all of them, unless named")
    parser.add_argument("--framework", default="nad", help="an id or a path (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=1_000_000, help="entities, for columns (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=15, help="measurements of each (default: %(default)s)")
    asked = parser.parse_args()
    if unknown := set(asked.only).difference(MEASUREMENTS):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    print(machine())
    for name in asked.only or MEASUREMENTS:
        try:
            MEASUREMENTS[name](asked)
        except NotThereYet as missing:
            print(f"\n{name}: not measured, {missing}")


def machine() -> str:
    """What it ran on: versions, processor, cores."""
    parts = [f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name)}" for name in ("indicatorkit", "numpy")]
    return f"{', '.join(parts)}\n{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def processor() -> str:
    """The model of the processor, as the system gives it."""
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


# -------------------------------------------------------------------------------------------------- what is measured


def importing(asked: argparse.Namespace) -> None:
    """A process that imports the library, against one that does nothing."""

    def start(program: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", program], check=True)

    compare("import indicatorkit, whole process", start("import indicatorkit"), "Python alone", start(""), asked.rounds)


def one_case(asked: argparse.Namespace) -> None:
    """`score_case` from a dict of strings, against reading every string of that dict once."""
    compiled, plan = prepared(asked.framework)
    answers = strings(plan)
    names = tuple(answers)
    if unread := compiled.score_case(answers).issues:
        raise NotThereYet(f"an answer that was drawn cannot be read: {unread[0]}")

    def repeated(call: Callable[[], object], times: int) -> Callable[[], object]:
        def run() -> None:
            for _ in range(times):
                call()

        return run

    def read() -> list[str]:
        return [answers[name] for name in names]

    times = 2_000
    compare(
        f"score_case, {len(answers)} answers as text",
        repeated(lambda: compiled.score_case(answers), times),
        "reading each answer once",
        repeated(read, times),
        asked.rounds,
        each=times,
    )


def columns(asked: argparse.Namespace) -> None:
    """Many entities from codes, against copying those codes; outputs written again each round."""
    import numpy as np

    from indicatorkit.engine.columns import score

    _, plan = prepared(asked.framework)
    codes = drawn_codes(plan, asked.rows)
    leaf_reasons = np.zeros(codes.shape, dtype=np.uint8)
    warm = np.empty_like(codes)
    for what, reasons in (("levels", False), ("levels and reasons", True)):
        out = score(plan, codes, leaf_reasons, reasons=reasons)
        compare(
            f"{what}: {asked.rows:,} entities, {len(plan.leaves)} leaves, {len(plan.steps)} computed nodes",
            lambda reasons=reasons, out=out: score(plan, codes, leaf_reasons, reasons=reasons, out=out),
            f"np.copyto of the input, {codes.nbytes / 1e6:.0f} MB",
            lambda: np.copyto(warm, codes),
            asked.rounds,
        )


def explaining(asked: argparse.Namespace) -> None:
    """Explanations, against scoring the same cases; nothing is remembered from one round to the next."""
    from benchmarks.explaining import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, asked.rounds)


def mutate(asked: argparse.Namespace) -> None:
    """The mutation score of a framework, against reading its file once for every mutant."""
    from benchmarks.mutating import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, min(asked.rounds, 5))


def tables(_: argparse.Namespace) -> None:
    """Random decision tables, compiled and checked for gaps and dead rows: each once, for it is done once."""
    from benchmarks.tables import measurements

    print("\ndecision tables, rows by columns")
    for rows, columns, taken in measurements():
        print(f"  {rows:,} by {columns}")
        compiled, checked, plain = zip(*taken, strict=True)
        row("    compiled", *figures(compiled, in_time))
        row("    checked", *figures(checked, in_time))
        row("    numbering 20,000 tuples", *figures(plain, in_time))
        ratios = [(one + other) / least for one, other, least in taken]
        row("    ratio of both together", *figures(ratios, "{:.1f}".format))


def differing(asked: argparse.Namespace) -> None:
    """Two versions compared over all situations, from frameworks as they were read."""
    from benchmarks.differing import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, asked.rounds)


def comparing(asked: argparse.Namespace) -> None:
    """Two waves compared, from scores."""
    from benchmarks.comparing import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, asked.rounds)


def frames(asked: argparse.Namespace) -> None:
    """Frames of every library in and out, against what pandas and numpy do with the same data."""
    from benchmarks.frames import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, min(asked.rounds, 5))


def strategies(asked: argparse.Namespace) -> None:
    """What Hypothesis draws, against drawing it question by question; a few rounds, for shrinking takes its time."""
    from benchmarks.strategies import measurements

    for what, call, plain, yardstick, each in measurements():
        compare(what, call, plain, yardstick, min(asked.rounds, 3), each=each)


def proving(asked: argparse.Namespace) -> None:
    """Verdicts on rules that are compiled already, against scoring one case of the same framework."""
    from benchmarks.proving import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, min(asked.rounds, 5))


def measures(asked: argparse.Namespace) -> None:
    """Formulas over columns of measured numbers, against plain expressions of the same; for each row."""
    from benchmarks.measures import ROWS, measurements

    for what, call, plain, yardstick, alone in measurements():
        compare(what, call, plain, yardstick, min(asked.rounds, 7), each=ROWS)
        print(f"  rows computed by themselves         {alone:.3%}")


def reporting(asked: argparse.Namespace) -> None:
    """All pages of a report, against scoring the answers that they are about."""
    from benchmarks.reporting import measurements

    for what, call, plain, yardstick in measurements():
        compare(what, call, plain, yardstick, min(asked.rounds, 5))


MEASUREMENTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "import": importing,
    "case": one_case,
    "columns": columns,
    "explaining": explaining,
    "strategies": strategies,
    "tables": tables,
    "diff": differing,
    "waves": comparing,
    "report": reporting,
    "frames": frames,
    "mutate": mutate,
    "proving": proving,
    "measures": measures,
}


# ---------------------------------------------------------------------------------------------------- what it is fed


def prepared(name: str) -> tuple[Any, Any]:
    """The framework made ready for single cases, and its plan."""
    try:
        import indicatorkit as ik
        from indicatorkit.plan import plan

        framework = ik.load(name)
        return ik.compile(framework), plan(framework)
    except (ImportError, AttributeError) as missing:
        raise NotThereYet(str(missing)) from missing


def strings(plan: Any) -> dict[str, str]:
    """An answer to every question, drawn from those that it allows, as a form would send it."""
    draw = random.Random(SEED)
    framework = plan.framework
    asked = {leaf: framework.items.get(leaf.id) or framework.attributes[leaf.id] for leaf in plan.leaves}
    return {leaf.id: drawn_text(leaf, item.answer, draw) for leaf, item in asked.items()}


def drawn_text(leaf: Any, answer: Any, draw: random.Random) -> str:
    """One answer as text: some of the options, a number within a cell, or a word."""
    if answer.kind == "several":
        options = [option.id for option in answer.options if option.is_value and not option.alone]
        return "; ".join(draw.sample(options, min(2, len(options))))
    letter = draw.choice(leaf.values)
    if letter.interval is None:
        return str(letter.word)
    low, high = letter.interval.low, letter.interval.high
    return str(float(low + 1 if high is None else high - 1 if low is None else (low + high) / 2))


def drawn_codes(plan: Any, rows: int) -> Any:
    """Codes of answers, shape (leaves, rows), uint8, as each carrier counts them; some of them missing."""
    import numpy as np

    if any(leaf.missing > np.iinfo(np.uint8).max for leaf in plan.leaves):
        raise NotThereYet("a leaf has more values than fit in a byte")
    draw = np.random.default_rng(SEED)
    codes = np.empty((len(plan.leaves), rows), dtype=np.uint8)
    for row, leaf in zip(codes, plan.leaves, strict=True):
        row[:] = draw.integers(0, len(leaf.values), rows, dtype=np.uint8)
        row[draw.random(rows) < MISSING_SHARE] = leaf.missing
    return codes


# ------------------------------------------------------------------------------------------------------ how it is told


def compare(
    what: str, call: Callable[[], object], plain: str, yardstick: Callable[[], object], rounds: int, *, each: int = 1
) -> None:
    """Run both in turns, once unmeasured to warm up, and print the times and their ratio."""
    call()
    yardstick()
    pairs = [(seconds(call) / each, seconds(yardstick) / each) for _ in range(rounds)]
    print(f"\n{what}")
    row("", "median", "min", "spread")
    row("  it takes", *figures([mine for mine, _ in pairs], in_time))
    row(f"  {plain}", *figures([other for _, other in pairs], in_time))
    row("  ratio", *figures([mine / other for mine, other in pairs], "{:.2f}".format))


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = perf_counter()
    call()
    return perf_counter() - begun


def figures(measured: Sequence[float], written: Callable[[float], str]) -> tuple[str, str, str]:
    """The median, the least, and the spread: from the least to the most."""
    return written(median(measured)), written(min(measured)), f"{written(min(measured))} to {written(max(measured))}"


def in_time(measured: float) -> str:
    """Seconds in the unit that suits them."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if measured >= size:
            return f"{measured / size:.1f} {unit}"
    return f"{measured / 1e-9:.0f} ns"


def row(name: str, middle: str, least: str, spread: str) -> None:
    """One line of the table."""
    print(f"{name:<36}{middle:>12}{least:>12}   {spread}")


if __name__ == "__main__":
    main()
