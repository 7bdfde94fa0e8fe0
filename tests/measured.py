"""Random small frameworks that compute with measured numbers, and situations of them: numbers on edges and beside them.

Two to four questions with a number, at times a choice with points; steps that compute, hand on or band; a result over
them. Ranges are declared or have no end, answers are rescaled (clipped, grey beyond, logarithmic), rounded, limited.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from indicatorkit.alphabets import Carrier
from indicatorkit.answers import NOT_SUPPLIED
from indicatorkit.engine.case import Prepared
from indicatorkit.engine.situation import Situation, situation

Doc = dict[str, Any]

BANDS: tuple[list[Doc], ...] = (
    [{"level": "groen", "at_least": 6}, {"level": "geel", "at_least": 3}, {"level": "rood"}],
    [{"level": "groen", "above": 5}, {"level": "geel", "above": Decimal("2.5")}, {"level": "rood"}],
    [{"level": "groen", "at_most": 2}, {"level": "geel", "below": 6}, {"level": "rood"}],
)
RANGES: tuple[Doc, ...] = (
    {"at_least": 0, "at_most": 10},
    {"at_least": 0, "at_most": 10, "decimals": 1},
    {"at_least": 0},
    {"above": 0, "at_most": 20},
    {"at_least": 0, "at_most": 400, "whole": True},
    {"at_least": -5, "at_most": 5},
)
RESCALES: tuple[Doc, ...] = (
    {"from": [0, 10], "to": [0, 10], "outside": "clip"},
    {"from": [8, 4, 0], "to": [0, 2, 10], "outside": "clip"},
    {"from": [1, 9], "to": [0, 10], "outside": "grey"},
    {"from": [1, 4, 4, 10], "to": [0, 3, 6, 10], "outside": "clip"},
    {"from": [1, 100], "to": [0, 10], "outside": "clip", "log": True},
)
KINDS = (
    "mean",
    "mean",
    "sum",
    "mean_of_lowest",
    "lowest",
    "highest",
    "product",
    "ratio",
    "geometric_mean",
    "harmonic_mean",
    "first_known",
)
REASONS = ("not_supplied", "not_supplied", "unknown", "confidential")


def framework(rng: Random) -> Doc:
    """A framework as people write them, small enough to try much of it."""
    scale = {"worst_to_best": [{"id": each, "points": n} for n, each in enumerate(("rood", "geel", "groen"))]}
    bands = {f"b{n}": {"scale": "stand", "rows": rows} for n, rows in enumerate(BANDS)}
    answers: Doc = {f"maat{n}": {"kind": "number", **each, "unit": "kg"} for n, each in enumerate(RANGES)}
    answers["punten"] = {
        "kind": "choice",
        "options": [{"id": x, "points": n} for n, x in ((1, "a"), (4, "b"), (8, "c"))],
    }
    doc: Doc = {"format": 1, "framework": {"id": "gemeten", "nl": "Gemeten"}, "scale": {"stand": scale}}
    doc |= {"answer": answers, "bands": bands, "rescale": {f"r{n}": each for n, each in enumerate(RESCALES)}}
    questions = [_question(rng, n) for n in range(rng.choice((2, 3, 3, 4)))]
    steps: list[Doc] = []
    unused = [each["id"] for each in questions]
    for number in range(rng.choice((0, 1, 1, 2))):
        parts = rng.sample(unused, min(len(unused), 2))
        again = [each["id"] for each in questions if each["id"] not in parts]
        if again and (len(parts) < 2 or rng.random() < 0.3):
            parts.append(rng.choice(again))
        steps.append(_node(rng, f"stap_{number}", parts, banded=rng.random() < 0.4))
        unused = [*(each for each in unused if each not in parts), f"stap_{number}"]
    result = _node(
        rng, "uitslag", unused if len(unused) > 1 else [*unused, questions[0]["id"]], banded=rng.random() < 0.85
    )
    doc["step"], doc["result"] = [*questions, *steps], [result]
    return doc


def _question(rng: Random, number: int) -> Doc:
    if number and rng.random() < 0.15:
        return {"id": f"vraag_{number}", "answer": "punten"}
    found: Doc = {"id": f"vraag_{number}", "answer": f"maat{rng.randrange(len(RANGES))}"}
    if rng.random() < 0.4:
        found["rescale"] = f"r{rng.randrange(len(RESCALES))}"
    if rng.random() < 0.2:
        found["bands"] = f"b{rng.randrange(len(BANDS))}"
    return found


def _node(rng: Random, id: str, parts: list[str], *, banded: bool) -> Doc:
    rng.shuffle(parts)
    kind = rng.choice([each for each in KINDS if len(parts) == 2 or each != "ratio"])
    made: Doc = {
        "id": id,
        "rule": kind,
        "of": "number",
        "missing": rng.choice(("grey", "grey", "leave_out", "grey_unless_decided")),
    }
    if kind == "ratio":
        made |= {"divide": parts[0], "by": parts[1], "per": rng.choice((1, 10))}
    else:
        made["uses"] = parts
    if kind in ("product", "ratio", "sum") and made["missing"] == "leave_out":
        made["missing"] = rng.choice(("grey", {"counts_as": 3, "because": "zo afgesproken"}))
    if kind == "first_known":
        del made["missing"]
        del made["of"]
    if kind == "mean_of_lowest":
        made["take"] = rng.choice((1, 2))
    if kind in ("mean", "sum", "geometric_mean", "harmonic_mean") and rng.random() < 0.5:
        low = -1 if kind == "sum" else 1
        made["weights"] = {each: rng.choice((low, 2, "1/2")) for each in parts[:1]}
    made |= _way(rng) if kind != "first_known" else {}
    return made | ({"bands": f"b{rng.randrange(len(BANDS))}"} if banded else {})


def _way(rng: Random) -> Doc:
    found: Doc = {}
    if rng.random() < 0.2:
        found["limits"] = [{"at_most": 8}]
    if rng.random() < 0.15:
        found["rescale"] = f"r{rng.randrange(4)}"
    if rng.random() < 0.25:
        found["round"] = rng.choice((0, 1, {"decimals": 0, "half": "even"}, {"decimals": 0, "always": "up"}))
    return found


# ---------------------------------------------------------------------------------------------------------- situations


def filled(rng: Random, prepared: Prepared) -> Situation:
    """Random answers, many of them on an edge, and random reasons for what is missing."""
    ready, gaps = prepared.plan, rng.choice((0.0, 0.2, 0.4, 0.6))
    codes: dict[int, int] = {}
    reasons: dict[int, int] = {}
    numbers: dict[int, float] = {}
    for leaf in ready.leaves:
        if rng.random() < gaps:
            reason = rng.choice(REASONS)
            reasons[leaf.position] = next(code for code, each in enumerate(ready.reasons) if each[0] == reason)
            continue
        codes[leaf.position] = rng.randrange(len(leaf.values))
        found = numbers_in(rng, leaf, codes[leaf.position], whole=is_whole(ready.framework, leaf.id))
        if found:
            numbers[leaf.position] = float(rng.choice(found))
    return situation(prepared, codes, reasons, numbers)


def is_whole(framework: Any, item: str) -> bool:
    answer = (framework.items.get(item) or framework.attributes[item]).answer
    return bool(getattr(answer, "whole", False))


def numbers_in(rng: Random, leaf: Carrier, code: int, *, whole: bool) -> list[Fraction]:
    """Numbers in the cell of a code: its ends and right beside them, and some in between; none where it is none."""
    cell = leaf.values[code].interval if code < len(leaf.values) else None
    if cell is None:
        return []
    low = cell.low if cell.low is not None else (cell.high or Fraction(0)) - 50
    high = cell.high if cell.high is not None else low + 50
    near = Fraction(1) if whole else Fraction(1, 1000)
    tried = {low, high, low + near, high - near, *_between(rng, low, high)}
    exact = [Fraction(round(each)) if whole else Fraction(repr(float(each))) for each in sorted(tried)]
    return [each for each in exact if cell.holds(each)]


def _between(rng: Random, low: Fraction, high: Fraction) -> Iterator[Fraction]:
    for _ in range(3):
        yield low + (high - low) * Fraction(rng.randrange(1, 100), 100)


__all__ = ["NOT_SUPPLIED", "filled", "framework", "numbers_in"]
