"""From a framework to an ordered list of steps, names resolved once: one diagram for each computed node.

A plan holds for a stretch of waves in which no condition on the wave changes. Places 0, 1, … of its table of codes are
the carriers: first the questions and attributes as answered, then the computed nodes, each after all its inputs. A
question with `applies_if` stands there twice: as it is answered, and behind its gate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from graphlib import TopologicalSorter
from typing import Any, Final

from .alphabets import Alphabet, Carrier, alphabet
from .asking import is_measured, letters
from .conditions import YES, Among, Cell, Condition, InWave, atoms, cells_about, edges, in_wave, items, reads_gap, words
from .diagram import Diagram, TooLarge, build
from .framework import Attribute, Edge, Framework, Item
from .gaps import machine
from .gate import Gated
from .rules import CountsAs, Rule
from .rules.reading import read
from .rules.same_as import SameAs
from .values import (
    DoesNotApply,
    Grey,
    Input,
    Interval,
    LeafReason,
    Letter,
    Machine,
    Node,
    NodeReason,
    Role,
    Scale,
    Value,
)

LEAF_REASONS: Final = tuple(LeafReason)
NODE_REASONS: Final = tuple(NodeReason)
AS_ANSWERED: Final = 255


@dataclass(frozen=True, slots=True)
class Source:
    """One input of a step: where its codes stand, and which letter of the diagram each code is."""

    carrier: Carrier
    input: Input
    alphabet: Alphabet

    def letter(self, code: int, reason: int) -> int:
        """The letter of a code; `reason` matters only for what is missing, where the rule tells reasons apart."""
        by_reason = self.alphabet.by_reason
        if by_reason is not None and code == self.carrier.missing:
            return by_reason[max(reason - 1, 0)]
        return self.alphabet.recode[code]


@dataclass(frozen=True, slots=True)
class Step:
    """One computed node: its inputs, its diagram, and for each terminal the code and the reason that come out.

    `reasons[terminal]` is 0 for what is known, else 1 + the position in `NODE_REASONS`. A question behind its gate has
    reasons as questions have (`Carrier.reasons`): `AS_ANSWERED` stands for the reason of its answer.
    """

    carrier: Carrier
    item: Item
    rule: Rule
    node: Node
    sources: tuple[Source, ...]
    diagram: Diagram
    codes: tuple[int, ...]
    reasons: tuple[int, ...]
    gate: Condition | None

    @property
    def id(self) -> str:
        """The id of the node."""
        return self.carrier.id

    @property
    def own_answer(self) -> Carrier | None:
        """The answer behind the gate, of a question; nothing for a node with a roll-up."""
        return next((source.carrier for source in self.sources if source.carrier.id == self.id), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the engine runs: the carriers of answers, the steps in order, and where the result of each node stands.

    `reasons` names the codes of the plane of reasons of answers: 0 is nothing wrong, then the five kinds, then the
    framework's own options that mean *missing*.
    """

    framework: Framework
    wave: str
    leaves: tuple[Carrier, ...]
    steps: tuple[Step, ...]
    results: Mapping[str, int]
    reasons: tuple[tuple[str, str], ...]

    def step(self, item: str) -> Step | None:
        """The step that computes a node; nothing for a question that is answered as it is, or a heading."""
        position = self.results.get(item)
        if position is None or position < len(self.leaves):
            return None
        return self.steps[position - len(self.leaves)]

    def carrier(self, item: str) -> Carrier:
        """What stands for the result of a node; a heading is a `KeyError`."""
        return self.at(self.results[item])

    def at(self, position: int) -> Carrier:
        """The carrier in one place of the table."""
        return self.leaves[position] if position < len(self.leaves) else self.steps[position - len(self.leaves)].carrier

    def leaf(self, item: str) -> Carrier | None:
        """The answers to a question as given, before its gate."""
        return next((each for each in self.leaves if each.id == item), None)


class RuleTooLarge(Exception):
    """A rule whose diagram would be too large; `item` is the node, `cause` how far it came."""

    def __init__(self, item: Item, cause: TooLarge) -> None:
        super().__init__(f"{item.id}: {cause}")
        self.item, self.cause = item, cause


