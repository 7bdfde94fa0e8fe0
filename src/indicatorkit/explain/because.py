"""Why a node is what it is: a smallest part of the answers that is enough for it, whatever all others say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..folding.signals import Signals
from ..folding.tree import Tree
from .families import SetMark
from .inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class Reason:
    """A sufficient reason: as long as these questions say what they say, the node is what it is.

    `values` are questions whose very answer counts, `answered` those that only have to be answered somehow, `missing`
    those that have to be open; everything else may be answered in any way, or not at all. None of it can be left out.
    `mark` is *bound* where it is enough, but perhaps less would do. (Darwiche and Hirth 2020, section 3.)
    """

    values: tuple[str, ...]
    answered: tuple[str, ...]
    missing: tuple[str, ...]
    mark: SetMark

    def as_dict(self) -> dict[str, Any]:
        """The reason as plain data."""
        return {
            "values": list(self.values),
            "answered": list(self.answered),
            "missing": list(self.missing),
            "mark": self.mark,
        }


def because(inquiry: Inquiry, place: int) -> Reason:
    """A sufficient reason for what a node is now, grey or not."""
    tree = inquiry.whole_tree(place)
    held = _Held(inquiry, tree)
    somehow = {each: inquiry.now(each) if each in held.open else inquiry.answers(each) for each in tree.varying}
    anyhow = {each: inquiry.anything(each) for each in tree.varying}
    held.loosen({each: inquiry.anything(each) for each in held.open if each in held.sets})
    held.loosen(somehow)
    held.loosen(anyhow)
    kept = [each for each in tree.varying if held.sets[each] != anyhow[each]]
    return Reason(
        values=inquiry.ids(tuple(each for each in kept if held.sets[each] != somehow[each])),
        answered=inquiry.ids(
            tuple(each for each in kept if held.sets[each] == somehow[each] and each not in held.open)
        ),
        missing=inquiry.ids(tuple(each for each in kept if each in held.open)),
        mark="minimal" if tree.is_exact else "bound",
    )


class _Held:
    """What each place may say so far; loosened place by place, as long as the node stays what it is."""

    def __init__(self, inquiry: Inquiry, tree: Tree) -> None:
        self.inquiry, self.tree = inquiry, tree
        self.open = frozenset(inquiry.open)
        self.sets = {each: inquiry.now(each) for each in tree.varying}
        self.sets.update(tree.outcomes(self.sets))
        self.sets.setdefault(tree.root, tree.now(tree.root))
        self.stages = {stage.place: stage for stage in tree.stages}
        self.above: dict[int, list[int]] = {}
        for stage in tree.stages:
            for each in stage.inputs:
                self.above.setdefault(each, []).append(stage.place)

    def loosen(self, looser: Mapping[int, Signals]) -> None:
        """Let every question say as much as `looser` has it, unless the node would change: whole branches first."""
        wide = self.tree.outcomes({place: self.sets[place] | more for place, more in looser.items()})
        self._loosen(self.tree.root, wide, set())

    def _loosen(self, place: int, wide: Mapping[int, Signals], done: set[int]) -> None:
        if place in done or place not in wide:
            return
        done.add(place)
        stage = self.stages.get(place)
        as_a_whole = stage is None or self.tree.is_exact  # else something below is seen from elsewhere too
        if as_a_whole and self._set(place, wide[place]):
            self._accept(place, wide)
        elif stage is not None:
            for each in reversed(stage.inputs):  # so that of several reasons the one written first is kept
                self._loosen(each, wide, done)

    def _accept(self, place: int, wide: Mapping[int, Signals]) -> None:
        """Everything below a place that was loosened as a whole is loosened too."""
        stage = self.stages.get(place)
        for each in stage.inputs if stage is not None else ():
            if each in wide:
                self.sets[each] = wide[each]
                self._accept(each, wide)

    def _set(self, place: int, signals: Signals) -> bool:
        """Let a place say this, if the node stays what it is."""
        before = {place: self.sets[place]}
        self.sets[place] = signals
        waiting = {place}
        while waiting:
            changed = min(waiting)
            waiting.discard(changed)
            if changed == self.tree.root and not self._stays():
                self.sets.update(before)
                return False
            for above in self.above.get(changed, ()):
                stage = self.stages[above]
                found = stage.outcomes([self.sets.get(each) or self.tree.now(each) for each in stage.inputs])
                if found != self.sets[above]:
                    before.setdefault(above, self.sets[above])
                    self.sets[above] = found
                    waiting.add(above)
        return True

    def _stays(self) -> bool:
        return self.inquiry.are_same(self.tree.root, self.sets[self.tree.root])
