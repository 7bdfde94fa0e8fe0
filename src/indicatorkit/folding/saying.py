"""An answer that means a signal: what reading answers does, the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import count
from math import ceil, floor
from typing import TypeAlias

from ..alphabets import Carrier
from ..answers import NOT_SUPPLIED
from ..asking import Answer, NumberAnswer, Option, SeveralAnswer
from ..framework import Framework
from ..values import Interval, LeafReason, Letter
from .signals import Signal, said, signal

Number: TypeAlias = int | Decimal | Fraction
"""A number as an answer has it: as a fraction only where no decimal says it."""
Raw: TypeAlias = str | int | Decimal | Fraction | list[str]


def answer_for(framework: Framework, leaf: Carrier, signal: Signal) -> Raw | None:
    """An answer to a question, or a fact about the entity, that says this; nothing where no answer does.

    Of several numbers the plainest: zero, else a whole one near zero. A gap for another reason than that nothing was
    supplied is an option of the question, or `missing:REASON`.
    """
    answer = asked(framework, leaf)
    if signal >= leaf.missing:
        return _gap(answer, leaf.reasons[said(leaf, signal)[1] - 1][0])
    if signal == leaf.not_applicable:
        return next(option.id for option in answer.options if option.not_applicable)
    return _value(answer, leaf.values[signal])


def answers_for(
    framework: Framework, said: Iterable[tuple[Carrier, Signal]], numbers: Mapping[int, Fraction]
) -> dict[str, Raw]:
    """The answers that say this, by question; `numbers` are those of measured ones, by place."""
    found: dict[str, Raw] = {}
    for leaf, each in said:
        raw = answer_for(framework, leaf, each)
        if leaf.position in numbers and isinstance(raw, Number):
            raw = written(numbers[leaf.position])
        if raw is not None:
            found[leaf.id] = raw
    return found


def gaps_of(leaf: Carrier) -> tuple[Signal, ...]:
    """What a question says when it is missing, for each reason for which it can be: not supplied first of all."""
    codes = [place + 1 for place, each in enumerate(leaf.reasons) if leaf.reasons.index(each) == place]
    return tuple(signal(leaf, leaf.missing, code) for code in sorted(codes, key=lambda code: code != NOT_SUPPLIED))


def asked(framework: Framework, leaf: Carrier) -> Answer:
    """How a question is answered, or what an attribute may be."""
    found = framework.items[leaf.id] if leaf.id in framework.items else framework.attributes[leaf.id]
    assert found.answer is not None
    return found.answer


def _gap(answer: Answer, reason: str) -> str | None:
    if reason == LeafReason.NOT_SUPPLIED:
        return None
    return reason if reason in answer.reasons else f"missing:{LeafReason(reason).value}"


def _value(answer: Answer, letter: Letter) -> Raw:
    match answer:
        case SeveralAnswer():
            assert letter.raw is not None
            return _chosen([option for option in answer.options if option.is_value], letter.raw)
        case NumberAnswer() if letter.interval is not None:
            return written(number_in(letter.interval, whole=answer.whole))
        case NumberAnswer() if letter.raw is not None:
            return int(letter.raw)
        case _:
            return letter.word


def _chosen(options: Sequence[Option], total: Fraction) -> list[str]:
    """The fewest options with this total; one that stands alone, if that has it."""
    for option in options:
        if option.alone and (option.points or Fraction(0)) == total:
            return [option.id]
    fewest: dict[Fraction, list[str]] = {}
    for option in options:
        if option.alone:
            continue
        points = Fraction(1) if option.points is None else option.points
        longer = {number + points: [*chosen, option.id] for number, chosen in fewest.items()}
        for number, chosen in ((points, [option.id]), *longer.items()):
            if number not in fewest or len(chosen) < len(fewest[number]):
                fewest[number] = chosen
    return fewest[total]


def number_in(interval: Interval, *, whole: bool = False) -> Fraction:
    """The plainest number in an interval: with as few decimals as there can be, the nearest to zero.

    Of whole numbers there must be one. Where there is only one number in it, it is that one, decimals or not.
    """
    if interval.low is not None and interval.low == interval.high:
        return interval.low
    units = (Fraction(1, 10**decimals) for decimals in (range(1) if whole else count()))
    return next(each for unit in units for each in _near_zero(interval, unit) if interval.holds(each))


def written(number: Fraction) -> Number:
    """A number as an answer has it: whole, as a decimal, or as the fraction that no decimal says."""
    if number.denominator == 1:
        return int(number)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact if Fraction(exact) == number else number


def _near_zero(interval: Interval, unit: Fraction) -> Iterator[Fraction]:
    """Zero, and the multiples of a unit at and right inside the edges, the nearest to zero first."""
    edges = [each for each in (interval.low, interval.high) if each is not None]
    near = {n * unit for edge in edges for at in (floor(edge / unit), ceil(edge / unit)) for n in (at - 1, at, at + 1)}
    yield from sorted({Fraction(0), *near}, key=lambda each: (abs(each), each < 0))
