"""What a node can still become when the open questions are answered, and in how many ways: exact, or marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..alphabets import Carrier
from ..asking import options_behind
from ..diagram.fold import WAYS
from ..engine.situation import Situation
from ..folding.signals import Signal, Signals, is_grey, sort_of
from ..values import Letter
from .influence import matters
from .inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class Possible:
    """The outcomes that remain, values from the worst; `exact` is false when some may in truth not be reachable."""

    values: tuple[Letter, ...]
    may_not_apply: bool
    may_be_grey: bool
    exact: bool

    @property
    def is_one(self) -> bool:
        """Whether everything gives the same, and that is not grey: one level or number, or that it does not apply."""
        return not self.may_be_grey and len({*map(sort_of, self.values)}) + self.may_not_apply == 1

    @property
    def decided(self) -> bool:
        """Whether only one level or number remains, whatever is answered."""
        return self.is_one and not self.may_not_apply


def possible(situation: Situation, item: str) -> Possible:
    """What can still come out for a node, when each open question gets any of its answers."""
    return outcomes(Inquiry(situation), situation.plan.results[item])


def outcomes(inquiry: Inquiry, place: int) -> Possible:
    """What can still come out in a place, when each open question gets any of its answers."""
    return as_possible(inquiry.plan.at(place), completed(inquiry, place), exact=inquiry.open_tree(place).is_exact)


def is_settled(inquiry: Inquiry, place: int) -> bool:
    """Whether a place is not grey, and stays what it is whatever is answered."""
    reached = completed(inquiry, place) | inquiry.now(place)
    exact = inquiry.open_tree(place).is_exact
    return exact and not inquiry.is_grey(place) and inquiry.are_same(place, reached)


def completed(inquiry: Inquiry, place: int) -> Signals:
    """What a place can say once all open questions are answered."""
    tree = inquiry.open_tree(place)
    found = tree.outcomes({each: inquiry.answers(each) for each in tree.varying})
    return found.get(place) or tree.now(place)


def as_possible(carrier: Carrier, reached: Signals, *, exact: bool) -> Possible:
    """Outcomes as values and what they may be besides."""
    values = [letter for code, letter in enumerate(carrier.values) if code in reached]
    return Possible(
        values=tuple(sorted(values, key=lambda letter: -1 if letter.level is None else letter.level)),
        may_not_apply=carrier.not_applicable in reached,
        may_be_grey=any(is_grey(carrier, each) for each in reached),
        exact=exact,
    )


# --------------------------------------------------------------------------------------------------- in how many ways


def counts(inquiry: Inquiry, place: int) -> Mapping[Signal, int] | None:
    """In how many ways the open questions can be answered for each outcome; never a chance.

    Questions that make no difference any more are left out. Nothing where a measured number is open, for that has no
    number of answers, and where the tree below the node is not exact.
    """
    tree = inquiry.open_tree(place)
    weights = {each: _weights(inquiry, each) for each in tree.varying if matters(inquiry, place, each)}
    if not tree.is_exact or any(each is None for each in weights.values()):
        return None
    menus = {
        each: {frozenset([signal]): number for signal, number in (weights.get(each) or _any_one(inquiry, each)).items()}
        for each in tree.varying
    }
    found: Counter[Signal] = Counter()
    for (signal,), number in tree.fold(menus, WAYS).items():
        found[signal] += number
    return found


def _any_one(inquiry: Inquiry, place: int) -> dict[Signal, int]:
    """One of the answers, as good as any other."""
    return {min(inquiry.answers(place)): 1}


def _weights(inquiry: Inquiry, place: int) -> dict[Signal, int] | None:
    """How many options stand behind each answer to a question; nothing where it is a measured number."""
    answer, leaf = inquiry.item(place).answer, inquiry.leaf(place)
    assert answer is not None
    behind = options_behind(answer, leaf.values)
    if behind is None:
        return None
    found = dict(enumerate(behind))
    if leaf.may_not_apply:
        found[leaf.not_applicable] = sum(1 for option in answer.options if option.not_applicable)
    return found or dict.fromkeys(inquiry.answers(place), 1)
