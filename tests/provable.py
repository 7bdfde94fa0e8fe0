"""Frameworks in which a property holds about as often as not, drawn where the others are too plain to break it.

Each draws a node or two over two to four questions: rows that overlap or leave a gap, bands with a hole, inputs that
may change places, an answer that decides alone, a roll-up that changes with the wave. `provable(rng)` draws one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from tests.draw import as_written
from tests.loading import document

Doc = dict[str, Any]
LEVELS = ("red", "yellow", "green")
WAVES = ["w1", "w2", "w3"]
POINTS = {"light": {"worst_to_best": [{"id": each, "points": at} for at, each in enumerate(LEVELS)]}}


def provable(rng: Random) -> Doc:
    """One of these frameworks; now and then with promises, and in most with a theme on top that leaves greys out."""
    often = (rows, rows, unique_rows, unique_rows, unique_rows, banded, banded, banded, alike, deciding)
    drawn = rng.choice((*often, in_waves, in_waves, in_waves, promised, promised, promised))(rng)
    return document(scale=POINTS, **drawn)


def questions(rng: Random, number: int, *, plain: float = 0.7) -> list[Doc]:
    """Questions for a light, or for one that may not apply."""
    return [{"id": f"v{at}", "answer": "light" if rng.random() < plain else "maybe"} for at in range(number)]


def node(rng: Random, asked: list[Doc], **rule: Any) -> Doc:
    """The questions, a node over them, and perhaps one more over that."""
    uses = [each["id"] for each in asked]
    doc: Doc = {"step": [*asked, {"id": "node", "uses": uses, **rule}]}
    if rng.random() < 0.4:
        over = {"id": "top", "uses": ["node", rng.choice(uses)], "missing": rng.choice(("leave_out", "grey"))}
        doc["result"] = [{**over, "rule": rng.choice(("worst_of", "best_of"))}]
    return doc


def policy(rng: Random, *, may_leave_out: bool = True) -> Doc:
    """What to do with gaps; rows that name an input cannot leave it out."""
    ways = ("grey", "grey_unless_decided", {"counts_as": "red", "because": "zo"}, "leave_out", "leave_out")
    return {"missing": rng.choice(ways if may_leave_out else ways[:3])}


def not_applicable(rng: Random, found: list[Doc], asked: list[Doc]) -> list[Doc]:
    """The rows, and one more for each column that may not apply."""
    named = {each for row in found for each in row["when"]}
    may = [each["id"] for each in asked if each["answer"] == "maybe" or "applies_if" in each]
    then = (*LEVELS, "grey", "not_applicable")
    return [*found, *({"when": {id: "not_applicable"}, "then": rng.choice(then)} for id in may if id in named)]


# ------------------------------------------------------------------------------------------------------- rows of tables


def cell(rng: Random, question: Doc, *, gaps: bool = False) -> Any:
    if gaps and rng.random() < 0.3:
        return rng.choice(("missing", "known"))
    some = rng.sample(LEVELS, rng.choice((1, 1, 2)))
    if question["answer"] == "maybe" and rng.random() < 0.3:
        some.append("not_applicable")
    return some if len(some) > 1 else some[0]


def rows(rng: Random, hit: str = "first") -> Doc:
    """A few rows over some columns, in which little is certain."""
    asked = questions(rng, rng.choice((1, 2, 2, 3)))
    gaps = rng.random() < 0.2
    found = []
    for _ in range(rng.randint(1, 4)):
        named = rng.sample(asked, rng.randint(1, min(2, len(asked))))
        found.append({"when": {each["id"]: cell(rng, each, gaps=gaps) for each in named}, "then": rng.choice(LEVELS)})
    otherwise = {"otherwise": rng.choice(LEVELS)} if rng.random() < 0.4 else {}
    missing = {} if gaps else policy(rng, may_leave_out=False)
    found = not_applicable(rng, found, asked)
    return node(rng, asked, rule="table", scale="light", hit=hit, rows=found, **otherwise, **missing)


def unique_rows(rng: Random) -> Doc:
    """Rows of which no two may hold: those of one column apart, then perhaps one of them spoilt."""
    if rng.random() < 0.5:
        return rows(rng, hit="unique")
    asked = questions(rng, rng.choice((1, 2)), plain=1)
    doc = node(rng, asked, **parted(rng, asked))
    doc["step"].append({"id": "more", "uses": [each["id"] for each in asked], **parted(rng, asked)})
    return doc


def parted(rng: Random, asked: list[Doc]) -> Doc:
    found: list[Doc] = [{"when": {"v0": each}, "then": rng.choice(LEVELS)} for each in LEVELS]
    if len(asked) == 2:
        split = found.pop(rng.randrange(3))["when"]["v0"]
        found += [{"when": {"v0": split, "v1": each}, "then": rng.choice(LEVELS)} for each in LEVELS]
    spoilt = rng.random()
    if spoilt < 0.3:
        found.pop(rng.randrange(len(found)))
    elif spoilt < 0.6:
        found[rng.randrange(len(found))]["when"] = {"v0": rng.sample(LEVELS, 2)}
    missing = policy(rng, may_leave_out=False)
    return {"rule": "table", "scale": "light", "hit": "unique", "rows": found, **missing}


# ---------------------------------------------------------------------------------------------------- numbers and bands


def banded(rng: Random) -> Doc:
    """Means and sums whose bands may leave a hole or cross, and may lie on a number that can come out."""
    asked = questions(rng, rng.choice((2, 3)))
    doc = node(rng, asked, **number(rng))
    doc["step"] += [{"id": f"more_{at}", "uses": ["v0", "v1"], **number(rng)} for at in range(2)]
    return doc


def number(rng: Random) -> Doc:
    kind = rng.choice(("mean", "sum", "lowest"))
    missing = policy(rng) if kind != "sum" else {}
    return {"rule": kind, "of": "level", "bands": bands(rng), **missing}


def bands(rng: Random) -> Doc:
    fine = sorted({Fraction(n, rng.choice((1, 2, 3, 7))) for n in range(1, 12)})
    low, middle, high, top = sorted(rng.sample(fine, 4))
    yellow: Doc = {"level": "yellow", rng.choice(("at_least", "above")): as_written(low)}
    green: Doc = {"level": "green", rng.choice(("at_least", "above")): as_written(high)}
    if rng.random() < 0.7:
        yellow[rng.choice(("below", "at_most"))] = as_written(rng.choice((middle, high, top)))
        if rng.random() < 0.5:
            green[rng.choice(("below", "at_most"))] = as_written(top + 1)
    return {"scale": "light", "rows": [green, yellow, {"level": "red"}]}


# ---------------------------------------------------------------------------------------- who decides, and who is alike


def alike(rng: Random) -> Doc:
    """Inputs that may change places, or not quite: a weight, or a row that names one of them."""
    asked = questions(rng, rng.choice((2, 3)), plain=1)
    same = rng.random() < 0.5
    kind = rng.choice(("worst_of", "median_of", "mean", "table"))
    if kind == "mean":
        bands = {"scale": "light", "rows": [{"level": "green", "at_least": "3/2"}, {"level": "red"}]}
        weights = {} if same else {"weights": {"v0": 2}}
        return node(rng, asked, rule="mean", of="level", bands=bands, **weights, **policy(rng))
    if kind == "table":
        found: list[Doc] = [{"when": {rng.choice(("all", "any")): rng.choice(LEVELS)}, "then": rng.choice(LEVELS)}]
        if not same:
            found.insert(0, {"when": {"v1": rng.choice(LEVELS)}, "then": rng.choice(LEVELS)})
        missing = policy(rng, may_leave_out=same)
        return node(rng, asked, rule="table", scale="light", rows=found, otherwise="yellow", **missing)
    limits = {} if same else {"limits": [{"at_best": "yellow", "when": {"v0": "red"}}]}
    return node(rng, asked, rule=kind, **limits, **policy(rng))


def deciding(rng: Random) -> Doc:
    """One answer that may decide alone, by a row or by a limit, and grey in so many words."""
    asked = questions(rng, rng.choice((2, 3)))
    found: list[Doc] = [{"when": {"v0": each}, "then": rng.choice(LEVELS)} for each in LEVELS]
    if rng.random() < 0.4:
        found[0]["when"]["v1"] = rng.choice(LEVELS)
    found = not_applicable(rng, found, asked)
    otherwise = {"otherwise": rng.choice(LEVELS)} if rng.random() < 0.6 else {}
    missing = policy(rng, may_leave_out=False)
    return node(rng, asked, rule="table", scale="light", rows=found, **otherwise, **missing)


# ------------------------------------------------------------------------------------------------- waves and promises


def in_waves(rng: Random) -> Doc:
    """A roll-up that changes with the wave, rows and gates that ask for it, and a question that is not always asked."""
    asked = questions(rng, rng.choice((2, 3)))
    if rng.random() < 0.5:
        asked[-1]["applies_if"] = {"wave": wave(rng)}
    found: list[Doc] = []
    for _ in range(rng.randint(1, 3)):
        named = rng.choice(asked)
        when = {named["id"]: cell(rng, named)}
        when |= {"wave": wave(rng)} if rng.random() < 0.6 else {}
        found.append({"when": when, "then": rng.choice(LEVELS)})
    found = not_applicable(rng, found, asked)
    missing = policy(rng, may_leave_out=False)
    table = {"rule": "table", "scale": "light", "rows": found, "otherwise": rng.choice(LEVELS), **missing}
    later = {"rule": rng.choice(("worst_of", "median_of")), **policy(rng)}
    doc = node(rng, asked, rollup="first")
    doc["step"][-1] |= {"rollup_from": {rng.choice(WAVES[1:]): "later"}} if rng.random() < 0.5 else {}
    return {"framework": {"waves": WAVES}, "rollup": {"first": table, "later": later}, **doc}


def wave(rng: Random) -> Mapping[str, str]:
    return {rng.choice(("from", "before")): rng.choice(WAVES[1:])}


def promised(rng: Random) -> Doc:
    """A veto that is promised and holds, or does not; sometimes with an exception, needed or not."""
    asked = questions(rng, rng.choice((2, 3)))
    by = rng.choice(asked)["id"]
    rule: Callable[[], Doc] = rng.choice(
        (
            lambda: {"rule": "worst_of"},
            lambda: {"rule": "median_of"},
            lambda: {"rule": "best_of"},
            lambda: {"rule": "best_of", "limits": [{"at_best": "red", "when": {by: "red"}}]},
        )
    )
    doc = node(rng, asked, **rule(), **policy(rng))
    excepted = {"except": {"node": "voor het eerste jaar"}} if rng.random() < 0.3 else {}
    doc["promise"] = [{"holds": "veto", "by": [by], "because": "zo afgesproken", **excepted}]
    if rng.random() < 0.5:
        doc["promise"].append({"holds": rng.choice(("monotone", "never_regrey", "no_idle_grey")), "nodes": ["node"]})
    return doc
