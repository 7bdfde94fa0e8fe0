"""The meaning of format 1, said a second time: slowly, and with nothing borrowed from the library.

It reads the raw TOML table and does what `docs/decisions/language.md` says, in the words of that page; the number above
a group of functions is its section. All inputs are in view at once: what is missing is completed by trying everything,
and what a node can reach is found by trying everything. Numbers are fractions. For small frameworks only.

Of a measured number not everything can be tried. Tried are the ends of its range, every number with which it is
compared anywhere, one between each two of these, and nought; for what computes, of those that nobody tells apart the
lowest, the highest and one between. Measures rise or fall with each input, so what comes out lies between what these
give, and what it is compared with in between is filled in. A logarithm or a root is a float; `nudge` moves it a little,
so that one can see whether an outcome hangs on its last digits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import combinations, pairwise, product
from math import ceil, exp, floor, log, prod
from typing import Any, Literal, TypeVar

T = TypeVar("T")

LEAF_REASONS = ("unreadable", "confidential", "unknown", "not_supplied", "not_asked")  # the most telling first
TOGETHER = ("all", "any", "none", "count", "share")
BOUNDS = ("at_least", "above", "at_most", "below")
OF_THE_NODE = ("id", "uses", "weight", "applies_if", "tags", "marks", "group", "indicator", "subindicator", "also")
READ_NUMBERS = (
    "mean",
    "sum",
    "mean_of_lowest",
    "lowest",
    "highest",
    "product",
    "geometric_mean",
    "harmonic_mean",
    "ratio",
    "change",
)
TOO_MANY = 100_000
FAR = 10**18  # where a range has no end


class NotFarEnough(Exception):
    """None of what was tried gives a measured node a number, so what it can say is not known."""


@dataclass(frozen=True)
class Outcome:
    """What a node says: a level, a number or both; *not applicable*; or grey, with why and through which questions."""

    kind: Literal["level", "number", "not_applicable", "grey"]
    level: str | None = None
    number: Fraction | None = None
    reason: str | None = None
    leads_with: str | None = None
    blame: frozenset[str] = frozenset()


def score(
    doc: Mapping[str, Any],
    answers: Mapping[str, object],
    wave: str | None = None,
    attributes: Mapping[str, object] | None = None,
) -> dict[str, Outcome]:
    """The outcome of every node: questions, computed nodes, groups with a roll-up, steps, results and `also`.

    An answer is an option, a level, a number, a list of options (`several`) or `("missing", reason)`; absent: not
    supplied. Many situations of one framework: make an `Oracle` once, it keeps what nodes can reach.
    """
    return Oracle(doc, wave).score(answers, attributes)


@dataclass(frozen=True, slots=True)
class Value:
    """One letter: what an input says to the node that reads it."""

    state: Literal["known", "not_applicable", "missing"] = "known"
    option: str | None = None  # chosen at a question; of missing: the option that is missing
    level: str | None = None
    scale: str | None = None
    number: Fraction | None = None
    raw: Fraction | None = None  # the answer itself, before its own `rescale`
    number_is_grey: bool = False  # the level is decided, the number is not
    replaced: bool = False  # by `counts_as`: read as it stands
    reasons: tuple[str, ...] = ()  # of missing: its own reason, then what it leads with
    through: frozenset[str] = field(default=frozenset(), compare=False)  # the missing `same_as` of the row that decided


Values = Mapping[str, Value]
NOT_APPLICABLE = Value("not_applicable")
MISSING = Value("missing")
FITS, FITS_NOT = Value(option="fits every cell"), Value(option="fits no cell")  # of what can only be grey, at a gate


def grey(reason: str, *through: str) -> Value:
    return Value("missing", reasons=(reason,), through=frozenset(through))


@dataclass
class Node:
    """A question, an attribute or a computed node, with everything that it says or inherits in one table."""

    id: str
    spec: Mapping[str, Any]
    is_attribute: bool = False
    inputs: dict[str, Fraction] = field(default_factory=dict)  # with their weights
    wave: str = ""  # of `x@wave`: when it was

    @cached_property
    def is_leaf(self) -> bool:
        return "rule" not in self.spec

    @cached_property
    def gate(self) -> Any:
        return self.spec.get("applies_if", [])

    @cached_property
    def whens(self) -> list[Any]:
        return [row.get("when", []) for row in self.spec.get("rows", [])]

    @cached_property
    def columns(self) -> list[str]:
        """The nodes and attributes that the rows of a table name."""
        return named_in(self.whens)

    @cached_property
    def guards(self) -> list[Any]:
        """The conditions of `limits`."""
        return [limit[word] for limit in self.spec.get("limits", []) for word in ("when", "unless") if word in limit]

    @cached_property
    def wheres(self) -> list[Any]:
        """The cells of `count`, `share` and tiers, written as conditions."""
        return [{"count": part["where"]} for part in (self.spec, *self.spec.get("tiers", [])) if "where" in part]

    @cached_property
    def same_as(self) -> list[str]:
        """The nodes that a row of a table may take over."""
        thens = [*(row["then"] for row in self.spec.get("rows", [])), self.spec.get("otherwise")]
        return [then["same_as"] for then in thens if isinstance(then, dict)]

    @cached_property
    def asked(self) -> list[str]:
        """What the policies look at: the inputs, and the columns of a table.

        An input that is only there for `{ same_as = … }` matters only when that row decides (unless rows look at all).
        """
        only_there = set() if looks_at_all(self.whens) else set(self.same_as) - set(self.columns)
        return unique([*(i for i in self.inputs if i not in only_there), *self.columns])

    @cached_property
    def named(self) -> list[str]:
        """All nodes and attributes that its rule, its limits and its gate name."""
        return unique([*self.inputs, *self.columns, *self.same_as, *named_in(self.guards), *named_in(self.gate)])

    @cached_property
    def reads(self) -> list[str]:
        """Everything that the node reads itself. A question is a node with one answer: its own."""
        own = [self.id] if self.is_leaf else [*self.asked, *self.same_as, *named_in(self.guards)]
        return unique([*own, *self.asked_at_the_gate])

    @cached_property
    def asked_at_the_gate(self) -> list[str]:
        return unique([*named_in(self.gate), *(self.inputs if looks_at_all(self.gate) else [])])

    @cached_property
    def missing_options(self) -> list[str]:
        return [option["id"] for option in self.spec.get("options", []) if "missing" in option]

    def cells_about(self, id: str) -> list[Any]:
        said = atoms([self.gate, self.whens, self.guards, self.wheres])
        return [cell for key, cell in said if key == id or (key in TOGETHER and id in self.inputs)]


class Oracle:
    """A framework at one wave (not stated: the last)."""

    def __init__(self, doc: Mapping[str, Any], wave: str | None = None, nudge: Fraction = Fraction(0)) -> None:
        self.doc, self.nudge = doc, nudge
        self.waves: Sequence[str] = doc.get("framework", {}).get("waves", [])
        self.wave = wave if wave is not None or not self.waves else self.waves[-1]
        self.nodes: dict[str, Node] = {}
        self.lists: dict[str, dict[str, Fraction]] = {"themes": {}, "indicators": {}}
        for id, attribute in doc.get("attribute", {}).items():
            self.nodes[id] = Node(id, {**doc["answer"][attribute["answer"]], **attribute}, is_attribute=True)
        for kind in ("theme", "indicator", "step", "result"):
            for raw in doc.get(kind, []):
                self.place(raw, kind)
        for node in self.nodes.values():
            node.inputs = self.inputs_of(node)
        for id in {id for node in self.nodes.values() for id in node.named if id not in self.nodes}:
            now = self.nodes[id.partition("@")[0]]  # what looks back, at whom nobody looks back
            self.nodes[id] = replace(now, id=id, wave=id.partition("@")[2])
        self._letters: dict[str, tuple[Value, ...]] = {}
        self._results: dict[tuple[str, tuple[Value, ...]], Value] = {}
        self._edges: dict[str, list[Fraction]] = {}

    def score(
        self, answers: Mapping[str, object], attributes: Mapping[str, object] | None = None
    ) -> dict[str, Outcome]:
        situation = Situation(self, {**(attributes or {}), **answers})
        return {id: situation.outcome(id) for id, node in self.nodes.items() if not (node.is_attribute or node.wave)}

    # -------------------------------------------------------------------------------------------- 2 The file

    def place(self, raw: Mapping[str, Any], kind: str) -> dict[str, Fraction]:
        """Writes a node and all that stands under it into `nodes`; gives back what feeds the node above."""
        spec = self.said_or_inherited(raw, kind)
        is_heading = spec.get("rule") == "none"
        if not is_heading:
            self.nodes[raw["id"]] = Node(raw["id"], spec)
        children: dict[str, Fraction] = {}
        groups = [group for group in raw.get("group", []) if self.rolls_up(group)] if kind == "theme" else []
        for group in groups:
            members = [i for i in raw.get("indicator", []) if i.get("group") == group["id"]]
            children |= self.place({**group, "indicator": members}, "group")
        for indicator in raw.get("indicator", []):
            if indicator.get("group") not in [group["id"] for group in groups]:
                children |= self.place(indicator, "indicator")
        for subindicator in raw.get("subindicator", []):
            children |= self.place(subindicator, "subindicator")
        for also in raw.get("also", []):  # another result over the same inputs; the gate does not pass on
            spec_of_also = {**self.said_or_inherited(also, "also"), "uses": raw.get("uses", [])}
            self.nodes[also["id"]] = Node(also["id"], spec_of_also, inputs=children)
        if not is_heading:
            self.nodes[raw["id"]].inputs = children
        feeds = children if is_heading else {raw["id"]: as_fraction(raw.get("weight", 1))}
        if kind in ("theme", "indicator"):
            self.lists[kind + "s"] |= feeds
        return feeds

    def said_or_inherited(self, raw: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
        """The keys of the answer or roll-up that holds for a node; what the node restates holds there."""
        default = self.doc.get("default", {}).get(kind, {})
        begun = [wave for wave in raw.get("rollup_from", {}) if self.has_begun(wave)]
        has_inputs = any(raw.get(key) for key in ("indicator", "subindicator", "uses"))
        rollup = raw.get("rollup", default.get("rollup") if has_inputs or "answer" not in default else None)
        if begun:
            rollup = raw["rollup_from"][max(begun, key=self.order_of_wave)]
        if "rule" in raw and begun:  # what stands beside a rule belongs to that rule, not to the one that follows it
            return {**self.doc["rollup"][rollup], **{key: raw[key] for key in OF_THE_NODE if key in raw}}
        if "rule" in raw:
            return raw
        if "answer" in raw or rollup is None:
            return {**self.doc["answer"][raw.get("answer", default.get("answer"))], **raw}
        return {**self.doc["rollup"][rollup], **raw}

    def rolls_up(self, group: Mapping[str, Any]) -> bool:
        default = {} if "rule" in group else self.doc.get("default", {}).get("group", {})
        return bool({"rollup", "rollup_from"} & {*group, *default}) or group.get("rule", "none") != "none"

    def inputs_of(self, node: Node) -> dict[str, Fraction]:
        """Own children, then `uses`, with their weights (3.7). Weight 0 is no input (3.4.1)."""
        found, uses, weights = dict(node.inputs), node.spec.get("uses", []), node.spec.get("weights", {})
        found |= {node.spec[key]: Fraction(1) for key in ("divide", "by") if node.spec.get("rule") == "ratio"}
        for use in uses if isinstance(uses, list) else [uses]:
            if isinstance(use, dict):
                more = {id: Fraction(1) for id, other in self.nodes.items() if use["tag"] in tags(other)}
            else:
                more = self.lists.get(use, {use: Fraction(1)})
            found |= {id: weight for id, weight in more.items() if id not in found}
        if node.spec.get("rule") == "change":
            found |= {f"{id}@{node.spec.get('since', 'previous')}": weight for id, weight in found.items()}
        for id in found:  # by id before tag
            said = [weights[name] for name in (id, *tags(self.nodes[of_now(id)])) if name in weights]
            found[id] = as_fraction(said[0]) if said else found[id]
        return {id: weight for id, weight in found.items() if weight != 0}

    # ------------------------------------------------------------------------------------------- 3.1 Letters

    def letters(self, id: str) -> tuple[Value, ...]:
        """What an input can really say: values, *not applicable* if it may not apply, missing if it may be missing."""
        id = of_now(id)
        if id not in self._letters:
            node = self.nodes[id]
            alphabets = [self.letters_read(node, variable) for variable in node.reads]
            if prod(map(len, alphabets)) > TOO_MANY:
                raise ValueError(f"`{id}` has too many situations for the oracle")
            reached = [self.result(node, dict(zip(node.reads, said, strict=True))) for said in product(*alphabets)]
            self._letters[id] = as_letters([*reached, *self.filled_in(node, reached)])
            computes = node.spec.get("rule") in READ_NUMBERS and self.is_measured(id)
            if computes and not any(value.state == "known" for value in reached):
                raise NotFarEnough(id)
        return self._letters[id]

    def letters_read(self, reader: Node, id: str) -> tuple[Value, ...]:
        """Missing is one letter, unless a cell of the reader names a reason: then that reason is one of its own."""
        letters = self.told_apart(reader, id, self.own_letters(reader) if reader.id == id else self.letters(id))
        if MISSING not in letters or not self.nodes[id].is_leaf:
            return letters
        said = {word for cell in reader.cells_about(id) for word in words_of(cell)}
        options = [self.read(self.nodes[id], name) for name in self.nodes[id].missing_options if name in said]
        return (*letters, *options, *(grey(reason) for reason in LEAF_REASONS if f"missing:{reason}" in said))

    def own_letters(self, leaf: Node) -> tuple[Value, ...]:
        """Of a question: its options, its levels, its whole numbers, or a number from each cell between the edges."""
        options = [option["id"] for option in leaf.spec.get("options", [])]
        match leaf.spec["kind"]:
            case "several":
                alone = [option["id"] for option in leaf.spec["options"] if option.get("alone")]
                rest = [option for option in options if option not in alone]
                chosen = [list(some) for n in range(1, len(rest) + 1) for some in combinations(rest, n)]
                answers: list[object] = [*chosen, *([option] for option in alone)]
            case "level":
                answers = [*options, *(level["id"] for level in self.levels(leaf.spec["scale"]))]
            case "number":
                answers = [*options, *(whole_numbers(leaf.spec) or self.one_of_each_cell(leaf))]
            case _:
                answers = [*options]
        return as_letters([*(self.read(leaf, answer) for answer in answers), MISSING])

    def one_of_each_cell(self, leaf: Node) -> list[Fraction]:
        """A measured number on each edge of all that read it, and one on either side, as far as the question allows."""
        bounds = [as_fraction(leaf.spec[bound]) for bound in BOUNDS if bound in leaf.spec]
        line = unique(
            sorted([*self.back(leaf, self.edges(leaf.id)), *bounds, *self.marks_of_readers(leaf), Fraction(0)])
        )
        between = [(low + high) / 2 for low, high in pairwise(line)]
        ends = [line[0] - FAR, line[0] - 1, line[-1] + 1, line[-1] + FAR]
        return [number for number in (*line, *between, *ends) if within(number, leaf.spec)]

    # ------------------------------------------------------------------------------------ Letters of what is measured

    def is_measured(self, id: str) -> bool:
        """Whether a node says numbers that are too many to try."""
        spec = self.nodes[id].spec
        if "rule" not in spec:
            return spec["kind"] == "number" and not whole_numbers(spec)
        if spec["rule"] == "geometric_mean":
            return True
        read = self.nodes[id].inputs if spec["rule"] in READ_NUMBERS else self.handed_on(self.nodes[id])
        return any(self.is_measured(i) for i in read if spec.get("of") != "level" or not self.has_level(i))

    def has_level(self, id: str) -> bool:
        node = self.nodes[id]
        return "bands" in node.spec or (not renumbers(node) and any(self.has_level(i) for i in self.handed_on(node)))

    def handed_on(self, node: Node) -> list[str]:
        return [*node.inputs] if node.spec.get("rule") in ("same_as", "first_known") else node.same_as

    def edges(self, id: str) -> list[Fraction]:
        """Every number with which that of a node is compared: by its bands, by who reads it, by who reads it after."""
        if id not in self._edges:
            names = [name for name in self.nodes if of_now(name) == of_now(id)]
            cells = [cell for reader in self.nodes.values() for name in names for cell in reader.cells_about(name)]
            cells += self.named("bands", self.nodes[id].spec["bands"])["rows"] if "bands" in self.nodes[id].spec else []
            found = [edge for cell in cells for edge in numbers_of(cell)]
            for reader in self.nodes.values():
                found += self.back(reader, self.edges(reader.id)) if {*names} & {*self.handed_on(reader)} else []
            self._edges[id] = unique(found)
        return self._edges[id]

    def back(self, node: Node, edges: Iterable[Fraction]) -> list[Fraction]:
        """Which numbers are on an edge, or turn or stop, on their way out of a node: before its limits and rescale."""
        found = list(edges)
        if "round" in node.spec:
            unit = Fraction(1, 10) ** as_rounding(node.spec["round"])["decimals"]
            found = [(floor(edge / unit) + Fraction(step, 2)) * unit for edge in found for step in range(-2, 4)]
        if "rescale" in node.spec:
            points = points_of(self.named("rescale", node.spec["rescale"]), node.spec.get("marks", {}))
            pieces = [(a, b) for a, b in pairwise(points) if a[0] != b[0] and a[1] != b[1]]
            met = [x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in pieces for y in found]
            found = [*met, *(x for x, _ in points)]
        bounds = [limit[word] for limit in node.spec.get("limits", []) for word in BOUNDS if word in limit]
        return [*found, *map(as_fraction, bounds)]

    def marks_of_readers(self, leaf: Node) -> list[Fraction]:
        """Where the line turns for those who read each answer through a rescale of their own."""
        named = [node.spec.get("of") for node in self.nodes.values() if leaf.id in node.inputs]
        rules = [self.doc["rescale"][name] for name in named if name not in (None, "number", "level")]
        return [x for rule in rules for x, _ in points_of(rule, leaf.spec.get("marks", {}))]

    def told_apart(self, reader: Node, id: str, letters: Sequence[Value]) -> tuple[Value, ...]:
        """The letters of a measured input without those that make no difference to who reads it."""
        hands_on = reader.id == id or id in self.handed_on(reader)
        if hands_on or reader.spec.get("of", "number") not in ("number", "level") or not self.is_measured(id):
            return tuple(letters)
        classes: dict[Any, list[Value]] = {}
        for letter in letters:
            fits = tuple(self.matches(cell, letter) for cell in reader.cells_about(id))
            classes.setdefault((letter.state, letter.option, letter.level, fits, letter.number == 0), []).append(letter)
        if reader.spec.get("rule") not in READ_NUMBERS or id not in reader.inputs:
            return tuple(members[0] for members in classes.values())
        ordered = [sorted(members, key=lambda one: one.number or 0) for members in classes.values()]
        return tuple(unique(members[at] for members in ordered for at in (0, len(members) // 2, -1)))

    def filled_in(self, node: Node, reached: Iterable[Value]) -> list[Value]:
        """What a measure can say between the lowest and the highest that came out, where it makes a difference."""
        numbers = [value.number for value in reached if value.state == "known" and value.number is not None]
        on_level = any("at_best" in limit or "at_worst" in limit for limit in node.spec.get("limits", []))
        computes = node.spec.get("rule") in READ_NUMBERS and self.is_measured(node.id)
        if not computes or on_level or not numbers:
            return []
        low, high = min(numbers), max(numbers)
        line = sorted([low, *(edge for edge in {*self.edges(node.id), Fraction(0)} if low < edge < high), high])
        between = [(one + two) / 2 for one, two in pairwise(line)]
        if "round" in node.spec:
            line, between = [n for n in line if rounded(n, node.spec["round"]) == n], []
        return [self.banded(node, Value(number=number)) for number in (*line, *between)]

    def read(self, leaf: Node, answer: object) -> Value:
        """The letter of an answer as it was given."""
        options = {option["id"]: option for option in leaf.spec.get("options", [])}
        match answer:
            case None:
                return grey("not_supplied")
            case ("missing", str(reason)):
                return grey(reason)
            case str(name) if name in options:
                return self.read_option(leaf, options[name])
            case str(level):
                return Value(level=level, scale=leaf.spec["scale"])
            case list(chosen):
                return self.read_several(leaf, [options[name] for name in chosen])
            case _:
                return self.read_number(leaf, as_fraction(answer))

    def read_option(self, leaf: Node, option: Mapping[str, Any]) -> Value:
        if "missing" in option:
            return Value("missing", option=option["id"], reasons=(option["id"], option["missing"]))
        if option.get("not_applicable"):
            return NOT_APPLICABLE
        level, points = option.get("level"), option.get("points")
        number = None if points is None else as_fraction(points)
        return Value(option=option["id"], level=level, scale=level and self.scale_with(level, leaf), number=number)

    def read_several(self, leaf: Node, chosen: Sequence[Mapping[str, Any]]) -> Value:
        """How many are chosen, or the sum of their points. "None of these" counts 0; to choose nothing is no answer."""
        for option in chosen:
            if option.get("not_applicable") or "missing" in option:
                return self.read_option(leaf, option)
        points = [as_fraction(option.get("points", 0 if option.get("alone") else 1)) for option in chosen]
        return self.read_number(leaf, sum(points, Fraction(0))) if chosen else grey("not_supplied")

    def read_number(self, leaf: Node, raw: Fraction) -> Value:
        if leaf.spec["kind"] == "number" and not within(raw, leaf.spec):
            return grey("unreadable")
        number: Fraction | None = raw
        if "rescale" in leaf.spec:
            number = self.rescaled(raw, self.named("rescale", leaf.spec["rescale"]), leaf.spec.get("marks", {}))
        return grey("cannot_compute") if number is None else self.banded(leaf, Value(number=number, raw=raw))

    # -------------------------------------------------------------------------------------------- 3.3 The gate

    def result(self, node: Node, values: Values) -> Value:
        """What a node says when the nodes that it reads say this."""
        key = (node.id, tuple(values[i] for i in node.reads))
        if key not in self._results:
            self._results[key] = self.behind_the_gate(node, values) if node.gate else self.itself(node, values)
        return self._results[key]

    def itself(self, node: Node, values: Values) -> Value:
        return values[node.id] if node.is_leaf else self.rolled_up(node, values)

    def behind_the_gate(self, node: Node, values: Values) -> Value:
        verdicts = set()
        gaps = self.open_at_the_gate(node, values)
        only_grey = [gap for gap in gaps if all(letter.state == "missing" for letter in self.letters(gap))]
        ways_to_fit = product((FITS, FITS_NOT), repeat=len(only_grey))
        either_way = [dict(zip(only_grey, ways, strict=True)) for ways in ways_to_fit]
        rest = [gap for gap in gaps if gap not in only_grey]
        for completed in (done | ways for done in self.completions(node, rest, values) for ways in either_way):
            applying = [i for i in node.inputs if completed[i].state != "not_applicable"] if not node.is_leaf else []
            verdicts.add(self.holds(node.gate, node, completed, applying))
        if verdicts == {True}:
            return self.itself(node, values)
        return NOT_APPLICABLE if verdicts == {False} else grey("applicability_unknown")

    def open_at_the_gate(self, node: Node, values: Values) -> list[str]:
        taken = self.take_missing(node, node.gate)
        return [i for i in node.asked_at_the_gate if values[i].state == "missing" and i not in taken]

    def completions(self, node: Node, gaps: Sequence[str], values: Values) -> Iterator[dict[str, Value]]:
        """Every way in which what is missing can turn out for a node, *not applicable* included."""
        letters = [[v for v in self.letters_read(node, gap) if v.state != "missing"] for gap in gaps]
        for turned_out in product(*letters):
            yield {**values, **dict(zip(gaps, turned_out, strict=True))}

    # --------------------------------------------------------------------- 3.4 Not applicable, then missing

    def rolled_up(self, node: Node, values: Values) -> Value:
        said = node.spec.get
        read = self.as_read(node, values)
        # 2: of the inputs that do not apply
        outside = [i for i in node.asked if read[i].state == "not_applicable"]
        match said("not_applicable", "leave_out"):
            case "grey" if outside:
                return grey("input_not_applicable")
            case {"counts_as": x}:
                read.update((i, self.counted_as(node, x)) for i in outside)
        # 3: nothing left. (In a table an input that a row names is never left out.)
        left = [i for i in node.asked if read[i].state != "not_applicable" or i in node.columns]
        if not left:
            return NOT_APPLICABLE
        # 4: missing, over the inputs that apply. What takes missing as one more answer is no gap.
        taken = self.take_missing(node, [node.whens, node.wheres])
        gaps = [i for i in left if read[i].state == "missing" and i not in taken and said("rule") != "coverage"]
        # 5: inputs of conditions only
        taken = self.take_missing(node, node.guards)
        others = [i for i in named_in(node.guards) if i not in node.asked]
        open_guards = [i for i in others if read[i].state == "missing" and i not in taken]
        match "leave_out" if said("rule") == "first_known" else said("missing", "grey"):
            case "grey" if gaps:
                return grey("missing_inputs")
            case "leave_out" | "prorate" if gaps and not self.enough_is_known(node, left, gaps):
                return grey("too_little_known")
            case "grey_unless_decided" if gaps or open_guards:
                return self.if_decided(node, [*gaps, *open_guards], values)
            case {"counts_as": x}:
                read.update((i, self.counted_as(node, x)) for i in gaps)
                gaps = []
        if open_guards:
            return grey("missing_inputs")
        return self.after_the_rule(node, self.by_the_rule(node, read, left, gaps), read, left, gaps)

    def if_decided(self, node: Node, gaps: Sequence[str], values: Values) -> Value:
        """The missing inputs take every combination of their letters; one without any stays missing.

        With bands the levels decide.
        """
        for_good = [i for i in gaps if all(each.state == "missing" for each in self.letters_read(node, i))]
        open_ = [i for i in gaps if i not in for_good]
        if not open_:
            return grey("undecided")
        outcomes = [self.rolled_up(node, completed) for completed in self.completions(node, open_, values)]
        decided = set(outcomes)
        if len(decided) > 1 and "bands" in node.spec:
            decided = {
                replace(outcome, number=None, number_is_grey=True) if outcome.level else outcome for outcome in outcomes
            }
        if len(decided) != 1:
            return grey("undecided")
        return replace(decided.pop(), through=frozenset[str]().union(*(outcome.through for outcome in outcomes)))

    def enough_is_known(self, node: Node, left: Sequence[str], gaps: Sequence[str]) -> bool:
        said = node.spec.get
        known = [i for i in left if i not in gaps]
        enough = [
            len(known) >= max(1, min(said("known_at_least", 1), len(left))),
            Fraction(len(known), len(left)) >= as_fraction(said("known_share_at_least", 0)),
            len(gaps) <= said("missing_at_most", len(gaps)),
        ]
        if "known_weight_at_least" in node.spec:
            weighs = sum(node.inputs[i] for i in known) / sum(node.inputs[i] for i in left)
            enough.append(weighs >= as_fraction(said("known_weight_at_least")))
        return all(enough)

    def counted_as(self, node: Node, x: object) -> Value:
        if is_number(x):
            return Value(number=as_fraction(x), replaced=True)
        options = [option for i in node.inputs for option in self.nodes[i].spec.get("options", []) if option["id"] == x]
        if options and not any(x == level["id"] for scale in self.doc.get("scale", {}) for level in self.levels(scale)):
            points = options[0].get("points")
            return Value(option=str(x), number=None if points is None else as_fraction(points), replaced=True)
        return Value(level=str(x), scale=self.scale_with(str(x), node), replaced=True)

    def take_missing(self, node: Node, conditions: Any) -> set[str]:
        """3.5: where a cell says `missing`, `known`, a reason or a missing option, missing is one more answer."""
        taken: set[str] = set()
        for key, cell in atoms(conditions):
            about = list(node.inputs) if key in TOGETHER else [key]
            if any(word in self.gap_words or word.startswith("missing:") for word in words_of(cell)):
                taken.update(about)
        return taken

    @cached_property
    def gap_words(self) -> set[str]:
        return {"any", "known", "missing", *(option for one in self.nodes.values() for option in one.missing_options)}

    # --------------------------------------------------------------------------------------------- 2 Rules

    def by_the_rule(self, node: Node, read: Values, left: Sequence[str], gaps: Sequence[str]) -> Value:
        """The rule on what is left of the inputs; the gaps among them are left out."""
        known = [i for i in left if i not in gaps]
        match rule := node.spec["rule"]:
            case "table":
                return self.by_the_table(node, read, left, gaps)
            case "same_as" | "first_known":
                return without_its_level(node, as_computed(self.mapped(node, known[0], read[known[0]])))
            case "worst_of" | "best_of" | "median_of":
                levels = sorted((self.mapped(node, i, read[i]) for i in known), key=self.rank)
                middle = levels[{"worst_of": 0, "best_of": -1, "median_of": (len(levels) - 1) // 2}[rule]]
                return Value(level=middle.level, scale=middle.scale)
            case "majority" | "unanimous" | "at_least":
                return self.by_counting(node, [self.mapped(node, i, read[i]) for i in known])
            case "count" | "share":
                hits = sum(self.matches(node.spec["where"], read[i]) for i in known)
                return Value(number=Fraction(hits, len(known) if rule == "share" else 1))
            case "coverage":
                return Value(number=self.coverage(node, left, [i for i in left if read[i].state == "known"]))
            case _:
                return self.by_arithmetic(node, read, left, known)

    def by_counting(self, node: Node, values: Sequence[Value]) -> Value:
        ((level, scale), times), *others = Counter((v.level, v.scale) for v in values).most_common(2)
        share = Fraction(times, len(values))
        alone = all(times > often for _, often in others)  # two that are as frequent are no majority
        majority = node.spec["rule"] == "majority" and alone and share > as_fraction(node.spec.get("above", "1/2"))
        if majority or (node.spec["rule"] == "unanimous" and share == 1):
            return Value(level=level, scale=scale)
        for tier in node.spec.get("tiers", []):
            hits = sum(self.matches(tier["where"], v) for v in values)
            if "count" in tier and hits >= tier["count"]:
                return self.said(node, tier["then"], {})
            if "share" in tier and Fraction(hits, len(values)) >= as_fraction(tier["share"]):
                return self.said(node, tier["then"], {})
        return self.said(node, node.spec["otherwise"], {})

    def coverage(self, node: Node, left: Sequence[str], known: Sequence[str]) -> Fraction:
        match node.spec["as"]:
            case "count":
                return Fraction(len(known))
            case "share":
                return Fraction(len(known), len(left))
            case _:
                return sum((node.inputs[i] for i in known), Fraction(0)) / sum(node.inputs[i] for i in left)

    def by_arithmetic(self, node: Node, read: Values, left: Sequence[str], known: Sequence[str]) -> Value:
        numbers = {i: self.number_of(node, i, read[i]) or Fraction(0) for i in known}
        total = sum((node.inputs[i] * numbers[i] for i in known), Fraction(0))
        match node.spec["rule"]:
            case "lowest":
                return Value(number=min(numbers.values()))
            case "highest":
                return Value(number=max(numbers.values()))
            case "mean_of_lowest":
                lowest = sorted(numbers.values())[: node.spec["take"]]
                return Value(number=sum(lowest, Fraction(0)) / len(lowest))
            case "product":
                return Value(number=prod(numbers.values(), start=Fraction(1)))
            case "ratio" | "change":  # where one of the two does not apply, it does not
                of_two = self.by_division if "divide" in node.spec else self.since_then
                return of_two(node, numbers) if len(numbers) == len(node.inputs) else NOT_APPLICABLE
            case "geometric_mean":
                return self.by_logarithms(node, numbers)
            case "harmonic_mean":
                return by_reciprocals([(node.inputs[i], numbers[i]) for i in known])
            case "mean":
                weighs = sum(node.inputs[i] for i in known)
                return Value(number=total / weighs) if weighs else grey("cannot_compute")
        if len(known) == len(left):  # a sum without gaps
            return Value(number=total)
        attainable = {i: node.inputs[i] * self.highest_of(node, i) for i in left}  # prorate
        of_known = sum(attainable[i] for i in known)
        return Value(number=total * sum(attainable.values()) / of_known) if of_known else grey("too_little_known")

    def by_logarithms(self, node: Node, numbers: Mapping[str, Fraction]) -> Value:
        logs = {i: natural_log(number) for i, number in numbers.items()}
        if any(each is None for each in logs.values()):
            return grey("cannot_compute")
        weighs = sum(node.inputs[i] for i in numbers)
        mean = sum(float(node.inputs[i]) * (each or 0) for i, each in logs.items()) / float(weighs)
        in_floats = sorted(map(float, numbers.values()))
        found = min(max(exp(mean), in_floats[0]), in_floats[-1])  # a mean lies between its inputs
        return Value(number=self.nudged(Fraction(repr(found))))

    def by_division(self, node: Node, numbers: Mapping[str, Fraction]) -> Value:
        """By nought there is none."""
        divided, by = numbers[node.spec["divide"]], numbers[node.spec["by"]]
        return Value(number=divided * as_fraction(node.spec.get("per", 1)) / by) if by else grey("cannot_compute")

    def since_then(self, node: Node, numbers: Mapping[str, Fraction]) -> Value:
        """What it is now less what it was then, or that as a percentage of then."""
        now, then = numbers.values()
        if node.spec.get("as") != "percent":
            return Value(number=now - then)
        return Value(number=(now - then) * 100 / then) if then else grey("cannot_compute")

    def highest_of(self, node: Node, i: str) -> Fraction:
        numbers = [self.number_of(node, i, letter) for letter in self.letters(i) if letter.state == "known"]
        return max((number for number in numbers if number is not None), default=Fraction(0))

    # -------------------------------------------------------------------------------------------- 3.5 Tables

    def by_the_table(self, node: Node, read: Values, left: Sequence[str], gaps: Sequence[str]) -> Value:
        """The first row that holds. No row matches what is missing without naming it, and `otherwise` never does."""
        missing = {i for i in left if read[i].state == "missing" and i not in gaps}
        rows = [row for row in node.spec["rows"] if missing <= self.names_missing(node, row.get("when", []))]
        holding = [row for row in rows if self.holds(row.get("when", []), node, read, left, gaps)]
        assert len(holding) <= 1 or node.spec.get("hit") != "unique", f"two rows of `{node.id}` hold together"
        if not holding and (missing or "otherwise" not in node.spec):
            return grey("no_row")
        return self.said(node, holding[0]["then"] if holding else node.spec["otherwise"], read)

    def names_missing(self, node: Node, when: Any) -> set[str]:
        """The inputs that a row names; all of them, when it counts what is missing among them."""
        counted = any(key in TOGETHER and self.take_missing(node, {key: cell}) for key, cell in atoms(when))
        return {*named_in(when), *(node.inputs if counted else ())}

    def said(self, node: Node, then: object, read: Values) -> Value:
        match then:
            case "grey":
                return grey("says_so")
            case "not_applicable":
                return NOT_APPLICABLE
            case {"same_as": str(other)}:
                if read[other].state == "missing" or (renumbers(node) and read[other].number_is_grey):
                    return grey("missing_inputs", other)
                return without_its_level(node, as_computed(read[other]))
            case _:
                return as_computed(self.counted_as(node, then))

    # ---------------------------------------------------------------------------------------- 2 Conditions

    def holds(self, condition: Any, node: Node, values: Values, left: Sequence[str], gaps: Sequence[str] = ()) -> bool:
        """Whether a condition of the node holds; `left` are its inputs after 3.4, of which `gaps` are left out."""
        if isinstance(condition, list):
            return all(self.holds(part, node, values, left, gaps) for part in condition)
        parts = ((key, cell) for key, cell in condition.items() if key not in BOUNDS)
        return all(self.part_holds(key, cell, condition, node, values, left, gaps) for key, cell in parts)

    def part_holds(
        self, key: str, cell: Any, condition: Any, node: Node, values: Values, left: Sequence[str], gaps: Sequence[str]
    ) -> bool:
        if key == "any_of":
            return any(self.holds(part, node, values, left, gaps) for part in cell)
        if key == "wave":
            return self.is_wave(cell)
        if key in TOGETHER:
            dropped = set(gaps) if gaps and not self.take_missing(node, {key: cell}) else set()
            looked_at = [values[i] for i in left if i in node.inputs and i not in dropped]
            return self.holds_together(key, cell, condition, looked_at)
        return self.matches(cell, values[key])

    def holds_together(self, key: str, cell: Any, bounds: Mapping[str, Any], values: Sequence[Value]) -> bool:
        hits = [self.matches(cell, value) for value in values]
        match key:
            case "all":
                return all(hits)
            case "any":
                return any(hits)
            case "none":
                return not any(hits)
            case "count":
                return within(Fraction(sum(hits)), bounds)
            case _:
                return bool(hits) and within(Fraction(sum(hits), len(hits)), bounds)

    def matches(self, cell: Any, value: Value) -> bool:
        if value in (FITS, FITS_NOT):
            return value is FITS
        if isinstance(cell, list):
            return any(self.matches(one, value) for one in cell)
        if cell == "any":
            return True
        if cell in ("known", "missing", "not_applicable"):
            return bool(cell == value.state)
        if isinstance(cell, str) and cell.startswith("missing:"):
            return value.state == "missing" and cell.removeprefix("missing:") in value.reasons
        if isinstance(cell, dict):
            return value.state == "known" and self.lies_within(cell, value)
        if is_number(cell):
            return value.state == "known" and value.number == as_fraction(cell)
        return cell in (value.option, value.level)

    def lies_within(self, cell: Mapping[str, Any], value: Value) -> bool:
        if "at_worst" in cell or "at_best" in cell:
            if value.level is None:
                return False
            this = self.rank(value)
            worst = self.rank(replace(value, level=cell["at_worst"])) if "at_worst" in cell else this
            best = self.rank(replace(value, level=cell["at_best"])) if "at_best" in cell else this
            return worst <= this <= best
        return value.number is not None and within(value.number, cell)

    # ----------------------------------------------------------------------------------- 3.2 The life of a value

    def after_the_rule(self, node: Node, value: Value, read: Values, left: Sequence[str], gaps: Sequence[str]) -> Value:
        """Numeric limits, rescale, round, bands, level limits."""
        if value.state != "known":
            return value
        limits = self.limits_in_force(node, read, left, gaps)
        number = value.number
        if number is not None:
            for limit in limits:
                number = max(number, as_fraction(limit.get("at_least", number)))
                number = min(number, as_fraction(limit.get("at_most", number)))
            if "rescale" in node.spec:
                number = self.rescaled(number, self.named("rescale", node.spec["rescale"]), node.spec.get("marks", {}))
            if number is None:
                return grey("cannot_compute")
            number = rounded(number, node.spec["round"]) if "round" in node.spec else number
        value = self.banded(node, replace(value, number=number))
        for limit in limits:
            if "at_best" in limit:
                value = min(value, replace(value, level=limit["at_best"]), key=self.rank)
            if "at_worst" in limit:
                value = max(value, replace(value, level=limit["at_worst"]), key=self.rank)
        return value

    def limits_in_force(self, node: Node, read: Values, left: Sequence[str], gaps: Sequence[str]) -> list[Any]:
        found = []
        for limit in node.spec.get("limits", []):
            stopped = "unless" in limit and self.holds(limit["unless"], node, read, left, gaps)
            if not stopped and self.holds(limit.get("when", []), node, read, left, gaps):
                found.append(limit)
        return found

    def banded(self, node: Node, value: Value) -> Value:
        if "bands" not in node.spec or value.number is None:
            return value
        bands = self.named("bands", node.spec["bands"])
        row = next(row for row in bands["rows"] if within(value.number, row))
        if "points" in row:  # they take the place of the number
            return replace(value, number=as_fraction(row["points"]))
        return replace(value, level=row["level"], scale=bands["scale"])

    # --------------------------------------------------------------------------------------- 3.7 Numbers in rules

    def as_read(self, node: Node, values: Values) -> dict[str, Value]:
        """To a rule that reads numbers, an input whose level is known and whose number is still grey is missing."""
        read = dict(values)
        for i in node.inputs if node.spec["rule"] in READ_NUMBERS else ():
            if read[i].state == "known" and self.number_of(node, i, read[i]) is None:
                read[i] = grey("undecided")
        for i in node.inputs if node.spec["rule"] in ("same_as", "first_known") and renumbers(node) else ():
            if read[i].number_is_grey:
                read[i] = grey("undecided")
        return read

    def number_of(self, node: Node, i: str, value: Value) -> Fraction | None:
        of = node.spec.get("of", "number")
        if value.replaced and value.number is not None:
            return value.number
        of_the_rule = self.points_of_the_rule(node, i, value)
        if of_the_rule is not None:
            return of_the_rule
        if value.number_is_grey and of != "level":
            return None
        if value.number is None or (of == "level" and value.level is not None):
            return self.points_of_the_scale(value)
        if of in ("number", "level"):
            return value.number
        if value.option is not None:
            return value.number
        answer = value.number if value.raw is None else value.raw
        return self.rescaled(answer, self.named("rescale", str(of)), self.nodes[i].spec.get("marks", {}))

    def rescaled(self, number: Fraction, rule: Mapping[str, Any], marks: Mapping[str, Any]) -> Fraction | None:
        found = rescaled(number, rule, marks)
        return self.nudged(found) if rule.get("log") else found

    def nudged(self, number: Fraction | None) -> Fraction | None:
        return None if number is None else number * (1 + self.nudge)

    def points_of_the_rule(self, node: Node, i: str, value: Value) -> Fraction | None:
        of_the_rule = for_input(node.spec.get("points", {}), i)
        names = (value.option, value.level, "otherwise")
        said = [of_the_rule[name] for name in names if name is not None and name in of_the_rule]
        return as_fraction(said[0]) if said else None

    def points_of_the_scale(self, value: Value) -> Fraction | None:
        levels = self.levels(value.scale) if value.scale else []
        of_the_scale = [level["points"] for level in levels if level["id"] == value.level and "points" in level]
        return as_fraction(of_the_scale[0]) if of_the_scale else None

    def mapped(self, node: Node, i: str, value: Value) -> Value:
        """`map` says how inputs of different scales meet, by option before level; what it does not name stays."""
        table = for_input(node.spec.get("map", {}), i)
        name = next((name for name in (value.option, value.level) if name in table), None)
        if name is None or value.replaced:
            return value
        return replace(value, level=table[name], scale=self.scale_with(table[name], node))

    # ---------------------------------------------------------------------------- Names, scales and 3.8 waves

    def named(self, kind: str, said: Any) -> Mapping[str, Any]:
        found: Mapping[str, Any] = said if isinstance(said, dict) else self.doc[kind][said]
        return found

    def levels(self, scale: str) -> Sequence[Mapping[str, Any]]:
        said = self.doc["scale"][scale]
        found: Sequence[Mapping[str, Any]] = said["worst_to_best"] if "worst_to_best" in said else said["classes"]
        return found

    def scale_with(self, level: str, node: Node) -> str:
        """The scale that the node says, where it has this level; else the one that has it."""
        scales: list[str] = [*([node.spec["scale"]] if "scale" in node.spec else []), *self.doc["scale"]]
        return next(scale for scale in scales if level in [one["id"] for one in self.levels(scale)])

    def rank(self, value: Value) -> int:
        """0 is the worst level of the scale; one with `classes` has no worst."""
        ordered: Sequence[Mapping[str, Any]] = self.doc["scale"][str(value.scale)]["worst_to_best"]
        return [level["id"] for level in ordered].index(value.level)

    def order_of_wave(self, wave: str) -> tuple[int, str]:
        return (self.waves.index(wave) if self.waves else 0, wave)

    def has_begun(self, wave: str) -> bool:
        return self.wave is not None and self.order_of_wave(wave) <= self.order_of_wave(self.wave)

    def is_wave(self, cell: Any) -> bool:
        if not isinstance(cell, dict):
            return self.wave in (cell if isinstance(cell, list) else [cell])
        is_over = "before" in cell and self.has_begun(cell["before"])
        return not is_over and ("from" not in cell or self.has_begun(cell["from"]))


class Situation:
    """One case: what every node says, and which answers made it grey (3.6)."""

    def __init__(self, oracle: Oracle, answers: Mapping[str, object]) -> None:
        self.oracle, self.answers = oracle, answers
        self.values: dict[str, Value] = {}
        self.thens: dict[str, Situation] = {}

    def outcome(self, id: str) -> Outcome:
        value = self.value(id)
        if value.state == "not_applicable":
            return Outcome("not_applicable")
        if value.state == "missing":
            blame = frozenset(question for question, _ in self.because(id))
            return Outcome("grey", reason=value.reasons[0], leads_with=first(self.leads_with(id)), blame=blame)
        level = value.level or (value.option if value.number is None else None)
        return Outcome("level" if level else "number", level, value.number)

    def value(self, id: str) -> Value:
        if "@" in id:  # 3.8: by the rules of now, on the answers of then
            return self.then(id).value(of_now(id))
        if id not in self.values:
            self.values[id] = self.oracle.result(self.oracle.nodes[id], self.seen_by(id))
        return self.values[id]

    def seen_by(self, id: str) -> Values:
        node = self.oracle.nodes[id]
        return {i: self.oracle.read(node, self.answers.get(i)) if i == id else self.value(i) for i in node.reads}

    def then(self, id: str) -> "Situation":
        """The case in the wave of which `x@wave` speaks: what was answered then, with the attributes of now."""
        wave = id.partition("@")[2]
        if wave not in self.thens:
            nodes, at = self.oracle.nodes, f"@{wave}"
            facts = {i: answer for i, answer in self.answers.items() if i in nodes and nodes[i].is_attribute}
            said = {of_now(i): answer for i, answer in self.answers.items() if i.endswith(at)}
            self.thens[wave] = Situation(self.oracle, {**facts, **said})
        return self.thens[wave]

    def because(self, id: str) -> list[tuple[str, tuple[str, ...]]]:
        """The answers that made a node grey, all the way down: each question with its reason (and the kind of that)."""
        if "@" in id:
            at = id.partition("@")[2]
            return [(f"{question}@{at}", reasons) for question, reasons in self.then(id).because(of_now(id))]
        oracle, node, seen = self.oracle, self.oracle.nodes[id], self.seen_by(id)
        if self.values[id].reasons[:1] == ("applicability_unknown",):
            missing = oracle.open_at_the_gate(node, seen)
        elif node.is_leaf:  # what was answered and cannot be rescaled is no gap
            return [(id, seen[id].reasons)] if seen[id].reasons != ("cannot_compute",) else []
        else:
            reason = first(self.values[id].reasons) or "undecided"  # a level that is known beside a number that is not
            missing = self.guilty(node, oracle.as_read(node, seen), reason)
            missing = missing or sorted(self.values[id].through)
        return unique(answer for i in unique(missing) for answer in self.because(i))

    def guilty(self, node: Node, read: Values, reason: str) -> list[str]:
        """The missing inputs that its policy did not excuse; of a row's grey, those that were taken for answers."""
        oracle, policy = self.oracle, node.spec.get("missing", "grey")
        if node.spec["rule"] in ("first_known", "coverage"):  # a gap is nothing that they need
            policy = "leave_out"
        takes = oracle.take_missing(node, [node.whens, node.wheres])
        gaps = [i for i in node.asked if read[i].state == "missing" and i not in takes]
        taken = oracle.take_missing(node, node.guards)
        of_limits = [i for i in named_in(node.guards) if i not in node.asked and i not in taken]
        of_limits = [i for i in of_limits if read[i].state == "missing"]
        match reason:
            case "missing_inputs" if policy == "grey":
                return [*gaps, *of_limits]
            case "missing_inputs":
                return [] if policy == "grey_unless_decided" else of_limits
            case "undecided":
                return [*gaps, *of_limits]
            case "too_little_known":
                return gaps
            case "no_row" | "says_so":
                return [i for i in node.asked if read[i].state == "missing" and i in takes]
        return []

    def leads_with(self, id: str) -> tuple[str, ...]:
        """The most telling reason (and the kind of it); equal ones: the input written first."""
        told = [reasons for _, reasons in self.because(id) if reasons[-1] in LEAF_REASONS]
        return min(told, key=lambda reasons: LEAF_REASONS.index(reasons[-1]), default=())


