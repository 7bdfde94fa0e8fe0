"""Which claims explain a node: a few for one sentence, and all of them for a page."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import CanBeEnough, Claim, Empty, Enough, Is, Open, Unanswered
from ..inquiry import Inquiry
from ..why import Why
from .of_any import asked_first, counted, known, would_become
from .of_grey import blocked, decided_by, gates, grey
from .of_known import does_not_apply, doubt, settled, why_known
from .of_numbers import numbers


def short(inquiry: Inquiry, node: Why) -> tuple[Claim, ...]:
    """What is told of a node in one sentence: what it is, why, and what would end a grey."""
    return tuple(_short(inquiry, node))


def _short(inquiry: Inquiry, node: Why) -> Iterator[Claim]:
    place = inquiry.plan.results[node.item]
    match node.state:
        case "known":
            assert node.letter is not None
            yield Is(node.item, node.letter, node.rests_on_assumption)
            yield from known(node)
            yield from doubt(inquiry, place, node)
        case "not_applicable":
            yield does_not_apply(inquiry, place, node)
        case "grey" if node.lacks_answer:
            yield Unanswered(node.item, Open(node.item, node.reason, node.kind))
        case _:
            yield from grey(inquiry, place, node)


def long(inquiry: Inquiry, node: Why) -> tuple[Claim, ...]:
    """What is told of a node on a page, besides the sentence about it: what that only counts is named here."""
    place = inquiry.plan.results[node.item]
    said = short(inquiry, node)
    if node.state == "grey" and any(isinstance(each, Unanswered | Empty) for each in said):
        return ()
    named = tuple(each for each in said if isinstance(each, Enough | CanBeEnough) and not _is_named(each))
    return (*named, *(each for each in _long(inquiry, place, node) if each not in said))


def _is_named(claim: Enough | CanBeEnough) -> bool:
    """Whether the questions that are enough were named already: all that is open, or what is blamed."""
    return isinstance(claim, Enough) and claim.all_open


def _long(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    yield from gates(inquiry, node)
    if node.state == "grey":
        yield from blocked(inquiry, place, node)
        yield from decided_by(inquiry, place)
    if node.state == "known":
        yield from numbers(inquiry, place, node)
        if node.rule:
            yield from why_known(inquiry, place, node)
            yield from settled(inquiry, place, node)
    yield from counted(inquiry, place, node)
    yield from asked_first(inquiry, place, node)
    yield from would_become(inquiry, place, node)


__all__ = ["long", "short"]