def gated_reasons(framework: Framework) -> tuple[tuple[str, str], ...]:
    """The reasons of a question behind its gate: those of its answer, and that nobody knows whether it applies."""
    unknown = NodeReason.APPLICABILITY_UNKNOWN.value
    return (*reasons_of(framework)[1:], (unknown, unknown))


def reasons_of(framework: Framework) -> tuple[tuple[str, str], ...]:
    """What the codes of reasons of answers mean: a word, perhaps an option's id, and the kind of nothing it is."""
    options = framework.missing_options()
    return (
        ("", ""),
        *((each.value, each.value) for each in LEAF_REASONS),
        *((word, kind.value) for word, kind in options),
    )


def leaves(framework: Framework) -> tuple[Carrier, ...]:
    """The carriers of answers: every question, then every attribute; the same for all waves."""
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    if "leaves" not in prepared:
        prepared["leaves"] = tuple(_leaves(framework))
    found: tuple[Carrier, ...] = prepared["leaves"]
    return found


def _leaves(framework: Framework) -> Iterator[Carrier]:
    reasons = reasons_of(framework)[1:]
    asked: list[Item | Attribute] = [*framework.questions, *framework.attributes.values()]
    for position, each in enumerate(asked):
        answer = each.answer
        assert answer is not None
        values = letters(answer, framework.orders, _edges(framework, each.id) if is_measured(answer) else ())
        scale = framework.orders.get(each.scale_id or "")
        yield Carrier(each.id, position, values, scale, answer.may_not_apply, may_be_missing=True, reasons=reasons)


def _edges(framework: Framework, id_: str) -> Iterator[Interval]:
    """What a measured number is compared with, anywhere and in any wave: only there can it change what comes out.

    Also where it has been handed on: those who read the node that did so compare the same number.
    """
    carrying, waiting = {id_}, [id_]
    while waiting:
        here = waiting.pop()
        for item in framework:
            cells: list[Cell] = list(cells_about(item.condition, here)) if item.condition is not None else []
            for rule in _rules(item):
                if here not in (*(edge.id for edge in item.inputs), *_named(rule), *rule.then_inputs()):
                    continue
                cells += rule.cells(here)
                if rule.hands_on(here):
                    yield from rule.bands.edges() if rule.bands is not None else ()
                    if item.id not in carrying:
                        carrying.add(item.id)
                        waiting.append(item.id)
            for cell in cells:
                yield from edges(cell)


def _rules(item: Item) -> Iterator[Rule]:
    """The roll-ups of a node, in any wave."""
    yield from ([item.rule] if item.rule is not None else ())
    yield from (later for _, later in item.rules_from)


def plan(framework: Framework, wave: str | None = None) -> Plan:
    """The plan for a wave (the last one, unless said); waves between which nothing changes share one plan."""
    wave = framework.default_wave() if wave is None else wave
    stretch = ("plan", *_stretch(framework, wave))
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    if stretch not in prepared:
        prepared[stretch] = _Planner(framework, wave).plan()
    found: Plan = prepared[stretch]
    return found


def _stretch(framework: Framework, wave: str) -> tuple[Any, ...]:
    """What the wave decides: the roll-ups in force and the conditions on it, as they fall out."""
    found: list[Any] = []
    for item in framework:
        found.append(rule_in(item, wave, framework.waves))
        conditions = [item.condition] if item.condition is not None else []
        for rule in _rules(item):
            conditions += [*rule.conditions(), *rule.own_conditions()]
        for condition in conditions:
            settled = in_wave(condition, wave, framework.waves)
            if settled != condition:
                found.append(settled)
    return tuple(id(each) if isinstance(each, Rule) else each for each in found)


def rule_in(item: Item, wave: str, waves: tuple[str, ...]) -> Rule | None:
    """The roll-up that holds in a wave: that of the last wave that has begun."""
    rule: Rule | None = item.rule
    for since, later in item.rules_from:
        if in_wave(InWave(since=since), wave, waves) == YES:
            rule = later
    return rule