# ------------------------------------------------------------------------------------------ Reading conditions


def atoms(condition: Any) -> Iterator[tuple[str, Any]]:
    """All that a condition says about nodes, one by one: which, and the cell."""
    for part in condition if isinstance(condition, list) else [condition]:
        if isinstance(part, list):
            yield from atoms(part)
            continue
        for key, cell in part.items():
            if key == "any_of":
                yield from atoms(cell)
            elif key != "wave" and key not in BOUNDS:
                yield key, cell


def named_in(condition: Any) -> list[str]:
    return unique(key for key, _ in atoms(condition) if key not in TOGETHER)


def looks_at_all(condition: Any) -> bool:
    return any(key in TOGETHER for key, _ in atoms(condition))


def words_of(cell: Any) -> list[str]:
    return [one for one in (cell if isinstance(cell, list) else [cell]) if isinstance(one, str)]


def numbers_of(cell: Any) -> list[Fraction]:
    """The edges in a cell, or in a row of bands."""
    if isinstance(cell, list):
        return [number for one in cell for number in numbers_of(one)]
    if isinstance(cell, dict):
        return [as_fraction(cell[bound]) for bound in BOUNDS if bound in cell]
    return [as_fraction(cell)] if is_number(cell) else []


# ------------------------------------------------------------------------------------------------- Numbers


