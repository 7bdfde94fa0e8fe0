"""Random frameworks that compute with measured numbers, and cases for them with numbers on every edge and right beside.

`framework(rng)` draws a document, `situation(rng, doc)` a case for it, as `draw` does; they stand apart from it, for a
measured number cannot be tried letter by letter, as most laws do. Not every draw is sound: what the format refuses
(numbers with different units, a policy that a rule does not take) is for the caller to throw away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, TypeVar

from tests.draw import LEAF_REASONS, ROUNDINGS, SHARES, Doc, Situation, as_written, in_order
from tests.oracle import Node, Oracle, within

T = TypeVar("T")

MEASURES = ("sum", "mean", "mean_of_lowest", "geometric_mean", "harmonic_mean", "product", "ratio", "lowest", "highest")
FOLLOWING = ("same_as", "first_known", "table", "count", "worst_of", "coverage")
LEVELS = ("rood", "oranje", "geel", "groen")
RANGES: tuple[Doc, ...] = (
    {"at_least": 0, "at_most": 10},
    {"at_least": 0, "at_most": 1},
    {"at_least": -5, "at_most": 5},
    {"above": 0, "below": 50},
    {"at_least": 0, "at_most": 10, "whole": False},
    {"at_least": 0},
    {},
)
POLICIES = ("grey", "leave_out", "grey_unless_decided", "counts_as", "prorate")


@dataclass(frozen=True)
class Face:
    """What something drawn can say: about which numbers, whether levels, whether it has a goalpost of its own."""

    id: str
    numbers: tuple[Any, ...] = ()
    has_level: bool = False
    is_measured: bool = True
    is_marked: bool = False
    is_leaf: bool = False
    may_not_apply: bool = False
    may_be_points: bool = False  # of an option, which has no level
    starts_at_nought: bool = False


def framework(rng: Random) -> Doc:
    """A document with a few questions, most for measured numbers, and some nodes that compute with them."""
    return Draft(rng).doc


class Draft:
    """A document in the making."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        count = rng.randint(2, 4)
        points = rng.choice(((0, 1, 2, 3), (0, Decimal("0.5"), 4, 10), (3, 2, 1, 0)))
        scale = [{"id": id, "points": to} for id, to in zip(LEVELS[:count], points, strict=False)]
        self.levels = LEVELS[:count]
        self.doc: Doc = {
            "format": 1,
            "framework": {"id": "gemeten", "nl": "Gemeten"},
            "scale": {"stand": {"worst_to_best": scale}},
            "answer": {},
            "rescale": {"door_honderd": {"from": [0, 10], "to": [0, 100], "outside": self.pick(("clip", "extend"))}},
            "step": [],
        }
        self.faces: list[Face] = []
        self.gated = self.pick((0, 0, 0.2))
        for place in range(rng.randint(2, 4)):
            self.question(f"vraag_{place + 1}", measured=place == 0 or self.chance(0.75))
        for place in range(rng.randint(1, 3)):
            self.compute(f"stap_{place + 1}")

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, items: Sequence[T]) -> T:
        return self.rng.choice(items)

    def some(self, items: Sequence[T], most: int) -> list[T]:
        return self.rng.sample(items, self.rng.randint(1, min(most, len(items))))

    # ---------------------------------------------------------------------------------------------------- Questions

    def question(self, id: str, *, measured: bool) -> None:
        raw: Doc = {"id": id, "answer": f"wijze_{id}"}
        spec, face = self.measured(raw) if measured else self.finite()
        options: list[Doc] = spec.pop("options", [])
        if self.chance(0.25):
            options = [*options, {"id": "nvt", "not_applicable": True}]
        if self.chance(0.25):
            options = [*options, {"id": "weet_niet", "missing": self.pick(LEAF_REASONS)}]
        self.doc["answer"][raw["answer"]] = {**spec, "options": options} if options else spec
        self.finish(raw, replace(face, id=id, is_leaf=True, may_not_apply="nvt" in str(options)))

    def measured(self, raw: Doc) -> tuple[Doc, Face]:
        spec: Doc = {"kind": "number", **self.pick(RANGES)}
        low, high = spec.get("at_least", 0), spec.get("at_most", 10)
        face = Face("", (low, high), starts_at_nought=spec.get("at_least") == 0 and "at_most" in spec)
        if self.chance(0.3):
            raw["marks"] = dict(zip(("slecht", "goed"), self.pick(((0, 4), (4, 0), ("1/3", 8), (2, 2))), strict=True))
            face = replace(face, is_marked=True)
        if self.chance(0.35):
            rescale = self.rescale(low, high, marked="marks" in raw)
            face = replace(face, numbers=in_order(rescale["to"]), starts_at_nought=False)
            spec["rescale"] = rescale
        if self.chance(0.15):
            spec["options"] = [{"id": "niets", "points": self.pick((0, 1))}]
            face = replace(face, may_be_points=True)
        if self.chance(0.45):
            spec["bands"] = self.bands(face.numbers)
            face = replace(face, has_level=True)
        return spec, face

    def finite(self) -> tuple[Doc, Face]:
        match self.pick(("level", "points", "whole")):
            case "level":
                return {"kind": "level", "scale": "stand"}, Face("", has_level=True, is_measured=False)
            case "points":
                options = [{"id": "nee", "points": 0}, {"id": "deels", "points": "1/3"}, {"id": "ja", "points": 1}]
                return {"kind": "choice", "options": options}, Face("", (0, 1), is_measured=False)
        spec: Doc = {"kind": "number", "whole": True, "at_least": 0, "at_most": 3}
        return spec, Face("", (0, 3), is_measured=False, starts_at_nought=True)

    def finish(self, raw: Doc, face: Face) -> None:
        others = [one for one in self.faces if one.id != raw["id"]]
        if others and self.chance(self.gated):
            raw["applies_if"] = self.about(self.pick(others))
            face = replace(face, may_not_apply=True)
        self.doc["step"].append(raw)
        self.faces.append(face)

    # ------------------------------------------------------------------------------------------- On the way of a number

    def typical(self, numbers: Sequence[Any]) -> Any:
        """A number where something may happen: an end, a quarter, or one that floats cannot say."""
        low, high = Fraction(numbers[0]), Fraction(numbers[-1])
        between = low + (high - low) * Fraction(self.rng.randint(0, 4), 4)
        return as_written(self.pick((between, between, Fraction(3, 10), low + Fraction(1, 10), low + (high - low) / 3)))

    def rescale(self, low: Any, high: Any, *, marked: bool = False) -> Doc:
        outside, middle = self.pick(("clip", "extend", "grey")), (Fraction(low) + Fraction(high)) / 2
        if marked and self.chance(0.6):
            return {"from": ["slecht", "goed"], "to": self.pick(([0, 1], [0, 100], [3, 0])), "outside": outside}
        if self.chance(0.15):
            source: list[Any] = self.pick(([1, 10], [1, 100], ["1/2", 4, 8], [100, 1]))
            return {"from": source, "to": [0, 1, 3][: len(source)], "outside": outside, "log": True}
        ways: list[tuple[list[Any], list[Any]]] = [
            ([low, high], [0, 1]),
            ([high, low], [0, 100]),
            ([low, as_written(middle), high], [0, 2, 3]),
            ([low, as_written(middle), high], [0, 3, 1]),
            ([low, as_written(middle), as_written(middle), high], [0, 1, 2, 3]),
            ([high, as_written(middle), as_written(middle), low], [0, 1, 2, "10/3"]),
            ([low, low, high], [0, 1, 3]),
            ([low, as_written(middle), high], [1, 1, 2]),
        ]
        source, to = self.pick(ways)
        return {"from": source, "to": to, "outside": outside}

    def bands(self, numbers: Sequence[Any]) -> Doc:
        edges = sorted({Fraction(self.typical(numbers)) for _ in self.levels[1:]}, reverse=True)
        words, levels = ("at_least", "above"), self.levels[::-1]
        if self.chance(0.3):
            edges, words = edges[::-1], ("at_most", "below")
        if self.chance(0.3):
            levels = levels[::-1]
        rows = [
            {"level": level, self.pick(words): as_written(edge)} for level, edge in zip(levels, edges, strict=False)
        ]
        return {"scale": "stand", "rows": [*rows, {"level": levels[len(rows)]}]}

    def onward(self, raw: Doc, numbers: Sequence[Any]) -> tuple[Any, ...]:
        """Perhaps a rescale, rounding, bands; gives the numbers that come out."""
        if self.chance(0.3):
            raw["rescale"] = self.rescale(numbers[0], numbers[-1])
            numbers = in_order(raw["rescale"]["to"])
        if self.chance(0.35):
            how = self.pick(({}, {}, *ROUNDINGS))
            raw["round"] = {"decimals": self.pick((0, 0, 1, -1, 2)), **how} if how else self.pick((0, 1, -1))
        if self.chance(0.6):
            raw["bands"] = self.bands(numbers)
        return tuple(numbers)

    # --------------------------------------------------------------------------------------------------- Conditions

    def cell(self, face: Face) -> Any:
        kinds = ["bound", "bound", "range"] if face.numbers else []
        kinds += ["level", "order"] if face.has_level else []
        kinds += ["not_applicable"] if face.may_not_apply else []
        low, high = (
            sorted((self.typical(face.numbers), self.typical(face.numbers)), key=Fraction) if face.numbers else (0, 0)
        )
        match self.pick(kinds):
            case "bound":
                return {self.pick(("at_least", "above", "at_most", "below")): low}
            case "range":
                return {"at_least": low, "at_most": high}
            case "level":
                return self.pick(self.levels)
            case "order":
                return {self.pick(("at_worst", "at_best")): self.pick(self.levels)}
        return "not_applicable"

    def about(self, face: Face) -> Doc:
        return {face.id: self.cell(face)}

    def limits(self, raw: Doc, faces: Sequence[Face], numbers: Sequence[Any]) -> None:
        if not self.chance(0.3):
            return
        limits: list[Doc] = []
        for _ in range(self.rng.randint(1, 2)):
            words = ["at_least", "at_most"] + (["at_best", "at_worst"] if "bands" in raw else [])
            word = self.pick(words)
            limit: Doc = {word: self.pick(self.levels) if word in ("at_best", "at_worst") else self.typical(numbers)}
            if self.chance(0.75):
                limit[self.pick(("when", "unless"))] = self.guard(raw, faces)
            limits.append(limit)
        raw["limits"] = limits

    def guard(self, raw: Doc, faces: Sequence[Face]) -> Doc:
        if self.chance(0.25):
            return {"count": "known", "at_least": self.rng.randint(1, len(faces))}
        if all(face.has_level for face in faces) and self.chance(0.6) and "counts_as" not in str(raw):
            return self.pick(
                ({"all": self.levels[-1]}, {"count": self.levels[0], "at_most": 1}, {"any": self.levels[0]})
            )
        others = [one for one in self.faces if one not in faces or "counts_as" not in str(raw)]
        return self.about(self.pick(others)) if others else {"count": "known", "at_least": 1}

    # ----------------------------------------------------------------------------------------------- What computes

    def compute(self, id: str) -> None:
        rule = self.pick((*MEASURES, *MEASURES, *FOLLOWING))
        able = [face for face in self.faces if face.numbers or (face.has_level and rule not in FOLLOWING)]
        if rule == "worst_of":
            able = [face for face in self.faces if face.has_level and not face.may_be_points]
        faces = self.some(able, 1 if rule == "same_as" else 3) if able else []
        if rule == "ratio":
            faces = self.rng.sample(able, 2) if len(able) > 1 else []
        if not faces:
            return
        raw: Doc = {"id": id, "rule": rule, "uses": [face.id for face in faces]}
        face = Face(id, is_measured=any(one.is_measured for one in faces))
        face = self.measure(raw, faces, face) if rule in MEASURES else self.follow(raw, faces, face)
        every = all(one.may_not_apply for one in faces) or (rule == "ratio" and any(one.may_not_apply for one in faces))
        self.finish(raw, replace(face, may_not_apply=every or "not_applicable" in str(raw.get("rows", ""))))

    def measure(self, raw: Doc, faces: Sequence[Face], face: Face) -> Face:
        rule = raw["rule"]
        if rule == "ratio":
            del raw["uses"]
            raw |= {"divide": faces[0].id, "by": faces[1].id} | self.pick(({}, {"per": 100}, {"per": "1/3"}))
        if rule == "mean_of_lowest":
            raw["take"] = self.rng.randint(1, 2)
        if rule in ("sum", "mean", "geometric_mean", "harmonic_mean") and self.chance(0.4):
            weights = (2, "1/3", Decimal("0.1"), *((-1,) if rule == "sum" else ()))
            raw["weights"] = {self.pick(faces).id: self.pick(weights)}
        numbers = self.reading(raw, faces)
        if rule == "sum":
            numbers = in_order([0, *numbers, sum(max(map(Fraction, one.numbers or (3,))) for one in faces)])
        self.policy(raw, faces, numbers)
        after = self.onward(raw, numbers)
        self.limits(raw, faces, numbers)
        return replace(face, numbers=after, has_level="bands" in raw)

    def reading(self, raw: Doc, faces: Sequence[Face]) -> tuple[Any, ...]:
        """How the inputs are read, and about which numbers that gives."""
        numbers = in_order(number for face in faces for number in face.numbers or (0, 3))
        if all(face.numbers and face.is_measured for face in faces) and self.chance(0.15):
            raw["of"] = "door_honderd"
            return (0, 100)
        if any(face.has_level and face.numbers for face in faces):
            ways = ["number"] * 4 if all(face.numbers for face in faces) else []
            raw["of"] = self.pick([*ways, "level"])
        return numbers

    def policy(self, raw: Doc, faces: Sequence[Face], numbers: Sequence[Any]) -> None:
        choices = ["grey", "leave_out", "grey_unless_decided", "grey_unless_decided", "counts_as"]
        if raw["rule"] in ("sum", "product", "ratio"):
            choices.remove("leave_out")
        if raw["rule"] == "sum" and all(face.starts_at_nought for face in faces) and "-1" not in str(raw):
            choices += ["prorate", "prorate"]
        policy = self.pick(choices)
        counts: Doc = {"counts_as": self.typical(numbers), "because": "zo afgesproken"}
        raw["missing"] = counts if policy == "counts_as" else policy
        if policy in ("leave_out", "prorate") and self.chance(0.5):
            bounds: list[Doc] = [
                {"known_at_least": self.rng.randint(1, len(faces))},
                {"known_share_at_least": self.pick(SHARES)},
                {"known_weight_at_least": self.pick(SHARES)},
                {"missing_at_most": self.rng.randint(0, len(faces))},
            ]
            raw |= self.pick(bounds)
        if any(face.may_not_apply for face in faces) and self.chance(0.5):
            raw["not_applicable"] = self.pick(("grey", counts))

    # ------------------------------------------------------------------------------------------------- What follows

    def follow(self, raw: Doc, faces: Sequence[Face], face: Face) -> Face:
        match raw["rule"]:
            case "table":
                return self.table(raw, faces, face)
            case "worst_of":
                raw["missing"] = self.pick(("grey", "leave_out", "grey_unless_decided"))
                return replace(face, has_level=True, is_measured=False)
            case "count":
                raw |= {"where": self.cell(replace(self.pick(faces), has_level=False, may_not_apply=False))}
                raw["missing"] = self.pick(("grey", "leave_out", "grey_unless_decided"))
                return replace(face, numbers=(0, len(faces)), is_measured=False)
            case "coverage":
                raw["as"] = self.pick(("count", "share"))
                return replace(face, numbers=(0, 1), is_measured=False)
            case "same_as":
                raw["missing"] = self.pick(("grey", "grey", "grey_unless_decided"))
        numbers = in_order(number for one in faces for number in one.numbers)
        after = self.onward(raw, numbers)
        self.limits(raw, faces, numbers)
        is_kept = "rescale" not in raw and "round" not in raw and "limits" not in raw
        return replace(face, numbers=after, has_level="bands" in raw or (faces[0].has_level and is_kept))

    def table(self, raw: Doc, faces: Sequence[Face], face: Face) -> Face:
        columns = self.some(faces, 2)
        del raw["uses"]
        numeric = self.chance(0.5)
        plain = [one for one in faces if one.numbers and not one.has_level]
        says = [0, 1, Decimal("0.5")] if numeric else list(self.levels)
        more: list[Any] = [{"same_as": self.pick(plain).id}] * 3 if numeric and plain else []
        rows = [
            {"when": self.about(self.pick(columns)), "then": self.pick([*says, *more, "grey"])}
            for _ in range(self.rng.randint(1, 3))
        ]
        rows += [{"when": {one.id: "missing"}, "then": self.pick(says)} for one in columns[:1] if self.chance(0.2)]
        rows += [{"when": {one.id: "not_applicable"}, "then": self.pick(says)} for one in columns if one.may_not_apply]
        raw |= {"rows": rows, "otherwise": self.pick([*says, *more])}
        raw["missing"] = self.pick(("grey", "grey_unless_decided"))
        if not numeric:
            return replace(face, has_level=True, is_measured=False)
        after = self.onward(raw, (0, 1))
        return replace(face, numbers=after, has_level="bands" in raw)


