"""Random frameworks of format 1 and random cases for them: always valid, always small, every construct in turn.

`framework(rng)` draws a document as `tomllib` would give it, `situation(rng, doc)` a case for it. Hypothesis has them
as `frameworks()` and `situations()`, each one draw of bytes, in which zeros stand for the simplest choice. `tags(doc)`
says what a document covers, `to_toml(doc)` writes it as text. What the page leaves open is not drawn.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
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

MOST_QUESTIONS, MOST_COMPUTED, MOST_LETTERS = 8, 6, 360
WAVES = ["voorjaar", "najaar", "2024-06"]  # an order that is not that of the text
BOUNDS = ("at_least", "above", "at_most", "below")
SHARES = ("1/2", "2/3", Decimal("0.3"), 1)
ROUNDINGS = ({"half": "even"}, {"always": "up"}, {"always": "down"})
LEVEL_RULES = ("worst_of", "best_of", "median_of")
COUNTING_RULES = ("majority", "unanimous", "at_least")
NUMBER_RULES = ("mean", "sum", "mean_of_lowest", "lowest", "highest")
SCALES = {"stand": "rood geel groen blauw", "niveau": "laag midden hoog", "soort": "appel peer pruim"}
POLICIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (*LEVEL_RULES, *COUNTING_RULES, *NUMBER_RULES, "table", "same_as", "count", "share"),
        ("grey", "leave_out", "grey_unless_decided", "counts_as"),
    ),
    "sum": ("grey", "prorate", "grey_unless_decided", "counts_as"),
    "first_known": ("leave_out",),  # always: it is not written
    "coverage": ("none",),  # it reads what is missing
}
READ_THROUGH: dict[str, list[Any]] = {"van_vier": [0, 4], "van_marks": ["slecht", "goed"]}
CHANCES = ((0, 0.4, 0.6), (0, 0, 0.2), (0, 0.7, 1))  # of a gate, of a second reader, of an option "n.v.t."
SHAPES = ("tree", "shared", "gated", "not_applicable")
TREE = ("also", "group", "indicator", "subindicator")
OF_THE_NODE = ("id", "answer", "marks", "applies_if", "weight", "tags", "uses", *TREE)


@dataclass(frozen=True)
class Face:
    """What a drawn node can say, for whoever is drawn to read it."""

    id: str = ""
    letters: int = 5  # about so many
    options: tuple[str, ...] = ()
    scale: str | None = None
    numbers: tuple[Any, ...] = ()  # some that it can have, from low to high
    is_leaf: bool = False
    is_attribute: bool = False
    is_whole: bool = False  # a question for a whole number
    is_marked: bool = False
    is_measured: bool = False
    number_may_be_grey: bool = False  # while its level is known
    may_not_apply: bool = False
    missing: tuple[str, ...] = ()  # options that are missing
    tags: tuple[str, ...] = ()

    @property
    def has_numbers(self) -> bool:
        return bool(self.numbers) and not self.is_measured and not self.number_may_be_grey


Child = tuple[Doc, Face]


@dataclass(frozen=True)
class Built:
    """A rule that was drawn for some inputs."""

    fields: Doc
    face: Face
    counts_as: Sequence[Any] = ()  # what an input that is missing may count as
    reads: Sequence[Face] = ()  # columns and `same_as` that are no inputs
    has_columns: bool = False
    takes_missing: bool = False
    policy: str = "grey"  # that it would like


@dataclass(frozen=True)
class Situation:
    answers: dict[str, object]
    wave: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)


# ------------------------------------------------------------------------------------------- What others ask for


def framework(rng: Random) -> Doc:
    """A valid document with at most 8 questions and 6 computed nodes."""
    return Draft(rng).doc


def situation(rng: Random, doc: Doc, oracle: Oracle | None = None) -> Situation:
    """Answers, attributes and a wave; from nothing missing to nearly all. An oracle at hand saves making one."""
    nodes = (oracle or Oracle(doc)).nodes
    gaps = rng.choice((0, 0.15, 0.4, 0.75))
    said = {id: answer(rng, doc, node.spec, gaps) for id, node in nodes.items() if node.is_leaf}
    given = {id: value for id, value in said.items() if value is not None}
    return Situation(
        {id: value for id, value in given.items() if not nodes[id].is_attribute},
        rng.choice((None, *doc["framework"].get("waves", ()))),
        {id: value for id, value in given.items() if nodes[id].is_attribute and not isinstance(value, tuple)},
    )


def answers(rng: Random, doc: Doc) -> dict[str, object]:
    return situation(rng, doc).answers


def frameworks() -> st.SearchStrategy[Doc]:
    return st.binary(min_size=800, max_size=800).map(lambda data: framework(Bytes(data)))


def situations() -> st.SearchStrategy[tuple[Doc, Situation]]:
    """A framework with a case for it."""

    def both(data: bytes) -> tuple[Doc, Situation]:
        doc = framework(Bytes(data[80:]))
        return doc, situation(Bytes(data[:80]), doc)

    return st.binary(min_size=880, max_size=880).map(both)


class Bytes(Random):
    """Chance read from bytes, so that what fails can shrink; after the last byte all is zero."""

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
    """What is covered: node, rule, policy, shape. A node has each shape that something under it has; else *tree*."""
    nodes = Oracle(doc).nodes
    readers = {id: [node for node in nodes.values() if id in node.reads and node.id != id] for id in nodes}

    def under(node: Node) -> set[str]:
        below = [nodes[id] for id in node.reads if id != node.id]
        return {one.id for one in below}.union(*(under(one) for one in below))

    def shapes(node: Node) -> list[str]:
        those = [nodes[id] for id in under(node) if not nodes[id].is_attribute]
        found = {
            "shared": any(len(readers[one.id]) > 1 for one in those),
            "gated": any(one.gate for one in (node, *those)),
            "not_applicable": any(o.get("not_applicable") for one in those for o in one.spec.get("options", [])),
        }
        return [shape for shape, is_so in found.items() if is_so] or ["tree"]

    def policy(spec: Mapping[str, Any]) -> str:
        only, said = POLICIES[spec["rule"]], spec.get("missing", "grey")
        return only[0] if len(only) == 1 else said if isinstance(said, str) else "counts_as"

    computed = [node for node in nodes.values() if not node.is_leaf]
    return [(node.id, node.spec["rule"], policy(node.spec), shape) for node in computed for shape in shapes(node)]


def to_toml(doc: Doc) -> str:
    """The document as text: a header for every table that has one, all below it on one line."""
    lines = [f"{key} = {written(said)}" for key, said in doc.items() if not isinstance(said, dict | list)]
    for key, said in doc.items():
        tables: list[tuple[str, Doc]] = []
        if isinstance(said, dict) and key in ("framework", "nl", "en", "calibration"):
            tables = [(f"[{key}]", said)]
        elif isinstance(said, dict):
            tables = [(f"[{key}.{id}]", table) for id, table in said.items()]
        elif isinstance(said, list):
            tables = [(f"[[{key}]]", table) for table in said]
        for header, table in tables:
            lines += ["", header, *(f"{key_of(k)} = {written(v)}" for k, v in table.items())]
    return "\n".join(lines) + "\n"


def key_of(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else written(name)


def written(said: object) -> str:
    match said:
        case bool():
            return str(said).lower()
        case dict():
            return "{" + ", ".join(f"{key_of(k)} = {written(v)}" for k, v in said.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(written, said)) + "]"
        case Decimal():
            return f"{said:f}" if "." in f"{said:f}" else f"{said:f}.0"
        case str():
            return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(said)


def answer(rng: Random, doc: Doc, spec: Mapping[str, Any], gaps: float) -> object:
    """An option, a level, a number, a list of options, `("missing", reason)`; or None: it is not in the data."""
    options = spec.get("options", [])
    own = [option["id"] for option in options if "missing" in option]
    known = [option["id"] for option in options if "missing" not in option]
    if rng.random() < gaps:
        return rng.choice((None, *own, ("missing", rng.choice(LEAF_REASONS))))
    match spec["kind"]:
        case "several":
            alone = [option["id"] for option in options if option.get("alone")]
            some = [option for option in known if option not in alone]
            return rng.choice((rng.sample(some, 1), rng.sample(some, rng.randint(1, len(some))), alone))
        case "level":
            scale = doc["scale"][spec["scale"]]
            return rng.choice([*(level["id"] for level in scale.get("worst_to_best", scale.get("classes"))), *known])
        case "number":
            step = 1 if spec.get("whole") else Decimal("0.5")
            most = spec.get("at_most", spec["at_least"] + 4)
            number = spec["at_least"] + rng.randint(0, int((most - spec["at_least"]) / step)) * step
            return rng.choice((number, number, number, *known))
    return rng.choice(known)


def in_order(numbers: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(as_written(number) for number in sorted({Fraction(number) for number in numbers}))


def as_written(number: Fraction) -> int | Decimal | str:
    """A number as a file would say it: whole, decimal, or as a fraction."""
    if number.denominator == 1:
        return int(number)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    looks_like_thousands = re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", f"{exact:f}")  # 3.375: which of the two?
    if looks_like_thousands or Fraction(exact) != number:
        return f"{number.numerator}/{number.denominator}"
    return exact


# ------------------------------------------------------------------------------------------------------ The draft


class Draft:
    """A document in the making: first the questions, then what reads them, then what reads that."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.doc: Doc = {"format": 1, "framework": {"id": "getekend", "nl": "Getekend"}}
        self.faces: dict[str, Face] = {}  # in the order of making: nothing reads a later one
        self.templates: dict[str, list[tuple[str, Face]]] = {}
        self.made: dict[str, int] = {}
        self.computed: list[tuple[str, Doc]] = []  # kind and node
        self.late: dict[str, str] = {}  # the policy of a node from the second wave on
        mixed = 0 if self.chance(0.4) else 1  # now and then a plain tree
        self.gated, self.shared, self.outside = (mixed * self.pick(shares) for shares in CHANCES)
        self.flavour = "stand"  # of most questions in a theme
        self.to_level = self.measures = False  # whether a rule must give a level, whether a measured number feeds it
        self.scale("stand")
        if self.chance(0.5):
            self.doc["framework"]["waves"] = WAVES
        if self.chance(0.5):
            self.attribute()
        self.tree()
        self.name_rollups()
        self.say_defaults()

    def chance(self, share: float) -> bool:
        return self.rng.random() > 1 - share

    def pick(self, items: Sequence[T]) -> T:
        return self.rng.choice(items)

    def some(self, items: Sequence[T], most: int = 3) -> list[T]:
        at = self.rng.sample(range(len(items)), self.rng.randint(1, min(most, len(items))))
        return [items[i] for i in sorted(at)]

    def new(self, what: str) -> str:
        self.made[what] = self.made.get(what, 0) + 1
        return f"{what}_{self.made[what]}"

    def add(self, table: str, said: Doc, id: str | None = None) -> str:
        id = id or self.new({"answer": "antwoord", "rescale": "maat", "bands": "grenzen", "rollup": "regel"}[table])
        self.doc.setdefault(table, {})[id] = said
        return id

    @property
    def room(self) -> int:
        """How many more questions there may be."""
        return MOST_QUESTIONS - self.made.get("vraag", 0)

    @property
    def has_waves(self) -> bool:
        return "waves" in self.doc["framework"]

    # ------------------------------------------------------------------------------------- Scales and questions

    def scale(self, id: str) -> str:
        if id not in self.doc.get("scale", {}):
            ids = SCALES[id].split()
            levels: list[Doc] = [{"id": level} for level in ids[: self.rng.randint(2, len(ids))]]
            if id != "soort" and self.chance(0.7):
                points: list[Any] = self.pick(([0, 1, 2, 3], [0, 1, Decimal("2.5"), 4], [1, "4/3", 2, 3], [3, 2, 1, 0]))
                levels = [{**level, "points": said} for level, said in zip(levels, points, strict=False)]
            self.add("scale", {"classes" if id == "soort" else "worst_to_best": levels}, id)
        return id

    def levels(self, scale: str | None) -> list[str]:
        said = self.doc["scale"][scale]
        return [level["id"] for level in said.get("worst_to_best", said.get("classes"))]

    def is_ordered(self, scale: str | None) -> bool:
        return scale is not None and "worst_to_best" in self.doc["scale"][scale]

    def points_of(self, scale: str | None) -> list[Any]:
        levels = self.doc["scale"][scale].get("worst_to_best", []) if scale else []
        return [level["points"] for level in levels if "points" in level]

    def attribute(self) -> None:
        self.add("answer", {"kind": "choice", "options": [{"id": "groot"}, {"id": "klein"}]}, "grootte")
        self.add("attribute", {"answer": "grootte"}, "gemeente")
        self.faces["gemeente"] = Face("gemeente", 3, ("groot", "klein"), is_attribute=True)

    def question(self, flavour: str, place: str) -> tuple[Doc, Face]:
        """A node with an answer of that flavour, new or used before."""
        known = self.templates.setdefault(flavour, [])
        if not known or self.chance(0.5):
            known.append(self.template(flavour))
        answer, face = self.pick(known) if len(known) > 1 else known[0]
        spec = self.doc["answer"][answer]
        raw: Doc = {"id": self.new("vraag"), "answer": answer}
        own = self.doc["rescale"][spec["rescale"]]["from"] if "rescale" in spec else []
        if "slecht" in own or (face.is_whole and self.chance(0.4)):
            raw["marks"] = self.pick(({"slecht": 0, "goed": 4}, {"slecht": 4, "goed": 0}, {"slecht": 1, "goed": 3}))
        return raw, self.finish(raw, replace(face, id=raw["id"], is_marked="marks" in raw), [], place)

    def template(self, flavour: str) -> tuple[str, Face]:
        spec, face = self.answer(flavour)
        options: list[Doc] = spec.get("options", [])
        if spec["kind"] != "several":
            if self.chance(self.outside):
                options, face = [*options, {"id": "nvt", "not_applicable": True}], replace(face, may_not_apply=True)
            for own, reasons in (("weet_niet", LEAF_REASONS), ("geheim", ("confidential",))):
                if self.chance(0.25):
                    options = [*options, {"id": own, "missing": self.pick(reasons)}]
                    face = replace(face, missing=(*face.missing, own))
        return self.add("answer", {**spec, "options": options} if options else spec), replace(face, is_leaf=True)

    def answer(self, flavour: str) -> tuple[Doc, Face]:
        match flavour:
            case "stand" | "niveau" | "soort":
                return self.level_answer(self.scale(flavour))
            case "bare":
                options = ("x", "y", "z")[: self.rng.randint(2, 3)]
                return {"kind": "choice", "options": [{"id": option} for option in options]}, Face(options=options)
            case "points":
                numbers: Sequence[Any] = self.pick(((0, 1, 2), (0, Decimal("0.5"), 1), ("1/3", "2/3", 1)))
                named = list(zip(("niets", "wat", "veel"), numbers, strict=True))
                spec = {"kind": "choice", "options": [{"id": option, "points": number} for option, number in named]}
                return spec, Face(options=("niets", "wat", "veel"), numbers=tuple(numbers))
        return self.number_answer(flavour)

    def level_answer(self, scale: str) -> tuple[Doc, Face]:
        levels = self.levels(scale)
        more = ("whole", "measured", "several") if scale == "stand" else ()
        match kind := self.pick(("level", "choice", *more)):
            case "level":
                return {"kind": "level", "scale": scale}, Face(letters=len(levels) + 2, scale=scale)
            case "choice":
                options: list[Doc] = [{"id": f"kies_{level}", "level": level} for level in levels]
                if len(levels) < 4 and self.chance(0.25):
                    options.append({"id": "kies_ook", "level": levels[-1]})
                ids = tuple(option["id"] for option in options)
                return {"kind": "choice", "options": options}, Face(letters=len(ids) + 2, options=ids, scale=scale)
        spec, face = self.number_answer(kind)
        bands = self.bands(face.numbers, scale)
        return {**spec, "bands": bands}, replace(face, scale=scale)

    def number_answer(self, kind: str) -> tuple[Doc, Face]:
        if kind == "several":
            options: list[Doc] = [{"id": option} for option in "pqr"[: self.rng.randint(2, 3)]]
            numbers: tuple[Any, ...] = tuple(range(len(options) + 1))
            if self.chance(0.4):
                options = [{**option, "points": n} for option, n in zip(options, (1, Decimal("0.5"), 2), strict=False)]
                numbers = (0, Decimal("0.5"), 1, Decimal("1.5"))
            alone = {"id": "geen", "alone": True, **({"points": 0} if "points" in options[0] else {})}
            return {"kind": "several", "options": [*options, alone]}, Face(letters=len(numbers) + 2, numbers=numbers)
        if kind == "whole":
            low, high = self.pick(((0, 2), (0, 4), (1, 3)))
            spec: Doc = {"kind": "number", "whole": True, "at_least": low, "at_most": high}
            face = Face(letters=high - low + 3, numbers=tuple(range(low, high + 1)), is_whole=True)
            if self.chance(0.3):
                ends: list[Any] = self.pick(([low, high], ["slecht", "goed"]))
                return {**spec, "rescale": self.rescale(ends)}, replace(face, numbers=(0, 1, 3))
            return spec, face
        spec = {"kind": "number", "at_least": 0, "at_most": 10, **self.pick(({}, {"unit": "%"}, {"decimals": 1}))}
        return spec, Face(letters=9, numbers=(2, 5, Decimal("7.5")), is_measured=True)

    def rescale(self, ends: list[Any]) -> str:
        to: list[int] = self.pick(([0, 3], [0, 3], [3, 0]))
        if isinstance(ends[0], int) and self.chance(0.3):
            ends, to = [ends[0], as_written(Fraction(ends[0] + ends[1], 2)), ends[1]], [0, 2, 3]
        return self.add("rescale", {"from": ends, "to": to, "outside": self.pick(("clip", "extend"))})

    def bands(self, numbers: Sequence[Any], scale: str) -> str:
        """Thresholds on such numbers and between them, from high to low or from low to high."""
        levels = self.levels(scale)
        low, high = Fraction(numbers[0]), Fraction(numbers[-1])
        places = sorted(self.rng.sample(range(5), len(levels) - 1), reverse=True)
        edges, words = [as_written(low + (high - low) * Fraction(at, 4)) for at in places], BOUNDS[:2]
        if self.chance(0.3):
            edges, words = edges[::-1], BOUNDS[2:]
        levels = levels if self.chance(0.3) else levels[::-1]
        rows: list[Doc] = [{"level": level, self.pick(words): edge} for level, edge in zip(levels, edges, strict=False)]
        return self.add("bands", {"scale": scale, "rows": [*rows, {"level": levels[-1]}]})

    def finish(self, raw: Doc, face: Face, reads: Sequence[Face], place: str, own: Sequence[str] = ()) -> Face:
        """The last touches: a gate (by none of its `own` children that count), in the tree a weight and a tag."""
        letters = prod({one.id: one.letters for one in reads}.values()) if reads else face.letters
        if place != "also" and self.chance(self.gated):
            gate = self.gate(letters, [one.id for one in reads], own)
            if gate:
                raw["applies_if"] = gate
                face = replace(face, may_not_apply=True)
        if place == "tree":
            if self.chance(0.25):
                raw["weight"] = self.pick((2, 3, Decimal("0.5"), 0))
            if self.chance(0.3):
                raw["tags"] = [self.pick(("kern", "extra"))]
                face = replace(face, tags=tuple(raw["tags"]))
        self.faces[face.id] = face
        return face

    # ------------------------------------------------------------------------------------------------ Conditions

    def gate(self, letters: int, reads: Sequence[str], own: Sequence[str]) -> Any:
        faces = [face for face in self.faces.values() if face.id not in own]
        others = [face for face in faces if face.id in reads or letters * face.letters <= MOST_LETTERS]
        if self.has_waves and (not others or self.chance(0.25)):
            return {"wave": self.wave()}
        if not others:
            return None
        asked = self.some(others, 2)
        asked = asked if letters * prod(face.letters for face in asked) <= MOST_LETTERS else asked[:1]
        return self.condition(asked, waves=self.has_waves and self.chance(0.1))

    def wave(self) -> Any:
        stretches: list[Doc] = [{"from": "najaar"}, {"before": "2024-06"}, {"from": "najaar", "before": "2024-06"}]
        return self.pick((*stretches, "voorjaar", WAVES[1:]))

    def condition(self, faces: Sequence[Face], waves: bool = False, gaps: bool = False, plain: bool = False) -> Any:
        """About those nodes (and the wave): all of it in one table, all of it in a list, or any of it."""
        parts: list[Doc] = [{face.id: self.cell(face, gaps, plain)} for face in faces]
        parts += [{"wave": self.wave()}] if waves else []
        match self.pick(("table", "table", "list", "any_of", "either")):
            case "list" if len(parts) > 1:
                return parts
            case "any_of" if len(parts) > 1:
                return {"any_of": parts}
            case "either":
                return {"any_of": [*parts, {faces[0].id: self.cell(faces[0], gaps, plain)}]}
        return {key: cell for part in parts for key, cell in part.items()}

    def cell(self, face: Face, gaps: bool = False, plain: bool = False) -> Any:
        """A cell; `gaps`: it may name what is missing; `plain`: no option of a level, and not *not applicable*."""
        kinds: list[str] = []
        if face.options and not (plain and face.scale):
            kinds += ["option", "options"]
        if face.scale:
            kinds += ["level", "levels"] + (["order"] if self.is_ordered(face.scale) else [])
        if face.numbers and not (face.number_may_be_grey or face.options or (plain and face.scale)):
            kinds += ["bound", "range"] + ([] if face.is_measured else ["number"])
        simple = next(kind for kind in ("option", "level", "number", "bound") if kind in kinds)
        if face.may_not_apply and not plain:
            kinds += ["not_applicable"]
        if gaps:
            kinds += ["missing", "missing", "known"] + ["reason"] * face.is_leaf + ["own"] * bool(face.missing)
        match kind := self.pick(kinds):
            case "not_applicable" | "missing" if self.chance(0.4):
                return [kind, self.simple_cell(simple, face)]
            case "not_applicable" | "missing" | "known":
                return kind
            case "reason":
                return f"missing:{self.pick(LEAF_REASONS)}"
            case "own":
                return self.pick(face.missing)
        return self.simple_cell(kind, face)

    def simple_cell(self, kind: str, face: Face) -> Any:
        match kind:
            case "option":
                return self.pick(face.options)
            case "options":
                return self.some(face.options, 2)
            case "level":
                return self.pick(self.levels(face.scale))
            case "levels":
                return self.some(self.levels(face.scale), 2)
            case "order":
                return {self.pick(("at_worst", "at_best")): self.pick(self.levels(face.scale))}
            case "bound":
                return {self.pick(BOUNDS): self.pick(face.numbers)}
            case "range":
                return {self.pick(BOUNDS[:2]): face.numbers[0], self.pick(BOUNDS[2:]): face.numbers[-1]}
        return self.pick(face.numbers)

    def common(self, faces: Sequence[Face]) -> Face | None:
        """What all of them can say, for cells about all inputs together."""
        first = faces[0]
        if first.scale:
            return Face(scale=first.scale) if all(face.scale == first.scale for face in faces) else None
        if first.options:
            options = tuple(option for option in first.options if all(option in face.options for face in faces))
            return Face(options=options) if options and not any(face.scale for face in faces) else None
        if all(face.has_numbers and not face.options and not face.scale for face in faces):
            return Face(numbers=in_order(number for face in faces for number in face.numbers))
        return None

    def together(self, faces: Sequence[Face], gaps: bool = False) -> Doc:
        """A condition about all inputs together; with `gaps` about which are known or missing."""
        common = self.common(faces)
        own = [option for face in faces for option in face.missing]
        cell = self.cell(common) if common and not gaps else self.pick(("missing", "known", "missing:unknown", *own))
        match word := self.pick(("all", "any", "none", "count", "share")):
            case "count":
                return {"count": cell, self.pick(BOUNDS): self.rng.randint(1, len(faces))}
            case "share":
                return {"share": cell, self.pick(BOUNDS): self.pick(SHARES)}
        return {word: cell}

    # ------------------------------------------------------------------------------------------ What is computed

    def compute(self, kind: str, raw: Doc, children: Sequence[Child], uses: Mapping[str, Any]) -> Face:
        """Gives a node a rule that its inputs can feed, weights, a policy and limits; `uses` come with weights."""
        faces = [*(face for _, face in children), *(self.faces[id] for id in uses)]
        self.measures = any(face.is_measured for face in faces)
        self.to_level = kind in ("indicator", "group") and self.flavour in SCALES and self.chance(0.8)
        built = self.rule(faces)
        raw |= built.fields
        for child, _ in children if built.has_columns else ():
            child.update({"weight": 1} if child.get("weight") == 0 else {})
        stands = {face.id: child.get("weight", 1) for child, face in children}
        counted = self.weigh(raw, built, {**stands, **uses}, faces)
        policy = self.policy(raw, built, faces)
        limiting = self.limit(raw, built, faces, policy) if self.chance(0.25) else []
        plain = kind != "also" and raw["rule"] not in ("first_known", "coverage") and policy.startswith("grey")
        if plain and self.has_waves and self.chance(0.3):
            self.late[raw["id"]] = "grey" if policy == "grey_unless_decided" else "grey_unless_decided"
        undecided = policy == "grey_unless_decided" or raw["id"] in self.late
        face = replace(
            built.face,
            id=raw["id"],
            options=tuple(each for each in built.face.options if any(each in one.options for one in counted)),
            may_not_apply=built.face.may_not_apply or (not built.has_columns and all(f.may_not_apply for f in counted)),
            number_may_be_grey=built.face.number_may_be_grey
            or (undecided and bool(built.face.scale and built.face.numbers)),
        )
        self.computed.append((kind, raw))
        place = "tree" if kind in ("theme", "group", "indicator") else kind
        own = [one.id for child, one in children if child.get("weight", 1) != 0]
        return self.finish(raw, face, [*faces, *built.reads, *limiting], place, own)

    def weigh(self, raw: Doc, built: Built, weights: dict[str, Any], faces: Sequence[Face]) -> list[Face]:
        """Perhaps `weights`, by id or by tag; gives the inputs whose weight is not 0: at least one."""
        if self.chance(0.25):
            one = self.pick(faces)
            name = one.tags[0] if one.tags and self.chance(0.6) else one.id
            weighs = raw["rule"] in ("mean", "sum", "coverage")
            amounts: list[Any] = [2, "1/2", Decimal("1.5")] * weighs + [-1] * (raw["rule"] == "sum")
            said = {name: self.pick((*amounts, 0))} if not built.has_columns else {}
            told = {f.id: said.get(f.id, next((said[t] for t in f.tags if t in said), weights[f.id])) for f in faces}
            if said and any(told.values()):
                raw["weights"], weights = said, told
        return [face for face in faces if weights[face.id] != 0]

    def policy(self, raw: Doc, built: Built, faces: Sequence[Face]) -> str:
        rule = raw["rule"]
        choices = [p for p in POLICIES[rule] if p != "counts_as" or built.counts_as]
        if built.has_columns:
            choices.remove("leave_out")
        if built.takes_missing and not built.has_columns:
            choices = ["grey", "grey_unless_decided"]
        if -1 in raw.get("weights", {}).values():
            choices.remove("prorate")
        policy = built.policy if built.policy in choices else self.pick(choices)
        if policy == "counts_as":
            raw["missing"] = {"counts_as": self.pick(built.counts_as), "because": "zo afgesproken"}
        elif rule not in ("first_known", "coverage") and (policy != "grey" or self.chance(0.3)):
            raw["missing"] = policy
        if policy in ("leave_out", "prorate") and self.chance(0.5):
            raw |= self.enough(len(faces))
        columns = built.has_columns and any(face.may_not_apply for face in (*faces, *built.reads))
        plain = rule not in ("first_known", "coverage") and policy != "prorate" and not columns
        if plain and any(face.may_not_apply for face in faces) and self.chance(0.5):
            told = [{"counts_as": x} for x in built.counts_as[:1]]
            raw["not_applicable"] = self.pick(("leave_out", "grey", *told))
        return policy

    def enough(self, inputs: int) -> Doc:
        bounds: list[Doc] = [
            {"known_at_least": self.rng.randint(1, inputs)},
            {"known_share_at_least": self.pick(SHARES)},
            {"known_weight_at_least": self.pick(SHARES)},
            {"missing_at_most": self.rng.randint(0, inputs)},
        ]
        return {key: said for bound in self.some(bounds, 2) for key, said in bound.items()}

    def limit(self, raw: Doc, built: Built, faces: Sequence[Face], policy: str) -> list[Face]:
        """One or two limits on the level or the number; gives the nodes that their conditions read."""
        leaves = built.face.scale and raw["rule"] in ("same_as", "first_known") and "bands" not in raw  # its level
        numeric = bool(built.face.numbers) and not self.measures and not leaves
        kinds = ["number"] * numeric + ["level"] * self.is_ordered(built.face.scale)
        reads: list[Face] = []
        limits: list[Doc] = []
        for _ in range(self.rng.randint(1, 2) if kinds else 0):
            if self.pick(kinds) == "level":
                limit = {self.pick(("at_best", "at_worst")): self.pick(self.levels(built.face.scale))}
            else:
                limit = {self.pick(("at_least", "at_most")): self.pick(built.face.numbers)}
            if self.chance(0.8):
                limit[self.pick(("when", "unless"))], read = self.guard(raw, built, faces, policy)
                reads += read
            limits.append(limit)
        if limits:
            raw["limits"] = limits
        return reads

    def guard(self, raw: Doc, built: Built, faces: Sequence[Face], policy: str) -> tuple[Any, list[Face]]:
        """A condition of a limit. What `counts_as` puts in the place of an input must be what its cells look at."""
        replaces = "counts_as" in str(raw)
        common = self.common(faces)
        readable = not replaces or bool(common and list(built.counts_as) == list(self.sayable(common)))
        letters = prod(face.letters for face in (*faces, *built.reads))
        others = [f for f in self.faces.values() if f not in faces and letters * f.letters <= MOST_LETTERS]
        others += faces if readable else []
        kinds = ["node"] * bool(others) + ["together"] * bool(common and readable)
        if policy in ("grey", "leave_out") and not built.has_columns:
            kinds.append("known")
        match self.pick(kinds or ["always"]):
            case "node":
                other = self.pick(others)
                return self.condition([other], plain=replaces and other in faces), [other]
            case "together":
                return self.together(faces), []
            case "known":
                return {"count": "known", "at_least": self.rng.randint(1, len(faces))}, []
        return [], []

    def sayable(self, face: Face) -> Sequence[Any]:
        """The levels of a face, or else its numbers: what `counts_as` may say."""
        return self.levels(face.scale) if face.scale else face.numbers

    # ----------------------------------------------------------------------------------------------------- Rules

    def rule(self, faces: Sequence[Face]) -> Built:
        """A rule that these inputs can feed; every pair of rule and policy gets its turn about as often."""
        common, single = self.common(faces), len(faces) == 1 and not faces[0].is_measured
        turns = {"table": 2, "coverage": 2} | (dict.fromkeys(("count", "share"), 8) if common else {})
        if all(face.scale or (face.options and not face.numbers) for face in faces):
            ordered = not (common and common.scale) or self.is_ordered(common.scale)
            turns |= dict.fromkeys((*LEVEL_RULES, *COUNTING_RULES) if ordered else COUNTING_RULES, 12)
        if self.readings(faces):
            turns |= dict.fromkeys(NUMBER_RULES, 6)
        if len({(face.scale, bool(face.numbers), bool(face.options)) for face in faces}) == 1:
            turns |= ({} if any(face.is_measured for face in faces) else {"first_known": 12}) | (
                {"same_as": 26} if single else {}
            )
        pairs = [(rule, policy) for rule, times in turns.items() for policy in POLICIES[rule] for _ in range(times)]
        pairs += [(rule, "counts_as") for rule in turns if rule in (*LEVEL_RULES, *COUNTING_RULES, "share")] * 2
        pairs += [("table", "leave_out"), ("table", "counts_as"), ("table", "counts_as")] * 9 if common else []
        rule, policy = self.pick(pairs)
        return replace(self.build(rule, policy, faces), policy=policy)

    def build(self, rule: str, policy: str, faces: Sequence[Face]) -> Built:
        match rule:
            case "table" if policy == "leave_out" or self.chance(0.4):
                return self.table_together(faces)
            case "table":
                return self.table_of_columns(faces, self.shared if policy != "counts_as" else 0)
            case "first_known":
                return Built({"rule": rule}, self.passed_on(faces))
            case "same_as":
                return self.same_as(faces)
            case "count" | "share" | "coverage":
                return self.counted(rule, faces)
        return self.by_number(rule, faces) if rule in NUMBER_RULES else self.by_level(rule, faces)

    def by_level(self, rule: str, faces: Sequence[Face]) -> Built:
        common = self.common(faces)
        scale = common.scale if common and common.scale else "stand"
        fields: Doc = {} if common and common.scale else {"map": self.map(faces, scale)}
        to = "stand" if rule == "at_least" and (self.to_level or self.chance(0.4)) else scale
        if rule == "at_least":
            fields["tiers"] = [self.tier(scale, to, len(faces)) for _ in range(self.rng.randint(1, 2))]
        if rule in COUNTING_RULES:
            fields["otherwise"] = self.pick(self.levels(to))
        if rule == "majority" and self.chance(0.3):
            fields["above"] = self.pick(("2/3", Decimal("0.5"), Decimal("0.6")))
        return Built({"rule": rule, **fields}, Face(letters=len(self.levels(to)) + 2, scale=to), self.levels(scale))

    def tier(self, scale: str, to: str, inputs: int) -> Doc:
        amount: Doc = {"share": self.pick(SHARES)} if self.chance(0.5) else {"count": self.rng.randint(1, inputs)}
        return {"then": self.pick(self.levels(to)), "where": self.cell(Face(scale=scale)), **amount}

    def map(self, faces: Sequence[Face], scale: str) -> Doc:
        """A level of the scale for every level or option that is not on it: for all inputs, or a table per input."""
        foreign = {f.id: self.levels(f.scale) if f.scale else f.options for f in faces if f.scale != scale}
        tables = {id: {name: self.pick(self.levels(scale)) for name in names} for id, names in foreign.items()}
        return tables if self.chance(0.3) else {name: to for table in tables.values() for name, to in table.items()}

    def readings(self, faces: Sequence[Face]) -> list[tuple[Doc, Sequence[Any]]]:
        """The ways in which all inputs can be read as numbers: what says so, and the numbers that it gives."""
        both = any(face.scale and face.numbers for face in faces)
        numbers = [number for face in faces for number in face.numbers]
        points = [number for face in faces for number in self.points_of(face.scale)]
        ways: list[tuple[Doc, Sequence[Any]]] = []
        if all(face.has_numbers for face in faces):
            ways.append(({"of": "number"} if both else {}, numbers))
        if all(self.points_of(face.scale) for face in faces):
            ways.append(({"of": "level"} if both else {}, points))
        if not both and all(face.has_numbers or self.points_of(face.scale) for face in faces):
            ways.append(({}, numbers + points))
        if all(face.scale or face.options for face in faces):
            names = [name for face in faces for name in (self.levels(face.scale) if face.scale else face.options)]
            given: Doc = {name: self.pick((0, 1, 2, Decimal("0.5"))) for name in names}
            if self.chance(0.4):
                given = {**dict(list(given.items())[1:]), "otherwise": 1}
            ways.append(({"points": given, **({"of": "level"} if both else {})}, [0, 2]))
        if all(face.is_whole for face in faces):
            ways.append(({"of": "van_marks" if all(face.is_marked for face in faces) else "van_vier"}, [0, 10]))
        return ways

    def by_number(self, rule: str, faces: Sequence[Face]) -> Built:
        how, numbers = self.pick(self.readings(faces))
        if how.get("of") in READ_THROUGH:
            self.add("rescale", {"from": READ_THROUGH[how["of"]], "to": [0, 10], "outside": "clip"}, how["of"])
        take = {"take": self.rng.randint(1, 2)} if rule == "mean_of_lowest" else {}
        top = max(map(Fraction, numbers)) * (len(faces) if rule == "sum" else 1)
        reached = in_order([*numbers, top])
        letters = min(40, prod(face.letters for face in faces)) + 2
        fields, face = self.dress({"rule": rule, **how, **take}, Face(letters=letters, numbers=reached))
        return Built(fields, face, [*reached[:3], *self.spoken(faces, how)])

    def spoken(self, faces: Sequence[Face], how: Doc) -> Sequence[str]:
        """Levels that have a number of their own: what something missing may count as, also if no input ever has it."""
        common = self.common(faces)
        if common is None or not common.scale or any(face.numbers for face in faces) or how.get("of"):
            return []
        points = how.get("points", {})
        has_points = self.points_of(common.scale)
        return [each for each in self.levels(common.scale) if has_points or each in points or "otherwise" in points]

    def counted(self, rule: str, faces: Sequence[Face]) -> Built:
        common = self.common(faces)
        fields: Doc = {"rule": rule, "as": self.pick(("count", "share", "weight"))}
        whole = rule == "count" or (rule == "coverage" and fields["as"] == "count")
        if common and rule != "coverage":
            fields = {"rule": rule, "where": self.cell(common)}
        numbers = in_order(range(len(faces) + 1)) if whole else (0, "1/3", Decimal("0.5"), 1)
        told = self.sayable(common) if common else ()
        fields, face = self.dress(fields, Face(letters=4 * len(faces), numbers=numbers))
        return Built(fields, face, told)

    def dress(self, fields: Doc, face: Face) -> tuple[Doc, Face]:
        """What may happen to a number after the rule: rescale, round, bands."""
        low, high = face.numbers[0], as_written(max(Fraction(face.numbers[-1]), Fraction(face.numbers[0]) + 1))
        if not self.measures and self.chance(0.2):
            to = self.pick(([0, 3], [3, 0], [0, 10]))
            said = {"from": [low, high], "to": to, "outside": self.pick(("clip", "extend", "grey"))}
            fields = {**fields, "rescale": said if self.chance(0.3) else self.add("rescale", said)}
            low, high = sorted(to)
        if not self.measures and self.chance(0.3):
            decimals = self.rng.randint(0, 1)
            ways = (decimals, decimals, *({"decimals": decimals, **one} for one in ROUNDINGS))
            fields = {**fields, "round": self.pick(ways)}
        face = replace(face, numbers=in_order((low, (Fraction(low) + Fraction(high)) / 2, high)))
        if self.to_level or self.chance(0.5):
            ordered = [scale for scale in self.doc["scale"] if self.is_ordered(scale)]
            scale = "stand" if self.to_level else self.pick(ordered)
            fields, face = {**fields, "bands": self.bands(face.numbers, scale)}, replace(face, scale=scale)
        return fields, face

    def passed_on(self, faces: Sequence[Face]) -> Face:
        one = faces[0]
        options = () if one.scale or one.numbers else tuple(dict.fromkeys(o for face in faces for o in face.options))
        return Face(
            letters=sum(face.letters for face in faces),
            options=options,
            scale=one.scale,
            numbers=in_order(number for face in faces for number in face.numbers),
            number_may_be_grey=any(face.number_may_be_grey for face in faces),
        )

    def same_as(self, faces: Sequence[Face]) -> Built:
        face = self.passed_on(faces)
        if face.has_numbers and not face.scale:
            fields, dressed = self.dress({"rule": "same_as"}, face)
            return Built(fields, dressed, face.numbers)
        if not face.numbers and (table := self.map(faces, "stand")) and self.chance(0.5):
            levels = self.levels("stand")
            return Built({"rule": "same_as", "map": table}, Face(letters=len(levels) + 2, scale="stand"), levels)
        return Built({"rule": "same_as"}, face, self.levels(face.scale) if face.scale and not face.numbers else ())

    # ---------------------------------------------------------------------------------------------------- Tables

    def table_together(self, faces: Sequence[Face]) -> Built:
        """Rows about all inputs together: no ids, so any policy may follow."""
        common, gaps = self.common(faces), self.chance(0.25)
        says, face, reads = self.outcomes(faces, [])
        rows = []
        for at in range(self.rng.randint(1, 3)):
            when: Any = self.together(faces, gaps and at == 0)
            if self.chance(0.3):
                more = self.together(faces, gaps and self.chance(0.5))
                when = [when, more] if self.chance(0.5) else {"any_of": [when, more]}
            rows.append({"when": when, "then": says()})
        told = self.sayable(common) if common else ()
        fields, face = self.dress_table({"rule": "table", "rows": rows, "otherwise": says()}, face)
        return Built(fields, face, told, reads, takes_missing=gaps or not common)

    def table_of_columns(self, faces: Sequence[Face], shared: float) -> Built:
        """Rows that name nodes: inputs, now and then another node or an attribute."""
        columns = self.some(faces, 3)
        letters = prod(face.letters for face in faces)
        others = [f for f in self.faces.values() if f not in faces and letters * f.letters <= MOST_LETTERS]
        if others and self.chance(shared):
            columns.append(self.pick(others))
        common = self.common([*faces, *columns])
        told = self.sayable(common) if common else ()
        says, face, reads = self.outcomes(faces, columns)
        if self.chance(0.3) and (names := self.answers_of(columns[0], plain=bool(told))):
            columns = columns[:1]
            rows = [{"when": {columns[0].id: name}, "then": says()} for name in names]  # total without `otherwise`
            rows += [{"when": {columns[0].id: "missing"}, "then": says()}] * self.chance(0.3)
            fields: Doc = {"rule": "table", "rows": rows} | self.pick(({}, {"hit": "unique"}, {"hit": "unique"}))
        else:
            rows = self.rows_of_columns(faces, columns, says, plain=bool(told))
            fields = {"rule": "table", "rows": rows, "otherwise": says()}
        named = [column for column in columns if any(f"'{column.id}'" in str(row["when"]) for row in rows)]
        rows += [{"when": {column.id: "not_applicable"}, "then": says()} for column in named if column.may_not_apply]
        fields, face = self.dress_table(fields, face)
        return Built(fields, face, told, [*columns, *reads], has_columns=True)

    def answers_of(self, face: Face, plain: bool) -> Sequence[str]:
        """All that a node can say, if that is options or levels."""
        return (
            face.options
            if face.options and not (plain and face.scale)
            else self.levels(face.scale)
            if face.scale
            else ()
        )

    def rows_of_columns(
        self, faces: Sequence[Face], columns: Sequence[Face], says: Callable[[], Any], plain: bool
    ) -> list[Doc]:
        """Some rows, which may overlap; some of the columns take missing as one more answer."""
        gaps = [column for column in columns if self.chance(0.3)]
        rows: list[Doc] = []
        for _ in range(self.rng.randint(1, 3)):
            named = self.some(columns, 3)
            waves = self.has_waves and self.chance(0.1)
            when = self.condition(named, waves, gaps=all(one in gaps for one in named), plain=plain)
            if self.common(faces) and not any(face.may_not_apply for face in faces) and self.chance(0.15):
                when = [when, self.together(faces)]
            rows.append({"when": when, "then": says()})
        return rows

    def dress_table(self, fields: Doc, face: Face) -> tuple[Doc, Face]:
        if not face.numbers:
            return fields, face
        fields, dressed = self.dress(fields, face)
        return fields, replace(dressed, may_not_apply=face.may_not_apply)

    def outcomes(self, faces: Sequence[Face], columns: Sequence[Face]) -> tuple[Callable[[], Any], Face, list[Face]]:
        """What rows may say: levels of one scale, or numbers; grey, *not applicable*, the same as another node."""
        numeric = not self.to_level and self.chance(0.2)
        scale = None if numeric else "stand" if self.to_level else self.pick(["stand", *self.doc["scale"]])
        values: list[Any] = [0, 1, 2, Decimal("-0.5")] if numeric else self.levels(scale)
        letters = prod({face.id: face.letters for face in (*faces, *columns)}.values())
        others = [
            face
            for face in self.faces.values()
            if (face in columns or (face not in faces and letters * face.letters <= MOST_LETTERS))
            and not face.is_attribute
            and face.scale == scale
            and (face.has_numbers and not face.options if numeric else not face.numbers)
        ]
        target = self.pick(others) if others and self.chance(self.shared) else None
        outside = self.chance(0.25)
        usual: list[Any] = [*values * 3, "grey", *(["not_applicable"] if outside else [])]
        usual += [{"same_as": target.id}] * 2 if target else []
        face = Face(
            letters=len(values) + 2 + (target.letters if target else 0),
            scale=scale,
            numbers=in_order(values) if numeric else (),
            may_not_apply=outside or bool(target and target.may_not_apply),
        )
        first = [self.pick(values)]  # one row at least says a level or a number
        return lambda: first.pop() if first else self.pick(usual), face, [target] if target else []

    # -------------------------------------------------------------------------------------------------- The tree

    def tree(self) -> None:
        """Themes with indicators, or indicators alone; steps on the way; results at the end."""
        if self.chance(0.6):
            top = [self.theme() for _ in range(self.pick((1, 2, 3, 3))) if self.room]
        else:
            self.flavour = self.pick(FLAVOURS)
            members = self.indicators(self.rng.randint(3, 6))
            self.doc["indicator"] = [raw for raw, _ in members]
            top = [raw["id"] for raw, _ in members]
            keep_one([raw for raw, _ in members])
        for _ in range(2):
            if self.chance(self.shared):
                self.step("step", "stap")
        table = "theme" if "theme" in self.doc else "indicator"
        keep_one(self.doc[table])
        if not self.computed or self.chance(0.9):
            self.result(table, [id for id in top if id])
        if self.chance(self.shared):
            self.result(table, [id for id in top if id])

    def theme(self) -> str | None:
        self.flavour = self.pick(FLAVOURS)
        raw: Doc = {"id": self.new("thema")}
        members = self.indicators(self.pick((1, 2, 2, 3)))
        children = members
        self.doc.setdefault("theme", []).append(raw)
        if len(members) > 1 and self.chance(0.35):
            children = self.group(raw, members)
        raw["indicator"] = [member for member, _ in members]
        if self.chance(self.shared):
            self.step("step", "stap")
        if len(self.computed) >= MOST_COMPUTED or self.chance(0.1):
            raw["rule"] = "none"
            return None
        uses = self.more([face for _, face in children])
        if uses:
            raw["uses"] = list(uses)
        keep_one([child for child, _ in children])
        self.compute("theme", raw, children, uses)
        if self.chance(self.shared):
            self.also(raw, children, uses)
        return str(raw["id"])

    def group(self, theme: Doc, members: list[Child]) -> list[Child]:
        """The first indicators of a theme in a group: a node of its own, or a heading."""
        group: Doc = {"id": self.new("groep")}
        theme["group"] = [group]
        inside = members[: self.rng.randint(1, len(members))]
        for member, _ in inside:
            member["group"] = group["id"]
        if len(self.computed) >= MOST_COMPUTED - 1 or self.chance(0.4):
            return members
        keep_one([member for member, _ in inside])
        face = self.compute("group", group, inside, {})
        return [(group, face), *members[len(inside) :]]

    def indicators(self, most: int) -> list[Child]:
        """Questions, and indicators over subindicators; no more than a roll-up over them can try out."""
        members: list[Child] = []
        while len(members) < most and self.room > 0 and letters_of(members) <= MOST_LETTERS // 5:
            if len(self.computed) < MOST_COMPUTED - 1 and self.room > 1 and self.chance(0.85):
                members.append(self.indicator())
            else:
                members.append(self.question(self.mixed(), "tree"))
        return members

    def indicator(self) -> tuple[Doc, Face]:
        raw: Doc = {"id": self.new("ind")}
        children: list[Child] = []
        for _ in range(self.pick((1, 1, 2, 2))):
            if self.room > 0 and letters_of(children) <= MOST_LETTERS // 5:
                children.append(self.question(self.mixed(), "tree"))
        raw["subindicator"] = [child for child, _ in children]
        keep_one(raw["subindicator"])
        uses = self.more([face for _, face in children])
        if uses:
            raw["uses"] = list(uses)
        return raw, self.compute("indicator", raw, children, uses)

    def mixed(self) -> str:
        return self.flavour if not self.chance(0.06) else self.pick((*FLAVOURS, "measured", "measured"))

    def more(self, faces: Sequence[Face]) -> dict[str, int]:
        """Now and then another node that feeds this one too."""
        letters = prod(face.letters for face in faces)
        others = [f for f in self.readable() if f not in faces and letters * f.letters <= MOST_LETTERS]
        return {self.pick(others).id: 1} if others and self.chance(self.shared) else {}

    def readable(self) -> list[Face]:
        return [face for face in self.faces.values() if not face.is_attribute]

    def step(self, kind: str, name: str) -> None:
        if len(self.computed) >= MOST_COMPUTED:
            return
        uses = self.some(self.readable(), 3)
        while prod(face.letters for face in uses) > MOST_LETTERS:
            uses.pop()
        if uses:
            raw: Doc = {"id": self.new(name), "uses": [face.id for face in uses]}
            self.doc.setdefault(kind, []).append(raw)
            self.compute(kind, raw, [], {face.id: 1 for face in uses})

    def result(self, table: str, top: Sequence[str]) -> None:
        """A result over the themes or indicators, over what has a tag, or over some nodes."""
        if len(self.computed) >= MOST_COMPUTED:
            return
        weights = {raw["id"]: raw.get("weight", 1) for raw in self.doc[table]}
        tagged = {face.id: 1 for face in self.readable() if "kern" in face.tags}
        ways: list[tuple[Any, dict[str, Any]]] = []
        if len(top) == len(self.doc[table]):
            ways.append((self.pick((table + "s", [table + "s"])), weights))
        if tagged:
            ways.append((self.pick(({"tag": "kern"}, [{"tag": "kern"}])), tagged))
        ways = [way for way in ways if prod(self.faces[id].letters for id in way[1]) <= 3 * MOST_LETTERS]
        if not ways or self.chance(0.3):
            self.step("result", "uitslag")
            return
        uses, given = self.pick(ways)
        raw: Doc = {"id": self.new("uitslag"), "uses": uses}
        self.doc.setdefault("result", []).append(raw)
        self.compute("result", raw, [], given)

    def also(self, host: Doc, children: Sequence[Child], uses: Mapping[str, Any]) -> None:
        if len(self.computed) < MOST_COMPUTED and "applies_if" not in host:
            raw: Doc = {"id": self.new("ook")}
            host["also"] = [raw]
            self.compute("also", raw, children, uses)

    # ------------------------------------------------------------------------------------- Names and defaults

    def name_rollups(self) -> None:
        """Gives some rules a name, restates a key at the node, or has another roll-up follow from a wave on."""
        for _, raw in self.computed:
            rule = {key: said for key, said in raw.items() if key not in OF_THE_NODE}
            if any(f"'{id}'" in str(rule) for id in self.faces) or not (self.chance(0.4) or raw["id"] in self.late):
                continue
            for key in rule:
                del raw[key]
            raw["rollup"] = self.add("rollup", rule)
            if raw["id"] in self.late:
                raw["rollup_from"] = {"najaar": self.add("rollup", {**rule, "missing": self.late[raw["id"]]})}
            elif rule["rule"] not in ("first_known", "coverage") and not bounded(rule) and self.chance(0.4):
                raw["missing"] = rule.get("missing", "grey")
                rule["missing"] = "grey_unless_decided" if raw["missing"] == "grey" else "grey"

    def say_defaults(self) -> None:
        """Lets a theme or an indicator leave unsaid what all of its kind do that do not say it."""
        for kind in ("theme", "indicator"):
            named = [raw for k, raw in self.computed if k == kind and "rollup" in raw and "rollup_from" not in raw]
            if named and self.chance(0.4):
                self.doc.setdefault("default", {})[kind] = {"rollup": self.pick(named).pop("rollup")}
        subindicators = [sub for _, raw in self.computed for sub in raw.get("subindicator", [])]
        if subindicators and self.chance(0.4):
            answer = self.pick(subindicators)["answer"]
            self.doc.setdefault("default", {})["subindicator"] = {"answer": answer}
            for sub in subindicators:
                if sub["answer"] == answer:
                    del sub["answer"]


FLAVOURS = ("stand", "stand", "stand", "stand", "points", "whole", "several", "niveau", "bare", "soort")


def bounded(rule: Doc) -> bool:
    """Whether it says how much must be known: words that do nothing beside another policy."""
    return any(key.startswith("known_") or key == "missing_at_most" for key in rule)


def letters_of(members: Sequence[Child]) -> int:
    return prod(face.letters for _, face in members)


def keep_one(nodes: Sequence[Doc]) -> None:
    """Not everything may have weight 0."""
    if nodes and not any(raw.get("weight", 1) for raw in nodes):
        del nodes[0]["weight"]
