"""The claims about any node: what its inputs say, in how many ways it can become what, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...folding.signals import letter_of, sort_of
from ...values import NOT_APPLICABLE, Letter
from ..changes import changes
from ..claims import (
    AskFirst,
    Claim,
    Counted,
    Known,
    WouldBecome,
)
from ..crossings import crossings
from ..influence import matters
from ..inquiry import Inquiry
from ..next_question import next_question
from ..possible import Possible, counts, outcomes
from ..remedies import remedies
from ..why import Why

MOST_COUNTED: Final = 1_000
MOST_CHANGED: Final = 4


def known(node: Why) -> Iterator[Claim]:
    """What is known of the inputs."""
    found = tuple((each.item, each.letter) for each in node.fed if each.letter is not None)
    if found:
        yield Known(node.item, found, others=node.state == "grey")


def each_outcome(found: Possible) -> tuple[Letter, ...]:
    """One letter for each outcome that counts as another one."""
    by_sort = {sort_of(each): each for each in reversed(found.values)}
    letters = tuple(by_sort[each] for each in dict.fromkeys(map(sort_of, found.values)))
    return (*letters, NOT_APPLICABLE) if found.may_not_apply else letters


def counted(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """In how many ways it can become what, where that can be counted on a page."""
    ways = inquiry.once(counts, place)
    if ways is None or len(ways) < 2 or sum(ways.values()) > MOST_COUNTED:
        return
    carrier = inquiry.plan.at(place)
    together: dict[Letter, int] = {}
    by_sort: dict[object, Letter] = {}
    for signal in sorted(ways):
        letter = letter_of(carrier, signal)
        first = by_sort.setdefault(sort_of(letter), letter)
        together[first] = together.get(first, 0) + ways[signal]
    asked = tuple(each for each in inquiry.open_tree(place).varying if matters(inquiry, place, each))
    yield Counted(node.item, tuple(together.items()), inquiry.ids(asked))


def asked_first(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """The question to ask first, where looking at each answer saves questions."""
    if len(inquiry.open_tree(place).varying) < 2:
        return
    found = inquiry.once(next_question, place)
    if found is None:
        return
    sure = inquiry.once(remedies, place).sure.best if node.state == "grey" else None
    otherwise = found.most if sure is None else sure.cost
    if found.average < otherwise:
        yield AskFirst(node.item, found, otherwise)


def would_become(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """What would make it another level: of a grey only where that takes a few answers."""
    found = inquiry.once(outcomes, place)
    sure = sort_of(each_outcome(found)[0]) if found.is_one else None
    told = {inquiry.sort(place, each.signal) for each in inquiry.once(crossings, place)}
    for each in inquiry.once(changes, place) if node.rule else ():
        answers = tuple(each.letters.items())
        if sort_of(each.outcome) == sure or sort_of(each.outcome) in told:
            continue  # it takes no change, or which numbers do it has been told
        if node.state != "known" and len(answers) > MOST_CHANGED:
            continue  # to fill in most of it is no change
        yield WouldBecome(node.item, each.outcome, answers, each.path, each.cost, each.mark)
