"""How answers moved: what was answered to each question before and now, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...alphabets import Carrier
from ...values import LeafReason
from ..cells import Cell
from .change import Moved
from .kinds import Kind, kind_of
from .sides import Sides
from .standing import Standing

NOT_ASKED: Final = Cell("grey", reason=LeafReason.NOT_ASKED.value)
_SEPARATORS: Final = re.compile(r"[;,|\n]")


def moved(sides: Sides, standing: Standing) -> Iterator[Moved]:
    """The answers of one row that are not what they were, in the order of the framework.

    A question that is new was not asked before; that it has no answer now is nothing to tell, unless a rule reads why.
    """
    for was, now in sides.asked:
        kind = _kind(sides, standing, was, now)
        if kind is not Kind.SAME:
            before = NOT_ASKED if was is None else standing.before.answer(was)
            after = standing.after.answer(now)
            notes = "" if was is None else standing.before.note(was.id), standing.after.note(now.id)
            yield Moved(standing.pair.entity, standing.pair.perspective, now.id, kind, before, after, notes)


def _kind(sides: Sides, standing: Standing, was: Carrier | None, now: Carrier) -> Kind:
    """What became of an answer: by what the new rules read in it, not by what it was called."""
    place = now.position
    if place in standing.unread:
        return Kind.BREAK
    old, new = standing.through.situation, standing.after.situation
    if (old.codes[place], old.reasons[place]) == (new.codes[place], new.reasons[place]):
        is_value = new.codes[place] < len(now.values)
        is_other = is_value and was is not None and _says_more(standing, was, now)
        return Kind.OTHER if is_other else Kind.SAME
    kind = kind_of(_state(now, old.codes[place]), _state(now, new.codes[place]), ())
    if was is None and kind is Kind.STILL_GREY and sides.accounting.are_alike(place, old, new):
        return Kind.SAME
    return Kind.OTHER if kind is Kind.SAME else kind


def _says_more(standing: Standing, was: Carrier, now: Carrier) -> bool:
    """Whether the answers differ although both are one to the rules: another number, or other options together."""
    before, after = standing.before, standing.after
    if before.number(was.id) != after.number(now.id):
        return True
    texts = before.said(was.id), after.said(now.id)
    one, other = (sorted(part.strip() for part in _SEPARATORS.split(text)) for text in texts)
    return before.situation.plan.framework is after.situation.plan.framework and one != other


def _state(leaf: Carrier, code: int) -> Cell:
    """Only whether it is known, missing, or does not apply."""
    if code < len(leaf.values):
        return Cell("known")
    return Cell("not_applicable" if code == leaf.not_applicable else "grey")
