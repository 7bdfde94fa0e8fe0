"""What would make a node something else: the cheapest change to every other level, and its way up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from ..alphabets import Carrier
from ..diagram.fold import Menu, Semiring
from ..folding.network import network
from ..folding.signals import Signal, letter_of
from ..folding.tree import Tree
from ..light import dataclass
from ..values import Letter
from .families import Cost, SetMark
from .inquiry import Inquiry
from .trying import Line, changed, letter_at, says

Rank: TypeAlias = tuple[Cost, int, int]
Picked: TypeAlias = tuple[Rank, tuple[tuple[int, Signal | Fraction], ...]]
"""What it costs; among equals how many given answers it changes, and how many questions in all; and which."""

CHEAPEST: Semiring[Picked] = Semiring(
    one=((0, 0, 0), ()),
    add=lambda one, other: one if one[0] <= other[0] else other,
    mul=lambda one, other: (
        (one[0][0] + other[0][0], one[0][1] + other[0][1], one[0][2] + other[0][2]),
        one[1] + other[1],
    ),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A cheapest change that makes a node something else: questions with their new answers, all others as they are.

    `to` is the level, `path` the computed nodes that change with it, the node last. `mark` is *bound* where something
    cheaper may do it too.
    """

    to: str
    outcome: Letter
    """What the node becomes."""
    cost: Cost
    """The effort of the questions together."""
    letters: Mapping[str, Letter]
    """The new answers by question, as values."""
    path: tuple[str, ...]
    mark: SetMark

    @property
    def answers(self) -> dict[str, str]:
        """The new answers in words, by question."""
        return {item: letter.word for item, letter in self.letters.items()}

    def as_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {"cost": str(self.cost), "answers": self.answers, "path": list(self.path), "mark": self.mark}


def changes(inquiry: Inquiry, place: int) -> tuple[Change, ...]:
    """The cheapest change to each other level that a node can have, from the worst; a node without scale has none.

    Open questions may be answered and answers may change, both for the effort of the question; never of a question
    that is not to be asked. Where numbers are computed only changes of one answer are looked at, and tried.
    """
    if inquiry.plan.at(place).scale is None:
        return ()
    tree = inquiry.whole_tree(place)
    mark: SetMark = "minimum" if tree.is_exact and not tree.has_loose else "bound"
    if tree.has_loose:
        found = _by_trying(inquiry, place, tree)
    else:
        found = _by_folding(inquiry, tree if tree.is_exact else _smaller(inquiry, place, tree))
    return tuple(_change(inquiry, place, picked, signal, mark) for picked, signal in _cheapest(inquiry, place, found))


def _cheapest(inquiry: Inquiry, place: int, found: Iterable[tuple[Picked, Signal]]) -> Iterator[tuple[Picked, Signal]]:
    """Of these ways, each with what the node then says, the cheapest to each other level; of equal ones the first."""
    (now,) = inquiry.now(place)
    level_now = _level(inquiry, place, now)
    cheapest: dict[int, tuple[Picked, Signal]] = {}
    for picked, signal in found:
        level = _level(inquiry, place, signal)
        if level is not None and level != level_now and (level not in cheapest or picked[0] < cheapest[level][0][0]):
            cheapest[level] = (picked, signal)
    for level in sorted(cheapest):
        yield cheapest[level]


def _by_folding(inquiry: Inquiry, tree: Tree) -> Iterator[tuple[Picked, Signal]]:
    for (signal,), picked in tree.fold(_menus(inquiry, tree), CHEAPEST).items():
        yield picked, signal


def _by_trying(inquiry: Inquiry, place: int, tree: Tree) -> Iterator[tuple[Picked, Signal]]:
    """The answers to one question that lead to something else: found by scoring again."""
    for question in tree.varying:
        for answer, signal in _answered_otherwise(inquiry, place, question):
            yield _picked(inquiry, question, answer), signal


def _picked(inquiry: Inquiry, question: int, answer: Signal | Fraction) -> Picked:
    return (inquiry.cost(question), int(not inquiry.is_grey(question)), 1), ((question, answer),)


def _answered_otherwise(inquiry: Inquiry, place: int, question: int) -> Iterator[tuple[Signal | Fraction, Signal]]:
    """Other answers to a question with what the node then says; of a measured one the first with each outcome."""
    if not inquiry.may_change(question):
        return
    for answer in sorted(inquiry.answers(question) - inquiry.now(question)):
        if letter_of(inquiry.leaf(question), answer).interval is None:
            yield answer, says(inquiry, place, {question: answer})
    if inquiry.is_measured(question):
        line = Line(inquiry, place, question)
        start = line.number if line.number is not None else line.plainest()
        if line.number is None:
            yield start, line.says(start)
        for up in (True, False):
            yield from ((each.number, each.signal) for each in line.crossings(up=up, start=start))


def _smaller(inquiry: Inquiry, place: int, tree: Tree) -> Tree:
    """A tree that is exact because some answers that are shared stay as they are; also the open ones, if need be."""
    ways = network(inquiry.plan).ways(place)
    opened = frozenset(inquiry.open)
    found = inquiry.tree_of(place, tuple(each for each in tree.varying if ways[each] == 1 or each in opened))
    return found if found.is_exact else inquiry.tree_of(place, tuple(each for each in tree.varying if ways[each] == 1))


def _menus(inquiry: Inquiry, tree: Tree) -> dict[int, Menu[Picked]]:
    menus: dict[int, Menu[Picked]] = {}
    for question in tree.varying:
        now = inquiry.now(question)
        menu: dict[frozenset[Signal], Picked] = {now: CHEAPEST.one}
        if inquiry.may_change(question):
            for answer in sorted(inquiry.answers(question) - now):
                menu[frozenset([answer])] = _picked(inquiry, question, answer)
        menus[question] = menu
    return menus


def _level(inquiry: Inquiry, place: int, signal: Signal) -> int | None:
    values = inquiry.plan.at(place).values
    return values[signal].level if signal < len(values) else None


def _change(inquiry: Inquiry, place: int, picked: Picked, signal: Signal, mark: SetMark) -> Change:
    (cost, _, _), answers = picked
    plan, carrier = inquiry.plan, inquiry.plan.at(place)
    then = changed(inquiry.situation, dict(answers))
    path = tuple(
        plan.at(each).id
        for each in sorted(network(plan).ways(place))
        if each >= len(plan.leaves) and then.codes[each] != inquiry.situation.codes[each]
    )
    outcome = letter_of(carrier, signal)
    assert carrier.scale is not None and outcome.level is not None
    letters = {plan.leaves[each].id: _letter(plan.leaves[each], answer) for each, answer in sorted(answers)}
    return Change(carrier.scale.levels[outcome.level], outcome, cost, letters, path, mark)


def _letter(leaf: Carrier, answer: Signal | Fraction) -> Letter:
    return letter_at(leaf, answer) if isinstance(answer, Fraction) else letter_of(leaf, answer)
