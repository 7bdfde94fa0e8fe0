"""How results are told: as lines of text, and as rows of a table in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, TypeAlias

from benchmarks.measuring import Figure, Goal, Times

Written: TypeAlias = Callable[[float], str]

COLUMNS: Final = ("what", "beside", "times as long: median", "least to most", "of processors", "goal", "met")
HEADER: Final = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing to be told: a ratio `beside` something, or a figure; `at_most` is nought where there is no goal."""

    what: str
    beside: str
    values: Sequence[float]
    written: Written
    at_most: float = 0
    processors: str = ""

    @property
    def goal(self) -> str:
        """What it should be."""
        return f"at most {self.written(self.at_most)}" if self.at_most else ""

    @property
    def met(self) -> str:
        """Whether it is."""
        return "" if not self.at_most else "yes" if median(self.values) <= self.at_most else "no"


def results(found: Times | Figure) -> Iterator[Result]:
    """The goals of a race and, of its first runner, the ratio to everybody else; or the figure."""
    if isinstance(found, Figure):
        yield Result(found.what, "", found.values, writer(found.unit), found.at_most or 0)
        return
    first, *others = found.taken
    said = {goal.beside for goal in found.race.goals if goal.of == first}
    for goal in (*found.race.goals, *(Goal(first, other, 0) for other in others if other not in said)):
        what = found.race.what if goal.of == first else f"{found.race.what}: {goal.of}"
        ratios = found.processor_ratios(goal.of, goal.beside)
        processors = in_short(median(ratios)) if found.race.is_parallel else ""
        yield Result(what, goal.beside, found.ratios(goal.of, goal.beside), in_short, goal.at_most, processors)


def rows(found: Times | Figure) -> Iterator[str]:
    """A row of the table for each result."""
    for each in results(found):
        middle, _, spread = figures(each.values, each.written)
        cells = (each.what, each.beside, middle, spread, each.processors, each.goal, each.met)
        yield f"| {' | '.join(cells)} |"


def lines(found: Times | Figure) -> Iterator[str]:
    """Times and results, under what was measured."""
    yield f"\n{found.what if isinstance(found, Figure) else found.race.what}"
    yield line("", "median", "min", "least to most")
    if isinstance(found, Times):
        for name in found.taken:
            yield line(f"  {name}", *figures(found.seconds(name), in_time))
    for each in results(found):
        of = each.what.removeprefix(found.race.what).removeprefix(": ") if isinstance(found, Times) else ""
        name = f"  ratio{' of ' if of else ''}{of} to {each.beside}" if each.beside else "  measured"
        judged = f"{each.goal}: {each.met}" if each.goal else ""
        processors = f"({each.processors} of all processors) " if each.processors else ""
        yield line(name, *figures(each.values, each.written), processors + judged)


def line(name: str, middle: str, least: str, spread: str, judged: str = "") -> str:
    """One line of text."""
    return f"{name:<52}{middle:>12}{least:>12}   {spread:<22}{judged}".rstrip()


def figures(measured: Sequence[float], written: Written) -> tuple[str, str, str]:
    """The median, the least, and the spread: from the least to the most."""
    return written(median(measured)), written(min(measured)), f"{written(min(measured))} to {written(max(measured))}"


def in_time(measured: float) -> str:
    """Seconds in the unit that suits them."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if measured >= size:
            return f"{measured / size:.1f} {unit}"
    return f"{measured / 1e-9:.0f} ns"


def in_short(ratio: float) -> str:
    """A ratio; one far below one as a part of it."""
    return f"{ratio:.2f}" if ratio > 1 / 3 else f"1/{1 / max(ratio, 1e-9):.1f}"


def writer(unit: str) -> Written:
    """How numbers of a unit are written."""
    return in_time if unit == "s" else lambda value: f"{value:.2f} {unit}".rstrip()