def is_number(said: object) -> bool:
    return isinstance(said, int | Decimal | Fraction) or bool(re.fullmatch(r"-?\d+/\d+", str(said)))


def as_fraction(said: Any) -> Fraction:
    return Fraction(said)


def within(number: Fraction, bounds: Mapping[str, Any]) -> bool:
    return (
        ("at_least" not in bounds or number >= as_fraction(bounds["at_least"]))
        and ("above" not in bounds or number > as_fraction(bounds["above"]))
        and ("at_most" not in bounds or number <= as_fraction(bounds["at_most"]))
        and ("below" not in bounds or number < as_fraction(bounds["below"]))
    )


def whole_numbers(spec: Mapping[str, Any]) -> list[Fraction]:
    """All answers to a question for a whole number between bounds; of another question, none."""
    low, high = spec.get("at_least", spec.get("above")), spec.get("at_most", spec.get("below"))
    if not spec.get("whole") or low is None or high is None:
        return []
    numbers = map(Fraction, range(ceil(as_fraction(low)), floor(as_fraction(high)) + 1))
    return [number for number in numbers if within(number, spec)]


def marked(mark: Any, marks: Mapping[str, Any]) -> Fraction:
    return as_fraction(marks.get(mark, mark))


def points_of(rule: Mapping[str, Any], marks: Mapping[str, Any]) -> list[tuple[Fraction, Fraction]]:
    """Where the line of a rescale turns, as written."""
    return [(marked(x, marks), as_fraction(y)) for x, y in zip(rule["from"], rule["to"], strict=True)]


