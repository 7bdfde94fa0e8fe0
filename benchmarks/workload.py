"""What is scored: a made framework of 60 subindicators, 19 indicators and 4 themes; the same wider, and deeper.

It is said twice: as plain nodes, from which each peer is told the same, and as a file in this library's own format.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.rules import (
    ANY,
    GREEN,
    MISSING,
    NOT_APPLICABLE,
    RED,
    UNNAMED,
    YELLOW,
    AtLeast,
    HalfKnown,
    Mean,
    Node,
    Rows,
    Rule,
    Table,
    WorstOf,
)
from benchmarks.toml import HEAD, header, with_subindicators, with_uses
from indicatorkit.framework import Framework

SEED: Final = 20261122


@dataclass(frozen=True, slots=True)
class Workload:
    """The leaves and the nodes in an order in which they can be computed, and the file that says the same."""

    leaves: tuple[str, ...]
    nodes: tuple[Node, ...]
    toml: str

    def framework(self) -> Framework:
        """The framework in the file."""
        import tomllib

        from indicatorkit.toml.read import from_dict

        read = from_dict(tomllib.loads(self.toml))
        assert read.framework is not None, read.issues
        return read.framework


# ----------------------------------------------------------------------------------------------- as many as there are

SIZES: Final[tuple[tuple[type[Rule], tuple[int, ...]], ...]] = (
    (WorstOf, (2, 2, 2, 3, 3, 3, 4, 5)),
    (AtLeast, (3, 4, 4, 5)),
    (Mean, (2, 3, 3, 4)),
    (Table, (2, 3, 3)),
)
"""The indicators of one part by rule: of how many subindicators each is made; 60 of 19."""

THEMES: Final = (5, 5, 5, 4)
TOGETHER: Final = 8
FAN: Final = 3
ACROSS: Final = 20

TWO: Final[Rows] = (
    (((RED,), ANY), RED),
    (((GREEN,), (YELLOW, GREEN, NOT_APPLICABLE)), GREEN),
    (((YELLOW, GREEN), (MISSING,)), YELLOW),
    (((NOT_APPLICABLE,), (RED,)), RED),
    ((UNNAMED, UNNAMED), YELLOW),
)
THREE: Final[Rows] = (
    (((RED,), ANY, UNNAMED), RED),
    (((GREEN,), (YELLOW, GREEN), (YELLOW, GREEN, NOT_APPLICABLE)), GREEN),
    ((UNNAMED, (MISSING,), (GREEN,)), YELLOW),
    (((NOT_APPLICABLE,), (NOT_APPLICABLE,), UNNAMED), NOT_APPLICABLE),
    ((UNNAMED, (RED,), (RED,)), RED),
    ((UNNAMED, UNNAMED, UNNAMED), YELLOW),
)


def workload(parts: int = 1) -> Workload:
    """So many parts of 60 subindicators, 19 indicators and 4 themes side by side, brought together by eights."""
    draw = random.Random(SEED)
    lines, leaves, nodes = [HEAD], list[str](), list[Node]()
    tops = []
    for part in range(parts):
        prefix = f"p{part}_" if parts > 1 else ""
        indicators = list(_indicators(prefix, draw))
        leaves += [each for indicator in indicators for each in indicator.inputs]
        nodes += indicators
        themes = []
        for theme, size in enumerate(THEMES):
            below, indicators = indicators[:size], indicators[size:]
            themes.append(Node(f"{prefix}t{theme}", HalfKnown(), tuple(each.id for each in below)))
            lines.append(header("theme", themes[-1]))
            lines += [with_subindicators(each) for each in below]
        nodes += themes
        top = Node(f"p{part}" if parts > 1 else "overall", AtLeast(3), tuple(each.id for each in themes))
        tops.append(top)
    nodes += tops
    together = list(_together([each.id for each in tops]))
    nodes += together
    lines += [with_uses("result", each) for each in (*tops, *together)]
    return Workload(tuple(leaves), tuple(nodes), "\n".join(lines))


def deep(levels: int) -> Workload:
    """60 subindicators under 20 indicators, and upon those levels of 20 steps, each of three of the level before."""
    draw = random.Random(SEED)
    leaves = tuple(f"q{place}" for place in range(FAN * ACROSS))
    below, nodes, lines = leaves, list[Node](), [HEAD]
    for level in range(levels):
        inputs = _threes(below, draw)
        kinds = [AtLeast, Mean, HalfKnown, WorstOf, Table if level == 0 else HalfKnown]
        here = [
            Node(f"l{level}n{place}", _rule(kinds[place % len(kinds)], FAN, draw), each)
            for place, each in enumerate(inputs)
        ]
        lines += [with_subindicators(each, "indicator") if level == 0 else with_uses("step", each) for each in here]
        nodes += here
        below = tuple(each.id for each in here)
    return Workload(leaves, tuple(nodes), "\n".join(lines))


def _indicators(prefix: str, draw: random.Random) -> Iterator[Node]:
    sizes = [(kind, size) for kind, counts in SIZES for size in counts]
    draw.shuffle(sizes)
    begin = 0
    for place, (kind, size) in enumerate(sizes):
        leaves = tuple(f"{prefix}q{leaf}" for leaf in range(begin, begin + size))
        yield Node(f"{prefix}i{place}", _rule(kind, size, draw), leaves)
        begin += size


def _rule(kind: type[Rule], size: int, draw: random.Random) -> Rule:
    made: dict[type[Rule], Callable[[], Rule]] = {
        WorstOf: WorstOf,
        HalfKnown: HalfKnown,
        AtLeast: lambda: AtLeast((size + 1) // 2),
        Mean: lambda: Mean(tuple(draw.randint(1, 4) for _ in range(size))),
        Table: lambda: Table({2: TWO, 3: THREE}[size]),
    }
    return made[kind]()


def _together(tops: Sequence[str]) -> Iterator[Node]:
    height = 0
    while len(tops) > 1:
        begins = range(0, len(tops), TOGETHER)
        is_last = len(begins) == 1
        here = [
            Node("overall" if is_last else f"u{height}_{place}", HalfKnown(), tuple(tops[begin : begin + TOGETHER]))
            for place, begin in enumerate(begins)
        ]
        yield from here
        tops, height = [each.id for each in here], height + 1


def _threes(below: Sequence[str], draw: random.Random) -> list[tuple[str, ...]]:
    """Three different ones for each node: every leaf once, of a level of nodes every one three times."""
    if len(below) == FAN * ACROSS:
        return [tuple(below[begin : begin + FAN]) for begin in range(0, len(below), FAN)]
    steps = sorted(draw.sample(range(1, len(below)), FAN - 1))
    return [tuple(below[(place + step) % len(below)] for step in (0, *steps)) for place in range(ACROSS)]


def heights(made: Workload) -> list[list[Node]]:
    """The nodes by how far they are above the leaves: those of one height do not need each other."""
    height = dict.fromkeys(made.leaves, 0)
    for node in made.nodes:
        height[node.id] = 1 + max(height[each] for each in node.inputs)
    found: list[list[Node]] = [[] for _ in range(max(height.values()))]
    for node in made.nodes:
        found[height[node.id] - 1].append(node)
    return found
