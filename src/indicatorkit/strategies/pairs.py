"""Pairs of answers that differ in one way: more of them, or one that is worse."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final, NamedTuple

from hypothesis import strategies as st

from ..asking import NumberAnswer
from ..folding.saying import Number, asked as answer_of
from ..framework import Framework
from ..plan import plan
from ..waves import split_earlier
from .answering import Answers, Missing, Reader, drawn
from .choices import Choices, choices

WHICH: Final = 2


class More(NamedTuple):
    """The same answers, before and after some more questions were answered."""

    fewer: Answers
    """Before."""
    more: Answers
    """The same, and at least one more."""


class Worse(NamedTuple):
    """Answers among which a question has the better of two answers; all else stays equal when it has the worse."""

    answers: Answers
    """The answers with the better one."""
    question: str
    """The id of the question."""
    better: object
    """The better answer to it."""
    worse: object
    """The worse one."""

    @property
    def before(self) -> Answers:
        """The answers with the better one."""
        return self.answers

    @property
    def after(self) -> Answers:
        """The answers with the worse one."""
        return {**self.answers, self.question: self.worse}


def answer_more(framework: Framework, *, wave: str | None = None, missing: Missing = "any") -> st.SearchStrategy[More]:
    """Two situations: what is answered in the first is answered so in the second, in which more is answered.

    *Answered* is with a value or *does not apply*: an option such as "don't know" leaves a question open. At least one
    open question is answered in the second, and what stays open stays open in the same way.
    """
    asked = choices(plan(framework, wave))
    own = [each for each in asked if each.answers]
    if not own:
        raise ValueError("no question of this framework can be answered in this wave")
    open_, answered = Reader(asked, missing), Reader(asked)
    by_id = {each.leaf.id: each for each in asked}

    def read(data: bytes) -> More:
        fewer, rest = open_.some(data[WHICH:]), data[WHICH + open_.size :]
        extra, all_ = answered.some(rest), answered.all(rest)
        one = own[_which(data, len(own))].leaf.id
        fewer = {id_: said for id_, said in fewer.items() if id_ != one or _is_open(by_id[id_], said)}
        more = {id_: said for id_, said in extra.items() if id_ not in fewer or _is_open(by_id[id_], fewer[id_])}
        return More(fewer, {**fewer, **more, one: all_[one]})

    return drawn(WHICH + open_.size + answered.size).map(read)


def _which(data: bytes, number: int) -> int:
    """One of so many, by the first bytes."""
    return int.from_bytes(data[:WHICH], "big") * number >> 8 * WHICH


def _is_open(asked: Choices, said: object) -> bool:
    return any(each.nth(0) == said for each in asked.missing)


def one_worse(framework: Framework, *, wave: str | None = None, missing: Missing = "any") -> st.SearchStrategy[Worse]:
    """Answers, a question among them, its answer, and a worse one: two situations that differ in that alone.

    Answers with a level of an ordered scale are better or worse, and numbers of which the framework says `higher_is`.
    What was answered in an earlier wave gets no worse: what was worse then makes a change for the better.
    """
    asked = choices(plan(framework, wave))
    of_now = [each for each in asked if not split_earlier(each.leaf.id)[1]]
    moves = [(each.leaf.id, *move) for each in of_now for move in (*_moves(each), *_numbers(framework, each))]
    if not moves:
        raise ValueError(
            "no question of this framework has answers of which one is better: no order, and no `higher_is`"
        )
    reader = Reader(asked, missing)

    def read(data: bytes) -> Worse:
        question, better, worse = moves[_which(data, len(moves))]
        return Worse({**reader.some(data[WHICH:]), question: better}, question, better, worse)

    return drawn(WHICH + reader.size).map(read)


def _moves(asked: Choices) -> Sequence[tuple[object, object]]:
    """Every answer with a level, and every one with a worse level."""
    levels = [(each.level, each.nth(0)) for each in asked.answers if each.level is not None]
    return [(there, here) for (high, there), (low, here) in combinations(levels, 2) if high > low]


def _numbers(framework: Framework, asked: Choices) -> Sequence[tuple[object, object]]:
    """Every two numbers of which one is better, as the framework declares it."""
    answer = answer_of(framework, asked.leaf)
    if not isinstance(answer, NumberAnswer) or answer.higher_is is None:
        return ()
    values = [each for each in asked.answers if each.signal < len(asked.leaf.values)]
    said = [each.nth(at) for each in values for at in range(each.texts)]
    numbers = {Fraction(each): each for each in said if isinstance(each, Number)}
    pairs_ = combinations([numbers[each] for each in sorted(numbers)], 2)
    return [(low, high) if answer.higher_is == "worse" else (high, low) for low, high in pairs_]
