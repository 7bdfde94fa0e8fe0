"""Everything that may be answered to a question of two versions: what both read, how often, and one such answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Final, TypeAlias, TypeVar

from ...asking import NumberAnswer, is_measured
from ...folding.signals import Signal
from ...frames.figures import Misread, number_in
from ...spelling import normal
from .doors import Door

T = TypeVar("T")
Raw: TypeAlias = str | Fraction | tuple[str, ...]
Read: TypeAlias = tuple[Signal | None, Signal | None]
Counted: TypeAlias = tuple[Read, int | None, Raw]


def answers(old: Door, new: Door) -> Iterator[Counted]:
    """Everything that may be answered: what both read, how often, and one of these answers."""
    words = list(_words(old, new))
    if old.choices is not None or new.choices is not None:
        yield from _together(old, new, words)
    else:
        for was, now in words:
            if (now is None and new.is_number and _is_figure(was)) or (
                was is None and old.is_number and _is_figure(now)
            ):
                continue  # it is one of the numbers
            read = (None if was is None else old.read(was), None if now is None else new.read(now))
            yield read, 1, _spelled(old, new, was, now)
    if old.is_number or new.is_number:
        yield from _numbers(old, new)


def _words(old: Door, new: Door) -> Iterator[tuple[str | None, str | None]]:
    """Every option or level, once: what it is called in the old and in the new version, if it is there."""
    before, after = dict(old.words()), dict(new.words())
    now_of = {was: _called(was, spellings, new, after) for was, spellings in before.items()}
    was_of = {
        now: _called(now, spellings, old, before) for now, spellings in after.items() if now not in now_of.values()
    }
    for was, now in now_of.items():
        if now is not None or was not in was_of.values():
            yield was, now
    yield from ((was, now) for now, was in was_of.items())


def _called(word: str, spellings: Iterable[str], door: Door, known: Mapping[str, object]) -> str | None:
    """What the other version calls an option: as its door reads the id, or else a label or alias."""
    if door.leaf is None:
        return None
    names = door.side.book(door.leaf).names
    found = (names.get(each) or names.get(normal(each)) for each in (word, *spellings))
    return next((each for each in found if each in known), None)


def _spelled(old: Door, new: Door, was: str | None, now: str | None) -> str:
    """A word that both versions read as this option, the new one rather than the old; else what it is called now."""

    def is_it(word: str) -> bool:
        means_it = was is None or old.read(word) == old.read(was)
        return means_it and (now is None or new.read(word) == new.read(now))

    return next((word for word in (now, was) if word is not None and is_it(word)), either(was, now))


def _is_figure(word: str | None) -> bool:
    return word is not None and not isinstance(number_in(word), Misread)


# --------------------------------------------------------------------------------------------------- several at once

Chosen: TypeAlias = "Fraction | str | None"
"""What has been chosen so far: a total, the one option that stands alone, or nothing where that cannot be answered."""
NOTHING: Final = ""


def _together(old: Door, new: Door, words: Iterable[tuple[str | None, str | None]]) -> Iterator[Counted]:
    """Every choice of options, by what it adds up to in both."""
    states: dict[tuple[Chosen, Chosen], tuple[int, tuple[str, ...]]] = {(NOTHING, NOTHING): (1, ())}
    for was, now in words:
        more: dict[tuple[Chosen, Chosen], tuple[int, tuple[str, ...]]] = {}
        for (left, right), (number, chosen) in states.items():
            there = (_with(old, left, was), _with(new, right, now))
            if there != (None, None):
                before = more.get(there)
                example = (*chosen, _spelled(old, new, was, now))
                if before is not None and len(before[1]) <= len(example):
                    example = before[1]
                more[there] = (number + (before[0] if before is not None else 0), example)
        for there, (number, example) in more.items():
            known = states.get(there)
            states[there] = (number, example) if known is None else (known[0] + number, min(known[1], example, key=len))
    del states[NOTHING, NOTHING]
    for (left, right), (number, chosen) in states.items():
        raw: Raw = chosen[0] if len(chosen) == 1 else chosen
        yield (_said(old, left), _said(new, right)), number, raw


def _with(door: Door, chosen: Chosen, option: str | None) -> Chosen:
    """What has been chosen once this option is chosen too."""
    if option is None or chosen is None or door.leaf is None:
        return None
    points = {} if door.choices is None else door.choices.points
    if option in points and door.choices is not None and option not in door.choices.alone:
        total = Fraction(0) if chosen == NOTHING else chosen
        return total + points[option] if isinstance(total, Fraction) else None
    return option if chosen == NOTHING else None


def _said(door: Door, chosen: Chosen) -> Signal | None:
    if isinstance(chosen, Fraction):
        assert door.choices is not None
        return door.choices.code_of[chosen]
    return None if chosen is None else door.read(chosen)


# ----------------------------------------------------------------------------------------------------------- numbers


def _numbers(old: Door, new: Door) -> Iterator[Counted]:
    """Every number, where these are few; else one of each stretch in which neither tells numbers apart."""
    few = all(door.answer is None or not (door.is_number and _is_measured(door)) for door in (old, new))
    for number in sorted(set(_tried(old, new))):
        read = (old.read(number), new.read(number))
        if read != (None, None):
            yield read, 1 if few else None, number


def _is_measured(door: Door) -> bool:
    return door.answer is not None and is_measured(door.answer)


def _tried(old: Door, new: Door) -> Iterator[Fraction]:
    cuts = sorted({cut for door in (old, new) for cut in _cuts(door)})
    yield from cuts
    if not (_is_measured(old) or _is_measured(new)):
        return
    cuts = cuts or [Fraction(0)]
    yield from (cuts[0] - 1, cuts[0] - Fraction(1, 2), cuts[-1] + Fraction(1, 2), cuts[-1] + 1)
    yield Fraction(floor(cuts[0]) - 1)
    yield Fraction(floor(cuts[-1]) + 1)
    yield from cuts
    for low, high in pairwise(cuts):
        yield (low + high) / 2
        yield (2 * low + high) / 3
        if floor(low) + 1 < high:
            yield Fraction(floor(low) + 1)


def _cuts(door: Door) -> Iterator[Fraction]:
    """The numbers at which something changes for one version: the edges of its cells, or all its numbers."""
    answer, leaf = door.answer, door.leaf
    if leaf is None or not isinstance(answer, NumberAnswer):
        return
    yield from map(Fraction, answer.whole_numbers() or ())
    for letter in leaf.values:
        if letter.interval is not None:
            yield from (each for each in (letter.interval.low, letter.interval.high) if each is not None)


def either(was: T | None, now: T | None) -> T:
    """What it is now, else what it was."""
    found = was if now is None else now
    assert found is not None
    return found
