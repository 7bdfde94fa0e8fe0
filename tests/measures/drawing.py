"""Little frameworks that compute with measured numbers, drawn at random, and a plain second way to score them.

The second way knows nothing of the library: it takes the tables as an author writes them, and computes with fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from indicatorkit.framework import Framework
from tests.draw import ROUNDINGS
from tests.loading import made
from tests.oracle import rounded

LEVELS = ("red", "yellow", "green")
NASTY = ("0", "1", "0.1", "0.2", "0.3", "0.7", "0.15", "1e-9", "1e15", "-0.1", "-2.5", "2.5", "0.5", "100", "33.3", "3")
PLAIN = ("mean", "sum", "lowest", "highest", "mean_of_lowest", "product", "ratio", "harmonic_mean")
OPTIONS = [
    {"id": "na", "not_applicable": True},
    {"id": "dont_know", "missing": "unknown"},
    {"id": "secret", "missing": "confidential"},
]
Outcome = tuple[Any, ...]


# ------------------------------------------------------------------------------------------------------------- drawing


def document(draw: Random, *, plain: bool = False) -> dict[str, Any]:
    """Questions that are numbers, and nodes that compute with these and with each other; `plain` is what is judged."""
    questions = [_question(draw, f"q{place}") for place in range(draw.randint(2, 4))]
    nodes: list[dict[str, Any]] = []
    for place in range(draw.randint(1, 4)):
        known = [each["id"] for each in (*questions, *nodes)]
        nodes.append(_node(draw, f"n{place}", known, plain=plain))
    return {"indicator": questions, "result": nodes}


def _question(draw: Random, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": id_, "answer": id_}
    return found


def answers_of(doc: Mapping[str, Any], draw: Random, *, bounded: bool) -> dict[str, Any]:
    """The ways of answering: any number, or one between bounds."""
    bounds = {"at_least": -1000, "at_most": 1000} if bounded else {}
    return {each["id"]: {"kind": "number", "options": OPTIONS, **bounds} for each in doc["indicator"]}


def _node(draw: Random, id_: str, known: list[str], *, plain: bool) -> dict[str, Any]:
    kind = draw.choice(PLAIN if plain else (*PLAIN, "geometric_mean", "same_as", "first_known"))
    found: dict[str, Any] = {"id": id_, "rule": kind}
    if kind == "ratio":
        divide, by = draw.sample(known, 2)
        found |= {"divide": divide, "by": by, "per": draw.choice([1, 100, "1/3"])}
    else:
        found["uses"] = draw.sample(known, 1 if kind == "same_as" else min(len(known), draw.randint(1, 4)))
    if kind not in ("same_as", "first_known"):
        found["of"] = "number"
    if kind == "mean_of_lowest":
        found["take"] = draw.randint(1, 3)
    if kind in ("mean", "sum") and draw.random() < 0.5:
        found["weights"] = {
            each: draw.choice([1, 2, Decimal("0.1"), "1/3", *([-1] if kind == "sum" else [])]) for each in found["uses"]
        }
    if kind not in ("same_as", "first_known"):
        _policies(draw, found, kind, plain=plain)
    _way(draw, found, plain=plain)
    return found


def _policies(draw: Random, found: dict[str, Any], kind: str, *, plain: bool) -> None:
    missing: list[Any] = ["grey", {"counts_as": Decimal("0.3"), "because": "so"}]
    if kind not in ("sum", "product", "ratio"):
        missing.append("leave_out")
    if not plain:
        missing += ["grey_unless_decided", *(["prorate"] if kind == "sum" and "weights" not in found else [])]
    found["missing"] = draw.choice(missing)
    found["not_applicable"] = draw.choice(["leave_out", "grey", {"counts_as": 0, "because": "so"}])


def _way(draw: Random, found: dict[str, Any], *, plain: bool) -> None:
    if draw.random() < 0.3:
        found["limits"] = [draw.choice([{"at_least": Decimal("0.1")}, {"at_most": 2}, {"at_most": Decimal("0.3")}])]
    if draw.random() < 0.5:
        found["rescale"] = _rescale(draw, plain=plain)
    if draw.random() < 0.4:
        found["round"] = draw.choice([0, 1, 3, -1, *({"decimals": 1, **each} for each in ROUNDINGS)])
    if draw.random() < 0.8:
        edges = sorted(draw.sample([Decimal(each) for each in ("0.1", "0.2", "0.3", "0.15", "1", "2.5", "50")], 2))
        ways = draw.choice(["at_least", "above"])
        found["bands"] = {
            "scale": "light",
            "rows": [{"level": "green", ways: edges[1]}, {"level": "yellow", ways: edges[0]}, {"level": "red"}],
        }


def _rescale(draw: Random, *, plain: bool) -> dict[str, Any]:
    if not plain and draw.random() < 0.3:
        source: list[Any] = draw.choice([[Decimal("0.1"), 100], [75000, 100], [1, 10, 100]])
        return {
            "from": source,
            "to": [0, 1, 3][: len(source)],
            "outside": draw.choice(["clip", "extend", "grey"]),
            "log": True,
        }
    source = draw.choice(
        [
            [0, 1],
            [Decimal("0.1"), Decimal("0.3")],
            [Decimal("0.3"), Decimal("0.1")],
            [0, Decimal("0.2"), 3],
            [10, Decimal("2.5"), Decimal("2.5"), Decimal("-0.1")],
            [0, 0, 1],
        ]
    )
    to = [0, Decimal("0.1"), 1, 3][: len(source)]
    return {"from": source, "to": to, "outside": draw.choice(["clip", "extend", "grey"])}


def framework(doc: Mapping[str, Any], draw: Random, *, bounded: bool = False) -> Framework:
    """The framework of a document."""
    return made(answer=answers_of(doc, draw, bounded=bounded), **doc)


def situation(draw: Random, doc: Mapping[str, Any]) -> dict[str, str]:
    """Some answers: numbers that floats do not like, numbers on edges, and what is no number."""
    found = {}
    for each in doc["indicator"]:
        what = draw.random()
        if what < 0.7:
            found[each["id"]] = draw.choice(NASTY)
        elif what < 0.8:
            found[each["id"]] = repr(
                draw.choice([draw.uniform(-1, 1), draw.uniform(0, 1e6), draw.randint(0, 300) / 100])
            )
        elif what < 0.9:
            found[each["id"]] = draw.choice(["na", "dont_know", "secret"])
    return found


# ------------------------------------------------------------------------------------------------- a plain second way


def judged(doc: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Outcome]:
    """What every node of a plain document is: `("is", number, level)`, `("na",)` or `("grey", reason)`."""
    found: dict[str, Outcome] = {}
    for each in doc["indicator"]:
        said = answers.get(each["id"], "dont_know")
        if said in ("dont_know", "secret"):
            found[each["id"]] = ("grey", "")
        else:
            found[each["id"]] = ("na",) if said == "na" else ("is", Fraction(said), None)
    for each in doc["result"]:
        found[each["id"]] = _judge(each, found)
    return found


def _judge(node: Mapping[str, Any], known: Mapping[str, Outcome]) -> Outcome:
    ids = [node["divide"], node["by"]] if node["rule"] == "ratio" else node["uses"]
    inputs = {id_: known[id_] for id_ in dict.fromkeys(ids)}
    policy, missing = node["not_applicable"], node["missing"]
    if policy == "grey" and any(each[0] == "na" for each in inputs.values()):
        return ("grey", "input_not_applicable")
    if isinstance(policy, dict):
        inputs = {id_: ("is", Fraction(0)) if each[0] == "na" else each for id_, each in inputs.items()}
    inputs = {id_: each for id_, each in inputs.items() if each[0] != "na"}
    gaps = [id_ for id_, each in inputs.items() if each[0] == "grey"]
    if gaps and missing == "grey":
        return ("grey", "missing_inputs")
    if not inputs:
        return ("na",)
    if isinstance(missing, dict):
        inputs = {id_: ("is", Fraction("0.3")) if each[0] == "grey" else each for id_, each in inputs.items()}
    numbers = {id_: each[1] for id_, each in inputs.items() if each[0] == "is"}
    if not numbers:
        return ("grey", "too_little_known")
    if node["rule"] == "ratio" and len(numbers) < len(set(ids)):
        return ("na",)
    try:
        number = _along(node, _computed(node, numbers))
    except ZeroDivisionError:
        return ("grey", "cannot_compute")
    return ("is", number, _band(node, number))


def _computed(node: Mapping[str, Any], numbers: Mapping[str, Fraction]) -> Fraction:
    weights = {id_: Fraction(node.get("weights", {}).get(id_, 1)) for id_ in numbers}
    weighted = sum(weights[id_] * each for id_, each in numbers.items())
    match node["rule"]:
        case "sum":
            return Fraction(weighted)
        case "mean":
            return Fraction(weighted) / sum(weights.values())
        case "lowest":
            return min(numbers.values())
        case "highest":
            return max(numbers.values())
        case "mean_of_lowest":
            lowest = sorted(numbers.values())[: node["take"]]
            return sum(lowest) / Fraction(len(lowest))
        case "product":
            found = Fraction(1)
            for each in numbers.values():
                found *= each
            return found
        case "harmonic_mean":
            if min(numbers.values()) < 0:
                raise ZeroDivisionError
            rest = sum(weights[id_] / each for id_, each in numbers.items() if each)
            return Fraction(sum(weights.values())) / rest if all(numbers.values()) else Fraction(0)
        case _:
            return numbers[node["divide"]] * Fraction(node["per"]) / numbers[node["by"]]


def _along(node: Mapping[str, Any], number: Fraction) -> Fraction:
    for limit in node.get("limits", ()):
        number = (
            max(number, Fraction(limit["at_least"])) if "at_least" in limit else min(number, Fraction(limit["at_most"]))
        )
    if "rescale" in node:
        number = _rescaled(node["rescale"], number)
    if "round" not in node:
        return number
    return rounded(number, node["round"])


def _rescaled(rescale: Mapping[str, Any], number: Fraction) -> Fraction:
    points = [(Fraction(at), Fraction(to)) for at, to in zip(rescale["from"], rescale["to"], strict=True)]
    sign = -1 if points[0][0] > points[-1][0] else 1
    points, number = [(sign * at, to) for at, to in points], sign * number
    on = [to for at, to in points if at == number]
    if on:
        return on[-1]
    outside = not points[0][0] < number < points[-1][0]
    if outside and rescale["outside"] == "grey":
        raise ZeroDivisionError
    if outside and rescale["outside"] == "clip":
        return points[0][1] if number < points[0][0] else points[-1][1]
    pieces = [each for each in pairwise(points) if each[0][0] < each[1][0]]
    inside = [each for each in pieces if each[0][0] <= number <= each[1][0]]
    (low, at_low), (high, at_high) = inside[0] if inside else pieces[0 if number < points[0][0] else -1]
    return at_low + (at_high - at_low) * (number - low) / (high - low)


def _band(node: Mapping[str, Any], number: Fraction) -> str | None:
    if "bands" not in node:
        return None
    for row in node["bands"]["rows"]:
        if "at_least" in row and number >= Fraction(row["at_least"]):
            return str(row["level"])
        if "above" in row and number > Fraction(row["above"]):
            return str(row["level"])
    return "red"


def rows_of(drawn: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The answers as rows of a table."""
    return [{"entity": f"e{place}", **each} for place, each in enumerate(drawn)]
