"""What both versions make of the same answer: the letters of a question, with what each version reads.

Every answer that either accepts is a letter; to a version that does not accept it it is unreadable, which is missing.
What neither tells apart is one letter, which counts as many times as there are answers behind it. That the question is
missing is one more letter, or several, where a rule of either version tells reasons apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...alphabets import Carrier
from ...folding.signals import Signal
from ...light import dataclass
from ...values import LeafReason
from .answers import Raw, Read, answers, either
from .doors import Door
from .pairing import Pairing
from .side import Side


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: what the old and the new version read, how many answers stand behind it, and one of these.

    `ways` is nothing for a measured number. `raw` is a reason where `is_gap`; an option goes by a word that both read,
    if there is one.
    """

    old: Signal | None
    new: Signal | None
    ways: int | None
    raw: Raw
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question or attribute of either version, or of both; its letters in order, the simplest first."""

    id: str
    old: Carrier | None
    new: Carrier | None
    letters: tuple[Letter, ...]

    @property
    def is_counted(self) -> bool:
        """Whether it has a number of answers: a measured number has not."""
        return all(each.ways is not None for each in self.letters)


def questions(old: Side, new: Side, pairs: Pairing) -> tuple[Question, ...]:
    """Every question of either version: those of the new one, then what is there no more."""
    both = [(old.leaves.get(pairs.old_of.get(id_, "")), leaf) for id_, leaf in new.leaves.items()]
    gone = [leaf for id_, leaf in old.leaves.items() if pairs.new_of.get(id_) not in new.leaves]
    known: dict[object, tuple[Letter, ...]] = {}  # most questions are answered in one of a few ways
    found = []
    pairs_: list[tuple[Carrier | None, Carrier | None]] = [*both, *((leaf, None) for leaf in gone)]
    for was, now in pairs_:
        key = (_read_as(old, was), _read_as(new, now))
        if key not in known:
            known[key] = tuple(_letters(Door(old, was), Door(new, now)))
        found.append(Question(either(was, now).id, was, now, known[key]))
    return tuple(found)


def _read_as(side: Side, leaf: Carrier | None) -> object:
    """All that decides what answers to a question say."""
    return None if leaf is None else (side.answer(leaf), leaf.values, tuple(side.gaps(leaf).items()))


def _letters(old: Door, new: Door) -> Iterator[Letter]:
    """The letters of a question: that nothing was supplied, then the best answer first, then other gaps."""
    ways: dict[Read, int | None] = {}
    raws: dict[Read, Raw] = {}
    gaps: dict[Read, Raw] = {}
    for both, reason in _gaps(old, new):
        gaps.setdefault(both, reason)
    for (before, after), number, raw in answers(old, new):
        both = (old.else_unreadable(before), new.else_unreadable(after))
        if (before is None or old.is_gap(before)) and (after is None or new.is_gap(after)):
            gaps.setdefault(both, raw)
            continue
        known = ways.get(both, 0)
        ways[both] = None if known is None or number is None else known + number
        raws.setdefault(both, raw)
    ordered = sorted(raws, key=lambda both: _rank(old, new, both))
    first, *others = [Letter(*both, 1, raw, is_gap=True) for both, raw in gaps.items()]
    yield first
    yield from (Letter(*both, ways[both], raws[both]) for both in ordered)
    yield from others


def _rank(old: Door, new: Door, both: Read) -> tuple[int, int]:
    """The best level first; what has no level as it is written."""
    found = [rank for rank in (new.rank(both[1]), old.rank(both[0])) if rank is not None]
    return (0, found[0]) if found else (1, 0)


def _gaps(old: Door, new: Door) -> Iterator[tuple[Read, Raw]]:
    """That nothing was supplied first of all, then the other reasons."""
    for reason in sorted(LeafReason, key=lambda each: each is not LeafReason.NOT_SUPPLIED):
        yield (old.gap(reason), new.gap(reason)), reason.value
