"""Everything that a question can be answered with, the simplest first: not at all, then from best to worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from ..alphabets import Carrier
from ..asking import NumberAnswer, Option, SeveralAnswer, options_behind
from ..conditions import NO
from ..folding.saying import Number, answer_for, asked, gaps_of, written
from ..folding.signals import Signal
from ..folding.world import World
from ..framework import Framework
from ..light import dataclass
from ..plan import Plan
from ..seeking.numbers import numbers_in
from ..values import Interval, Letter


@dataclass(frozen=True, slots=True)
class Choice:
    """Answers that mean the same to every rule.

    `ways` is how many different answers that are, 1 for the numbers of one cell; `nth(n)` gives them in turn, from 0 to
    `texts` - 1. The level is that of the answer on an ordered scale, where it has one.
    """

    signal: Signal
    ways: int
    texts: int
    nth: Callable[[int], object]
    level: int | None = None


@dataclass(frozen=True)
class Choices:
    """What one question can be answered with: values and *does not apply*, and what says that nothing is known.

    `open` are the gaps that rules tell apart, the first being no answer at all; a question that is not asked in a wave
    has only that.
    """

    leaf: Carrier
    answers: tuple[Choice, ...]
    missing: tuple[Choice, ...]
    open: tuple[Choice, ...]

    @cached_property
    def by_signal(self) -> Mapping[Signal, Choice]:
        """The choice that says a signal."""
        return {each.signal: each for each in (*self.missing, *self.open, *self.answers)}


def choices(plan: Plan) -> tuple[Choices, ...]:
    """For every question and attribute of a plan, in its order, what it can be answered with in its wave."""
    world = World(plan)
    return tuple(_choices(plan, leaf, world) for leaf in plan.leaves)


def all_answered(asked: Iterable[Choices]) -> tuple[Choices, ...]:
    """The same questions without a way to say nothing, save for what is not asked."""
    return tuple(replace(each, open=(), missing=()) if each.answers else each for each in asked)


def _choices(plan: Plan, leaf: Carrier, world: World) -> Choices:
    framework = plan.framework
    silent, *reasons = (_one(each, answer_for(framework, leaf, each)) for each in gaps_of(leaf))
    step = plan.step(leaf.id)
    if step is not None and step.own_answer is leaf and step.gate == NO:
        return Choices(leaf, (), (), (silent,))
    told_apart = world.gaps(leaf.position)
    is_computed = any(each.formula is not None for each in plan.steps)
    return Choices(
        leaf,
        tuple(sorted(_answers(framework, leaf, is_computed=is_computed), key=_best_first)),
        tuple(each for each in reasons if each.signal in told_apart or each.nth(0) in asked(framework, leaf).reasons),
        (silent, *(each for each in reasons if each.signal in told_apart)),
    )


def _one(signal: Signal, raw: object, level: int | None = None) -> Choice:
    return Choice(signal, 1, 1, lambda _: raw, level)


def _best_first(choice: Choice) -> int:
    return 0 if choice.level is None else -choice.level


def _answers(framework: Framework, leaf: Carrier, *, is_computed: bool) -> Iterator[Choice]:
    answer = asked(framework, leaf)
    ordered = leaf.scale is not None and leaf.scale.ordered
    ways = options_behind(answer, leaf.values)
    for code, letter in enumerate(leaf.values):
        level = letter.level if ordered else None
        if isinstance(answer, SeveralAnswer):
            assert ways is not None
            yield Choice(code, ways[code], ways[code], _Chosen(answer, letter).nth, level)
        elif isinstance(answer, NumberAnswer) and letter.interval is not None:
            numbers = _numbers(framework, leaf, code, letter.interval, whole=answer.whole, is_computed=is_computed)
            yield Choice(code, 1, len(numbers), numbers.__getitem__, level)
        else:
            yield _one(code, answer_for(framework, leaf, code), level)
    outside = [option.id for option in answer.options if option.not_applicable]
    if outside:
        yield Choice(leaf.not_applicable, len(outside), len(outside), outside.__getitem__)


def _numbers(
    framework: Framework, leaf: Carrier, code: int, cell: Interval, *, whole: bool, is_computed: bool
) -> list[object]:
    """A plain number of a cell, then those on its edges; where numbers are computed others too."""
    found: dict[Fraction, object] = {}
    plain = answer_for(framework, leaf, code)
    assert isinstance(plain, Number)
    found[Fraction(plain)] = plain
    for edge, inward in ((cell.low, ceil), (cell.high, floor)):
        near = edge if edge is None or not whole else Fraction(inward(edge))
        if near is not None and cell.holds(near):
            found.setdefault(near, int(near) if near.denominator == 1 else near)
    if is_computed:
        found |= {each: written(each) for each in numbers_in(cell, whole) if each not in found}
    return list(found.values())


class _Chosen:
    """The ways in which several options together have one total, in turn; one that stands alone is the first."""

    def __init__(self, answer: SeveralAnswer, letter: Letter) -> None:
        assert letter.raw is not None
        self.total = letter.raw
        self.options = [each for each in answer.options if each.is_value and not each.alone]
        alone = [each for each in answer.options if each.is_value and each.alone]
        self.alone = [[each.id] for each in alone if (each.points or Fraction(0)) == self.total]

    @cached_property
    def _ways(self) -> Sequence[Mapping[Fraction, int]]:
        """For each number of options, counted from the last, in how many ways some of these have a total."""
        found: list[dict[Fraction, int]] = [{Fraction(0): 1}]
        for option in reversed(self.options):
            after = dict(found[-1])
            for total, ways in found[-1].items():
                with_it = total + _points(option)
                after[with_it] = after.get(with_it, 0) + ways
            found.append(after)
        return found

    def nth(self, number: int) -> list[str]:
        """One of the ways, the ones with the first options first; to choose nothing at all is none."""
        if number < len(self.alone):
            return self.alone[number]
        number -= len(self.alone)
        chosen: list[str] = []
        left = self.total
        for place, option in enumerate(self.options):
            with_it = self._ways[len(self.options) - place - 1].get(left - _points(option), 0)
            if number < with_it:
                chosen.append(option.id)
                left -= _points(option)
            else:
                number -= with_it
        return chosen


def _points(option: Option) -> Fraction:
    return Fraction(1) if option.points is None else option.points
