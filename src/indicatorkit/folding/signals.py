"""What one place of the table of codes says: the code, and where it is *missing* for a known reason, that reason too.

Rules may tell reasons of missing answers apart, so what is open about a question is more than its code. Signals count
on from the code for *missing*: the first is missing for the first reason of the carrier, and so on.
"""

from __future__ import annotations

from functools import cache

from ..alphabets import Carrier
from ..answers import NOT_SUPPLIED
from ..engine.situation import Situation
from ..plan import AS_ANSWERED, Step
from ..values import MISSING, NOT_APPLICABLE, Letter

Signal = int
Signals = frozenset[Signal]


def signals_of(carrier: Carrier) -> int:
    """How many signals there are in a place."""
    return carrier.missing + max(len(carrier.reasons), 1)


def signal(carrier: Carrier, code: int, reason: int) -> Signal:
    """The signal of a code, with the code of its reason where it is missing."""
    return code + reason - 1 if code == carrier.missing and carrier.reasons else code


def said(carrier: Carrier, signal: Signal) -> tuple[int, int]:
    """The code of a signal, and the code of its reason: 0 where it is not missing."""
    code = min(signal, carrier.missing)
    return code, signal - code + 1 if code == carrier.missing and carrier.reasons else 0


def letter_of(carrier: Carrier, signal: Signal) -> Letter:
    """The value that a signal stands for, or that nothing is known, or that it does not apply."""
    if signal >= carrier.missing:
        return MISSING
    return NOT_APPLICABLE if signal == carrier.not_applicable else carrier.values[signal]


def is_grey(carrier: Carrier, signal: Signal) -> bool:
    """Whether it is missing or grey, for whatever reason."""
    return signal >= carrier.missing


def answers_of(leaf: Carrier) -> Signals:
    """Everything that a question can be answered with, *does not apply* included where some option says so."""
    return _first(leaf.not_applicable + leaf.may_not_apply)


@cache
def _first(number: int) -> Signals:
    """So many signals, from the first."""
    return frozenset(range(number))


def signal_now(situation: Situation, place: int) -> Signal:
    """What a place says in a situation."""
    return signal(situation.plan.at(place), situation.codes[place], situation.reasons[place])


def gap_of(situation: Situation, leaf: Carrier) -> Signal:
    """What a question says when it is not answered: what it says now, or that nothing was supplied."""
    if situation.is_missing(leaf):
        return signal_now(situation, leaf.position)
    return signal(leaf, leaf.missing, NOT_SUPPLIED)


def terminals(situation: Situation, step: Step) -> tuple[Signal, ...]:
    """The signal of each terminal of a step; a question behind its gate is missing for the reason of its answer."""
    carrier = step.carrier
    if not carrier.reasons:
        return step.codes
    own = step.own_answer
    assert own is not None
    _, as_answered = said(own, gap_of(situation, own))
    return tuple(
        signal(carrier, code, as_answered if reason == AS_ANSWERED else reason)
        for code, reason in zip(step.codes, step.reasons, strict=True)
    )


def loose_terminals(step: Step) -> dict[int, Signals]:
    """For each terminal at which a measured number comes out everything that it may say."""
    found: dict[int, Signals] = {}
    for end, ending in enumerate(step.formula.endings if step.formula is not None else ()):
        if ending is not None and ending.codes is not None:
            reached = {code for codes in ending.codes for code in codes} | set(ending.open.values())
            gaps = {signal(step.carrier, step.carrier.missing, reason) for reason in step.fails(ending)}
            if len(reached | gaps) > 1:
                found[end] = frozenset(reached | gaps)
    return found


def sort_of(letter: Letter) -> tuple[str, object]:
    """What two values have in common that count as the same: the level, else the number, else the word."""
    if letter.level is not None:
        return "level", letter.level
    return ("number", letter.number) if letter.number is not None else ("word", letter.word)
