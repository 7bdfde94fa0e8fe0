"""Whether enough is known: of each bound that is stated only what can still decide, so that a diagram stays small.

How many inputs apply and how many are known is more than any bound asks. A share is kept as one balance: what is known
above it, what is missing below it. A count never goes beyond the number that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias

from .rules import Rule
from .rules.exact import Exact, lean

Known: TypeAlias = tuple[int, int, int, Exact, Exact, int]

NOTHING_YET: Final[Known] = (0, 0, 0, 0, 0, 0)
_NONE_KNOWN, _SOME_KNOWN = 1, 2


def counting(rule: Rule, weight: Fraction, *, known: bool) -> Callable[[Known], Known | None]:
    """What one more input that applies, of this weight, makes of what was known before; nothing: it is too little now.

    Many states know equally much, so what comes of that is found once.
    """
    least = rule.known_at_least or 0
    reaches = _SOME_KNOWN if known else _NONE_KNOWN
    more_share = _balance(rule.known_share_at_least, Fraction(1), known=known)
    more_weight = _balance(rule.known_weight_at_least, weight, known=known)
    most_missing = rule.missing_at_most
    more_missing = int(most_missing is not None and not known)

    @cache
    def count(before: Known) -> Known | None:
        reached, apply, some, share, heavy, missing = before
        after = (
            max(reached, reaches),
            min(apply + 1, least),
            min(some + known, least),
            share + more_share,
            heavy + more_weight,
            missing + more_missing,
        )
        return None if most_missing is not None and after[-1] > most_missing else after

    return count


def _balance(bound: Fraction | None, weight: Fraction, *, known: bool) -> Exact:
    """What an input adds to a share: never below zero in the end when enough is known."""
    return 0 if bound is None else lean(weight * (known * bound.denominator - bound.numerator))


def is_enough(known: Known) -> bool:
    """Whether at least one input is known, and as much as the bounds say; so too where no input applies."""
    reached, apply, some, share, heavy, _ = known
    return reached == 0 or (reached == _SOME_KNOWN and some >= apply and share >= 0 and heavy >= 0)
