"""The inputs of a computed node: which they are, what each is for, and which of its letters are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import inf
from typing import Any

from ..alphabets import Carrier, alphabet
from ..cells import words
from ..conditions import Among, atoms, cells_about, items, reads_gap
from ..items import Edge, Item
from ..light import replace
from ..rules import Rule
from ..rules.reading import read
from ..values import Drawn, Input, Letter, Measured, Role, Value
from .reach import numbers_of
from .steps import Source
from .waves import Settled


def input_ids(here: Settled) -> tuple[str, ...]:
    """What a node reads, each once: what feeds it, what its conditions and outcomes name, what its gate names."""
    own = (edge.id for edge in _edges_of(here.item))
    return tuple(dict.fromkeys((*own, *named(here.rule), *here.rule.then_inputs(), *here.gating())))


def named(rule: Rule) -> tuple[str, ...]:
    """The nodes that a rule's own conditions and limits name."""
    conditions = (*rule.own_conditions(), *rule.conditions())
    return tuple(
        dict.fromkeys((*rule.inputs_named(), *(each for condition in conditions for each in items(condition))))
    )


def _edges_of(item: Item) -> Iterable[Edge]:
    """What feeds the rule: the node's inputs, or the answer behind its own gate."""
    return (Edge(id=item.id),) if item.answer is not None else item.inputs


def source(here: Settled, carrier: Carrier, answered: Carrier | None, place: int, gap_words: frozenset[str]) -> Source:
    """One input of a node, at its place among the others, with the letters that rule, limits and gate tell apart.

    `answered` is what was answered to a question, before its gate and its own rescale.
    """
    rule, gate, scale, id_ = here.rule, here.gate, here.scale, carrier.id
    edge = next((each for each in _edges_of(here.item) if each.id == id_ and rule.asks(id_)), None)
    roles = frozenset(_roles(here, id_, feeds=edge is not None))
    about_gate = tuple(cells_about(gate, id_)) if gate is not None and Role.GATE in roles else ()
    written = rule.as_written
    asked = tuple(cell for condition in written.own_conditions() for cell in cells_about(condition, id_))
    cells = (*(rule.cells(id_) if roles - {Role.GATE} else ()), *about_gate)

    def reading(letter: Letter) -> Any:
        if roles.isdisjoint((Role.RULE, Role.THEN)):
            return None
        found = read(rule, id_, letter, carrier.scale, scale, edge.rescale if edge is not None else None)
        if not isinstance(found, Value):
            return found
        own = id_ == here.item.id
        if own and rule.rescale is not None and letter.is_refused:
            return Value(number=letter.raw)  # so that the rescale refuses it here
        drawn = Drawn(place) if found.interval is not None else None
        stays = own and rule.rescale is not None and letter.interval is None
        return replace(found, word=letter.word if own else found.word, drawn=drawn, stays=stays)

    found = alphabet(carrier, cells, reading, needs_value=_needs_value(rule, edge))
    reads = tuple(map(reading, carrier.values))
    child = Input(
        position=place,
        id=id_,
        letters=found.letters,
        weight=edge.weight if edge is not None else Fraction(1),
        scale=carrier.scale,
        roles=roles,
        explicit=edge is not None and written.reads_gap(id_, gap_words),
        explicit_in_limits=any(
            reads_gap(each, id_, gap_words, counted=edge is not None and not edge.column)
            for each in written.conditions()
        ),
        explicit_not_applicable=any("not_applicable" in words(cell) for cell in asked),
        column_only=edge is not None and edge.column,
        most=_most(carrier, reads, edge, answered) if edge is not None and rule.reads == "number" else None,
    )
    own = answered.position if answered is not None else None
    rescale = edge.rescale if edge is not None else None
    raw = answered.values if answered is not None and rescale is not None else ()
    return Source(carrier, child, found, reads, rescale, own, raw)


def _needs_value(rule: Rule, edge: Edge | None) -> bool:
    """Whether an input of which the rule reads nothing is missing to it."""
    if edge is None or rule.reads != "letter":
        return edge is not None
    return rule.hands_on(edge.id) and not edge.column and rule.leaves_level_behind() is not None


def _most(carrier: Carrier, reads: tuple[Any, ...], edge: Edge, answered: Carrier | None) -> Fraction | None:
    """The highest number that the rule can read of it; nothing where there is no highest."""
    measured = answered.values if answered is not None and edge.rescale is not None else ()
    raw = tuple(each for each in measured if each.interval is not None)
    found: list[Any] = [each for each in reads if isinstance(each, Fraction)]
    for letter, each in zip(carrier.values, reads, strict=True):
        if isinstance(each, Measured):
            reach = numbers_of(letter, each, edge.rescale, raw)
            assert reach is not None
            found.append(reach.high)
    return Fraction(max(found)) if found and max(found) != inf else None


def _roles(here: Settled, id_: str, *, feeds: bool) -> Iterator[Role]:
    if feeds:
        yield Role.RULE
    if any(id_ in items(condition) for condition in here.rule.conditions()):
        yield Role.LIMIT
    if id_ in here.rule.then_inputs():
        yield Role.THEN
    among = here.gate is not None and any(isinstance(each, Among) for each in atoms(here.gate))
    if id_ in here.gating() or (feeds and among):
        yield Role.GATE
