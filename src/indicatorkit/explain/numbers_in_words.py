"""Claims about numbers in words: what a number is made of, with what it was compared, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ..values import Letter
from ..words import listed
from .claims import Beside, Compared, Composed, Crosses, Instead, Limited
from .numbers import Summand
from .phrases import MOST_LABELS, Phrases

FINER: Final = 3
MOST_PARTS: Final = 6


def composed(claim: Composed, words: Phrases) -> str:
    """What a number is made of, and which inputs bring nothing to it, or something in the place of an answer."""
    made = claim.made
    counting = [each for each in made.parts if each.brings is not None]
    stands_in = [each.item for each in counting if each.stands_in]
    silent = [each.item for each in made.parts if each.brings is None]
    told = [_composed(claim, counting, words)]
    if made.rescaled is not None:
        told.append(words.say("rescaled", number=words.amount(claim.node, made.rescaled)))
    if silent and made.how != "chosen":
        told.append(words.count("does_not_count", len(silent), names=words.names(silent)))
    if stands_in:
        told.append(words.count("stands_in", len(stands_in), names=words.names(stands_in)))
    return "; ".join(told)


def _composed(claim: Composed, counting: Sequence[Summand], words: Phrases) -> str:
    """How the parts make the number; small ones together, so that what is shown still makes it."""
    made = claim.made  # of which only what comes out after a rescale has the unit of the node
    number = words.amount(claim.node, made.number) if made.rescaled is None else words.number_of(made.number)
    if made.how == "divided":
        divided, by = [words.say("has", name=words.name(each.item), label=words.read(each)) for each in counting]
        return words.say("made_divided", divided=divided, by=by, number=number)
    if made.how == "chosen":
        return words.say("made_chosen", name=words.name(counting[0].item), number=number)
    if made.how == "read":
        read = [words.say("has", name=words.name(each.item), label=words.read(each)) for each in counting]
        return words.say("made_read", parts=words.shown(read, MOST_PARTS), number=number)
    by_size = sorted(counting, key=lambda each: -abs(each.brings or Fraction(0)))
    shown = by_size if len(by_size) <= MOST_PARTS or made.how == "multiplied" else by_size[: MOST_PARTS - 1]
    parts = [words.brings(each, weighed=made.how == "added") for each in counting if each in shown]
    rest = [each.brings or Fraction(0) for each in counting if each not in shown]
    if rest:
        parts.append(words.count("other_parts", len(rest), sum=words.number_of(sum(rest, Fraction(0)))))
    return words.say(f"made_{made.how}", parts=listed(parts, words.lang), number=number)


def compared(claim: Compared, words: Phrases) -> str:
    """The number that was compared, as it was rounded, and the band in which it lies."""
    rounding = claim.band.rounding
    key = "compared" if rounding is None else f"compared_{rounding.always or 'rounded'}"
    number, band = words.amount(claim.node, claim.band.number), words.bounds(claim.node, claim.band.interval)
    text = words.say(key, number=number, band=band, label=words.value(claim.node, claim.outcome))
    if claim.limited is None:
        return text
    return words.say("limited", compared=text, label=words.quoted(words.label(claim.node, claim.limited)))


def limited(claim: Limited, words: Phrases) -> str:
    """What the node would be without its limits, and what it is."""
    before, after = (_with_number(words, claim.node, each) for each in (claim.before, claim.after))
    return words.say("without_limits", before=before, after=after)


def _with_number(words: Phrases, node: str, letter: Letter) -> str:
    """What a value is called, with the number of which its level was made."""
    if letter.level is None or letter.number is None:
        return words.value(node, letter) if letter.number is None else words.amount(node, letter.number)
    number = words.amount(node, letter.number)
    return words.say("with_number", label=words.value(node, letter), number=number)


def beside(claim: Beside, words: Phrases) -> str:
    """How far it is to the next band."""
    found = claim.distance
    key = f"{'higher' if found.up else 'lower'}{'' if found.reached else '_past'}"
    label, band = words.value(claim.node, claim.outcome), words.bounds(claim.node, found.interval)
    return words.say(key, by=words.number_of(found.by), label=label, band=band)


def crosses(claim: Crosses, words: Phrases) -> str:
    """The numbers that give another level; those that no question accepts only where there is nothing else."""
    valid = [each for each in claim.ways if each.declared]
    told = [_instead(each, words) for each in valid or claim.ways[:1]]
    ways = words.shown(told, MOST_LABELS, joiner="or")
    return words.say("crosses", label=words.value(claim.node, claim.outcome), ways=ways)


def _instead(way: Instead, words: Phrases) -> str:
    last, first = (words.number_of(each) for each in (way.before, way.number))
    is_plainer = way.declared and len(last) + FINER <= len(first)  # beyond 8000, rather than at 8000.0001
    key = "instead" if way.declared else "instead_beyond"
    if is_plainer:
        key = "instead_above" if way.number > way.now else "instead_below"
    number = words.amount(way.question, way.before if is_plainer else way.number, raw=True)
    return words.say(key, name=words.name(way.question), number=number, now=words.number_of(way.now))
