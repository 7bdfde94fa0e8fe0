"""Random frameworks of format 1 and random cases for them: always valid, always small, every construct in turn.

`framework(rng)` draws a document as `tomllib` would give it, `situation(rng, doc)` a case. The same as Hypothesis
strategies: `frameworks()` and `situations()`, each one draw of bytes, in which zeros stand for the simplest choice.
`tags(doc)` says what a document covers, `to_toml(doc)` writes it as text. What the page leaves open is not drawn.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import prod
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.oracle import LEAF_REASONS, Node, Oracle

T = TypeVar("T")
Doc = dict[str, Any]

WAVES = ["voorjaar", "najaar", "2024-06"]  # an order that is not that of the text
MOST_QUESTIONS, MOST_COMPUTED, MOST_LETTERS = 8, 6, 360
LEVEL_RULES = ("worst_of", "best_of", "median_of")
COUNTING_RULES = ("majority", "unanimous", "at_least")
NUMBER_RULES = ("mean", "sum", "mean_of_lowest", "lowest", "highest")
FOUR = ("grey", "leave_out", "grey_unless_decided", "counts_as")
POLICIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*LEVEL_RULES, *COUNTING_RULES, *NUMBER_RULES, "table", "same_as", "count", "share"), FOUR),
    "sum": ("grey", "grey_unless_decided", "counts_as", "prorate"),
    "first_known": ("leave_out",),  # always; it is not written
    "coverage": ("none",),  # it reads what is missing
}
SHAPES = ("tree", "shared", "gated", "not_applicable")


@dataclass(frozen=True)
class Face:
    """What a drawn node can say, for whoever is drawn to read it."""

    id: str
    letters: int = 3  # about so many at most
    options: tuple[str, ...] = ()
    scale: str | None = None
    numbers: tuple[Any, ...] = ()  # some that it can have, from low to high
    is_leaf: bool = False
    whole: bool = False  # a question for a whole number
    measured: bool = False
    points: bool = False  # on its options
    open_number: bool = False  # its level may be known while its number is grey
    outside: bool = False  # may be not applicable
    missing: tuple[str, ...] = ()  # options that are missing


@dataclass(frozen=True)
class Situation:
    answers: dict[str, object]
    wave: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)


# ------------------------------------------------------------------------------------------------ What to ask for


def framework(rng: Random) -> Doc:
    """A valid document with at most 8 questions and 6 computed nodes."""
    return Draft(rng).doc


def situation(rng: Random, doc: Doc, oracle: Oracle | None = None) -> Situation:
    """Answers, attributes and a wave; from nothing missing to nearly all. (An oracle of the document saves reading it.)"""
    nodes = (oracle or Oracle(doc)).nodes
    gaps = rng.choice((0, 0.15, 0.4, 0.75))
    said = {id: answer(rng, doc, node.spec, gaps) for id, node in nodes.items() if node.is_leaf}
    given = {id: value for id, value in said.items() if value is not None}
    return Situation(
        {id: value for id, value in given.items() if not nodes[id].is_attribute},
        rng.choice((None, *doc["framework"].get("waves", ()))),
        {id: value for id, value in given.items() if nodes[id].is_attribute},
    )


def answers(rng: Random, doc: Doc) -> dict[str, object]:
    return situation(rng, doc).answers


def frameworks() -> st.SearchStrategy[Doc]:
    return st.binary(min_size=500, max_size=500).map(lambda data: framework(Bytes(data)))


def situations() -> st.SearchStrategy[tuple[Doc, Situation]]:
    """A framework with a case for it."""

    def both(data: bytes) -> tuple[Doc, Situation]:
        doc = framework(Bytes(data[60:]))
        return doc, situation(Bytes(data[:60]), doc)

    return st.binary(min_size=560, max_size=560).map(both)


class Bytes(Random):
    """Chance read from bytes, so that a failure shrinks; after the last byte all is zero."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self.left = list(reversed(data))

    def random(self) -> float:
        return self.getrandbits(8) / 256

    def getrandbits(self, k: int, /) -> int:
        drawn = 0
        for _ in range((k + 7) // 8):
            drawn = drawn << 8 | (self.left.pop() if self.left else 0)
        return drawn & ((1 << k) - 1)


def tags(doc: Doc) -> list[tuple[str, str, str, str]]:
    """What is covered: node, rule, policy and shape. A node has every shape that something under it has; else *tree*."""
    nodes = Oracle(doc).nodes
    readers: dict[str, set[str]] = {id: set() for id in nodes}
    for node in nodes.values():
        for id in node.reads:
            readers[id] |= {node.id} - {id}

    def under(id: str) -> set[str]:
        return {id}.union(*(under(i) for i in nodes[id].reads if i != id))

    def shapes(node: Node) -> list[str]:
        those = [nodes[id] for id in under(node.id) - {node.id}]
        found = {
            "shared": any(len(readers[one.id]) > 1 for one in those),
            "gated": bool(node.gate) or any(one.gate for one in those),
            "not_applicable": any("nvt" in [o["id"] for o in one.spec.get("options", [])] for one in those),
        }
        return [shape for shape, is_so in found.items() if is_so] or ["tree"]

    def policy(spec: Mapping[str, Any]) -> str:
        said = spec.get("missing", "grey")
        only = POLICIES[spec["rule"]]
        return only[0] if len(only) == 1 else said if isinstance(said, str) else "counts_as"

    computed = [node for node in nodes.values() if not node.is_leaf]
    return [(node.id, node.spec["rule"], policy(node.spec), shape) for node in computed for shape in shapes(node)]


def to_toml(doc: Doc) -> str:
    """The document as text; every table with a header of its own stands on it, all below in one-line form."""
    lines = [f"{name(key)} = {value(said)}" for key, said in doc.items() if not isinstance(said, dict | list)]
    for key, said in doc.items():
        if isinstance(said, dict):
            named = key not in ("framework", "nl", "en", "calibration")
            for header, table in [(f"[{name(key)}.{name(id)}]", said[id]) for id in said] if named else [(f"[{key}]", said)]:
                lines += ["", header, *(f"{name(k)} = {value(v)}" for k, v in table.items())]
        elif isinstance(said, list):
            for table in said:
                lines += ["", f"[[{name(key)}]]", *(f"{name(k)} = {value(v)}" for k, v in table.items())]
    return "\n".join(lines) + "\n"


def name(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else value(key)


def value(said: object) -> str:
    match said:
        case bool():
            return str(said).lower()
        case dict():
            return "{ " + ", ".join(f"{name(k)} = {value(v)}" for k, v in said.items()) + " }" if said else "{}"
        case list() | tuple():
            return "[" + ", ".join(map(value, said)) + "]"
        case Decimal():
            plain = format(said, "f")
            return plain if "." in plain else plain + ".0"
        case str():
            return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(said)


def answer(rng: Random, doc: Doc, spec: Mapping[str, Any], gaps: float) -> object:
    """An option, a level, a number, a list of options, `("missing", reason)`; or None: it is not in the data."""
    options = spec.get("options", [])
    if rng.random() < gaps:
        own = [option["id"] for option in options if "missing" in option]
        return rng.choice((None, *own, ("missing", rng.choice(LEAF_REASONS))))
    known = [option["id"] for option in options if "missing" not in option]
    match spec["kind"]:
        case "several":
            alone = [option["id"] for option in options if option.get("alone")]
            some = [option for option in known if option not in alone]
            return rng.choice((rng.sample(some, rng.randint(1, len(some))), rng.sample(some, 1), alone or some[:1]))
        case "level":
            scale = doc["scale"][spec["scale"]]
            return rng.choice([*(level["id"] for level in scale.get("worst_to_best", scale.get("classes"))), *known])
        case "number":
            step = 1 if spec.get("whole") else Decimal("0.5")
            number = spec["at_least"] + rng.randint(0, int((spec["at_most"] - spec["at_least"]) / step)) * step
            return rng.choice((number, number, number, *known))
    return rng.choice(known)


# ---------------------------------------------------------------------------------------------- The draft itself


class Draft:
    """A document in the making: first the questions, then what is computed, from what it reads to what reads it."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.doc: Doc = {"format": 1, "framework": {"id": "getekend", "nl": "Getekend"}}
        self.faces: dict[str, Face] = {}  # in the order in which they were made: nothing reads a later one
        self.templates: dict[str, list[tuple[str, Face]]] = {}
        self.questions = self.computed = 0
        self.scale("stand")
        if self.chance(0.5):
            self.doc["framework"]["waves"] = WAVES
        if self.chance(0.5):
            self.attribute()
        (self.flat if self.chance(0.4) else self.themes)()
        self.results()
        self.naming()

    def chance(self, share: float) -> bool:
        return self.rng.random() > 1 - share

    def pick(self, items: Sequence[T]) -> T:
        return self.rng.choice(items)

    def some(self, items: Sequence[T], most: int = 3) -> list[T]:
        chosen = self.rng.sample(range(len(items)), self.rng.randint(1, min(most, len(items))))
        return [items[at] for at in sorted(chosen)]

    def add(self, table: str, id: str, said: Doc) -> str:
        self.doc.setdefault(table, {})[id] = said
        return id

    # -------------------------------------------------------------------------------------- Scales and questions

    def scale(self, id: str) -> str:
        if id in self.doc.get("scale", {}):
            return id
        ids = {"stand": ["rood", "geel", "groen", "blauw"], "niveau": ["laag", "midden", "hoog"], "soort": ["a", "b", "c"]}[id]
        levels: list[Doc] = [{"id": level} for level in ids[: self.rng.randint(2, len(ids))]]
        if id != "soort" and self.chance(0.6):
            points = self.pick(([0, 1, 2, 3], [0, 1, Decimal("2.5"), 4], [1, "4/3", 2, 3], [3, 2, 1, 0]))
            levels = [{**level, "points": said} for level, said in zip(levels, points, strict=False)]
        return self.add("scale", id, {"classes" if id == "soort" else "worst_to_best": levels})

    def levels(self, scale: str | None) -> list[str]:
        said = self.doc["scale"][scale]
        return [level["id"] for level in said.get("worst_to_best", said.get("classes"))]

    def is_ordered(self, scale: str | None) -> bool:
        return scale is not None and "worst_to_best" in self.doc["scale"][scale]

    def has_points(self, scale: str | None) -> bool:
        said = self.doc["scale"][scale] if scale else {}
        return any("points" in level for level in said.get("worst_to_best", []))

    def attribute(self) -> None:
        self.add("answer", "soort_gemeente", {"kind": "choice", "options": [{"id": "groot"}, {"id": "klein"}]})
        self.add("attribute", "gemeente", {"answer": "soort_gemeente"})
        self.faces["gemeente"] = Face("gemeente", 3, ("groot", "klein"))

    def template(self, flavour: str) -> tuple[str, Face]:
        """An answer of that flavour, new or used before, with the face of a question that has it."""
        known = self.templates.setdefault(flavour, [])
        if known and self.chance(0.5):
            return self.pick(known)
        spec, face = self.answered(flavour)
        options = spec.get("options", [])
        if spec["kind"] != "several":
            if self.chance(0.3):
                options, face = [*options, {"id": "nvt", "not_applicable": True}], replace(face, outside=True)
            for own, reasons in (("weet_niet", LEAF_REASONS), ("geheim", ("confidential",))):
                if self.chance(0.2):
                    options = [*options, {"id": own, "missing": self.pick(reasons)}]
                    face = replace(face, missing=(*face.missing, own))
        id = self.add("answer", f"antwoord_{len(self.doc.get('answer', {}))}", {**spec, "options": options} if options else spec)
        known.append((id, face))
        return id, face

    def answered(self, flavour: str) -> tuple[Doc, Face]:
        face = Face("", is_leaf=True)
        match flavour:
            case "stand" | "niveau" | "soort":
                scale = self.scale(flavour)
                levels = self.levels(scale)
                kind = self.pick(("level", "choice", *(("whole", "measured", "several") if flavour == "stand" else ())))
                if kind == "level":
                    return {"kind": "level", "scale": scale}, replace(face, scale=scale, letters=len(levels) + 2)
                if kind == "choice":
                    options = tuple(f"optie_{level}" for level in levels)
                    said = [{"id": o, "level": level} for o, level in zip(options, levels, strict=True)]
                    said += [{"id": "optie_extra", "level": levels[-1]}] if len(levels) < 4 and self.chance(0.2) else []
                    options = tuple(option["id"] for option in said)
                    return {"kind": "choice", "options": said}, replace(face, options=options, scale=scale, letters=len(options) + 2)
                spec, face = self.number(kind)
                bands = self.bands([0, 1, 2, 3] if "rescale" in spec else list(face.numbers))
                return {**spec, "bands": bands}, replace(face, scale=self.doc["bands"][bands]["scale"])
            case "bare":
                options = tuple("xyz"[: self.rng.randint(2, 3)])
                return {"kind": "choice", "options": [{"id": o} for o in options]}, replace(
                    face, options=options, letters=len(options) + 2
                )
            case "points":
                options = ("niets", "wat", "veel")
                numbers = self.pick(([0, 1, 2], [0, Decimal("0.5"), 1], ["1/3", "2/3", 1]))
                said = [{"id": o, "points": n} for o, n in zip(options, numbers, strict=True)]
                return {"kind": "choice", "options": said}, replace(
                    face, options=options, numbers=tuple(numbers), points=True, letters=5
                )
        return self.number(flavour)

    def number(self, kind: str) -> tuple[Doc, Face]:
        face = Face("", is_leaf=True)
        if kind == "several":
            options: list[Doc] = [{"id": o} for o in "pqr"[: self.rng.randint(2, 3)]] + [{"id": "geen", "alone": True}]
            numbers: list[Any] = list(range(len(options)))
            if self.chance(0.5):
                points = self.pick(([1, 2, 3], [Decimal("0.5"), 1, 2]))
                options = [{**o, "points": 0 if "alone" in o else n} for o, n in zip(options, [*points, 0], strict=False)]
                numbers = [0, 1, 3]
            return {"kind": "several", "options": options}, replace(face, numbers=tuple(numbers), letters=8)
        if kind == "whole":
            low, high = self.pick(((0, 2), (0, 4), (1, 3)))
            spec = {"kind": "number", "whole": True, "at_least": low, "at_most": high}
            face = replace(face, numbers=tuple(range(low, high + 1)), whole=True, letters=high - low + 3)
            if self.chance(0.2):
                return {**spec, "rescale": self.rescale([low, high])}, replace(face, numbers=(0, 1, 3))
            return spec, face
        spec = {"kind": "number", "at_least": 0, "at_most": 10, **self.pick(({}, {"unit": "%"}, {"decimals": 1}))}
        face = replace(face, numbers=(2, 5, Decimal("7.5")), measured=True, letters=9)
        if self.chance(0.4):
            ends = self.pick(([0, 10], ["slecht", "goed"], ["slecht", "goed"]))
            return {**spec, "rescale": self.rescale(ends)}, replace(face, numbers=(0, 1, Decimal("1.5"), 3))
        return spec, face

    def rescale(self, ends: list[Any]) -> str:
        to: list[Any] = self.pick(([0, 3], [0, 3], [3, 0]))
        if isinstance(ends[0], int) and self.chance(0.3):
            ends, to = [ends[0], (ends[0] + ends[-1]) / Decimal(2), ends[-1]], [0, 2, 3]
        said = {"from": ends, "to": to, "outside": self.pick(("clip", "extend") if isinstance(ends[0], int) else ("clip",))}
        return self.add("rescale", f"schaal_{len(self.doc.get('rescale', {}))}", said)

    def bands(self, numbers: Sequence[Any]) -> str:
        """Bands over such numbers: thresholds on them and between them, read from high to low or from low to high."""
        scale = self.pick(("stand", "stand", "niveau")) if "niveau" in self.doc["scale"] else "stand"
        levels = self.levels(scale)
        low, high = Fraction(numbers[0]), Fraction(numbers[-1])
        edges = [low + (high - low) * Fraction(at, 4) for at in self.rng.sample(range(5), len(levels) - 1)]
        edges = sorted(edges, reverse=True)
        words = ("at_least", "above")
        if self.chance(0.4):
            edges, words = edges[::-1], ("at_most", "below")
        levels = levels[::-1] if self.chance(0.7) else levels
        rows: list[Doc] = [{"level": level, self.pick(words): as_written(edge)} for level, edge in zip(levels, edges, strict=False)]
        said = {"scale": scale, "rows": [*rows, {"level": levels[-1]}]}
        return self.add("bands", f"grenzen_{len(self.doc.get('bands', {}))}", said)

    def question(self, flavour: str) -> tuple[Doc, Face]:
        answer, face = self.template(flavour)
        self.questions += 1
        raw: Doc = {"id": f"vraag_{self.questions}", "answer": answer}
        rescale = self.doc["rescale"].get(self.doc["answer"][answer].get("rescale"), {}) if "rescale" in self.doc else {}
        if "slecht" in rescale.get("from", []) or (face.whole and self.chance(0.3)):
            ends = self.pick(((0, 4), (4, 0))) if face.whole else self.pick(((2, 8), (8, 2), (0, 5)))
            raw["marks"] = {"slecht": ends[0], "goed": ends[1]}
        return self.finished(raw, replace(face, id=raw["id"]), [])

    def finished(self, raw: Doc, face: Face, reads: Sequence[Face]) -> tuple[Doc, Face]:
        """The last touches of any node: a gate, a weight, tags. From here on others may read it."""
        letters = prod(one.letters for one in reads) if reads else face.letters
        gate = self.gate(letters, {one.id for one in reads}) if self.chance(0.3) else None
        if gate:
            raw["applies_if"] = gate
            face = replace(face, outside=True)
        if self.chance(0.25):
            raw["weight"] = self.pick((2, 3, Decimal("0.5"), 0))
        if self.chance(0.3):
            raw["tags"] = [self.pick(("kern", "extra"))]
        self.faces[face.id] = face
        return raw, face

    # ------------------------------------------------------------------------------------------------ Conditions

    def gate(self, letters: int, reads: set[str]) -> Any:
        others = [face for face in self.faces.values() if face.id in reads or letters * face.letters <= MOST_LETTERS]
        if "waves" in self.doc["framework"] and (not others or self.chance(0.25)):
            return {"wave": self.wave()}
        if not others:
            return None
        asked = self.some(others, 2)
        return self.condition(asked if letters * prod(f.letters for f in asked) <= MOST_LETTERS else asked[:1], waves=True)

    def wave(self) -> Any:
        return self.pick(({"from": WAVES[1]}, {"before": WAVES[2]}, {"from": WAVES[1], "before": WAVES[2]}, WAVES[0], WAVES[1:]))

    def condition(self, faces: Sequence[Face], waves: bool = False, **how: bool) -> Any:
        """About those nodes: all of it in one table or in a list, or any of it."""
        parts: list[Doc] = [{face.id: self.cell(face, **how)} for face in faces]
        if waves and "waves" in self.doc["framework"] and self.chance(0.1):
            parts.append({"wave": self.wave()})
        match self.pick(("table", "table", "list", "any_of", "either")):
            case "list" if len(parts) > 1:
                return parts
            case "any_of" if len(parts) > 1:
                return {"any_of": parts}
            case "either":
                return {"any_of": [*parts, {faces[0].id: self.cell(faces[0], **how)}]}
        return {key: cell for part in parts for key, cell in part.items()}

    def cell(self, face: Face, gaps: bool = False, plain: bool = False) -> Any:
        """A cell about a node; `gaps`: it may name what is missing; `plain`: levels where there are levels, else numbers."""
        kinds: list[str] = []
        if face.options and not (plain and face.scale):
            kinds += ["option", "options"]
        if face.scale:
            kinds += ["level", "levels"] + (["at_worst", "at_best"] if self.is_ordered(face.scale) else [])
        if face.numbers and not (face.open_number or face.options or (plain and face.scale)):
            kinds += ["bound", "range"] + ([] if face.measured else ["number"])
        if face.outside and not plain:
            kinds += ["outside"]
        if gaps:
            kinds += ["missing", "known", "or missing"] + (["reason"] if face.is_leaf else []) + (["own"] if face.missing else [])
        return self.cell_of(self.pick(kinds), face)

    def cell_of(self, kind: str, face: Face) -> Any:
        match kind:
            case "option" | "options":
                return self.pick(face.options) if kind == "option" else self.some(face.options, 2)
            case "level" | "levels":
                levels = self.levels(face.scale)
                return self.pick(levels) if kind == "level" else self.some(levels, 2)
            case "at_worst" | "at_best":
                return {kind: self.pick(self.levels(face.scale))}
            case "bound":
                return {self.pick(("at_least", "above", "at_most", "below")): self.pick(face.numbers)}
            case "range":
                return {"at_least": face.numbers[0], self.pick(("at_most", "below")): self.pick(face.numbers[1:])}
            case "number":
                return self.pick(face.numbers)
            case "outside" | "or missing":
                word = "not_applicable" if kind == "outside" else "missing"
                return self.pick((word, [word, self.cell_of(self.pick(simple), face)])) if (simple := self.simple(face)) else word
            case "reason":
                return f"missing:{self.pick(LEAF_REASONS)}"
            case "own":
                return self.pick(face.missing)
        return kind  # missing, known

    def simple(self, face: Face) -> list[str]:
        kinds = ["option"] if face.options else ["level"] if face.scale else []
        return kinds or (["number"] if has_numbers(face) else [])

    def common(self, faces: Sequence[Face]) -> Face | None:
        """A face that all of them have, for cells about all inputs together."""
        first = faces[0]
        if first.scale and all(face.scale == first.scale for face in faces):
            return Face("", scale=first.scale)
        options = [option for option in first.options if all(option in face.options for face in faces)]
        if options and not any(face.scale for face in faces):
            return Face("", options=tuple(options))
        if all(has_numbers(face) and not face.options and not face.scale for face in faces):
            return Face("", numbers=in_order(number for face in faces for number in face.numbers))
        return None

    def together(self, faces: Sequence[Face], gaps: bool = False) -> Doc:
        """A condition about all inputs together; with `gaps` about what is known or missing."""
        common = self.common(faces)
        own = [option for face in faces for option in face.missing]
        cell = self.pick(("missing", "known", "missing:unknown", *own)) if gaps or not common else self.cell(common)
        match self.pick(("all", "any", "none", "count", "share")):
            case "count":
                return {"count": cell, self.pick(("at_least", "above", "at_most", "below")): self.rng.randint(1, len(faces))}
            case "share":
                return {"share": cell, self.pick(("at_least", "above", "at_most", "below")): self.pick(("1/2", "2/3", Decimal("0.5"), Decimal("0.3")))}
            case word:
                return {word: cell}

    # ------------------------------------------------------------------------------------------ What is computed

    def compute(self, raw: Doc, children: Sequence[tuple[Doc, Face]], uses: Sequence[Face], place: bool = True) -> Face:
        """Gives the node a rule that its inputs can feed, weights, a policy and limits."""
        faces = [*(face for _, face in children), *uses]
        built = self.rule(faces)
        raw |= built.fields
        self.weigh(raw, children, uses)
        policy = self.policy(raw, built, faces)
        limited = self.limit(raw, built, faces) if self.chance(0.3) else []
        late = raw["rule"] not in ("first_known", "coverage") and "waves" in self.doc["framework"] and self.chance(0.2)
        if late and policy in ("grey", "grey_unless_decided"):
            self.late[raw["id"]] = "grey" if policy == "grey_unless_decided" else "grey_unless_decided"
        undecided = policy == "grey_unless_decided" or raw["id"] in self.late
        face = replace(built.face, id=raw["id"], open_number=built.face.open_number or (undecided and "bands" in raw))
        self.computed += 1
        self.drawn.append(raw)
        return self.finished(raw, face, [*faces, *built.reads, *limited], place)

    def rule(self, faces: Sequence[Face]) -> "Built":
        common = self.common(faces)
        groups: list[Callable[[], Built]] = [lambda: self.table(faces)] * 2 + [lambda: self.counted(faces, common)]
        if common and common.scale or all(face.scale or (face.options and not face.points) for face in faces):
            groups += [lambda: self.by_level(faces, common)] * 2
        if self.readings(faces):
            groups += [lambda: self.by_number(faces)] * 2
        if not any(face.measured for face in faces) and (len(faces) == 1 or self.alike(faces)):
            groups += [lambda: self.passed_on(faces)]
        return self.pick(groups)()

    def alike(self, faces: Sequence[Face]) -> bool:
        """Whether each can stand for another: all a level, all a number, or both."""
        return len({(face.scale, bool(face.numbers), bool(face.options and not face.scale)) for face in faces}) == 1

    def by_level(self, faces: Sequence[Face], common: Face | None) -> "Built":
        fields: Doc = {}
        scale = common.scale if common and common.scale else "stand"
        if not (common and common.scale):
            fields["map"] = self.map(faces, scale)
        levels = self.levels(scale)
        kind = self.pick((*LEVEL_RULES, *COUNTING_RULES) if self.is_ordered(scale) else COUNTING_RULES)
        face = Face("", len(levels) + 2, scale=scale)
        if kind == "at_least":
            scale = self.pick((scale, "stand"))
            face = Face("", len(self.levels(scale)) + 2, scale=scale)
            where = Face("", scale=common.scale if common and common.scale else "stand")
            amounts = [self.pick(({"count": self.rng.randint(1, len(faces))}, {"share": self.pick(SHARES)})) for _ in "ab"]
            fields["tiers"] = [{"then": self.pick(self.levels(scale)), "where": self.cell(where), **amount} for amount in amounts]
        if kind in COUNTING_RULES:
            fields["otherwise"] = self.pick(self.levels(scale))
        if kind == "majority" and self.chance(0.3):
            fields["above"] = self.pick(("2/3", Decimal("0.5"), "1/2"))
        return Built({"rule": kind, **fields}, face, counts_as=levels)

    def map(self, faces: Sequence[Face], scale: str) -> Doc:
        """For every level or option that is not on the scale, one that is; for all inputs, or a table per input."""
        foreign = [face for face in faces if face.scale != scale]
        tables = {f.id: {x: self.pick(self.levels(scale)) for x in (self.levels(f.scale) if f.scale else f.options)} for f in foreign}
        return tables if self.chance(0.3) else {x: level for table in tables.values() for x, level in table.items()}

    def passed_on(self, faces: Sequence[Face]) -> "Built":
        first = replace(faces[0], is_leaf=False, whole=False, marked=False, missing=(), numbers=in_order(n for f in faces for n in f.numbers))
        first = replace(first, letters=sum(f.letters for f in faces), open_number=any(f.open_number for f in faces))
        first = replace(first, outside=all(f.outside for f in faces), options=() if first.scale or first.numbers else options_of(faces))
        if len(faces) > 1 or self.chance(0.3):
            return Built({"rule": "first_known"}, first)
        if has_numbers(first) and not first.scale:
            fields, face = self.dressed({"rule": "same_as"}, replace(first, points=False))
            return Built(fields, face, counts_as=list(first.numbers))
        if not first.numbers and (first.options or self.chance(0.3)):
            fields = {"rule": "same_as", "map": self.map([replace(faces[0], scale=None) if False else faces[0]], "stand")}
            if fields["map"]:
                face = Face("", len(self.levels("stand")) + 2, scale="stand", outside=first.outside)
                return Built(fields, face, counts_as=self.levels("stand"))
        return Built({"rule": "same_as"}, first, counts_as=self.levels(first.scale) if first.scale and not first.numbers else [])

    def readings(self, faces: Sequence[Face]) -> list[tuple[Doc, list[Any]]]:
        """The ways in which all of them can be read as a number: the fields that say so, and some numbers of each."""
        both = any(face.scale and face.numbers for face in faces)
        numbers = [n for face in faces for n in face.numbers]
        of_scales = [level["points"] for face in faces if self.has_points(face.scale) for level in self.doc["scale"][face.scale]["worst_to_best"]]
        ways: list[tuple[Doc, list[Any]]] = []
        if all(map(has_numbers, faces)):
            ways.append(({"of": "number"} if both else {}, numbers))
        if all(self.has_points(face.scale) for face in faces):
            ways.append(({"of": "level"} if both else {}, of_scales))
        if not both and all(has_numbers(face) or (self.has_points(face.scale) and not face.numbers) for face in faces):
            ways.append(({}, numbers + of_scales))
        if all(face.scale or (face.options and not face.points) for face in faces):
            names = list(dict.fromkeys(x for face in faces for x in (self.levels(face.scale) if face.scale else face.options)))
            ways.append(({"points": self.points(names)} | ({"of": "level"} if both else {}), [0, 1, 2]))
        if all(face.whole for face in faces):
            ends = ["slecht", "goed"] if all(face.marked for face in faces) else [0, 4]
            ways.append(({"of": ends}, [0, 10]))
        return ways

    def points(self, names: Sequence[str]) -> Doc:
        points: Doc = {x: self.pick((0, 1, 2, Decimal("0.5"))) for x in names}
        if self.chance(0.4):
            points.pop(self.pick(names))
            points["otherwise"] = self.pick((0, 1))
        return points

    def by_number(self, faces: Sequence[Face]) -> "Built":
        kind = self.pick(NUMBER_RULES)
        how, numbers = self.pick(self.readings(faces))
        if isinstance(how.get("of"), list):
            how = {"of": self.add("rescale", "gelezen", {"from": how["of"], "to": [0, 10], "outside": "clip"})} if how["of"][0] == 0 else {"of": self.add("rescale", "met_marks", {"from": how["of"], "to": [0, 10], "outside": "clip"})}
        if kind == "mean_of_lowest":
            how = {**how, "take": self.rng.randint(1, 2)}
        reached = in_order([*numbers, *([len(faces) * Fraction(n) for n in numbers] if kind == "sum" else [])])
        fields, face = self.dressed({"rule": kind, **how}, Face("", min(40, prod(f.letters for f in faces)) + 2, numbers=reached))
        return Built(fields, face, counts_as=[as_written(Fraction(n)) for n in reached[:2]])

    def counted(self, faces: Sequence[Face], common: Face | None) -> "Built":
        kind = self.pick(("count", "share", "coverage") if common else ("coverage",))
        numbers = (0, "1/3", "1/2", 1) if kind == "share" else tuple(range(len(faces) + 1))
        fields: Doc = {"rule": kind}
        if kind == "coverage":
            fields["as"] = self.pick(("count", "share", "weight"))
            numbers = numbers if fields["as"] == "count" else (0, "1/3", "1/2", 1)
        else:
            assert common
            fields["where"] = self.cell(common)
        fields, face = self.dressed(fields, Face("", 3 * len(faces) + 2, numbers=numbers))
        return Built(fields, face, counts_as=(self.levels(common.scale) if common.scale else list(common.numbers)) if common else [])

    def dressed(self, fields: Doc, face: Face) -> tuple[Doc, Face]:
        """What may happen to a number after the rule: rescale, round, bands."""
        numbers: Sequence[Any] = [face.numbers[0], face.numbers[-1]]
        if self.chance(0.2):
            ends, to = [numbers[0], as_written(Fraction(numbers[1]) + 1)], self.pick(([0, 3], [3, 0], [0, 10]))
            said = {"from": ends, "to": to, "outside": self.pick(("clip", "extend", "grey"))}
            fields = {**fields, "rescale": said if self.chance(0.3) else self.add("rescale", f"na_{len(self.doc.get('rescale', {}))}", said)}
            numbers = sorted(to)
        if self.chance(0.3):
            fields = {**fields, "round": self.pick((0, 1, {"decimals": 0, "half": "even"}, {"decimals": 1, "half": "even"}))}
        face = replace(face, numbers=in_order([*numbers, as_written((Fraction(numbers[0]) + Fraction(numbers[1])) / 2)]), options=(), points=False)
        if self.chance(0.5):
            fields = {**fields, "bands": self.bands(numbers)}
            face = replace(face, scale=self.doc["bands"][fields["bands"]]["scale"])
        return fields, face
