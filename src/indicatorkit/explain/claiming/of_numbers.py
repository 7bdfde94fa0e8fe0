"""The claims about a measured number: what it is made of, its band, how far the next is, and what would reach it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...folding.signals import letter_of
from ...values import Letter
from ..claims import Beside, Claim, Compared, Composed, Crosses, Instead, Limited
from ..crossings import crossings
from ..inquiry import Inquiry
from ..limited import limited
from ..numbers import band_of, made_of
from ..why import Why


def numbers(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    """What there is to say of the number of a known node."""
    made = made_of(inquiry.situation, node.item)
    if made is not None:
        yield Composed(node.item, made)
    cut = limited(inquiry.situation, node.item)
    if cut is not None:
        yield Limited(node.item, *cut)
    yield from _banded(inquiry, place, node)
    yield from crossed(inquiry, place)


def _banded(inquiry: Inquiry, place: int, node: Why) -> Iterator[Claim]:
    found = band_of(inquiry.situation, node.item)
    if found is None:
        return
    (band, distances), scale = found, inquiry.plan.at(place).scale
    assert scale is not None and node.letter is not None

    def letter(level: int) -> Letter:
        return Letter(scale.levels[level], level=level)

    limited = None if node.letter.level == band.level else node.letter
    yield Compared(node.item, band, letter(band.level), limited)
    if limited is None:
        yield from (Beside(node.item, each, letter(each.level)) for each in distances)


def crossed(inquiry: Inquiry, place: int) -> Iterator[Crosses]:
    """For each other level the numbers that give it, each alone: those that change least of themselves first."""
    carrier = inquiry.plan.at(place)
    ways: dict[int, list[Instead]] = {}
    letters: dict[int, Letter] = {}
    for each in inquiry.once(crossings, place):
        letter = letter_of(carrier, each.signal)
        assert letter.level is not None
        now = inquiry.spans.number(each.question)
        item = inquiry.leaf(each.question).id
        ways.setdefault(letter.level, []).append(Instead(item, now, each.number, each.before, each.declared))
        letters.setdefault(letter.level, letter)
    for level in sorted(ways):
        yield Crosses(carrier.id, letters[level], tuple(sorted(ways[level], key=_change)))


def _change(way: Instead) -> tuple[bool, Fraction]:
    """How much of itself a number must change; those that are no valid answer last."""
    return not way.declared, abs(way.number - way.now) / (abs(way.now) or 1)