class _Planner:
    """Builds one plan; what it holds is thrown away afterwards."""

    def __init__(self, framework: Framework, wave: str) -> None:
        self.framework, self.wave = framework, wave
        self.orders = framework.orders
        self.gap_words = frozenset(option for option, _ in framework.missing_options())
        self.carriers: dict[str, Carrier] = {}
        self.answered: dict[str, Carrier] = {}
        self.rules = {item.id: self._rule(item) for item in framework}
        self.gates = {item.id: self._gate(item) for item in framework}

    def plan(self) -> Plan:
        """The leaves, then the steps in the order in which they can be computed."""
        for leaf in leaves(self.framework):
            self.carriers[leaf.id] = self.answered[leaf.id] = leaf
        steps: list[Step] = []
        for id_ in self._order():
            steps.append(self._step(self.framework[id_], len(self.answered) + len(steps)))
            self.carriers[id_] = steps[-1].carrier
        results = {id_: each.position for id_, each in self.carriers.items() if id_ in self.framework.items}
        leaves_ = tuple(self.answered.values())
        return Plan(self.framework, self.wave, leaves_, tuple(steps), results, reasons_of(self.framework))

    # ------------------------------------------------------------------------------------------------ what is computed

    def _rule(self, item: Item) -> Rule | None:
        rule = rule_in(item, self.wave, self.framework.waves)
        if rule is None and item.answer is not None and item.condition is not None:
            rule = SameAs(rule="same_as")
        return rule.settled(self._settle) if rule is not None else None

    def _gate(self, item: Item) -> Condition | None:
        if item.condition is None:
            return None
        condition = self._settle(item.condition)
        return None if condition == YES else condition

    def _settle(self, condition: Condition) -> Condition:
        return in_wave(condition, self.wave, self.framework.waves)

    def _order(self) -> Iterator[str]:
        """The computed nodes, each after its inputs; among equals, as in the document."""
        computed = [item.id for item in self.framework if self._is_computed(item)]
        needs = {id_: [each for each in self._input_ids(self.framework[id_]) if each != id_] for id_ in computed}
        sorter = TopologicalSorter({id_: [each for each in needs[id_] if each in needs] for id_ in computed})
        yield from sorter.static_order()

    def _is_computed(self, item: Item) -> bool:
        return self.rules[item.id] is not None and (item.answer is None or self.gates[item.id] is not None)

    def _input_ids(self, item: Item) -> tuple[str, ...]:
        rule, gate = self.rules[item.id], self.gates[item.id]
        assert rule is not None
        own = (item.id,) if item.answer is not None else tuple(edge.id for edge in item.inputs)
        gating = items(gate) if gate is not None else ()
        return tuple(dict.fromkeys((*own, *_named(rule), *rule.then_inputs(), *gating)))

    def _step(self, item: Item, position: int) -> Step:
        rule, gate = self.rules[item.id], self.gates[item.id]
        assert rule is not None
        scale = self.orders.get(item.scale_id or "")
        sources = tuple(
            self._source(item, rule, gate, scale, each, place) for place, each in enumerate(self._input_ids(item))
        )
        node = Node(item.id, tuple(source.input for source in sources), scale, self.gap_words)
        diagram = self._diagram(item, rule, gate, node, sources)
        reasons = gated_reasons(self.framework) if item.answer is not None else ()
        return _with_codes(item, rule, node, sources, diagram, gate, position, reasons)

    def _source(
        self, item: Item, rule: Rule, gate: Condition | None, scale: Scale | None, id_: str, place: int
    ) -> Source:
        carrier = self.answered[id_] if id_ == item.id else self.carriers[id_]
        edge = next((each for each in _edges_of(item) if each.id == id_ and rule.asks(id_)), None)
        roles = frozenset(self._roles(rule, gate, id_, feeds=edge is not None))
        about_gate = tuple(cells_about(gate, id_)) if gate is not None and Role.GATE in roles else ()
        written = rule.as_written
        own = tuple(cell for condition in written.own_conditions() for cell in cells_about(condition, id_))
        cells = (*(rule.cells(id_) if roles - {Role.GATE} else ()), *about_gate)

        def reading(letter: Letter) -> Any:
            if roles.isdisjoint((Role.RULE, Role.THEN)):
                return None
            found = read(rule, id_, letter, carrier.scale, scale, edge.rescale if edge is not None else None)
            return replace(found, word=letter.word) if isinstance(found, Value) and id_ == item.id else found

        found = alphabet(carrier, cells, reading, needs_value=edge is not None and rule.reads != "letter")
        child = Input(
            position=place,
            id=id_,
            letters=found.letters,
            weight=edge.weight if edge is not None else Fraction(1),
            scale=carrier.scale,
            roles=roles,
            explicit=edge is not None and written.reads_gap(id_, self.gap_words),
            explicit_in_limits=any(
                reads_gap(each, id_, self.gap_words, counted=edge is not None and not edge.column)
                for each in written.conditions()
            ),
            explicit_not_applicable=any("not_applicable" in words(cell) for cell in own),
            column_only=edge is not None and edge.column,
        )
        return Source(carrier, child, found)

    def _roles(self, rule: Rule, gate: Condition | None, id_: str, *, feeds: bool) -> Iterator[Role]:
        if feeds:
            yield Role.RULE
        if any(id_ in items(condition) for condition in rule.conditions()):
            yield Role.LIMIT
        if id_ in rule.then_inputs():
            yield Role.THEN
        if gate is not None and (
            id_ in items(gate) or (feeds and any(isinstance(each, Among) for each in atoms(gate)))
        ):
            yield Role.GATE

    def _diagram(
        self, item: Item, rule: Rule, gate: Condition | None, node: Node, sources: tuple[Source, ...]
    ) -> Diagram:
        key = ("diagram", _key(rule, gate, node, sources))
        prepared = self.framework._prepared  # noqa: SLF001  # as above
        if key not in prepared:
            try:
                prepared[key] = build(machine_of(rule, gate, node, sources), node.inputs)
            except TooLarge as cause:
                raise RuleTooLarge(item, cause) from cause
        found: Diagram = prepared[key]
        return found