def rescaled(number: Fraction, rule: Mapping[str, Any], marks: Mapping[str, Any]) -> Fraction | None:
    """The number on the straight pieces that go from `from` to `to`; None where it lies outside and that is grey.

    Where two marks are the same there is a step: on it the one written last holds.
    """
    written = points_of(rule, marks)
    on_it = [y for x, y in written if x == number]
    if on_it:
        return on_it[-1]
    points = sorted(written, key=lambda point: point[0])
    if written[0][0] > written[-1][0]:
        points = written[::-1]
    (first_x, first_y), (last_x, last_y) = points[0], points[-1]
    if not first_x <= number <= last_x:
        if rule["outside"] == "grey":
            return None
        if rule["outside"] == "clip":
            return first_y if number < first_x else last_y
    pieces = [(a, b) for a, b in pairwise(points) if a[0] < b[0]]
    if not pieces:
        return first_y if number < first_x else last_y
    (x0, y0), (x1, y1) = next((piece for piece in pieces if number <= piece[1][0]), pieces[-1])
    if not rule.get("log"):
        return y0 + (number - x0) * (y1 - y0) / (x1 - x0)
    if number <= 0:
        return None
    low, here, high = log(x0), log(number), log(x1)
    found = float(y0) + float(y1 - y0) * (here - low) / (high - low)
    if x0 < number < x1:  # between two marks what comes out lies between what these become
        found = min(max(found, float(min(y0, y1))), float(max(y0, y1)))
    return Fraction(repr(found))