# --------------------------------------------------------------------------------------------------------------- Cases


def situation(rng: Random, doc: Doc, oracle: Oracle) -> Situation:
    """Answers, from nothing missing to nearly all; numbers on edges, right beside them, and such as floats round."""
    gaps = rng.choice((0, 0.15, 0.4, 0.7))
    said = {id: answer(rng, oracle, node, gaps) for id, node in oracle.nodes.items() if node.is_leaf}
    return Situation({id: value for id, value in said.items() if value is not None})


def answer(rng: Random, oracle: Oracle, leaf: Node, gaps: float) -> object:
    options = leaf.spec.get("options", [])
    if rng.random() < gaps:
        own = [option["id"] for option in options if "missing" in option]
        return rng.choice((None, *own, ("missing", rng.choice(LEAF_REASONS))))
    known = [option["id"] for option in options if "missing" not in option]
    if known and (leaf.spec["kind"] == "choice" or rng.random() < 0.2):
        return rng.choice(known)
    if leaf.spec["kind"] == "level":
        return rng.choice([level["id"] for level in oracle.levels(leaf.spec["scale"])])
    if leaf.spec.get("whole"):
        return rng.randint(leaf.spec["at_least"], leaf.spec["at_most"])
    return number(rng, oracle, leaf)


def number(rng: Random, oracle: Oracle, leaf: Node) -> object:
    """A number that can be answered: on an edge, a hair beside one, or any; as a decimal of at most 15 digits."""
    for _ in range(50):
        edge = rng.choice(oracle.one_of_each_cell(leaf))
        beside = Fraction(rng.choice((0, 0, 0, 1, -1))) / 10 ** rng.choice((1, 6, 11))
        drawn = rng.choice(
            (edge + beside, edge + beside, Fraction(rng.randint(-60, 120), 10), Fraction(rng.randint(0, 9999), 997))
        )
        found = Decimal(f"{float(drawn):.13g}")
        if within(Fraction(found), leaf.spec):
            return found
    return None
