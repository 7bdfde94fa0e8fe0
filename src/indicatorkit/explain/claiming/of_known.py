"""The claims about a node that is not grey: why it is what it is, and whether it may still change."""

from __future__ import annotations

from collections.abc import Iterator

from ...folding.network import network
from ...folding.signals import letter_of, sort_of
from ...values import Letter
from ..because import Reason, because
from ..claims import (
    Because,
    Claim,
    DoesNotApply,
    Provisional,
    Settled,
)
from ..influence import irrelevant
from ..inquiry import Inquiry
from ..possible import is_settled, outcomes
from ..why import Why
from .of_any import each_outcome


def doubt(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """Whether a known level rests on part of the answers."""
    if not node.rule:
        return
    found = inquiry.once(outcomes, place)
    assert node.letter is not None
    others = tuple(each for each in each_outcome(found) if sort_of(each) != sort_of(node.letter))
    if others:
        stays = found.may_be_grey or len(others) < len(each_outcome(found))
        yield Provisional(node.item, others, _through(inquiry, place), may_stay=stays, bound=not found.exact)


def _through(inquiry: Inquiry, place: int) -> tuple[str, ...]:
    spare = set(inquiry.once(irrelevant, place))
    return inquiry.ids(each for each in inquiry.open_tree(place).varying if each not in spare)


def settled(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """That a known level stays what it is, though something is open."""
    opened = inquiry.open_tree(place).varying
    if not opened:
        return
    if inquiry.once(is_settled, place):
        yield Settled(node.item, inquiry.ids(opened))


def does_not_apply(inquiry: Inquiry, place: int, node: Why) -> Claim:
    """That a node does not apply, and what makes it so."""
    step = inquiry.plan.step(node.item)
    attributes = inquiry.plan.framework.attributes
    facts = [
        (each.carrier.id, letter)
        for each in (step.sources if step is not None else ())
        if each.carrier.id in attributes and (letter := inquiry.situation.letter(each.carrier)) is not None
    ]
    reason = inquiry.once(because, place)
    return DoesNotApply(node.item, reason, _said(inquiry, reason), tuple(facts))


def why_known(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """What is enough for the level that a known node has."""
    reason = inquiry.once(because, place)
    if not inquiry.whole_tree(place).has_loose or len(reason.values) < len(_answered(inquiry, place)):
        yield Because(node.item, reason, _said(inquiry, reason), _facts(inquiry, place))


def _facts(inquiry: Inquiry, place: int) -> tuple[tuple[str, Letter], ...]:
    """What is known of the entity, or was answered in an earlier wave, and has a say in a node."""
    attributes, situation = inquiry.plan.framework.attributes, inquiry.situation
    below = (inquiry.leaf(each) for each in network(inquiry.plan).leaves(place))
    known = ((leaf.id, situation.letter(leaf)) for leaf in below if leaf.id in attributes)
    return tuple((item, letter) for item, letter in known if letter is not None)


def _answered(inquiry: Inquiry, place: int) -> list[int]:
    """The questions below a node that are answered; that all of them count says nothing where numbers are computed."""
    return [each for each in inquiry.whole_tree(place).varying if each not in inquiry.open]


def _said(inquiry: Inquiry, reason: Reason) -> tuple[tuple[str, Letter], ...]:
    """What the questions say of which the very answer counts."""
    found = []
    for item in reason.values:
        leaf = inquiry.plan.leaf(item)
        assert leaf is not None
        (now,) = inquiry.now(leaf.position)
        found.append((item, letter_of(leaf, now)))
    return tuple(found)
