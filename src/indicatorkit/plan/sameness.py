"""Whether two steps are surely the same: they say the same of whatever their inputs say, numbers included."""

from __future__ import annotations

from typing import Any

from ..measures import Measure
from ..rules import Rule
from .formulas import Formula, Term
from .steps import Step


def is_same_step(one: Step, other: Step) -> bool:
    """Whether both have the same diagram over the same letters of the same inputs, the same codes and formula."""
    return one is other or (_read(one) == _read(other) and is_same_formula(one.formula, other.formula))


def is_same_formula(one: Formula | None, other: Formula | None) -> bool:
    """Whether both make the same numbers of their inputs, whatever these are; policies are the diagram's."""
    if one is None or other is None:
        return one is other
    return (_rule(one), one.cells, one.endings, one.may_fail, list(map(_term, one.terms))) == (
        _rule(other),
        other.cells,
        other.endings,
        other.may_fail,
        list(map(_term, other.terms)),
    )


def _read(step: Step) -> tuple[Any, ...]:
    inputs = [
        (each.carrier.id, each.carrier.values, each.alphabet.recode, each.alphabet.by_reason) for each in step.sources
    ]
    diagram = step.diagram
    return (diagram.layers, diagram.terminals, step.codes, step.reasons, step.carrier.values, inputs)


def _rule(formula: Formula) -> tuple[Any, ...]:
    """What decides its arithmetic: the kind and its own fields, with places for the inputs that it names."""
    rule = formula.rule
    if not isinstance(rule, Measure):
        return (type(rule),)
    places = {each.input.id: each.input.position for each in formula.terms}
    own = {name: getattr(rule, name) for name in type(rule).model_fields if name not in Rule.model_fields}
    fields = [places[value] if name in rule.input_keys else value for name, value in own.items()]
    return (type(rule), rule.missing == "prorate", *fields)


def _term(term: Term) -> tuple[Any, ...]:
    """What decides what is read of an input, and how much it weighs."""
    return (term.input.position, term.input.weight, term.input.most, term.reads, term.raws, term.way)
