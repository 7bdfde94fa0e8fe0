"""Whether a number that can come out lies exactly on an edge of the bands, so that the side of the edge decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...diagram import Diagram, TooLarge, build
from ...diagram.witness import witness
from ...folding.signals import Signal
from ...plan import machine_of
from ...rules import Rule
from ...values import Value
from ..proofs import PROVED, TOO_MANY, Case, Proof
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class EdgesClear:
    """No number that the rule can give lies exactly on an edge of its bands."""

    name: str = "edges_clear"
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """The rule without its bands gives the numbers that they are held against, limited, rescaled and rounded."""
        rule = view.step.rule
        edges = set(_edges(rule))
        if not edges:
            return None
        try:
            diagram = _numbers(view, rule)
        except TooLarge:
            return TOO_MANY
        word = witness(diagram, lambda end: isinstance(end, Value) and end.number in edges)
        if word is None:
            return PROVED
        end = diagram.walk(word)
        assert isinstance(end, Value) and end.number is not None
        case = dict(_said(view, word))
        outcome = view.step.codes[view.step.diagram.terminals.index(view.step.diagram.walk(word))]
        return Proof("refuted", Case(case, None, (outcome,)), about=(str(end.number),))


def _edges(rule: Rule) -> Iterator[Fraction]:
    for interval in rule.bands.edges() if rule.bands is not None else ():
        yield from (each for each in (interval.low, interval.high) if each is not None)


def _numbers(view: View, rule: Rule) -> Diagram:
    step = view.step
    plain = rule.model_copy(update={"bands": None, "limits": tuple(each for each in rule.limits if not each.on_level)})
    return build(machine_of(plain, step.gate, step.node, step.sources), step.node.inputs)


def _said(view: View, word: tuple[int, ...]) -> Iterator[tuple[int, Signal]]:
    """A signal of each input for its letter: the first that is read as that."""
    (stage,) = view.tree.stages
    for place, letters, letter in zip(stage.inputs, stage.letters, word, strict=True):
        yield place, min(each for each in view.signals(place) if letters[each] == letter)
