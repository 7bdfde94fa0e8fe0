"""Answers to one question as two frameworks read them: what each makes of the same answer, every such pair once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final, TypeAlias

from ...alphabets import Carrier
from ...asking import NumberAnswer, SeveralAnswer, is_measured, letters
from ...folding.saying import Raw, answer_for, asked, gaps_of
from ...folding.signals import answers_of
from ...frames.codebook import Codebook
from ...framework import Framework
from ...light import dataclass

Said: TypeAlias = tuple[int, int]
"""What a place says: its code, and the code of its reason where it is missing (else 0)."""
Pair: TypeAlias = tuple[Said, Said]

ANSWERED: Final = 1_000_000
"""What one more answer costs: more than any number of later options of the others."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer to one question: what both make of it, and how far it is from saying nothing."""

    leaf: str
    raw: Raw | None
    pair: Pair
    cost: int


def answers(
    leaf: Carrier,
    other: Carrier,
    framework: Framework,
    theirs: Framework,
    books: tuple[Codebook, Codebook],
    *,
    reasons: bool,
) -> tuple[Given, ...]:
    """The answers to a question, the plainest first; nothing supplied is the very first.

    With `reasons` also each reason to be missing. Where a number is read in two ways there is one for each way.
    """
    found: dict[Pair, Given] = {}
    for index, raw in enumerate(_raws(leaf, other, framework, theirs, reasons=reasons)):
        one, two = (book.read(raw) for book in books)
        if one.why or two.why:
            continue  # what only one of them accepts is no answer to both
        pair = ((one.code, _reason(leaf, one.code, one.reason)), (two.code, _reason(other, two.code, two.reason)))
        cost = 0 if raw is None else ANSWERED + index
        found.setdefault(pair, Given(leaf.id, raw, pair, cost))
    return tuple(found.values())


def _reason(leaf: Carrier, code: int, reason: int) -> int:
    return reason if code == leaf.missing else 0


def _raws(
    leaf: Carrier, other: Carrier, framework: Framework, theirs: Framework, *, reasons: bool
) -> Iterator[Raw | None]:
    mine, their = asked(framework, leaf), asked(theirs, other)
    changed = leaf.values != other.values or mine != their
    yield None
    if changed and isinstance(mine, SeveralAnswer) and isinstance(their, SeveralAnswer):
        yield from _choices(mine, their)
    else:
        yield from (answer_for(framework, leaf, signal) for signal in range(len(leaf.values)))
    if changed and isinstance(mine, NumberAnswer) and is_measured(mine):
        yield from _numbers(framework, leaf, other)
    if leaf.may_not_apply:
        yield answer_for(framework, leaf, leaf.not_applicable)
    for signal in gaps_of(leaf)[1:] if reasons else ():
        yield answer_for(framework, leaf, signal)


def _choices(mine: SeveralAnswer, their: SeveralAnswer) -> Iterator[list[str]]:
    """For every two totals that the same choice of options has, the fewest options that have them."""
    points = {option.id: _points(option.points) for option in their.options}
    fewest: dict[tuple[Fraction, Fraction], list[str]] = {}
    for option in mine.options:
        if not option.is_value or option.alone:
            continue
        own = (_points(option.points), points[option.id])
        longer = {(one + own[0], two + own[1]): [*chosen, option.id] for (one, two), chosen in fewest.items()}
        for totals, chosen in ((own, [option.id]), *longer.items()):
            if totals not in fewest or len(chosen) < len(fewest[totals]):
                fewest[totals] = chosen
    yield from sorted(fewest.values(), key=len)
    yield from ([option.id] for option in mine.options if option.is_value and option.alone)


def _points(points: Fraction | None) -> Fraction:
    return Fraction(1) if points is None else points


def _numbers(framework: Framework, leaf: Carrier, other: Carrier) -> Iterator[Raw | None]:
    """A number in every cell that is left when both cut."""
    cells = [letter.interval for letter in (*leaf.values, *other.values) if letter.interval is not None]
    both = replace(leaf, values=letters(asked(framework, leaf), framework.orders, cells))
    yield from (answer_for(framework, both, signal) for signal in sorted(answers_of(both)))
