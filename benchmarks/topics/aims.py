"""Proofs, differences and explanations of frameworks of 60 to 540 questions, each held to a figure of its own.

Times are of the processor, the best of a few rounds told first; a rate is told as what one piece takes. Unless said,
the framework is compiled before, and nothing that is found is remembered from one round to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from benchmarks import answers, product
from benchmarks.measuring import Call, Figure, time
from benchmarks.rules import AtLeast, HalfKnown, Mean, Node, Rule, WorstOf
from benchmarks.toml import HEAD, with_subindicators
from benchmarks.topics import explaining, strategies, tables
from benchmarks.workload import Workload, workload

ROUNDS: Final = 5
SITUATIONS: Final = 1_000_000
KINDS: Final[dict[str, Callable[[int], Rule]]] = {
    "the worst": lambda _: WorstOf(),
    "the worst of what is known": lambda _: HalfKnown(),
    "at least half, grey unless decided": lambda size: AtLeast(size // 2),
    "a mean": lambda size: Mean((1,) * size),
    "a mean with weights 1 to 4": lambda size: Mean(tuple(1 + place % 4 for place in range(size))),
}
OF_A_NODE: Final = {12: 0.05, 20: 1.0}
"""How long one property of a node with so many inputs may take."""

OF_ALL: Final = {1: 0.2, 3: 0.2, 9: 1.0}
"""How long it may take that a framework of so many times 60 questions is monotone."""


def measurements() -> Iterator[Figure]:
    """Each with its bar."""
    yield from _of_nodes()
    yield from _of_frameworks()
    yield from _of_tables()
    yield from _of_versions()
    yield from _of_explanations()
    yield from _of_situations()


def figure(what: str, call: Call, at_most: float, *, each: int = 1, rounds: int = ROUNDS) -> Figure:
    """What one piece of the work of a call takes, after once unmeasured."""
    call()
    return Figure(what, [time(call).processor / each for _ in range(rounds)], "s", at_most)


# --------------------------------------------------------------------------------------------------------------- proofs


def _of_nodes() -> Iterator[Figure]:
    """Of each kind of rule whether it is monotone, and the property that takes longest."""
    import indicatorkit as ik
    from indicatorkit.verify.properties import PROPERTIES

    for size, at_most in OF_A_NODE.items():
        for kind, rule in KINDS.items():
            leaves = tuple(f"q{place}" for place in range(size))
            node = Node("node", rule(size), leaves)
            made = Workload(leaves, (node,), f"{HEAD}{with_subindicators(node, 'indicator')}").framework()
            ik.compile(made)
            calls = {each.name: partial(ik.verify, made, claims=[each.name], nodes=["node"]) for each in PROPERTIES}
            taken = {name: time(call).processor for name, call in calls.items()}
            above = sum(each > at_most for each in taken.values())
            slowest = max(taken, key=lambda name: taken[name])
            yield figure(f"{kind}, {size} inputs: monotone", calls["monotone"], at_most, rounds=3)
            what = f"{kind}, {size} inputs: {slowest}, the slowest of {len(calls)} ({above} above the bar)"
            yield figure(what, calls[slowest], at_most, rounds=3)


def _of_frameworks() -> Iterator[Figure]:
    import indicatorkit as ik

    for parts, at_most in OF_ALL.items():
        made = workload(parts).framework()
        call = partial(ik.verify, made, claims=["monotone"], nodes=["overall"])
        yield figure(f"{60 * parts} questions, the top is monotone", call, at_most)
        yield figure(f"{60 * parts} questions, every node is", partial(ik.verify, made, claims=["monotone"]), at_most)
    made = workload(3).framework()

    def compiled() -> None:
        made._prepared.clear()  # noqa: SLF001  # as if just read
        ik.compile(made)

    yield figure("180 questions, compiled", compiled, 0.15)


def _of_tables() -> Iterator[Figure]:
    from indicatorkit.plan import plan
    from indicatorkit.verify.local import facts

    for rows, columns, at_most in ((50, 8, 0.02), (1_500, 7, 2.0)):
        plans = [plan(made, made.default_wave()) for made in (tables.framework(rows, columns, x) for x in tables.SEEDS)]

        def checked(plans: Any = plans) -> None:
            for each in plans:
                list(facts(each))

        what = f"a table of {rows:,} by {columns}: gaps, overlaps and rows that never decide"
        yield figure(what, checked, at_most, each=len(plans))


# ---------------------------------------------------------------------------------------------------------- differences

CHANGES: Final = {
    "half must be known, now three quarters": ('known_share_at_least = "1/2"', 'known_share_at_least = "3/4"', -1),
    "every worst-of under another policy": ('missing = "grey"', 'missing = "grey_unless_decided"', -1),
    "one indicator by another rule": ('rule = "worst_of"', 'rule = "best_of"', 1),
}


def _of_versions() -> Iterator[Figure]:
    """180 questions under two versions, both compiled: every node, counts, a matrix, and all nodes together."""
    import indicatorkit as ik

    made = workload(3)
    old = made.framework()
    for what, (before, after, times) in CHANGES.items():
        new = Workload(made.leaves, made.nodes, made.toml.replace(before, after, times)).framework()

        def compared(new: Any = new) -> object:
            found = ik.diff(old, new)
            return found.nodes, found.whole

        yield figure(f"180 questions, two versions: {what}", compared, 0.1)


# --------------------------------------------------------------------------------------------------------- explanations


def _of_explanations() -> Iterator[Figure]:
    import indicatorkit as ik
    from indicatorkit.folding.network import network
    from indicatorkit.plan import plan

    made = explaining.large_framework()
    rows = list(explaining.regions(made))
    cases = [{item: word for item, word in row.items() if item != "entity"} for row in rows]
    nodes = [item.id for item in made if item.rule is not None]
    prepared, scores = ik.compile(made), ik.score(made, rows)
    texts = len(ik.why_grey(scores))

    def forget() -> None:
        network(plan(made)).forget()

    def all_sure() -> None:
        forget()
        for answered in cases:
            case = prepared.score_case(answered)
            for node in nodes:
                assert case.explain(node).sure is not None

    def one(notion: str) -> None:
        forget()
        getattr(prepared.score_case(cases[0]).explain("whole"), notion)

    def told() -> object:
        forget()
        return ik.why_grey(scores, lang="nl")

    yield figure("200 questions, a minimal reason", partial(one, "because"), 0.02)
    yield figure("200 questions, the smallest sets that surely end a grey", partial(one, "sure"), 0.01)
    yield figure(f"the same of all {len(nodes)} nodes of 45 regions", all_sure, 1.0, rounds=3)
    yield figure(f"one of {texts} greys with its Dutch text", told, 1e-3, each=texts, rounds=3)


# ----------------------------------------------------------------------------------------------------------- situations


def _of_situations() -> Iterator[Figure]:
    """By every path the same, and examples of Hypothesis."""
    from indicatorkit.plan import plan
    from indicatorkit.strategies import answers as drawn_from

    made = workload()
    ready = plan(made.framework())
    codes = answers.codes(answers.drawn(len(made.leaves), SITUATIONS))

    paths = product.paths(ready)

    def compared() -> None:
        first, *others = (product.levels(made, ready, product.scoring(ready, codes, path)()) for path in paths)
        assert all((each == first).all() for each in others)

    what = f"{SITUATIONS:,} situations of 60 questions, the same by one path as by another"
    yield figure(what, compared, 30.0, each=max(len(paths) - 1, 1), rounds=1)
    asked = strategies.made_framework()
    ours = drawn_from(asked)
    number = strategies.EXAMPLES
    yield figure("180 questions, one example of Hypothesis", strategies.drawing(ours), 1e-3, each=number, rounds=3)
    yield figure("180 questions, shrinking one", strategies.shrunk(asked, ours), 1.0, rounds=3)
