"""Counts as people read them: how many of how many, and which share that is."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from ..words import Lang, say

HALF = Fraction(1, 2)


def share(number: int, total: int, lang: Lang) -> str:
    """How many of how many, with the share in whole percents where there is one.

    Who is somebody is never 0 %, and who is not everybody never 100 %.

    >>> share(12, 43, "en"), share(1, 400, "en"), share(0, 0, "en")
    ('12 of 43 (28%)', '1 of 400 (<1%)', '0 of 0')
    """
    if not total:
        return say("report.share.none", lang, number=number, total=total)
    return say("report.share.of", lang, number=number, total=total, percent=_percent(Fraction(number, total)))


def _percent(found: Fraction) -> str:
    """Whole percents, a half upwards."""
    whole = floor(found * 100 + HALF)
    if whole == 0 and found:
        return "<1"
    if whole == 100 and found != 1:
        return ">99"
    return str(whole)
