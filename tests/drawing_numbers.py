"""Small frameworks that compute with measured numbers, each with answers to every question: edges, and beside them."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.loading import document

Doc = dict[str, Any]
LEVELS = ("red", "yellow", "green")
SCALE = {"light": {"worst_to_best": [{"id": each, "points": at} for at, each in enumerate(LEVELS)]}}
RANGES = (
    {},
    {"at_least": 0},
    {"at_least": 0, "at_most": 10},
    {"at_least": 1, "at_most": 4},
    {"above": 0},
    {"at_most": 5},
)
POSITIVE = ({"at_least": 1, "at_most": 4}, {"above": 0}, {"above": 0, "at_most": 3})
MEASURES = ("mean", "sum", "lowest", "highest", "mean_of_lowest", "product", "geometric_mean", "harmonic_mean", "ratio")


def computing(rng: Random) -> tuple[Doc, dict[str, list[Any]]]:
    """A framework of one or two nodes over two or three numbers, and answers to try."""
    answers: Doc = {}
    questions: list[Doc] = []
    options: dict[str, list[Any]] = {}
    for at in range(rng.choice((1, 2, 2, 3))):
        id_ = f"q{at}"
        bounds = dict(rng.choice(RANGES))
        answers[id_] = {"kind": "number", **bounds, **rng.choice(({}, {"higher_is": "better"}, {"higher_is": "worse"}))}
        if rng.random() < 0.2:
            answers[id_]["options"] = [{"id": "nvt", "not_applicable": True}]
        question: Doc = {"id": id_, "answer": id_}
        if rng.random() < 0.25:
            question["rescale"] = rescale(rng)
        questions.append(question)
        options[id_] = [None, *numbers(rng, bounds), *(["nvt"] if "options" in answers[id_] else [])]
    ids = [each["id"] for each in questions]
    steps = [*questions, node(rng, "n", ids)]
    if rng.random() < 0.5:
        steps.append(over(rng, ids))
    return document(scale=SCALE, answer=answers, step=steps), options


def numbers(rng: Random, bounds: Doc) -> list[float]:
    """Round numbers, edges and what is right beside them, as far as they are accepted."""
    found = [0, 1, 1.5, 2, 2.001, 3, 4, 5, 7.5, 10, -1, -2.5]
    low = bounds.get("at_least", -99)
    kept = [each for each in found if low <= each <= bounds.get("at_most", 99) and each > bounds.get("above", -99)]
    return sorted(rng.sample(kept, min(len(kept), 5)))


def rescale(rng: Random) -> Doc:
    to = rng.choice(([0, 1], [0, 10], [1, 0], [0, 2, 1], [3, 3]))
    source = [0, 4, 8][: len(to)]
    if rng.random() < 0.3:
        source = source[::-1]
    return {"from": source, "to": to, "outside": rng.choice(("clip", "extend", "grey"))}


def bands(rng: Random) -> Doc:
    edges = sorted(
        rng.sample((0, "1/2", 1, 2, 3, 5), 2), key=lambda each: float(each) if each != "1/2" else 0.5, reverse=True
    )
    side = rng.choice(("at_least", "above"))
    levels = rng.choice((LEVELS[::-1], LEVELS[::-1], LEVELS, ("green", "red", "yellow")))
    rows = [{"level": level, side: edge} for level, edge in zip(levels, edges, strict=False)]
    return {"scale": "light", "rows": [*rows, {"level": levels[-1]}]}


def node(rng: Random, id_: str, uses: list[str]) -> Doc:
    """A node that computes, with a way out, mostly with bands."""
    rule = rng.choice(MEASURES if len(uses) > 1 else MEASURES[:-1])
    found: Doc = {"id": id_, "rule": rule}
    if rule == "ratio":
        divide, by = rng.sample(uses, 2)
        found |= {"divide": divide, "by": by, "per": rng.choice((1, 3))}
    else:
        found["uses"] = uses
    if rule == "mean_of_lowest":
        found["take"] = rng.choice((1, 2))
    if rule in ("mean", "sum") and rng.random() < 0.4:
        found["weights"] = {uses[0]: rng.choice((2, "1/2", -1) if rule == "sum" else (2, "1/2"))}
    policies = ["grey", "grey", "grey_unless_decided", {"counts_as": rng.choice((0, 2)), "because": "zo"}]
    if rule in ("mean", "lowest", "highest", "mean_of_lowest", "geometric_mean", "harmonic_mean"):
        policies.append("leave_out")
    found["missing"] = rng.choice(policies)
    if rng.random() < 0.25:
        found["round"] = rng.choice((0, 1))
    if rng.random() < 0.2:
        found["rescale"] = rescale(rng)
    if rng.random() < 0.2:
        found["limits"] = [{rng.choice(("at_least", "at_most")): rng.choice((1, 3))}]
    if rng.random() < 0.8:
        found["bands"] = bands(rng)
    return found


def over(rng: Random, ids: list[str]) -> Doc:
    """A node over that one and perhaps a question: it computes again."""
    uses = ["n", *rng.sample(ids, rng.choice((0, 1)))]
    rule = rng.choice(("mean", "lowest", "sum"))
    found = {"id": "top", "rule": rule, "uses": uses, "of": "number", "bands": bands(rng)}
    return {**found, "missing": rng.choice(("grey", "grey_unless_decided") if rule == "sum" else ("grey", "leave_out"))}


def directed(rng: Random) -> tuple[Doc, dict[str, list[Any]]]:
    """Two questions of which it is declared what is better, turned round on their way as often as not, and shared."""
    answers: Doc = {}
    options: dict[str, list[Any]] = {}
    questions = []
    rule = rng.choice(("ratio", "ratio", "sum", "product", "mean", "lowest"))
    for id_ in ("q0", "q1"):
        bounds = dict(rng.choice(POSITIVE if rule in ("ratio", "product") else RANGES))
        answers[id_] = {"kind": "number", **bounds, "higher_is": rng.choice(("better", "worse"))}
        turns = rule not in ("ratio", "product") and rng.random() < 0.5
        questions.append({"id": id_, "answer": id_, **({"rescale": rescale(rng)} if turns else {})})
        options[id_] = [None, *numbers(rng, bounds)]
    found: Doc = {"id": "n", "rule": rule, "bands": bands(rng)}
    found |= {"divide": "q0", "by": "q1"} if rule == "ratio" else {"uses": ["q0", "q1"]}
    if rule == "sum":
        found["weights"] = {"q0": rng.choice((1, -1)), "q1": rng.choice((1, -1))}
    top = {"id": "top", "rule": "sum", "uses": ["n", "q0"], "of": "number", "bands": bands(rng)}
    top["weights"] = {"q0": rng.choice((1, 1, -1, -3))}
    return document(scale=SCALE, answer=answers, step=[*questions, found, top]), options
