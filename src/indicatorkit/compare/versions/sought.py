"""Situations of both versions in which a computed number may come out differently; each scored by both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ...alphabets import Carrier
from ...folding.saying import written
from ...folding.signals import Signal
from ...seeking.between import worth_trying
from ...seeking.numbers import with_fewer_digits
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


def plainer(versions: Versions, found: Witness, still: Callable[[Witness], bool]) -> Witness:
    """The same situation with numbers of as few digits as may be, as long as it is still one of those."""

    def kept(numbers: Mapping[int, Fraction]) -> bool:
        nonlocal found
        other = _with(versions, found, numbers)
        if other is None or not still(other):
            return False
        found = other
        return True

    for place, number in _numbers(found).items():
        any(kept({place: each}) for each in with_fewer_digits(number))
    while (tenth := _tenth(_numbers(found))) and kept(tenth):
        pass
    return found


def _numbers(found: Witness) -> dict[int, Fraction]:
    """The measured numbers that are answered, by where the answer stands."""
    raws = {place: each.letter.raw for place, each in enumerate(found.answers)}
    return {place: raw for place, raw in raws.items() if isinstance(raw, Fraction)}


def _tenth(numbers: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """A tenth of each number, if these are whole; else nothing."""
    found = {place: number / 10 for place, number in numbers.items()}
    return found if any(found.values()) and all(each.denominator == 1 for each in found.values()) else {}


def _with(versions: Versions, found: Witness, numbers: Mapping[int, Fraction]) -> Witness | None:
    """The situation with other numbers; nothing where one of them is no answer."""
    answers = list(found.answers)
    for place, number in numbers.items():
        question = answers[place].question
        letter = _measured(versions, question, number)
        if any(
            leaf is not None and said is not None and said >= leaf.missing for leaf, said in _sides(question, letter)
        ):
            return None
        answers[place] = Answered(question, letter)
    return _scored(versions, answers)


def _witness(versions: Versions, which: int, questions: dict[int, Question], found: Tried) -> Witness:
    answers = []
    for place, signal in found.said.items():
        question = questions[place]
        number = found.numbers.get(place)
        letter = _letter(versions, question, which, signal, number)
        if letter is not None and letter is not question.letters[0]:
            answers.append(Answered(question, letter))
    return _scored(versions, answers)


def _scored(versions: Versions, answers: Sequence[Answered]) -> Witness:
    signals: list[dict[int, Signal]] = [{}, {}]
    numbers: list[dict[int, Fraction]] = [{}, {}]
    for each in answers:
        for side, (leaf, said) in enumerate(_sides(each.question, each.letter)):
            if leaf is not None and said is not None:
                signals[side][leaf.position] = said
                if isinstance(each.letter.raw, Fraction) and _is_measured(leaf, said):
                    numbers[side][leaf.position] = each.letter.raw
    old, new = (side.situation(signals[at], numbers[at]) for at, side in enumerate(versions.sides))
    return Witness(tuple(answers), old, new)


def _sides(question: Question, letter: Letter) -> tuple[tuple[Carrier | None, Signal | None], ...]:
    return (question.old, letter.old), (question.new, letter.new)


def _letter(
    versions: Versions, question: Question, which: int, signal: Signal, number: Fraction | None
) -> Letter | None:
    """What both versions read of the answer that one of them reads so."""
    if number is None:
        return next((each for each in question.letters if (each.old, each.new)[which] == signal), None)
    return _measured(versions, question, number)


def _measured(versions: Versions, question: Question, number: Fraction) -> Letter:
    """What both versions read of a number."""
    old, new = (Door(side, leaf) for side, leaf in zip(versions.sides, (question.old, question.new), strict=True))
    raw: Any = written(number)
    raw = str(raw) if isinstance(raw, Decimal) else raw
    return Letter(old.else_unreadable(old.read(raw)), new.else_unreadable(new.read(raw)), None, number)


def _is_measured(leaf: Carrier, said: Signal) -> bool:
    return said < len(leaf.values) and leaf.values[said].interval is not None
