"""Counts as people read them: how many of how many, and which share that is."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from ..words import Lang, say

HALF = Fraction(1, 2)


def share(number: int, total: int, lang: Lang) -> str:
    """How many of how many, with the share in whole percents where there is one.

    What is not nobody is never 0 %, and what is not everybody never 100 %.

    >>> share(12, 43, "nl"), share(1, 400, "nl"), share(0, 0, "nl")
    ('12 van 43 (28\\xa0%)', '1 van 400 (<\\xa01\\xa0%)', '0 van 0')
    """
    if not total:
        return say("report.share.none", lang, number=number, total=total)
    return say("report.share.of", lang, number=number, total=total, percent=_percent(Fraction(number, total)))


def _percent(found: Fraction) -> str:
    """Whole percents, a half upwards."""
    whole = floor(found * 100 + HALF)
    if whole == 0 and found:
        return "<\u00a01"
    if whole == 100 and found != 1:
        return ">\u00a099"
    return str(whole)
