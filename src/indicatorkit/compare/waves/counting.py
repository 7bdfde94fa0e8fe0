"""How often what became of a node, and from what to what: always of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ...values import Scale
from ..cells import Cell
from .change import Change, Moved
from .kinds import Kind

Transitions: TypeAlias = Mapping[str, Mapping[str, int]]


def by_node(changes: Iterable[Change]) -> Mapping[str, Counter[Kind]]:
    """For each node how many rows changed in each way."""
    found: dict[str, Counter[Kind]] = {}
    for each in changes:
        found.setdefault(each.node, Counter())[each.kind] += 1
    return found


def by_question(moved: Iterable[Moved], questions: Iterable[str], rows: int) -> Mapping[str, Counter[Kind]]:
    """For each question how many answers changed in each way; all others are the same."""
    found: dict[str, Counter[Kind]] = {each: Counter() for each in questions}
    for each in moved:
        found[each.question][each.kind] += 1
    for counts in found.values():
        counts[Kind.SAME] = rows - counts.total()
    return found


def transitions(changes: Sequence[Change], scales: Iterable[Scale | None]) -> Transitions:
    """From what to what a node went, for how many rows: levels from the worst, what does not apply, and grey.

    Every level is there, also where nobody has it; other outcomes where somebody has them.
    """
    levels = dict.fromkeys(level for scale in scales if scale is not None for level in scale.levels)
    met = [word(cell) for each in changes for cell in (each.before, each.after)]
    last = [each for each in ("not_applicable", "grey") if each in met]
    words = [*levels, *(each for each in dict.fromkeys(met) if each not in levels and each not in last), *last]
    found = {was: dict.fromkeys(words, 0) for was in words}
    for each in changes:
        found[word(each.before)][word(each.after)] += 1
    return found


def word(cell: Cell) -> str:
    """How data name an outcome: the level (or option), else the number; `grey`, `not_applicable`."""
    if cell.state != "known":
        return cell.state
    return cell.level or (str(cell.number) if cell.number is not None else "known")
