"""Comparing two versions: each node that both have, over all situations, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from ...values import Scale
from ..cells import Cell, Flip, flip_of, is_better
from .counting import Counting, Counts, Found
from .differing import Answered, NodeDifference, Transition, Verdict, Way, WholeDifference, Witness
from .ground import Ground
from .places import Cells
from .sought import plainer, tried
from .versions import Versions


class Comparison:
    """Two versions in one wave each; what is asked for is found when it is first asked for."""

    def __init__(self, versions: Versions) -> None:
        self.versions = versions
        self._counting = Counting(Ground(versions))
        self._nodes: dict[str, NodeDifference] = {}

    @cached_property
    def nodes(self) -> tuple[NodeDifference, ...]:
        """Every node with a result in either version: in the order of the new one, then what is there no more.

        What a node was in an earlier wave is the same node, and stands nowhere by itself.
        """
        old, new = (each.plan for each in self.versions.sides)
        found = [
            self.node(item.id)
            if item.id in self.versions.nodes
            else NodeDifference(item.id, self.versions.pairs.old_of.get(item.id), Verdict.ADDED)
            for item in new.framework
            if item.id in new.results and item.earlier is None
        ]
        gone = (item.id for item in old.framework if item.id in old.results and item.earlier is None)
        removed = [
            NodeDifference(each, each, Verdict.REMOVED)
            for each in gone
            if self.versions.pairs.new_of.get(each) not in self.versions.nodes
        ]
        return (*found, *removed)

    def node(self, item: str) -> NodeDifference:
        """One node that both have."""
        if item not in self._nodes:
            self._nodes[item] = self._compared(item)
        return self._nodes[item]

    @cached_property
    def board(self) -> tuple[str, ...]:
        """The nodes that both show on their board."""
        old, new = (frozenset(item.id for item in side.framework.board) for side in self.versions.sides)
        return tuple(id_ for id_ in self.versions.nodes if id_ in new and self.versions.pairs.old_of[id_] in old)

    @cached_property
    def whole(self) -> WholeDifference:
        """Everything on the board of both."""
        marked = [each for each in self.board if self.node(each).verdict is not Verdict.SAME]
        ground = Ground(self.versions, marked)
        if not all(self.node(each).is_exact and ground.place(each) is not None for each in marked):
            return self._uncounted(marked)
        if ground.whole is None:
            return WholeDifference(0, None, None)
        counts = Counting(ground).counts(ground.whole)
        if not (counts.is_counted and counts.is_exact):
            return self._uncounted(marked)
        found = [each for signal, each in counts.table.items() if ground.is_marked(ground.whole)[signal]]
        if not found:
            return WholeDifference(0, None, None)
        witness = self._witness(found[0])
        assert not self.changing(witness).keys().isdisjoint(marked), "a witness that the engine does not bear out"
        return WholeDifference(_ways(found), _total(counts), witness)

    def _uncounted(self, marked: Iterable[str]) -> WholeDifference:
        """Without a number, but with the smallest situation in which a node is known to change."""
        known = [each.witness for item in marked for each in self.node(item).transitions if each.witness is not None]
        return WholeDifference(None, None, min(known, key=lambda each: len(each.answers), default=None))

    def changing(self, witness: Witness) -> Mapping[str, tuple[Cell, Cell]]:
        """The nodes that come out differently in one situation, from what to what."""
        found = {item: self._came(item, witness) for item in self.versions.nodes}
        return {item: cells for item, cells in found.items() if self.versions.differ(cells)}

    def _outcomes(self, item: str, witness: Witness) -> tuple[Cell, Cell]:
        """What both engines make of a node in a situation."""
        former = self.versions.pairs.old_of[item]
        return self.versions.old.outcome(witness.old, former), self.versions.new.outcome(witness.new, item)

    def _came(self, item: str, witness: Witness) -> tuple[Cell, Cell]:
        """The same with exact numbers, where these decide what comes out."""
        if self.versions.new.framework[item].is_asked:
            return self._outcomes(item, witness)
        former = self.versions.pairs.old_of[item]
        return self.versions.old.with_number(witness.old, former), self.versions.new.with_number(witness.new, item)

    # ------------------------------------------------------------------------------------------------------- one node

    def _compared(self, item: str) -> NodeDifference:
        former = self.versions.pairs.old_of[item]
        ground = self._counting.ground
        place = ground.place(item)
        if self.versions.computes(item):
            is_identical = place is not None and ground.is_identical(place)
            return NodeDifference(item, former, Verdict.SAME) if is_identical else self._sought(item)
        if place is None:
            return NodeDifference(item, former, Verdict.UNKNOWN, other_reason=None, is_exact=False)
        cells = ground.cells(place)
        is_sure = not self._hands_on_another_number(item, place, cells)
        if is_sure and not any(self.versions.differ(each) or _other_reason(each) for each in cells):
            return NodeDifference(item, former, Verdict.SAME)
        counts = self._counting.counts(place)
        counts = replace(counts, is_exact=counts.is_exact and is_sure)
        transitions = tuple(self._transitions(item, cells, counts))
        if any(each.witness is not None for each in transitions):
            verdict = Verdict.CHANGED
        else:
            verdict = Verdict.UNKNOWN if transitions or not is_sure else Verdict.SAME
        if verdict is Verdict.UNKNOWN and not transitions:
            return self._sought(item)
        is_counted = counts.is_counted and counts.is_exact
        other = sum(each.ways for signal, each in counts.table.items() if _other_reason(cells[signal]))
        return NodeDifference(
            item,
            former,
            verdict,
            transitions,
            _total(counts) if is_counted else None,
            other if is_counted else None,
            counts.is_exact or verdict is Verdict.SAME,
        )

    def _sought(self, item: str) -> NodeDifference:
        """A node of which numbers decide what comes out: what changes is sought among them, and never all of it."""
        found: dict[tuple[object, ...], Witness] = {}
        for witness in tried(self.versions, item):
            key = self._changed_as(item, witness)
            if key is not None and (key not in found or len(witness.answers) < len(found[key].answers)):
                found[key] = witness
        transitions = tuple(self._sought_out(item, key, witness) for key, witness in found.items())
        verdict = Verdict.CHANGED if transitions else Verdict.UNKNOWN
        former = self.versions.pairs.old_of[item]
        return NodeDifference(item, former, verdict, transitions, other_reason=None, is_exact=False)

    def _changed_as(self, item: str, witness: Witness) -> tuple[object, ...] | None:
        """From which state and level to which a node changes in a situation; nothing where it does not."""
        before, after = self._came(item, witness)
        differs = self.versions.differ((before, after))
        return (before.state, before.level, after.state, after.level) if differs else None

    def _sought_out(self, item: str, key: tuple[object, ...], found: Witness) -> Transition:
        witness = plainer(self.versions, found, lambda other: self._changed_as(item, other) == key)
        before, after = self._came(item, witness)
        return Transition(_plain(before), _plain(after), self.way(item, before, after), None, witness)

    def _hands_on_another_number(self, item: str, place: int, cells: Iterable[Cells]) -> bool:
        """Whether what comes out may be a measured number that is another one: cells do not tell."""
        number = Cell("known")
        if self.versions.new.framework[item].is_asked or not any(each == (number, number) for each in cells):
            return False
        return not self._counting.ground.is_identical(place)

    def _transitions(self, item: str, cells: tuple[Cells, ...], counts: Counts) -> Iterator[Transition]:
        """From what to what it changes, the most frequent first."""
        found: dict[tuple[Cell, Cell], list[Found]] = {}
        for signal, each in counts.table.items():
            before, after = cells[signal]
            if before is not None and after is not None and self.versions.differ((before, after)):
                found.setdefault((_plain(before), _plain(after)), []).append(each)
        is_counted = counts.is_counted and counts.is_exact
        ordered = sorted(found.items(), key=lambda each: -_ways(each[1])) if is_counted else found.items()
        for (before, after), those in ordered:
            smallest = min(those, key=lambda each: each[1:3])
            witness = self._witness(smallest)
            if tuple(map(_plain, self._outcomes(item, witness))) != (before, after):
                assert not counts.is_exact, "a witness that the engine does not bear out"
                yield Transition(before, after, self.way(item, before, after), None, None)
                continue
            number = _ways(those) if is_counted else None
            yield Transition(before, after, self.way(item, before, after), number, witness)

    def way(self, item: str, before: Cell, after: Cell) -> Way:
        """In which way it changes; better and worse only by an order in which both levels stand."""
        match flip_of(before, after):
            case Flip.TO_GREY:
                return Way.TO_GREY
            case Flip.TO_KNOWN:
                return Way.TO_KNOWN
            case Flip.OTHER_LEVEL:
                better = is_better(before, after, self._orders(item))
                if better is not None:
                    return Way.BETTER if better else Way.WORSE
        return Way.OTHER

    def _orders(self, item: str) -> Iterator[Scale | None]:
        """The scale of a node in the new version, then that in the old one."""
        former = self.versions.pairs.old_of[item]
        for framework, id_ in ((self.versions.new.framework, item), (self.versions.old.framework, former)):
            yield framework.orders.get(framework[id_].scale_id or "")

    def _witness(self, found: Found) -> Witness:
        """The smallest of some situations, scored by both versions."""
        chosen = [
            Answered(self.versions.questions[place], self.versions.questions[place].letters[letter])
            for place, letter in sorted(found.letters().items())
        ]
        old = {each.question.old.position: each.letter.old for each in chosen if each.question.old is not None}
        new = {each.question.new.position: each.letter.new for each in chosen if each.question.new is not None}
        return Witness(
            tuple(chosen),
            self.versions.old.situation({place: said for place, said in old.items() if said is not None}),
            self.versions.new.situation({place: said for place, said in new.items() if said is not None}),
        )


def _plain(cell: Cell) -> Cell:
    """A cell without the reason of a grey."""
    return Cell("grey") if cell.state == "grey" else cell


def _other_reason(cells: Cells) -> bool:
    """Whether both are grey, for reasons that differ."""
    before, after = cells
    if before is None or after is None:
        return False
    return before.state == after.state == "grey" and before.reason != after.reason


def _ways(each: Iterable[Found]) -> int:
    return sum(found.ways for found in each)


def _total(counts: Counts) -> int:
    return _ways(counts.table.values())
