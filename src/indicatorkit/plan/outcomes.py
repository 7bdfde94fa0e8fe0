"""What comes out of a diagram: for each terminal a code and a reason, and the letters that others read of the node."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..alphabets import Carrier
from ..diagram import Diagram
from ..values import DoesNotApply, Grey, Letter, Node, NodeReason, Scale, Value
from .steps import AS_ANSWERED, NODE_REASONS, Source, Step
from .waves import Settled


def step(
    here: Settled,
    node: Node,
    sources: tuple[Source, ...],
    diagram: Diagram,
    position: int,
    own_reasons: tuple[tuple[str, str], ...],
) -> Step:
    """The step, with the letters that its diagram reaches: values in order, from the worst.

    `own_reasons` are those of a question behind its gate; a node with a roll-up has none of its own.
    """
    item = here.item
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
    return Step(carrier, item, here.rule, node, sources, diagram, tuple(codes), tuple(reasons), here.gate)


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
