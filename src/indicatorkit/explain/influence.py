"""What one open question does to a node: how much it is responsible for the grey, and whether it matters at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

from ..diagram.fold import FEWEST
from ..diagram.pairs import Pair
from ..folding.moved import Still
from ..folding.pairs import pairs_at
from ..folding.signals import Signal
from .inquiry import Inquiry
from .remedies import remedies


def responsibility(inquiry: Inquiry, place: int) -> Mapping[int, Fraction]:
    """For each open question below a grey node 1/(1 + k); 0 where it cannot end the grey.

    k is the fewest other questions that must be answered, somehow, before this one is what stands between grey and a
    level. (Chockler and Halpern 2004, definition 3.1.)
    """
    if not inquiry.is_grey(place):
        return {}
    tree = inquiry.open_tree(place)
    asking = {
        each: {signal: int(signal not in inquiry.now(each)) for signal in inquiry.anything(each)}
        for each in tree.varying
    }
    still = Still(tree, asking, FEWEST)
    return {each: _responsible(inquiry, place, each, still) for each in tree.varying}


def _responsible(inquiry: Inquiry, place: int, question: int, still: Still[Any]) -> Fraction:
    (now,) = inquiry.now(question)
    found = pairs_at(still, question, {(now, answer): 0 for answer in inquiry.answers(question)})
    fewest = [
        cost
        for (without, answered), cost in found.items()
        if inquiry.ends_grey(place, without) and not inquiry.ends_grey(place, answered)
    ]
    return Fraction(1, 1 + min(fewest)) if fewest else Fraction(0)


def irrelevant(inquiry: Inquiry, place: int) -> tuple[int, ...]:
    """The open questions below a node that need not be asked, in the order of the framework.

    Of a grey node: those without any responsibility. Whatever the others become, such a question never is what stands
    between grey and a level, so it is in no minimal set that can end the grey, nor in one that surely does. Of a known
    one: those that cannot change it, whatever the others become.
    """
    varying = inquiry.open_tree(place).varying
    if not inquiry.is_grey(place):
        return tuple(each for each in varying if not can_change(inquiry, place, each))
    needed = inquiry.once(remedies, place).can.members  # the last of a minimal set ends it: most need no look
    return tuple(
        each for each in varying if inquiry.leaf(each).id not in needed and not _can_end_grey(inquiry, place, each)
    )


def _can_end_grey(inquiry: Inquiry, place: int, question: int) -> bool:
    """Whether, for some answers of the others or none, the node is grey without an answer to this one but not with."""
    (now,) = inquiry.now(question)
    found = pairs_at(inquiry.still(place), question, {(now, answer): True for answer in inquiry.answers(question)})
    return any(
        inquiry.ends_grey(place, without) and not inquiry.ends_grey(place, answered) for without, answered in found
    )


def can_change(inquiry: Inquiry, place: int, question: int) -> bool:
    """Whether an open question can make a difference to a node, when every other is answered somehow or stays open."""
    pairs = dict.fromkeys((*permutations(sorted(inquiry.anything(question)), 2), *_within(inquiry, question)), True)
    found = pairs_at(inquiry.still(place), question, pairs)
    return any(not inquiry.are_same(place, frozenset(pair)) for pair in found)


def matters(inquiry: Inquiry, place: int, question: int) -> bool:
    """Whether the answer to an open question makes a difference, once all others are answered somehow."""
    answers = sorted(inquiry.answers(question))
    pairs = dict.fromkeys((*combinations(answers, 2), *_within(inquiry, question)), True)
    found = pairs_at(inquiry.still(place, answered=True), question, pairs)
    return any(not inquiry.are_same(place, frozenset(pair)) for pair in found)


def _within(inquiry: Inquiry, question: int) -> Iterator[Pair]:
    """Two numbers in one cell of a measured question: other answers of which diagrams see no difference."""
    for code, letter in enumerate(inquiry.leaf(question).values):
        if letter.interval is not None and (letter.interval.low is None or letter.interval.low != letter.interval.high):
            yield code, code


def decides(inquiry: Inquiry, place: int) -> Mapping[int, Mapping[Signal, Signal]]:
    """For each question that may be asked the answers after which all that is open besides makes no difference.

    Each with what the node then becomes when all is answered: also where the policy would keep it grey until then.
    """
    tree = inquiry.open_tree(place)
    everything = tree.reached(tree.said({each: inquiry.answers(each) for each in tree.varying}))
    found: dict[int, dict[Signal, Signal]] = {}
    for question in tree.varying:
        if not inquiry.may_change(question):
            continue
        for answer in sorted(inquiry.answers(question)):
            outcomes = tree.reached(tree.said({question: frozenset([answer])}), everything)
            reached = outcomes[place]
            grey = any(inquiry.ends_grey(place, each) for each in reached.signals)
            if not grey and inquiry.are_same(place, reached.signals):
                found.setdefault(question, {})[answer] = min(reached.signals)
    return found