def machine_of(rule: Rule, gate: Condition | None, node: Node, sources: tuple[Source, ...]) -> Machine[Any]:
    """The automaton of a node: its rule under its policies, behind its gate. The diagram is this and nothing else."""
    whole = machine(rule, node, _stand_in(rule, node, sources))
    if gate is None:
        return whole
    explicit = frozenset(
        each.id for each in node.inputs if reads_gap(gate, each.id, node.gap_words, counted=each.is_counted())
    )
    return Gated(whole, gate, explicit)


def _named(rule: Rule) -> tuple[str, ...]:
    """The nodes that a rule's own conditions and limits name."""
    return tuple(
        dict.fromkeys(each for condition in (*rule.own_conditions(), *rule.conditions()) for each in items(condition))
    )


def _edges_of(item: Item) -> Iterable[Edge]:
    """What feeds the rule: the node's inputs, or the answer behind its own gate."""
    return (Edge(id=item.id),) if item.answer is not None else item.inputs


def _key(rule: Rule, gate: Condition | None, node: Node, sources: tuple[Source, ...]) -> tuple[Any, ...]:
    """What decides a diagram: rule, parameters, policy, gate, the letters of inputs; not how things are called."""
    named = {*_named(rule), *rule.then_inputs(), *(items(gate) if gate is not None else ())}
    if rule.points is not None or rule.map is not None or rule.weights is not None:
        named.update(each.id for each in node.inputs)
    fields = tuple(
        _frozen(getattr(rule, name))
        for name in type(rule).model_fields
        if name not in ("source", "certainty", "nl", "en")
    )
    inputs = tuple(
        (
            source.input.id if source.input.id in named else None,
            source.input.roles,
            source.input.weight,
            source.input.explicit,
            source.input.explicit_in_limits,
            source.input.explicit_not_applicable,
            source.input.column_only,
            source.alphabet.keys,
        )
        for source in sources
    )
    return (fields, rule.asked(node), gate, node.scale.levels if node.scale else (), inputs)


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple((key, _frozen(each)) for key, each in value.items())
    return value


