"""Both versions of a framework: which node is which, what both ask, and when what comes out is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ...alphabets import Carrier
from ...folding.signals import Signal
from ...framework import Framework
from ...plan import share_diagrams
from ...seeking.between import computes
from ..cells import Cell, flip_of
from .pairing import Pairing, pairing
from .places import Cells
from .questions import Question, questions
from .side import Side


class Versions:
    """Both versions in one wave each: which node is which, what they ask, and when outcomes are the same."""

    old: Side
    new: Side
    pairs: Pairing
    questions: Sequence[Question]

    def __init__(self, old: Side, new: Side, pairs: Pairing, questions: Sequence[Question]) -> None:
        self.old, self.new, self.pairs, self.questions = old, new, pairs, questions
        self.sides: tuple[Side, Side] = (old, new)
        self.nodes: tuple[str, ...] = tuple(  # those with a result in both, by the id that they have now
            id_
            for id_ in new.plan.results
            if pairs.old_of.get(id_) in old.plan.results and new.framework[id_].earlier is None
        )

    def results(self, item: str) -> tuple[int, int]:
        """Where the results of a node stand in the plans of both."""
        return self.old.plan.results[self.pairs.old_of[item]], self.new.plan.results[item]

    def computes(self, item: str) -> bool:
        """Whether in either version numbers that no diagram follows decide what comes out of a node."""
        results = zip(self.sides, self.results(item), strict=True)
        return any(computes(side.plan, place) for side, place in results)

    @cached_property
    def options(self) -> Mapping[str, str]:
        """The options with another id now."""
        found: dict[str, set[str]] = {}
        for each in self.questions:
            for letter in each.letters:
                if each.old is not None and each.new is not None and not letter.is_gap:
                    was, now = (_word(leaf, said) for leaf, said in ((each.old, letter.old), (each.new, letter.new)))
                    if was is not None and now is not None:
                        found.setdefault(was, set()).add(now)
        return {was: next(iter(now)) for was, now in found.items() if len(now) == 1 and was not in now}

    def differ(self, cells: Cells) -> bool:
        """Whether a node comes out differently; a grey is a grey, and an option with another id is the same option."""
        before, after = cells
        return before is not None and after is not None and flip_of(self.called(before), after) is not None

    def called(self, cell: Cell) -> Cell:
        """A cell of the old version by the name that its option has now."""
        now = self.options.get(cell.level or "")
        return cell if now is None else Cell(cell.state, now, cell.number, cell.reason)


def _word(leaf: Carrier, said: Signal | None) -> str | None:
    """The option that is said, where it is more than a level or a number."""
    if said is None or said >= len(leaf.values):
        return None
    letter = leaf.values[said]
    bare = letter.level is None and letter.number is None and letter.interval is None
    return letter.word if bare else None


def versions(old: Framework, new: Framework, waves: tuple[str, str] | None = None) -> Versions:
    """Two versions, each in its wave: the last one, unless said."""
    before, after = waves if waves is not None else (old.default_wave(), new.default_wave())
    was = Side(old, before)
    share_diagrams(old, new)  # most rules are the same in both
    sides = was, Side(new, after)
    pairs = pairing(old, new)
    return Versions(*sides, pairs, questions(*sides, pairs))
