"""Why a node is what it is: a smallest part of the answers that is enough for it, whatever all others say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..folding.signals import Signals
from ..folding.spans import Said, in_cells
from ..folding.tree import Tree
from ..light import dataclass
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
    now = {each: held.sets[each] for each in tree.varying}
    somehow = {each: now[each] if each in held.open else _any(inquiry, each, inquiry.answers(each)) for each in now}
    anyhow = {each: _any(inquiry, each, inquiry.anything(each)) for each in now}
    held.loosen({each: anyhow[each] for each in held.open if each in now})
    held.loosen(somehow)
    held.loosen(anyhow)
    kept = [each for each in now if held.sets[each] != anyhow[each]]
    return Reason(
        values=inquiry.ids(tuple(each for each in kept if held.sets[each] != somehow[each])),
        answered=inquiry.ids(
            tuple(each for each in kept if held.sets[each] == somehow[each] and each not in held.open)
        ),
        missing=inquiry.ids(tuple(each for each in kept if each in held.open)),
        mark="minimal" if tree.is_exact and held.is_known else "bound",
    )


def _any(inquiry: Inquiry, question: int, signals: Signals) -> Said:
    """Anything that a question says with these signals: of a measured one any number in their cells."""
    return Said(signals, in_cells(inquiry.leaf(question), signals) if inquiry.is_measured(question) else None)


class _Held:
    """What each place may say so far; loosened place by place, as long as the node stays what it is."""

    def __init__(self, inquiry: Inquiry, tree: Tree) -> None:
        self.inquiry, self.tree = inquiry, tree
        self.open = frozenset(inquiry.open)
        self.sets = tree.reached({each: tree.at_rest(each) for each in tree.varying})
        self.sets.setdefault(tree.root, tree.at_rest(tree.root))
        self.is_known = self._stays()
        self.stages = {stage.place: stage for stage in tree.stages}
        self.above: dict[int, list[int]] = {}
        for stage in tree.stages:
            for each in stage.reads:
                self.above.setdefault(each, []).append(stage.place)

    def loosen(self, looser: Mapping[int, Said]) -> None:
        """Let every question say as much as `looser` has it, unless the node would change: whole branches first.

        Nothing, where it is not even known that it stays what it is with all answers as they are.
        """
        if not self.is_known:
            return
        wide = self.tree.reached({place: _either(self.sets[place], more) for place, more in looser.items()})
        done: set[int] = set()
        waiting = [(self.tree.root, False)]
        while waiting:
            place, is_vain = waiting.pop()
            if place in done or place not in wide:
                continue
            done.add(place)
            stage = self.stages.get(place)
            as_a_whole = stage is None or self.tree.is_exact  # else something below is seen from elsewhere too
            if as_a_whole and not is_vain and self._set(place, wide[place]):
                self._accept(place, wide)
            elif stage is not None:
                # the last is taken first, so that of several reasons the one written first is kept; one that alone
                # makes the place what it may not be is as vain as the place itself
                is_vain = as_a_whole and sum(each in wide for each in stage.reads) == 1
                waiting += [(each, is_vain) for each in stage.inputs]

    def _accept(self, place: int, wide: Mapping[int, Said]) -> None:
        """Everything below a place that was loosened as a whole is loosened too."""
        waiting = [place]
        while waiting:
            stage = self.stages.get(waiting.pop())
            for each in stage.inputs if stage is not None else ():
                if each in wide:
                    self.sets[each] = wide[each]
                    waiting.append(each)

    def _set(self, place: int, said: Said) -> bool:
        """Let a place say this, if the node stays what it is."""
        before = {place: self.sets[place]}
        self.sets[place] = said
        waiting = {place}
        while waiting:
            changed = min(waiting)
            waiting.discard(changed)
            if changed == self.tree.root and not self._stays():
                self.sets.update(before)
                return False
            for above in self.above.get(changed, ()):
                found = self.tree.follow(self.stages[above], self._look)
                if found != self.sets[above]:
                    before.setdefault(above, self.sets[above])
                    self.sets[above] = found
                    waiting.add(above)
        return True

    def _look(self, place: int) -> Said:
        return self.sets.get(place) or self.tree.at_rest(place)

    def _stays(self) -> bool:
        """Whether all that the node may say is the same; what it says now is always among it, and so is its number."""
        return self.inquiry.are_same(self.tree.root, *self.sets[self.tree.root])


def _either(one: Said, other: Said) -> Said:
    """Whatever either of the two says."""
    spans = [each.span for each in (one, other) if each.span is not None]
    span = (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None
    return Said(one.signals | other.signals, span)
