"""The diagram of a computed node, built from its automaton: one for all rules that differ only in names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from ..conditions import Condition, reads_gap
from ..diagram import Diagram, TooLarge, build
from ..errors import FrameworkError
from ..framework import Framework
from ..gaps import machine
from ..gate import Gated
from ..issues import Issue, Where
from ..items import Item
from ..limits import allowed, over
from ..machines import Machine
from ..measures import Measure
from ..rules import Rule
from ..shaping import Computed
from ..values import Measured, Node
from .inputs import named
from .standing_in import stand_in
from .steps import Source
from .waves import Settled

# of a measure, for beyond them a formula does; fractions are some four times as slow as whole numbers
MOST_WHOLE_STEPS: Final = 200_000
MOST_FRACTION_STEPS: Final = 50_000


class RuleTooLarge(FrameworkError):
    """A rule whose diagram would be too large: nothing can be computed; `item` is the node, `cause` how far it came."""

    item: Item
    cause: TooLarge

    def __init__(self, framework: Framework, item: Item, cause: TooLarge) -> None:
        where = Where(file=framework.file, path=item.places.get("rule") or item.places.get("", ()))
        said = over(cause.limit, cause.found) if cause.limit else {}
        super().__init__([Issue("error", "rule-too-large", where, {"item": item.id, "states": cause.states, **said})])
        self.item, self.cause = item, cause


def diagram_of(framework: Framework, here: Settled, node: Node, sources: tuple[Source, ...]) -> tuple[Node, Diagram]:
    """The diagram of a node; one that an equal rule over equal letters already has is shared.

    A measure over so many finite inputs that its diagram would be too large computes, as with measured numbers: the
    node is given back with that.
    """
    if isinstance(here.rule, Measure):
        if is_computed(here.rule, sources):
            node = replace(node, computes=True)
        else:
            try:
                return node, _built(framework, here, node, sources, most_steps=_most_steps(sources))
            except TooLarge:
                node = replace(node, computes=True)
    try:
        return node, _built(framework, here, node, sources)
    except TooLarge as cause:
        raise RuleTooLarge(framework, here.item, cause) from cause


def _most_steps(sources: tuple[Source, ...]) -> int:
    numbers = (each for source in sources if source.input.feeds_rule() for each in source.reads)
    is_whole = all(each.denominator == 1 for each in numbers if isinstance(each, Fraction))
    return MOST_WHOLE_STEPS if is_whole else MOST_FRACTION_STEPS


def _built(
    framework: Framework, here: Settled, node: Node, sources: tuple[Source, ...], *, most_steps: int | None = None
) -> Diagram:
    """Built, or kept from before; what was too large is so only under the limits that held then."""
    key = ("diagram", _key(here, node, sources))
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    failed = ("too large", allowed(), *key)
    if failed in prepared:
        raise prepared[failed]
    if key not in prepared:
        whole = machine_of(here.rule, here.gate, node, sources)
        try:
            prepared[key] = build(whole, node.inputs, most_steps=most_steps)
        except TooLarge as cause:
            prepared[failed] = cause
            raise
    found = prepared[key]
    assert isinstance(found, Diagram)
    return found


def share_diagrams(one: Framework, other: Framework) -> None:
    """Give a framework the diagrams that another one has already: what decides a diagram is in its key."""
    for key, diagram in one._prepared.items():  # noqa: SLF001  # the document's own cache, never part of its value
        if key[0] == "diagram":
            other._prepared.setdefault(key, diagram)  # noqa: SLF001  # the same


def machine_of(
    rule: Rule, gate: Condition | None, node: Node, sources: tuple[Source, ...], read: Machine[Any] | None = None
) -> Machine[Any]:
    """The automaton of a node: its rule under its policies, behind its gate. The diagram is this and nothing else.

    `read` takes the place of the rule where something else is asked of what gets to it.
    """
    if read is None and node.computes:
        assert isinstance(rule, Measure)
        read = Computed(rule, node)
    whole = machine(rule, node, stand_in(rule, node, sources), read)
    if gate is None:
        return whole
    explicit = frozenset(
        each.id for each in node.inputs if reads_gap(gate, each.id, node.gap_words, counted=each.is_counted())
    )
    return Gated(whole, gate, explicit)


def is_computed(rule: Measure, sources: tuple[Source, ...]) -> bool:
    """Whether only a formula can say what comes out of a measure: it reads measured numbers, or no fraction can."""
    measured = (each for source in sources if source.input.feeds_rule() for each in source.reads)
    return rule.is_inexact or any(isinstance(each, Measured) for each in measured)


def _key(here: Settled, node: Node, sources: tuple[Source, ...]) -> tuple[Any, ...]:
    """What decides a diagram: rule, parameters, policy, gate, the letters of inputs; not how things are called."""
    rule = here.rule
    called = {*named(rule), *rule.then_inputs(), *here.gating()}
    if rule.points is not None or rule.map is not None or rule.weights is not None:
        called.update(each.id for each in node.inputs)
    fields = tuple(
        _frozen(getattr(rule, name))
        for name in type(rule).model_fields
        if name not in ("source", "certainty", "nl", "en")
    )
    inputs = tuple(
        (
            source.input.id if source.input.id in called else None,
            source.input.roles,
            source.input.weight,
            source.input.explicit,
            source.input.explicit_in_limits,
            source.input.explicit_not_applicable,
            source.input.column_only,
            source.input.most,
            source.alphabet.keys,
        )
        for source in sources
    )
    return (fields, rule.asked(node), here.gate, node.scale.levels if node.scale else (), node.computes, inputs)


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple((key, _frozen(each)) for key, each in value.items())
    return value
