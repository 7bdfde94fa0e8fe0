"""What comes out of a diagram: for each terminal a code and a reason, and the letters that others read of the node."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, assert_never

from ..alphabets import Carrier
from ..diagram import Diagram
from ..framework import Framework
from ..values import DoesNotApply, Grey, Letter, Node, Scale, Value
from .drawing import Drawing
from .steps import Source, Step, reason_code
from .waves import Settled


def step(
    framework: Framework,
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
    drawing = Drawing(framework, here, node, sources, diagram)
    reached = [_plain(each) for each in diagram.terminals if isinstance(each, Value) and not drawing.is_drawn(each)]
    values = sorted(dict.fromkeys((*reached, *drawing.values())), key=_place)
    code_of = {value: code for code, value in enumerate(values)}
    raws = {letter.word: letter.raw for each in sources if each.carrier.id == item.id for letter in each.carrier.values}
    carrier = Carrier(
        item.id,
        position,
        tuple(_letter(each, node.scale, raws) for each in values),
        node.scale,
        may_not_apply=any(isinstance(each, DoesNotApply) for each in diagram.terminals),
        may_be_missing=drawing.may_fail or any(isinstance(each, Grey) for each in diagram.terminals),
        reasons=own_reasons,
        most=drawing.most,
    )
    formula = drawing.formula(code_of)
    codes: list[int] = []
    reasons: list[int] = []
    for end, terminal in enumerate(diagram.terminals):
        match terminal:
            case Value():
                known = formula.endings[end] if formula is not None else None
                codes.append(code_of[_plain(terminal)] if known is None or known.codes is None else known.codes[0][0])
                reasons.append(0)
            case DoesNotApply():
                codes.append(carrier.not_applicable)
                reasons.append(0)
            case Grey(reason):
                codes.append(carrier.missing)
                reasons.append(reason_code(carrier, reason))
            case _ as never:
                assert_never(never)
    return Step(carrier, item, here.rule, node, sources, diagram, tuple(codes), tuple(reasons), here.gate, formula)


def _plain(value: Value) -> Value:
    """The value, wherever its number is drawn from: whoever reads it sees no difference."""
    return value if value.drawn is None else Value(value.level, value.number, value.interval, value.word)


def _place(value: Value) -> tuple[Any, ...]:
    """The order of letters: by level from the worst, then by number, then by cell; others keep theirs."""
    low = value.interval.low if value.interval is not None else None
    return (
        -1 if value.level is None else value.level,
        value.number is None,
        value.number or 0,
        low is not None,
        low or 0,
        value.interval is not None and not value.interval.low_closed,
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
        raw=raws.get(word, value.number) if value.interval is None else None,
        number_open=value.number_open,
    )