def _stand_in(rule: Rule, node: Node, sources: tuple[Source, ...]) -> Callable[[Input, CountsAs], Letter]:
    """How a letter that is missing, or does not apply, is replaced by what the author says that it counts as."""
    by_id = {source.input.id: source for source in sources}

    def stand_in(child: Input, given: CountsAs) -> Letter:
        what = given.counts_as
        if rule.reads == "number" and isinstance(what, Fraction):
            return Letter(str(what), number=what, read=what)
        source = by_id[child.id]
        for position, members in enumerate(source.alphabet.classes):
            for letter in members:
                is_it = letter.word == what or _is_level(letter, what, child.scale) or letter.number == what
                if letter.is_known and is_it:
                    return _as_level(source.alphabet.letters[position], what, node.scale)
        if isinstance(what, Fraction):
            return Letter(str(what), number=what, read=Value(number=what))
        scale = node.scale if node.scale is not None and what in node.scale.levels else child.scale
        assert scale is not None
        level = scale.levels.index(what)
        points = scale.points[level] if scale.points else None
        handed_on = Value(level) if rule.hands_on(child.id) else None
        reading = {"level": level, "number": points, "letter": handed_on}[rule.reads]
        return Letter(what, level=level, read=reading)

    return stand_in


def _as_level(letter: Letter, what: object, scale: Scale | None) -> Letter:
    """The letter; where it stands for a level that is handed on, without the number of whoever had that level."""
    if isinstance(letter.read, Value) and isinstance(what, str) and scale is not None and what in scale.levels:
        return replace(letter, read=Value(scale.levels.index(what)))
    return letter


def _is_level(letter: Letter, word: object, scale: Scale | None) -> bool:
    return letter.level is not None and scale is not None and scale.levels[letter.level] == word


def _with_codes(
    item: Item,
    rule: Rule,
    node: Node,
    sources: tuple[Source, ...],
    diagram: Diagram,
    gate: Condition | None,
    position: int,
    own_reasons: tuple[tuple[str, str], ...],
) -> Step:
    """The step, with the letters that its diagram reaches: values in order, from the worst."""
    reached = [each for each in diagram.terminals if isinstance(each, Value)]
    values = sorted(reached, key=_place)
    code_of = {value: code for code, value in enumerate(values)}
    raws = {letter.word: letter.raw for each in sources if each.carrier.id == item.id for letter in each.carrier.values}
    carrier = Carrier(
        item.id,
        position,
        tuple(_letter(each, node.scale, raws) for each in values),
        node.scale,
        may_not_apply=any(isinstance(each, DoesNotApply) for each in diagram.terminals),
        may_be_missing=any(isinstance(each, Grey) for each in diagram.terminals),
        reasons=own_reasons,
    )
    codes: list[int] = []
    reasons: list[int] = []
    for terminal in diagram.terminals:
        match terminal:
            case Value():
                codes.append(code_of[terminal])
                reasons.append(0)
            case DoesNotApply():
                codes.append(carrier.not_applicable)
                reasons.append(0)
            case Grey(reason):
                codes.append(carrier.missing)
                reasons.append(_reason_code(reason, own_reasons))
    return Step(carrier, item, rule, node, sources, diagram, tuple(codes), tuple(reasons), gate)


def _reason_code(reason: NodeReason, own_reasons: tuple[tuple[str, str], ...]) -> int:
    if not own_reasons:
        return 1 + NODE_REASONS.index(reason)
    return len(own_reasons) if reason is NodeReason.APPLICABILITY_UNKNOWN else AS_ANSWERED


def _place(value: Value) -> tuple[Any, ...]:
    """The order of letters: by level from the worst, then by number, then by cell; others keep theirs."""
    low = value.interval.low if value.interval is not None else None
    return (
        -1 if value.level is None else value.level,
        value.number is None,
        value.number or 0,
        low is not None,
        low or 0,
    )


def _letter(value: Value, scale: Scale | None, raws: Mapping[str, Fraction | None]) -> Letter:
    """The letter of an outcome; `raws` are the numbers of a question behind its gate, as they were answered."""
    level = scale.levels[value.level] if value.level is not None and scale is not None else None
    cell = (value.interval.in_signs() or "known") if value.interval is not None else str(value.number)
    word = value.word or level or cell
    return Letter(
        word,
        level=value.level if level is not None else None,
        number=value.number,
        interval=value.interval,
        raw=raws.get(word, value.number),
        number_open=value.number_open,
    )


__all__ = [
    "LEAF_REASONS",
    "NODE_REASONS",
    "Plan",
    "RuleTooLarge",
    "Source",
    "Step",
    "leaves",
    "machine_of",
    "plan",
    "rule_in",
]
