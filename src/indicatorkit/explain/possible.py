"""What a node can still become when the open questions are answered, and in how many ways: exact, or marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..alphabets import Carrier
from ..asking import options_behind
from ..diagram.fold import WAYS
from ..engine.situation import Situation
from ..folding.signals import Signal, Signals, is_grey, sort_of
from ..folding.spans import Said, Span
from ..light import dataclass
from ..values import Letter
from .influence import matters
from .inquiry import Inquiry, is_open_number
from .witnesses import met


@dataclass(frozen=True, slots=True)
class Possible:
    """The outcomes that remain, values from the worst; `exact` is false when some may in truth not be reachable.

    `span`: between what its number then lies, where that is measured.
    """

    values: tuple[Letter, ...]
    """The values, from the worst."""
    may_not_apply: bool
    """Whether it may come not to apply."""
    may_be_grey: bool
    """Whether it may be grey though everything is answered."""
    exact: bool
    span: Span | None = None

    @property
    def is_one(self) -> bool:
        """Whether everything gives the same, and that is not grey: one level or number, or that it does not apply."""
        if any(map(is_open_number, self.values)) and (self.span is None or self.span[0] != self.span[1]):
            return False
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
    reached = completed(inquiry, place)
    exact = inquiry.open_tree(place).is_exact or inquiry.are_same(place, *reached)
    if not exact and inquiry.open_tree(place).has_loose:
        exact = met(inquiry, place, frozenset([inquiry.sort(place, each) for each in reached.signals]))
    return as_possible(inquiry.plan.at(place), *reached, exact=exact)


def is_settled(inquiry: Inquiry, place: int) -> bool:
    """Whether a place is not grey, and stays what it is whatever is answered."""
    if inquiry.is_grey(place):
        return False
    signals, span = completed(inquiry, place)
    now = inquiry.spans.now(place)
    stays = span if now is None or span == now else None
    return inquiry.are_same(place, signals | inquiry.now(place), stays)


def completed(inquiry: Inquiry, place: int) -> Said:
    """What a place can say once all open questions are answered, and between what its number then lies."""
    return _said(inquiry, place, inquiry.answers)


def on_the_way(inquiry: Inquiry, place: int) -> Said:
    """The same while questions may still be open: some are answered, others not, or none."""
    return _said(inquiry, place, inquiry.anything)


def _said(inquiry: Inquiry, place: int, of: Callable[[int], Signals]) -> Said:
    """What a place can say where each open question may be any of these, and between what its number then lies."""
    tree = inquiry.open_tree(place)
    found = tree.reached(tree.said({each: of(each) for each in tree.varying}))
    return found.get(place) or tree.at_rest(place)


def as_possible(carrier: Carrier, reached: Signals, span: Span | None = None, *, exact: bool) -> Possible:
    """Outcomes as values and what they may be besides."""
    values = [letter for code, letter in enumerate(carrier.values) if code in reached]
    return Possible(
        values=tuple(sorted(values, key=lambda letter: -1 if letter.level is None else letter.level)),
        may_not_apply=carrier.not_applicable in reached,
        may_be_grey=any(is_grey(carrier, each) for each in reached),
        exact=exact,
        span=span if any(each.interval is not None for each in values) else None,
    )


# --------------------------------------------------------------------------------------------------- in how many ways


def counts(inquiry: Inquiry, place: int) -> Mapping[Signal, int] | None:
    """In how many ways the open questions can be answered for each outcome; never a chance.

    Questions that make no difference any more are left out. Nothing where a measured number is open, for that has no
    number of answers, and where the tree below the node is not exact.
    """
    tree = inquiry.open_tree(place)
    if not tree.is_exact:
        return None
    weights = {each: _weights(inquiry, each) for each in tree.varying if matters(inquiry, place, each)}
    if any(each is None for each in weights.values()):
        return None
    menus = {
        each: {frozenset([signal]): number for signal, number in (weights.get(each) or _any_one(inquiry, each)).items()}
        for each in tree.varying
    }
    return {signal: number for (signal,), number in tree.fold(menus, WAYS).items()}


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
    return found
