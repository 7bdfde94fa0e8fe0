"""The claims about a grey node: its cause, what ends it, what decides it, and what it can become."""

from __future__ import annotations

from collections.abc import Iterator

from ...conditions import items
from ...folding.signals import is_grey, letter_of
from ...values import LeafReason, Letter, NodeReason
from ..claims import (
    AskingDoesNotHelp,
    Becomes,
    CanBeEnough,
    Claim,
    Decides,
    Empty,
    Enough,
    GateFirst,
    GreyButDecided,
    Necessary,
    NotNeeded,
    Open,
    StaysGrey,
)
from ..influence import decides, irrelevant
from ..inquiry import Inquiry, is_open_number
from ..possible import Possible, completed, on_the_way, outcomes
from ..remedies import blockers, remedies
from ..why import Why, lacking, unanswered
from .of_any import each_outcome, known


def grey(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """What one sentence says of a grey node."""
    nothing = unanswered(node)
    if nothing and all(each.reason == LeafReason.NOT_SUPPLIED for each in nothing):
        yield Empty(node.item, tuple(each.item for each in nothing))
        return
    yield lacking(node)
    yield from known(node)
    yield from _remedy(inquiry, place, node)
    yield from list(decided_by(inquiry, place))[:1]
    yield from _future(inquiry, place, node)


def _remedy(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """What ends the grey, where it takes more than the one question that is open."""
    found = inquiry.once(remedies, place)
    tree = inquiry.open_tree(place)
    if found.sure.best is not None:
        cheaper = found.can.best is not None and found.can.best.cost < found.sure.best.cost
        if cheaper:
            yield CanBeEnough(node.item, found.can, found.sure)
        elif len(tree.varying) > 1:
            everything = found.sure.best.size == len(tree.varying)
            yield Enough(node.item, found.sure, everything)
    elif found.can.best is not None:
        yield CanBeEnough(node.item, found.can, found.sure)
    else:
        holding = inquiry.once(blockers, place).members
        kept = (each for each in tree.varying if not inquiry.may_change(each))
        withheld = tuple(each for each in kept if inquiry.leaf(each).id in holding)
        if withheld and not _stays_grey(inquiry.once(outcomes, place)):
            yield AskingDoesNotHelp(node.item, tuple(_question(inquiry, each) for each in withheld))


def _question(inquiry: Inquiry, place: int) -> Open:
    leaf = inquiry.leaf(place)
    reason = inquiry.situation.leaf_reason(leaf)
    assert reason is not None
    return Open(leaf.id, *reason)


def decided_by(inquiry: Inquiry, place: int) -> Iterator[Decides]:
    """The questions of which one answer decides, though more than one is open: any answer first, then most of them."""
    opened = inquiry.open_tree(place).varying
    if len(opened) < 2 or inquiry.once(outcomes, place).is_one:
        return
    node = inquiry.plan.at(place)
    alone: list[int] = []
    groups: dict[tuple[tuple[Letter, ...], Letter], list[int]] = {}
    for question, found in inquiry.once(decides, place).items():
        if len(found) == len(inquiry.answers(question)):
            alone.append(question)
            continue
        leaf = inquiry.leaf(question)
        by_sort: dict[object, list[int]] = {}
        for answer, outcome in found.items():
            by_sort.setdefault(inquiry.sort(place, outcome), []).append(answer)
        for answers in by_sort.values():
            letters = tuple(letter_of(leaf, each) for each in answers)
            groups.setdefault((letters, letter_of(node, found[answers[0]])), []).append(question)
    if alone:
        yield Decides(node.id, inquiry.ids(alone), (), None, all_open=len(alone) == len(opened))
    for (letters, outcome_), questions in sorted(groups.items(), key=lambda each: -len(each[1])):
        everything = len(questions) == len(opened)
        yield Decides(node.id, inquiry.ids(questions), letters, outcome_, all_open=everything)


def _future(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    found = inquiry.once(outcomes, place)
    if found.is_one and found.exact and not any(map(is_open_number, found.values)):
        yield GreyButDecided(node.item, each_outcome(found)[0], at_last=_only_at_last(inquiry, place))
    elif not _stays_grey(found):
        besides = (found.may_not_apply, found.may_be_grey)
        at_last = _only_at_last(inquiry, place)
        yield Becomes(node.item, found.values, *besides, bound=not found.exact, span=found.span, at_last=at_last)
    elif node.reason != NodeReason.CANNOT_COMPUTE or inquiry.open_tree(place).varying:
        yield StaysGrey(node.item, reason_may_change=node.reason == NodeReason.UNDECIDED)


def _only_at_last(inquiry: Inquiry, place: int) -> bool:
    """Whether it can be something, while only some questions are answered, that it no longer can be after the last."""
    carrier = inquiry.plan.at(place)
    some = {inquiry.sort(place, each) for each in on_the_way(inquiry, place).signals if not is_grey(carrier, each)}
    return not some <= {inquiry.sort(place, each) for each in completed(inquiry, place).signals}


def _stays_grey(found: Possible) -> bool:
    return not found.values and not found.may_not_apply


def blocked(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """Which open questions are necessary, and which are not needed."""
    found = inquiry.once(blockers, place)
    opened = inquiry.open_tree(place).varying
    necessary = [item for each in found.choices if each.size == 1 for _, items_ in each.parts for item in items_]
    if necessary and len(opened) > len(necessary):
        yield Necessary(node.item, _in_order(inquiry, necessary))
    spare = inquiry.once(irrelevant, place)
    if spare and len(spare) < len(opened):
        yield NotNeeded(node.item, inquiry.ids(spare))


def _in_order(inquiry: Inquiry, questions: list[str]) -> tuple[str, ...]:
    chosen = set(questions)
    return tuple(leaf.id for leaf in inquiry.plan.leaves if leaf.id in chosen)


def gates(inquiry: Inquiry, node: Why) -> Iterator[Claim]:
    """The gates on the way down to what is blamed: nobody knows yet whether what is behind them applies."""
    for gated in _gated(node):
        step = inquiry.plan.step(gated.item)
        named = items(step.gate) if step is not None and step.gate is not None else ()
        asked = [item for item in named if item in gated.answers and _may_be_asked(inquiry, item)]
        if asked:
            yield GateFirst(node.item, gated.item, tuple(asked))


def _gated(node: Why) -> Iterator[Why]:
    """The nodes below, through what is blamed, of which nobody knows whether they apply."""
    seen: set[str] = set()
    waiting = _blamed(node)
    while waiting:
        here = waiting.pop()
        if here.item not in seen:
            seen.add(here.item)
            if here.reason == NodeReason.APPLICABILITY_UNKNOWN:
                yield here
            waiting += _blamed(here)


def _blamed(node: Why) -> list[Why]:
    """The inputs to blame, the first of them last."""
    return [each for each, _ in reversed(node.inputs) if each.item in node.blamed]


def _may_be_asked(inquiry: Inquiry, item: str) -> bool:
    """Whether it is a question that may be asked, and no fact about the entity."""
    leaf = inquiry.plan.leaf(item) if item in inquiry.plan.framework.items else None
    return leaf is not None and inquiry.may_change(leaf.position)
