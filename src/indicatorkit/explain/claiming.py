"""Which claims explain a node: a few for one sentence, and all of them for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..conditions import items
from ..values import MISSING, NOT_APPLICABLE, LeafReason, Letter, NodeReason
from .because import Reason, because
from .changes import changes
from .claims import (
    AskFirst,
    AskingDoesNotHelp,
    Because,
    Becomes,
    CanBeEnough,
    Claim,
    Counted,
    Decides,
    DoesNotApply,
    Empty,
    Enough,
    GateFirst,
    GreyButDecided,
    Is,
    Known,
    Necessary,
    NotNeeded,
    Open,
    Provisional,
    Settled,
    StaysGrey,
    Unanswered,
    WouldBecome,
)
from .influence import decides, irrelevant, matters
from .inquiry import Inquiry, sort_of
from .next_question import next_question
from .possible import Possible, counts, is_settled, outcomes
from .remedies import blockers, remedies
from .signals import letter_of
from .why import Why, lacking, unanswered

MOST_COUNTED: Final = 1_000
MOST_CHANGED: Final = 4


def short(inquiry: Inquiry, node: Why) -> tuple[Claim, ...]:
    """What is told of a node in one sentence: what it is, why, and what would end a grey."""
    return tuple(_short(inquiry, node))


def _short(inquiry: Inquiry, node: Why) -> Iterator[Claim]:
    place = inquiry.plan.results[node.item]
    match node.state:
        case "known":
            assert node.letter is not None
            yield Is(node.item, node.letter, node.rests_on_assumption)
            yield from _known(node)
            yield from _doubt(inquiry, place, node)
        case "not_applicable":
            yield _does_not_apply(inquiry, place, node)
        case "grey" if node.lacks_answer:
            yield Unanswered(node.item, Open(node.item, node.reason, node.kind))
        case _:
            yield from _grey(inquiry, place, node)


def long(inquiry: Inquiry, node: Why) -> tuple[Claim, ...]:
    """What is told of a node on a page, besides the sentence about it."""
    place = inquiry.plan.results[node.item]
    if node.state == "grey" and (node.lacks_answer or unanswered(node, inquiry.plan.framework)):
        return ()
    said = short(inquiry, node)
    return tuple(each for each in _long(inquiry, place, node) if each not in said)


def _long(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    yield from _gates(inquiry, node, set())
    if node.state == "grey":
        yield from _blocked(inquiry, place, node)
        yield from _decided_by(inquiry, place)
    elif node.rule:
        yield from _because(inquiry, place, node)
        yield from _settled(inquiry, place, node)
    yield from _counted(inquiry, place, node)
    yield from _asked_first(inquiry, place, node)
    yield from _would_become(inquiry, place, node)


# ----------------------------------------------------------------------------------------------------------- grey


def _grey(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    nothing = unanswered(node, inquiry.plan.framework)
    if nothing and all(each.reason == LeafReason.NOT_SUPPLIED for each in nothing):
        yield Empty(node.item, tuple(each.item for each in nothing))
        return
    yield lacking(node)
    yield from _known(node)
    yield from _remedy(inquiry, place, node)
    yield from list(_decided_by(inquiry, place))[:1]
    yield _future(inquiry, place, node)


def _known(node: Why) -> Iterator[Claim]:
    known = tuple((each.item, each.letter) for each in node.fed if each.letter is not None)
    if known:
        yield Known(node.item, known, others=node.state == "grey")


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
    return Open(leaf.id, *reason) if reason is not None else Open(leaf.id)


def _decided_by(inquiry: Inquiry, place: int) -> Iterator[Decides]:
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


def _future(inquiry: Inquiry, place: int, node: Why) -> Claim:
    found = inquiry.once(outcomes, place)
    if found.is_one and found.exact:
        return GreyButDecided(node.item, _outcomes(found)[0])
    if _stays_grey(found):
        return StaysGrey(node.item)
    return Becomes(node.item, found.values, found.may_not_apply, found.may_be_grey, bound=not found.exact)


def _stays_grey(found: Possible) -> bool:
    return not found.values and not found.may_not_apply


def _outcomes(found: Possible) -> tuple[Letter, ...]:
    """One letter for each outcome that counts as another one."""
    by_sort = {sort_of(each): each for each in reversed(found.values)}
    letters = tuple(by_sort[each] for each in dict.fromkeys(map(sort_of, found.values)))
    return (*letters, NOT_APPLICABLE) if found.may_not_apply else letters


def _blocked(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
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


def _gates(inquiry: Inquiry, node: Why, seen: set[str]) -> Iterator[Claim]:
    """The gates on the way down to what is blamed: nobody knows yet whether what is behind them applies."""
    for each, _ in node.inputs:
        if each.item not in node.blamed or each.item in seen:
            continue
        seen.add(each.item)
        if each.reason == NodeReason.APPLICABILITY_UNKNOWN:
            step = inquiry.plan.step(each.item)
            gates = items(step.gate) if step is not None and step.gate is not None else ()
            asked = [item for item in gates if item in each.answers and _may_be_asked(inquiry, item)]
            if asked:
                yield GateFirst(node.item, each.item, tuple(asked))
        yield from _gates(inquiry, each, seen)


def _may_be_asked(inquiry: Inquiry, item: str) -> bool:
    """Whether it is a question that may be asked, and no fact about the entity."""
    leaf = inquiry.plan.leaf(item) if item in inquiry.plan.framework.items else None
    return leaf is not None and inquiry.may_change(leaf.position)


# ------------------------------------------------------------------------------------------------ known, or no case


def _doubt(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """Whether a known level rests on part of the answers."""
    if not node.rule:
        return
    found = inquiry.once(outcomes, place)
    assert node.letter is not None
    others = tuple(each for each in _outcomes(found) if sort_of(each) != sort_of(node.letter))
    if others:
        yield Provisional(node.item, others, _through(inquiry, place), bound=not found.exact)


def _through(inquiry: Inquiry, place: int) -> tuple[str, ...]:
    spare = set(inquiry.once(irrelevant, place))
    return inquiry.ids(each for each in inquiry.open_tree(place).varying if each not in spare)


def _settled(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    opened = inquiry.open_tree(place).varying
    if opened and node.state == "known" and inquiry.once(is_settled, place):
        yield Settled(node.item, inquiry.ids(opened))


def _does_not_apply(inquiry: Inquiry, place: int, node: Why) -> Claim:
    step = inquiry.plan.step(node.item)
    attributes = inquiry.plan.framework.attributes
    facts = [
        (each.carrier.id, letter)
        for each in (step.sources if step is not None else ())
        if each.carrier.id in attributes and (letter := inquiry.situation.letter(each.carrier)) is not None
    ]
    reason = inquiry.once(because, place)
    return DoesNotApply(node.item, reason, _said(inquiry, reason), tuple(facts))


def _because(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    if node.state == "known":
        reason = inquiry.once(because, place)
        yield Because(node.item, reason, _said(inquiry, reason))


def _said(inquiry: Inquiry, reason: Reason) -> tuple[tuple[str, Letter], ...]:
    """What the questions say of which the very answer counts."""
    found = []
    for item in reason.values:
        leaf = inquiry.plan.leaf(item)
        assert leaf is not None
        (now,) = inquiry.now(leaf.position)
        found.append((item, letter_of(leaf, now)))
    return tuple(found)


# -------------------------------------------------------------------------------------------------------- any node


def _counted(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    ways = inquiry.once(counts, place)
    if ways is None or not 1 < sum(ways.values()) <= MOST_COUNTED or len(ways) < 2:
        return
    carrier = inquiry.plan.at(place)
    together: dict[Letter, int] = {}
    by_sort: dict[object, Letter] = {}
    for signal in sorted(ways):
        letter = letter_of(carrier, signal)
        first = by_sort.setdefault(MISSING if letter.is_missing else sort_of(letter), letter)
        together[first] = together.get(first, 0) + ways[signal]
    asked = tuple(each for each in inquiry.open_tree(place).varying if matters(inquiry, place, each))
    yield Counted(node.item, tuple(together.items()), inquiry.ids(asked))


def _asked_first(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    if len(inquiry.open_tree(place).varying) < 2:
        return
    found = inquiry.once(next_question, place)
    if found is not None and found.average < found.most:
        yield AskFirst(node.item, found)


def _would_become(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    found = inquiry.once(outcomes, place)
    sure = sort_of(_outcomes(found)[0]) if found.is_one else None
    for each in inquiry.once(changes, place) if node.rule else ():
        answers = tuple(each.letters.items())
        if sort_of(each.outcome) == sure:
            continue  # it takes no change
        if node.state != "known" and len(answers) > MOST_CHANGED:
            continue  # to fill in most of it is no change
        yield WouldBecome(node.item, each.outcome, answers, each.path, each.cost, each.mark)


__all__ = ["long", "short"]
