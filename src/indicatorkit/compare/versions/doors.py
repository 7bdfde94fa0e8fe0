"""How one version reads a question, if it has it."""

from __future__ import annotations

from collections.abc import Iterator

from ...alphabets import Carrier
from ...asking import LevelAnswer, NumberAnswer
from ...folding.signals import Signal
from ...frames.codebook import Choices
from ...values import LeafReason
from .side import Side


class Door:
    """How one version reads a question, if it has it."""

    side: Side
    leaf: Carrier | None

    def __init__(self, side: Side, leaf: Carrier | None) -> None:
        self.side, self.leaf = side, leaf
        answer = None if leaf is None else side.answer(leaf)
        self.answer = answer
        self.is_number: bool = isinstance(answer, NumberAnswer)
        self.choices: Choices | None = None if leaf is None else side.book(leaf).choices

    def read(self, raw: object) -> Signal | None:
        """What an answer says; nothing where it cannot be read."""
        return None if self.leaf is None else self.side.reads(self.leaf, raw)

    def words(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every option and level, with its other spellings."""
        answer = self.answer
        if isinstance(answer, LevelAnswer):
            for each in self.side.framework.scales[answer.scale].levels:
                yield each.id, tuple(name for name in (each.name.nl, each.name.en) if name)
        for option in answer.options if answer is not None else ():
            yield option.id, tuple(name for name in (*option.aliases, option.nl, option.en) if name)

    def else_unreadable(self, said: Signal | None) -> Signal | None:
        """What it says, or that it cannot be read; nothing where there is no such question."""
        if self.leaf is None or said is not None:
            return said
        return self.side.unreadable(self.leaf)

    def gap(self, reason: LeafReason) -> Signal | None:
        """What it says when it is missing for this reason."""
        return None if self.leaf is None else self.side.gaps(self.leaf)[reason.value]

    def is_gap(self, said: Signal | None) -> bool:
        """Whether that is missing, for whatever reason."""
        return self.leaf is not None and said is not None and said >= self.leaf.missing

    def rank(self, said: Signal | None) -> int | None:
        """How far from the best its level is; nothing where it has none."""
        if self.leaf is None or said is None or said >= len(self.leaf.values) or self.leaf.scale is None:
            return None
        level = self.leaf.values[said].level
        return None if level is None else self.leaf.scale.best - level