def by_reciprocals(weighed: Sequence[tuple[Fraction, Fraction]]) -> Value:
    """The weighted harmonic mean: of a nought it is nought, of less there is none."""
    lowest = min(number for _, number in weighed)
    if lowest <= 0:
        return grey("cannot_compute") if lowest < 0 else Value(number=Fraction(0))
    return Value(number=sum(weight for weight, _ in weighed) / sum(weight / number for weight, number in weighed))


def natural_log(number: Fraction) -> float | None:
    """Of nought minus infinity, of less there is none."""
    if number < 0:
        return None
    return log(number) if number else float("-inf")


def as_rounding(how: Any) -> Mapping[str, Any]:
    return how if isinstance(how, dict) else {"decimals": how}


def rounded(number: Fraction, how: Any) -> Fraction:
    """To so many decimals, always up or down; else halves away from zero, or to the even digit where that is said."""
    rule = as_rounding(how)
    unit = Fraction(1, 10) ** rule["decimals"]
    if "always" in rule:
        below = number // unit
        return (below + (rule["always"] == "up" and below * unit < number)) * unit
    whole, rest = divmod(abs(number) / unit, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (rule.get("half") != "even" or whole % 2 == 1))
    return (1 if number >= 0 else -1) * (whole + up) * unit


# ------------------------------------------------------------------------------------------------ Small things


def unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def first(items: Sequence[T]) -> T | None:
    return items[0] if items else None


def of_now(id: str) -> str:
    """The node of which `x@wave` says what it was."""
    return id.partition("@")[0]


def tags(node: Node) -> Sequence[str]:
    found: Sequence[str] = node.spec.get("tags", [])
    return found


def for_input(table: Mapping[str, Any], i: str) -> Mapping[str, Any]:
    """`points` and `map` are one table for all inputs, or a table per input."""
    return table[i] if isinstance(table.get(i), dict) else table


def as_letters(values: Iterable[Value]) -> tuple[Value, ...]:
    """What is known, without levels whose number is still grey; then *not applicable* and missing, where they occur."""
    reached = unique(values)
    known = [value for value in reached if value.state == "known" and not value.number_is_grey]
    outside = [NOT_APPLICABLE] if NOT_APPLICABLE in reached else []
    return (*known, *outside, *([MISSING] if any(value.state == "missing" for value in reached) else []))


def as_computed(value: Value) -> Value:
    """What a computed node says: a level, a number; an option only where the input had nothing else."""
    if value.state != "known":
        return value
    bare = value.level is None and value.number is None
    return replace(value, option=value.option if bare else None, raw=None, replaced=False)


def renumbers(node: Node) -> bool:
    """Whether another number is made of the one that is handed on, of which no level is made."""
    bounded = any("at_least" in limit or "at_most" in limit for limit in node.spec.get("limits", []))
    thens = [*(row["then"] for row in node.spec.get("rows", [])), node.spec.get("otherwise")]
    levels = [then for then in thens if isinstance(then, str) and then not in ("grey", "not_applicable")]
    asked = [key for key in ("bands", "map", "scale", "points") if key in node.spec]
    return ("rescale" in node.spec or "round" in node.spec or bounded) and not asked and not levels


def without_its_level(node: Node, value: Value) -> Value:
    """A level that was made of a number does not stand beside another number."""
    from_number = value.number is not None and value.level is not None
    return replace(value, level=None, scale=None) if from_number and renumbers(node) else value
