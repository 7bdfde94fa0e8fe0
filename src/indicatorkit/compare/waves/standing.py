"""One row of both waves, scored in all four ways: old and new answers, each by the old and by the new rules."""

from __future__ import annotations

from ...light import dataclass
from .carrying import Carried
from .change import Pair
from .seen import Seen
from .sides import Sides


@dataclass(frozen=True, slots=True)
class Standing:
    """Before and after; `through` are the old answers by the new rules, `back` the new answers by the old rules.

    Where the rules are the same these are `before` and `after`. `unread` and `unread_back` are the places of the
    questions of which the answer cannot be read by the other rules.
    """

    pair: Pair
    before: Seen
    through: Seen
    after: Seen
    back: Seen
    unread: frozenset[int] = frozenset()
    unread_back: frozenset[int] = frozenset()


def standing(sides: Sides, pair: Pair) -> Standing:
    """The row in all four ways."""
    was, now = sides.before.situation(pair.before), sides.after.situation(pair.after)
    old_answers, new_answers = sides.before.answers, sides.after.answers
    before, after = Seen(was, old_answers, pair.before), Seen(now, new_answers, pair.after)
    if sides.same_rules:
        return Standing(pair, before, before, after, after)
    forth: Carried = sides.forth.carried(old_answers, pair.before, was)
    back: Carried = sides.back.carried(new_answers, pair.after, now)
    return Standing(
        pair,
        before,
        Seen(forth.situation, old_answers, pair.before, sides.names.old_of),
        after,
        Seen(back.situation, new_answers, pair.after, sides.names.new_of),
        forth.unread,
        back.unread,
    )
