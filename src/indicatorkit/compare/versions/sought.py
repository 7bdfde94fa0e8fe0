"""Situations of both versions in which a computed number may come out differently; each scored by both."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ...alphabets import Carrier
from ...folding.saying import written
from ...folding.signals import Signal
from ...seeking.between import worth_trying
from ...seeking.scenes import Tried
from .differing import Answered, Witness
from .doors import Door
from .questions import Letter, Question
from .versions import Versions


def tried(versions: Versions, item: str) -> Iterator[Witness]:
    """Situations worth trying for a node, as one of the versions has them."""
    plans = [side.plan for side in versions.sides]
    places = versions.results(item)
    steps = [
        plan.steps[place - len(plan.leaves)] if place >= len(plan.leaves) else None
        for plan, place in zip(plans, places, strict=True)
    ]
    questions = [
        {leaf.position: each for each in versions.questions if (leaf := (each.old, each.new)[which]) is not None}
        for which in (0, 1)
    ]
    for which, found in worth_trying(plans, steps):
        yield _witness(versions, which, questions[which], found)


def _witness(versions: Versions, which: int, questions: dict[int, Question], found: Tried) -> Witness:
    signals: list[dict[int, Signal]] = [{}, {}]
    numbers: list[dict[int, Fraction]] = [{}, {}]
    answers = []
    for place, signal in found.said.items():
        question = questions[place]
        number = found.numbers.get(place)
        letter = _letter(versions, question, which, signal, number)
        if letter is None or letter is question.letters[0]:
            continue
        answers.append(Answered(question, letter))
        for side, leaf, said in zip((0, 1), (question.old, question.new), (letter.old, letter.new), strict=True):
            if leaf is not None and said is not None:
                signals[side][leaf.position] = said
                if number is not None and _is_measured(leaf, said):
                    numbers[side][leaf.position] = number
    old, new = (side.situation(signals[at], numbers[at]) for at, side in enumerate(versions.sides))
    return Witness(tuple(answers), old, new)


def _letter(
    versions: Versions, question: Question, which: int, signal: Signal, number: Fraction | None
) -> Letter | None:
    """What both versions read of the answer that one of them reads so."""
    if number is None:
        return next((each for each in question.letters if (each.old, each.new)[which] == signal), None)
    old, new = (Door(side, leaf) for side, leaf in zip(versions.sides, (question.old, question.new), strict=True))
    raw: Any = written(number)
    raw = str(raw) if isinstance(raw, Decimal) else raw
    return Letter(old.else_unreadable(old.read(raw)), new.else_unreadable(new.read(raw)), None, number)


def _is_measured(leaf: Carrier, said: Signal) -> bool:
    return said < len(leaf.values) and leaf.values[said].interval is not None
