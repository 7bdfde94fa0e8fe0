"""Random rows of answers for any framework: every option, every level, numbers on edges and beside them, and gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

from indicatorkit.asking import NumberAnswer, is_measured
from indicatorkit.framework import Framework
from indicatorkit.plan import leaves

Row: TypeAlias = dict[str, Any]
Draw: TypeAlias = Callable[[Random], Any]


def rows(framework: Framework, count: int, seed: int = 0, gaps: float = 0.06) -> list[Row]:
    """So many rows: half of them with every answer, the others with gaps too; what is not given is not in the row."""
    random = Random(seed)
    draws = {leaf.id: _draw(framework, leaf.id) for leaf in leaves(framework)}
    return [_row(draws, random, gaps if number % 2 else 0) for number in range(count)]


def _row(draws: Mapping[str, Draw], random: Random, gaps: float) -> Row:
    drawn = {id_: draw(random) for id_, draw in draws.items()}
    return {id_: value for id_, value in drawn.items() if random.random() >= gaps}


def _draw(framework: Framework, id_: str) -> Draw:
    asked = framework.items.get(id_) or framework.attributes[id_]
    answer = asked.answer
    assert answer is not None
    options = [option.id for option in answer.options]
    if not isinstance(answer, NumberAnswer):
        levels = framework.orders[answer.scale].levels if answer.kind == "level" else ()
        words = [*levels, *options]
        return lambda random: random.choice(words)
    numbers = (
        _numbers(framework, id_) if is_measured(answer) else [Decimal(each) for each in answer.whole_numbers() or ()]
    )
    return lambda random: random.choice(options) if options and random.random() < 0.1 else random.choice(numbers)


def _numbers(framework: Framework, id_: str) -> list[Decimal]:
    """The edges of a measured number, and what lies just beside them."""
    leaf = next(leaf for leaf in leaves(framework) if leaf.id == id_)
    answer = (framework.items.get(id_) or framework.attributes[id_]).answer
    assert isinstance(answer, NumberAnswer)
    step = Fraction(1) if answer.whole else Fraction(1, 10)
    found = {Fraction(0), Fraction(50)}
    for letter in leaf.values:
        if letter.interval is not None:
            edges = [each for each in (letter.interval.low, letter.interval.high) if each is not None]
            found |= {edge + beside for edge in edges for beside in (-step, 0, step)}
    return [Decimal(each.numerator) / each.denominator for each in sorted(found) if answer.accepted.holds(each)]
