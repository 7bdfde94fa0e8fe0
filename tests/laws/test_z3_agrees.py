"""A second opinion on the prover, from z3, where there are far too many cases to try: rules over 12 to 20 inputs.

Each rule is written down for z3 as its definition has it, with integers and nothing of a diagram. z3 looks for a case
that breaks a property: what it finds must come out of the engine and be refuted; where it finds that there is none the
verdict must be *proved*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from indicatorkit.framework import Framework
from indicatorkit.verify.proving import verify
from tests.loading import made, scored
from tests.provable import LEVELS, POINTS

z3 = pytest.importorskip("z3", reason="the second opinion needs z3: pip install indicatorkit[test]")

SHARDS, RULES_A_SHARD = 6, 8
MOST_MILLISECONDS = 2_000
GREY, NO_ROW = -1, -2
CLAIMS = ("monotone", "never_revised", "total", "named_levels_reachable")

Doc = dict[str, Any]
Vector = Sequence[Any]  # what each input says: a level from 0, the worst, or GREY where it is missing
Meaning = Callable[[Vector], Any]  # what comes out of it: a level, GREY, or NO_ROW

MET: Counter[tuple[str, str]] = Counter()  # claim and status
KINDS: Counter[str] = Counter()


@dataclass(frozen=True)
class Drawn:
    """A node over many questions, what it means, and which levels it names."""

    doc: Doc
    number: int
    means: Meaning
    names: frozenset[int]

    def framework(self) -> Framework:
        ids = [f"v{at}" for at in range(self.number)]
        asked = [{"id": each, "answer": "light"} for each in ids]
        return made(scale=POINTS, step=[*asked, {"id": "node", "uses": ids, **self.doc}])


# ------------------------------------------------------------------------------------------- rules, and what they mean


def drawn(rng: Random) -> Drawn:
    kind, leave_out = rng.choice((worst_of, at_least, mean, table, table)), rng.random() < 0.5
    number = rng.randint(12, 14 if kind is mean else 20)  # of larger sums z3 sees no end
    doc, outcome, names = kind(rng, number)
    missing = "leave_out" if leave_out and kind is not table else "grey"
    KINDS[f"{kind.__name__}, {missing}"] += 1

    def means(x: Vector) -> Any:
        """Grey when anything is missing; or, leaving that out, when everything is."""
        gaps = [each == GREY for each in x]
        return z3.If(z3.And(gaps) if missing == "leave_out" else z3.Or(gaps), GREY, outcome(x))

    return Drawn({**doc, "missing": missing}, number, means, names)


def count(x: Vector, levels: frozenset[int]) -> Any:
    return z3.Sum([z3.If(z3.Or([each == level for level in levels]), 1, 0) for each in x])


def known(x: Vector) -> Any:
    return z3.Sum([z3.If(each == GREY, 0, 1) for each in x])


def worst_of(rng: Random, number: int) -> tuple[Doc, Meaning, frozenset[int]]:
    def outcome(x: Vector) -> Any:
        return z3.If(count(x, frozenset({0})) > 0, 0, z3.If(count(x, frozenset({1})) > 0, 1, 2))

    return {"rule": "worst_of"}, outcome, frozenset()


def at_least(rng: Random, number: int) -> tuple[Doc, Meaning, frozenset[int]]:
    """Tiers by count or by share of what is known, in any order; where none is reached something else."""
    tiers, tests = [], []
    for _ in range(rng.randint(1, 3)):
        level, wanted = rng.randrange(3), frozenset(rng.sample(range(3), rng.choice((1, 2))))
        where = [LEVELS[each] for each in sorted(wanted)]
        least: Any = rng.choice((rng.randint(1, number + 1), Fraction(rng.randint(1, 4), 4)))
        bound = {"count": least} if isinstance(least, int) else {"share": f"{least.numerator}/{least.denominator}"}
        tiers.append({"then": LEVELS[level], "where": where if len(where) > 1 else where[0], **bound})
        tests.append((wanted, least, level))
    other = rng.randrange(3)

    def outcome(x: Vector) -> Any:
        found: Any = other
        for wanted, least, level in reversed(tests):
            reached = (
                count(x, wanted) >= least
                if isinstance(least, int)
                else count(x, wanted) * least.denominator >= known(x) * least.numerator
            )
            found = z3.If(reached, level, found)
        return found

    doc = {"rule": "at_least", "tiers": tiers, "otherwise": LEVELS[other]}
    return doc, outcome, frozenset([other, *(level for _, _, level in tests)])


def mean(rng: Random, number: int) -> tuple[Doc, Meaning, frozenset[int]]:
    """A weighted mean of levels 0, 1 and 2; the bands in their order, or the wrong way round."""
    weights = [rng.choice((1, 1, 1, 2, 3)) for _ in range(number)]
    low, high = sorted(rng.sample([Fraction(n, d) for d in (1, 2, 3, 5) for n in range(1, 2 * d)], 2))
    order = rng.choice(((2, 1, 0), (2, 1, 0), (2, 0, 1), (1, 2, 0)))
    if low == high:
        high += Fraction(1, 7)
    bounds = ((high, order[0]), (low, order[1]))
    rows = [{"level": LEVELS[level], "at_least": f"{bound.numerator}/{bound.denominator}"} for bound, level in bounds]

    def outcome(x: Vector) -> Any:
        total = z3.Sum([z3.If(each == GREY, 0, weight * each) for each, weight in zip(x, weights, strict=True)])
        weight = z3.Sum([z3.If(each == GREY, 0, weight) for each, weight in zip(x, weights, strict=True)])
        found: Any = order[2]
        for bound, level in reversed(bounds):
            found = z3.If(total * bound.denominator >= weight * bound.numerator, level, found)
        return found

    bands = {"scale": "light", "rows": [*rows, {"level": LEVELS[order[2]]}]}
    doc = {"rule": "mean", "of": "level", "bands": bands}
    return {**doc, "weights": {f"v{at}": each for at, each in enumerate(weights)}}, outcome, frozenset(order)


def table(rng: Random, number: int) -> tuple[Doc, Meaning, frozenset[int]]:
    """Rows over some of the columns; every column is named, for one that is not is no column."""
    wanted: list[tuple[dict[int, frozenset[int]], int]] = []
    for at in range(rng.randint(3, 7)):
        named = rng.sample(range(number), rng.randint(1, 4)) if at else list(range(number))
        cells = {place: frozenset(rng.sample(range(3), rng.choice((1, 2, 2)))) for place in named}
        wanted.append((cells, rng.randrange(3)))
    rng.shuffle(wanted)
    other = rng.randrange(3) if rng.random() < 0.5 else NO_ROW
    if other == NO_ROW and rng.random() < 0.5:  # what the first column says decides when nothing else did
        wanted += [({0: frozenset({level})}, rng.randrange(3)) for level in range(3)]

    def outcome(x: Vector) -> Any:
        found: Any = other
        for cells, level in reversed(wanted):
            fits = [z3.Or([x[place] == each for each in cell]) for place, cell in cells.items()]
            found = z3.If(z3.And(fits), level, found)
        return found

    rows = [
        {"when": {f"v{at}": [LEVELS[each] for each in sorted(cell)] for at, cell in cells.items()}, "then": LEVELS[to]}
        for cells, to in wanted
    ]
    otherwise = {"otherwise": LEVELS[other]} if other != NO_ROW else {}
    named = frozenset([level for _, level in wanted] + ([other] if other != NO_ROW else []))
    return {"rule": "table", "scale": "light", "rows": rows, **otherwise}, outcome, named


# -------------------------------------------------------------------------------------------------- what z3 is asked


def questions(x: Vector, y: Vector, rule: Drawn) -> Iterator[tuple[str, str, Any]]:
    """For each claim about the rule a case that would break it; of a level, one in which it does come out."""
    before, after = rule.means(x), rule.means(y)
    moved = z3.PbEq([(one != other, 1) for one, other in zip(x, y, strict=True)], 1)
    worse = [z3.Or(one == other, z3.And(one > other, other != GREY)) for one, other in zip(x, y, strict=True)]
    more = [z3.Or(one == other, one == GREY) for one, other in zip(x, y, strict=True)]
    yield "monotone", "", z3.And(moved, *worse, before >= 0, after > before)
    yield "never_revised", "", z3.And(moved, *more, before >= 0, after != before)
    if rule.doc["rule"] in ("table", "at_least"):
        yield "total", "", z3.And(*(each != GREY for each in x), before == NO_ROW)
    for level in sorted(rule.names):
        yield "named_levels_reachable", LEVELS[level], before == level


@pytest.mark.parametrize("shard", range(SHARDS))
def test_z3_is_of_the_same_opinion(shard: int) -> None:
    for at in range(RULES_A_SHARD):
        rule = drawn(Random(f"z3 {shard}.{at}"))
        framework = rule.framework()
        found = {each.claim: each for each in verify(framework, claims=CLAIMS, nodes=["node"]) if each.scope == "rule"}
        x, y = ([z3.Int(f"{name}{place}") for place in range(rule.number)] for name in "xy")
        for claim, level, case in questions(x, y, rule):
            solver = z3.Solver()
            solver.set("timeout", MOST_MILLISECONDS)
            solver.add(*(z3.And(each >= GREY, each <= 2) for each in (*x, *y)), case)
            answer = solver.check()
            context = f"{claim} {level}: z3 says {answer}, we {found[claim]}\n{rule.doc}"
            MET[claim, str(answer)] += 1
            if answer == z3.sat:
                model = solver.model()
                said = [[model.eval(each, model_completion=True).as_long() for each in vector] for vector in (x, y)]
                assert is_so(framework, claim, level, *said), context
            reachable = claim == "named_levels_reachable"
            if answer != z3.unknown:
                holds = (answer == z3.sat) == reachable
                about_this = level in found[claim].about if reachable else found[claim].status == "refuted"
                assert found[claim].status != "unknown", context
                assert about_this != holds, context


def is_so(framework: Framework, claim: str, level: str, x: Sequence[int], y: Sequence[int]) -> bool:
    """Whether the engine says of the case what z3 says of it."""
    before, after = (outcome(framework, each) for each in (x, y))
    match claim:
        case "monotone":
            return 0 <= before < after
        case "never_revised":
            return before >= 0 and before != after
        case "total":
            return before == GREY
    return LEVELS[before] == level


def outcome(framework: Framework, said: Sequence[int]) -> int:
    here = scored(framework, **{f"v{at}": LEVELS[level] for at, level in enumerate(said) if level != GREY})
    letter = here.letter(here.plan.carrier("node"))
    return GREY if letter is None or letter.level is None else letter.level


def test_z3_was_asked_often(tell: Callable[[str], None]) -> None:
    """Counts what was asked above; run alone it has nothing to count."""
    if not MET:
        pytest.skip("run together with the questions")
    tell(f"{MET.total()} questions to z3 about rules over 12 to 20 inputs, and the verdicts agree")
    for claim in sorted({claim for claim, _ in MET}):
        tell(f"  {claim:<24}" + "".join(f"{word} {MET[claim, word]:>4}   " for word in ("sat", "unsat", "unknown")))
    tell("  " + ", ".join(f"{kind}: {number}" for kind, number in sorted(KINDS.items())))
    assert sum(number for (_, answer), number in MET.items() if answer == "unknown") <= MET.total() // 20
    for claim in CLAIMS:
        assert MET[claim, "sat"] and MET[claim, "unsat"], claim
