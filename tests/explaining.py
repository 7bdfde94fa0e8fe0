"""Random nodes to explain: of the frameworks of `draw`, with their odd corners, and of plain ones as people write them.

`cases(rng)` draws a framework, some situations and a few nodes in each, with the brute force beside it. Plain
frameworks have a scale of two or three levels, three to six questions and one to four nodes over them, in which a
question or a node may be used in two places, or open a gate to something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, Literal

from indicatorkit.alphabets import Carrier
from indicatorkit.engine.case import Prepared, prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, plan
from indicatorkit.toml.read import from_dict
from tests import draw
from tests.brute import MOST, Brute, TooMany, ways_up
from tests.loading import loaded

Doc = dict[str, Any]
Shape = Literal["tree", "shared", "DAG"]
SHAPES: tuple[Shape, ...] = ("tree", "shared", "DAG")

RULES = ("worst_of", "best_of", "median_of", "at_least", "majority", "mean", "table", "columns")
POLICIES = ("grey", "leave_out", "leave_out", "grey_unless_decided", "grey_unless_decided", "counts_as")
GAPS = (0.1, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 1)
REASONS = ("not_supplied", "not_supplied", "unknown", "confidential", "not_asked")
EFFORTS: tuple[Any, ...] = (1, 1, 1, 2, 2, 3, Decimal("0.5"), 0)


@dataclass(frozen=True)
class Drawn:
    """A node in a situation; printed when something is wrong with it."""

    doc: Doc
    here: Situation
    node: str
    brute: Brute

    @property
    def shape(self) -> Shape:
        """DAG: something open reaches the node along two ways; shared: only what is answered does."""
        shared = set(self.brute.shared)
        return "DAG" if shared.intersection(self.brute.missing) else "shared" if shared else "tree"

    def __str__(self) -> str:
        said = [f"{id} = {self.said(leaf)}" for id, leaf in self.brute.leaves.items()]
        return "\n".join(
            [draw.to_toml(self.doc), f"{self.node} in {self.here.plan.wave!r} is {self.brute.is_now}", *said]
        )

    def said(self, leaf: Carrier) -> str:
        reason = self.here.leaf_reason(leaf)
        return f"missing: {reason[0]}" if reason else self.brute.option(leaf.id, self.here.codes[leaf.position])


def cases(rng: Random, most: int = MOST) -> Iterator[Drawn]:
    """A framework, three situations, up to two nodes in each; without those that take too much trying."""
    doc = plain(rng) if rng.random() < 0.8 else drawn(rng)
    framework = loaded(from_dict(doc))
    prepared = prepare(plan(framework, rng.choice(framework.waves or [None])))
    for _ in range(3):
        here = filled(rng, prepared)
        for node in nodes(rng, prepared.plan):
            if rng.random() > interest(here, node):
                continue
            try:
                yield Drawn(doc, here, node, Brute(here, node, most=most, prepared=prepared))
            except TooMany:
                continue


def nodes(rng: Random, ready: Plan) -> list[str]:
    """The last node, on which most rests, and one of the later others; now and then any, questions too."""
    computed = [step.id for step in ready.steps]
    others = list(ready.results) if rng.random() < 0.1 else computed[len(computed) // 2 : -1]
    return list(dict.fromkeys([*computed[-1:], *rng.sample(others, min(1, len(others)))]))


def interest(here: Situation, node: str) -> float:
    """How often a node is taken: most of what there is to explain is about what is open, and about what is grey."""
    ways = ways_up(here.plan, here.plan.results[node])
    if not any(ways[leaf.position] and here.is_missing(leaf) for leaf in here.plan.leaves):
        return 0.25
    return 1 if here.is_missing(here.plan.carrier(node)) else 0.6


def filled(rng: Random, prepared: Prepared) -> Situation:
    """Random answers to everything, and random reasons for what is missing."""
    ready, gaps = prepared.plan, rng.choice(GAPS)
    common = REASONS[: rng.choice((3, 3, 3, 5))]  # in most situations everything can still be asked
    codes: dict[int, int] = {}
    reasons: dict[int, int] = {}
    for leaf in ready.leaves:
        if rng.random() < gaps:
            reasons[leaf.position] = ready.reasons.index(rng.choice(reasons_of(ready.framework, leaf, common)))
        else:
            answers = [*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else [])]
            codes[leaf.position] = rng.choice(answers)
    return situation(prepared, codes, reasons)


def reasons_of(framework: Framework, leaf: Carrier, common: Sequence[str]) -> list[tuple[str, str]]:
    """Why an answer may be missing: these reasons, and options of its own."""
    asked = framework.items.get(leaf.id) or framework.attributes[leaf.id]
    assert asked.answer is not None
    own = asked.answer.reasons.items() if len(common) == len(REASONS) else ()
    return [*((reason, reason) for reason in common), *((option, kind.value) for option, kind in own)]


# ------------------------------------------------------------------------------------------- Frameworks of `draw`


def drawn(rng: Random) -> Doc:
    """A framework of `draw`, whose questions are not all as much work, nor all to be asked."""
    doc, never = draw.framework(rng), never_asked(rng)
    for question in questions_in(doc):
        question.update(effort_and_askable(rng, never))
    return doc


def questions_in(said: Any) -> Iterator[Doc]:
    """The questions of `draw`, wherever they stand."""
    if isinstance(said, dict) and str(said.get("id", "")).startswith("vraag_"):
        yield said
    for each in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from questions_in(each)


def never_asked(rng: Random) -> float:
    """How many questions of a framework are never to be asked: in most frameworks none."""
    return rng.choice((0, 0, 0.2))


def effort_and_askable(rng: Random, never: float) -> Doc:
    effort = {"effort": rng.choice(EFFORTS)} if rng.random() < 0.4 else {}
    return effort | ({"askable": False} if rng.random() < never else {})


# ----------------------------------------------------------------------------------------------- Plain frameworks


@dataclass(frozen=True)
class Part:
    """Something that a node may use: a fact only in gates and in columns, for it has no level."""

    id: str
    is_fact: bool = False
    has_number: bool = False
    is_measured: bool = False
    may_not_apply: bool = False


@dataclass
class Plain:
    """A framework in the making."""

    rng: Random
    levels: list[str]
    sharing: float  # how often something is used again
    doc: Doc = field(default_factory=dict)
    unused: list[Part] = field(default_factory=list)
    used: list[Part] = field(default_factory=list)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def level(self) -> str:
        return self.rng.choice(self.levels)


def plain(rng: Random) -> Doc:
    """A framework as people write them: a few questions, steps over some of them, and a result over the rest."""
    levels = ["rood", "geel", "groen"] if rng.random() < 0.6 else ["rood", "groen"]
    made = Plain(rng, levels, sharing=rng.choice((0, 0.8, 1, 1)))
    made.doc = {"format": 1, "framework": {"id": "gewoon", "nl": "Gewoon"}, **scale_and_answers(rng, levels)}
    ask(made, rng.choice((3, 4, 5, 5) if len(levels) == 3 else (4, 5, 6, 6)))
    made.doc["step"] = [
        *made.doc["step"],
        *(compute(made, f"stap_{number}") for number in range(rng.choice((0, 1, 1, 2, 3)))),
    ]
    made.doc["result"] = [compute(made, "uitslag", everything=True)]
    return made.doc


def scale_and_answers(rng: Random, levels: Sequence[str]) -> Doc:
    points = rng.choice(((0, 1, 2), (0, 1, 3), (0, Decimal("0.5"), 2)))
    rows = [{"level": level, "at_least": bound} for level, bound in zip(levels[:0:-1], (2, 1), strict=False)]
    bands = {"scale": "stand", "rows": [*rows, {"level": levels[0]}]}
    gaps = [{"id": "weet_niet", "missing": "unknown"}, {"id": "geheim", "missing": "confidential"}]
    return {
        "scale": {
            "stand": {"worst_to_best": [{"id": x, "points": n} for x, n in zip(levels, points, strict=False)]},
        },
        "answer": {
            "stand": {"kind": "level", "scale": "stand", "options": gaps},
            "misschien": {
                "kind": "choice",
                "options": [*({"id": f"is_{x}", "level": x} for x in levels), {"id": "nvt", "not_applicable": True}],
            },
            "aantal": {"kind": "several", "options": [{"id": x} for x in ("p", "q", "niets")], "bands": bands},
            "getal": {"kind": "number", "whole": True, "at_least": 0, "at_most": 3, "bands": bands},
            "maat": {"kind": "number", "at_least": 0, "bands": bands},
            "feit": {"kind": "choice", "options": [{"id": "ja"}, {"id": "nee"}, *gaps[:1]]},
        },
    }


def ask(made: Plain, number: int) -> None:
    """The questions; a fact comes first, so that what follows may depend on it."""
    made.doc["answer"]["aantal"]["options"][-1]["alone"] = True
    steps: list[Doc] = []
    never = never_asked(made.rng)
    for place in range(number):
        kinds = ["stand"] * 10 + ["misschien"] * 3 + ["aantal", "getal", "maat"]
        answer = "feit" if place == 0 and made.chance(0.5) else made.rng.choice(kinds)
        raw = {"id": f"vraag_{place + 1}", "answer": answer, **effort_and_askable(made.rng, never), **gate(made, 0.15)}
        steps.append(raw)
        made.unused.append(
            Part(
                id=raw["id"],
                is_fact=answer == "feit",
                has_number=answer in ("aantal", "getal"),
                is_measured=answer == "maat",
                may_not_apply=answer == "misschien" or "applies_if" in raw,
            )
        )
    made.doc["step"] = steps


def gate(made: Plain, share: float) -> Doc:
    """Now and then a condition on what there is: a fact that nothing used yet, or again what something used."""
    facts = [part for part in made.unused if part.is_fact]
    again = [part for part in made.used if made.chance(made.sharing)]
    if not (facts or again) or not made.chance(share + 0.3 * bool(facts)):
        return {}
    part = made.rng.choice([*facts, *again])
    take(made, [part])
    return {
        "applies_if": {part.id: "ja" if part.is_fact else made.rng.choice((made.level(), {"at_worst": made.levels[1]}))}
    }


def take(made: Plain, parts: Sequence[Part]) -> None:
    made.unused = [part for part in made.unused if part not in parts]
    made.used = list(dict.fromkeys([*made.used, *parts]))


def compute(made: Plain, id: str, *, everything: bool = False) -> Doc:
    """A node over some parts that are not used yet (or all of them) and now and then one that is."""
    count = len(made.unused) if everything else min(len(made.unused), made.rng.choice((2, 2, 3)))
    parts = made.rng.sample(made.unused, count)
    again = [part for part in made.used if part not in parts]
    if again and (not parts or made.chance(made.sharing)):
        parts.append(made.rng.choice(again))
    kinds = [each for each in RULES if each != "mean" or not any(part.is_measured for part in parts)]
    kind = "columns" if any(part.is_fact for part in parts) else made.rng.choice(kinds)
    raw: Doc = {"id": id, "uses": [part.id for part in parts], "scale": "stand"}
    raw |= columns(made, parts) if kind == "columns" else rule(made, kind, parts) | policy(made, kind, parts)
    take(made, parts)
    raw |= gate(made, 0.1)
    says_so = any(row["then"] == "not_applicable" for row in raw.get("rows", []))
    all_may = kind != "columns" and all(part.may_not_apply for part in parts)
    made.unused.append(
        Part(id, has_number=kind == "mean", may_not_apply=says_so or all_may or "applies_if" in raw),
    )
    return raw


def rule(made: Plain, kind: str, parts: Sequence[Part]) -> Doc:
    rng = made.rng
    match kind:
        case "at_least":
            where = rng.choice((made.level(), {"at_worst": made.levels[-1]}, {"at_best": made.levels[-1]}))
            amount = rng.choice(({"count": rng.randint(1, len(parts))}, {"share": rng.choice(("1/2", "2/3", 1))}))
            return {
                "rule": kind,
                "tiers": [{"then": made.level(), "where": where, **amount}],
                "otherwise": made.level(),
            }
        case "majority":
            return {"rule": kind, "otherwise": made.level()}
        case "mean":
            weights = {part.id: rng.choice((2, 3, "1/2")) for part in parts if made.chance(0.3)}
            bounds = rng.choice(((Decimal("1.5"), Decimal("0.5")), (1, "1/2"), (2, 1)))
            rows = [{"level": level, "at_least": n} for level, n in zip(made.levels[:0:-1], bounds, strict=False)]
            of = {"of": "level"} if any(part.has_number for part in parts) else {}
            bands = {"scale": "stand", "rows": [*rows, {"level": made.levels[0]}]}
            return {"rule": kind, "bands": bands, **of, **({"weights": weights} if weights else {})}
        case "table":
            rows = [{"when": together(made, len(parts)), "then": says(made)} for _ in range(rng.randint(1, 3))]
            return {"rule": kind, "rows": rows, "otherwise": made.level()}
    return {"rule": kind}


def together(made: Plain, inputs: int) -> Doc:
    word = made.rng.choice(("all", "any", "none", "count"))
    return {word: made.level(), **({"at_least": made.rng.randint(1, inputs)} if word == "count" else {})}


def columns(made: Plain, parts: Sequence[Part]) -> Doc:
    """Rows that name nodes; in some of the columns missing is one more answer."""
    told = [part for part in parts if made.chance(0.25)]
    rows: list[Doc] = []
    for _ in range(made.rng.randint(1, 3)):
        named = made.rng.sample(parts, made.rng.randint(1, min(3, len(parts))))
        rows.append({"when": {part.id: cell(made, part, part in told) for part in named}, "then": says(made)})
    if told and made.chance(0.3):  # an answer too many can make it grey
        rows.insert(0, {"when": {told[0].id: "known"}, "then": "grey"})
    rows += [{"when": {part.id: "not_applicable"}, "then": says(made)} for part in parts if part.may_not_apply]
    missing = {"missing": made.rng.choice(("grey", "grey_unless_decided"))}
    return {"rule": "table", "rows": rows, "otherwise": made.level(), **missing}


def cell(made: Plain, part: Part, told: bool) -> Any:
    if told and made.chance(0.5):
        return made.rng.choice(("missing", "known", "missing:confidential"))
    if part.is_fact:
        return made.rng.choice(("ja", "nee"))
    return made.rng.choice((made.level(), {"at_worst": made.levels[-1]}, {"at_best": made.levels[0]}))


def says(made: Plain) -> str:
    return made.level() if made.chance(0.85) else made.rng.choice(("grey", "not_applicable"))


def policy(made: Plain, kind: str, parts: Sequence[Part]) -> Doc:
    """What to do with what is missing, and now and then with what does not apply."""
    rng, missing = made.rng, made.rng.choice(POLICIES)
    said: Doc = {"missing": missing}
    if missing == "counts_as":
        said = {"missing": {"counts_as": made.level(), "because": "zo afgesproken"}}
    if missing == "leave_out" and made.chance(0.7):
        bounds = (
            {"known_at_least": rng.randint(1, len(parts))},
            {"known_share_at_least": "1/2"},
            {"missing_at_most": 1},
        )
        said |= rng.choice(bounds)
    if any(part.may_not_apply for part in parts) and made.chance(0.4):
        said["not_applicable"] = rng.choice(("grey", {"counts_as": made.level(), "because": "zo afgesproken"}))
    return said
